"""Questions to the network: put, replied to, followed, answered, found again; and who may know who asked."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.db import outbox, workspaces
from bot.db import questions as rows
from bot.db.engine import Sessions, WorkspaceSession
from bot.domain.audience import Audience, Province
from bot.domain.errors import DomainError, FieldMistake, TextTooLong
from bot.domain.ids import MemberId, MessageTs, QuestionId
from bot.domain.meeting_notes import ThreadMessage
from bot.domain.notices import Notice, PostQuestion, PostReply, RefreshQuestion, TellAnswered, TellKept
from bot.domain.personal import StandIns
from bot.domain.questions import (
    LONGEST_REPLY,
    NoQuestionHere,
    NotYourAnswer,
    NotYourQuestion,
    Question,
    QuestionEnded,
    QuestionNotFound,
    QuestionPlan,
    QuestionState,
)
from bot.services import asking, kept, members, personal, questions
from bot.services.indexes import Indexes
from bot.services.perform import Request, ask_decisions, for_everybody
from tests.builders import ANNA, BOARD, BRAM, CARD, CARLA, CLOSED, DIRK, GENERAL, HERE, NOW, STRANGER, TODAY, ZONE, decided, person

TEXT = "Wie heeft ervaring met een gezamenlijk zaaksysteem?"
ANSWER = "Wij gebruiken Rx.Mission, al drie jaar naar tevredenheid."
EVA = MemberId("U6EVA")
WORDS = StandIns(member="een voormalig lid", deputy="een vervanger")


def put(session: WorkspaceSession, *, by: MemberId = BRAM, posted: bool = True, **facts: Any) -> Question:
    plan = QuestionPlan(**{"text": TEXT, "topics": ("zaaksysteem",), "channel": GENERAL, "until": TODAY + timedelta(days=14), **facts})
    made = questions.ask(session, plan, by=by, now=NOW, today=TODAY)
    if posted:
        questions.posted(session, made.id, CARD, now=NOW)
    return rows.get(session, made.id)


def answered(
    session: WorkspaceSession, *, author: MemberId | None = CARLA, by: MemberId = BRAM, text: str = ANSWER, **facts: Any
) -> Question:
    question = put(session, **facts)
    questions.mark_answer(session, question.id, text, author=author, by=by, now=NOW)
    return rows.get(session, question.id)


def queued(session: WorkspaceSession, kind: type[Notice]) -> list[Notice]:
    return [each for each in outbox.queued(session) if isinstance(each, kind)]


def said(ts: str, by: MemberId, text: str) -> ThreadMessage:
    return ThreadMessage(ts=MessageTs(ts), by=by, text=text)


def found(network: Sessions, question: str, *, by: MemberId = ANNA, indexes: Indexes | None = None) -> Any:
    with network.reading(HERE) as session:
        request = Request(by=by, at=NOW, now=NOW, zone=ZONE)
        response = ask_decisions(session, indexes or Indexes(), question, request)
        return response, kept.shown(session, response.kept, to=by)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"text": "  "}, FieldMistake),
        ({"text": "x" * 501}, TextTooLong),
        ({"until": TODAY - timedelta(days=1)}, FieldMistake),
        ({"until": TODAY + timedelta(days=93)}, FieldMistake),
        ({"channel": CLOSED}, FieldMistake),
        ({"by": STRANGER}, DomainError),
    ],
)
def test_what_does_not_hold_is_refused_and_not_put(session: WorkspaceSession, facts: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        put(session, posted=False, **facts)

    assert rows.latest(session, open_only=False, most=10) == []


def test_a_question_goes_to_the_channel_that_was_chosen_for_them_else_to_that_of_announcements(session: WorkspaceSession) -> None:
    with pytest.raises(FieldMistake):
        questions.channel_for(session)
    assert questions.channel_for(session, GENERAL) == GENERAL
    workspaces.save_choices(session, replace(workspaces.choices(session), channel=GENERAL))
    assert questions.channel_for(session) == GENERAL
    workspaces.save_choices(session, replace(workspaces.choices(session), question_channel=BOARD))
    assert questions.channel_for(session, GENERAL) == BOARD


def test_a_question_is_read_back_as_it_was_put(session: WorkspaceSession) -> None:
    audience = Audience(provinces=(Province.DRENTHE,))
    made = put(session, audience=audience, anonymous=True, topics=("AVG", "archief"))

    assert (made.id, made.plan.audience, made.plan.anonymous, made.plan.topics) == (1, audience, True, ("AVG", "archief"))
    assert queued(session, PostQuestion) == [PostQuestion(question=made.id, channel=GENERAL)]


def test_a_reply_by_form_is_counted_and_goes_to_the_thread_and_one_to_a_question_that_ended_is_refused(session: WorkspaceSession) -> None:
    question = put(session)
    questions.reply(session, question.id, "Bel Assen.", by=CARLA, now=NOW)
    assert queued(session, PostReply) == [PostReply(question=question.id, position=1)]
    assert questions.show(session, question).replies == 1

    with pytest.raises(FieldMistake):
        questions.reply(session, question.id, " ", by=CARLA, now=NOW)
    questions.withdraw(session, question.id, by=BRAM, now=NOW)
    with pytest.raises(QuestionEnded):
        questions.reply(session, question.id, "Toch.", by=CARLA, now=NOW)
    with pytest.raises(QuestionEnded):
        questions.follow(session, question.id, by=CARLA)
    with pytest.raises(QuestionEnded):
        questions.withdraw(session, question.id, by=BRAM, now=NOW)


def test_replies_in_the_thread_are_counted_as_they_are_typed_edited_and_deleted(session: WorkspaceSession) -> None:
    question = put(session)
    thread = (question.id, GENERAL, CARD)
    questions.reply(session, question.id, "Per formulier.", by=CARLA, now=NOW)
    questions.reply_posted(session, question.id, 1, MessageTs("1.5"))
    typed = [said("1.1", CARLA, "Wij wel."), said("1.2", STRANGER, "Van elders."), said("1.3", ANNA, "x" * (LONGEST_REPLY + 9))]

    assert questions.anything_new(session, thread, typed)
    assert questions.keep_replies(session, thread, typed, now=NOW) == 2
    assert not questions.anything_new(session, thread, typed)
    assert [each.by for each in rows.replies(session, question.id)] == [CARLA, CARLA, ANNA]

    questions.keep_replies(session, thread, [said("1.1", CARLA, "Wij ook.")], now=NOW)
    assert [each.text for each in rows.replies(session, question.id)] == ["Per formulier.", "Wij ook."]
    assert questions.threads(session) == [thread]


def test_once_it_ended_no_words_of_replies_are_kept_and_its_thread_is_read_no_more(session: WorkspaceSession) -> None:
    question = put(session)
    thread = (question.id, GENERAL, CARD)
    questions.keep_replies(session, thread, [said("1.1", CARLA, "Wij wel."), said("1.2", ANNA, "Ik niet.")], now=NOW)
    questions.mark_answer(session, question.id, "Wij wel.", author=CARLA, by=BRAM, now=NOW)

    assert [each.text for each in rows.replies(session, question.id)] == ["", ""]
    assert questions.threads(session) == []
    assert questions.keep_replies(session, thread, [], now=NOW) == 0
    assert questions.show(session, question).replies == 2


def test_whoever_asked_or_an_organiser_says_what_the_answer_is_and_nobody_else(session: WorkspaceSession) -> None:
    question = put(session)
    for nobody in (CARLA, STRANGER):
        with pytest.raises((NotYourQuestion, QuestionNotFound)):
            questions.mark_answer(session, question.id, ANSWER, author=CARLA, by=nobody, now=NOW)
    with pytest.raises(FieldMistake):
        questions.mark_answer(session, question.id, " ", author=CARLA, by=BRAM, now=NOW)
    questions.mark_answer(session, question.id, ANSWER, author=CARLA, by=ANNA, now=NOW)

    shown = questions.show(session, rows.get(session, question.id))
    assert (shown.question.state, shown.answered_by, shown.answer and shown.answer.summary) == (QuestionState.ANSWERED, "Carla Smit", False)


def test_the_author_hears_that_the_answer_is_kept_and_whoever_asked_or_follows_that_there_is_one(session: WorkspaceSession) -> None:
    question = put(session)
    members.keep_members(session, [person(EVA, "Eva Bos")])
    questions.follow(session, question.id, by=EVA)
    questions.follow(session, question.id, by=CARLA)
    questions.mark_answer(session, question.id, ANSWER, author=CARLA, by=ANNA, now=NOW)

    assert queued(session, TellKept) == [TellKept(member=CARLA, question=question.id)]
    assert [each.member for each in outbox.queued(session) if isinstance(each, TellAnswered)] == [BRAM, EVA]


def test_other_words_are_a_summary_of_whoever_writes_them_and_those_of_a_leaver_too(session: WorkspaceSession) -> None:
    for author in (None, DIRK, STRANGER):
        answer = questions.show(session, answered(session, author=author)).answer
        assert answer is not None
        assert (answer.by, answer.summary) == (BRAM, True)
    assert queued(session, TellKept) == []


def test_only_the_author_says_that_an_answer_is_not_kept_and_then_nobody_finds_it(network: Sessions) -> None:
    with network.writing(HERE) as session:
        question = answered(session)
    assert [each.text for each in found(network, TEXT)[1]] == [ANSWER]
    indexes = Indexes()
    found(network, TEXT, indexes=indexes)
    with network.writing(HERE) as session:
        for other in (BRAM, ANNA):
            with pytest.raises(NotYourAnswer):
                questions.do_not_keep(session, question.id, by=other, now=NOW)
        questions.do_not_keep(session, question.id, by=CARLA, now=NOW)

    assert found(network, TEXT, indexes=indexes)[1] == []
    with network.reading(HERE) as session:
        assert questions.show(session, rows.get(session, question.id)).answer is None


def test_an_answer_that_is_out_of_date_says_so_where_it_is_found_and_may_hold_again(network: Sessions) -> None:
    with network.writing(HERE) as session:
        question = answered(session)
        with pytest.raises(NotYourAnswer):
            questions.say_whether_it_holds(session, question.id, holds=False, by=STRANGER, now=NOW)
        questions.say_whether_it_holds(session, question.id, holds=False, by=CARLA, now=NOW)
    assert [each.outdated for each in found(network, TEXT)[1]] == [True]
    with network.writing(HERE) as session:
        questions.say_whether_it_holds(session, question.id, holds=True, by=BRAM, now=NOW)
    assert [each.outdated for each in found(network, TEXT)[1]] == [False]


def test_an_answer_is_found_by_other_words_and_an_open_question_is_not(network: Sessions) -> None:
    with network.writing(HERE) as session:
        answered(session)
        put(session, text="Welke drukker is goedkoop?", topics=("drukwerk",))

    assert [each.number for each in found(network, "ervaringen met zaaksystemen")[1]] == ["K1"]
    assert found(network, "drukker")[1] == []
    assert found(network, "K1")[1] == found(network, "1")[1] == []


def test_a_decision_stands_before_an_answer_on_the_same_subject_and_after_one_that_alone_is_about_it(network: Sessions) -> None:
    with network.writing(HERE) as session:
        decided(session, "Leden gebruiken een gezamenlijk zaaksysteem.", topic="Zaaksysteem")
        decided(session, "De contributie gaat naar 45 euro.", topic="Contributie")
        answered(session)
        answered(session, text="Drukkerij Smit in Assen.", author=CARLA)

    same, _ = found(network, "gezamenlijk zaaksysteem")
    other, beside = found(network, "ervaring Rx.Mission tevredenheid")
    assert (len(same.found) > 0, len(same.kept) > 0, same.kept_first) == (True, True, False)
    assert (beside[0].number, other.kept_first or not other.found) == ("K1", True)


def test_what_was_asked_in_a_private_channel_only_those_who_see_it_find(network: Sessions) -> None:
    with network.writing(HERE) as session:
        answered(session, by=ANNA, channel=BOARD, author=CARLA)
        question = rows.get(session, QuestionId(1))
        with pytest.raises(QuestionNotFound):
            questions.visible(session, question.id, to=EVA)
        members.keep_members(session, [person(EVA, "Eva Bos")])

    answer, shown = found(network, TEXT, by=CARLA)
    assert len(shown) == 1
    assert found(network, TEXT, by=EVA)[1] == []
    with network.reading(HERE) as session:  # what a whole channel reads
        assert for_everybody(session, answer) == replace(answer, kept=())


def test_before_it_is_put_whoever_asks_sees_what_is_known_and_topics_that_fit(network: Sessions) -> None:
    with network.writing(HERE) as session:
        answered(session)
        decided(session, "Leden gebruiken een gezamenlijk zaaksysteem.", topic="Zaaksysteem")
    with network.reading(HERE) as session:
        known = asking.known(session, Indexes(), TEXT, to=CARLA, today=TODAY)
        assert ([each.decision.id for each in known.decisions], [each.number for each in known.kept]) == ([1], ["K1"])
        assert [topic.lower() for topic in asking.proposed_topics(session, TEXT, known)] == ["zaaksysteem"]
        nothing = asking.known(session, Indexes(), "Welk boekhoudprogramma gebruikt u?", to=CARLA, today=TODAY)
        assert not nothing.anything
        assert asking.proposed_topics(session, "Welk boekhoudprogramma gebruikt u?", nothing) == ["boekhoudprogramma"]
        assert not asking.known(session, Indexes(), "  ", to=CARLA, today=TODAY).anything


def test_an_anonymous_asker_only_organisers_and_they_themselves_see(network: Sessions) -> None:
    with network.writing(HERE) as session:
        question = answered(session, anonymous=True, author=None)  # the asker's own summary
        shown = {to: questions.show(session, question, to=to) for to in (None, CARLA, ANNA, BRAM)}

        assert {to: each.asker for to, each in shown.items()} == {None: "", CARLA: "", ANNA: "Bram Visser", BRAM: "Bram Visser"}
        assert {each.answered_by for each in shown.values()} == {""}
        assert "Bram" not in str(personal.kept_of(session, CARLA)) + str(personal.kept_of(session, ANNA))
    beside = found(network, TEXT, by=ANNA)[1]
    assert [each.by for each in beside] == [""]


def test_the_author_of_an_answer_is_not_told_whose_question_it_was(session: WorkspaceSession) -> None:
    question = answered(session, anonymous=True)
    given = personal.kept_of(session, CARLA)

    assert [row["question_id"] for row in given["question_answers"]] == [question.id]
    assert "questions" not in given
    assert BRAM not in str(given)


def test_what_one_asked_and_answered_is_given_and_goes_with_them(network: Sessions) -> None:
    indexes = Indexes()
    with network.writing(HERE) as session:
        answered(session)  # by Bram, answered by Carla
        put(session, by=CARLA, text="Wie kent een drukker?")
        given = personal.kept_of(session, CARLA)
        assert ([row["text"] for row in given["questions"]], [row["text"] for row in given["question_answers"]]) == (
            ["Wie kent een drukker?"],
            [ANSWER],
        )
    assert len(found(network, TEXT, indexes=indexes)[1]) == 1
    with network.writing(HERE) as session:
        personal.forget(session, CARLA, WORDS, asked=True, now=NOW)
        assert {RefreshQuestion(question=QuestionId(number)) for number in (1, 2)} <= set(outbox.queued(session))

    assert found(network, TEXT, indexes=indexes)[1] == []
    with network.reading(HERE) as session:
        own = rows.get(session, QuestionId(2))
        assert (own.state, own.plan.text, own.plan.topics) == (QuestionState.WITHDRAWN, "", ())
        assert rows.answer_of(session, QuestionId(1)) is None


def test_the_answer_of_whoever_left_stays_without_their_name(network: Sessions) -> None:
    with network.writing(HERE) as session:
        answered(session)
        personal.forget(session, CARLA, WORDS, asked=False, now=NOW)

    assert [(each.text, each.by) for each in found(network, TEXT)[1]] == [(ANSWER, "een voormalig lid")]


def test_a_message_that_is_no_reply_to_a_question_is_no_answer(session: WorkspaceSession) -> None:
    put(session)
    for channel, thread in ((GENERAL, None), (GENERAL, MessageTs("2.0")), (BOARD, CARD)):
        with pytest.raises(NoQuestionHere):
            questions.replied_to(session, channel, thread, by=BRAM)
    with pytest.raises(NotYourQuestion):
        questions.replied_to(session, GENERAL, CARD, by=CARLA)
    assert questions.replied_to(session, GENERAL, CARD, by=ANNA).id == 1


def test_questions_are_listed_the_latest_first_the_open_ones_and_ones_own(session: WorkspaceSession) -> None:
    answered(session)
    put(session, by=CARLA)
    questions.withdraw(session, put(session).id, by=BRAM, now=NOW)

    listed = {scope: [each.id for each in questions.listed(session, to=BRAM, scope=scope)] for scope in ("latest", "open", "own")}
    assert listed == {"latest": [2, 1], "open": [2], "own": [1]}


def test_the_card_is_posted_afresh_where_it_cannot_be_edited(session: WorkspaceSession) -> None:
    question = put(session)
    questions.card_lost(session, question.id, now=NOW)

    assert rows.get(session, question.id).card_ts is None
    assert queued(session, PostQuestion)[-1] == PostQuestion(question=question.id, channel=GENERAL)
