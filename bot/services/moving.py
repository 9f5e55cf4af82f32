"""Moving an event to another date or into another event, with those who were coming; undoing it; and lapses without confirmation."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.db import agenda, event_changes, events, feeds, moving, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain import moving as rules
from bot.domain.calendar import local_day
from bot.domain.event_life import EventOver, EventStep
from bot.domain.events import Event, EventNotFound, EventPlan, EventState, GoNoGo, refuse_unless_announced
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import RemindConfirm, TellMoved
from bot.domain.rsvp import Party, RsvpEntry, Way
from bot.domain.view_models import ShownMove
from bot.services import calendars
from bot.services.announcing import announce_plan, check_plan
from bot.services.cards import announce_again, queue_refresh, refresh_next, say_under
from bot.services.go_no_go import ask_anew as ask_about_it_anew
from bot.services.go_no_go import refuse_unless_undecided
from bot.services.members import receiver_of
from bot.services.news_timing import news_at
from bot.services.organising import managed, refuse_unless_manages
from bot.services.places import keep, reckon


def movable(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime, deciding: bool = False) -> Event:
    """Read an event that an organiser is about to move.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        EventWithdrawn, EventCalledOff, EventMoved, EventOver: there is nothing left to move.
        AlreadyDecided: it is the answer to the question (`deciding`), and somebody gave one meanwhile.
    """
    event = events.get(session, event_id)
    refuse_unless_manages(session, event, by=by)
    _refuse_unless_movable(session, event, deciding=deciding, now=now)
    return event


def reserve_plan(session: WorkspaceSession, event_id: EventId, *, now: datetime, zone: ZoneInfo) -> EventPlan:
    """Plan an event on its reserve date, as the form offers it.

    Raises:
        EventNotFound: no such event.
        NoReserveDate: it has none, or it has gone by.
    """
    plan, today = events.get(session, event_id).plan, local_day(now, zone)
    if plan.reserve_on is None or plan.reserve_on <= today:
        raise rules.NoReserveDate(event=event_id)
    return rules.on_another_day(plan, plan.reserve_on, today=today, zone=zone)


def move(
    session: WorkspaceSession, event_id: EventId, plan: EventPlan, *, by: MemberId, now: datetime, zone: ZoneInfo, deciding: bool = False
) -> Event:
    """Move an event to another date: it gets a new number and card, and those who were coming come along provisionally.

    `deciding`: it is the answer to the question whether the event goes on, and comes too late where somebody decided.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        EventWithdrawn, EventCalledOff, EventMoved, EventOver: there is nothing left to move.
        AlreadyDecided: somebody decided meanwhile.
        PlanMistake: the new date does not hold.
    """
    old = managed(session, event_id, by=by)
    _refuse_unless_movable(session, old, deciding=deciding, now=now)
    for mistake in check_plan(session, plan, now=now, zone=zone):
        raise mistake
    until = rules.confirm_by(plan, today=local_day(now, zone), zone=zone)
    new = announce_plan(session, plan, by=old.created_by, now=now)
    moving.arrive(session, new.id, moved_from=old.id, confirm_by=until)
    if old.series is not None:
        events.join_series(session, new.id, old.series)
    agenda.bring_along(session, old.id, new.id)
    along = [party for party in rsvps.parties(session, old.id) if rules.comes_along(party)]
    let_come(session, new, rules.carried(along, at=now, confirm_by=until), by=by, now=now)
    _leave(session, old, to=new.id, verdict=GoNoGo.MOVED, by=by, now=now)
    _tell_moved(session, old, new, [party.member for party in along if party.member != by], now=now)
    return events.get(session, new.id)


def move_into(
    session: WorkspaceSession, event_id: EventId, target_id: EventId, *, by: MemberId, now: datetime, zone: ZoneInfo, deciding: bool = False
) -> Event:
    """Let an event go on in another one, on its day: those who were coming come along behind those already there.

    Whoever answered the other event themselves keeps that answer; those who fit have a place, the rest wait.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        EventWithdrawn, EventCalledOff, EventMoved, EventOver: there is nothing left to move.
        AlreadyDecided: somebody decided meanwhile.
        MoveToItself, TargetClosed, TargetHidden: the other event cannot take everybody in.
    """
    refuse_unless_manages(session, events.get(session, event_id), by=by)
    if event_id == target_id:
        raise rules.MoveToItself(event=event_id)
    old, target = _hold(session, event_id, target_id)
    if not events.is_open_to(session, target, by):
        raise EventNotFound(event=target_id)
    _refuse_unless_movable(session, old, deciding=deciding, now=now)
    if not takes_people(target, now=now):
        raise rules.TargetClosed(event=target_id, title=target.plan.title)
    until = rules.confirm_by(target.plan, today=local_day(now, zone), zone=zone)
    along = [party for party in rsvps.parties(session, old.id) if rules.comes_along(party)]
    if not all(events.is_open_to(session, target, party.member) for party in along):
        raise rules.TargetHidden(event=target_id, title=target.plan.title)
    there = {party.member for party in rsvps.parties(session, target.id)}
    newcomers = [party for party in along if party.member not in there]
    let_come(session, target, rules.carried_behind(newcomers, at=target.created_at, now=now, confirm_by=until), by=by, now=now)
    moving.expect(session, target.id, confirm_by=until)
    _leave(session, old, to=target.id, verdict=GoNoGo.MERGED, by=by, now=now)
    _tell_moved(session, old, target, [party.member for party in along if party.member != by], now=now)
    return events.get(session, target.id)


def undo(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime, zone: ZoneInfo) -> Event:
    """Bring an event back to the date it had: a new card, and everybody is asked again whether they come.

    Those who had answered for the old date have that answer back, provisionally; those who signed up since come along behind them.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        NotMoved, UndoTooLate: there is no move, or it is too long ago, or the old date has come.
        MovedOn: the new date was moved, called off or has begun since.
    """
    moved_to = events.get(session, event_id).moved_to
    old, new = _hold(session, event_id, moved_to or event_id)
    refuse_unless_manages(session, old, by=by)
    until = rules.confirm_by(old.plan, today=local_day(now, zone), zone=zone)
    back = rules.brought_back(old, until=until, now=now)
    since: list[Party] = []
    if old.verdict is GoNoGo.MERGED:
        concerned = _send_back(session, old, new, now=now)
    elif new.state is EventState.WITHDRAWN:
        concerned = []
    else:
        since = _leave_new_date(session, new, to=old.id, by=by, now=now)
        agenda.bring_along(session, new.id, old.id)
        concerned = [party.member for party in since]
    back = event_changes.save(session, old, back, EventStep.RESTORED, by=by, now=now)
    ask_about_it_anew(session, back.id)
    announce_again(session, back, now=now)
    known = {party.member for party in rsvps.parties(session, back.id)}
    heard = dict.fromkeys([*ask_anew(session, back, until=until, by=by, now=now), *concerned])
    behind = [party for party in since if party.member not in known]
    let_come(session, back, rules.carried_behind(behind, at=now, now=now, confirm_by=until), by=by, now=now)
    _tell_moved(session, new, back, [member for member in heard if member != by], now=now, undone=True)
    return back


def ask_anew(session: WorkspaceSession, event: Event, *, until: date, by: MemberId, now: datetime) -> list[MemberId]:
    """Make every answer to an event that is on again provisional, but that of whoever brings it back; return whose they are."""
    before = [party for party in rsvps.parties(session, event.id) if rules.comes_along(party)]
    let_come(session, event, rules.carried(before, at=now, confirm_by=until), by=by, now=now)
    return [party.member for party in before]


def show_move(session: WorkspaceSession, was: EventId, event_id: EventId, *, undone: bool, zone: ZoneInfo) -> ShownMove:
    """Gather what is said of a move: what it was, and what it is now.

    Raises:
        EventNotFound: no such event.
    """
    event = events.get(session, event_id)
    until = event.confirm_by or local_day(event.created_at, zone)
    return ShownMove(was=events.get(session, was), event=event, until=until, undone=undone)


def show_move_of(session: WorkspaceSession, event_id: EventId, *, undone: bool, zone: ZoneInfo) -> ShownMove:
    """Gather what became of an event that was moved, or brought back.

    Raises:
        EventNotFound: no such event.
    """
    event = events.get(session, event_id)
    return show_move(session, event_id, event_id if undone else event.moved_to or event_id, undone=undone, zone=zone)


def undone_until(session: WorkspaceSession, event_id: EventId, *, now: datetime, zone: ZoneInfo) -> date | None:
    """Return the last day on which a move can be undone; None where it cannot.

    Raises:
        EventNotFound: no such event.
    """
    event = events.get(session, event_id)
    return rules.last_day_to_undo(event, zone) if rules.may_be_brought_back(event, now=now) else None


def others(session: WorkspaceSession, event_id: EventId, *, to: MemberId, now: datetime) -> list[Event]:
    """List in which other events this one can go on, as far as an organiser may know of them."""
    return [event for event, _ in events.coming_to(session, to, now=now) if event.id != event_id and takes_people(event, now=now)]


def concerned(session: WorkspaceSession, event_id: EventId, *, by: MemberId) -> int:
    """Count those a move concerns, beside whoever makes it."""
    return sum(rules.comes_along(party) and party.member != by for party in rsvps.parties(session, event_id))


def takes_people(event: Event, *, now: datetime) -> bool:
    """Return whether another event can go on in this one."""
    return event.takes_answers(now) and not event.has_begun(now)


def _refuse_unless_movable(session: WorkspaceSession, event: Event, *, deciding: bool, now: datetime) -> None:
    if deciding:
        refuse_unless_undecided(session, event, now=now)
    refuse_unless_announced(event)
    if event.has_begun(now):
        raise EventOver(event=event.id, title=event.plan.title)


def _hold(session: WorkspaceSession, first: EventId, second: EventId) -> tuple[Event, Event]:
    """Lock two events, always in the same order: two transactions that each hold one would deadlock."""
    held = {number: events.get_for_update(session, number) for number in sorted({first, second})}
    return held[first], held[second]


def let_come(session: WorkspaceSession, event: Event, entries: Iterable[RsvpEntry], *, by: MemberId, now: datetime) -> None:
    """Record answers that come along, and give out the places; each hears of it as the event moves.

    Whoever moves it need not confirm to themselves that they come then.
    """
    along = [replace(entry, confirm_by=None) if entry.member == by else entry for entry in entries]
    for entry in along:
        rsvps.add_entry(session, event.id, entry, now=now)
    quiet = [entry.member for entry in along]
    keep(session, event, reckon(session, event, quiet, now=now), now=now, quiet=quiet)
    for entry in along:
        if entry.confirm_by is not None:
            _remind(session, event, entry.member, until=entry.confirm_by, now=now)


def _leave(session: WorkspaceSession, event: Event, *, to: EventId, verdict: GoNoGo, by: MemberId, now: datetime) -> None:
    """Close an event that was moved: its cards point to where it went, and nobody is asked any more."""
    gone = event_changes.save(session, event, rules.moved(event, to=to, verdict=verdict, by=by, now=now), EventStep.MOVED, by=by, now=now)
    queue_refresh(session, gone, now=now)
    say_under(session, gone, now=now)
    refresh_next(session, event, now=now)


def _leave_new_date(session: WorkspaceSession, event: Event, *, to: EventId, by: MemberId, now: datetime) -> list[Party]:
    """Close the new date of an event that is brought back; return those concerned.

    Raises:
        MovedOn: it was moved, called off or has begun since.
    """
    if event.state is not EventState.ANNOUNCED or event.has_begun(now):
        raise rules.MovedOn(event=event.id, title=event.plan.title)
    along = [party for party in rsvps.parties(session, event.id) if rules.comes_along(party)]
    _leave(session, event, to=to, verdict=GoNoGo.MOVED, by=by, now=now)
    return along


def _send_back(session: WorkspaceSession, old: Event, target: Event, *, now: datetime) -> list[MemberId]:
    """Take out of the other event those who came along and said nothing since; whoever confirmed stays."""
    if target.state is not EventState.ANNOUNCED or target.has_begun(now):
        return []
    came = {party.member for party in rsvps.parties(session, old.id)}
    there = [party for party in rsvps.parties(session, target.id) if party.member in came]
    last = {party.member: rsvps.entries_of(session, target.id, party.member)[-1:] for party in there}
    leaving = [party for party in there if any(entry.way is Way.CARRIED for entry in last[party.member])]
    for party in leaving:
        rsvps.add_entry(session, target.id, rules.lapsed(party, at=now), now=now)
    gone = [party.member for party in leaving]
    keep(session, target, reckon(session, target, gone, now=now), now=now, quiet=gone)
    return gone


def _tell_moved(
    session: WorkspaceSession, was: Event, event: Event, told: Collection[MemberId], *, now: datetime, undone: bool = False
) -> None:
    soonest = min(was.plan.starts_at, event.plan.starts_at)
    for member in told:
        notice = TellMoved(event=event.id, was=was.id, member=member, undone=undone)
        due_at = news_at(session, member, starts_at=soonest, now=now)
        outbox.add(session, notice, now=now, due_at=due_at, useful_until=event.plan.starts_at)
        if feeds.has_file(session, was.id, member):
            feeds.note_file(session, event.id, member)
            calendars.send_anew(session, was.id, to=member, now=now, due_at=due_at)


def _remind(session: WorkspaceSession, event: Event, member: MemberId, *, until: date, now: datetime) -> None:
    """Remind a member on the last day to confirm; whoever has by then is skipped when it is sent."""
    to = receiver_of(session, member)
    moment = rules.reminded_at(until, to, now=now) if to is not None else None
    if to is not None and moment is not None:
        useful_until = rules.lapses_at(until, to.work.zone)
        outbox.add(session, RemindConfirm(event=event.id, member=member), now=now, due_at=moment, useful_until=useful_until)
