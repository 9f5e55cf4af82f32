"""A grammar of whole answers: *ik kom helaas niet*, *met z'n tweeën*, *Piet Vos komt in mijn plaats*.

A text is read clause by clause, from its start to its end. What is wholly understood is an answer; what has other readings (a
condition, a double negation, two events, guests that can be counted in two ways) is a `DoubtAnswer` with its readings; what does
not start as an answer is none. Words that are left are a comment, where they can be nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from bot.domain.commands import DoubtAnswer, GiveAnswer, Loose
from bot.domain.ids import EventId
from bot.domain.rsvp import NOTHING_MORE, Answer, Extras
from bot.language import answer_vocabulary as vocabulary

MOST_READINGS = 5
"""Buttons in a row."""


@dataclass(slots=True)
class _Clause:
    """A part of the text between two breaks: what its words do, and where the words begin that do nothing."""

    start: int
    end: int
    deeds: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    """What words do that follow the first that does nothing."""
    loose: int | None = None
    hedge: int | None = None
    """The place of the first word that makes it doubtful."""
    first: tuple[int, int] | None = None
    """The place of the day or event that the clause begins with."""
    events: list[int] = field(default_factory=list)
    stated: bool = False
    """It says who comes along, who comes instead, or for which event."""

    told: int | None = None
    """Where the last of that ends: what follows is one remark."""

    def states(self, fact: re.Match[str] | None) -> int | None:
        """Note that it states a fact, and return where that ends."""
        if fact is None:
            return None
        self.stated, self.told = True, fact.end()
        return fact.end()

    @property
    def answer(self) -> Answer | None:
        return _answer_in(self.deeds)

    @property
    def in_doubt(self) -> bool:
        return _doubted(self.deeds)


@dataclass(slots=True)
class _Read:
    clauses: list[_Clause] = field(default_factory=list)
    guests: set[int] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    deputy: str = ""
    maybe_with: str = ""
    """Names after *met*, who may be guests or members themselves."""
    doubt: bool = False
    english: bool = False
    we: bool = False
    """Several people speak."""


def read_answer(text: str, *, weak: bool = False) -> tuple[GiveAnswer | DoubtAnswer, bool] | None:
    """Read a text that is an answer from its start to its end, and say whether its words are English; None where it is none.

    `weak`: also what is an answer only to whoever just asked (*ja*, *helaas niet*).
    """
    said, *remarks = vocabulary.REMARK.split(text.strip(), maxsplit=1)
    remark = remarks[0].strip(" ,") if remarks else ""
    asks = "?" in said
    said = said.replace("?", " ").strip()
    read = _scan(said)
    if not _is_answer(read, weak=weak) or (asks and any(each.loose is not None for each in read.clauses)):
        return None
    return _meaning(text, said, remark, read, asks=asks), read.english


def _is_answer(read: _Read, *, weak: bool) -> bool:
    """Return whether it starts as an answer: with one, with its event, or with who comes instead."""
    first = next((each for each in read.clauses if each.answer or each.in_doubt or each.loose is not None or "deputy" in each.deeds), None)
    if first is None or (first.loose is not None and not first.answer and not first.in_doubt and not first.stated):
        return False
    strong = {"yes", "no", "maybe", "deputy"}
    deeds = {deed for clause in read.clauses for deed in clause.deeds}
    return bool(deeds & strong) or {"not", "can"} <= deeds or (weak and bool(deeds & {"not", "aye", "nay", "does", "can"}))


def _scan(text: str) -> _Read:
    """Read word by word what each part of the text does."""
    read = _Read()
    clause = _Clause(0, 0)
    at = behind = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
        elif (broken := vocabulary.BREAK.match(text, at)) or (
            at > clause.start and _starts_word(text, at) and vocabulary.LINK.match(text, at)
        ):
            clause.end = at
            read.clauses.append(clause)
            at = broken.end() if broken else at
            clause = _Clause(at, at)
        elif emoji := vocabulary.EMOJI.match(text, at):
            at = emoji.end()
        elif (end := _fact(read, clause, text, at)) is not None:
            at = end
        elif (word := _vocabulary().match(text, at)) and word.end() > at:
            _take(read, clause, text, word, behind)
            at = word.end()
        else:
            if clause.loose is None:
                clause.loose = at if clause.told is None else clause.told
            at = behind = vocabulary.WORD.match(text, at).end()  # type: ignore[union-attr]
    clause.end = len(text)
    read.clauses.append(clause)
    return read


def _take(read: _Read, clause: _Clause, text: str, word: re.Match[str], behind: int) -> None:
    """Take in what a word of the vocabulary does; `behind` is where the words before it end that do nothing."""
    deed, _, tongue = _deeds()[word[0].lower()].partition(" ")
    read.english |= tongue == "en"
    read.we |= bool(re.search(r"\b(?:wij|we)\b", word[0], re.IGNORECASE))
    when = vocabulary.TELLS_WHEN.match(text, clause.loose if clause.deeds else clause.start) if clause.loose is not None else None
    if when and not read.clauses and not clause.first and (deed == "not" if clause.deeds else vocabulary.SELF.search(word[0])):
        clause.first, clause.loose = (when.start(), behind), None  # *maandag ben ik er niet*, *ik kom maandag niet*
        clause.deeds, clause.behind = clause.deeds + clause.behind, []
    if deed == "doubt" and clause.hedge is None:
        clause.hedge = word.start()
    if deed:
        (clause.behind if clause.loose is not None else clause.deeds).append(deed)


def _fact(read: _Read, clause: _Clause, text: str, at: int) -> int | None:
    """Read an event's number, guests or a deputy at this place; return where it ends."""
    if not _starts_word(text, at):
        return None
    found = (reader(read, clause, text, at) for reader in (_event, _deputy, _guests, _named, _comes_with))
    return next((end for end in found if end is not None), None)


