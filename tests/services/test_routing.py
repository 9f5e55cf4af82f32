"""Whom questions are put to, from what is known of members; and what they may answer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.composing import Post, Skip
from bot.db import members as member_rows
from bot.db import outbox
from bot.db import questions as rows
from bot.db.engine import WorkspaceSession
from bot.domain.audience import Audience, Profile, Province
from bot.domain.errors import FieldMistake
from bot.domain.ids import MemberId, QuestionId
from bot.domain.notices import AskKnower
from bot.domain.questions import QuestionEnded
from bot.domain.routing import SignKind
from bot.services import action_items, channels, members, questions, routing
from tests.builders import ANNA, BRAM, CARLA, DIRK, GENERAL, NOW, STRANGER, TODAY, person
from tests.composed import composed
from tests.services.test_questions import answered, put

EVA, FLIP, GAST = MemberId("U6EVA"), MemberId("U7FLIP"), MemberId("U8GAST")


@pytest.fixture
def crowd(session: WorkspaceSession) -> None:
    """Three more in #algemeen; one of them a guest."""
    members.keep_members(session, [person(EVA, "Eva Bos"), person(FLIP, "Flip Mol"), person(GAST, "Guus Gast", guest=True)])
    channels.keep_members(session, GENERAL, [ANNA, BRAM, CARLA, DIRK, EVA, FLIP, GAST])


def knows(session: WorkspaceSession, member: MemberId, *topics: str, **facts: Any) -> None:
    was = members.require(session, member).profile
    member_rows.save_profile(session, member, replace(was, topics=topics, **facts))


def routed(session: WorkspaceSession, **facts: Any) -> dict[MemberId, SignKind]:
    question = put(session, **facts)
    found = routing.look(session, now=NOW)
    found(session)
    return {member: sign.kind for member, sign in rows.asked(session, question.id).items()}


@pytest.mark.usefixtures("crowd")
def test_whoever_named_answered_presented_or_had_it_in_hand_is_asked_and_nobody_else(session: WorkspaceSession) -> None:
    for member in (CARLA, GAST):
        knows(session, member, "zaaksystemen")
    action_items.make(session, text="Het zaaksysteem beschrijven", owners=(EVA,), due_on=TODAY, by=ANNA, now=NOW)
    knows(session, FLIP, "begroting")

    assert routed(session) == {CARLA: SignKind.PROFILE, EVA: SignKind.OWNED}
    assert [each for each in outbox.queued(session) if isinstance(each, AskKnower)] == [
        AskKnower(member=CARLA, question=QuestionId(1)),
        AskKnower(member=EVA, question=QuestionId(1)),
    ]
    assert routing.next_moment(session) is None
    assert routing.look(session, now=NOW)(session) == 0


@pytest.mark.usefixtures("crowd")
def test_whoever_answered_the_like_before_is_asked(session: WorkspaceSession) -> None:
    answered(session, author=EVA)

    assert routed(session, text="Wie beheert een zaaksysteem voor drie gemeenten?") == {EVA: SignKind.ANSWERED}


@pytest.mark.usefixtures("crowd")
def test_an_audience_leaves_others_out_and_of_an_anonymous_asker_the_partnership_says_nothing(session: WorkspaceSession) -> None:
    knows(session, BRAM, province=Province.DRENTHE)
    knows(session, CARLA, province=Province.DRENTHE)
    knows(session, EVA, "zaaksysteem", province=Province.LIMBURG)
    narrowed = Audience(provinces=(Province.DRENTHE,))

    assert routed(session, anonymous=True) == {EVA: SignKind.PROFILE}
    assert routed(session, anonymous=True, audience=narrowed) == {}
    assert routed(session, audience=narrowed) == {CARLA: SignKind.PROVINCE}


@pytest.mark.usefixtures("crowd")
def test_whoever_was_asked_this_week_or_has_paused_is_left_in_peace(session: WorkspaceSession) -> None:
    for member in (CARLA, EVA):
        knows(session, member, "zaaksysteem")
    members.pause(session, EVA, TODAY + timedelta(days=30), now=NOW)

    assert list(routed(session)) == [CARLA]
    assert routed(session) == {}


@pytest.mark.usefixtures("crowd")
def test_another_is_named_within_the_five_and_the_week_and_never_the_asker_a_guest_or_a_leaver(session: WorkspaceSession) -> None:
    question = put(session)
    for nobody in (BRAM, CARLA, GAST, DIRK, STRANGER, None):
        with pytest.raises(FieldMistake):
            routing.name_another(session, question.id, nobody, by=CARLA, now=NOW)
    routing.name_another(session, question.id, EVA, by=CARLA, now=NOW)
    with pytest.raises(FieldMistake):  # twice
        routing.name_another(session, question.id, EVA, by=ANNA, now=NOW)
    other = put(session)
    with pytest.raises(FieldMistake):  # twice in a week
        routing.name_another(session, other.id, EVA, by=CARLA, now=NOW)
    assert rows.asked(session, question.id)[EVA].what == CARLA

    more = [MemberId(f"U70{at}") for at in range(5)]
    members.keep_members(session, [person(each, f"Lid {each}") for each in more])
    for each in more[:4]:
        routing.name_another(session, question.id, each, by=CARLA, now=NOW)
    with pytest.raises(FieldMistake) as refused:
        routing.name_another(session, question.id, more[4], by=CARLA, now=NOW)
    assert (refused.value.text_id, len(rows.asked(session, question.id))) == ("mistake-question-five", 5)


@pytest.mark.usefixtures("crowd")
def test_a_topic_one_wants_no_questions_about_brings_none_until_that_is_undone(session: WorkspaceSession) -> None:
    knows(session, CARLA, "zaaksysteem")
    first = put(session, topics=("Zaaksysteem",))
    assert routing.ask_no_more(session, first.id, by=CARLA, now=NOW) == ("Zaaksysteem",)
    assert CARLA not in {each.member for each in routing.choose(session, first, now=NOW)}
    member_rows.save_profile(session, CARLA, Profile(topics=("zaaksysteem",)))
    assert CARLA in {each.member for each in routing.choose(session, first, now=NOW)}


def test_what_is_over_before_it_is_sent_is_not_asked(session: WorkspaceSession) -> None:
    knows(session, CARLA, "zaaksysteem")
    question = put(session)
    routing.look(session, now=NOW)(session)
    notice = AskKnower(member=CARLA, question=question.id)
    asked = composed(session, notice, NOW)
    assert isinstance(asked, Post)
    assert "zaaksysteem" in str(asked.message.blocks)
    questions.withdraw(session, question.id, by=BRAM, now=NOW)
    assert isinstance(composed(session, notice, NOW), Skip)
    with pytest.raises(QuestionEnded):
        routing.name_another(session, question.id, EVA, by=CARLA, now=NOW)
