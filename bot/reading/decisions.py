"""Decisions: what the meeting settled, told from proposals, questions, wishes and what others decided."""

import re
from dataclasses import dataclass, replace

from bot.reading.findings import Certainty, FoundDecision, Taken, Way
from bot.reading.headings import Section
from bot.reading.language import Said, all_said, table, word_list
from bot.reading.moods import decides_nothing, is_condition, is_done, is_long_ago, is_question, is_report, is_wish
from bot.reading.owners import Owners
from bot.reading.parts import Document, Kind, Mark, Sentence
from bot.reading.promises import clauses
from bot.reading.words import key_words, squeeze, within

_SAYS = Said("decisions")
_WORDS = Said("decision_words")
_CERTAIN = all_said("decision_words.certain")
_DOUBTFUL = all_said("decision_words.doubtful")
_STATES = word_list("decision_words.states")
_WAYS = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in table("decision_words.ways").items()), re.IGNORECASE)
BODIES = table("decision_words.bodies")
"""What a title calls a body, and how its own minutes name it: `het college besluit` is ours only in the minutes of a college."""

SAME_ENOUGH = 0.6
_FEW = 2
_NEAR = 3
MAX_ROWS = 150


@dataclass(slots=True)
class _Draft:
    text: str
    sentence: Sentence
    certainty: Certainty
    source: str
    at: int
    listed: bool = False


def find_decisions(document: Document, owners: Owners, *, taken: dict[int, set[str]], title: str) -> tuple[FoundDecision, ...]:
    """Find the decisions; what an action item has `taken` of a sentence is none."""
    own = ours(" ".join([title, *document.head[:4]]))
    terse = "besluitenlijst" in title.lower() or any("besluitenlijst" in head.lower() for head in document.head)
    drafts: list[_Draft] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.section in {Section.HEAD, Section.ACTIONS, Section.OTHER} or sentence.kind in {Kind.FIELD, Kind.HEADING}:
            continue
        if sentence.mark in {Mark.ACTION, Mark.ASIDE} or sentence.listed or sentence.done:
            continue
        rest = "; ".join(part for part in clauses(sentence.text) if part not in taken.get(index, ()))
        if index in taken and sentence.mark is not Mark.DECISION and (rest == sentence.text or not rest or sentence.text in taken[index]):
            continue
        draft = _marked(index, document.sentences, drafts) or _told(index, rest, document.sentences, owners, own, terse=terse)
        if draft is None:
            continue
        last = drafts[-1] if drafts and index - drafts[-1].at <= _NEAR and drafts[-1].sentence.item == sentence.item else None
        if last is None or not _one_with(last, draft):
            drafts.append(draft)
    kept = _without_doubles(drafts)
    return tuple(FoundDecision(draft.text, draft.sentence.item, draft.certainty, draft.source, how(draft.source)) for draft in kept)


def _one_with(last: _Draft, draft: _Draft) -> bool:
    """Join what only goes on, or only says how it was decided (`Hamerstuk.`), with the decision beside it."""
    beside = last.at == draft.at - 1
    goes_on = beside and last.sentence.block == draft.sentence.block and _WORDS.goes_on.match(draft.text)
    if goes_on:
        last.text = squeeze(f"{last.text} {draft.text}")
    elif beside and _WORDS.only_way.match(last.text):
        last.text, last.certainty, last.sentence = draft.text, draft.certainty, draft.sentence
    elif not (_WORDS.only_way.match(draft.text) and within(draft.text, 8)):
        return False
    last.source, last.at = squeeze(f"{last.source} {draft.source}"), draft.at
    return True


def _marked(index: int, sentences: list[Sentence], drafts: list[_Draft]) -> _Draft | None:
    """Take what the writer marked as a decision, or put in the list of decisions."""
    sentence = sentences[index]
    in_list = sentence.section is Section.DECISIONS and (sentence.kind is Kind.BULLET or sentence.mark is Mark.DECISION)
    if sentence.mark is not Mark.DECISION and not in_list:
        return None
    if _WORDS.no_content.match(sentence.text) or decides_nothing(sentence.text):
        return None
    if in_list and drafts and drafts[-1].sentence.block == sentence.block:
        return None
    before = sentences[index - 1] if index else None
    if before and before.item == sentence.item and within(sentence.text, 6) and _WORDS.agrees.search(sentence.text) and _waits(before):
        return replace(_both(before, sentence, sentence.text, index), listed=in_list)
    return _Draft(squeeze(sentence.text), sentence, Certainty.CERTAIN, sentence.source, index, listed=in_list)


def _both(before: Sentence, sentence: Sentence, text: str, index: int) -> _Draft:
    """Take a sentence with the one before it, which it settles."""
    both, source = squeeze(f"{before.text} {text}"), squeeze(f"{before.source} {sentence.source}")
    return _Draft(both, sentence, Certainty.CERTAIN, source, index)


def _waits(before: Sentence) -> bool:
    """Return whether a sentence is a question or a proposal that the next one answers."""
    return before.mark is Mark.ASIDE or is_question(before.text) or bool(_WORDS.proposes.search(before.text))