def _event(read: _Read, clause: _Clause, text: str, at: int) -> int | None:
    found = vocabulary.EVENT.match(text, at) or (
        vocabulary.BARE_EVENT.match(text, at) if clause.deeds and not _said(read, clause) else None
    )
    if found:
        clause.events.append(int(found["number"]))
    return clause.states(found)


def _deputy(read: _Read, clause: _Clause, text: str, at: int) -> int | None:
    found = vocabulary.DEPUTY.match(text, at)
    name = next(filter(None, found.groups()), "") if found else ""
    if found and name.lower() in vocabulary.NO_DEPUTY:
        clause.loose = at if clause.loose is None else clause.loose
        return found.end()
    if not found or not _is_name(name):
        return None
    read.deputy = name
    read.english |= bool(vocabulary.ENGLISH_DEPUTY.search(found[0]))
    clause.deeds.append("deputy")
    return clause.states(found)


def _guests(read: _Read, clause: _Clause, text: str, at: int) -> int | None:
    found = vocabulary.GUESTS.match(text, at)
    if not found or not _boundary(text, found.end()) or (found["bare"] and clause.loose is not None):
        return None
    counts = _counted(found, we=read.we)
    read.doubt |= len(counts) > 1 or bool(read.guests and read.guests != counts)
    read.doubt |= bool(found["none"]) and "not" in clause.deeds  # not alone: with how many?
    read.guests |= counts
    called = vocabulary.CALLED.match(text, found.end())
    names = [name for name in vocabulary.BETWEEN_NAMES.split(called["names"]) if name] if called else []
    if called and counts == {len(names)}:
        read.names += names
        return clause.states(called)
    return clause.states(found)


def _named(read: _Read, clause: _Clause, text: str, at: int) -> int | None:
    found = vocabulary.NAMED.match(text, at)
    if not found or clause.loose is not None:
        return None
    names = [part.strip(" ,.") for part in vocabulary.BETWEEN_NAMES.split(text[found.end() :]) if part.strip(" ,.")]
    read.names += names
    read.doubt |= not all(map(_is_name, names))
    clause.states(found)
    return len(text)


def _comes_with(read: _Read, clause: _Clause, text: str, at: int) -> int | None:
    found = vocabulary.COMES_WITH.match(text, at)
    if not found or read.guests or clause.loose is not None or vocabulary.FREE.match(found["names"]):
        return None
    read.maybe_with, read.doubt = found["names"], True
    return found.end()


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or text[at] in ":+" or not text[at - 1].isalnum()


def _said(read: _Read, clause: _Clause) -> bool:
    return bool(clause.loose is not None or clause.events or read.guests or any(each.events for each in read.clauses))


def _boundary(text: str, at: int) -> bool:
    return at >= len(text) or not (text[at].isalnum() or text[at] in "-'_")


