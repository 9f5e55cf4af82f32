"""The text files: equal in both languages, complete, and nothing in them that nobody says."""

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from bot.domain.action_history import Step
from bot.domain.action_items import ActionState
from bot.domain.audience import PartnershipType, Province
from bot.domain.calendar import OnFreeDay, PublicHoliday, Region, Rhythm, SchoolHoliday
from bot.domain.call_offs import Reason
from bot.domain.decisions import DecisionStatus, DecisionStep, MinutesStatus
from bot.domain.delivery_status import REMEDY_OF
from bot.domain.event_messages import CHOICES
from bot.domain.events import EventKind, GoNoGo
from bot.domain.experiences import Asked
from bot.domain.handover import Duty, LineState
from bot.domain.members import Language, Sort
from bot.domain.minutes import STATUS, FindingKind, MinutesState, Relation
from bot.domain.moving import Had
from bot.domain.notices import KINDS, TellUndelivered, Whisper
from bot.domain.personal import Kind
from bot.domain.polls import PLANS, Electorate, PollKind, Rule
from bot.domain.prompts import FOLLOW_UPS
from bot.domain.questions import QuestionState
from bot.domain.reminders import Occasion
from bot.domain.responses import FormName
from bot.domain.routing import SignKind
from bot.domain.rsvp import Answer
from bot.domain.series import Scope
from bot.services.kept import KINDS as KEPT_KINDS
from bot.services.turnout import Shape
from bot.texts import LANGUAGES, TextMissing, Texts
from bot.views.general import FOR_ALL, FOR_ORGANISERS, PARTS
from tests.builders import ZONE
from tests.texts.examples import FACTS, OF_TEXT, texts
from tests.views.test_my_data import KEPT

ROOT = Path(__file__).parents[2]
CODE = [path for folder in ("bot", "handlers", "jobs") for path in (ROOT / folder).rglob("*.py") if "sandbox" not in path.parts]

SHOWN = {table: list(rows[0]) for table, rows in KEPT.items()}
"""What members are shown of what is kept on them, by table."""

HELP = (*FOR_ALL, *FOR_ORGANISERS)
TOLD_WHEN_THEY_FAIL = sorted(
    str(notice.__dataclass_fields__["kind"].default) for notice in KINDS if notice not in {Whisper, TellUndelivered}
)
NEWS = (
    "postponed",
    "due-asked",
    "due-granted",
    "due-declined",
    "done",
    "reopened",
    "undone",
    "dropped",
    "changed",
    "given-back",
    "linked",
)
SAID_WITH_FACTS = {Step.DUE_MOVED, Step.POSTPONED, Step.ASSIGNED, Step.LINKED, Step.HANDED_OVER, Step.GIVEN_BACK, Step.REWORDED}
SETTLED_AS = (MinutesState.ADOPTED, MinutesState.CHANGED, MinutesState.HELD_OVER)
STEPS = ("channel", "event", "schedule")

