"""Who was there is ticked from the start of an event, by organisers and the secretary."""

from typing import Any

import pytest

from bot.db import attendances
from bot.db.engine import WorkspaceSession
from bot.domain.errors import NotAllowed
from bot.domain.events import Event, EventNotFound
from bot.domain.ids import MemberId
from bot.domain.members import Choices
from bot.domain.rsvp import Answer, Extras, Way
from bot.services import attendance, attendees, members, rsvp
from bot.services.attendance import AttendanceTooEarly
from bot.services.members import PersonGone, Stranger
from tests.builders import ANNA, BOARD, BOT, BRAM, CARLA, DIRK, MEETING, NOW, STRANGER, posted

AFTER = MEETING.ends_at


def held(session: WorkspaceSession, **changes: Any) -> Event:
    event = posted(session, **changes)
    rsvp.answer(session, event.id, ANNA, Answer.YES, Way.BUTTON, at=NOW, now=NOW)
    rsvp.answer(session, event.id, CARLA, Answer.NO, Way.FORM, at=NOW, now=NOW, extras=Extras(deputy="Dirk Bos"))
    return event


def test_whoever_had_a_place_is_ticked_already(session: WorkspaceSession) -> None:
    event = held(session)

    assert attendance.attendance(session, event.id, by=ANNA, now=AFTER).there == (ANNA, CARLA)


def test_who_was_there_is_kept_also_without_an_answer(session: WorkspaceSession) -> None:
    event = held(session)
    counted = attendance.tick(session, event.id, [ANNA, BRAM], by=ANNA, now=AFTER)

    assert counted == (2, 1)
    assert attendances.of(session, event.id) == {MEETING.starts_at: {ANNA: True, BRAM: True, CARLA: False}}
    assert set(attendance.attendance(session, event.id, by=ANNA, now=AFTER).there) == {ANNA, BRAM}


def test_the_last_one_to_tick_counts(session: WorkspaceSession) -> None:
    event = held(session)
    for there in ([ANNA, BRAM], [CARLA]):
        attendance.tick(session, event.id, there, by=ANNA, now=AFTER)

    assert attendances.of(session, event.id) == {MEETING.starts_at: {ANNA: False, BRAM: False, CARLA: True}}


def test_organisers_see_who_was_there_in_the_list_and_members_do_not(session: WorkspaceSession) -> None:
    event = held(session)
    attendance.tick(session, event.id, [ANNA], by=ANNA, now=AFTER)
    for_organiser, for_member = (attendees.attendees(session, event.id, to=to) for to in (ANNA, BRAM))

    assert [each.came for each in for_organiser.listed] == [(True,), (False,)]
    assert [each.came for each in for_member.listed] == [(), ()]


def test_secretary_who_is_no_organiser_keeps_the_list(session: WorkspaceSession) -> None:
    event = held(session)
    members.choose_for_network(session, ANNA, Choices(secretary=BRAM), [])

    assert attendance.tick(session, event.id, [ANNA, CARLA], by=BRAM, now=AFTER) == (2, 0)


@pytest.mark.parametrize(
    ("by", "changes", "there", "now", "refusal"),
    [
        pytest.param(BRAM, {}, [ANNA], AFTER, NotAllowed, id="a member"),
        pytest.param(STRANGER, {}, [ANNA], AFTER, Stranger, id="somebody of elsewhere"),
        pytest.param(DIRK, {}, [ANNA], AFTER, Stranger, id="who has left"),
        pytest.param(ANNA, {}, [ANNA], NOW, AttendanceTooEarly, id="before the start"),
        pytest.param(ANNA, {}, [STRANGER], AFTER, PersonGone, id="somebody unknown was there"),
        pytest.param(ANNA, {}, [BOT], AFTER, PersonGone, id="a bot was there"),
    ],
)
def test_whoever_may_not_keep_it_is_refused(
    session: WorkspaceSession, by: MemberId, changes: dict[str, Any], there: list[MemberId], now: Any, refusal: type[Exception]
) -> None:
    event = held(session, **changes)
    with pytest.raises(refusal):
        attendance.tick(session, event.id, there, by=by, now=now)

    assert attendances.of(session, event.id) == {}


def test_whoever_is_not_in_a_private_channel_does_not_learn_of_its_event(session: WorkspaceSession) -> None:
    event = posted(session, channel=BOARD)
    members.choose_for_network(session, ANNA, Choices(secretary=BRAM), [])
    with pytest.raises(EventNotFound):
        attendance.attendance(session, event.id, by=BRAM, now=AFTER)
