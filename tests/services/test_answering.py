"""What questions come to as time goes by."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.composing import Post, Skip
from bot.db import outbox
from bot.db import questions as rows
from bot.db.engine import WorkspaceSession
from bot.domain.ids import MessageTs, QuestionId
from bot.domain.notices import AskForAnswer, AskWhetherHolds, SayUnderQuestion, TellAnswered
from bot.domain.questions import CHECKED_AFTER, KeptAnswer, QuestionState
from bot.services import answering, overviews, questions
from tests.builders import BRAM, CARD, CARLA, DIRK, GENERAL, NOW, ZONE
from tests.composed import composed
from tests.services.test_questions import answered, put, said


def local(day: int, month: int = 9) -> datetime:
    """Nine o'clock in Amsterdam, the hour of whoever chose none."""
    return datetime(2012, month, day, 7, 0, tzinfo=UTC)


def moments(session: WorkspaceSession, *, until: datetime) -> list[datetime]:
    """Run through every due moment."""
    seen: list[datetime] = []
    while (at := answering.next_moment(session, zone=ZONE)) is not None and at <= until:
        seen.append(at)
        assert answering.plan(session, now=at, zone=ZONE) > 0
    return seen


def queued(session: WorkspaceSession, kind: type[Any]) -> list[Any]:
    return [each for each in outbox.queued(session) if isinstance(each, kind)]


def test_the_asker_is_asked_after_three_and_ten_working_days_and_then_it_ends_for_the_chair_to_see(session: WorkspaceSession) -> None:
    question = put(session)
    questions.follow(session, question.id, by=CARLA)

    assert moments(session, until=NOW + timedelta(days=60)) == [local(19), local(28), local(3, 10)]
    assert queued(session, AskForAnswer) == [AskForAnswer(member=BRAM, question=question.id, times=times) for times in (1, 2)]
    assert rows.get(session, question.id).state is QuestionState.UNANSWERED
    assert queued(session, SayUnderQuestion) == [SayUnderQuestion(question=question.id)]
    assert [each.member for each in queued(session, TellAnswered)] == [BRAM, CARLA]
    assert [each.id for each in overviews.unanswered(session, now=local(8, 10))] == [question.id]
    assert overviews.unanswered(session, now=local(1, 12)) == []


def test_an_answer_ends_the_asking(session: WorkspaceSession) -> None:
    answered(session)

    assert answering.plan(session, now=local(28), zone=ZONE) == 0
    assert queued(session, AskForAnswer) == []
    assert isinstance(composed(session, AskForAnswer(member=BRAM, question=QuestionId(1), times=1), local(19)), Skip)


def test_the_replies_are_the_choices(session: WorkspaceSession) -> None:
    question = put(session, anonymous=True)
    questions.keep_replies(session, (question.id, GENERAL, CARD), [said(f"1.{at}", CARLA, f"Antwoord {at}") for at in range(1, 8)], now=NOW)
    asked = composed(session, AskForAnswer(member=BRAM, question=question.id, times=1), local(19))

    assert isinstance(asked, Post)
    assert asked.member == BRAM
    values = [each.get("value") for block in asked.message.blocks if block["type"] == "actions" for each in block["elements"]]
    assert values[:5] == [f"1:{place}" for place in range(3, 8)]
    assert questions.reply_at(session, question, ts=MessageTs("1.3")) == questions.reply_at(session, question, position=3)


def test_after_two_years_the_author_is_asked_whether_it_holds_once_in_two_years(session: WorkspaceSession) -> None:
    question = answered(session)
    due = NOW + CHECKED_AFTER
    assert answering.next_moment(session, zone=ZONE) == due
    assert answering.plan(session, now=due - timedelta(seconds=1), zone=ZONE) == 0
    assert (answering.plan(session, now=due, zone=ZONE), answering.plan(session, now=due, zone=ZONE)) == (1, 0)
    assert queued(session, AskWhetherHolds) == [AskWhetherHolds(member=CARLA, question=question.id)]
    assert answering.next_moment(session, zone=ZONE) == due + CHECKED_AFTER

    questions.say_whether_it_holds(session, question.id, holds=False, by=CARLA, now=due)
    assert answering.next_moment(session, zone=ZONE) is None
    assert isinstance(composed(session, AskWhetherHolds(member=CARLA, question=question.id), due + timedelta(days=1)), Skip)


def test_nobody_is_asked_about_the_answer_of_whoever_left(session: WorkspaceSession) -> None:
    question = answered(session)
    rows.save_answer(session, question.id, KeptAnswer(text="Zo.", by=DIRK, given_at=NOW))

    assert answering.plan(session, now=NOW + CHECKED_AFTER, zone=ZONE) == 1
    assert queued(session, AskWhetherHolds) == []
