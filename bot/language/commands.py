"""The grammar of `/prs`: case, spaces and hyphens do not matter, every Dutch word has an English alias."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from html import escape
from typing import Literal

from bot.domain.commands import (
    AddAction,
    AddDecision,
    AskDecisions,
    AskNetwork,
    ChooseLanguage,
    Command,
    DoubtAnswer,
    DraftOfMinutes,
    FinishAction,
    GiveAnswer,
    Help,
    Incomplete,
    ListActions,
    ListAttendees,
    ListEvents,
    LookAtAction,
    LookAtAgenda,
    LookAtCoverage,
    LookAtDecision,
    LookAtEvent,
    LookAtMinutes,
    LookAtMyData,
    LookAtPoll,
    LookAtPolls,
    LookAtQuestion,
    LookAtQuestions,
    LookAtStatus,
    LookAtTurnout,
    ManageEvent,
    NewEvent,
    NewMinutes,
    NewPoll,
    NextMeeting,
    OpenSettings,
    PlanYear,
    ProposeItem,
    ReopenAction,
    ShareExperience,
    UnknownWord,
)
from bot.domain.errors import shortened
from bot.domain.events import EventKind
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId, PollId, QuestionId
from bot.domain.members import Language
from bot.domain.polls import PollKind
from bot.language.answers import read_answer
from bot.slack.markup import MENTION, as_typed, unformatted

_NUMBER = re.compile(r"#?(?P<letter>[vabpk])\s?-?(?P<number>\d{1,9})[?!.]*", re.IGNORECASE)
_IS_DONE = re.compile(r"a\s?-?(?P<number>\d{1,9})(?: is)? (?:klaar|gereed|afgerond|done)[!.]*", re.IGNORECASE)
_AROUND = "is de onze het er weer ook alweer nou eigenlijk een eerstvolgende volgende vergadering overleg"
"""Words with which *wanneer* still asks for the next meeting only."""
# matches: hoi allemaal, wanneer is de vergadering
# not: wanneer is de vergadering
_GREETING = re.compile(
    r"(?:hoi|hallo|hi|hey|hello|dag|beste|goede ?(?:morgen|middag|navond|avond)|good (?:morning|afternoon|evening))"
    r"(?: (?:allemaal|prs|bot|iedereen|all|there))*[\s,!.:-]+"
)
# matches: wanneer is de vergadering, graag
# not: graag gezien
_POLITE = re.compile(
    r"(?:,?\s*(?:graag|alstublieft|alsjeblieft|a\.?u\.?b\.?|s\.?v\.?p\.?|please|bedankt|dank (?:je|u)(?: wel)?|thanks))+[.!?]*$",
    re.IGNORECASE,
)
_HARDLY_AN_ANSWER = re.compile(r"(?:misschien|wellicht|mogelijk|maybe|perhaps|yes|no|ja|nee|aanwezig|afwezig)\b", re.IGNORECASE)
_ANSWERED_PRIVATELY = (
    "acties",
    "actiepunten",
    "actie",
    "deelnemers",
    "instellingen",
    "status",
    "actions",
    "attendees",
    "settings",
)
# matches: wat zijn mijn acties
# not: wat zijn de besluiten
_OWN_BUSINESS = re.compile(
    r"\b(?:mijn|my)\b.*\b(?:acties?|actiepunt\w*|taken|antwoord|instellingen|gegevens|herinner\w*|actions?|answer|settings|data|tasks)\b"
    r"|\b(?:actielijst|presentielijst|deelnemerslijst|instellingen|nog niet gereageerd)\b"
    r"|\bwie (?:heeft|hebben|komen|komt|is|zijn|moet)\b.*\b(?:gereageerd|geantwoord|aangemeld|afgemeld|reageren)\b",
    re.IGNORECASE,
)
_MUCH_LESS = 0.12
"""A command this much less similar to what was typed than the best one is not offered beside it: no *besluit* for *sluitt*."""
_POLLS = {
    "peiling": PollKind.POLL,
    "voorstel": PollKind.PROPOSAL,
    "datumprikker": PollKind.DATES,
    "belangstelling": PollKind.INTEREST,
    "belangstelling peilen": PollKind.INTEREST,
}
_POLLS_IN_ENGLISH = {
    "poll": PollKind.POLL,
    "proposal": PollKind.PROPOSAL,
    "date poll": PollKind.DATES,
    "interest": PollKind.INTEREST,
    "interest poll": PollKind.INTEREST,
}
_MEANT = {
    "wanneer": ("wanneer", "vergaderingen"),
    "acties": ("acties", "acties alle", "acties @naam"),
    "actiepunten": ("acties", "acties alle", "acties @naam"),
    **dict.fromkeys(("actielijst", "taken", "todo"), ("acties",)),
    **dict.fromkeys(("ja", "aanmelden", "aangemeld", "inschrijven"), ("aanwezig", "ik kom")),
    **dict.fromkeys(("nee", "afmelden", "afgemeld", "verhinderd"), ("afwezig", "ik kom niet")),
    **dict.fromkeys(("wie", "presentielijst", "aanmeldingen"), ("deelnemers",)),
    **dict.fromkeys(("planning", "kalender", "evenementen", "bijeenkomsten", "excursies", "bustour"), ("vergaderingen",)),
    **dict.fromkeys(("gereed", "afgerond", "gedaan"), ("klaar",)),
}
"""What to offer for words that look like no command of ours, and mean one."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A command with the language its words chose for the answer: English for an English alias, else the member's own."""

    command: Command
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: str
    make: Callable[[str], Command | None]
    english: bool = False
    shown: bool = True
    """Offered when a member mistypes."""


