"""Events: read, found and gathered for their readers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.db import absences, action_items, call_offs, cards, channels, events, members, moving, polls, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.errors import DomainError
from bot.domain.events import Event, EventKind, EventNotFound, EventPlan, EventState
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import (
    Notice,
    OfEvent,
    OfItem,
    OfPoll,
    PingOwner,
    SendAttendees,
    SendCalendarFile,
    SendFigures,
    SendMinutes,
    SendYearPlan,
)
from bot.domain.rsvp import Place, Tally
from bot.domain.view_models import Coming, ShownEvent
from bot.services.agenda_lines import agenda_of
from bot.services.organising import manages

# As the database has it.
get = events.get

NAMES_SHOWN = 5
"""Up to a handful of names are on a card; more is a list."""


class NoMeetingPlanned(DomainError):
    """There is no event to answer."""

    text_id = "refused-nothing-planned"


def makers_of(session: WorkspaceSession, notice: Notice) -> list[MemberId]:  # noqa: PLR0911  # a table
    """Return whoever made or asked for what a notice is about, to tell them of trouble with it; empty where nobody did."""
    match notice:
        case SendAttendees() | SendCalendarFile():
            return [events.get(session, notice.event).created_by, notice.member]
        case SendMinutes() | SendFigures() | SendYearPlan():
            return [notice.member]
        case OfEvent():
            return [events.get(session, notice.event).created_by]
        case OfItem():
            return [action_items.get(session, notice.item).assigned_by]
        case OfPoll():
            return [polls.get(session, notice.poll).made_by]
        case PingOwner():
            return [item.assigned_by for item in action_items.several(session, notice.items)]
        case _:
            return []


def show(session: WorkspaceSession, event: Event, *, to: MemberId | None = None) -> ShownEvent:
    """Gather what a view needs to show an event, to everybody (`to` is None) or to one member."""
    return _shown(session, event, to)


def show_to(session: WorkspaceSession, event_id: EventId, *, to: MemberId) -> ShownEvent:
    """Gather an event for a member who asks for it by number.

    Raises:
        EventNotFound: no such event, or not one they may know of.
    """
    event = visible(session, event_id, to=to)
    reader = members.get(session, to)
    mine = reader is not None and manages(session, event, reader)
    return replace(show(session, event, to=to), manages=mine, call_off=call_offs.get(session, event_id) if mine else None)


def visible(session: WorkspaceSession, event_id: EventId, *, to: MemberId) -> Event:
    """Read an event a member may know of.

    Raises:
        EventNotFound: no such event, or not one they may know of.
    """
    event = events.get(session, event_id)
    if not events.is_open_to(session, event, to):
        raise EventNotFound(event=event_id)
    return event


def next_meeting(session: WorkspaceSession, *, to: MemberId, now: datetime) -> Coming:
    """Find the next meeting that has not ended and is open to the asker, and each other event before it."""
    coming = events.coming_until_meeting(session, to, now=now)
    if not coming or coming[-1][0].plan.kind is not EventKind.MEETING:
        held = events.past_to(session, to, now=now)
        last = next((event for event, _ in held if event.plan.kind is EventKind.MEETING), None)
        return Coming(meeting=None, before=tuple(event for event, _ in coming), last_held=last)
    meeting, channel = coming.pop()
    before = tuple(event for event, _ in coming if event.plan.next_begins_at(now) < meeting.plan.starts_at)
    return Coming(meeting=_shown(session, meeting, to, channel), before=before)


def nearest_event(session: WorkspaceSession, *, to: MemberId, now: datetime) -> Event:
    """Find the event a member asks about without naming it: the next one that has not ended, else the last.

    Raises:
        NoMeetingPlanned: there never was one.
    """
    found = events.coming_to(session, to, now=now, most=1) or events.past_to(session, to, now=now, most=1)
    if not found:
        raise NoMeetingPlanned
    return found[0][0]


def coming(session: WorkspaceSession, *, to: MemberId, now: datetime) -> list[ShownEvent]:
    """List what is coming, each with the number of those who come and one's own answer."""
    return _listed(session, events.coming_to(session, to, now=now), to)