ENDINGS = ("ended", "withdrawn", "to-discuss", "accepted", "rejected", "no-quorum")
DIGEST = ("answers", "actions", "minutes", "decisions")
FAMILIES: dict[str, list[str]] = {
    "action-state-{}": [f"action-state-{state}" for state in ActionState if state is not ActionState.OPEN],
    "action-{}": [f"action-{news}" for news in NEWS],
    "actions-{}-none": [f"actions-{scope}-none" for scope in ("own", "all", "overdue", "member")],
    "actions-{}-title": [f"actions-{scope}-title" for scope in ("own", "all", "overdue", "member")],
    "adoption-said-{}": [f"adoption-said-{state}" for state in (*SETTLED_AS, MinutesState.WITHDRAWN)],
    "agenda-adoption-{}": [f"agenda-adoption-{state}" for state in STATUS],
    "agenda-item-{}": [f"agenda-item-{news}" for news in ("added", "proposed", "changed", "accepted", "removed", "taken-back")],
    "proposal-{}": ["proposal-accepted", "proposal-declined"],
    "proposed-{}": ["proposed-accepted", "proposed-declined"],
    "left-over-{}-{}": [f"left-over-{what}-{whose}" for what in ("carried", "waits") for whose in ("own", "other")],
    "answer-{}-{}": [f"answer-{answer}-{kind}" for answer in Answer for kind in ("meeting", "other")],
    "confirm-{}": [f"confirm-{had}" for had in get_args(Had)],
    "decided-{}": [f"decided-{verdict}" for verdict in GoNoGo],
    "button-follow-up-{}": [f"button-follow-up-{which}" for which in FOLLOW_UPS],
    "changed-field-{}": [],
    "decision-status-{}": [f"decision-status-{status}" for status in DecisionStatus if status is not DecisionStatus.DECIDED],
    "decision-{}": [f"decision-{news}" for news in ("recorded", "undone", "corrected", "superseded", "revoked", "restored")],
    "decision-change-{}": [f"decision-change-{change}" for change in DecisionStep],
    "decision-minutes-{}": [f"decision-minutes-{status}" for status in MinutesStatus],
    "decisions-{}": ["decisions-latest", "decisions-found"],
    "decisions-{}-valid": ["decisions-latest-valid", "decisions-found-valid"],
    "field-decision-{}": [f"field-decision-{name}" for name in ("replaces", "supplements", "successor")],
    "field-decision-{}-hint": [f"field-decision-{name}-hint" for name in ("replaces", "supplements", "successor")],
    "hint-{}": [f"hint-{hint}" for hint in ("answered", "done", "made", "proposed")],
    "repeats-{}": ["repeats-once", *(f"repeats-{rhythm}" for rhythm in Rhythm)],
    "on-free-{}": [f"on-free-{then}" for then in OnFreeDay],
    "scope-{}": [f"scope-{scope}" for scope in Scope],
    "home-step-{}": [f"home-step-{step}" for step in STEPS],
    "home-step-{}-done": [f"home-step-{step}-done" for step in STEPS],
    "button-home-step-{}": [f"button-home-step-{step}" for step in STEPS],
    "button-home-new-{}": [f"button-home-new-{form}" for form in ("event", "decision", "minutes", "action", "agenda-item", "question")],
    "button-home-{}": [f"button-home-{what}" for what in ("minutes", "turnout", "status", "settings", "help")],
    "channel-{}": [f"channel-{why}" for why in ("archived", "deleted", "removed")],
    "channel-{}-remedy": [f"channel-{why}-remedy" for why in ("archived", "deleted", "removed")],
    "failed-{}": [f"failed-{kind}" for kind in TOLD_WHEN_THEY_FAIL],
    "remedy-{}": [f"remedy-{what}" for what in (*REMEDY_OF, "other")],
    "duty-{}": [f"duty-{duty}" for duty in Duty],
    "handover-{}": [f"handover-{state}" for state in LineState],
    "happened-{}": [f"happened-{step}".replace("_", "-") for step in Step if step not in SAID_WITH_FACTS],
    "follow-up-{}": [f"follow-up-{which}" for which in FOLLOW_UPS],
    "help-{}": [f"help-{name}" for name in HELP],
    "help-{}-usage": [f"help-{name}-usage" for name in HELP],
    "experience-ask-{}": [f"experience-ask-{asked}" for asked in Asked],
    "experience-news-{}": [f"experience-news-{news}" for news in ("answered", "skipped", "shared", "unshared", "last")],
    "reason-{}": [f"reason-{reason}" for reason in Reason],
    "whom-{}": [f"whom-{whom}" for whom in CHOICES],
    "field-plan-{}": [f"field-plan-{kind}" for kind in EventKind],
    "year-plan-column-{}": [f"year-plan-column-{name}" for name in ("day", "hours", "what", "place", "state")],
    "button-plan-{}": [f"button-plan-{shape}" for shape in ("docx", "ics")],
    "public-holiday-{}": [f"public-holiday-{each}" for each in PublicHoliday],
    "school-holiday-{}": [f"school-holiday-{each}" for each in SchoolHoliday],
    "region-{}": [f"region-{each}" for each in Region],
    "kind-{}": [f"kind-{kind}" for kind in EventKind],
    "kinds-{}": [f"kinds-{kind}" for kind in EventKind],
    "lapsed-{}": [f"lapsed-{had}" for had in get_args(Had)],
    "language-{}": [f"language-{language}" for language in Language],
    "later-{}": ["later-1", "later-3", "later-7"],
    "offer-{}": [f"offer-{form}" for form in get_args(FormName) if form not in PARTS],
    "poll-title-{}": [f"poll-title-{kind}" for kind in PollKind],
    "form-{}-title": [f"form-{kind}-title" for kind in PollKind],
    "field-{}-question": [f"field-{kind}-question" for kind in PollKind],
    "turnout-went-{}": [f"turnout-went-{way}" for way in ("up", "down", "same")],
    "turnout-{}": ["turnout-first", "turnout-lapsed"],
    "turnout-is-{}": ["turnout-is-first", "turnout-is-lapsed"],
    "turnout-col-{}": [f"turnout-col-{name}" for name in ("answered", "yes", "there", "absent", "day", "number", "title", "kind")],
    "coverage-no-{}": [f"coverage-no-{what}" for what in ("members", "turnout", "board")],
    "button-figures-{}": ["button-figures-chart", "button-figures-sheet"],
    "figures-file-{}": [f"figures-file-{what}" for what in get_args(Shape)],
    "vote-{}": [f"vote-{choice}" for choice in ("for", "against", "abstain")],
    "poll-said-{}": [f"poll-said-{ending}" for ending in ENDINGS],
    "poll-state-{}": [f"poll-state-{ending}" for ending in ENDINGS],
    "poll-for-{}": [f"poll-for-{which}" for which in Electorate if which is not Electorate.CHANNEL],
    "poll-rule-{}": [f"poll-rule-{rule}" for rule in Rule],
    "poll-news-{}": [f"poll-news-{news}" for news in ("put", "talk", "ended", "withdrawn", "enough", "filled-in")],
    "told-planned-{}": [f"told-planned-{kind}" for kind in PLANS],
    "dates-fit-{}": [f"dates-fit-{fits}" for fits in ("yes", "rather-not", "no")],
    "poll-{}-{}": [
        *(f"poll-voters-{which}" for which in Electorate),
        *(f"poll-option-{which}" for which in ("several", "secret", "later", "abstentions")),
    ],
    "upcoming-{}": [f"upcoming-{occasion}" for occasion in Occasion if occasion not in {Occasion.PROPOSALS, Occasion.NUDGE}],
    "question-ended-{}": ["question-ended-answered", "question-ended-unanswered"],
    "question-state-{}": [f"question-state-{state}" for state in QuestionState if state is not QuestionState.OPEN],
    "question-news-{}": [f"question-news-{news}" for news in ("put", "answered", "withdrawn")],
    "question-why-{}": [f"question-why-{kind}" for kind in SignKind],
    "question-said-{}": [f"question-said-{response}" for response in ("knows", "other", "not_me", "muted")],
    "questions-title-{}": [f"questions-title-{scope}" for scope in ("latest", "open", "own")],
    "questions-none-{}": [f"questions-none-{scope}" for scope in ("latest", "open", "own")],
    "kept-found-{}": [f"kept-found-{kind.name}" for kind in KEPT_KINDS],
    "kept-found-{}-unnamed": [f"kept-found-{kind.name}-unnamed" for kind in KEPT_KINDS],
    "schedule-{}": ["schedule-day", "schedule-hour"],
    "digest-{}": [f"digest-{part}" for part in DIGEST],
    "digest-{}-title": [f"digest-{part}-title" for part in DIGEST],
    "sort-{}": [f"sort-{sort}" for sort in Sort],
    "ground-{}": [f"ground-{ground}" for ground in ("interest", "consent", "archive")],
    "kept-{}": [f"kept-{kind}" for kind in Kind],
    **{f"kept-{{}}-{what}": [f"kept-{kind}-{what}" for kind in Kind] for what in ("why", "until", "who")},
    "my-data-{}-sent": ["my-data-page-sent", "my-data-json-sent"],
    "my-data-table-{}": [f"my-data-table-{table}".replace("_", "-") for table in SHOWN],
    "my-data-col-{}": [f"my-data-col-{column}".replace("_", "-") for columns in SHOWN.values() for column in columns],
    "my-data-is-{}": [],
    "type-{}": [f"type-{kind}" for kind in PartnershipType],
    "province-{}": [f"province-{province}" for province in Province],
    "button-add-{}": ["button-add-decision", "button-add-action"],
    "minutes-{}": ["minutes-recorded", "minutes-sent"],
    "minutes-odd-{}": [],
    "document-{}": [f"document-{what}" for what in ("date", "place", "present", "absent", "chair", "secretary", "action", "owner", "due")],
    "minutes-state-{}": [f"minutes-state-{state}" for state in MinutesState if state is not MinutesState.REFUSED],
    "review-{}": [f"review-{kind}" for kind in FindingKind],
    "review-relation-{}": [f"review-relation-{relation}" for relation in Relation],
}
"""Ids put together in code, with all that come of them; an empty list: whatever the files hold under that name."""


