"""Action items as a reader sees them: lists, cards, and what nobody is pinged about any more."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.db import action_items, action_log, assignments, channels, events, members, minutes
from bot.db.engine import WorkspaceSession
from bot.domain.action_history import Happening
from bot.domain.action_items import ActionItem
from bot.domain.action_pings import is_last_ping, offers_dropping
from bot.domain.events import EventNotFound
from bot.domain.forgetting import posted_at
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.view_models import ShownAction, ShownHappening

# As the database has it.
past_last_ping = action_items.past_last_ping
happening = action_log.entry

HAPPENINGS_SHOWN = 20
"""On a card: the whole history of nearly every item."""


def open_items(
    session: WorkspaceSession, *, owner: MemberId | None = None, overdue_on: date | None = None, most: int | None = None, skip: int = 0
) -> list[ActionItem]:
    """List open action items, the earliest due first."""
    return action_items.open_items(session, owner=owner, due_before=overdue_on, most=most, skip=skip)


def count_open(session: WorkspaceSession, *, owner: MemberId | None = None, overdue_on: date | None = None) -> int:
    """Count open action items."""
    return action_items.count_open(session, owner=owner, due_before=overdue_on)


def show(
    session: WorkspaceSession, items: Sequence[ActionItem], *, to: MemberId, today: date, hidden_before: datetime | None = None
) -> list[ShownAction]:
    """Gather the names a view needs to show action items to one reader, and what they may do with each.

    `hidden_before`: from before when Slack may hide the message an item came from.
    """
    people = members.named(session, {to, *(person for item in items for person in _people_of(item))})
    reader = people.get(to)
    organiser = reader is not None and reader.organiser
    own = assignments.assignments_for(session, to, [item.id for item in items]) if reader else {}
    zone = ZoneInfo(reader.zone if reader else "UTC")
    drafts = minutes.drafts_of(session, [item.id for item in items])
    came_from = {item.source.channel: channels.get(session, item.source.channel) for item in items if item.source}

    def name(member: MemberId | None) -> str | None:
        return people[member].name if member in people else None

    shown = []
    for item in items:
        channel = came_from[item.source.channel] if item.source else None
        owns = to in item.owners
        shown.append(
            ShownAction(
                item=item,
                owners=(*(people[owner].name for owner in item.owners if owner in people), *item.names),
                assigned_by=name(item.assigned_by) or "",
                closed_by=name(item.closed_by),
                source_channel=channel.name if channel else None,
                source_hidden=bool(item.source and hidden_before and posted_at(item.source.ts) <= hidden_before),
                source_event=_title(session, item),
                asked_due_by=name(item.asked_due_by),
                overdue=item.is_overdue(today),
                ends=owns or to == item.stand_in or organiser,
                owns=owns,
                pinged=item.id in own,
                changes=organiser or to == item.assigned_by,
                given=owns and to != item.assigned_by,
                offers_drop=item.id in own and offers_dropping(own[item.id], today, zone),
                last_ping=item.id in own and is_last_ping(own[item.id], today, zone),
                organiser=organiser,
                draft=item.id in drafts,
            )
        )
    return shown


def history(session: WorkspaceSession, item: ActionItemId) -> list[ShownHappening]:
    """Gather what happened to an item lately, with the names of those who did it."""
    happened = action_log.of(session, item, most=HAPPENINGS_SHOWN)
    people = members.named(session, {person for each in happened for person in (each.by, *_mentioned(each)) if person})
    return [
        ShownHappening(
            at=each.at,
            by=people[each.by].name if each.by in people else "",
            what=each.what,
            facts=each.facts,
            people=tuple(people[person].name for person in _mentioned(each) if person in people),
        )
        for each in happened
    ]


def happened(session: WorkspaceSession, item: ActionItemId) -> list[Happening]:
    """Read what happened to an item lately, the oldest first."""
    return action_log.of(session, item, most=20)


def _mentioned(each: Happening) -> tuple[MemberId, ...]:
    """Return the members an event in the history is about: the new owners, the member who was linked, the leaver."""
    return tuple(MemberId(word) for name in ("owners", "member") for word in each.facts.get(name, "").split())


def _people_of(item: ActionItem) -> Iterable[MemberId]:
    return (person for person in (*item.owners, item.assigned_by, item.closed_by, item.asked_due_by) if person)


def _title(session: WorkspaceSession, item: ActionItem) -> str | None:
    if item.event is None:
        return None
    try:
        return events.get(session, item.event).plan.title
    except EventNotFound:
        return None