def parse(text: str) -> Parsed:
    """Read what follows `/prs`; a word that is no command comes back with the nearest ones."""
    return read_command(text) or _asked_back(_tidy(text)) or _unknown(_tidy(text))


def read_command(text: str) -> Parsed | None:
    """Read a text as a command; None where it is none (a DM is then a question)."""
    tidy = _tidy(text)
    number, done = _NUMBER.fullmatch(tidy), _IS_DONE.fullmatch(tidy)
    if number:
        return Parsed(_look_at(number["letter"], int(number["number"])))
    if done:
        return Parsed(FinishAction(item=ActionItemId(int(done["number"]))))
    for phrase in _phrases():
        match = _pattern(phrase.words).match(tidy)
        if match:
            command = phrase.make(tidy[match.end() :].strip())
            if command is not None:
                return Parsed(command, Language.EN if phrase.english else None)
    return read_answer_alone(tidy)


def read_answer_alone(tidy: str, *, weak: bool = False) -> Parsed | None:
    """Read a text as an answer to an event; `weak`: also what is one only to whoever just asked (*ja*, *helaas niet*)."""
    found = read_answer(tidy, weak=weak)
    return Parsed(found[0], Language.EN if found[1] else None) if found else None


def _asked_back(tidy: str) -> Parsed | None:
    """Read *ja* or *helaas niet* where nobody asked: which event is meant has to be said."""
    found = read_answer_alone(tidy, weak=True)
    if found is None or not isinstance(found.command, GiveAnswer):
        return found
    return Parsed(DoubtAnswer(typed=tidy, readings=(found.command,)), found.language)


def read_said(text: str, *, us: str, command: str) -> Parsed:
    """Read a mention or a DM: a command by whatever name, an answer, else a question about decisions.

    `us` is our own member id, `command` the slash command's name. An answer with loose words after it (*misschien weet u …*)
    is a question; what else of an answer is not wholly understood is asked back.
    """
    unnamed = re.sub(rf"(?:[,;:]\s*)?<@{us}(?:\|[^>]*)?>(?:['’]s\b)?\s*(?:[,;:–-]+\s)?[,;:]?", " ", unformatted(text))
    question = re.sub(r"\s+([?!.,])", r"\1", _tidy(unformatted(unnamed)))
    name = re.escape(command.removeprefix("/"))
    bare = re.sub(rf"^(?:{_GREETING.pattern})?(?:/?(?:{name}|prs)\b[\s,:]*)?", "", question, flags=re.IGNORECASE)
    for tried in dict.fromkeys((bare, _POLITE.sub("", bare))):
        parsed = read_command(_escaped(tried)) or _asked_back(tried)
        if parsed is not None and not _is_loose(parsed.command, tried):
            return parsed
    return Parsed(AskDecisions(question=question) if bare else Help())