@cache
def known() -> frozenset[str]:
    return frozenset(text.id for text in texts(Language.NL))


@cache
def nodes_of_code() -> tuple[tuple[str, tuple[ast.AST, ...]], ...]:
    """The code, file by file, with its name."""
    return tuple((path.relative_to(ROOT).as_posix(), tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))) for path in CODE)


@cache
def said_in_code() -> tuple[frozenset[str], frozenset[str]]:
    """Every string of the code, and every one that is put together, with `{}` for what varies."""
    whole, parts = set(), set()
    for _, nodes in nodes_of_code():
        within = {id(value) for node in nodes if isinstance(node, ast.JoinedStr) for value in node.values}
        for node in nodes:
            if isinstance(node, ast.JoinedStr):
                parts.add("".join(str(value.value) if isinstance(value, ast.Constant) else "{}" for value in node.values))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in within:
                whole.add(node.value)
    return frozenset(whole), frozenset(parts)


def asked_for() -> Iterator[tuple[str, str]]:
    """Every fixed text id the code asks for: `t("…")`, `text_id="…"`, `text_id = "…"`, and a mistake's second argument."""
    for file, nodes in nodes_of_code():
        for node in nodes:
            found: ast.expr | None = None
            match node:
                case ast.Call(func=ast.Name(id="t"), args=[first, *_]) | ast.Call(func=ast.Name(id="PlanMistake"), args=[_, first, *_]):
                    found = first
                case ast.keyword(arg="text_id", value=value):
                    found = value
                case (
                    ast.Assign(targets=[ast.Name(id="text_id")], value=value)
                    | ast.AnnAssign(target=ast.Name(id="text_id"), value=ast.expr() as value)
                ):
                    found = value
                case _:
                    pass
            for each in ast.walk(found) if found is not None else ():
                if isinstance(each, ast.Constant) and isinstance(each.value, str) and re.fullmatch(r"[a-z]+(-[a-z0-9_]+)*", each.value):
                    yield file, each.value


