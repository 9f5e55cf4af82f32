"""Reminders of events: planned when they are due, each once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.db import action_items, agenda, events, members, outbox, reminders, rsvps, series, workspaces
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.db.reminders import ReminderPlan
from bot.domain import reminders as rules
from bot.domain.calendar import local_day
from bot.domain.events import Event, EventKind
from bot.domain.handover import Duty
from bot.domain.ids import EventId, MemberId
from bot.domain.members import Member
from bot.domain.notices import AskMinutes, AskProposals, Notice, PostAgenda, RemindMember
from bot.domain.rsvp import Party
from bot.domain.view_models import ShownAction, ShownSchedule
from bot.services.action_lists import show
from bot.services.duties import acting
from bot.services.invitees import invited, silent
from bot.services.members import channel_receiver, receiver, require_organiser, someone_to_tell
from bot.services.organising import organisers_of

# As the database has it.
next_moment = reminders.next_at
schedule = workspaces.schedule

EVENTS_A_BATCH = 1
MOST_OPEN_ITEMS = 100
_WORK = frozenset({rules.Occasion.PROPOSALS, rules.Occasion.MINUTES, rules.Occasion.MINUTES_AGAIN})
REMINDERS_A_BATCH = 50
"""A planning transaction stays well under 100 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """A reminder with its receiver; None is the channel."""

    reminder: rules.Reminder
    member: MemberId | None
    key: str


def anything_due(session: WorkspaceSession, *, now: datetime) -> bool:
    """Return whether reminders are to be planned: nearly always not, and then no write lock is taken."""
    return bool(reminders.due(session, now=now, most=1))


