"""How Dutch minutes word a decision, and what only looks like one."""

import re

from bot.reading.findings import Taken, Way
from bot.reading.language import all_said, said, table, word_list, wording

OWN = wording("parts.own_body")
PAPER = wording("parts.paper")
_BODY = re.compile(r"\b(?:g?mr|or|rv[tc])\b|\w*(?:raad(?!s(?:commissie|le))|groep|commissie|comité|kring|tafel|netwerk)")
BODIES = table("decision_words.bodies")
"""What a title calls a body, and how its own minutes name it: `het college besluit` is ours only in the minutes of a college."""


def ours(title: str) -> re.Pattern[str] | None:
    """Return a pattern for the body whose minutes these are, where its title tells."""
    named = [name for key, name in BODIES.items() if re.search(key, title, re.IGNORECASE)]
    words = {form for word in _BODY.findall(title.lower()) for form in (word, "(?:gemeente)?raad" if word.endswith("raad") else word)}
    named += [rf"(?:(?:de|het)\s+)?{word}(?:\s+van\s+toezicht)?" for word in sorted(words)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(named)})(?![\w-])(?!\s+van\s+\w)", re.IGNORECASE) if named else None


WAYS = {Way(name): words for name, words in table("decision_words.ways").items()}
_WAYS = re.compile("|".join(rf"(?P<{way.name}>\b(?:{words})\b)" for way, words in WAYS.items()), re.IGNORECASE)


def how(text: str) -> Taken | None:
    """Return how a decision was taken, where its sentence says so; numbers tell more than a word."""
    found = [(Way[name], match[name]) for match in _WAYS.finditer(text) for name in Way.__members__ if match[name]]
    best = min(found, key=lambda each: not any(sign.isdigit() for sign in each[1]), default=None)
    return Taken(*best) if best else None


CERTAIN = all_said("decision_words.certain")
DOUBTFUL = all_said("decision_words.doubtful")
# matches: We houden het bij een boek
# not: Het bestuur houdt het bij een boek
FIRST_PERSON = re.compile(
    r"^(?:Dus |En |Verder )?[Ww](?:e|ij)\s+(?P<verb>\w+)\s+(?:een|de|het|geen|dit|deze|die|er|op|in|voor|met|voortaan|\d+|\w+)\b"
)
STATES = word_list("decision_words.states")
PROPOSES = said("decision_words.proposes")
AGREES = said("decision_words.agrees")
OTHER_AGENT = said("decision_words.other_agent")
PERFECT = said("decision_words.perfect")
OWN_PERFECT = re.compile(rf"(?:\b{OWN}\s+(?:heeft|hebben)\b|\b(?:heeft|hebben)\s+{OWN}\b)", re.IGNORECASE)
OTHER_PAPER = said("decision_words.other_paper")
NO_CONTENT = said("decision_words.no_content")
TERSE_SKIP = said("decision_words.terse_skip")
TERSE = re.compile(r"\bt\.l\.v\.|\b(?:wordt|gaat|worden|vervalt|instemmen|afwijzen|verlengen|toekennen|niet)\b", re.IGNORECASE)
TERSE_END = re.compile(r":\s*(?:niet\s+|wel\s+)?\w+en[.]?$", re.IGNORECASE)
ONLY_WAY = said("decision_words.only_way")
GOES_ON = said("decision_words.goes_on")
CONDITION_SETTLES = re.compile(r":\s|\breservedatum\b|\bdan (?:gaat|wijken|pakken|doen|gaan)\b|\bgaat (?:\S+\s+){1,5}niet door\b")
PROPOSAL_TAKEN = said("decision_words.proposal_taken")
FROM_NOW_ON = re.compile(r"\b(?:voortaan|definitief|niet langer|geen .* meer|alleen nog|met ingang van|vanaf)\b")