def test_both_languages_have_the_same_texts_with_the_same_variables() -> None:
    dutch, english = ({text.id: text.variables for text in texts(language)} for language in LANGUAGES)

    assert dutch == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_twice(language: Language) -> None:
    counted = Counter(text.id for text in texts(language))

    assert [name for name, count in counted.items() if count > 1] == []


def test_every_variable_of_a_text_has_an_example_and_no_example_is_left_over() -> None:
    """Facts and facts of one text are in `tests/texts/examples.py`."""
    asked = {(text.id, variable) for text in texts(Language.NL) for variable in text.variables}
    of_text = {(text_id, variable) for text_id, facts in OF_TEXT.items() for variable in facts}

    assert {(text_id, variable) for text_id, variable in asked - of_text if variable not in FACTS} == set()
    assert of_text - asked == set()
    assert set(FACTS) - {variable for _, variable in asked - of_text} == set()


def test_every_text_the_code_asks_for_is_there() -> None:
    words_in_conditions = {"date"}
    missing = {(file, name) for file, name in asked_for() if name not in known() and "-" in name} - {
        (file, word) for file, _ in asked_for() for word in words_in_conditions
    }

    assert {(file, name) for file, name in missing if not is_part_of_a_family(name)} == set()


def is_part_of_a_family(name: str) -> bool:
    return any(name in (family.split("{}")) for family in FAMILIES)