def _escaped(tidy: str) -> str:
    """Write a text that was read back already as Slack writes it, so that it can be read as a command."""
    kept = re.split(r"(<[@#][UWC][A-Z0-9]+>)", tidy)
    return "".join(part if place % 2 else escape(part, quote=False) for place, part in enumerate(kept))


def _is_loose(command: Command, text: str) -> bool:
    return isinstance(command, GiveAnswer) and command.loose.strict and bool(_HARDLY_AN_ANSWER.match(text))


def is_own_business(question: str) -> bool:
    """Return whether a question that no command answers is about what a command answers to the asker alone."""
    first = re.findall(r"[\w-]+", question.lower())[:1]
    return bool(_OWN_BUSINESS.search(question)) or bool(get_close_matches(first[0] if first else "", _ANSWERED_PRIVATELY, n=1, cutoff=0.8))


def _tidy(text: str) -> str:
    """Read back what Slack made of the text, and fold its spaces; mentions stay as they are."""
    return re.sub(r"\s+", " ", as_typed(text)).strip()


def _unknown(text: str) -> Parsed:
    if re.fullmatch(r"\d{1,9}", text):
        return Parsed(UnknownWord(word=text, nearest=tuple(f"{letter}{int(text)}" for letter in "VAB")))
    words = text.lower().split(" ")
    meant = _MEANT.get(words[0].strip("?!.,:"))
    if meant:
        return Parsed(UnknownWord(word=shortened(text, 80), nearest=meant))
    known = [phrase.words for phrase in _phrases() if phrase.shown]
    near: list[str] = []
    bare = [word for word in words if not re.search(r"\d", word)] or words
    for tried in (" ".join(bare[:2]), bare[0]):
        alike = {each: SequenceMatcher(None, each, tried.replace("-", " ")).ratio() for each in known}
        near += [each for each in get_close_matches(tried.replace("-", " "), known, n=3) if alike[each] > max(alike.values()) - _MUCH_LESS]
    english = {phrase.words for phrase in _phrases() if phrase.english}
    offered = [words for words in dict.fromkeys(near) if (words in english) is (near[0] in english)]
    language = Language.EN if near and near[0] in english else None
    return Parsed(UnknownWord(word=shortened(text, 80), nearest=tuple(_shown(words) for words in offered[:3])), language)


def _shown(words: str) -> str:
    return (
        words.replace(" ", "-")
        if words in {"volgende vergadering", "next meeting", "agenda item", "call off", "mijn gegevens", "my data"}
        else words
    )


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"[\s-]*".join(map(re.escape, words.split(" "))) + r"(?![\w-])[?!.:]*", re.IGNORECASE)


