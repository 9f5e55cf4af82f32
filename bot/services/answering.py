"""What questions come to as time goes by: the asker is asked for an answer, they end without one, and old answers are asked about."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.db import outbox, questions
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.calendar import own_hour
from bot.domain.ids import QuestionId
from bot.domain.notices import AskForAnswer, AskWhetherHolds
from bot.domain.questions import CHECKED_AFTER, NUDGED_AFTER, KeptAnswer, Question, next_turn
from bot.services.members import channel_receiver, is_member, receiver_of
from bot.services.questions import end_unanswered


def next_moment(session: WorkspaceSession, *, zone: ZoneInfo) -> datetime | None:
    """Return when a question has its next turn, or an answer is old enough to be asked about."""
    oldest = questions.oldest_answer(session)
    checked = [oldest + CHECKED_AFTER] if oldest is not None else []
    return min((*(at for at, _ in _turns(session, zone)), *checked), default=None)


def plan(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Do what is due; return the number of questions."""
    done = 0
    for at, question in _turns(session, zone):
        if at <= now:
            with alone(session, "question", question.id):
                _turn(session, questions.get(session, question.id, lock=True), now=now)
                done += 1
    for number, answer in questions.given_before(session, now - CHECKED_AFTER):
        with alone(session, "question", number):
            _check(session, number, answer, now=now)
            done += 1
    return done


def _turns(session: WorkspaceSession, zone: ZoneInfo) -> Iterator[tuple[datetime, Question]]:
    usual = channel_receiver(session, zone)
    for question in questions.waiting(session):
        to = receiver_of(session, question.asked_by) or usual
        yield own_hour(next_turn(question, to.work), to).at, question


def _turn(session: WorkspaceSession, question: Question, *, now: datetime) -> None:
    if not question.open:
        return
    if question.nudges >= len(NUDGED_AFTER):
        end_unanswered(session, question, now=now)
        return
    questions.save_nudges(session, question.id, question.nudges + 1)
    notice = AskForAnswer(member=question.asked_by, question=question.id, times=question.nudges + 1)
    outbox.add(session, notice, now=now, key=f"ask_for_answer:{question.id}:{notice.times}")


def _check(session: WorkspaceSession, number: QuestionId, answer: KeptAnswer, *, now: datetime) -> None:
    questions.save_checked(session, number, now=now)
    if is_member(session, answer.by):
        outbox.add(session, AskWhetherHolds(member=answer.by, question=number), now=now)
