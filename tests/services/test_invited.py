"""Who is invited: the members of the channel at this moment, narrowed by the audience."""

import pytest

from bot.db.engine import WorkspaceSession
from bot.domain.audience import Audience, PartnershipType, Profile, Province
from bot.domain.errors import NotAllowed
from bot.domain.events import Event, EventNotFound
from bot.domain.ids import MemberId, MessageTs
from bot.domain.members import Member
from bot.domain.rsvp import Answer, Extras, Way
from bot.services import attendees, channels, members, rsvp
from bot.services.invited import invited, is_invited, silent
from bot.services.members import Stranger
from tests.builders import ANNA, BOARD, BOT, BRAM, CARLA, DIRK, GENERAL, NOW, STRANGER, person, posted

CLASSIC, SERVICE = PartnershipType.CLASSIC, PartnershipType.SERVICE
UTRECHT, ZEELAND = Province.UTRECHT, Province.ZEELAND


def ids(found: list[Member]) -> list[MemberId]:
    return [member.id for member in found]


def say(session: WorkspaceSession, event: Event, member: MemberId, answer: Answer, **extras: object) -> None:
    rsvp.answer(session, event.id, member, answer, Way.BUTTON, at=NOW, now=NOW, extras=Extras(**extras))  # type: ignore[arg-type]


def test_people_in_the_channel_are_invited_and_nobody_else(session: WorkspaceSession) -> None:
    channels.keep_members(session, GENERAL, [ANNA, BRAM, DIRK, BOT, STRANGER])
    event = posted(session)

    assert ids(invited(session, event)) == [ANNA, BRAM]
    assert [is_invited(session, event, each) for each in (ANNA, CARLA, DIRK, BOT, STRANGER)] == [True, False, False, False, False]


def test_only_who_is_in_a_private_channel_is_invited(session: WorkspaceSession) -> None:
    assert ids(invited(session, posted(session, channel=BOARD))) == [ANNA, CARLA]


def test_who_joins_is_invited_from_then_on_and_who_leaves_no_longer(session: WorkspaceSession) -> None:
    event = posted(session, channel=BOARD)
    channels.member_joined(session, BOARD, BRAM)
    channels.member_left(session, BOARD, CARLA)

    assert ids(invited(session, event)) == [ANNA, BRAM]


def test_who_left_the_workspace_is_no_longer_invited(session: WorkspaceSession) -> None:
    event = posted(session)
    members.keep_members(session, [person(BRAM, "Bram Visser", gone=True)])

    assert ids(invited(session, event)) == [ANNA, CARLA]


def test_audience_narrows_and_who_has_not_filled_in_is_inside(session: WorkspaceSession) -> None:
    members.choose_profile(session, ANNA, Profile(type=CLASSIC, province=UTRECHT))
    members.choose_profile(session, BRAM, Profile(type=SERVICE, province=UTRECHT))
    both = posted(session, narrowed=Audience(types=(CLASSIC,), provinces=(UTRECHT, ZEELAND)))

    assert ids(invited(session, both)) == [ANNA, CARLA]
    members.choose_profile(session, CARLA, Profile(type=CLASSIC, province=Province.LIMBURG))
    assert ids(invited(session, both)) == [ANNA]


def test_only_the_invited_count_as_not_having_answered(session: WorkspaceSession) -> None:
    event = posted(session, channel=BOARD)
    say(session, event, CARLA, Answer.MAYBE)
    listed = attendees.attendees(session, event.id, to=ANNA)

    assert ids(silent(session, event)) == [ANNA]
    assert (listed.silent, listed.silent_names) == (1, ("Anna de Wit",))


def test_who_answers_without_being_invited_counts_and_is_marked_for_the_organiser(session: WorkspaceSession) -> None:
    members.choose_profile(session, BRAM, Profile(type=SERVICE))
    event = posted(session, narrowed=Audience(types=(CLASSIC,)))
    say(session, event, BRAM, Answer.YES, comment="mag ik mee?")
    for_organiser, for_member = (attendees.attendees(session, event.id, to=to) for to in (ANNA, CARLA))

    assert [(each.name, each.invited, each.party.comment) for each in for_organiser.listed] == [("Bram Visser", False, "mag ik mee?")]
    assert [(each.name, each.invited, each.party.comment) for each in for_member.listed] == [("Bram Visser", True, "")]
    assert for_member.silent_names == ()


@pytest.mark.parametrize("member", [DIRK, BOT, STRANGER])
def test_nobody_fills_in_a_partnership_who_is_no_member(session: WorkspaceSession, member: MemberId) -> None:
    with pytest.raises(Stranger):
        members.choose_profile(session, member, Profile(partnership="Regio A"))


def test_history_and_whole_list_are_for_organisers(session: WorkspaceSession) -> None:
    event, hidden = posted(session), posted(session, channel=BOARD, ts=MessageTs("7.7"))
    say(session, event, BRAM, Answer.YES)
    rsvp.answer_for(session, event.id, BRAM, Answer.NO, by=ANNA, at=NOW, now=NOW)
    _, remembered = attendees.history(session, event.id, to=ANNA)

    assert [(line.name, line.entry.answer, line.entry.way, line.by) for line in remembered] == [
        ("Bram Visser", Answer.NO, Way.ORGANISER, "Anna de Wit"),
        ("Bram Visser", Answer.YES, Way.BUTTON, ""),
    ]
    for ask in (attendees.history, attendees.whole_list):
        with pytest.raises(NotAllowed):
            ask(session, event.id, to=BRAM)
    with pytest.raises(EventNotFound):
        attendees.attendees(session, hidden.id, to=BRAM)
