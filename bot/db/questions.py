"""Questions to the network: whom they were put to, what was replied, and the answer that is kept."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from bot.db.engine import WorkspaceSession
from bot.db.models import QuestionAnswerRow, QuestionPersonRow, QuestionReplyRow, QuestionRow
from bot.db.odd_data import listed, readable, several
from bot.db.rows import change_rows, delete_rows, here, made_of
from bot.db.upsert import insert_new, upsert
from bot.db.workspaces import next_number, raise_decisions_version
from bot.domain.audience import Audience, PartnershipType, Province
from bot.domain.ids import ChannelId, MemberId, MessageTs, QuestionId
from bot.domain.questions import KeptAnswer, Question, QuestionNotFound, QuestionPlan, QuestionReply, QuestionState
from bot.domain.routing import AskedMember, Sign, SignKind


def add(session: WorkspaceSession, plan: QuestionPlan, *, by: MemberId, now: datetime) -> Question:
    """Keep a question under a new number."""
    row = QuestionRow(
        workspace_id=session.workspace,
        id=next_number(session, "question"),
        text=plan.text,
        topics=list(plan.topics),
        audience_types=[str(each) for each in plan.audience.types],
        audience_provinces=[str(each) for each in plan.audience.provinces],
        anonymous=plan.anonymous,
        channel_id=plan.channel,
        until=plan.until,
        state=str(QuestionState.OPEN),
        asked_by=by,
        asked_at=now,
        routed=False,
        nudges=0,
        version=0,
    )
    session.add(row)
    session.flush()
    return _question(row)


def get(session: WorkspaceSession, number: QuestionId, *, lock: bool = False) -> Question:
    """Read a question; `lock`: nobody else changes it until this transaction ends.

    Raises:
        QuestionNotFound: no such question.
    """
    row = session.get(QuestionRow, (session.workspace, number), populate_existing=True, with_for_update=lock)
    if row is None:
        raise QuestionNotFound(asking=number)
    return _question(row)


def several_of(session: WorkspaceSession, numbers: Collection[int]) -> dict[QuestionId, Question]:
    """Read several questions, those that there are."""
    return {each.id: each for each in _read(session, here(session, QuestionRow, QuestionRow.id.in_(list(numbers))))}


def latest(session: WorkspaceSession, *, open_only: bool, by: MemberId | None = None, most: int) -> list[Question]:
    """List questions, the newest first; `by`: of one member."""
    states = [QuestionState.OPEN] if open_only else [each for each in QuestionState if each is not QuestionState.WITHDRAWN]
    which = [QuestionRow.state.in_([str(each) for each in states]), *([QuestionRow.asked_by == by] if by else [])]
    return _read(session, here(session, QuestionRow, *which).order_by(QuestionRow.id.desc()).limit(most))


def waiting(session: WorkspaceSession) -> list[Question]:
    """List the questions that wait for an answer, the oldest first."""
    return _read(session, here(session, QuestionRow, QuestionRow.state == str(QuestionState.OPEN)).order_by(QuestionRow.id))


def unrouted(session: WorkspaceSession) -> list[Question]:
    """List the open questions that stand in their channel and were put to nobody yet, the oldest first."""
    which = (QuestionRow.state == str(QuestionState.OPEN), QuestionRow.routed.is_(False), QuestionRow.card_ts.is_not(None))
    return _read(session, here(session, QuestionRow, *which).order_by(QuestionRow.id))


def unanswered(session: WorkspaceSession, *, since: datetime) -> list[Question]:
    """List the questions that ended without an answer since a moment, the newest first."""
    which = (QuestionRow.state == str(QuestionState.UNANSWERED), QuestionRow.ended_at > since)
    return _read(session, here(session, QuestionRow, *which).order_by(QuestionRow.ended_at.desc(), QuestionRow.id))


def of_card(session: WorkspaceSession, channel: ChannelId, ts: MessageTs) -> Question | None:
    """Find the question of which a message is the card."""
    found = _read(session, here(session, QuestionRow, QuestionRow.channel_id == channel, QuestionRow.card_ts == ts).limit(1))
    return found[0] if found else None


def save_card(session: WorkspaceSession, number: QuestionId, ts: MessageTs | None) -> None:
    """Note where the card of a question is, in its channel; None: it can no longer be edited."""
    change_rows(session, QuestionRow, QuestionRow.id == number, card_ts=ts)


def save_routed(session: WorkspaceSession, number: QuestionId) -> None:
    """Note that whoever may know of it was asked."""
    change_rows(session, QuestionRow, QuestionRow.id == number, routed=True)


def save_nudges(session: WorkspaceSession, number: QuestionId, nudges: int) -> None:
    """Note how often the asker was asked for an answer."""
    change_rows(session, QuestionRow, QuestionRow.id == number, nudges=nudges)


def save_end(session: WorkspaceSession, number: QuestionId, state: QuestionState, *, now: datetime) -> None:
    """Note how a question ended; the words of the replies are kept no longer."""
    _change(session, [number], state=str(state), ended_at=now)
    change_rows(session, QuestionReplyRow, QuestionReplyRow.question_id == number, text="")


# --- whoever was asked, and whoever follows ---


def put_to(session: WorkspaceSession, number: QuestionId, asked: AskedMember) -> bool:
    """Note that a question is put to a member, and why; False where it was before."""
    person = _person(session, number, asked.member)
    if person is not None and person.asked_at is not None:
        return False
    values = {"asked_at": asked.at, "why": str(asked.why.kind), "why_what": asked.why.what or None}
    key = {"workspace_id": session.workspace, "question_id": number, "member_id": asked.member}
    upsert(session, QuestionPersonRow, {**key, "follows": False, **values}, key=list(key), keep=["follows"])
    return True


def save_follows(session: WorkspaceSession, number: QuestionId, member: MemberId, *, follows: bool) -> None:
    """Note whether a member follows a question."""
    key = {"workspace_id": session.workspace, "question_id": number, "member_id": member}
    upsert(session, QuestionPersonRow, {**key, "follows": follows}, key=list(key))


def save_response(session: WorkspaceSession, number: QuestionId, member: MemberId, response: str) -> None:
    """Note what a member answered to being asked."""
    change_rows(session, QuestionPersonRow, *_of(number), QuestionPersonRow.member_id == member, response=response)


def response_of(session: WorkspaceSession, number: QuestionId, member: MemberId) -> str | None:
    """Return what a member answered to being asked."""
    person = _person(session, number, member)
    return person.response if person is not None else None


def follows(session: WorkspaceSession, number: QuestionId, member: MemberId) -> bool:
    """Return whether a member follows a question."""
    person = _person(session, number, member)
    return person is not None and person.follows


def followers(session: WorkspaceSession, number: QuestionId) -> list[MemberId]:
    """List those who follow a question."""
    return [MemberId(each.member_id) for each in _people(session, number) if each.follows]


def asked(session: WorkspaceSession, number: QuestionId) -> dict[MemberId, Sign]:
    """Return to whom a question was put, and why."""
    return {
        MemberId(each.member_id): Sign(kind=SignKind(each.why or SignKind.NAMED), what=each.why_what or "")
        for each in _people(session, number)
        if each.asked_at is not None
    }


def last_asked(session: WorkspaceSession) -> dict[MemberId, datetime]:
    """Return when each member was last put a question to, or will be."""
    moments = (
        select(QuestionPersonRow.member_id, func.max(QuestionPersonRow.asked_at))
        .where(QuestionPersonRow.workspace_id == session.workspace, QuestionPersonRow.asked_at.is_not(None))
        .group_by(QuestionPersonRow.member_id)
    )
    return {MemberId(member): at for member, at in session.execute(moments) if at is not None}


# --- what was replied ---


def add_reply(session: WorkspaceSession, number: QuestionId, *, by: MemberId, text: str, ts: MessageTs | None = None) -> int:
    """Keep a reply, without a `ts` one that was given by the form; return its place."""
    last = session.scalar(
        select(func.max(QuestionReplyRow.position)).where(QuestionReplyRow.workspace_id == session.workspace, *_replies_of(number))
    )
    position = (last or 0) + 1
    key = {"workspace_id": session.workspace, "question_id": number, "position": position}
    insert_new(
        session,
        QuestionReplyRow,
        {**key, "member_id": by, "ts": ts, "by_form": ts is None, "text": text},
        key=list(key),
        returning="position",
    )
    return position


def replies(session: WorkspaceSession, number: QuestionId) -> list[QuestionReply]:
    """List the replies to a question, in order."""
    rows = session.scalars(here(session, QuestionReplyRow, *_replies_of(number)).order_by(QuestionReplyRow.position))
    return [made_of(QuestionReply, row, by=MemberId(row.member_id), ts=MessageTs(row.ts) if row.ts else None) for row in rows]


def count_replies(session: WorkspaceSession, number: QuestionId) -> int:
    """Count the replies to a question."""
    counted = select(func.count()).where(QuestionReplyRow.workspace_id == session.workspace, *_replies_of(number))
    return session.scalar(counted) or 0


def save_reply(session: WorkspaceSession, number: QuestionId, position: int, *, ts: MessageTs | None = None, text: str = "") -> None:
    """Keep where a reply is in the thread, or what it says by now."""
    changed = {"ts": ts} if ts else {"text": text}
    change_rows(session, QuestionReplyRow, *_replies_of(number), QuestionReplyRow.position == position, **changed)


def drop_reply(session: WorkspaceSession, number: QuestionId, position: int) -> None:
    """Forget a reply that is no longer there."""
    delete_rows(session, QuestionReplyRow, *_replies_of(number), QuestionReplyRow.position == position)


# --- the answer that is kept ---


def answer_of(session: WorkspaceSession, number: QuestionId) -> KeptAnswer | None:
    """Return the answer that is kept."""
    return answers(session, [number]).get(number)


def answers(session: WorkspaceSession, numbers: Collection[int]) -> dict[QuestionId, KeptAnswer]:
    """Return the answers that are kept to questions."""
    rows = session.scalars(here(session, QuestionAnswerRow, QuestionAnswerRow.question_id.in_(list(numbers))))
    return {QuestionId(row.question_id): made_of(KeptAnswer, row, by=MemberId(row.member_id)) for row in rows}


def save_answer(session: WorkspaceSession, number: QuestionId, answer: KeptAnswer) -> None:
    """Keep the answer to a question; the next search finds it."""
    key = {"workspace_id": session.workspace, "question_id": number}
    values = {"member_id": answer.by, **{name: getattr(answer, name) for name in ("text", "given_at", "summary", "outdated", "checked_at")}}
    upsert(session, QuestionAnswerRow, {**key, **values}, key=list(key))
    session.expire_all()
    _change(session, [number])


def save_checked(session: WorkspaceSession, number: QuestionId, *, now: datetime) -> None:
    """Note when the author of an answer was asked whether it holds."""
    change_rows(session, QuestionAnswerRow, QuestionAnswerRow.question_id == number, checked_at=now)


def drop_answer(session: WorkspaceSession, number: QuestionId) -> None:
    """Keep no answer to a question any more."""
    delete_rows(session, QuestionAnswerRow, QuestionAnswerRow.question_id == number)
    _change(session, [number])


def given_before(session: WorkspaceSession, moment: datetime) -> list[tuple[QuestionId, KeptAnswer]]:
    """List the answers that hold and were given, or last asked about, before a moment, the oldest first."""
    since = func.coalesce(QuestionAnswerRow.checked_at, QuestionAnswerRow.given_at)
    rows = session.scalars(here(session, QuestionAnswerRow, since <= moment, QuestionAnswerRow.outdated.is_(False)).order_by(since))
    return [(QuestionId(row.question_id), made_of(KeptAnswer, row, by=MemberId(row.member_id))) for row in rows]


def oldest_answer(session: WorkspaceSession) -> datetime | None:
    """Return when the first of the answers that hold was given, or last asked about."""
    since = func.coalesce(QuestionAnswerRow.checked_at, QuestionAnswerRow.given_at, type_=QuestionAnswerRow.given_at.type)
    return session.scalar(here(session, QuestionAnswerRow, QuestionAnswerRow.outdated.is_(False)).with_only_columns(func.min(since)))


def by_author(session: WorkspaceSession) -> list[tuple[MemberId, Question]]:
    """List who answered which questions."""
    rows = session.execute(
        select(QuestionAnswerRow.member_id, QuestionAnswerRow.question_id).where(
            QuestionAnswerRow.workspace_id == session.workspace, QuestionAnswerRow.summary.is_(False)
        )
    ).all()
    found = several_of(session, [question for _, question in rows])
    return [(MemberId(member), found[QuestionId(question)]) for member, question in rows if QuestionId(question) in found]


def changed_since(session: WorkspaceSession, version: int) -> list[tuple[Question, KeptAnswer | None]]:
    """List the questions of which the answer or the state changed after a count."""
    found = _read(session, here(session, QuestionRow, QuestionRow.version > version).order_by(QuestionRow.version))
    kept = answers(session, [each.id for each in found])
    return [(each, kept.get(each.id)) for each in found]


def forget_words(session: WorkspaceSession, member: MemberId, *, now: datetime) -> list[Question]:
    """Delete what a member asked and answered; returns the questions concerned, as they were."""
    own = _read(session, here(session, QuestionRow, QuestionRow.asked_by == member, QuestionRow.state != str(QuestionState.WITHDRAWN)))
    for question in own:
        save_end(session, question.id, QuestionState.WITHDRAWN, now=now)
    change_rows(session, QuestionRow, QuestionRow.asked_by == member, text="", topics=[])
    answered = session.scalars(here(session, QuestionAnswerRow, QuestionAnswerRow.member_id == member)).all()
    numbers = [QuestionId(row.question_id) for row in answered]
    for number in numbers:
        drop_answer(session, number)
    return [*own, *several_of(session, numbers).values()]


def _change(session: WorkspaceSession, numbers: Iterable[QuestionId], **values: object) -> None:
    change_rows(session, QuestionRow, QuestionRow.id.in_(list(numbers)), **values, version=raise_decisions_version(session))


def _read(session: WorkspaceSession, which: Select[QuestionRow]) -> list[Question]:
    return readable(session, "question", session.scalars(which), _question)


def _person(session: WorkspaceSession, number: QuestionId, member: MemberId) -> QuestionPersonRow | None:
    return session.get(QuestionPersonRow, (session.workspace, number, member), populate_existing=True)


def _people(session: WorkspaceSession, number: QuestionId) -> Iterable[QuestionPersonRow]:
    return session.scalars(
        here(session, QuestionPersonRow, *_of(number)).order_by(QuestionPersonRow.member_id).execution_options(populate_existing=True)
    )


def _of(number: QuestionId) -> tuple[Any, ...]:
    return (QuestionPersonRow.question_id == number,)


def _replies_of(number: QuestionId) -> tuple[Any, ...]:
    return (QuestionReplyRow.question_id == number,)


def _question(row: QuestionRow) -> Question:
    audience = Audience(types=several(PartnershipType, row.audience_types), provinces=several(Province, row.audience_provinces))
    plan = made_of(QuestionPlan, row, topics=listed(row.topics), audience=audience, channel=ChannelId(row.channel_id))
    return made_of(Question, row, id=QuestionId(row.id), plan=plan, state=QuestionState(row.state), asked_by=MemberId(row.asked_by))
