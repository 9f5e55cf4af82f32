"""Who is invited: the members of the channel at this moment, narrowed by the audience."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.composing import Post
from bot.db import events as event_rows
from bot.db import outbox
from bot.db import rsvps as rsvp_rows
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.audience import Audience, PartnershipType, Profile, Province
from bot.domain.errors import NotAllowed
from bot.domain.events import Event, EventNotFound
from bot.domain.ids import MemberId, MessageTs
from bot.domain.members import Member
from bot.domain.notices import TellAudience
from bot.domain.rsvp import Answer, Extras, Way
from bot.services import attendees, channels, event_life, members, rsvp
from bot.services.invitees import invited, is_invited, silent
from bot.services.members import Stranger
from tests.builders import ANNA, BOARD, BOT, BRAM, CARLA, DIRK, GENERAL, HERE, NOW, STRANGER, ZONE, minutes_after, person, posted
from tests.composed import composed

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


def test_only_whoever_is_in_a_private_channel_is_invited(session: WorkspaceSession) -> None:
    assert ids(invited(session, posted(session, channel=BOARD))) == [ANNA, CARLA]


def test_whoever_joins_is_invited_from_then_on_and_whoever_leaves_no_longer(session: WorkspaceSession) -> None:
    event = posted(session, channel=BOARD)
    channels.member_joined(session, BOARD, BRAM)
    channels.member_left(session, BOARD, CARLA)

    assert ids(invited(session, event)) == [ANNA, BRAM]


def test_whoever_left_the_workspace_is_no_longer_invited(session: WorkspaceSession) -> None:
    event = posted(session)
    members.keep_members(session, [person(BRAM, "Bram Visser", gone=True)])

    assert ids(invited(session, event)) == [ANNA, CARLA]


def test_audience_narrows_and_whoever_has_not_filled_in_is_inside(session: WorkspaceSession) -> None:
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


def test_whoever_answers_without_being_invited_counts_and_is_marked_for_the_organiser(session: WorkspaceSession) -> None:
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


# --- the audience changes ---


def narrowed_to(session: WorkspaceSession, event: Event, *types: PartnershipType, minutes: float = 0) -> int:
    current = event_rows.get(session, event.id)
    new = replace(current.plan, narrowed=Audience(types=types))
    saved = event_life.change(session, event.id, new, seen=current.version, by=ANNA, now=minutes_after(minutes), zone=ZONE)
    assert isinstance(saved, event_life.Saved)
    return saved.told


def heard(session: WorkspaceSession, *, minutes: float) -> list[tuple[MemberId, str]]:
    """Send what is due of the audience; return who hears what."""
    due = (OutboxRow.workspace_id == HERE, OutboxRow.kind == "tell_audience", OutboxRow.state == "queued")
    assert all(moment <= minutes_after(minutes) for moment in session.scalars(select(OutboxRow.due_at).where(*due)))
    stored = session.scalars(select(OutboxRow.notice).where(*due).order_by(OutboxRow.id)).all()
    notices = [notice for notice in map(outbox.read_notice, stored) if isinstance(notice, TellAudience)]
    session.execute(update(OutboxRow).where(*due).values(state="sent"))
    made = [(notice.member, composed(session, notice, minutes_after(minutes))) for notice in notices]
    return [(member, post.message.text) for member, post in made if isinstance(post, Post)]


def two_types(session: WorkspaceSession) -> Event:
    """An event for one type; Bram's and Carla's is the other."""
    for member in (BRAM, CARLA):
        members.choose_profile(session, member, Profile(type=SERVICE))
    return posted(session, narrowed=Audience(types=(CLASSIC,)))


def test_whoever_is_newly_invited_is_told_once_with_the_card(session: WorkspaceSession) -> None:
    """Whoever answered already needs no invitation; a still wider audience is no news to those in the last one."""
    event = two_types(session)
    say(session, event, CARLA, Answer.NO)

    assert narrowed_to(session, event, CLASSIC, SERVICE) == 1
    [(member, words)] = heard(session, minutes=10)
    assert member == BRAM
    assert "u bent nu ook uitgenodigd" in words
    assert narrowed_to(session, event, minutes=20) == 0
    assert heard(session, minutes=30) == []


def test_whoever_answered_and_is_left_out_hears_it_and_keeps_the_answer(session: WorkspaceSession) -> None:
    event = two_types(session)
    narrowed_to(session, event)
    heard(session, minutes=10)
    say(session, event, BRAM, Answer.YES)

    assert narrowed_to(session, event, CLASSIC, minutes=20) == 1
    [(member, words)] = heard(session, minutes=30)
    assert member == BRAM
    assert "Uw antwoord blijft staan" in words
    assert [party.member for party in rsvp_rows.parties(session, event.id)] == [BRAM]


def test_slip_in_the_audience_that_is_mended_within_ten_minutes_is_told_to_nobody(session: WorkspaceSession) -> None:
    event = two_types(session)

    assert narrowed_to(session, event, CLASSIC, SERVICE) == 2
    assert narrowed_to(session, event, CLASSIC, minutes=5) == 0
    assert heard(session, minutes=15) == []


def test_whoever_answers_before_the_invitation_goes_out_is_not_invited_anew(session: WorkspaceSession) -> None:
    event = two_types(session)
    narrowed_to(session, event)
    say(session, event, BRAM, Answer.YES)

    assert [member for member, _ in heard(session, minutes=10)] == [CARLA]
