"""The adoption of minutes: put on the next agenda by itself, asked of the chair at that meeting's end, settled by a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.db import events, minutes, outbox, prompts, workspaces
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.action_items import ActionState
from bot.domain.calendar import at_local, working_moment
from bot.domain.decisions import DecisionStatus, MinutesStatus, Wording
from bot.domain.errors import at_field, within
from bot.domain.events import Event, EventKind, EventState
from bot.domain.handover import Duty
from bot.domain.ids import ActionItemId, ChannelId, EventId, MemberId, MinutesId
from bot.domain.members import Member
from bot.domain.minutes import (
    LONGEST_NOTE,
    STATUS,
    AdoptedBefore,
    AdoptedTooEarly,
    Minutes,
    MinutesNotFound,
    MinutesState,
    NoteMissing,
    NotForAdoption,
    Withdrawal,
    WithdrawalReasonMissing,
    refuse_unless_open,
)
from bot.domain.notices import AskAdoption, TellWithdrawn
from bot.domain.reminders import MINUTES_WITHIN
from bot.domain.view_models import Corrigible, ShownMinutes
from bot.services import action_items, decision_register, decisions
from bot.services.cards import queue_refresh
from bot.services.duties import acting, acts_as
from bot.services.members import is_gone, name_of, receiver, require, require_organiser
from bot.services.minutes import refuse_second
from bot.services.organising import manages, organisers_of

_NOON = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What is to be done about minutes that no meeting adopted yet."""

    minutes: Minutes
    held: Event | None = None
    """The meeting that had them on its agenda and is over, which the chair is asked about."""
    to: Event | None = None
    """On whose agenda they come next."""


# --- on the agenda, and asked ---


