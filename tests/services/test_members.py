from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bot.db import inbox
from bot.db.engine import WorkspaceSession
from bot.domain.errors import NotAllowed
from bot.domain.ids import ChannelId, MemberId
from bot.domain.members import WEEKDAYS, Choices, Identity, Language, Sort
from bot.services import channels, events, members
from bot.services.members import (
    DeputyOfThemselves,
    HourOutOfReach,
    LastOrganiser,
    NoDayLeft,
    NotMet,
    OperatorsOnly,
    PersonGone,
    Stranger,
)
from tests.builders import ANNA, BOARD, BOT, BRAM, CARLA, CLOSED, DIRK, GENERAL, IDENTITY, NOW, STRANGER, ZONE, announced, person


def told(session: WorkspaceSession, member: MemberId, name: str = "Iemand", **facts: Any) -> None:
    """Let Slack tell of a member."""
    members.keep_members(session, [person(member, name, **facts)])


# --- members ---


def test_admins_and_owners_of_the_workspace_are_organisers_from_the_start(session: WorkspaceSession) -> None:
    assert members.require_organiser(session, ANNA).admin
    with pytest.raises(NotAllowed):
        members.require_organiser(session, BRAM)


def test_whoever_is_no_longer_admin_is_no_longer_organiser(session: WorkspaceSession) -> None:
    told(session, ANNA)

    assert not members.is_organiser(session, ANNA)


@pytest.mark.parametrize("who", [STRANGER, DIRK, BOT])
def test_whoever_is_not_here_may_do_nothing(session: WorkspaceSession, who: MemberId) -> None:
    with pytest.raises(Stranger):
        members.require(session, who)
    with pytest.raises(Stranger):
        members.require_organiser(session, who)
    with pytest.raises(NotMet if who == STRANGER else Stranger):
        members.admitted(session, who)

    assert members.is_gone(session, who)
    assert not members.is_organiser(session, who)


def test_what_a_member_chose_here_outlives_what_slack_tells_of_them(session: WorkspaceSession) -> None:
    members.choose_own(session, BRAM, language=Language.EN, hour=7)
    members.choose_for_network(session, ANNA, Choices(), [BRAM])
    members.keep_dm(session, BRAM, ChannelId("D2BRAM"))
    members.keep_members(session, [person(BRAM, "Abraham Visser")])
    bram = members.require(session, BRAM)

    assert (bram.name, bram.language, bram.hour, bram.dm, bram.organiser) == ("Abraham Visser", Language.EN, 7, "D2BRAM", True)


def test_language_is_dutch_until_chosen(session: WorkspaceSession) -> None:
    before = members.language_of(session, BRAM)
    members.choose_own(session, BRAM, language=Language.EN, hour=9)

    assert (before, members.language_of(session, BRAM)) == (Language.NL, Language.EN)
    assert members.language_of(session, STRANGER) is Language.NL


@pytest.mark.parametrize("hour", [7, 21])
def test_own_hour_lies_within_waking_hours(session: WorkspaceSession, hour: int) -> None:
    members.choose_own(session, BRAM, language=Language.NL, hour=hour)

    assert members.require(session, BRAM).hour == hour


@pytest.mark.parametrize("hour", [6, 22, -1, 99])
def test_other_hours_are_refused_and_nothing_changes(session: WorkspaceSession, hour: int) -> None:
    with pytest.raises(HourOutOfReach) as refusal:
        members.choose_own(session, BRAM, language=Language.EN, hour=hour)

    assert refusal.value.facts == {"earliest": 7, "latest": 21}
    assert (members.require(session, BRAM).hour, members.language_of(session, BRAM)) == (9, Language.NL)


def test_stranger_chooses_nothing(session: WorkspaceSession) -> None:
    with pytest.raises(Stranger):
        members.choose_own(session, STRANGER, language=Language.EN, hour=9)


def test_working_time_knows_dutch_holidays_and_the_members_zone(session: WorkspaceSession) -> None:
    work = members.receiver(session, person(BRAM, "Bram Visser")).work
    tokyo = members.receiver(session, replace(person(BRAM, "Bram Visser"), zone="Asia/Tokyo")).work

    assert [work.is_working_day(date(2013, 4, day)) for day in (1, 2, 30)] == [False, True, False]  # Easter Monday, Queen's Day
    assert work.zone == ZONE
    assert tokyo.day_of(datetime(2012, 9, 14, 16, 0, tzinfo=UTC)) == date(2012, 9, 15)
    assert tokyo.zone == ZoneInfo("Asia/Tokyo")


# --- the network's choices ---


