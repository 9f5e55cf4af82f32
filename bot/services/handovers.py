"""Handing over what a member who left had in hand: the chair chooses successors, each accepts line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.db import action_items, action_log, assignments, events, forgotten, handovers, members, outbox, slack_sync, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.action_history import Step
from bot.domain.action_items import ActionItem, ActionState
from bot.domain.calendar import working_moment
from bot.domain.errors import NotAllowed
from bot.domain.handover import Duty, HandoverLine, LineSettled, LineState, NoSuchLine, NotAskedToTakeOver
from bot.domain.ids import MemberId
from bot.domain.members import Choices, Member
from bot.domain.notices import AskSuccessor, TellLeft, TellTakenOver
from bot.domain.view_models import ShownLine
from bot.services import action_pings, experiences
from bot.services.duties import acts_as
from bot.services.members import PersonGone, is_member, keep_members, receiver, require, someone_to_tell


def keep_people(session: WorkspaceSession, told: Iterable[Member], *, now: datetime, met: bool = False) -> None:
    """Keep members as Slack tells of them; leavers are never pinged again, and what they had in hand goes to the chair.

    `met`: they came to us themselves; whoever was forgotten begins anew.
    """
    people = list(told)
    for member in people:
        if met and not member.gone and forgotten.among(session, [member.id]):
            forgotten.lift(session, member.id)
            slack_sync.begin(session, slack_sync.CHANNELS)  # in which they are is not known any more
    before = members.named(session, (member.id for member in people))
    keep_members(session, people)
    for member in people:
        was = before.get(member.id)
        if was is None:
            continue
        if member.gone != was.gone:
            members.save_left(session, member.id, now if member.gone else None)
        if member.gone and not was.gone:
            _leave(session, member.id, now=now)
        elif not member.gone and (was.gone or was.zone != member.zone):  # back, or moved: their hour comes at another moment
            action_pings.replan(session, member.id)


def choose(session: WorkspaceSession, numbers: Sequence[int], successor: MemberId, *, by: MemberId, now: datetime) -> list[HandoverLine]:
    """Ask a member to take over lines of a handover list; they accept or decline each.

    Raises:
        NoSuchLine: the list has no such line.
        NotAllowed: only the chair or an organiser chooses.
        PersonGone: the successor is no (longer a) member.
        LineSettled: there is nothing left to take over.
    """
    _require_chooser(session, by)
    if not is_member(session, successor):
        raise PersonGone(field="successor")
    lines = [line for line in (_current(session, number, now=now) for number in numbers) if not line.is_settled]
    if not lines:
        raise LineSettled
    for line in lines:
        handovers.save(session, line, LineState.ASKED, successor=successor, by=by, now=now)
    asked = tuple(line.id for line in lines)
    _tell(session, AskSuccessor(member=successor, lines=asked), now=now)
    return lines


def accept(session: WorkspaceSession, number: int, *, by: MemberId, now: datetime) -> HandoverLine:
    """Take over a line: from now on the item, the event or the duty is theirs.

    Raises:
        NoSuchLine: the list has no such line.
        LineSettled: it was taken over already, or nothing is left to take over.
        NotAskedToTakeOver: somebody else was asked.
    """
    line = _asked(session, number, by, now=now)
    if line.item is not None:
        _hand_item(session, action_items.get_for_update(session, line.item), line.leaver, by, now=now)
    elif line.event is not None:
        events.hand_over(session, events.get_for_update(session, line.event), line.leaver, by)
    else:
        _hand_duty(session, line, by)
    handovers.save(session, line, LineState.TAKEN, successor=by, by=line.asked_by, now=now)
    experiences.tell_successor(session, line.leaver, by, now=now)
    _tell_asker(session, line, by, taken=True, now=now)
    return replace(line, state=LineState.TAKEN)


def decline(session: WorkspaceSession, number: int, *, by: MemberId, now: datetime) -> HandoverLine:
    """Decline to take over a line; whoever asked chooses another.

    Raises:
        NoSuchLine, LineSettled, NotAskedToTakeOver: as in `accept`.
    """
    line = _asked(session, number, by, now=now)
    handovers.save(session, line, LineState.OPEN, successor=None, by=None, now=now)
    _tell_asker(session, line, by, taken=False, now=now)
    return replace(line, state=LineState.OPEN, successor=None)


def show(session: WorkspaceSession, leaver: MemberId) -> list[ShownLine]:
    """Gather what a leaver had in hand, with what each line is about now."""
    return _shown(session, handovers.of(session, leaver))


def list_for(session: WorkspaceSession, leaver: MemberId, *, to: MemberId) -> list[ShownLine]:
    """Gather what a leaver had in hand for whoever chooses successors.

    Raises:
        NotAllowed: only the chair or an organiser sees the list.
    """
    _require_chooser(session, to)
    return show(session, leaver)


def lines_for(session: WorkspaceSession, numbers: Sequence[int], *, to: MemberId) -> list[ShownLine]:
    """Gather lines for whoever chooses their successor.

    Raises:
        NotAllowed: only the chair or an organiser chooses.
        NoSuchLine, LineSettled: there is none to choose a successor for.
    """
    _require_chooser(session, to)
    lines = show_lines(session, numbers)
    if not lines:
        raise NoSuchLine
    if all(each.line.is_settled for each in lines):
        raise LineSettled
    return lines


def show_lines(session: WorkspaceSession, numbers: Sequence[int]) -> list[ShownLine]:
    """Gather some lines, in the order asked for; one that is gone is left out."""
    return _shown(session, handovers.several(session, numbers))


def _require_chooser(session: WorkspaceSession, by: MemberId) -> None:
    chooser = require(session, by)
    if not chooser.organiser and not acts_as(session, chooser, Duty.CHAIR):
        raise NotAllowed


def _leave(session: WorkspaceSession, leaver: MemberId, *, now: datetime) -> None:
    action_pings.replan(session, leaver)
    chosen = workspaces.choices(session)
    subjects = [f"A{item.id}" for item in action_items.concerning(session, leaver)]
    subjects += [f"V{event.id}" for event in events.organised_by(session, leaver, now=now)]
    subjects += [str(duty) for duty in Duty if _holder(chosen, duty) == leaver]
    added = [subject for subject in subjects if handovers.add(session, leaver, subject, now=now)]
    to = someone_to_tell(session)
    if added and to is not None:
        _tell(session, TellLeft(member=to, leaver=leaver), now=now)


def _current(session: WorkspaceSession, number: int, *, now: datetime) -> HandoverLine:
    """Read a line for a change; one about which nothing is left to do is settled on the way."""
    line = handovers.get_for_update(session, number)
    if not line.is_settled and not _is_alive(session, line):
        handovers.save(session, line, LineState.MOOT, successor=line.successor, by=line.asked_by, now=now)
        return replace(line, state=LineState.MOOT)
    return line


def _asked(session: WorkspaceSession, number: int, by: MemberId, *, now: datetime) -> HandoverLine:
    require(session, by)
    line = _current(session, number, now=now)
    if line.is_settled:
        raise LineSettled
    if line.successor != by:
        raise NotAskedToTakeOver
    return line


def _is_alive(session: WorkspaceSession, line: HandoverLine) -> bool:
    if line.item is not None:
        return _waits(action_items.get(session, line.item), line.leaver)
    if line.event is not None:
        event = events.get(session, line.event)
        return event.stands and line.leaver in {event.created_by, *event.plan.hosts}
    return line.duty is not None and _holder(workspaces.choices(session), line.duty) == line.leaver


def _waits(item: ActionItem, leaver: MemberId) -> bool:
    return item.state is ActionState.OPEN and leaver in {*item.owners, item.stand_in}


def _hand_item(session: WorkspaceSession, item: ActionItem, leaver: MemberId, successor: MemberId, *, now: datetime) -> None:
    """Put the successor in the place of the leaver, as an owner and as the stand-in for owners without Slack."""
    owners = tuple(dict.fromkeys(successor if owner == leaver else owner for owner in item.owners))
    assigner = successor if item.assigned_by == leaver else item.assigned_by
    action_items.save_assigner(session, item.id, assigner)
    assignments.save_owners(session, item.id, owners, names=item.names, stand_in=assigner, now=now)
    action_log.note(session, item.id, Step.HANDED_OVER, by=successor, now=now, member=leaver)
    action_pings.plan_all(session, action_items.get(session, item.id))


def _hand_duty(session: WorkspaceSession, line: HandoverLine, successor: MemberId) -> None:
    """Hand over the duty, and what goes with it: the chair and the secretary are organisers."""
    chosen = workspaces.choices(session)
    if line.duty is Duty.CHAIR:
        changed = replace(chosen, chair=successor, chair_deputy=_besides(successor, chosen.chair_deputy))
    else:
        changed = replace(chosen, secretary=successor, secretary_deputy=_besides(successor, chosen.secretary_deputy))
    workspaces.save_choices(session, changed)
    members.name_organisers(session, {*members.named_organisers(session), successor})


def _besides(holder: MemberId, deputy: MemberId | None) -> MemberId | None:
    return None if deputy == holder else deputy


def _holder(chosen: Choices, duty: Duty) -> MemberId | None:
    return chosen.chair if duty is Duty.CHAIR else chosen.secretary


def _tell_asker(session: WorkspaceSession, line: HandoverLine, by: MemberId, *, taken: bool, now: datetime) -> None:
    to = someone_to_tell(session, line.asked_by)
    if to is not None and to != by:
        _tell(session, TellTakenOver(member=to, line=line.id, successor=by, taken=taken), now=now)


def _tell(session: WorkspaceSession, notice: AskSuccessor | TellLeft | TellTakenOver, *, now: datetime) -> None:
    outbox.add(session, notice, now=now, due_at=working_moment(now, receiver(session, require(session, notice.member))))


def _shown(session: WorkspaceSession, lines: Sequence[HandoverLine]) -> list[ShownLine]:
    people = members.named(session, {person for line in lines for person in (line.leaver, line.successor) if person})
    shown = []
    for line in lines:
        settled = line.is_settled or _is_alive(session, line)
        shown.append(
            ShownLine(
                line=line if settled else replace(line, state=LineState.MOOT),
                what=_what(session, line),
                leaver=people[line.leaver].name if line.leaver in people else "",
                successor=people[line.successor].name if line.successor in people else "",
            )
        )
    return shown


def _what(session: WorkspaceSession, line: HandoverLine) -> str:
    if line.item is not None:
        return action_items.get(session, line.item).text
    if line.event is not None:
        return events.get(session, line.event).plan.title
    return ""