def plan_reminders(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Queue what is due of a few events; run twice it queues nothing new. Returns the number of events looked at."""
    due = reminders.due(session, now=now, most=EVENTS_A_BATCH)
    for event in due:
        planned = False
        with alone(session, "event", event):
            _plan(session, events.get(session, event), now=now, zone=zone)
            planned = True
        if not planned:
            reminders.put_off(session, event, now=now)
    return len(due)


def open_items_of_series(session: WorkspaceSession, event: Event) -> list[ShownAction]:
    """Gather the open action items of a meeting's series; what came from nowhere belongs to the network's own channel.

    An agenda names owner and date without reproach: nothing is overdue on it, whatever the day.
    """
    if event.plan.kind is not EventKind.MEETING:
        return []
    own = workspaces.choices(session).channel
    numbers = series.open_items(session, event.plan.channel, with_loose_ones=own == event.plan.channel, most=MOST_OPEN_ITEMS)
    items = action_items.several(session, numbers)
    return show(session, items, to=event.created_by, today=date.min)


def choose_schedule(session: WorkspaceSession, schedule: rules.Schedule, *, by: MemberId, now: datetime) -> None:
    """Keep which reminders events get from now on; what had its moment already is not made up for.

    Raises:
        NotAllowed: only an organiser chooses for the network.
    """
    require_organiser(session, by)
    changed = schedule != workspaces.schedule(session)
    if changed or not workspaces.is_schedule_chosen(session):  # the usual one is a choice as well
        workspaces.save_schedule(session, schedule)
    if changed:
        reminders.look_again(session, None, now=now)


def preview(session: WorkspaceSession, schedule: rules.Schedule, *, by: MemberId, now: datetime, zone: ZoneInfo) -> ShownSchedule | None:
    """Gather what a schedule would send for the next event that an organiser knows of; None where none is planned.

    Raises:
        NotAllowed: only an organiser chooses for the network.
    """
    require_organiser(session, by)
    event, channel = next(iter(events.coming_to(session, by, now=now, most=1)), (None, ""))
    if event is None:
        return None
    secretary = _secretary(session, event)
    return ShownSchedule(
        event=event,
        channel=channel,
        reminders=tuple(rules.outline(event.plan, schedule, channel_receiver(session, zone), zone=zone, now=now)),
        silent=len(silent(session, event)),
        secretary=secretary.name if secretary else "",
    )


def _plan(session: WorkspaceSession, event: Event, *, now: datetime, zone: ZoneInfo) -> None:
    known = reminders.plan_of(session, event.id)
    since = known.until if known else event.created_at
    parties = {party.member: party for party in rsvps.parties(session, event.id)}
    people = _people(session, event, parties)
    every = list(_every(session, event, people.values(), zone))
    due = [each for each in every if since < each.reminder.moment.at <= now and _concerns(each, event, parties)]
    left = _queue(session, event, due, every, people, now=now)
    next_at = now if left else min((each.reminder.moment.at for each in every if each.reminder.moment.at > now), default=None)
    reminders.save_plan(session, event.id, ReminderPlan(until=since if left else now, next_at=next_at), version=event.version, now=now)


def _queue(
    session: WorkspaceSession, event: Event, due: Sequence[_Due], every: Sequence[_Due], people: dict[MemberId, Member], *, now: datetime
) -> bool:
    """Queue the first of what is due and was not queued before; return whether more is left."""
    whom = {each.member for each in due}
    keys = [*(each.key for each in every if each.member in whom), *(nudge_key(event.id, each) for each in whom if each)]
    before = reminders.planned_before(session, keys) if due else {}
    wanted = [each for each in due if each.key not in before]
    stale = [each for each in wanted if each.reminder.until <= now]  # missed, and told as such: it does not count as the one of the day
    useful = _at_most_one_a_day([each for each in wanted if each not in stale], _had(event.id, every, before, people), people, now=now)
    todo = [*stale, *useful]
    for each in todo[:REMINDERS_A_BATCH]:
        reminder = each.reminder
        notice = _notice(event, reminder, each.member)
        outbox.add(session, notice, now=now, due_at=reminder.moment, useful_until=reminder.until, key=each.key)
    return len(todo) > REMINDERS_A_BATCH


def nudge_key(event: EventId, member: MemberId) -> str:
    """Return the key under which a member is nudged once."""
    return f"remind:{event}:{rules.Occasion.NUDGE}:{member}"


def reminded_on(session: WorkspaceSession, event: Event, people: Mapping[MemberId, Member], zone: ZoneInfo) -> dict[MemberId, set[date]]:
    """Return on which days, in their own zones, members had a reminder of an event or are to have one that is queued."""
    every = list(_every(session, event, people.values(), zone))
    return _had(event.id, every, reminders.planned_before(session, (each.key for each in every)), people)


def _had(
    event: EventId, every: Iterable[_Due], before: Mapping[str, datetime], people: Mapping[MemberId, Member]
) -> dict[MemberId, set[date]]:
    had: dict[MemberId, set[date]] = {}
    given = [(each.key, each.member) for each in every if each.member in people and each.reminder.occasion not in _WORK]
    for key, member in (*given, *((nudge_key(event, member), member) for member in people)):
        if member is not None and key in before:
            had.setdefault(member, set()).add(local_day(before[key], ZoneInfo(people[member].zone)))
    return had


def _at_most_one_a_day(
    wanted: Sequence[_Due], had: dict[MemberId, set[date]], people: dict[MemberId, Member], *, now: datetime
) -> Iterator[_Due]:
    zones = {member: ZoneInfo(person.zone) for member, person in people.items()}
    by_reminder = {(each.member, id(each.reminder)): each for each in wanted}
    # An organiser's or secretary's work is another subject than the reminders to come, which they get like anybody.
    yield from (each for each in wanted if each.member is None or each.reminder.occasion in _WORK)
    mine = [(each.member, each.reminder) for each in wanted if each.member is not None and each.reminder.occasion not in _WORK]
    yield from (by_reminder[member, id(reminder)] for member, reminder in rules.one_a_day(mine, had, zones, now=now))


def _every(session: WorkspaceSession, event: Event, people: Iterable[Member], zone: ZoneInfo) -> Iterator[_Due]:
    """Yield every reminder that anybody could get of an event; those with the same hours get them at the same moments."""
    schedule = workspaces.schedule(session)
    for reminder, key in _keyed(event.id, rules.channel_reminders(event.plan, channel_receiver(session, zone), schedule)):
        if schedule.agenda_days:
            yield _Due(reminder=reminder, member=None, key=key)
        for organiser in organisers_of(session, event) if agenda.proposals_for(session, event.id) else ():
            for asked, its_key in _keyed(event.id, rules.organiser_reminders(reminder, receiver(session, organiser))):
                yield _Due(reminder=asked, member=organiser.id, key=its_key + organiser.id)
    alike: dict[tuple[str, int, frozenset[int]], list[tuple[rules.Reminder, str]]] = {}
    for member in people:
        hours = (member.zone, member.hour, member.days)
        if hours not in alike:
            own = rules.member_reminders(event.plan, receiver(session, member), zone=zone, schedule=schedule)
            alike[hours] = _keyed(event.id, own)
        yield from (_Due(reminder=reminder, member=member.id, key=key + member.id) for reminder, key in alike[hours])
    secretary = _secretary(session, event)
    if secretary is not None:
        to = receiver(session, secretary)
        yield from (
            _Due(reminder=reminder, member=secretary.id, key=key + secretary.id)
            for reminder, key in _keyed(event.id, rules.secretary_reminders(event.plan, to))
        )


def _keyed(event: EventId, given: Iterable[rules.Reminder]) -> list[tuple[rules.Reminder, str]]:
    """Give each reminder the key under which it is queued once, which ends in the member's id."""
    return [(each, f"remind:{event}:{each.occasion}:{each.about:%Y%m%dT%H%M}:") for each in given]


def _people(session: WorkspaceSession, event: Event, parties: dict[MemberId, Party]) -> dict[MemberId, Member]:
    """Return those invited, and those who answered without."""
    asked = {member.id: member for member in invited(session, event)}
    others = members.named(session, parties.keys() - asked.keys())
    return asked | {member.id: member for member in others.values() if not member.gone}


def _concerns(due: _Due, event: Event, parties: dict[MemberId, Party]) -> bool:
    match due.reminder.occasion:
        case rules.Occasion.AGENDA | rules.Occasion.PROPOSALS | rules.Occasion.MINUTES | rules.Occasion.MINUTES_AGAIN:
            return True
        case rules.Occasion.UNANSWERED if event.closed_at is not None:
            return False
        case occasion:
            return due.member is not None and rules.is_for(occasion, parties.get(due.member))


def _secretary(session: WorkspaceSession, event: Event) -> Member | None:
    """Find whoever makes the minutes of a meeting, or keeps the attendance list of anything else: its own organiser."""
    secretary = acting(session, Duty.SECRETARY)
    own = (secretary.id if secretary else None,)
    first = (*own, *event.organisers) if event.plan.kind is EventKind.MEETING else (*event.organisers, *own)
    chosen = someone_to_tell(session, *first)
    return members.get(session, chosen) if chosen else None


def _notice(event: Event, reminder: rules.Reminder, member: MemberId | None) -> Notice:
    match reminder.occasion:
        case rules.Occasion.AGENDA:
            return PostAgenda(event=event.id, channel=event.plan.channel, about=reminder.about)
        case rules.Occasion.PROPOSALS if member is not None:
            return AskProposals(event=event.id, member=member, about=reminder.about, until=reminder.until)
        case rules.Occasion.MINUTES | rules.Occasion.MINUTES_AGAIN as occasion if member is not None:
            return AskMinutes(event=event.id, member=member, about=reminder.about, again=occasion is rules.Occasion.MINUTES_AGAIN)
        case rules.Occasion.UNANSWERED | rules.Occasion.DAY | rules.Occasion.HOUR if member is not None:
            return RemindMember(event=event.id, member=member, occasion=reminder.occasion, about=reminder.about)
        case _:
            raise AssertionError(reminder)
