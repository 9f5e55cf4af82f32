"""Lists of an event: who comes, for members; with comments, history and those who have not answered, for organisers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal

from bot.db import attendances, members, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.attendees import Attendee, Attendees, Present, Remembered
from bot.domain.audience import UNKNOWN
from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import SendAttendees
from bot.domain.responses import Response, Say, ShowHistory, ShowWhoComes
from bot.domain.rsvp import Party, in_order
from bot.services import events
from bot.services.invitees import invited
from bot.services.members import require
from bot.services.organising import manages, refuse_unless_manages

Wish = Literal["page", "history", "sheet"]
"""What can be tapped under a list."""


def attendees(session: WorkspaceSession, event_id: EventId, *, to: MemberId) -> Attendees:
    """Gather the list of an event as a member may see it.

    Raises:
        EventNotFound: no such event, or not one they may know of.
    """
    event = events.visible(session, event_id, to=to)
    whole = _whole(session, event, to)
    return whole if manages(session, event, require(session, to)) else _for_members(whole)


def whole_list(session: WorkspaceSession, event_id: EventId, *, to: MemberId) -> Attendees:
    """Gather the list of an event with all that is known, for an organiser.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
    """
    refuse_unless_manages(session, events.get(session, event_id), by=to)
    return attendees(session, event_id, to=to)


def history(session: WorkspaceSession, event_id: EventId, *, to: MemberId) -> tuple[Event, list[Remembered]]:
    """List for an organiser who answered what, in which way and when, the last first.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
    """
    event = events.get(session, event_id)
    refuse_unless_manages(session, event, by=to)
    entries = in_order(recorded.entry for recorded in rsvps.history(session, event_id))
    names = _names(session, [*(entry.member for entry in entries), *(entry.by for entry in entries if entry.by)])
    return event, [
        Remembered(name=names.get(entry.member, ""), entry=entry, by=names.get(entry.by, "") if entry.by else "")
        for entry in reversed(entries)
    ]


def grant(session: WorkspaceSession, wish: Wish, event_id: EventId, page: int, *, to: MemberId, now: datetime) -> Response:
    """Grant a tap under a list: another page, the history, or the list as a file, which is queued.

    Raises:
        NotItsOrganiser: history and file are for its organisers.
        EventNotFound: no such event, or not one they may know of.
    """
    event = events.visible(session, event_id, to=to)
    if wish == "page":
        return ShowWhoComes(event=event.id, page=page)
    refuse_unless_manages(session, event, by=to)
    if wish == "history":
        return ShowHistory(event=event.id, page=page)
    outbox.add(session, SendAttendees(event=event.id, member=to), now=now)
    return Say(text_id="sheet-on-its-way")


def _whole(session: WorkspaceSession, event: Event, to: MemberId) -> Attendees:
    parties = rsvps.parties(session, event.id)
    asked = invited(session, event)
    ticked = attendances.of(session, event.id)
    answered = {party.member for party in parties}
    came = {member for there in ticked.values() for member, was_there in there.items() if was_there}
    silent = [member.name for member in asked if member.id not in answered | came]
    others = sorted(members.named(session, came - answered).values(), key=lambda member: member.name)
    return Attendees(
        shown=events.show(session, event, to=to),
        listed=tuple(_listed(session, parties, {member.id for member in asked}, ticked)),
        silent=len(silent),
        silent_names=tuple(silent),
        unannounced=tuple(Present(name=each.name, profile=each.profile, came=_came(ticked, each.id)) for each in others),
        ticked=tuple(ticked),
        for_organiser=True,
    )


_Ticked = Mapping[datetime, Mapping[MemberId, bool]]


def _came(ticked: _Ticked, member: MemberId) -> tuple[bool | None, ...]:
    return tuple(there.get(member) for there in ticked.values())


def _listed(session: WorkspaceSession, parties: list[Party], asked: set[MemberId], ticked: _Ticked) -> Iterable[Attendee]:
    known = members.named(session, [*(party.member for party in parties), *(party.by for party in parties if party.by)])
    for party in parties:
        member = known.get(party.member)
        by = known.get(party.by) if party.by else None
        yield Attendee(
            name=member.name if member else party.member,
            party=party,
            invited=party.member in asked,
            by=by.name if by else "",
            profile=member.profile if member else UNKNOWN,
            came=_came(ticked, party.member),
        )


def _for_members(whole: Attendees) -> Attendees:
    """Leave out what only organisers see: comments, who was not invited, who was there, names of those who have not answered."""
    listed = tuple(
        replace(each, party=replace(each.party, comment=""), invited=True, by="", profile=UNKNOWN, came=()) for each in whole.listed
    )
    return replace(whole, listed=listed, silent_names=(), unannounced=(), ticked=(), for_organiser=False)


def _names(session: WorkspaceSession, wanted: Iterable[MemberId]) -> dict[MemberId, str]:
    return {member.id: member.name for member in members.named(session, wanted).values()}
