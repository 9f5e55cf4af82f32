"""What the Home tab tells one member: gathered from the state of the moment, each part from where it is kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.db import action_items, agenda, assignments, channels, minutes, workspaces
from bot.db import events as event_rows
from bot.db.engine import WorkspaceSession
from bot.domain.agenda import AgendaItem
from bot.domain.calendar import at_local, local_day
from bot.domain.events import Event, EventState
from bot.domain.ids import ChannelId
from bot.domain.members import Member
from bot.domain.minutes import Minutes
from bot.domain.polls import Poll
from bot.domain.view_models import ShownAction, ShownDecision, ShownEvent, ShownHome
from bot.services import action_lists, decisions, deliveries, events, invitees, members, polls
from bot.services import agenda as agendas
from bot.services.minutes import may_see
from bot.services.organising import manages

DUE_WITHIN = timedelta(days=7)
"""An action item asks something from the day of its first ping (docs/product.md, section 6)."""

MOST_ASKED = 4
"""Of each kind of thing that asks something; the rest is counted, or comes once these are done."""

MOST_COMING = 8
MOST_COUNTED = 3
"""Events of which it is counted how many have not answered."""

MOST_DECISIONS = 3
MOST_UNDELIVERED = 3
UNDELIVERED_WITHIN = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What is the same for whoever looks at one moment: read once, however many do."""

    proposed: Sequence[AgendaItem]
    for_adoption: Sequence[tuple[Minutes, Event]]
    decisions: tuple[ShownDecision, ...]
    polls: Sequence[Poll]


def common(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> Common:
    """Read what is the same for all."""
    latest = [decision.id for decision in decisions.latest(session)[:MOST_DECISIONS]]
    return Common(
        proposed=agenda.waiting(session, now=now),
        for_adoption=tuple(_for_adoption(session, now=now)),
        decisions=tuple(decisions.show(session, latest, today=local_day(now, zone))),
        polls=polls.open_now(session, now=now),
    )


def gather(session: WorkspaceSession, member: Member, known: Common, *, now: datetime, zone: ZoneInfo, has_channel: bool) -> ShownHome:
    """Gather what one member is shown; `has_channel`: the settings name a channel for announcements."""
    today = local_day(now, zone)
    listed = events.coming(session, to=member.id, now=now)
    present = channels.of(session, member.id)
    asks = [each for each in listed if _awaits_answer(each, member, present, now=now, zone=zone)][:MOST_ASKED]
    coming = [each for each in listed if each not in asks]
    shown = ShownHome(
        to_answer=tuple(asks),
        coming=tuple(coming[:MOST_COMING]),
        more_coming=max(0, len(coming) - MOST_COMING),
        organiser=member.organiser,
        guest=member.guest,
        look_again_at=min((*_edges(listed, now), at_local(today + timedelta(days=1), time(0), zone))),
    )
    if member.guest:
        return shown
    due, others = _actions(session, member, now=now, zone=zone)
    asked = action_items.due_asked_of(session, member.id, most=MOST_ASKED)
    managed = [each.event for each in listed if manages(session, each.event, member)]
    of_managed = {event.id for event in managed}
    proposed = [item for item in known.proposed if item.event in of_managed]
    readable = [each for each in known.for_adoption if may_see(session, each[0], member.id)]
    return replace(
        shown,
        actions=due,
        more_actions=others,
        due_asked=tuple(action_lists.show(session, asked, to=member.id, today=today)),
        proposals=tuple(agendas.proposal(session, item.id) for item in proposed[:MOST_ASKED]),
        up_for_adoption=tuple(readable[:MOST_ASKED]),
        silent={event.id: invitees.count_silent(session, event) for event in managed[:MOST_COUNTED] if event.takes_answers(now)},
        decisions=known.decisions,
        undelivered=tuple(deliveries.lately(session, now=now, within=UNDELIVERED_WITHIN, most=MOST_UNDELIVERED))
        if member.organiser
        else (),
        steps=_steps(session, has_channel=has_channel) if member.organiser else {},
    )


def _awaits_answer(shown: ShownEvent, member: Member, present: Collection[ChannelId], *, now: datetime, zone: ZoneInfo) -> bool:
    """Return whether a member is to answer, or to confirm; once the last day for it has gone by nobody is pressed."""
    event, plan = shown.event, shown.event.plan
    if not event.takes_answers(now):
        return False
    if shown.own is not None:
        return shown.own.confirm_by is not None
    in_time = plan.rsvp_until is None or local_day(now, zone) <= plan.rsvp_until
    return in_time and plan.channel in present and plan.narrowed.includes(member.profile)


def _actions(session: WorkspaceSession, member: Member, *, now: datetime, zone: ZoneInfo) -> tuple[tuple[ShownAction, ...], int]:
    """Return a member's items that are due and not put off, and the number of their other open ones."""
    today = local_day(now, zone)
    near = action_items.open_items(session, owner=member.id, due_before=today + DUE_WITHIN + timedelta(days=1), most=4 * MOST_ASKED)
    own = assignments.assignments_for(session, member.id, [item.id for item in near])
    due = [item for item in near if item.id not in own or (own[item.id].postponed_until or today) <= today][:MOST_ASKED]
    others = action_items.count_open(session, owner=member.id) - len(due)
    return tuple(action_lists.show(session, due, to=member.id, today=today)), others


def _for_adoption(session: WorkspaceSession, *, now: datetime) -> Iterable[tuple[Minutes, Event]]:
    for found in minutes.unadopted(session):
        meeting = event_rows.get(session, found.on_agenda_of) if found.on_agenda_of else None
        if meeting is not None and meeting.state is EventState.ANNOUNCED and not meeting.has_ended(now):
            yield found, meeting


def _steps(session: WorkspaceSession, *, has_channel: bool) -> Mapping[str, bool]:
    """Return the first steps of a network and whether each is done; none once all are."""
    steps = {
        "channel": has_channel or members.choices(session).channel is not None,
        "event": event_rows.any_announced(session),
        "schedule": workspaces.is_schedule_chosen(session),
    }
    return {} if all(steps.values()) else steps


def _edges(listed: Iterable[ShownEvent], now: datetime) -> Iterable[datetime]:
    """Return the moments to come at which an event begins or ends, and so looks otherwise."""
    for each in listed:
        plan = each.event.plan
        yield from (moment for moment in (plan.starts_at, plan.last_begins_at, plan.ends_at) if moment > now)
