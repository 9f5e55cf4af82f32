"""Every text with example facts: one table of facts for `make texts`, the tests of the wording, and the proofreader."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Final

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.domain.members import Language
from bot.domain.minutes import STATUS
from bot.texts import Texts
from tests.builders import ZONE

Fact = str | int
Example = Fact | tuple[str, str]
"""What a variable stands for; two: in Dutch and in English. A number is a count, and is tried as 0, 1, 2 and more."""

COUNTED: Final = (0, 1, 2, 5, 21)
FILES: Final = Path(__file__).parents[2] / "bot" / "texts"

_ITEM = ("Contributie", "Membership fee")
_DAY = ("maandag 26 november", "Monday 26 November")
_DATE = ("maandag 26 november 2012", "Monday 26 November 2012")
_MOMENT = ("14 september, 10.00 uur", "14 September, 10:00")
_WHEN = ("maandag 26 november 2012, 13.00 – 16.00 uur", "Monday 26 November 2012, 13:00 – 16:00")
_OLD = ("donderdag 13 september 2012, 13.00 – 16.00 uur", "Thursday 13 September 2012, 13:00 – 16:00")

FACTS: Final[dict[str, Example]] = {
    "action_log": 730,
    "about": ("Bustour", "Bus tour"),
    "talk": "V12",
    "of": 8,
    "abstain": 1,
    "actions": 3,
    "actual": ("maandag", "Monday"),
    "against": 2,
    "ahead": 2,
    "answer": ("Aanwezig", "Present"),
    "answer_words": 90,
    "answered": 14,
    "asked": 12,
    "asking": "K12",
    "at": _MOMENT,
    "audience": ("secretarissen in Overijssel", "secretaries in Overijssel"),
    "band": "14 – 19",
    "because": ("De zaal is dicht.", "The venue is closed."),
    "before": ("Zaal in Zwolle bespreken", "Book the room in Zwolle"),
    "begin": ("13.00", "13:00"),
    "bot": "prs",
    "came": 4,
    "by": "Anna de Wit",
    "calendar_files": 90,
    "channel": "algemeen",
    "counted": ("Datum 4 · Kosten 2", "Date 4 · Costs 2"),
    "chosen": ("Voor", "For"),
    "coming": 12,
    "command": "/prs",
    "comment": ("Ik kom met de trein.", "I am coming by train."),
    "count": 3,
    "date": _DATE,
    "day": _DAY,
    "days": 3,
    "decision": "B104",
    "decisions": 3,
    "deliveries": 90,
    "deputy": "Carla Smit",
    "drafts": 1,
    "due": _DATE,
    "duration": ("45 minuten", "45 minutes"),
    "earlier": "8",
    "earliest": ("7.00 uur", "7:00"),
    "end": ("16.00", "16:00"),
    "entries": 730,
    "event_messages": 90,
    "reasons": 90,
    "event": "V12",
    "event_changes": 730,
    "events": "V12, V13",
    "every": 2,
    "failed": 2,
    "far": ("over een week", "in a week"),
    "fewest": 2,
    "fields": ("locatie, tijd", "place, time"),
    "first": ("vrijdag 5 oktober 2012", "Friday 5 October 2012"),
    "for": 12,
    "guests": 2,
    "handled": 1,
    "handovers": 365,
    "high": 19,
    "holiday": ("meivakantie", "May holidays"),
    "hour": "2",
    "how": ("Met algemene stemmen", "Unanimously"),
    "id": "7F3A",
    "item": "A31",
    "item_title": _ITEM,
    "kind": ("Vergadering", "Meeting"),
    "kept": 3,
    "kinds": ("excursies", "tours"),
    "last": _DATE,
    "latest": ("zondag 14 oktober 2012", "Sunday 14 October 2012"),
    "leaver": "Dirk Mol",
    "leavers": 365,
    "left": 7,
    "length": 312,
    "limit": 250,
    "line": ("morgen of overmorgen", "tomorrow or the day after"),
    "low": 14,
    "link": "https://voorbeeld.nl/overleg",
    "longest": 75,
    "maximum": 40,
    "maybe": 3,
    "meant": _DATE,
    "megabytes": 5,
    "member": "Bram Visser",
    "members": "Bram Visser, Bram de Vries",
    "minimum": 20,
    "minute": "30",
    "minutes": ("verslag van 13 september 2012", "minutes of 13 September 2012"),
    "missed": 2,
    "missing": 3,
    "moment": _MOMENT,
    "months": ("elke 2 maanden", "every 2 months"),
    "most": 10,
    "moved_to": "V13",
    "name": "Bram Visser",
    "names": "Bram Visser, Carla Smit",
    "needed": 4,
    "network": "PRS",
    "new": _WHEN,
    "next": _WHEN,
    "no": 4,
    "note": ("Het bedrag is aangepast.", "The amount has been corrected."),
    "notes": 365,
    "now": 10,
    "nth": 2,
    "number": "V12",
    "numbers": "A31, A32",
    "old": _OLD,
    "on": _DATE,
    "organisers": "Anna de Wit",
    "other": ("Zuid", "South"),
    "owners": "Bram Visser, Carla Smit",
    "page": "2",
    "pages": "3",
    "period": ("4 weken van tevoren", "4 weeks in advance"),
    "place": "Zwolle, station",
    "places": 2,
    "planned": _DATE,
    "poll": "P12",
    "present": 12,
    "question": ("Waar houden we de bijeenkomst?", "Where do we meet?"),
    "rank": "3",
    "reading": 365,
    "reason": ("Ik heb er geen tijd voor.", "I have no time for it."),
    "region": ("Noord", "North"),
    "regions": ("alle regio’s", "all regions"),
    "replies": 2,
    "rest": 7,
    "rule": ("elke 2 weken op dinsdag", "every 2 weeks on Tuesday"),
    "said": ("Aanwezig", "Present"),
    "same": "yes",
    "seconds": 90,
    "secretary": "Anna de Wit",
    "session": "2",
    "sessions": 3,
    "share": 40,
    "shifted": 2,
    "since": _MOMENT,
    "silent": 34,
    "size": 3,
    "skipped": 2,
    "source": ("De contributie wordt 45 euro per jaar.", "The membership fee becomes 45 euros a year."),
    "start": ("17.00", "17:00"),
    "starts": _DAY,
    "subject": "V12",
    "taken": 12,
    "target": "Najaarsoverleg",
    "text": ("De zaal in Zwolle bespreken", "Book the room in Zwolle"),
    "then_hour": "3",
    "then_minute": "30",
    "there": 12,
    "time": ("10.00", "10:00"),
    "times": "4",
    "title": "Secretarissenoverleg",
    "told": 12,
    "topic": _ITEM,
    "topics": ("archief, AVG", "archive, GDPR"),
    "typed": ("morgen", "tomorrow"),
    "unrecorded": 180,
    "until": _DATE,
    "verdict": "go",
    "voters": 12,
    "waiting": 2,
    "was": "Najaarsoverleg",
    "was_number": "V7",
    "week": 30,
    "weekday": ("dinsdag", "Tuesday"),
    "weeks": 4,
    "what": ("de aankondiging van V12", "the announcement of V12"),
    "when": _WHEN,
    "word": "volgnde",
    "written": ("dinsdag 26 november", "Tuesday 26 November"),
    "words": ("Weet u al of u komt?", "Do you know yet whether you are coming?"),
    "year": "2012",
    "yes": 12,
}

OF_TEXT: Final[dict[str, dict[str, Example]]] = {
    "why-against": {"names": ("Koningsdag", "King’s Day")},
    "why-passed": {"day": ("16 februari", "16 February"), "names": ("voorjaarsvakantie (regio Zuid)", "spring holidays (region South)")},
    "year-plan-row": {"nth": "2"},
    "remark-day": {"names": ("Koningsdag, meivakantie (alle regio’s)", "King’s Day, May holidays (all regions)")},
    **{f"turnout-went-{way}": {"before": 48, "was": "2011"} for way in ("up", "down")},
    "turnout-went-same": {"was": "2011"},
    "turnout-lapsed": {"before": "2011"},
    **{text: {"members": 400, "name": "Utrecht"} for text in ("coverage-line", "coverage-members")},
    "turnout-answering": {"members": 400},
    "turnout-year": {"events": 12},
    "coverage-no-members": {"names": "Zeeland, Drenthe"},
    "coverage-no-turnout": {"names": "Zeeland, Drenthe"},
    "coverage-no-board": {"names": "Zeeland, Drenthe"},
    "figures-sent": {"title": ("Opkomst 2012: excursies", "Turn-out 2012: tours")},
    "turnout-chart-alt": {"title": ("Opkomst 2012: excursies", "Turn-out 2012: tours")},
    **{f"agenda-adoption-{state}": {"number": ", V7"} for state in STATUS},
    **{f"agenda-item-{news}": {"item": _ITEM} for news in ("added", "proposed", "changed", "accepted")},
    **{f"proposed-{verdict}": {"item": _ITEM} for verdict in ("accepted", "declined")},
    **{f"left-over-{what}-{whose}": {"item": _ITEM} for what in ("carried", "waits") for whose in ("own", "other")},
    "yearbook-year": {"year": "2012"},
    "decline-intro": {"item": _ITEM},
    "adoption-minutes": {"day": ("13 september 2012", "13 September 2012")},
    "adoption-minutes-titled": {"day": ("13 september 2012", "13 September 2012")},
    "agenda-lasts": {"number": 45},
    "calendar-session": {"place": "2"},
    "happened": {"what": ("vastgelegd", "recorded")},
    "failed-line": {"reason": "is_archived"},
    "failed-told": {"reason": "is_archived"},
    "form-change-title": {"number": "V12"},
    "from-minutes": {"number": " (V7)"},
    "hour": {"hour": "9"},
    "mistake-hour": {"latest": ("21.00 uur", "21:00")},
    "minutes-item": {"number": "4"},
    "minutes-unread": {"item": "4"},
    "own-missed": {"days": ("4 oktober, 1 november", "4 October, 1 November")},
    "series-then": {"days": ("4 oktober, 1 november", "4 October, 1 November")},
    "series-then-more": {"days": ("4 oktober, 1 november", "4 October, 1 November")},
    "series-day-free": {"what": ("Koningsdag", "King’s Day")},
    "series-day-moved": {"what": ("Koningsdag", "King’s Day")},
    "series-day-skipped": {"what": ("Koningsdag", "King’s Day")},
    "sheet-waiting": {"place": "3"},
    "status-closed": {"reason": "token_revoked"},
    "status-sent": {"day": 4},
}
"""Facts that stand for something else in one text."""


class _Within(Visitor):
    """The variables of a text, those by which it chooses its words, and what they can be."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.choices: dict[str, list[str]] = {}
        self.counted: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802  # the visitor of fluent calls it so
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        if isinstance(node.selector, ftl.VariableReference):
            keys = [each.key.value if isinstance(each.key, ftl.NumberLiteral) else each.key.name for each in node.variants]
            self.choices[node.selector.id.name] = keys
            if {"one", "other"} & set(keys):
                self.counted.add(node.selector.id.name)
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802
        if node.id.name == "COUNT":
            self.counted |= {each.id.name for each in node.arguments.positional if isinstance(each, ftl.VariableReference)}
        self.generic_visit(node)