def _counted(found: re.Match[str], *, we: bool) -> set[int]:
    """Count the guests: *met z'n tweeën* is one beside oneself; *met 3 personen* is two where *we* say it, else two or three."""
    if typed := found["plus"] or found["some"]:
        return {_count(typed)}
    if typed := found["together"] or found["us"]:
        return {vocabulary.TOGETHER[typed.lower()] - 1}
    if typed := found["heads"] or found["bare"]:
        count = _count(typed)
        return {max(count - 1, 0)} if we else {max(count - 1, 0), count}
    if typed := found["mine"] or found["single"]:
        several = re.search(r"(?:'?s|en)$", typed, re.IGNORECASE) and typed.lower() not in {"extra", "kennis", "others"}
        return {2, 3} if several else {1}
    return {0}


def _count(typed: str) -> int:
    return int(typed) if typed.isdecimal() else vocabulary.COUNTS[typed.lower()]


def _is_name(name: str) -> bool:
    """Return whether this can be a name: no digits, and none of the words that answers are made of."""
    if len(name) > 60 or re.search(r"\d", name.replace("<@", "").split(">")[0] if not name.startswith("<@") else ""):  # noqa: PLR2004
        return False
    if name.lower() in vocabulary.NOBODY:
        return False
    deeds = (_deeds().get(word.lower(), "") for word in name.split(" "))
    return not any(deeds) and not re.match(r"(?:ik|we|wij|i|dan|er)\b", name, re.IGNORECASE)


def _answer_in(deeds: Iterable[str]) -> Answer | None:
    """Return what the words of one clause come to; None where they say nothing, or are in doubt (`_doubted`)."""
    said = list(deeds)
    if _doubted(said):
        return None
    if "maybe" in said:
        return Answer.MAYBE
    if "deputy" in said or "no" in said or "nay" in said or "not" in said:
        return Answer.NO
    return Answer.YES if {"yes", "aye", "does"} & set(said) else None


def _doubted(deeds: Iterable[str]) -> bool:
    """Return whether the words of one clause are at odds, or say only under which condition."""
    said = list(deeds)
    denied, refused = said.count("not"), {"no", "nay"} & set(said)
    if "doubt" in said or denied > 1:
        return True
    if "maybe" in said:
        return bool(denied or refused or "deputy" in said)
    if "no" in said or "deputy" in said:
        return bool(denied) or bool({"yes", "aye", "does"} & set(said) - ({"yes"} if "deputy" in said else set()))
    if "nay" in said:
        return not denied and bool({"yes", "aye", "does"} & set(said))
    if denied:
        return "does" in said or "aye" in said
    return "can" in said and "yes" not in said and "aye" not in said and "does" not in said


def _meaning(typed: str, said: str, remark: str, read: _Read, *, asks: bool) -> GiveAnswer | DoubtAnswer:
    own = [each for each in read.clauses if each.deeds and (each.answer or each.in_doubt) and not _is_aside(each, read)]
    answers = list(dict.fromkeys(each.answer for each in own if each.answer))
    events = list(dict.fromkeys(event for each in read.clauses for event in each.events))
    about, beside = _left(said, read, own)
    answer = answers[0] if len(answers) == 1 else None
    extras = _extras(read, answer)
    sure = (
        answer is not None
        and not asks
        and not read.doubt
        and len(events) < 2  # noqa: PLR2004
        and not any(each.in_doubt and not (answer is Answer.MAYBE and _only_hedges(each)) for each in own)
        and not any(_may_change(each, said, answer) for each in read.clauses)
        and not (read.deputy and answer is not Answer.NO)
        and not (answer is Answer.NO and read.guests - {0})
    )
    event = EventId(events[0]) if events else None
    made = GiveAnswer(
        answer=answer or Answer.YES,
        event=event,
        extras=replace(extras, comment=", ".join(filter(None, (about, beside, remark))) or None),
        loose=Loose(
            about=about,
            beside=beside,
            remark=", ".join(filter(None, (beside, remark))),
            strict=bool(about) and event is None and not read.guests and not vocabulary.FREE.match(about),
        ),
    )
    if sure:
        return made
    return DoubtAnswer(typed=typed, readings=tuple(_readings(made, said, read, own, answers, events))[:MOST_READINGS])


def _only_hedges(clause: _Clause) -> bool:
    """Return whether a clause says no more than what it hangs on, which a *misschien* says already."""
    return not {"yes", "no", "aye", "nay", "deputy", "maybe"} & {*clause.deeds, *clause.behind}


def _is_aside(clause: _Clause, read: _Read) -> bool:
    """Return whether a clause only remarks on the answer: its first word that does nothing comes before what it says."""
    return clause.loose is not None and not clause.deeds and clause is not read.clauses[0]


