"""The grammar of `/prs`: case, spaces and hyphens do not matter, every Dutch word has an English alias."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from html import unescape

from bot.domain.commands import (
    AddAction,
    AddDecision,
    AskDecisions,
    ChooseLanguage,
    Command,
    FinishAction,
    GiveAnswer,
    Help,
    Incomplete,
    ListActions,
    ListAttendees,
    ListEvents,
    LookAtAction,
    LookAtAgenda,
    LookAtDecision,
    LookAtEvent,
    LookAtStatus,
    NewEvent,
    NextMeeting,
    OpenSettings,
    ProposeItem,
    ReopenAction,
    UnknownWord,
)
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId
from bot.domain.members import Language
from bot.domain.rsvp import Answer, Extras

HIGHEST_NUMBER = 999_999_999
"""A longer number is none of ours, and would not fit the database."""

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
"""A member as Slack writes him with `should_escape` and in events; the label is not always there."""

_NUMBER = re.compile(r"(?P<letter>[vab])\s?-?(?P<number>\d{1,9})", re.IGNORECASE)
_DEPUTY = re.compile(r"(?:mijn )?(?:vervanger|vervangster|deputy)(?: is)?[\s:]+(?P<name>.+)", re.IGNORECASE)
_SMALL_TALK = re.compile(
    r"(?:ok(?:e|é|ay)?|top|prima|fijn|mooi|super|(?:heel )?erg bedankt|(?:hartelijk |veel )?(?:dank(?:jewel|uwel)?|bedankt)"
    r"(?: (?:je|u) ?wel)?"
    r"|dank (?:je|u)(?: ?wel)?|thanks|thank you|thx|hallo|hoi|hi|hey|hello|dag|doei|bye|goede(?:morgen|middag|navond)"
    r"|goede (?:morgen|middag|avond)|good (?:morning|afternoon|evening))(?: (?:bot|prs|allemaal))?",
    re.IGNORECASE,
)


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
    """Read what stands behind `/prs`; a word that is no command comes back with the nearest ones."""
    return read_command(text) or _unknown(_tidy(text))


def read_command(text: str) -> Parsed | None:
    """Read a text as a command; None where it is none (a DM is then a question)."""
    tidy = _tidy(text)
    for phrase in _phrases():
        match = _pattern(phrase.words).match(tidy)
        if match:
            command = phrase.make(tidy[match.end() :].strip())
            if command is not None:
                return Parsed(command, Language.EN if phrase.english else None)
    number = _NUMBER.fullmatch(tidy)
    return Parsed(_look_at(number["letter"], int(number["number"]))) if number else None


def is_small_talk(text: str) -> bool:
    """Say whether a DM only greets or thanks, which gets no answer."""
    return _SMALL_TALK.fullmatch(re.sub(r"[\s!.,]+", " ", _tidy(text)).strip()) is not None


def _tidy(text: str) -> str:
    """Fold the spaces of a phone's keyboard and read Slack's three entities; mentions stay as they are."""
    folded = re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()
    return _keep_mentions(folded)


def _keep_mentions(text: str) -> str:
    parts, last = [], 0
    for match in MENTION.finditer(text):
        parts += [unescape(text[last : match.start()]), f"<@{match[1]}>"]
        last = match.end()
    return "".join([*parts, unescape(text[last:])])


def _unknown(text: str) -> Parsed:
    if re.fullmatch(r"\d{1,9}", text):
        return Parsed(UnknownWord(word=text, nearest=tuple(f"{letter}{int(text)}" for letter in "VAB")))
    known = [phrase.words for phrase in _phrases() if phrase.shown]
    words = text.lower().split(" ")
    near: list[str] = []
    for tried in (" ".join(words[:2]), words[0]):
        near += get_close_matches(tried.replace("-", " "), known, n=3, cutoff=0.6)
    nearest = tuple(dict.fromkeys(near))[:3]
    english = {phrase.words for phrase in _phrases() if phrase.english}
    language = Language.EN if nearest and set(nearest) <= english else None
    return Parsed(UnknownWord(word=text[:80], nearest=tuple(_shown(words) for words in nearest)), language)


def _shown(words: str) -> str:
    return words.replace("volgende vergadering", "volgende-vergadering").replace("next meeting", "next-meeting")


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"[\s-]*".join(map(re.escape, words.split(" "))) + r"(?![\w-])[?!.:]*", re.IGNORECASE)


@cache
def _phrases() -> tuple[_Phrase, ...]:
    """List every phrase, the longest first, so that *vergadering nieuw* is not read as *vergadering*."""
    table = [
        *(_Phrase(words, _alone(Help())) for words in ("help", "hulp")),
        *(_Phrase(words, _alone(NextMeeting())) for words in ("volgende vergadering", "volgende")),
        *(_Phrase(words, _alone(NextMeeting()), english=True) for words in ("next meeting", "next")),
        _Phrase("wanneer", _when("is", "de", "onze", "het", "er", "weer", "een", "eerstvolgende", "volgende", "vergadering", "overleg")),
        _Phrase("when", _when("is", "the", "our", "next", "meeting"), english=True),
        _Phrase("vergaderingen", _past("alle")),
        _Phrase("meetings", _past("all"), english=True),
        *(_Phrase(words, _alone(NewEvent())) for words in ("nieuw", "vergadering nieuw", "nieuwe vergadering", "evenement nieuw")),
        *(_Phrase(words, _alone(NewEvent()), english=True) for words in ("meeting new", "new meeting", "event new", "new event", "new")),
        *(_Phrase(words, _answer(Answer.YES)) for words in ("aanwezig", "ik kom")),
        _Phrase("misschien", _answer(Answer.MAYBE)),
        *(_Phrase(words, _answer(Answer.NO)) for words in ("afwezig", "ik kom niet")),
        _Phrase("yes", _answer(Answer.YES), english=True),
        _Phrase("maybe", _answer(Answer.MAYBE), english=True),
        _Phrase("no", _answer(Answer.NO), english=True),
        _Phrase("deelnemers", _attendees),
        _Phrase("attendees", _attendees, english=True),
        _Phrase("agenda", _agenda),
        _Phrase("agendapunt", lambda rest: ProposeItem(text=rest)),
        _Phrase("agenda item", lambda rest: ProposeItem(text=rest), english=True),
        _Phrase("acties", _list_actions("alle", "verlopen")),
        _Phrase("actions", _list_actions("all", "overdue"), english=True),
        _Phrase("actie", _add_action),
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
        _Phrase("besluit", lambda rest: AddDecision(text=rest)),
        _Phrase("decision", lambda rest: AddDecision(text=rest), english=True),
        _Phrase("instellingen", _alone(OpenSettings())),
        _Phrase("settings", _alone(OpenSettings()), english=True),
        _Phrase("status", _alone(LookAtStatus())),
        _Phrase("taal", _language),
        _Phrase("language", _language),
    ]
    return (_Phrase("", _alone(Help()), shown=False), *sorted(table, key=lambda phrase: -len(phrase.words)))


def _alone(command: Command) -> Callable[[str], Command | None]:
    return lambda rest: None if rest else command


def _when(*around: str) -> Callable[[str], Command | None]:
    """Read a whole question for the next meeting; one for anything else (*wanneer is de bustour*) is none."""
    return lambda rest: NextMeeting() if set(re.findall(r"[\w-]+", rest.lower())) <= set(around) else None


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
    return AddAction(text=rest)


def _answer(answer: Answer) -> Callable[[str], Command | None]:
    def make(rest: str) -> Command | None:
        number = re.match(r"[\s,]*v\s?-?(\d{1,9})(?!\w)", rest, re.IGNORECASE)
        after = (rest[number.end() :] if number else rest).strip(" ,")
        guests = re.match(r"\+\s?(\d{1,3})(?!\w)", after)
        comment = after[guests.end() :].strip(" ,") if guests else after
        deputy = _DEPUTY.fullmatch(comment) if answer is Answer.NO else None
        extras = Extras(
            guests=int(guests[1]) if guests else None,
            deputy=deputy["name"].strip() if deputy else None,
            comment=None if deputy else comment or None,
        )
        return GiveAnswer(answer=answer, event=EventId(int(number[1])) if number else None, extras=extras)

    return make


def _attendees(rest: str) -> Command | None:
    if not rest:
        return ListAttendees()
    number = re.fullmatch(r"v?\s?-?(\d{1,9})", rest, re.IGNORECASE)
    return ListAttendees(event=EventId(int(number[1]))) if number else Incomplete(text_id="incomplete-attendees")


def _agenda(rest: str) -> Command | None:
    if not rest:
        return LookAtAgenda()
    number = re.fullmatch(r"v?\s?-?(\d{1,9})", rest, re.IGNORECASE)
    return LookAtAgenda(event=EventId(int(number[1]))) if number else Incomplete(text_id="incomplete-agenda")


def _numbered(make: Callable[[int], Command], incomplete: str) -> Callable[[str], Command | None]:
    def read(rest: str) -> Command:
        number = re.fullmatch(r"a?\s?-?(\d{1,9})", rest, re.IGNORECASE)
        return make(int(number[1])) if number else Incomplete(text_id=incomplete)

    return read


def _language(rest: str) -> Command:
    chosen = {"nl": "nl", "nederlands": "nl", "dutch": "nl", "en": "en", "engels": "en", "english": "en"}.get(rest.lower())
    return ChooseLanguage(language=Language(chosen)) if chosen else Incomplete(text_id="incomplete-language")


def _look_at(letter: str, number: int) -> Command:
    match letter.lower():
        case "v":
            return LookAtEvent(event=EventId(number))
        case "a":
            return LookAtAction(item=ActionItemId(number))
        case _:
            return LookAtDecision(decision=DecisionId(number))
