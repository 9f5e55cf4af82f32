"""Nothing of one workspace is ever visible in another: by the shape of every statement, and by trying."""

import inspect
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from types import ModuleType
from typing import Any, get_type_hints

import pytest
from sqlalchemy.exc import IntegrityError, NoResultFound

from bot.db import (
    absences,
    action_items,
    action_log,
    agenda,
    assignments,
    call_offs,
    cards,
    channels,
    claiming,
    decision_changes,
    decision_import,
    decisions,
    delivery_status,
    event_messages,
    events,
    experiences,
    feeds,
    forgotten,
    handovers,
    homes,
    inbox,
    knowing,
    members,
    outbox,
    polls,
    questions,
    reminders,
    retention,
    rsvps,
    search_store,
    series,
    traces,
    turnout,
    turns,
    workspaces,
)
from bot.db.engine import Sessions, WorkspaceSession
from bot.domain.decisions import DecisionStatus
from bot.domain.errors import DomainError
from bot.domain.events import EventState
from bot.domain.ids import ActionItemId, DecisionId, EventId
from bot.domain.notices import Whisper
from bot.domain.personal import Passing, StandIns
from bot.domain.responses import ShowHelp
from bot.domain.rsvp import Answer, Extras, Way
from bot.services import rsvp
from bot.services.decisions import find
from bot.services.indexes import Indexes
from tests.builders import (
    ANNA,
    BRAM,
    CARD,
    CARLA,
    ELSEWHERE,
    GENERAL,
    HERE,
    NOW,
    TODAY,
    crowd,
    decided,
    minutes_after,
    people,
    posted,
    promised,
)
from tests.conftest import names_its_workspace
from tests.notices import value_of

MODULES: list[ModuleType] = [
    absences,
    action_items,
    action_log,
    agenda,
    assignments,
    call_offs,
    decision_changes,
    decision_import,
    decisions,
    event_messages,
    events,
    experiences,
    feeds,
    forgotten,
    handovers,
    homes,
    inbox,
    members,
    outbox,
    polls,
    questions,
    knowing,
    reminders,
    retention,
    rsvps,
    search_store,
    series,
    traces,
    turns,
    turnout,
    workspaces,
]


def queries() -> list[Callable[..., Any]]:
    """List every public function of bot.db that takes a session."""
    return [
        function
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_") and "session" in inspect.signature(function).parameters
    ]


@pytest.mark.parametrize("query", queries(), ids=lambda query: f"{query.__module__}.{query.__name__}")
def test_every_statement_names_its_workspace(query: Callable[..., Any], sqlite_sessions: Sessions) -> None:
    """The fixture listens; here each function is called with whatever fits its types."""
    hints = get_type_hints(query)
    given = {
        name: value_of(hints[name])
        for name, parameter in inspect.signature(query).parameters.items()
        if name != "session" and parameter.kind is not parameter.VAR_KEYWORD
    }
    with suppress(DomainError, IntegrityError, NoResultFound), sqlite_sessions.writing(HERE) as session:
        query(session, **given)


@pytest.mark.parametrize(
    ("statement", "scoped"),
    [
        ("SELECT events.id \nFROM events \nWHERE events.workspace_id = ? AND events.id = ?", True),
        ("SELECT events.id \nFROM events \nWHERE events.id = ?", False),
        ("SELECT events.workspace_id \nFROM events", False),
        ("UPDATE events SET state=? WHERE events.id = ?", False),
        ("DELETE FROM drafts WHERE drafts.workspace_id = ?", True),
        ("SELECT cards.id \nFROM cards JOIN events ON events.id = cards.event_id \nWHERE cards.workspace_id = ?", False),
        ("SELECT workspaces.workspace_id \nFROM workspaces ORDER BY workspaces.workspace_id", True),
        ("SELECT workspaces.workspace_id \nFROM workspaces", False),
        ("SELECT clock_timestamp() AS clock_timestamp_1", True),
    ],
)
def test_guard_knows_a_statement_without_its_workspace(statement: str, scoped: bool) -> None:
    assert names_its_workspace(statement) is scoped


