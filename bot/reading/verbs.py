"""Dutch verbs as minutes use them: who does something, who only says something, and what is undone by its particle.

>>> promises("stuurt", "de stukken rond"), promises("meldt", "dat de zaal vol is")  # a verb of doing, one of reporting
(True, False)
>>> promises("stelt", "een brief op"), promises("stelt", "voor om te wachten")  # what follows decides: opstellen, voorstellen
(True, False)
"""

import re

from bot.reading.language import Said, said, table, word_list, wording
from bot.reading.words import within

_SAYS = Said("verbs")

DOING: dict[str, str] = {}
"""Every present form of a verb of doing, by its infinitive."""
_SHORTEST = 3
for _pair in wording("verbs.doing").split():
    _single, _many = _pair.split("/")
    _of_me = _single.endswith("t") and len(_single) > _SHORTEST and not _many.endswith("ten")
    DOING |= dict.fromkeys((_single, _many, _single.removesuffix("t") if _of_me else _single), _many)
_SINGULAR = {many: single for single, many in reversed(DOING.items()) if single != many and single.endswith("t")}

REPORTING = word_list("verbs.reporting")
_NEVER = {verb: re.compile(pattern, re.IGNORECASE | re.DOTALL) for verb, pattern in table("verbs.never_after").items()}
"""What may not follow a verb that otherwise promises something; an empty pattern: it always reports."""
STATIVE_END = said("verbs.stative_end")
STATIVE = said("verbs.stative")


def is_strange(verb: str) -> bool:
    """Return whether a word looks like a verb in the present tense that no table knows."""
    return len(verb) > _SHORTEST and verb.islower() and verb.endswith(("t", "en")) and verb not in DOING and verb not in REPORTING


def is_of_a_person(verb: str) -> bool:
    """Return whether a verb in the present tense tells what somebody does or says."""
    return verb.endswith("t") and (verb in DOING or (verb in REPORTING and not STATIVE.match(verb)))


def is_first_person(verb: str) -> bool:
    """Return whether a form fits only `ik`, or a verb turned before `je`."""
    verb = verb.lower()
    return verb in DOING and verb not in (DOING[verb], _SINGULAR.get(DOING[verb], verb))


def is_plural(verb: str) -> bool:
    """Return whether a form is the plural of a verb of doing, which is its infinitive as well."""
    return DOING.get(verb) == verb


def promises(verb: str, rest: str) -> bool | None:
    """Return whether a present-tense verb with what follows promises a deed; None when the verb is not known."""
    verb = verb.lower()
    if verb not in DOING:
        return False if verb in REPORTING else None
    pattern = _NEVER.get(_SINGULAR.get(DOING[verb], verb))
    return pattern is None or not pattern.match(rest.lstrip())


def tells_a_deed(text: str) -> bool:
    """Return whether a sentence without a subject in front holds a verb that can be a promise."""
    return any(word in DOING and word not in REPORTING for word in re.findall(r"[a-zéëïö]+", text))


def will_do(rest: str) -> bool:
    """Return whether what follows `zal` ends in a deed."""
    clause = re.split(r"[;]|,\s*(?:zodat|omdat|waarna|want|maar|om\b|mits|tenzij)|\.\s*$", rest, maxsplit=1)[0]
    return not STATIVE_END.search(clause.rstrip()) and bool(re.search(r"\w{2,}en\b|\w*(?:gaan|doen|slaan|staan|zien)\b|\bna\b", clause))


def takes_on(sentence: str) -> bool:
    """Return whether the sentence only takes on what the one before it says."""
    return bool(_SAYS.takes_on.search(sentence)) and within(sentence, 9)