@cache
def _phrases() -> tuple[_Phrase, ...]:
    """List every phrase, the longest first, so that *vergadering nieuw* is not read as *vergadering*."""
    table = [
        *(_Phrase(words, _alone(Help())) for words in ("help", "hulp")),
        *(_Phrase(words, _alone(NextMeeting())) for words in ("volgende vergadering", "volgende")),
        *(
            _Phrase(f"{word} vergadering", _alone(NextMeeting()), shown=False)
            for word in ("eerstvolgende", "de volgende", "de eerstvolgende")
        ),
        *(_Phrase(words, _alone(NextMeeting()), english=True) for words in ("next meeting", "next")),
        _Phrase("wanneer", _when(_AROUND)),
        _Phrase("when", _when("is the our next meeting"), english=True),
        _Phrase("vergaderingen", _past("alle")),
        _Phrase("meetings", _past("all"), english=True),
        *(_Phrase(words, _alone(NewEvent())) for words in ("nieuw", "vergadering nieuw", "nieuwe vergadering", "evenement nieuw")),
        *(_Phrase(f"nieuwe {kind}", _alone(NewEvent()), shown=False) for kind in ("bijeenkomst", "excursie", "bustour", "leergang")),
        *(_Phrase(kind, _an_event, shown=False) for kind in ("vergadering", "bijeenkomst", "excursie", "leergang")),
        _Phrase("meeting", _an_event, english=True, shown=False),
        *(_Phrase(words, _alone(NewEvent()), english=True) for words in ("meeting new", "new meeting", "event new", "new event", "new")),
        *(_Phrase(words, _elsewhere) for words in ("aanwezig", "ik kom", "misschien", "afwezig", "ik kom niet")),
        *(_Phrase(words, _elsewhere, english=True) for words in ("yes", "maybe", "no")),
        *(_Phrase(words, _manage("change")) for words in ("wijzig", "wijzigen")),
        *(_Phrase(words, _manage("move")) for words in ("verplaats", "verplaatsen")),
        *(_Phrase(words, _manage("call-off")) for words in ("afgelasten", "afgelast", "annuleer", "annuleren")),
        *(_Phrase(words, _manage("manage")) for words in ("sluit", "sluiten", "beheer", "beheren")),
        _Phrase("change", _manage("change"), english=True),
        _Phrase("move", _manage("move"), english=True),
        *(_Phrase(words, _manage("call-off"), english=True) for words in ("call off", "cancel")),
        *(_Phrase(words, _manage("manage"), english=True) for words in ("close", "manage")),
        _Phrase("deelnemers", _attendees),
        _Phrase("attendees", _attendees, english=True),
        _Phrase("agenda", _agenda),
        _Phrase("agendapunt", lambda rest: ProposeItem(text=rest)),
        _Phrase("agenda item", lambda rest: ProposeItem(text=rest), english=True),
        _Phrase("acties", _list_actions("alle", "verlopen")),
        *(_Phrase(words, _list_actions("alle", "verlopen"), shown=False) for words in ("actiepunten", "mijn acties", "mijn actiepunten")),
        _Phrase("actions", _list_actions("all", "overdue"), english=True),
        _Phrase("actie", _add_action),
        *(_Phrase(words, _add_action, shown=False) for words in ("actiepunt", "nieuw actiepunt", "nieuwe actie")),
        _Phrase("action", _add_action, english=True),
        _Phrase("klaar", _numbered(lambda number: FinishAction(item=ActionItemId(number)), "incomplete-done")),
        _Phrase("done", _numbered(lambda number: FinishAction(item=ActionItemId(number)), "incomplete-done"), english=True),
        _Phrase("heropen", _numbered(lambda number: ReopenAction(item=ActionItemId(number)), "incomplete-reopen")),
        _Phrase("reopen", _numbered(lambda number: ReopenAction(item=ActionItemId(number)), "incomplete-reopen"), english=True),
        _Phrase("besluiten", lambda rest: AskDecisions(question=rest)),
        _Phrase("besluiten geldend", lambda rest: AskDecisions(question=rest, valid=True)),
        _Phrase("geldende besluiten", lambda rest: AskDecisions(question=rest, valid=True)),
        _Phrase("decisions", lambda rest: AskDecisions(question=rest), english=True),
        _Phrase("decisions valid", lambda rest: AskDecisions(question=rest, valid=True), english=True),
        _Phrase("valid decisions", lambda rest: AskDecisions(question=rest, valid=True), english=True),
        _Phrase("besluit", _add_decision),
        _Phrase("decision", _add_decision, english=True),
        _Phrase("verslag", _minutes),
        *(_Phrase(words, _minutes, shown=False) for words in ("verslagen", "notulen")),
        _Phrase("minutes", _minutes, english=True),
        _Phrase("verslag opmaken", _draft),
        _Phrase("minutes draft", _draft, english=True),
        *(_Phrase(words, _alone(NewMinutes())) for words in ("verslag nieuw", "nieuw verslag")),
        *(_Phrase(words, _alone(NewMinutes()), english=True) for words in ("minutes new", "new minutes")),
        *(_Phrase(words, _new_poll(kind)) for words, kind in _POLLS.items()),
        *(_Phrase(words, _new_poll(kind), english=True) for words, kind in _POLLS_IN_ENGLISH.items()),
        _Phrase("peilingen", _polls("alle")),
        _Phrase("voorstellen", _polls("alle"), shown=False),
        _Phrase("polls", _polls("all"), english=True),
        _Phrase("vraag", _ask),
        _Phrase("ask", _ask, english=True),
        _Phrase("vragen", _questions("mijn")),
        _Phrase("questions", _questions("mine"), english=True),
        _Phrase("jaarplan", _year_plan),
        _Phrase("year plan", _year_plan, english=True),
        *(_Phrase(words, _experience) for words in ("ervaringen", "ervaringen delen")),
        *(_Phrase(words, _experience, english=True) for words in ("experience", "share experience")),
        _Phrase("instellingen", _alone(OpenSettings())),
        _Phrase("settings", _alone(OpenSettings()), english=True),
        *(_Phrase(words, _alone(LookAtMyData())) for words in ("mijn gegevens", "mijn data")),
        _Phrase("my data", _alone(LookAtMyData()), english=True),
        _Phrase("opkomst", _turnout),
        _Phrase("turnout", _turnout, english=True),
        _Phrase("dekking", _alone(LookAtCoverage())),
        _Phrase("coverage", _alone(LookAtCoverage()), english=True),
        _Phrase("status", _alone(LookAtStatus())),
        _Phrase("taal", _language),
        _Phrase("language", _language),
    ]
    return (_Phrase("", _alone(Help()), shown=False), *sorted(table, key=lambda phrase: -len(phrase.words)))