def fill(session: WorkspaceSession, word: str) -> None:
    """Do in a workspace what can be done, under the same numbers everywhere."""
    people(session)
    crowd(session, 2)
    event = posted(session, title=f"Vergadering {word}", maximum=1)
    for minute, member in enumerate([ANNA, BRAM]):
        at = minutes_after(minute)
        rsvp.answer(session, event.id, member, Answer.YES, Way.COMMAND, at=at, now=at, extras=Extras(comment=word))
    promised(session, BRAM, text=f"Zaal bespreken {word}")
    decided(session, f"De contributie gaat omhoog {word}.")
    inbox.first_time(session, f"Ev {word}", now=NOW)
    outbox.rest(session, "lane", timedelta(hours=1))


def everything(session: WorkspaceSession) -> str:
    """Read all that a workspace can read."""
    number = EventId(1)
    seen = [
        workspaces.identity(session),
        workspaces.choices(session),
        members.organisers(session),
        members.named(session, [ANNA, BRAM]),
        events.get(session, number),
        events.coming_to(session, ANNA, now=NOW),
        events.coming_until_meeting(session, ANNA, now=NOW),
        events.past_to(session, ANNA, now=NOW),
        cards.of_event(session, number),
        cards.at(session, GENERAL, CARD),
        cards.taking_answers(session, now=NOW),
        rsvps.parties(session, number),
        rsvps.entries_of(session, number, ANNA),
        rsvps.tallies(session, [number]),
        action_items.open_items(session),
        assignments.assignments_of(session, BRAM),
        assignments.due_pings(session, now=minutes_after(10**6), most=50),
        decisions.latest(session, most=10),
        decisions.changed_since(session, 0),
        find(session, Indexes(), "contributie", today=TODAY),
        delivery_status.waiting(session),
    ]
    return repr(seen)


def test_two_workspaces_with_the_same_numbers_never_see_each_other(sessions: Sessions) -> None:
    seen = []
    for workspace, word in ((HERE, "hier"), (ELSEWHERE, "elders")):
        with sessions.writing(workspace) as session:
            fill(session, word)
        with sessions.reading(workspace) as session:
            seen.append(everything(session))
    before, elsewhere = seen
    with sessions.reading(HERE) as session:
        after = everything(session)

    assert before == after
    assert "hier" in before
    assert elsewhere == before.replace("hier", "elders")


def test_what_is_done_in_one_workspace_changes_nothing_in_another(sessions: Sessions) -> None:
    for workspace, word in ((HERE, "hier"), (ELSEWHERE, "elders")):
        with sessions.writing(workspace) as session:
            fill(session, word)
    with sessions.reading(HERE) as session:
        before = everything(session)
    with sessions.writing(ELSEWHERE) as session:
        rsvp.answer(session, EventId(1), ANNA, Answer.NO, Way.COMMAND, at=minutes_after(5), now=minutes_after(5))
        cards.lose(session, 1)
        events.save_state(session, EventId(1), EventState.WITHDRAWN)
        action_items.save_text(session, ActionItemId(1), text="iets anders")
        assignments.stop_pings(session, ActionItemId(1))
        decisions.save_status(session, DecisionId(1), DecisionStatus.UNDONE)
        members.name_organisers(session, [BRAM])
        channels.leave(session, GENERAL, ANNA)
        outbox.add(session, Whisper(to=ANNA, channel=GENERAL, answer=ShowHelp()), now=NOW)
        claiming.claim(session, now=minutes_after(10), lease=timedelta(seconds=30))
        delivery_status.prune(session, before=minutes_after(10**6), most=10)
        retention.drop(session, Passing.HANDLED, minutes_after(10**6), most=10)
        traces.forget(session, CARLA, "Carla Smit", StandIns(member="een voormalig lid", deputy="een vervanger"))
        workspaces.stop(session, "token_revoked")
    with sessions.reading(HERE) as session:
        after = everything(session)
        heard = inbox.first_time(session, "Ev hier", now=NOW)

    assert after == before
    assert heard is False