@dataclass(frozen=True, slots=True)
class Text:
    """One text as its file has it."""

    id: str
    subject: str
    """The file's heading."""
    pattern: ftl.Pattern
    variables: frozenset[str]
    choices: dict[str, list[str]]
    """What a variable chooses between."""
    counted: frozenset[str]
    """Variables by whose number its words go."""

    def example(self, variable: str, language: Language) -> Fact:
        """Return what a variable stands for here."""
        found = OF_TEXT.get(self.id, {}).get(variable, FACTS[variable])
        return found[language is Language.EN] if isinstance(found, tuple) else found

    def tried(self, variable: str, language: Language) -> list[Fact]:
        """List what a variable may be: each choice, each number that may read otherwise, or the one example."""
        example, choices = self.example(variable, language), self.choices.get(variable, [])
        if isinstance(example, int):
            return sorted({*COUNTED, *(int(key) for key in choices if key.isdigit())})
        return list(choices) or [example]

    def every(self, language: Language) -> Iterator[tuple[dict[str, Fact], str]]:
        """Render it with every choice and every number, each with each."""
        names = sorted(self.variables)
        t = Texts(language, ZONE)
        for values in product(*(self.tried(name, language) for name in names)):
            facts = dict(zip(names, values, strict=True))
            yield facts, t(self.id, **facts)

    def shown(self, language: Language) -> Iterator[tuple[str, str]]:
        """Render what one has to read of it: all its numbers alike, and whatever reads otherwise but once, with when it reads so."""
        seen: set[str] = set()
        t, plain = Texts(language, ZONE), {name: self.example(name, language) for name in self.variables}
        varied = sorted(name for name in self.variables if len(self.tried(name, language)) > 1)
        most = max((len(self.tried(name, language)) for name in varied), default=1)
        for turn in range(most):
            now = {name: self.tried(name, language)[min(turn, len(self.tried(name, language)) - 1)] for name in varied}
            said = t(self.id, **plain | now)
            if said not in seen:
                seen.add(said)
                yield ", ".join(f"{name} = {value}" for name, value in now.items()), said


@cache
def texts(language: Language) -> tuple[Text, ...]:
    """Every text of a language, in the order of its files."""
    return tuple(_texts(language))


def _texts(language: Language) -> Iterator[Text]:
    for file in sorted((FILES / str(language)).glob("*.ftl")):
        subject = ""
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            match entry:
                case ftl.ResourceComment(content=str(heading)) | ftl.GroupComment(content=str(heading)):
                    subject = subject or heading
                case ftl.Message(value=ftl.Pattern() as pattern):
                    within = _Within()
                    within.visit(entry)
                    found = frozenset(within.variables), within.choices, frozenset(within.counted)
                    yield Text(entry.id.name, subject or file.stem, pattern, *found)
                case _:
                    raise AssertionError(file.name, entry)