def coming_by_series(session: WorkspaceSession, *, to: MemberId, now: datetime) -> list[ShownEvent]:
    """List what is coming, of a series the first, with the rest behind it, also what of it was not announced yet."""
    listed = coming(session, to=to, now=now)
    of_series = {each.event.series for each in listed} - {None}
    ahead = events.planned(session, now=now) if of_series else []
    return folded(listed, [each for each in ahead if each.series in of_series])


def folded(listed: Iterable[ShownEvent], ahead: Iterable[Event]) -> list[ShownEvent]:
    """Put behind the first of each series those of it that follow; what is `ahead` is planned and not announced yet."""
    planned = (ShownEvent(event=each, channel_name="", tally=Tally()) for each in ahead)
    whole: dict[tuple[str, int], list[ShownEvent]] = {}
    for each in (*listed, *planned):
        key = ("event", each.event.id) if each.event.series is None else ("series", each.event.series)
        whole.setdefault(key, []).append(each)
    return [replace(first, then=tuple(rest)) for first, *rest in whole.values()]


def planned(session: WorkspaceSession, *, to: MemberId, now: datetime) -> list[Event]:
    """List what is planned and not announced yet; empty for whoever is no organiser."""
    reader = members.get(session, to)
    if reader is None or not reader.organiser:
        return []
    return [event for event in events.planned(session, now=now) if channels.sees(session, event.plan.channel, to)]


def past(session: WorkspaceSession, *, to: MemberId, now: datetime) -> list[ShownEvent]:
    """List past events, the last first."""
    return _listed(session, events.past_to(session, to, now=now), to)


def show_plan(session: WorkspaceSession, plan: EventPlan, *, by: MemberId, now: datetime) -> ShownEvent:
    """Gather what a preview needs of an event that has no number yet."""
    event = Event(id=EventId(0), plan=plan, state=EventState.ANNOUNCED, created_by=by, created_at=now)
    return _shown(session, event, None)


def _listed(session: WorkspaceSession, placed: Sequence[events.Placed], to: MemberId) -> list[ShownEvent]:
    """Gather what a list shows, in two questions for all of them."""
    numbers = [event.id for event, _ in placed]
    tallies, answers = rsvps.tallies(session, numbers), rsvps.own(session, to, numbers)
    return [
        ShownEvent(
            event=event,
            channel_name=channel,
            tally=tallies.get(event.id, Tally()),
            own=(own := answers.get(event.id)),
            rank=rsvps.rank_of(session, event.id, own) if own is not None and own.place is Place.WAITING else 0,
            answered_by=_name(session, own.by) if own is not None and own.by is not None else "",
        )
        for event, channel in placed
    ]


def _shown(session: WorkspaceSession, event: Event, to: MemberId | None, channel: str | None = None) -> ShownEvent:
    counted, own = rsvps.standing_of(session, event.id, to)
    return ShownEvent(
        event=event,
        channel_name=channels.name_of(session, event.plan.channel) if channel is None else channel,
        tally=counted,
        coming=rsvps.names_of_coming(session, event.id) if 0 < counted.yes <= NAMES_SHOWN else (),
        own=own,
        moved_from=events.get(session, event.moved_from) if event.moved_from else None,
        provisional=moving.heads_to_confirm(session, event.id) if event.confirm_by else 0,
        rank=rsvps.rank_of(session, event.id, own) if own is not None and own.place is Place.WAITING else 0,
        answered_by=_name(session, own.by) if own is not None and own.by is not None else "",
        asks_profile=to is not None and event.plan.narrowed.narrows and _asks_profile(session, event, to),
        agenda=agenda_of(session, event),
        missed=absences.of_member(session, event.id, to) if to is not None and own is not None and event.plan.sessions else (),
        posted=to is None or cards.is_known(session, event.id),
    )


def _name(session: WorkspaceSession, member: MemberId) -> str:
    found = members.get(session, member)
    return found.name if found is not None else ""


def _asks_profile(session: WorkspaceSession, event: Event, member: MemberId) -> bool:
    found = members.get(session, member)
    return found is not None and event.plan.narrowed.depends_on(found.profile)
