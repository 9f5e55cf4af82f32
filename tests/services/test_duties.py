"""Chair and secretary: who acts, and with which rights."""

from dataclasses import replace
from datetime import date

import pytest

from bot.db import workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.errors import NotAllowed
from bot.domain.handover import Duty
from bot.domain.ids import MemberId
from bot.domain.members import Choices
from bot.services import adoption, duties, handovers, members, minutes
from bot.services.organising import organisers_of
from tests.builders import ANNA, BRAM, CARLA, NOW, announced, person

FRITS = MemberId("U6FRITS")
BACK = date(2012, 10, 1)


@pytest.fixture(autouse=True)
def _named(session: WorkspaceSession) -> None:
    """Bram is chair and secretary, Carla deputises for both; neither is an organiser."""
    members.keep_members(session, [person(FRITS, "Frits Mol")])
    workspaces.save_choices(session, Choices(chair=BRAM, secretary=BRAM, chair_deputy=CARLA, secretary_deputy=CARLA))


def acts(session: WorkspaceSession, who: MemberId) -> set[Duty]:
    """Return in which duties somebody acts."""
    return {duty for duty in Duty if duties.acts_as(session, members.require(session, who), duty)}


def who_acts(session: WorkspaceSession) -> list[MemberId | None]:
    """Return who acts, by duty."""
    return [found.id if (found := duties.acting(session, duty)) else None for duty in Duty]


def leaves(session: WorkspaceSession, who: MemberId) -> None:
    members.keep_members(session, [replace(members.require(session, who), gone=True)])


def test_while_the_holder_is_there_the_deputy_may_no_more_than_any_member(session: WorkspaceSession) -> None:
    assert who_acts(session) == [BRAM, BRAM]
    assert (acts(session, BRAM), acts(session, CARLA)) == (set(Duty), set())


def test_the_deputy_acts_while_the_holder_has_paused_and_the_holder_still_may(session: WorkspaceSession) -> None:
    members.pause(session, BRAM, BACK, now=NOW)

    assert who_acts(session) == [CARLA, CARLA]
    assert (acts(session, BRAM), acts(session, CARLA)) == (set(Duty), set(Duty))
    members.pause(session, BRAM, None, now=NOW)
    assert (who_acts(session), acts(session, CARLA)) == ([BRAM, BRAM], set())


def test_the_deputy_acts_once_the_holder_has_left(session: WorkspaceSession) -> None:
    leaves(session, BRAM)

    assert (who_acts(session), acts(session, CARLA)) == ([CARLA, CARLA], set(Duty))


def test_the_deputy_acts_while_nobody_was_named(session: WorkspaceSession) -> None:
    workspaces.save_choices(session, Choices(chair_deputy=CARLA))

    assert (who_acts(session), acts(session, CARLA)) == ([CARLA, None], {Duty.CHAIR})


def test_a_deputy_who_paused_or_became_a_guest_does_not_act(session: WorkspaceSession) -> None:
    members.pause(session, BRAM, BACK, now=NOW)
    members.pause(session, CARLA, BACK, now=NOW)
    assert who_acts(session) == [BRAM, BRAM]

    members.pause(session, CARLA, None, now=NOW)
    members.keep_members(session, [replace(members.require(session, CARLA), guest=True)])
    assert who_acts(session) == [BRAM, BRAM]
    assert acts(session, CARLA) == set()


def test_nobody_else_acts_whoever_is_away(session: WorkspaceSession) -> None:
    leaves(session, BRAM)
    leaves(session, CARLA)

    assert (who_acts(session), acts(session, FRITS), acts(session, ANNA)) == ([None, None], set(), set())


def test_what_is_the_chairs_and_the_secretarys_is_the_deputys_while_they_act(session: WorkspaceSession) -> None:
    event = announced(session)
    carla = members.require(session, CARLA)

    def rights() -> list[bool]:
        return [minutes.may_make(session, carla), adoption.may_settle(session, event, carla), members.someone_to_tell(session) == CARLA]

    before = rights()
    with pytest.raises(NotAllowed):
        handovers.list_for(session, BRAM, to=CARLA)
    members.pause(session, BRAM, BACK, now=NOW)

    assert (before, rights()) == ([False] * 3, [True] * 3)
    assert handovers.list_for(session, BRAM, to=CARLA) == []


def test_the_deputy_stands_in_for_an_organiser_who_left_where_the_chair_left_too(session: WorkspaceSession) -> None:
    event = announced(session)
    leaves(session, ANNA)
    assert [each.id for each in organisers_of(session, event)] == [BRAM]

    leaves(session, BRAM)
    assert [each.id for each in organisers_of(session, event)] == [CARLA]


def test_a_deputy_who_takes_a_duty_over_is_its_deputy_no_longer(session: WorkspaceSession) -> None:
    with_chair = replace(members.require(session, BRAM), gone=True)
    handovers.keep_people(session, [with_chair], now=NOW)
    lines = [each.line.id for each in handovers.show(session, BRAM)]
    handovers.choose(session, lines, CARLA, by=ANNA, now=NOW)
    for line in lines:
        handovers.accept(session, line, by=CARLA, now=NOW)

    assert workspaces.choices(session) == Choices(chair=CARLA, secretary=CARLA)