def test_organisers_choose_channel_chair_secretary_and_organisers(session: WorkspaceSession) -> None:
    chosen = Choices(channel=BOARD, chair=BRAM, secretary=CARLA)
    members.choose_for_network(session, ANNA, chosen, [BRAM, CARLA])
    members.choose_for_network(session, BRAM, chosen, [CARLA])

    assert members.choices(session) == chosen
    assert members.named_organisers(session) == [CARLA]
    assert [members.is_organiser(session, who) for who in (ANNA, BRAM, CARLA)] == [True, False, True]


def test_nobody_need_be_named(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(), [BRAM])
    members.choose_for_network(session, ANNA, Choices(), [])

    assert members.named_organisers(session) == []
    assert members.choices(session) == Choices()


def test_members_do_not_choose_for_the_network(session: WorkspaceSession) -> None:
    with pytest.raises(NotAllowed):
        members.choose_for_network(session, BRAM, Choices(chair=BRAM), [BRAM])

    assert members.choices(session) == Choices()
    assert members.named_organisers(session) == []


@pytest.mark.parametrize(
    ("preferred", "chair", "expected"),
    [
        pytest.param([BRAM], CARLA, BRAM, id="who is preferred"),
        pytest.param([None, BRAM], CARLA, BRAM, id="the first there is"),
        pytest.param([DIRK], CARLA, CARLA, id="who left is not told, the chair is"),
        pytest.param([BOT], CARLA, CARLA, id="a bot is not told"),
        pytest.param([], None, ANNA, id="else any organiser"),
        pytest.param([STRANGER], None, ANNA, id="nobody of elsewhere"),
    ],
)
def test_somebody_hears_of_trouble(
    session: WorkspaceSession, preferred: list[MemberId | None], chair: MemberId | None, expected: MemberId
) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=chair), [])

    assert members.someone_to_tell(session, *preferred) == expected


def test_chair_who_left_is_told_nothing(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=BRAM), [])
    told(session, BRAM, gone=True)

    assert members.someone_to_tell(session) == ANNA


@pytest.mark.parametrize("function", ["chair", "secretary"])
@pytest.mark.parametrize("who", [DIRK, BOT, STRANGER])
def test_chair_and_secretary_are_people_who_are_here(session: WorkspaceSession, function: str, who: MemberId) -> None:
    with pytest.raises(PersonGone) as refusal:
        members.choose_for_network(session, ANNA, Choices(chair=who) if function == "chair" else Choices(secretary=who), [])

    assert refusal.value.facts == {"field": function}
    assert members.choices(session) == Choices()


def test_nobody_is_left_to_tell(session: WorkspaceSession) -> None:
    told(session, ANNA, gone=True, admin=True)

    assert members.someone_to_tell(session, BOT) is None


# --- channels and our own identity ---


def test_channel_is_kept_and_its_facts_change(session: WorkspaceSession) -> None:
    channels.changed(session, GENERAL, archived=True, name="oud")
    channels.left(session, GENERAL)
    channels.changed(session, GENERAL)
    kept = channels.get(session, GENERAL)

    assert kept is not None
    assert (kept.name, kept.archived, kept.joined, kept.private) == ("oud", True, False, False)
    assert channels.get(session, ChannelId("C9")) is None


def test_who_comes_and_goes_in_a_channel_is_kept(session: WorkspaceSession) -> None:
    event = announced(session, channel=BOARD)

    def open_to() -> list[MemberId]:
        return [who for who in (ANNA, BRAM, CARLA) if events.coming(session, to=who, now=NOW)]

    before = open_to()
    channels.member_joined(session, BOARD, BRAM)
    channels.member_joined(session, BOARD, BRAM)
    channels.member_joined(session, ChannelId("C9ONBEKEND"), BRAM)
    channels.member_left(session, BOARD, ANNA)
    after = open_to()
    channels.keep_members(session, BOARD, [ANNA, ANNA])

    assert (before, after, open_to()) == ([ANNA, CARLA], [BRAM, CARLA], [ANNA])
    assert event.plan.channel == BOARD


def test_channel_the_bot_joins_is_known_with_who_is_in_it(session: WorkspaceSession) -> None:
    closed = channels.get(session, CLOSED)
    assert closed is not None

    channels.joined(session, closed.__class__(id=CLOSED, name="dicht", private=True, archived=False, shared=False, joined=True), [BRAM])
    joined = channels.get(session, CLOSED)

    assert joined is not None
    assert joined.joined


def test_our_own_identity_is_kept_and_refreshed(session: WorkspaceSession) -> None:
    renamed = Identity(team_name="Platform", bot_user=BOT, bot_id="B0BOT", bot_name="prs2")
    before = members.identity(session)
    members.keep_identity(session, renamed)

    assert before == IDENTITY
    assert members.identity(session) == renamed