def anything_due(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> bool:
    """Return whether minutes are to be put on an agenda, or the chair is to be asked."""
    return bool(_steps(session, now=now, zone=zone))


def next_moment(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Find the moment at which there is something to do next: at once, or the end of a meeting that has minutes on its agenda."""
    if anything_due(session, now=now, zone=zone):
        return now
    ends = [events.get(session, each.on_agenda_of).plan.ends_at for each in minutes.unadopted(session) if each.on_agenda_of]
    return min((end for end in ends if end > now), default=None)


def plan(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Put minutes on the agenda of the next meeting of their series, and ask the chair what a meeting that is over made of them.

    A meeting that was called off or moved passes them on. Run twice it does nothing new.
    """
    done = 0
    asked: dict[EventId, list[MinutesId]] = {}
    for step in _steps(session, now=now, zone=zone):
        with alone(session, "minutes", step.minutes.id):
            found = minutes.get(session, step.minutes.id, for_update=True)
            if found.on_agenda_of != step.minutes.on_agenda_of or found.state is not step.minutes.state:
                continue  # another process, or a person, was first
            if step.held is not None:
                asked.setdefault(step.held.id, []).append(found.id)
            if step.to is not None or step.held is None:
                _put_on_agenda(session, found, step.to, now=now)
            done += 1
    for meeting, numbers in asked.items():
        with alone(session, "event", meeting):
            _ask(session, events.get(session, meeting), numbers, now=now)
    return done


def _steps(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> list[_Step]:
    found: list[_Step] = []
    for each in minutes.unadopted(session):
        with alone(session, "minutes", each.id):
            step = _step(session, each, now=now, zone=zone)
            if step is not None:
                found.append(step)
    return found


def _step(session: WorkspaceSession, each: Minutes, *, now: datetime, zone: ZoneInfo) -> _Step | None:
    at = events.get(session, each.on_agenda_of) if each.on_agenda_of else None
    stands = at is not None and at.state is EventState.ANNOUNCED
    if at is not None and stands and not at.has_ended(now):
        return None
    channel, held_at = _series_of(session, each, zone)
    to = events.next_of_series(session, channel, after=held_at, now=now) if channel else None
    waits = at if at is not None and stands and each.settled_in != at.id and not outbox.is_known(session, _key(at)) else None
    held = waits if waits is not None and now < waits.plan.ends_at + MINUTES_WITHIN else None
    lost = at is not None and not stands and to is None
    return _Step(minutes=each, held=held, to=to) if held is not None or to is not None or lost else None


def _series_of(session: WorkspaceSession, each: Minutes, zone: ZoneInfo) -> tuple[ChannelId | None, datetime]:
    """Return in which channel a later meeting adopts minutes, and after when; of a meeting that is none of ours in the network's own."""
    if each.event is not None:
        held = events.get(session, each.event)
        return held.plan.channel, held.plan.starts_at
    return workspaces.choices(session).channel, at_local(each.held_on or date.min, _NOON, zone)


def _put_on_agenda(session: WorkspaceSession, found: Minutes, to: Event | None, *, now: datetime) -> None:
    state = found.state if found.state is MinutesState.HELD_OVER else MinutesState.UP_FOR_ADOPTION if to else MinutesState.DRAFT
    minutes.save(session, found.id, agenda_event_id=to.id if to else None, state=str(state))
    _refresh(session, found.on_agenda_of, to.id if to else None, now=now)


def _ask(session: WorkspaceSession, meeting: Event, numbers: list[MinutesId], *, now: datetime) -> None:
    chair = chair_of(session, meeting)
    if chair is not None:
        due = working_moment(meeting.plan.ends_at, receiver(session, chair))
        notice = AskAdoption(event=meeting.id, member=chair.id, minutes=tuple(numbers))
        outbox.add(session, notice, now=now, due_at=due, useful_until=due.at + MINUTES_WITHIN, key=_key(meeting))


def _key(meeting: Event) -> str:
    return f"ask_adoption:{meeting.id}"


def chair_of(session: WorkspaceSession, meeting: Event) -> Member | None:
    """Find who is asked what a meeting made of minutes: who acts as chair, where it is theirs to know of, else who organises it."""
    chair = acting(session, Duty.CHAIR)
    if chair is not None and events.is_open_to(session, meeting, chair.id):
        return chair
    return next(iter(organisers_of(session, meeting)), None)


# --- settled ---


def may_settle(session: WorkspaceSession, meeting: Event, member: Member) -> bool:
    """Return whether a member says what a meeting made of minutes: its chair, and whoever manages it."""
    return manages(session, meeting, member) or (acts_as(session, member, Duty.CHAIR) and events.is_open_to(session, meeting, member.id))


def to_settle(session: WorkspaceSession, number: MinutesId, meeting_id: EventId, *, by: MemberId, now: datetime) -> tuple[Minutes, Event]:
    """Hold minutes on which a meeting is about to have its word.

    Raises:
        MinutesNotFound, EventNotFound: no such minutes, no such meeting.
        NotForAdoption: it is not theirs to say.
        AdoptedBefore: it was said already, or they were withdrawn.
        AdoptedTooEarly: the meeting has not begun.
    """
    found = minutes.get(session, number, for_update=True)
    meeting = events.get(session, meeting_id)
    channel = events.get(session, found.event).plan.channel if found.event else workspaces.choices(session).channel
    meets = meeting.plan.kind is EventKind.MEETING and meeting.state is EventState.ANNOUNCED
    of_series = meeting.plan.channel == channel and meeting_id != found.event
    if not (meets and of_series) or not may_settle(session, meeting, require(session, by)):
        raise NotForAdoption
    refuse_unless_open(found, meeting_id, by=_settler(session, found))
    if not meeting.has_begun(now):
        raise AdoptedTooEarly
    return found, meeting


def settle(
    session: WorkspaceSession, number: MinutesId, meeting: EventId, verdict: MinutesState, *, by: MemberId, now: datetime
) -> Minutes:
    """Keep that a meeting adopted minutes as they are, or held them over to the next.

    Raises:
        MinutesNotFound, EventNotFound, NotForAdoption, AdoptedBefore, AdoptedTooEarly: as in `to_settle`.
    """
    to_settle(session, number, meeting, by=by, now=now)
    return _settle(session, number, meeting, verdict, by=by, now=now)


def adopt_changed(
    session: WorkspaceSession,
    number: MinutesId,
    meeting: EventId,
    note: str,
    texts: Mapping[int, str],
    *,
    by: MemberId,
    now: datetime,
    today: date,
) -> Minutes:
    """Keep that a meeting adopted minutes with a change; `texts` are, by their place, the new words of what came from them.

    A decision keeps its old words beside the new ones, and an action item in its history.

    Raises:
        MinutesNotFound, EventNotFound, NotForAdoption, AdoptedBefore, AdoptedTooEarly: as in `to_settle`.
        NoteMissing, TextTooLong: the change was not said, or not shortly.
        DomainError: the new words of a decision or action item do not hold; `field` says which.
    """
    to_settle(session, number, meeting, by=by, now=now)
    said = within(note, LONGEST_NOTE, field="note")
    if not said:
        raise NoteMissing
    for each in came_from(session, number):
        if each.position not in texts:
            continue
        text = texts[each.position].strip()
        with at_field(f"text-{each.position}"):
            if each.decision is not None:
                wording = replace(Wording.of(decisions.get(session, each.decision)), text=text)
                decision_register.correct(session, each.decision, wording, by=by, now=now, today=today, from_minutes=True)
            elif each.action is not None:
                action_items.reword(session, each.action, text, by=by, now=now)
    return _settle(session, number, meeting, MinutesState.CHANGED, by=by, now=now, note=said)


def reopen(session: WorkspaceSession, number: MinutesId, *, by: MemberId, now: datetime) -> Minutes:
    """Take back what was said of minutes: they are up for adoption again, or stand as before they were withdrawn. Corrections stay.

    Raises:
        MinutesNotFound: no such minutes.
        NotForAdoption: it is not theirs to say.
        NotAllowed, MeetingHasMinutes: as in `_reinstated`, of minutes that were withdrawn.
    """
    found = minutes.get(session, number, for_update=True)
    if found.state is MinutesState.WITHDRAWN:
        return _reinstated(session, found, by=by, now=now)
    at = found.settled_in or found.on_agenda_of
    if at is None or not may_settle(session, events.get(session, at), require(session, by)):
        raise NotForAdoption
    if found.settled_in is None:
        return found
    state = str(MinutesState.UP_FOR_ADOPTION)
    cleared = {"settled_event_id": None, "settled_by": None, "settled_at": None, "note": None}
    minutes.save(session, number, state=state, agenda_event_id=found.on_agenda_of or found.settled_in, **cleared)
    return _marked(session, number, MinutesStatus.DRAFT, found.settled_in, now=now)


# --- withdrawn ---


def to_withdraw(session: WorkspaceSession, number: MinutesId, *, by: MemberId) -> Minutes:
    """Hold minutes that an organiser is about to withdraw.

    Raises:
        NotAllowed: only organisers withdraw.
        MinutesNotFound: no such minutes, never recorded, or of a meeting that is not theirs to know of.
        AdoptedBefore: they were withdrawn already.
    """
    require_organiser(session, by)
    found = minutes.get(session, number, for_update=True)
    if found.event is not None and not events.is_open_to(session, events.get(session, found.event), by):
        raise MinutesNotFound(minutes=number)
    if found.state is MinutesState.WITHDRAWN:
        raise AdoptedBefore(by=_settler(session, found))
    if not found.stands:
        raise MinutesNotFound(minutes=number)
    return found


def withdraw(session: WorkspaceSession, number: MinutesId, note: str, *, by: MemberId, now: datetime, today: date) -> Minutes:
    """Withdraw minutes with what came from them: decisions hold no more, what they replaced does again, open action items lapse.

    Each owner hears it in one message. `reopen` takes it back.

    Raises:
        NotAllowed, MinutesNotFound, AdoptedBefore: as in `to_withdraw`.
        WithdrawalReasonMissing, TextTooLong: the reason was not said, or not shortly.
    """
    found = to_withdraw(session, number, by=by)
    said = within(note, LONGEST_NOTE, field="note")
    if not said:
        raise WithdrawalReasonMissing
    came = came_from(session, number)
    items = [each.action for each in came if each.action is not None]
    to_tell = _owned(session, items, by=by)
    for item in items:
        action_items.lapse(session, item, by=by, now=now)
    decided = [each.decision for each in came if each.decision is not None]
    before = Withdrawal(
        state=found.state,
        on_agenda_of=found.on_agenda_of,
        settled_by=found.settled_by,
        settled_at=found.settled_at,
        note=found.note,
        decisions=decision_register.withdraw(session, decided, by=by, now=now, today=today),
        actions=tuple(items),
    )
    _tell_owners(session, number, to_tell, now=now)
    settled = {"settled_by": by, "settled_at": now, "note": said}
    minutes.save(session, number, state=str(MinutesState.WITHDRAWN), agenda_event_id=None, **settled)
    minutes.save_withdrawal(session, number, before)
    return _marked(session, number, MinutesStatus.WITHDRAWN, found.on_agenda_of, found.settled_in, now=now)


def owners_to_tell(session: WorkspaceSession, number: MinutesId, *, by: MemberId) -> int:
    """Return the number of owners who hear of it where somebody withdraws minutes."""
    return len(_owned(session, [each.action for each in came_from(session, number) if each.action is not None], by=by))


def _reinstated(session: WorkspaceSession, found: Minutes, *, by: MemberId, now: datetime) -> Minutes:
    """Let minutes stand as before they were withdrawn, with what came from them; what somebody changed since stays as it is.

    Raises:
        NotAllowed: only organisers withdraw, and take it back.
        MeetingHasMinutes: others of its meeting were recorded since.
        AdoptedBefore: how they stood was not kept.
    """
    require_organiser(session, by)
    before = minutes.withdrawal_of(session, found.id)
    if before is None:
        raise AdoptedBefore(by=_settler(session, found))
    if found.event is not None:
        events.get_for_update(session, found.event)
        refuse_second(session, found.event)
    decision_register.reinstate(session, before.decisions, by=by, now=now)
    lapsed = [each for each in before.actions if action_items.get(session, each).closed_at == found.settled_at]
    for item in lapsed:
        action_items.reopen(session, item, by=by, now=now)
    to_tell = _owned(session, lapsed, by=by)
    heard = {each: items for each, items in to_tell.items() if not outbox.take_over(session, _told(found.id, each).subject or "", now=now)}
    _tell_owners(session, found.id, heard, now=now)
    kept = {"agenda_event_id": before.on_agenda_of, "settled_by": before.settled_by, "settled_at": before.settled_at}
    minutes.save(session, found.id, state=str(before.state), note=before.note or None, **kept)
    minutes.save_withdrawal(session, found.id, None)
    return _marked(session, found.id, STATUS[before.state], before.on_agenda_of, found.settled_in, now=now)


def _owned(session: WorkspaceSession, items: Sequence[ActionItemId], *, by: MemberId) -> dict[MemberId, list[ActionItemId]]:
    """List these action items by those who are to hear of them: owners who are here, and not whoever does it."""
    found: dict[MemberId, list[ActionItemId]] = {}
    for item in items:
        for owner in action_items.get(session, item).owners:
            if owner != by and not is_gone(session, owner):
                found.setdefault(owner, []).append(item)
    return found


def _tell_owners(session: WorkspaceSession, number: MinutesId, owned: Mapping[MemberId, Sequence[ActionItemId]], *, now: datetime) -> None:
    for owner, items in owned.items():
        key = f"tell_withdrawn:{number}:{owner}:{now.isoformat()}"
        action_items.tell(session, _told(number, owner, items), owner, key=key, now=now)


def _told(number: MinutesId, owner: MemberId, items: Sequence[ActionItemId] = ()) -> TellWithdrawn:
    return TellWithdrawn(member=owner, minutes=number, items=tuple(items))


def came_from(session: WorkspaceSession, number: MinutesId) -> list[Corrigible]:
    """List what was recorded of minutes and can be corrected: decisions that were not taken back, action items that are open."""
    found: list[Corrigible] = []
    for each in minutes.findings(session, number):
        if each.decision is not None:
            decision = decisions.get(session, each.decision)
            if decision.status is not DecisionStatus.UNDONE:
                found.append(Corrigible(position=each.position, text=decision.text, decision=decision.id))
        elif each.action is not None:
            item = action_items.get(session, each.action)
            if item.state is ActionState.OPEN:
                found.append(Corrigible(position=each.position, text=item.text, action=item.id))
    return found


def show(session: WorkspaceSession, number: MinutesId) -> ShownMinutes:
    """Gather minutes with who settled them, and with the meeting that did.

    Raises:
        MinutesNotFound: no such minutes.
    """
    found = minutes.get(session, number)
    meeting = events.get(session, found.settled_in) if found.settled_in else None
    return ShownMinutes(minutes=found, settled_by=_settler(session, found), meeting=meeting)


def _settler(session: WorkspaceSession, found: Minutes) -> str:
    return name_of(session, found.settled_by) if found.settled_by else ""


def _settle(
    session: WorkspaceSession, number: MinutesId, meeting: EventId, verdict: MinutesState, *, by: MemberId, now: datetime, note: str = ""
) -> Minutes:
    before = minutes.get(session, number)
    values = {"settled_event_id": meeting, "settled_by": by, "settled_at": now, "note": note or None}
    if verdict is not MinutesState.HELD_OVER:
        values["agenda_event_id"] = None
    minutes.save(session, number, state=str(verdict), **values)
    return _marked(session, number, STATUS[verdict], meeting, before.on_agenda_of, now=now)


def _marked(session: WorkspaceSession, number: MinutesId, status: MinutesStatus, *meetings: EventId | None, now: datetime) -> Minutes:
    """Mark the decisions that came from minutes, and bring all that speaks of them up to date."""
    found = minutes.findings(session, number)
    decision_register.note_minutes(session, [each.decision for each in found if each.decision is not None], status)
    asked = [f"adoption:{number}", f"minutes:{number}", *(f"ahead:{number}-{each.position}" for each in found)]
    prompts.settle(session, asked, now=now)
    _refresh(session, *meetings, now=now)
    return minutes.get(session, number)


def _refresh(session: WorkspaceSession, *meetings: EventId | None, now: datetime) -> None:
    """Bring the cards of meetings up to date: their agendas name the minutes."""
    for meeting in {each for each in meetings if each is not None}:
        queue_refresh(session, events.get(session, meeting), now=now)
