"""Minutes, their files, and what was found in them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, bindparam, select, update

from bot.db.engine import WorkspaceSession, elapsed
from bot.db.models import FindingRow, MinutesFileRow, MinutesRow
from bot.db.odd_data import readable
from bot.db.rows import change_rows, here, made_of
from bot.db.workspaces import next_number
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId, MinutesId
from bot.domain.minutes import (
    AHEAD,
    STATUS,
    UNADOPTED,
    Content,
    Finding,
    FindingKind,
    Minutes,
    MinutesNotFound,
    MinutesState,
    OnAgenda,
    Sureness,
    Withdrawal,
)

LONGEST_REST = timedelta(hours=1)

_CONTENT = TypeAdapter(Content)
_WITHDRAWAL = TypeAdapter(Withdrawal)
_rows = MinutesRow.__table__.c
_UNADOPTED = (
    select(*_rows)
    .where(_rows.workspace_id == bindparam("workspace"), _rows.state.in_([str(state) for state in UNADOPTED]))
    .order_by(_rows.held_on, _rows.id)
)
_BEFORE_MEETING = (
    select(_rows.event_id, _rows.held_on, _rows.state)
    .where(
        _rows.workspace_id == bindparam("workspace"),
        _rows.state.in_([str(state) for state in STATUS]),
        (_rows.agenda_event_id == bindparam("event")) | (_rows.settled_event_id == bindparam("event")),
    )
    .order_by(_rows.held_on, _rows.id)
)
_findings = FindingRow.__table__.c
_DRAFTS = (
    select(_findings.action_id)
    .join_from(
        FindingRow.__table__, MinutesRow.__table__, (_rows.workspace_id == _findings.workspace_id) & (_rows.id == _findings.minutes_id)
    )
    .where(
        _findings.workspace_id == bindparam("workspace"),
        _findings.action_id.in_(bindparam("actions", expanding=True)),
        _rows.state.in_([str(state) for state in UNADOPTED]),
    )
)


def add(
    session: WorkspaceSession,
    *,
    file_name: str,
    media_type: str,
    by: MemberId,
    now: datetime,
    event: EventId | None = None,
    slack_file: str | None = None,
    content: bytes | None = None,
) -> Minutes:
    """Keep minutes that came in: to be read, and fetched first where only Slack has their bytes."""
    number = MinutesId(next_number(session, "minutes"))
    row = MinutesRow(
        workspace_id=session.workspace,
        id=number,
        event_id=event,
        state=str(MinutesState.READING),
        file_name=file_name,
        media_type=media_type,
        size=len(content or b""),
        slack_file=slack_file,
        title="",
        version=0,
        page=0,
        sent_by=by,
        sent_at=now,
        tries=0,
    )
    session.add(row)
    session.flush()
    if content is not None:
        save_file(session, number, content)
    return _minutes(row)


def get(session: WorkspaceSession, minutes: MinutesId, *, for_update: bool = False) -> Minutes:
    """Read minutes; `for_update` holds their row.

    Raises:
        MinutesNotFound: this workspace has no such number.
    """
    wanted = select(MinutesRow).where(*_where(session, minutes)).execution_options(populate_existing=True)
    row = session.scalars(wanted.with_for_update() if for_update else wanted).one_or_none()
    if row is None:
        raise MinutesNotFound(minutes=minutes)
    return _minutes(row)


def of_event(session: WorkspaceSession, event: EventId) -> Minutes | None:
    """Find the minutes of a meeting that stand: recorded, and not withdrawn."""
    row = session.scalars(_standing(session).where(MinutesRow.event_id == event).limit(1)).one_or_none()
    return _minutes(row) if row else None


def came_in(session: WorkspaceSession, event: EventId) -> bool:
    """Return whether minutes of a meeting came in: they are being read or reviewed, or they stand."""
    found = _in_state(session, MinutesState.READING, MinutesState.REVIEW, *STATUS).where(MinutesRow.event_id == event)
    return session.scalar(found.limit(1)) is not None


def latest(session: WorkspaceSession, *, most: int) -> list[Minutes]:
    """List the minutes that stand, of the latest meetings first."""
    return [_minutes(row) for row in session.scalars(_standing(session).limit(most))]


def unadopted(session: WorkspaceSession) -> list[Minutes]:
    """List the minutes that a meeting has yet to adopt, of the earliest meeting first."""
    return readable(session, "minutes", session.read(_UNADOPTED), _minutes)


def before_meeting(session: WorkspaceSession, meeting: EventId) -> list[OnAgenda]:
    """List the minutes whose adoption stands on the agenda of a meeting, or which it dealt with, the earliest first."""
    return [
        OnAgenda(event=EventId(row.event_id) if row.event_id else None, held_on=row.held_on, state=MinutesState(row.state))
        for row in session.read(_BEFORE_MEETING, event=meeting)
    ]


def drafts_of(session: WorkspaceSession, actions: Iterable[ActionItemId]) -> set[ActionItemId]:
    """Return which of these action items come from minutes that are not adopted yet."""
    numbers = list(actions)
    if not numbers:
        return set()
    return {ActionItemId(number) for number in session.read(_DRAFTS, actions=numbers).scalars()}


def in_review(session: WorkspaceSession) -> list[Minutes]:
    """List the minutes that were read and are not recorded yet, the latest first."""
    return [_minutes(row) for row in session.scalars(_in_state(session, MinutesState.REVIEW).order_by(MinutesRow.id.desc()))]


def sketches(session: WorkspaceSession, besides: MinutesId) -> list[tuple[Minutes, list[int]]]:
    """List the other minutes that are in review or stand, each with the sketch of its words, the latest first."""
    others = _in_state(session, MinutesState.REVIEW, *STATUS).where(MinutesRow.id != besides).order_by(MinutesRow.id.desc())
    return [(_minutes(row), row.sketch or []) for row in session.scalars(others)]


def save(session: WorkspaceSession, minutes: MinutesId, **values: object) -> None:
    """Keep columns of minutes: their `state`, `event_id`, `title`, `held_on`, `page`, who recorded them and when."""
    session.execute(update(MinutesRow).where(*_where(session, minutes)).values(**values).execution_options(synchronize_session="fetch"))


def save_withdrawal(session: WorkspaceSession, minutes: MinutesId, withdrawal: Withdrawal | None) -> None:
    """Keep how minutes stood before they were withdrawn; None once that is taken back."""
    save(session, minutes, withdrawal=None if withdrawal is None else _WITHDRAWAL.dump_python(withdrawal, mode="json"))


def withdrawal_of(session: WorkspaceSession, minutes: MinutesId) -> Withdrawal | None:
    """Read how minutes stood before they were withdrawn; None of those that were not, or before this was kept."""
    kept = session.scalar(select(MinutesRow.withdrawal).where(*_where(session, minutes)))
    return None if kept is None else _WITHDRAWAL.validate_python(kept)


def save_file(session: WorkspaceSession, minutes: MinutesId, content: bytes) -> None:
    """Keep the bytes of a file."""
    session.add(MinutesFileRow(workspace_id=session.workspace, minutes_id=minutes, content=content))
    session.flush()


def file_of(session: WorkspaceSession, minutes: MinutesId) -> bytes | None:
    """Read the bytes of the file; None until they were fetched."""
    return session.scalar(
        select(MinutesFileRow.content).where(MinutesFileRow.workspace_id == session.workspace, MinutesFileRow.minutes_id == minutes)
    )


def read_of(session: WorkspaceSession, minutes: MinutesId) -> dict[str, Any] | None:
    """Return all that was read, as the reader has it; None until it was."""
    return session.scalar(select(MinutesRow.read).where(*_where(session, minutes)))


# --- reading ---


def next_to_read(session: WorkspaceSession, *, lease: timedelta) -> tuple[Minutes, int] | None:
    """Take the first minutes that wait to be read, for as long as a lease, with how often they were tried before."""
    row = session.scalars(
        here(session, MinutesRow, *_waiting(session)).order_by(MinutesRow.id).limit(1).with_for_update(skip_locked=True)
    ).one_or_none()
    if row is None:
        return None
    tried = row.tries
    row.tries, row.not_before = tried + 1, elapsed(session) + lease
    session.flush()
    return _minutes(row), tried


def anything_to_read(session: WorkspaceSession) -> bool:
    """Return whether minutes wait to be read."""
    return (
        session.scalar(select(MinutesRow.id).where(MinutesRow.workspace_id == session.workspace, *_waiting(session)).limit(1)) is not None
    )


def put_off(session: WorkspaceSession, minutes: MinutesId, wait: timedelta) -> None:
    """Let minutes that could not be fetched now be tried again after a while."""
    save(session, minutes, not_before=elapsed(session) + wait)


def _waiting(session: WorkspaceSession) -> tuple[Any, ...]:
    now = elapsed(session)
    # A moment further ahead than any lease or rest was written by a stopwatch that has been put back since.
    free = MinutesRow.not_before.is_(None) | (MinutesRow.not_before <= now) | (MinutesRow.not_before > now + LONGEST_REST)
    return MinutesRow.state == str(MinutesState.READING), free


# --- what was found ---


def add_finding(session: WorkspaceSession, minutes: MinutesId, finding: Finding) -> None:
    """Keep something that was found in minutes, or added to them."""
    session.add(
        FindingRow(
            workspace_id=session.workspace,
            minutes_id=minutes,
            position=finding.position,
            finding_kind=str(finding.kind),
            sureness=str(finding.sureness),
            item_number=finding.item_number,
            item_title=finding.item_title,
            source=finding.source,
            **_columns(finding),
        )
    )
    session.flush()


def findings(session: WorkspaceSession, minutes: MinutesId, positions: Iterable[int] | None = None) -> list[Finding]:
    """List what was found in minutes, in the order of the agenda."""
    wanted = here(session, FindingRow, FindingRow.minutes_id == minutes)
    if positions is not None:
        wanted = wanted.where(FindingRow.position.in_(list(positions)))
    return [_finding(row) for row in session.scalars(wanted.order_by(FindingRow.position).execution_options(populate_existing=True))]


def announcing(session: WorkspaceSession, moment: datetime) -> list[tuple[MinutesId, int]]:
    """List what minutes announce for about a moment, by minutes and place: its day in UTC may be the one before or after."""
    near = [f"{moment + timedelta(days=off):%Y-%m-%d}" for off in (-1, 0, 1)]
    found = select(FindingRow.minutes_id, FindingRow.position).where(
        FindingRow.workspace_id == session.workspace,
        FindingRow.finding_kind.in_([str(kind) for kind in AHEAD]),
        FindingRow.content["on"].as_string().in_(near),
    )
    return [(MinutesId(number), position) for number, position in session.execute(found)]


def save_finding(session: WorkspaceSession, minutes: MinutesId, finding: Finding) -> None:
    """Keep a finding as it was edited, or what was recorded of it."""
    change_rows(session, FindingRow, FindingRow.minutes_id == minutes, FindingRow.position == finding.position, **_columns(finding))


def _columns(finding: Finding) -> dict[str, Any]:
    """Return what changes of a finding, as the columns in which it is kept."""
    same = {name: getattr(finding, name) for name in ("ticked", "version", "changed_by", "changed_at")}
    content = _CONTENT.dump_python(finding.content, mode="json")
    return {**same, "content": content, "decision_id": finding.decision, "action_id": finding.action}


def origin(
    session: WorkspaceSession, *, decision: DecisionId | None = None, action: ActionItemId | None = None
) -> tuple[Minutes, Finding] | None:
    """Find the minutes and the finding in them from which a decision or an action item was recorded; None where none was."""
    which = FindingRow.decision_id == decision if decision is not None else FindingRow.action_id == action
    row = session.scalars(here(session, FindingRow, which).limit(1)).one_or_none()
    return (get(session, MinutesId(row.minutes_id)), _finding(row)) if row else None


def _standing(session: WorkspaceSession) -> Select[MinutesRow]:
    return _in_state(session, *STATUS).order_by(MinutesRow.held_on.desc(), MinutesRow.id.desc())


def _in_state(session: WorkspaceSession, *states: MinutesState) -> Select[MinutesRow]:
    return here(session, MinutesRow, MinutesRow.state.in_([str(state) for state in states]))


def _where(session: WorkspaceSession, minutes: MinutesId) -> tuple[Any, Any]:
    return MinutesRow.workspace_id == session.workspace, MinutesRow.id == minutes


def _minutes(row: MinutesRow | Row[Any]) -> Minutes:
    return made_of(
        Minutes,
        row,
        state=MinutesState(row.state),
        event=row.event_id,
        on_agenda_of=row.agenda_event_id,
        settled_in=row.settled_event_id,
        note=row.note or "",
    )


def _finding(row: FindingRow) -> Finding:
    return made_of(
        Finding,
        row,
        kind=FindingKind(row.finding_kind),
        sureness=Sureness(row.sureness),
        content=_CONTENT.validate_python(row.content),
        decision=row.decision_id,
        action=row.action_id,
    )
