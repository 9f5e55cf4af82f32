"""Messages in DMs that ask something: what they are about and their state, so that they can say what was chosen.

A message is kept as it went out, beside its delivery: once the matter is settled, in whatever way, the same words stay
there, and what was chosen in the place of the buttons.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, update

from bot.db import outbox
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow, PromptRow
from bot.db.rows import delete_rows
from bot.db.upsert import insert_new
from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.domain.notices import ShowSettled
from bot.domain.prompts import subjects_of

_prompts, _deliveries = PromptRow.__table__.c, OutboxRow.__table__.c
_SUBJECTS = select(_prompts.subject, _prompts.member_id).where(
    _prompts.workspace_id == bindparam("workspace"), _prompts.delivery_id == bindparam("delivery")
)
_SHOW = (
    update(OutboxRow.__table__)  # type: ignore[arg-type]  # a Table, to SQLAlchemy's own typing a FromClause
    .where(_deliveries.workspace_id == bindparam("workspace"), _deliveries.delivery_id == bindparam("delivery"))
    .values(shown=bindparam("words"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A message that asked something; `chosen` holds, by subject, what was tapped where nothing else keeps it.

    `sent_at` is the earlier of Slack's time and ours: what was done after it by either clock answers the message.
    """

    member: MemberId
    channel: ChannelId
    ts: MessageTs
    sent_at: datetime
    text: str
    blocks: tuple[dict[str, Any], ...]
    chosen: dict[str, dict[str, Any]]
    edited: bool


def keep(session: WorkspaceSession, delivery: str, member: MemberId, *, text: str, blocks: Iterable[dict[str, Any]]) -> None:
    """Keep a message that is about to go out, if it asks something."""
    shown = list(blocks)
    subjects = subjects_of(shown)
    for subject in subjects:
        values = {"workspace_id": session.workspace, "delivery_id": delivery, "subject": subject, "member_id": member, "edited": False}
        insert_new(session, PromptRow, values, key=["workspace_id", "delivery_id", "subject"], returning="subject")
    if subjects:
        session.read(_SHOW, delivery=delivery, words={"text": text, "blocks": shown})


def settle(
    session: WorkspaceSession, subjects: Iterable[str], *, now: datetime, member: MemberId | None = None, but: str = "", only: str = ""
) -> None:
    """Let the messages that asked about these show how it is now (`member`: only to whom; `but`, `only`: not, or only, that message)."""
    asked = (
        select(PromptRow.delivery_id)
        .join(OutboxRow, (OutboxRow.workspace_id == PromptRow.workspace_id) & (OutboxRow.delivery_id == PromptRow.delivery_id))
        .where(
            PromptRow.workspace_id == session.workspace,
            PromptRow.subject.in_(list(subjects)),
            PromptRow.delivery_id != but,
            OutboxRow.state == "sent",
        )
        .order_by(OutboxRow.id)
        .distinct()
        .add_columns(OutboxRow.id)
    )
    if member is not None:
        asked = asked.where(PromptRow.member_id == member)
    if only:
        asked = asked.where(PromptRow.delivery_id == only)
    outbox.add_all(session, [ShowSettled(delivery=delivery) for delivery, _ in session.execute(asked)], now=now)


def get(session: WorkspaceSession, delivery: str) -> Prompt | None:
    """Read a message that asked something, as it was sent; None where it never went, or is forgotten."""
    row = session.execute(
        select(OutboxRow.channel_id, OutboxRow.ts, OutboxRow.finished_at, OutboxRow.shown).where(
            OutboxRow.workspace_id == session.workspace, OutboxRow.delivery_id == delivery, OutboxRow.ts.is_not(None)
        )
    ).one_or_none()
    asked = session.scalars(_of(session, delivery)).all()
    if row is None or row.shown is None or row.channel_id is None or row.ts is None or row.finished_at is None or not asked:
        return None
    return Prompt(
        member=MemberId(asked[0].member_id),
        channel=ChannelId(row.channel_id),
        ts=MessageTs(row.ts),
        sent_at=min(row.finished_at, datetime.fromtimestamp(float(row.ts), UTC)),
        text=row.shown["text"],
        blocks=tuple(row.shown["blocks"]),
        chosen={each.subject: each.chosen for each in asked if each.chosen},
        edited=any(each.edited for each in asked),
    )


