"""Notices: what goes out by the outbox, rendered at the moment of sending; what has become pointless is skipped."""

from datetime import datetime

from bot.composing import (
    action_items,
    adoption,
    agenda,
    attendees,
    calendars,
    call_offs,
    deliveries,
    digests,
    event_messages,
    event_news,
    events,
    experiences,
    first_times,
    home,
    minutes,
    moving,
    my_data,
    polls,
    prompts,
    questions,
    reminders,
    responses,
    turnout,
    year_plans,
)
from bot.composing.composed import Composed, Context, Skip, composer
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.notices import Notice, PingOwner, WeeklyDigest
from bot.services import members

SUBJECTS = (
    action_items,
    adoption,
    agenda,
    responses,
    attendees,
    calendars,
    call_offs,
    deliveries,
    digests,
    event_messages,
    event_news,
    events,
    experiences,
    first_times,
    home,
    minutes,
    moving,
    my_data,
    polls,
    prompts,
    questions,
    reminders,
    turnout,
    year_plans,
)
"""The modules that hold the composers."""


def compose(session: WorkspaceSession, deps: Deps, notice: Notice, *, now: datetime) -> Composed:
    """Return what a notice comes to at this moment.

    Raises:
        DomainError: what it is about is gone.
    """
    at = Context(session, deps, now)
    if notice.sort and notice.receiver and notice.sort in members.switched_off(session, notice.receiver):
        return Skip(reason="switched off")
    waits = notice.unhurried and notice.receiver
    if isinstance(notice, PingOwner) and members.digest_of(session, notice.owner):
        return Skip(reason="in the weekly digest")
    put_off = action_items.not_now(at, waits, own_hour=isinstance(notice, (PingOwner, WeeklyDigest))) if waits else None
    return put_off or composer(notice, at)
