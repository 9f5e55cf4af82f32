"""What stands in a channel is in the network's language, whoever caused it; what one member sees is in theirs."""

from datetime import UTC, datetime

import pytest

from bot.composing import Edit, Post
from bot.composing.composed import Composed
from bot.db import cards as cards_in
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import Source
from bot.domain.ids import MessageTs
from bot.domain.members import Choices, Language
from bot.domain.notices import PostAgenda, PostCard, RefreshCard, RemindMember, SayUnderCard, TellDone
from bot.domain.reminders import Occasion
from bot.plain_text import plain
from bot.services import action_items, cards, event_life, members, moving
from tests.builders import ANNA, BRAM, CARD, GENERAL, MEETING, NOW, ZONE, minutes_after, plan, posted, promised
from tests.composed import composed


@pytest.fixture(autouse=True)
def _an_english_network_of_dutch_members(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(channel=GENERAL, language=Language.EN), [])


def words(made: Composed) -> str:
    assert isinstance(made, Post | Edit), made
    return plain(made.message.payload())


def test_announcement_agenda_and_their_changes(session: WorkspaceSession) -> None:
    event = posted(session)
    cards.agenda_posted(session, event.id, GENERAL, MessageTs("1347609601.000100"), now=NOW)
    shown = [each.id for each in cards_in.of_event(session, event.id)]
    made = [
        PostCard(event=event.id, channel=GENERAL),
        *(RefreshCard(event=event.id, card=card) for card in shown),
        PostAgenda(event=event.id, channel=GENERAL, about=MEETING.starts_at),
    ]

    assert len(shown) == 2
    for notice in made:
        said = words(composed(session, notice, NOW))
        assert "[Present]" in said
        assert "[Aanwezig]" not in said


def test_what_is_said_under_a_card_and_what_the_card_becomes(session: WorkspaceSession) -> None:
    off, moved = posted(session), posted(session, ts=MessageTs("1347609601.000100"))
    event_life.call_off(session, off.id, by=ANNA, now=NOW)
    moving.move(
        session,
        moved.id,
        plan(starts_at=datetime(2012, 12, 3, 12, 0, tzinfo=UTC), ends_at=datetime(2012, 12, 3, 15, 0, tzinfo=UTC)),
        by=ANNA,
        now=NOW,
        zone=ZONE,
    )
    said = [
        words(composed(session, kind(event=event.id, card=card.id), minutes_after(1)))
        for event in (off, moved)
        for card in cards_in.of_event(session, event.id)
        for kind in (SayUnderCard, RefreshCard)
    ]

    assert "has been called off" in said[0]
    assert "Called off:" in said[1]
    assert "has been moved from Monday 26 November 2012" in said[2]
    assert "Moved to Monday 3 December 2012" in said[3]


def test_that_an_action_item_is_done_under_the_message_it_came_from(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, source=Source(channel=GENERAL, ts=CARD))
    action_items.finish(session, item.id, by=BRAM, now=NOW)

    assert words(composed(session, TellDone(item=item.id, by=BRAM), NOW)).startswith("Bram Visser finished A")
    assert words(composed(session, TellDone(item=item.id, by=BRAM, in_thread=False), NOW)).startswith("Bram Visser heeft A")


def test_what_a_member_gets_in_a_direct_message_is_in_their_own(session: WorkspaceSession) -> None:
    event = posted(session)
    reminded = RemindMember(event=event.id, member=BRAM, occasion=Occasion.UNANSWERED, about=MEETING.starts_at)
    dutch = words(composed(session, reminded, NOW))
    members.choose_own(session, BRAM, language=Language.EN)

    assert dutch.startswith("U hebt nog niet laten weten")
    assert words(composed(session, reminded, NOW)).startswith("You have not said yet")


@pytest.mark.parametrize("language", Language)
def test_another_choice_keeps_the_language(session: WorkspaceSession, language: Language) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=BRAM, language=language), [])

    assert members.choices(session) == Choices(chair=BRAM, language=language)
    assert members.network_language(session) is language