def _told(index: int, text: str, sentences: list[Sentence], owners: Owners, own: re.Pattern[str] | None, *, terse: bool) -> _Draft | None:
    sentence = sentences[index]
    said = own.sub("de vergadering", text) if own else text
    said = "; ".join(part for part in said.split("; ") if not is_long_ago(part))
    if not said or _is_none(said):
        return None
    before = sentences[index - 1] if index and sentences[index - 1].block == sentence.block else None
    waits = before is not None and (_waits(before) or (within(text, 3) and bool(_WORDS.asks_for.search(before.text))))
    if before is not None and waits and _WORDS.agrees.search(text) and within(text, 9) and not _WORDS.names_paper.search(text):
        return _both(before, sentence, text, index)
    sure = _judge(said)
    near = sum(other.block == sentence.block for other in sentences[max(0, index - 2) : index + 3])
    if sure is None and terse and near <= _FEW:  # it has its paragraph to itself, or shares it with one other
        sure = _terse(text, owners)
    agreed = sentence.mark is Mark.AGREEMENT or (sentence.section is Section.AGREEMENTS and sentence.kind is Kind.BULLET)
    if sure is None and agreed and not re.search(r"\bvolgende? (?:overleg|vergadering|keer|bijeenkomst)\b", text, re.IGNORECASE):
        sure = Certainty.CERTAIN
    if sure and before is not None and _SAYS.without_subject.match(text) and within(text, 6):
        return replace(_both(before, sentence, text, index), certainty=sure)
    return _Draft(squeeze(text), sentence, sure, sentence.source, index) if sure else None


def _is_none(text: str) -> bool:
    if is_question(text) or decides_nothing(text) or is_report(text) or _WORDS.other_paper.search(text) or _WORDS.other_agent.search(text):
        return True
    return bool(_WORDS.perfect.search(text)) and not _WORDS.own_perfect.search(text)


def _judge(text: str) -> Certainty | None:
    """Weigh one sentence: a condition and a wish hardly ever settle anything, a proposal waits for its answer."""
    wish = is_wish(text)
    doubt: bool | None = None
    if is_condition(text) and not re.search(r"\bbesloten\b|\bafgesproken\b", text):
        doubt = bool(_WORDS.condition_settles.search(text)) and not wish
    elif wish:
        doubt = bool(_DOUBTFUL[0].search(text))
    elif _WORDS.proposes.search(text) and not _WORDS.proposal_taken.search(text) and not _CERTAIN[0].search(text):
        doubt = bool(re.search(r"\bwordt voorgesteld\b", text))
    if doubt is not None:
        return Certainty.DOUBTFUL if doubt else None
    if any(pattern.search(text) for pattern in _CERTAIN):
        return Certainty.DOUBTFUL if _DOUBTFUL[1].search(text) or is_done(text) else Certainty.CERTAIN
    first = _WORDS.first_person.match(text)  # `we` with a verb in the present tense and a word that says it is from now on
    if first and (verb := first["verb"] or first["later"]).lower() not in _STATES and verb.endswith("en"):
        return Certainty.CERTAIN
    return Certainty.DOUBTFUL if any(pattern.search(text) for pattern in _DOUBTFUL) else None


def _terse(text: str, owners: Owners) -> Certainty | None:
    """In a list of decisions a line without a subject is one."""
    if _WORDS.terse_end.search(text):
        return Certainty.CERTAIN
    if _WORDS.terse_skip.search(text) or owners.at_start(text) or is_wish(text) or within(text, _FEW):
        return None
    return Certainty.CERTAIN if _WORDS.terse.search(text) else None


def _without_doubles(drafts: list[_Draft]) -> list[_Draft]:
    """Keep one draft for what is both in the text and in the list of decisions."""
    rows = [(draft, key_words(draft.text)) for draft in drafts if draft.listed][:MAX_ROWS]
    kept: list[_Draft] = []
    twins: set[int] = set()
    for draft in drafts:
        words = key_words(draft.text) if rows and not draft.listed else frozenset()
        twin = next((row for row, own in rows if words and own and len(own & words) >= SAME_ENOUGH * min(len(own), len(words))), None)
        if twin is None:
            kept.append(draft)
        elif id(twin) not in twins:
            twins.add(id(twin))
            draft.certainty = Certainty.CERTAIN
            kept.append(draft)
    return [draft for draft in kept if id(draft) not in twins]


def ours(title: str) -> re.Pattern[str] | None:
    """Return a pattern for the body whose minutes these are, where its title tells."""
    named = [name for key, name in BODIES.items() if re.search(key, title, re.IGNORECASE)]
    words = {form for word in _WORDS.body.findall(title.lower()) for form in (word, re.sub(r"\w+raad$", "raad", word))}
    words |= {"gemeenteraad"} if re.search(r"\braad\b(?! van)", title, re.IGNORECASE) else set()
    named += [rf"(?:(?:de|het)\s+)?{word}(?:\s+van\s+toezicht)?" for word in sorted(words)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(named)})(?![\w-])(?!\s+van\s+\w)", re.IGNORECASE) if named else None


def how(text: str) -> Taken | None:
    """Return how a decision was taken, where its sentence says so; numbers tell more than a word."""
    found = [(way, match[way]) for match in _WAYS.finditer(text) for way in Way if match[way]]
    best = min(found, key=lambda each: not any(sign.isdigit() for sign in each[1]), default=None)
    return Taken(*best) if best else None
