"""What those who leave pass on: whom that is, what they are asked, and what they answered."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Text, cast, or_, select

from bot.db.engine import WorkspaceSession
from bot.db.models import AgendaItemRow, DecisionRow, EventRow, ExperienceRow, FarewellRow, QuestionAnswerRow, QuestionRow
from bot.db.odd_data import readable
from bot.db.rows import change_rows, here, made_of
from bot.db.upsert import upsert
from bot.db.workspaces import next_number, raise_decisions_version
from bot.domain.agenda import ItemState
from bot.domain.events import EventState
from bot.domain.experiences import Asked, Experience, ExperienceState, ExperienceUnknown, Farewell, FarewellState
from bot.domain.ids import MemberId

_LATEST = 6


def farewell_of(session: WorkspaceSession, member: MemberId, *, lock: bool = False) -> Farewell | None:
    """Read how far the questions to a member are; None: nobody started."""
    row = session.get(FarewellRow, (session.workspace, member), populate_existing=True, with_for_update=lock)
    return _farewell(row) if row else None


def save_farewell(session: WorkspaceSession, farewell: Farewell) -> None:
    """Keep how far the questions to a member are."""
    values = {
        "workspace_id": session.workspace,
        "member_id": farewell.member,
        "started_by": farewell.started_by,
        "successor_id": farewell.successor,
        "started_on": farewell.started_on,
        "state": str(farewell.state),
    }
    upsert(session, FarewellRow, values, key=["workspace_id", "member_id"])


def running(session: WorkspaceSession) -> list[Farewell]:
    """List those who are being asked."""
    rows = session.scalars(here(session, FarewellRow, FarewellRow.state == str(FarewellState.RUNNING)).order_by(FarewellRow.member_id))
    return readable(session, "farewell", rows, _farewell)


def add(session: WorkspaceSession, member: MemberId, questions: Iterable[tuple[Asked, str, date]]) -> None:
    """Keep what a member is to be asked, and when."""
    for asked, about, due_on in questions:
        session.add(
            ExperienceRow(
                workspace_id=session.workspace,
                id=next_number(session, "experience"),
                member_id=member,
                asked=str(asked),
                about=about,
                due_on=due_on,
                state=str(ExperienceState.WAITING),
                words="",
                talk="",
                shared=False,
                found=False,
                version=0,
            )
        )
        session.flush()


def get(session: WorkspaceSession, number: int, *, lock: bool = False) -> Experience:
    """Read a question with its answer.

    Raises:
        ExperienceUnknown: no such question.
    """
    row = session.get(ExperienceRow, (session.workspace, number), populate_existing=True, with_for_update=lock)
    if row is None:
        raise ExperienceUnknown
    return _experience(row)


def of(session: WorkspaceSession, member: MemberId) -> list[Experience]:
    """List what a member is asked, in order."""
    rows = session.scalars(here(session, ExperienceRow, ExperienceRow.member_id == member).order_by(ExperienceRow.id))
    return readable(session, "experience", rows, _experience)


def save(session: WorkspaceSession, number: int, *, is_news: bool = False, **values: Any) -> None:  # noqa: ANN401  # columns
    """Change a question; `is_news`: to whoever searches."""
    version = {"version": raise_decisions_version(session)} if is_news else {}
    change_rows(session, ExperienceRow, ExperienceRow.id == number, **values, **version)


def to_be_found(session: WorkspaceSession) -> list[Experience]:
    """List what is shared and not found by everybody yet."""
    rows = session.scalars(here(session, ExperienceRow, ExperienceRow.shared, ExperienceRow.found.is_(False)).order_by(ExperienceRow.id))
    return readable(session, "experience", rows, _experience)


def changed_since(session: WorkspaceSession, version: int) -> list[Experience]:
    """List what changed to whoever searches after a count of `raise_decisions_version`."""
    return readable(session, "experience", session.scalars(here(session, ExperienceRow, ExperienceRow.version > version)), _experience)


def forget_words(session: WorkspaceSession, member: MemberId) -> None:
    """Delete what a member answered; nothing of it is found any more."""
    nothing = {"words": "", "talk": "", "about": "", "shared": False, "found": False, "state": str(ExperienceState.SKIPPED)}
    if of(session, member):
        change_rows(session, ExperienceRow, ExperienceRow.member_id == member, **nothing, version=raise_decisions_version(session))


def done_by(session: WorkspaceSession, member: MemberId, *, now: datetime) -> dict[Asked, list[str]]:
    """List what a member did that a question can be about, the latest first."""
    organised = or_(EventRow.created_by == member, cast(EventRow.hosts, Text).contains(f'"{member}"', autoescape=True))
    events = (
        select(EventRow.title)
        .where(EventRow.workspace_id == session.workspace, organised, EventRow.state == str(EventState.ANNOUNCED), EventRow.ends_at < now)
        .order_by(EventRow.ends_at.desc())
    )
    decisions = (
        select(DecisionRow.text)
        .where(DecisionRow.workspace_id == session.workspace, DecisionRow.recorded_by == member)
        .order_by(DecisionRow.decided_on.desc(), DecisionRow.id.desc())
    )
    items = (
        select(AgendaItemRow.title)
        .where(
            AgendaItemRow.workspace_id == session.workspace,
            AgendaItemRow.presenter_id == member,
            AgendaItemRow.state == str(ItemState.ACCEPTED),
        )
        .order_by(AgendaItemRow.id.desc())
    )
    of_answer = (QuestionAnswerRow.workspace_id == QuestionRow.workspace_id) & (QuestionAnswerRow.question_id == QuestionRow.id)
    answered = (
        select(QuestionRow.topics)
        .join(QuestionAnswerRow, of_answer)
        .where(QuestionRow.workspace_id == session.workspace, QuestionAnswerRow.member_id == member)
        .order_by(QuestionAnswerRow.given_at.desc())
    )
    done = {
        asked: list(session.scalars(found.limit(_LATEST)))
        for asked, found in ((Asked.EVENT, events), (Asked.DECISION, decisions), (Asked.ITEM, items))
    }
    topics = session.scalars(answered.limit(_LATEST))
    return {**done, Asked.TOPIC: list(dict.fromkeys(topic for found in topics for topic in found))}


def _farewell(row: FarewellRow) -> Farewell:
    return made_of(
        Farewell,
        row,
        member=MemberId(row.member_id),
        successor=MemberId(row.successor_id) if row.successor_id else None,
        state=FarewellState(row.state),
    )


def _experience(row: ExperienceRow) -> Experience:
    return made_of(Experience, row, member=MemberId(row.member_id), asked=Asked(row.asked), state=ExperienceState(row.state))