def test_delivery_of_slacks_is_handled_once(session: WorkspaceSession) -> None:
    assert [inbox.first_time(session, "Ev1", now=NOW) for _ in range(2)] == [True, False]


# --- roles ---


def test_an_operator_is_an_organiser_and_admins_are_both(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(), [], [BRAM])
    anna, bram, carla = (members.require(session, each) for each in (ANNA, BRAM, CARLA))

    assert [(each.organiser, each.operator) for each in (anna, bram, carla)] == [(True, True), (True, True), (False, False)]
    assert members.named_operators(session) == [BRAM]
    assert members.operator_to_tell(session) == BRAM


def test_only_an_operator_names_operators(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(), [BRAM], [])
    members.choose_for_network(session, BRAM, Choices(), [BRAM], [])  # as they were
    with pytest.raises(OperatorsOnly):
        members.choose_for_network(session, BRAM, Choices(), [BRAM], [BRAM])

    assert not members.require(session, BRAM).operator


def test_the_last_organiser_cannot_be_removed(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(), [BRAM], [])
    told(session, ANNA, "Anna de Wit")  # no admin any more
    with pytest.raises(LastOrganiser), session.begin_nested():
        members.choose_for_network(session, BRAM, Choices(), [])
    members.choose_for_network(session, BRAM, Choices(), [CARLA])

    assert members.is_organiser(session, CARLA)


def test_a_deputy_is_somebody_else_who_is_here(session: WorkspaceSession) -> None:
    with pytest.raises(DeputyOfThemselves) as same:
        members.choose_for_network(session, ANNA, Choices(secretary=BRAM, secretary_deputy=BRAM), [])
    with pytest.raises(PersonGone) as gone:
        members.choose_for_network(session, ANNA, Choices(chair_deputy=DIRK), [])

    assert (same.value.field, gone.value.field) == ("secretary_deputy", "chair_deputy")


def test_a_pause_that_is_over_is_taken_away_at_midnight_in_their_own_zone(session: WorkspaceSession) -> None:
    members.pause(session, BRAM, date(2012, 9, 20), now=NOW)
    midnight = datetime(2012, 9, 19, 22, 0, tzinfo=UTC)

    assert members.pauses_end_at(session) == midnight
    assert members.end_pauses(session, now=midnight - timedelta(seconds=1)) == 0
    assert members.require(session, BRAM).paused_until is not None
    assert members.end_pauses(session, now=midnight) == 1
    assert members.require(session, BRAM).paused_until is None
    assert members.pauses_end_at(session) is None


# --- what a member wants to hear, and when ---


def test_what_can_wait_comes_on_ones_own_weekdays_and_what_comes_before_an_event_earlier(session: WorkspaceSession) -> None:
    members.choose_own(session, BRAM, days={0, 3})
    work = members.receiver(session, members.require(session, BRAM)).work
    friday = datetime(2012, 9, 14, 10, 0, tzinfo=UTC)

    assert work.later(friday) == datetime(2012, 9, 17, 7, 0, tzinfo=UTC)
    assert work.earlier(friday) == datetime(2012, 9, 13, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize("days", [set(), {5, 6}, {7}, {-1}])
def test_at_least_one_working_day_is_left(session: WorkspaceSession, days: set[int]) -> None:
    with pytest.raises(NoDayLeft):
        members.choose_own(session, BRAM, days=days)

    assert members.require(session, BRAM).days == WEEKDAYS


def test_a_language_that_is_typed_leaves_hour_days_and_switches_as_they_were(session: WorkspaceSession) -> None:
    members.choose_own(session, BRAM, hour=14, days={2}, off={Sort.HINTS, Sort.EVENTS})
    members.choose_own(session, BRAM, language=Language.EN)
    bram = members.require(session, BRAM)

    assert (bram.language, bram.hour, bram.days, bram.off) == (Language.EN, 14, frozenset({2}), frozenset({Sort.HINTS, Sort.EVENTS}))
    members.choose_own(session, BRAM, off=())
    assert members.switched_off(session, BRAM) == frozenset()


@pytest.mark.parametrize("stored", ["1", '"ma"', "[]", "[9]", "{}", '[{"a": 1}]'])
def test_weekdays_that_cannot_be_read_are_all_five(session: WorkspaceSession, stored: str) -> None:
    odd = text("UPDATE members SET days = :stored, switched_off = :stored WHERE workspace_id = :workspace AND id = :who")
    session.execute(odd, {"stored": stored, "workspace": session.workspace, "who": BRAM})
    session.members_changed = True
    bram = members.require(session, BRAM)

    assert (bram.days, bram.off) == (WEEKDAYS, frozenset())
