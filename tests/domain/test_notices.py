from datetime import date, timedelta
from typing import get_args

import pytest

from bot.domain import notices
from bot.domain.ids import ActionItemId, EventId, MemberId
from bot.domain.notices import KINDS, Notice, PingOwner, RefreshCard, Reply, Urgency, Whisper
from bot.domain.responses import Response, SayRsvp
from tests.builders import ANNA, BRAM, GENERAL
from tests.notices import ANSWERS, NOTICES


def test_every_kind_has_an_example() -> None:
    assert {type(notice) for notice in NOTICES} == set(KINDS)
    assert {type(answer) for answer in ANSWERS} == set(get_args(Response))


def test_kind_is_a_name_of_its_own() -> None:
    kinds = [kind.__dataclass_fields__["kind"].default for kind in (*KINDS, *get_args(Response))]

    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.kind)
def test_lane_and_kind_fit_their_columns(notice: Notice) -> None:
    assert len(notice.kind) <= 32
    assert len(notice.lane) <= 96
    assert notice.subject is None or len(notice.subject) <= 96


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.kind)
def test_only_a_word_to_a_tap_may_be_lost(notice: Notice) -> None:
    lasts = timedelta(seconds=10) if isinstance(notice, Whisper) or (isinstance(notice, Reply) and notice.private) else None

    assert notice.lasts == lasts


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.kind)
def test_nothing_that_reaches_a_person_is_done_twice(notice: Notice) -> None:
    cards = notices.RefreshCard | notices.SeedCard | notices.UnseedCard | notices.CompareCard | notices.DeleteCard

    assert notice.repeatable is isinstance(
        notice, cards | notices.RefreshPoll | notices.RefreshQuestion | notices.ShowSettled | notices.MarkNote | notices.PublishHome
    )


def test_answers_go_before_news_and_pings() -> None:
    reply = Reply(to=ANNA, channel=GENERAL, thread=None, answer=SayRsvp(event=EventId(1)))
    ping = PingOwner(owner=ANNA, day=date(2012, 9, 14), items=(ActionItemId(1),))
    refresh = RefreshCard(event=EventId(1), card=1)

    queued: list[Notice] = [ping, refresh, reply]

    assert sorted(queued, key=lambda notice: notice.urgency) == [reply, refresh, ping]
    assert reply.urgency is Urgency.ANSWER


def test_dms_to_one_member_share_a_lane_and_to_two_do_not() -> None:
    def lane(owner: MemberId) -> str:
        return PingOwner(owner=owner, day=date(2012, 9, 14), items=()).lane

    told = notices.TellPlace(event=EventId(1), member=ANNA)

    assert lane(ANNA) == told.lane
    assert lane(ANNA) != lane(BRAM)


def test_newer_refresh_replaces_only_one_of_the_same_card() -> None:
    subjects = {RefreshCard(event=EventId(1), card=card).subject for card in (1, 2)}

    assert len(subjects) == 2
    assert None not in subjects
    assert notices.CompareCard(event=EventId(1), card=1).subject not in subjects