def _elsewhere(_rest: str) -> None:
    """Answers have a grammar of their own; these are the words to offer for a mistyped one."""


def _alone(command: Command) -> Callable[[str], Command | None]:
    return lambda rest: None if rest else command


def _when(around: str) -> Callable[[str], Command | None]:
    """Read a whole question for the next meeting; one for anything else (*wanneer is de bustour*) is none."""
    return lambda rest: NextMeeting() if set(re.findall(r"[\w-]+", rest.lower())) <= set(around.split()) else None


def _past(word: str) -> Callable[[str], Command | None]:
    return lambda rest: {"": ListEvents(), word: ListEvents(past=True)}.get(rest.lower())


def _list_actions(everything: str, overdue: str) -> Callable[[str], Command | None]:
    def make(rest: str) -> Command | None:
        mention = MENTION.fullmatch(rest)
        if mention:
            return ListActions(scope="member", owner=MemberId(mention[1]))
        return {"": ListActions(), everything: ListActions(scope="all"), overdue: ListActions(scope="overdue")}.get(rest.lower())

    return make


def _add_action(rest: str) -> Command:
    """Read the text of an action item; a number alone (*actie A31*) asks for the one that has it."""
    number = _number("a", rest, end="[?.]*")
    return AddAction(text=rest) if number is None else LookAtAction(item=ActionItemId(number))


def _add_decision(rest: str) -> Command:
    number = _number("b?", rest, end="[?.]*")
    return AddDecision(text=rest) if number is None else LookAtDecision(decision=DecisionId(number))


def _new_poll(kind: PollKind) -> Callable[[str], Command]:
    def make(rest: str) -> Command:
        number = _number("p", rest, end="[?.]*")
        return NewPoll(kind=kind, text=rest) if number is None else LookAtPoll(poll=PollId(number))

    return make


def _polls(everything: str) -> Callable[[str], Command | None]:
    return lambda rest: {"": LookAtPolls(), everything: LookAtPolls(ended=True)}.get(rest.lower())


def _ask(rest: str) -> Command:
    number = _number("k", rest, end="[?.]*")
    return AskNetwork(text=rest) if number is None else LookAtQuestion(question=QuestionId(number))


def _questions(own: str) -> Callable[[str], Command]:
    """Read which questions are listed; any other words are looked for."""
    scopes = {"": LookAtQuestions(), "open": LookAtQuestions(scope="open"), own: LookAtQuestions(scope="own")}
    return lambda rest: scopes.get(rest.lower()) or AskDecisions(question=rest)


_KINDS = {
    **dict.fromkeys(("vergadering", "vergaderingen", "meeting", "meetings"), EventKind.MEETING),
    **dict.fromkeys(("bijeenkomst", "bijeenkomsten", "gathering", "gatherings"), EventKind.GATHERING),
    **dict.fromkeys(("excursie", "excursies", "bustour", "bustours", "tour", "tours"), EventKind.TOUR),
    **dict.fromkeys(("leergang", "leergangen", "course", "courses"), EventKind.COURSE),
}