def test_every_family_is_listed_and_complete() -> None:
    _, parts = said_in_code()
    prefixes = {name.partition("-")[0] for name in known()}
    like = {part for part in parts if re.fullmatch(r"[a-z]+(-([a-z]+|\{\}))+", part) and part.partition("-")[0] in prefixes and "-" in part}

    assert like == set(FAMILIES)
    assert [name for names in FAMILIES.values() for name in names if name not in known()] == []


def test_nobody_has_to_translate_what_nobody_says() -> None:
    whole, _ = said_in_code()
    expanded = {name for names in FAMILIES.values() for name in names}
    open_ended = tuple(family.removesuffix("{}") for family, names in FAMILIES.items() if not names)
    unused = {name for name in known() if name not in whole and name not in expanded and not name.startswith(open_ended)}

    assert unused == set()


def test_a_missing_text_or_fact_raises_and_is_never_shown_half() -> None:
    t = Texts(Language.NL, ZONE)

    with pytest.raises(TextMissing):
        t("bestaat-niet")
    with pytest.raises(TextMissing):
        t("own-answer", title="Overleg")


def test_no_exclamation_marks_and_the_polite_form() -> None:
    for file in sorted((ROOT / "bot" / "texts").rglob("*.ftl")):
        text = re.sub(r"^#.*$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert "!" not in text, file
        if file.parent.name == "nl":
            assert re.findall(r"\b(?:je|jij|jouw|jullie)\b", text) == [], file


TALKATIVE = ("bot/views", "bot/composing", "bot/services", "handlers", "jobs")
AT_THE_COMMAND_LINE = ("decision_import.py", "slack_sync.py")
"""What operators read of `prs decisions import`, `prs status` and `/readyz`: in English alone, as all of the command line is."""
NO_WORDS = {"dd-mm-yyyy hh:mm", "Table Grid", "pings of all", "<!doctype html>", "width=device-width, initial-scale=1"}
"""Codes for another program (of a sheet, of Word and of a browser), and a key of the log."""


def in_code(nodes: Collection[ast.AST]) -> set[str]:
    """Strings that read as prose, or stand where a view says something. Docstrings, engineers' errors and reasons in the log may."""
    allowed: set[int] = set()
    found: set[str] = set()
    for node in nodes:
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.keyword(arg="reason") | ast.Call(func=ast.Name(id="alone")):
                allowed |= {id(each) for each in ast.walk(node)}
            case ast.Call(func=ast.Name(id=("button" | "header" | "sentence" | "plain" | "run" | "option" | "quote")), args=[said, *_]):
                found |= words(said)
            case ast.Call(func=ast.Name(id=("small" | "section" | "lines")), args=several):
                found |= {word for said in several for word in words(said)}
            case ast.keyword(arg=("text" | "title" | "submit" | "close" | "label" | "hint" | "placeholder"), value=said):
                found |= words(said)
            case _:
                pass
    strings = {
        str(node.value) for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in allowed
    }
    prose = {string for string in strings if re.search(r"[^\W\d]{2,},? [^\W\d]{2,}", string)}
    return {word for word in found | prose if word not in NO_WORDS}


def words(said: ast.expr) -> set[str]:
    """The words of a string itself, or of one put together; a single letter is a kind of number (`V12`)."""
    parts = said.values if isinstance(said, ast.JoinedStr) else [said]
    strings = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return {each for each in strings if re.search(r"[^\W\d_]{2,}", each)}


def test_no_words_for_members_stand_in_code() -> None:
    files = [(file, nodes) for file, nodes in nodes_of_code() if file.startswith(TALKATIVE) and not file.endswith(AT_THE_COMMAND_LINE)]
    found = {(file, word) for file, nodes in files for word in in_code(nodes)}

    assert len(files) > 100
    assert found == set()


@pytest.mark.parametrize(
    "code", ['button("Klaar", DONE, "1")', 'said = "Niet gevonden"', 'View(title=f"Besluit {number}")', 'small(t("x"), "leden")']
)
def test_words_in_code_are_found(code: str) -> None:
    assert in_code(list(ast.walk(ast.parse(code)))) != set()
