"""Series: planned as one after a look at the days, each event announced by itself, and changed, extended or ended together."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.db import event_changes, event_drafts, events, outbox, series
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import OnFreeDay, Recurrence, days_of, local_day, without_free_days
from bot.domain.event_life import EventStep, may_be_restored
from bot.domain.events import Event, EventPlan, EventState, PlanMistake
from bot.domain.ids import EventId, MemberId
from bot.domain.series import NotInSeries, Scope, SeriesPlan, announced_at, by_hand, changed_along
from bot.services import announcing, event_life, event_news, news_timing, planning
from bot.services.event_life import Conflict, Saved
from bot.services.members import channel_receiver, require_organiser
from bot.services.organising import managed, refuse_unless_manages

# As the database has it.
get = series.get


def looked_at(
    session: WorkspaceSession, first: EventPlan, rule: Recurrence, *, on_free: OnFreeDay, school: bool, ahead: int, zone: ZoneInfo
) -> SeriesPlan:
    """Reckon the days of a series, before anything is planned."""
    what = planning.occasions(session)

    def is_free(day: date) -> bool:
        found = what(day)
        return bool(found.public or found.own or found.recess or (school and found.school))

    days = without_free_days(days_of(rule, local_day(first.starts_at, zone)), is_free, on_free)
    return SeriesPlan(first=first, rule=rule, days=tuple(days), on_free=on_free, school=school, ahead=ahead)


def plan(session: WorkspaceSession, wanted: SeriesPlan, *, by: MemberId, now: datetime, zone: ZoneInfo) -> list[Event]:
    """Plan every event of a series: each gets its number, and is announced so many weeks ahead, at once where that has gone by.

    Raises:
        NotAllowed: only organisers plan.
    """
    require_organiser(session, by)
    made = series.add(session, wanted.rule, wanted.ahead, by=by, now=now)
    to = channel_receiver(session, zone)
    plans = [each for each in wanted.plans(today=local_day(now, zone), zone=zone) if each.starts_at > now]
    moments = [announced_at(each, wanted.ahead, to) for each in plans]
    events_made = [
        announcing.plan_ahead(session, each, announce_at=moment, by=by, now=now, series=made.id)
        for each, moment in zip(plans, moments, strict=True)
    ]
    return [
        announcing.announce_now(session, each.id, by=by, now=now) if moment <= now else each
        for each, moment in zip(events_made, moments, strict=True)
    ]


def plan_drafted(session: WorkspaceSession, key: str, *, by: MemberId, now: datetime, zone: ZoneInfo, again: bool = False) -> list[Event]:
    """Plan the series of a preview. `again`: they were asked whether they mean it.

    Raises:
        NotAllowed: only organisers plan.
        DraftGone: it was planned already.
        AnnouncedAgain: they planned the very same less than a minute ago; the draft is kept as the transaction is undone.
    """
    wanted = event_drafts.take(session, key, by=by)
    if not isinstance(wanted, SeriesPlan):
        raise announcing.DraftGone
    first = next(wanted.plans(today=local_day(now, zone), zone=zone))
    if not again:
        announcing.refuse_again(session, first, by=by, now=now)
    return plan(session, wanted, by=by, now=now, zone=zone)


def withdraw(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> None:
    """Take a series back within 15 minutes while nobody answered: what was posted is deleted, nobody is told.

    Raises:
        NotItsOrganiser, EventNotFound: not theirs.
        NotInSeries: it is in none.
        EventWithdrawn, WithdrawTooLate: it was withdrawn before, too long ago, or somebody answered.
    """
    held = managed(session, event_id, by=by)
    kept = get(session, held.series)
    for each in events.of_series(session, kept.id):
        announcing.withdraw(session, each.id, by=by, now=now)
    series.save_end(session, kept.id, now)


def choose_ahead(session: WorkspaceSession, event_id: EventId, ahead: int, *, by: MemberId, now: datetime, zone: ZoneInfo) -> None:
    """Keep how many weeks ahead each event of a series is announced from now on.

    Raises:
        NotItsOrganiser, EventNotFound: not theirs.
        NotInSeries: it is in none.
    """
    kept = get(session, managed(session, event_id, by=by).series)
    if ahead == kept.ahead:
        return
    series.save_ahead(session, kept.id, ahead)
    to = channel_receiver(session, zone)
    for each in events.planned(session, now=now, series=kept.id):
        events.save_announcement(session, each.id, announced_at(each.plan, ahead, to))


def change(
    session: WorkspaceSession,
    event_id: EventId,
    typed: EventPlan,
    *,
    scope: Scope,
    seen: int,
    by: MemberId,
    now: datetime,
    zone: ZoneInfo,
) -> Saved | Conflict | list[PlanMistake]:
    """Change an event of a series alone, with those that follow, or all that are to come; what was changed by hand stays.

    Everybody concerned hears once of all of it. A mistake in any of them is said with its number, and nothing is changed.

    Raises:
        as `event_life.change`.
    """
    others = _others(session, event_id, scope, now=now)
    event = managed(session, event_id, by=by)
    if scope is Scope.THIS or event.version != seen or event.series is None:
        return event_life.change(session, event_id, typed, seen=seen, by=by, now=now, zone=zone)
    rule = get(session, event.series).rule
    along = {
        each.id: changed_along(each.plan, event.plan, typed, rule, keeps=_by_hand(session, each), zone=zone)
        for each in others
        if each.id != event.id
    }
    return _change_all(session, event, {event.id: typed, **along}, by=by, now=now, zone=zone)


def undo_change(
    session: WorkspaceSession, event_id: EventId, version: int, *, by: MemberId, now: datetime, zone: ZoneInfo
) -> Saved | Conflict | list[PlanMistake]:
    """Take back the change that made version `version`, and with it what it changed of others of the series.

    Raises:
        as `event_life.change`.
    """
    others = _others(session, event_id, Scope.ALL, now=now)
    event = managed(session, event_id, by=by)
    last = next(iter(event_changes.since(session, event, event.version - 1)), None)
    if last is None or last.version != version or last.what is not EventStep.CHANGED_ALONG:
        return event_life.undo_change(session, event_id, version, by=by, now=now, zone=zone)
    before = {event.id: last.was}
    for each in others:
        changes = event_changes.since(session, each, each.version - 1)
        if changes and (changes[-1].at, changes[-1].what) == (last.at, last.what):
            before[each.id] = changes[-1].was
    return _change_all(session, event, before, by=by, now=now, zone=zone)


def to_end(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> tuple[Event, int]:
    """Read one event of a series that is about to be ended, and the number of those that were not announced yet.

    Raises:
        NotItsOrganiser, EventNotFound: not theirs.
        NotInSeries: it is in none, or was ended before.
    """
    event = events.get(session, event_id)
    refuse_unless_manages(session, event, by=by)
    kept = get(session, event.series)
    if kept.ended_at is not None:
        raise NotInSeries(event=event_id)
    return event, len(events.planned(session, now=now, series=kept.id))


def end(session: WorkspaceSession, event_id: EventId, *, announced_too: bool, because: str, by: MemberId, now: datetime) -> tuple[int, int]:
    """End a series: what was not announced yet falls out, and with `announced_too` what was as well; return the events and the people told.

    Everybody concerned hears once.

    Raises:
        NotItsOrganiser, EventNotFound: not theirs.
        NotInSeries: it is in none, or was ended before.
    """
    others = _others(session, event_id, Scope.ALL, now=now)
    kept = get(session, managed(session, event_id, by=by).series)
    if kept.ended_at is not None:
        raise NotInSeries(event=event_id)
    already = len(outbox.queued(session))
    ending = [each for each in others if not each.has_begun(now) and (announced_too or each.state is EventState.PLANNED)]
    off = [event_life.drop(session, each, because=because, by=by, now=now) for each in ending]
    series.save_end(session, kept.id, now)
    event_news.tell_series_ended(session, kept.id, off, by=by, now=now)
    return len(off), news_timing.count_told(session, since=already)


def resume(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime, zone: ZoneInfo) -> int:
    """Let a series go on that was ended: what it called off takes place after all; return the number of events.

    Raises:
        NotItsOrganiser, EventNotFound: not theirs.
        NotInSeries: it is in none, or goes on.
    """
    kept = get(session, managed(session, event_id, by=by).series)
    if kept.ended_at is None:
        raise NotInSeries(event=event_id)
    series.save_end(session, kept.id, None)
    back = [each for each in events.of_series(session, kept.id, off_since=kept.ended_at) if may_be_restored(each, now=now)]
    for each in back:
        event_life.restore(session, each.id, by=by, now=now, zone=zone)
    return len(back)


def _others(session: WorkspaceSession, event_id: EventId, scope: Scope, *, now: datetime) -> list[Event]:
    """Hold the events of a series that a change is of, this one among them; always in the same order, so that no two wait in a ring."""
    event = events.get(session, event_id)
    if scope is Scope.THIS or event.series is None:
        return []
    found = [
        each.id
        for each in events.of_series(session, event.series)
        if each.id == event_id or (not each.has_begun(now) and (scope is Scope.ALL or each.plan.starts_at > event.plan.starts_at))
    ]
    return [events.get_for_update(session, number) for number in sorted(found)]


def _change_all(
    session: WorkspaceSession, event: Event, plans: dict[EventId, EventPlan], *, by: MemberId, now: datetime, zone: ZoneInfo
) -> Saved | Conflict | list[PlanMistake]:
    already = len(outbox.queued(session))
    held = {number: events.get(session, number) for number in plans}
    for number, new in plans.items():
        mistakes = event_life.check_change(session, held[number], new, now=now, zone=zone)
        if mistakes:
            return [_in_event(mistake, number) if number != event.id else mistake for mistake in mistakes]
    for number, new in plans.items():
        seen, step = held[number].version, EventStep.CHANGED_ALONG
        event_life.change(session, number, new, seen=seen, by=by, now=now, zone=zone, step=step)  # held and checked above
    new_event = events.get(session, event.id)
    changed = sum(new != held[number].plan for number, new in plans.items())
    return Saved(event=new_event, was=event.plan, told=news_timing.count_told(session, since=already), changed=changed)


def _in_event(mistake: PlanMistake, event: EventId) -> PlanMistake:
    """Say of a mistake in which other event of the series it is."""
    return PlanMistake(mistake.field, mistake.text_id, **{**mistake.facts, "in_event": event})


def _by_hand(session: WorkspaceSession, event: Event) -> set[str]:
    history = [(change.what is EventStep.CHANGED_ALONG, change.was) for change in event_changes.since(session, event, 1)]
    return by_hand(history, event.plan, moved=event.moved_from is not None)