def _turnout(rest: str) -> Command:
    """Read a year, and a kind of event or an event of a series, in either order."""
    words = re.sub(r"\b(?:van|in|of)\b", " ", rest.lower()).strip(" ?.!").split()
    years = [int(word) for word in words if re.fullmatch(r"(?:19|20)\d\d", word)]
    kinds = [_KINDS[word] for word in words if word in _KINDS]
    events = [number for word in words if (number := _number("v", word)) is not None]
    if len(years) > 1 or len(kinds) + len(events) > 1 or len(years) + len(kinds) + len(events) < len(words):
        return Incomplete(text_id="incomplete-turnout")
    return LookAtTurnout(year=next(iter(years), None), kind=next(iter(kinds), None), event=EventId(events[0]) if events else None)


def _year_plan(rest: str) -> Command | None:
    return PlanYear() if not rest else PlanYear(year=int(rest)) if re.fullmatch(r"\d{4}", rest, re.ASCII) else None


def _experience(rest: str) -> Command | None:
    mention = MENTION.fullmatch(rest)
    return ShareExperience() if not rest else ShareExperience(member=MemberId(mention[1])) if mention else None


def _draft(rest: str) -> Command | None:
    number = _number("(?:van )?v?", rest, end="[?.]*")
    return DraftOfMinutes() if not rest else None if number is None else DraftOfMinutes(event=EventId(number))


def _minutes(rest: str) -> Command | None:
    """Read whose minutes are asked for; what is no number asks something else (*verslag van de penningmeester*)."""
    number = _number("(?:van )?v?", rest, end="[?.]*")
    return LookAtMinutes() if not rest else None if number is None else LookAtMinutes(event=EventId(number))


def _an_event(rest: str) -> Command | None:
    number = _number("v?", rest, end="[?.]*")
    return None if number is None else LookAtEvent(event=EventId(number))


def _attendees(rest: str) -> Command | None:
    if not rest:
        return ListAttendees()
    number = _number("v?", rest)
    return Incomplete(text_id="incomplete-attendees") if number is None else ListAttendees(event=EventId(number))


def _manage(part: Literal["change", "move", "call-off", "manage"]) -> Callable[[str], Command]:
    def read(rest: str) -> Command:
        number = _number("(?:de )?v?", rest, end="[!.]*")
        return Incomplete(text_id="incomplete-manage") if number is None else ManageEvent(event=EventId(number), part=part)

    return read


def _agenda(rest: str) -> Command | None:
    if not rest:
        return LookAtAgenda()
    number = _number("v?", rest)
    return Incomplete(text_id="incomplete-agenda") if number is None else LookAtAgenda(event=EventId(number))


def _numbered(make: Callable[[int], Command], incomplete: str) -> Callable[[str], Command | None]:
    def read(rest: str) -> Command:
        number = _number("(?:met |with )?a?", rest, end="[!.]*")
        return Incomplete(text_id=incomplete) if number is None else make(number)

    return read


def _number(letter: str, rest: str, *, end: str = "") -> int | None:
    """Read a number that is all there is, after a letter and before an `end` (patterns); None where it is not."""
    number = re.fullmatch(rf"{letter}\s?-?(\d{{1,9}}){end}", rest, re.IGNORECASE)
    return int(number[1]) if number else None


def _language(rest: str) -> Command:
    chosen = {"nl": "nl", "nederlands": "nl", "dutch": "nl", "en": "en", "engels": "en", "english": "en"}.get(rest.lower())
    return ChooseLanguage(language=Language(chosen)) if chosen else Incomplete(text_id="incomplete-language")


def _look_at(letter: str, number: int) -> Command:
    match letter.lower():
        case "v":
            return LookAtEvent(event=EventId(number))
        case "a":
            return LookAtAction(item=ActionItemId(number))
        case "p":
            return LookAtPoll(poll=PollId(number))
        case "k":
            return LookAtQuestion(question=QuestionId(number))
        case _:
            return LookAtDecision(decision=DecisionId(number))