def subjects(session: WorkspaceSession, delivery: str) -> dict[str, MemberId]:
    """Return what a message asks about, and whom."""
    return {row.subject: MemberId(row.member_id) for row in session.read(_SUBJECTS, delivery=delivery)}


def note_edited(session: WorkspaceSession, delivery: str) -> None:
    """Note that a message does not show its buttons any more: if they count again, it has to show them again."""
    session.execute(update(PromptRow).where(*_where(session, delivery)).values(edited=True).execution_options(synchronize_session=False))


def choose(session: WorkspaceSession, channel: ChannelId, ts: MessageTs, subject: str, chosen: dict[str, Any], *, now: datetime) -> None:
    """Keep what was tapped in a message where nothing else does, and let it show that."""
    delivery = session.scalar(
        select(OutboxRow.delivery_id).where(
            OutboxRow.workspace_id == session.workspace, OutboxRow.channel_id == channel, OutboxRow.ts == ts, OutboxRow.shown.is_not(None)
        )
    )
    if delivery is not None:
        session.execute(
            update(PromptRow)
            .where(*_where(session, delivery), PromptRow.subject == subject)
            .values(chosen=chosen)
            .execution_options(synchronize_session=False)
        )
        outbox.add(session, ShowSettled(delivery=delivery), now=now)


def latest(session: WorkspaceSession, subject: str, member: MemberId) -> MessageTs | None:
    """Find the latest message in which a member was asked about something."""
    ts = session.scalar(_asked(session, member).where(PromptRow.subject == subject).with_only_columns(OutboxRow.ts).limit(1))
    return MessageTs(ts) if ts else None


def asked_in(session: WorkspaceSession, member: MemberId, *, ts: MessageTs | None = None) -> tuple[str, ...]:
    """Return what a member was asked in a message (`ts`), or in the latest one that asked something."""
    found = _asked(session, member).where(OutboxRow.ts == ts) if ts else _asked(session, member)
    delivery = session.scalar(found.with_only_columns(PromptRow.delivery_id).limit(1))
    return tuple(sorted(subjects(session, delivery))) if delivery else ()


def open_to(session: WorkspaceSession, member: MemberId, kinds: Iterable[str], *, most: int) -> list[str]:
    """List the messages in which a member was asked something of these kinds that show their buttons still, the newest first."""
    statement = _asked(session, member).where(
        PromptRow.edited.is_(False), or_(*(PromptRow.subject.startswith(f"{kind}:", autoescape=True) for kind in kinds))
    )
    found = session.scalars(statement.with_only_columns(PromptRow.delivery_id).limit(5 * most))
    return list(dict.fromkeys(found))[:most]


def prune(session: WorkspaceSession) -> None:
    """Forget the questions whose deliveries are forgotten."""
    kept = select(OutboxRow.delivery_id).where(
        OutboxRow.workspace_id == PromptRow.workspace_id, OutboxRow.delivery_id == PromptRow.delivery_id
    )
    delete_rows(session, PromptRow, ~kept.exists())


def _asked(session: WorkspaceSession, member: MemberId) -> Any:  # noqa: ANN401  # a select of both tables
    return (
        select(PromptRow)
        .join(OutboxRow, (OutboxRow.workspace_id == PromptRow.workspace_id) & (OutboxRow.delivery_id == PromptRow.delivery_id))
        .where(PromptRow.workspace_id == session.workspace, PromptRow.member_id == member, OutboxRow.state == "sent")
        .order_by(OutboxRow.finished_at.desc(), OutboxRow.id.desc())
    )


def _of(session: WorkspaceSession, delivery: str) -> Any:  # noqa: ANN401  # a select
    return select(PromptRow).where(*_where(session, delivery))


def _where(session: WorkspaceSession, delivery: str) -> tuple[Any, Any]:
    return PromptRow.workspace_id == session.workspace, PromptRow.delivery_id == delivery
