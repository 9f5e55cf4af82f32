"""What is kept about a member: shown, given to them, and forgotten; and what passes by itself after its period."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.db import (
    channels,
    delivery_status,
    events,
    experiences,
    forgotten,
    members,
    outbox,
    personal,
    prompts,
    retention,
    traces,
    workspaces,
)
from bot.db.engine import WorkspaceSession
from bot.domain.ids import MemberId
from bot.domain.notices import SendMyData
from bot.domain.personal import PERIODS, Kind, Passing, StandIns
from bot.domain.responses import Say
from bot.services import handovers, questions, rsvp
from bot.services.members import require

Kept = dict[str, list[dict[str, Any]]]
"""Rows by table."""

BATCH = 200
"""Rows that pass in one transaction."""


def kept_of(session: WorkspaceSession, member: MemberId) -> Kept:
    """Gather all that is kept about a member, by table.

    Raises:
        Stranger: the workspace has no such member.
    """
    return traces.of(session, member, require(session, member).name)


def kinds() -> dict[str, Kind]:
    """Return of what kind what each table holds is."""
    return {table: holds.kind for table, holds in personal.TABLES.items()}


def counted(session: WorkspaceSession, member: MemberId) -> dict[Kind, int]:
    """Count what is kept about a member by its kind, those of which there is something.

    Raises:
        Stranger: the workspace has no such member.
    """
    kept = kept_of(session, member)
    of_kind = {kind: sum(len(rows) for table, rows in kept.items() if personal.TABLES[table].kind is kind) for kind in Kind}
    return {kind: count for kind, count in of_kind.items() if count}


def ask_download(session: WorkspaceSession, *, by: MemberId, now: datetime) -> Say:
    """Queue all that is kept about a member for their DM, to read and as data.

    Raises:
        Stranger: the workspace has no such member.
    """
    require(session, by)
    outbox.add(session, SendMyData(member=by, shape="page"), now=now)
    outbox.add(session, SendMyData(member=by, shape="json"), now=now)
    return Say(text_id="my-data-on-its-way")


def named_in(session: WorkspaceSession, kept: Kept) -> tuple[dict[str, str], dict[int, str]]:
    """Name the people, channels and events that what is kept points at."""
    told = [value for rows in kept.values() for row in rows for value in row.values()]
    told += [inner for value in told if isinstance(value, (dict, list)) for inner in (value.values() if isinstance(value, dict) else value)]
    ids = {value for value in told if isinstance(value, str)}
    numbers = {row["event_id"] for rows in kept.values() for row in rows if row.get("event_id") is not None}
    people = members.named(session, (MemberId(each) for each in ids))
    names: dict[str, str] = {member: found.name for member, found in people.items()}
    return names | channels.names(session, ids), events.titles(session, numbers)


def forget(session: WorkspaceSession, member: MemberId, words: StandIns, *, asked: bool, now: datetime) -> bool:
    """Forget a member as if they had left, and leave nothing by which they are known.

    Their places go to those who wait, what they had in hand to the chair, and nothing waits for them any more; what is the network's
    (decisions, counts, who did what) stays, under *a former member*. `asked`: by themselves, so that only they come back, and with
    what they asked the network and answered there.
    Returns whether there was such a member.
    """
    found = members.get(session, member)
    if found is None:
        return False
    if not found.gone:
        handovers.keep_people(session, [replace(found, gone=True)], now=now)
        rsvp.let_go_of_leavers(session, now=now)
    if asked:
        questions.forget_words(session, member, now=now)
        experiences.forget_words(session, member)
    traces.forget(session, member, found.name, words)
    forgotten.add(session, member, until_they_act=asked, now=now)
    return True


def anything_over(session: WorkspaceSession, what: Passing, words: StandIns, *, now: datetime) -> bool:
    """Return whether something has had its period: nearly always nothing has, and no writer need wait for the look."""
    return retention.anything_over(session, what, now - PERIODS[what], words)


def pass_away(session: WorkspaceSession, what: Passing, words: StandIns, *, now: datetime) -> bool:
    """Delete or empty some of what has had its period; returns whether there may be more."""
    before = now - PERIODS[what]
    match what:
        case Passing.LEAVERS | Passing.REMOVED:
            for member in _whose_time_is_over(session, what, before, now=now):
                forget(session, member, words, asked=False, now=now)
                return True
            return False
        case Passing.ANSWER_WORDS:
            return retention.empty_answers(session, before, words, most=BATCH) >= BATCH
        case Passing.READING:
            return retention.drop_readings(session, before, most=BATCH) >= BATCH
        case Passing.DELIVERIES:
            more = delivery_status.prune(session, before=before, most=BATCH) >= BATCH
            prompts.prune(session)
            return more
        case _:
            return retention.drop(session, what, before, most=BATCH) >= BATCH


def _whose_time_is_over(session: WorkspaceSession, what: Passing, before: datetime, *, now: datetime) -> list[MemberId]:
    """Find somebody to forget: one at a time is a transaction that is short enough."""
    if what is Passing.LEAVERS:
        return [member.id for member in members.left_before(session, before, now=now, most=1)]
    removed_at = workspaces.removed_at(session)
    return [member.id for member in members.anybody(session, most=1)] if removed_at is not None and removed_at < before else []
