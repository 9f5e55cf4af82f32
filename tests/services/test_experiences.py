"""Passing on what one knows: only with one's yes, in one's own words, shared by oneself alone, first with whoever succeeds one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.composing import Post, Skip
from bot.db import agenda, outbox
from bot.db.engine import WorkspaceSession
from bot.db.models import ExperienceRow, OutboxRow
from bot.domain.agenda import AgendaPoint, ItemState
from bot.domain.experiences import Asked, ExperienceState, ExperienceUnknown, FarewellStarted, FarewellState, NotYours
from bot.domain.ids import MemberId
from bot.domain.notices import AskExperience, Notice, OfferExperience, OfferSharing, TellExperience
from bot.domain.personal import StandIns
from bot.services import experiences, handovers, members, personal
from bot.services.members import PersonGone
from tests.builders import ANNA, BRAM, CARLA, DIRK, HERE, NOW, TODAY, ZONE, decided, person, posted, promised
from tests.composed import composed

MONDAY = datetime(2012, 9, 17, 7, 0, tzinfo=UTC)
"""At nine on the next working day."""
SIX_DAYS = timedelta(days=6)


def begin(session: WorkspaceSession, member: MemberId = BRAM, *, by: MemberId = BRAM, successor: MemberId | None = None) -> FarewellState:
    return experiences.start(session, member, successor=successor, by=by, now=NOW, zone=ZONE).state


def plan(session: WorkspaceSession, now: datetime) -> int:
    return experiences.plan(session, now=now, zone=ZONE)


def queued(session: WorkspaceSession, kind: type[Notice]) -> list[Notice]:
    return [notice for notice in outbox.queued(session) if isinstance(notice, kind)]


def answered(session: WorkspaceSession, words: str = "Begin op tijd met de bus.", *, shared: bool = False) -> int:
    """Put the first question to Bram, and let them answer it."""
    plan(session, MONDAY)
    number = experiences.shown_to(session, BRAM)[-1].id
    experiences.answer(session, number, words, by=BRAM, now=MONDAY)
    if shared:
        experiences.share(session, number, shared=True, by=BRAM, now=MONDAY, zone=ZONE)
    return number


def found(session: WorkspaceSession) -> list[str]:
    """What whoever searches may find, over all."""
    return [each.words for each in experiences.of(session, BRAM) if each.shared and each.found]


def test_eight_questions_come_one_by_one_over_six_weeks_each_once(session: WorkspaceSession) -> None:
    begin(session)
    moments = []
    while (moment := experiences.next_moment(session, zone=ZONE)) is not None:
        assert (plan(session, moment - timedelta(seconds=1)), plan(session, moment), plan(session, moment)) == (0, 1, 0)
        moments.append(moment)
    asked = [notice.question for notice in queued(session, AskExperience) if isinstance(notice, AskExperience)]

    assert moments[0] == MONDAY
    assert [moment.astimezone(ZONE).date() for moment in moments[:8]] == [
        date(2012, 9, 17),
        *(date(2012, month, day) for month, day in ((9, 24), (10, 1), (10, 5), (10, 11), (10, 17), (10, 23), (10, 29))),
    ]
    assert (len(asked), len(set(asked)), len(moments)) == (8, 8, 9)
    assert queued(session, OfferSharing) == [OfferSharing(member=BRAM)]


def test_questions_are_drawn_from_what_they_did(session: WorkspaceSession) -> None:
    past = datetime(2012, 9, 1, 10, 0, tzinfo=UTC)
    event = posted(session, title="Bustour", starts_at=past, ends_at=past + timedelta(hours=2), now=past - timedelta(days=9), hosts=(BRAM,))
    point = AgendaPoint(title="Contributie", presenter=BRAM)
    agenda.add(session, event.id, point, state=ItemState.ACCEPTED, by=ANNA, now=past - timedelta(days=8))
    members.keep_members(session, [person(BRAM, "Bram Visser", admin=True)])
    decided(session, "De zaal wordt in Utrecht gehuurd.", by=BRAM)
    begin(session)

    assert [(each.asked, each.about) for each in experiences.of(session, BRAM)[:4]] == [
        (Asked.EVENT, "Bustour"),
        (Asked.DECISION, "De zaal wordt in Utrecht gehuurd."),
        (Asked.ITEM, "Contributie"),
        (Asked.START, ""),
    ]


def test_organiser_starts_it_for_another_and_nothing_is_asked_before_their_yes(session: WorkspaceSession) -> None:
    assert begin(session, by=ANNA) is FarewellState.OFFERED
    assert (queued(session, OfferExperience), experiences.of(session, BRAM)) == ([OfferExperience(member=BRAM)], [])
    assert experiences.next_moment(session, zone=ZONE) is None
    offer = composed(session, OfferExperience(member=BRAM), NOW)
    assert isinstance(offer, Post)
    assert offer.message.text.startswith("Anna de Wit vraagt of u uw ervaringen wilt delen")
    experiences.answer_offer(session, yes=True, by=BRAM, now=NOW, zone=ZONE)

    assert len(experiences.of(session, BRAM)) == 8


def test_whoever_would_rather_not_is_not_asked_again_and_may_begin_later(session: WorkspaceSession) -> None:
    begin(session, by=ANNA)
    experiences.answer_offer(session, yes=False, by=BRAM, now=NOW, zone=ZONE)
    with pytest.raises(FarewellStarted):
        begin(session, by=ANNA)

    assert experiences.of(session, BRAM) == []
    assert begin(session) is FarewellState.RUNNING
    with pytest.raises(FarewellStarted):
        begin(session)


def test_only_organisers_start_it_for_another_and_only_for_whoever_is_here(session: WorkspaceSession) -> None:
    with pytest.raises(NotYours):
        begin(session, CARLA)
    with pytest.raises(PersonGone):
        begin(session, DIRK, by=ANNA)
    with pytest.raises(PersonGone):
        begin(session, BRAM, successor=BRAM)
    with pytest.raises(ExperienceUnknown):
        experiences.answer_offer(session, yes=True, by=CARLA, now=NOW, zone=ZONE)


def test_nobody_reads_an_answer_before_it_is_shared_nor_after_it_no_longer_is(session: WorkspaceSession) -> None:
    begin(session)
    number = answered(session)
    before = found(session)
    experiences.share(session, number, shared=True, by=BRAM, now=MONDAY, zone=ZONE)
    shared = found(session)
    experiences.share(session, number, shared=False, by=BRAM, now=MONDAY, zone=ZONE)

    assert (before, shared, found(session)) == ([], ["Begin op tijd met de bus."], [])


def test_whoever_succeeds_them_has_it_a_working_day_before_it_is_found(session: WorkspaceSession) -> None:
    begin(session, successor=CARLA)
    answered(session, shared=True)
    at_once = found(session)
    plan(session, MONDAY + timedelta(hours=23))
    plan(session, MONDAY + timedelta(days=1))
    passed_on = composed(session, TellExperience(member=CARLA, leaver=BRAM), MONDAY)

    assert queued(session, TellExperience) == [TellExperience(member=CARLA, leaver=BRAM)]
    assert (at_once, found(session)) == ([], ["Begin op tijd met de bus."])
    assert isinstance(passed_on, Post)
    assert "Begin op tijd met de bus." in passed_on.message.whole


def test_whoever_takes_over_from_a_leaver_gets_what_they_shared(session: WorkspaceSession) -> None:
    begin(session)
    answered(session, shared=True)
    promised(session, BRAM)
    handovers.keep_people(session, [person(BRAM, "Bram Visser", gone=True)], now=MONDAY)
    [line] = handovers.show(session, BRAM)
    handovers.choose(session, [line.line.id], CARLA, by=ANNA, now=MONDAY)
    before = queued(session, TellExperience)
    handovers.accept(session, line.line.id, by=CARLA, now=MONDAY)

    assert (before, queued(session, TellExperience)) == ([], [TellExperience(member=CARLA, leaver=BRAM)])
    assert experiences.next_moment(session, zone=ZONE) is None


def test_a_skipped_question_is_kept_without_words_and_can_be_answered_later(session: WorkspaceSession) -> None:
    begin(session)
    number = answered(session, shared=True)
    experiences.skip(session, number, by=BRAM, now=MONDAY)
    skipped = experiences.own(session, number, by=BRAM)
    experiences.answer(session, number, "Toch dit.", by=BRAM, now=MONDAY)

    assert (skipped.state, skipped.words, skipped.shared) == (ExperienceState.SKIPPED, "", False)
    assert (experiences.own(session, number, by=BRAM).words, found(session)) == ("Toch dit.", [])


def test_nobody_answers_shares_or_reads_what_was_not_put_to_them(session: WorkspaceSession) -> None:
    begin(session)
    number = answered(session)
    waiting = experiences.of(session, BRAM)[-1].id
    for member, which in ((CARLA, number), (ANNA, number), (BRAM, waiting), (BRAM, 77)):
        with pytest.raises(ExperienceUnknown):
            experiences.answer(session, which, "Ik", by=member, now=MONDAY)
        with pytest.raises(ExperienceUnknown):
            experiences.share(session, which, shared=True, by=member, now=MONDAY, zone=ZONE)
        with pytest.raises(ExperienceUnknown):
            experiences.own(session, which, by=member)


def test_what_was_answered_or_shared_meanwhile_is_not_asked(session: WorkspaceSession) -> None:
    begin(session, by=ANNA)
    experiences.answer_offer(session, yes=True, by=BRAM, now=NOW, zone=ZONE)
    number = answered(session, shared=True)

    assert composed(session, OfferExperience(member=BRAM), MONDAY) == Skip(reason="answered")
    assert composed(session, AskExperience(member=BRAM, question=number), MONDAY) == Skip(reason="answered")
    assert composed(session, OfferSharing(member=BRAM), MONDAY) == Skip(reason="nothing to share")


def test_words_go_with_whoever_has_their_data_deleted_and_stay_nameless_of_whoever_left_a_year_ago(session: WorkspaceSession) -> None:
    begin(session)
    answered(session, shared=True)
    words = StandIns(member="een voormalig lid", deputy="iemand")
    once = session.begin_nested()
    personal.forget(session, BRAM, words, asked=False, now=MONDAY)
    left = stored(session)
    once.rollback()
    personal.forget(session, BRAM, words, asked=True, now=MONDAY)

    assert left == [("Begin op tijd met de bus.", True)]
    assert stored(session) == []


def stored(session: WorkspaceSession) -> list[tuple[str, bool]]:
    rows = session.execute(select(ExperienceRow.words, ExperienceRow.member_id).where(ExperienceRow.workspace_id == HERE)).all()
    return [(said, member.startswith("former-")) for said, member in rows if said]


def test_one_that_waits_is_put_to_nobody_twice_in_the_outbox(session: WorkspaceSession) -> None:
    begin(session)
    for _ in range(3):
        plan(session, MONDAY)
    kinds = session.scalars(select(OutboxRow.kind).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "ask_experience")).all()

    assert len(kinds) == 1
    assert MONDAY.date() > TODAY