def _extras(read: _Read, answer: Answer | None) -> Extras:
    names = tuple(read.names) or None
    guests = max(read.guests) if read.guests else len(names) if names else None
    return Extras(guests=None if answer is Answer.NO and not guests else guests, names=names, deputy=read.deputy or None)


def _left(said: str, read: _Read, own: list[_Clause]) -> tuple[str, str]:
    """Return the words that do nothing: those right after the answer, and those further on."""
    about, spans = "", list[list[int]]()
    if read.clauses[0].first:
        about = said[slice(*read.clauses[0].first)].strip()
    follows = -1
    for place, clause in enumerate(read.clauses):
        first = own and clause is own[0]
        if clause.loose is None and (clause.hedge is None or clause not in own):
            continue
        if first and clause.hedge is None and clause.loose is not None and not about:
            about = said[clause.loose : clause.end].strip(" ,;")
            continue
        starts = [each for each in (clause.hedge, clause.loose) if each is not None]
        start = min(starts) if first or clause.stated else clause.start
        if follows == place - 1 and spans and not clause.stated:
            spans[-1][1] = clause.end
        else:
            spans.append([start, clause.end])
        follows = place
    return about, ", ".join(said[start:end].strip(" ,;") for start, end in spans)


def _may_change(clause: _Clause, said: str, answer: Answer) -> bool:
    """Return whether words that look like a comment may change the answer."""
    words = set(clause.behind)
    if clause.loose is None:
        return False
    text = said[clause.start : clause.end]
    if not clause.answer:
        words |= set(clause.deeds)
    if answer is Answer.MAYBE:
        return bool(words & {"yes", "no", "deputy", "aye", "nay"})
    if answer is Answer.NO:
        return bool(words & {"yes", "maybe", "does", "aye", "doubt"})
    if words & {"not", "can"} and not words & {"no", "nay", "maybe", "doubt", "deputy"}:
        return "not" in words and not vocabulary.OWN_MATTERS.search(text)
    return bool(words & {"no", "nay", "maybe", "doubt", "deputy"})


def _readings(
    made: GiveAnswer, said: str, read: _Read, own: list[_Clause], answers: list[Answer], events: list[int]
) -> Iterator[GiveAnswer]:
    """Return what may be meant, likeliest first: each event, each way to count the guests, or each of the three answers."""
    bare = replace(made, loose=replace(made.loose, strict=False))
    if len(events) > 1:
        given = {event: clause.answer for clause in own for event in clause.events}
        for event in events:
            meant = given.get(event)
            for answer in [meant] if meant else answers or list(Answer):
                yield replace(bare, event=EventId(event), answer=answer)
        return
    if len(answers) > 1 and sum(clause.loose is not None for clause in own) > 1:
        yield from _each_for_its_own(bare, said, own)
        return
    kept = answers if len(answers) == 1 else list(Answer)
    if read.maybe_with:
        names = tuple(part for part in vocabulary.BETWEEN_NAMES.split(read.maybe_with) if part)
        yield replace(bare, extras=replace(bare.extras, guests=len(names), names=names))
        said_with = ", ".join(filter(None, (f"met {read.maybe_with}", bare.extras.comment)))
        yield replace(bare, extras=replace(bare.extras, comment=said_with))
        return
    if len(read.guests) > 1:
        for guests in sorted(read.guests):
            yield replace(bare, answer=kept[0], extras=replace(bare.extras, guests=guests))
        return
    if read.deputy:
        yield replace(bare, answer=Answer.NO)
        yield replace(bare, answer=Answer.YES, extras=replace(bare.extras, deputy=None))
        return
    for answer in Answer if any(each.in_doubt for each in own) or not kept or len(kept) == 1 else kept:
        yield replace(bare, answer=answer, extras=replace(bare.extras, guests=None, names=None) if answer is Answer.NO else bare.extras)


def _each_for_its_own(made: GiveAnswer, said: str, own: list[_Clause]) -> Iterator[GiveAnswer]:
    for clause in own:
        if clause.answer is not None:
            about = said[clause.loose : clause.end].strip(" ,;") if clause.loose is not None else ""
            yield replace(made, answer=clause.answer, extras=NOTHING_MORE, loose=Loose(about=about))


@cache
def _deeds() -> dict[str, str]:
    """Return what each word or phrase does."""
    return {phrase: deed for deed, phrases in reversed(vocabulary.WORDS.items()) for phrase in phrases.split("|")}


@cache
def _vocabulary() -> re.Pattern[str]:
    longest = sorted(_deeds(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?![\w'-])", re.IGNORECASE)
