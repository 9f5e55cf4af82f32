from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.db import cards as stored_cards
from bot.db import event_drafts, outbox, retention, rsvps
from bot.db import events as stored
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.errors import NotAllowed
from bot.domain.events import Event, EventKind, EventNotFound, EventState, EventWithdrawn, WithdrawTooLate
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs
from bot.domain.notices import CompareCard, DeleteCard, Notice, PostCard, RefreshCard, SeedCard
from bot.domain.personal import PERIODS, Passing
from bot.domain.rsvp import Answer, Tally, Way
from bot.domain.view_models import ShownEvent
from bot.services import announcing, cards, events, rsvp
from bot.services.announcing import AnnouncedAgain, DraftGone
from bot.services.members import Stranger
from tests.builders import (
    ANNA,
    ATTIC,
    BOARD,
    BRAM,
    CARD,
    CARLA,
    CLOSED,
    GENERAL,
    HERE,
    MEETING,
    NOW,
    STRANGER,
    ZONE,
    announced,
    crowd,
    minutes_after,
    plan,
    posted,
)

DAY = timedelta(days=1)


def queued(session: WorkspaceSession) -> list[Notice]:
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id))
    return [outbox._adapter().validate_python(row.notice) for row in rows]


def on(days: int, **changes: Any) -> dict[str, Any]:
    """Plan something so many days from now."""
    return {"starts_at": NOW + days * DAY, "ends_at": NOW + days * DAY + timedelta(hours=2), **changes}


def say_yes(session: WorkspaceSession, event: Event, *members: MemberId) -> None:
    for minute, member in enumerate(members, 1):
        rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=minutes_after(minute), now=minutes_after(minute))


# --- announcing ---


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        (GENERAL, []),
        (BOARD, []),
        (CLOSED, [("channel", "mistake-channel-invite")]),
        (ChannelId("C9ONBEKEND"), [("channel", "mistake-channel-invite")]),
        (ATTIC, [("channel", "mistake-channel-archived")]),
    ],
)
def test_channel_must_be_one_the_bot_can_post_in(session: WorkspaceSession, channel: ChannelId, expected: list[tuple[str, str]]) -> None:
    mistakes = announcing.check_plan(session, plan(channel=channel), now=NOW, zone=ZONE)

    assert [(mistake.field, mistake.text_id) for mistake in mistakes] == expected


def test_mistakes_of_form_and_channel_are_told_together(session: WorkspaceSession) -> None:
    mistakes = announcing.check_plan(session, plan(title="", channel=CLOSED), now=NOW, zone=ZONE)

    assert [mistake.field for mistake in mistakes] == ["title", "channel"]


def test_draft_becomes_an_event_with_every_field_it_had(session: WorkspaceSession) -> None:
    full = plan(
        title="<!channel> *vet* & 🎉", kind=EventKind.TOUR, link="https://example.org/x", agenda=("Opening", "Rondvraag"),
        rsvp_until=datetime(2012, 11, 19, tzinfo=UTC).date(), minimum=10, maximum=40, reserve_on=datetime(2012, 12, 3, tzinfo=UTC).date(),
        audience="alle provincies",
    )  # fmt: skip
    key = announcing.draft(session, full, by=ANNA, now=NOW)
    made = announcing.announce(session, key, by=ANNA, now=NOW)

    assert made.plan == full
    assert (
        stored.get(session, made.id) == made == Event(id=EventId(1), plan=full, state=EventState.ANNOUNCED, created_by=ANNA, created_at=NOW)
    )
    assert queued(session) == [PostCard(event=EventId(1), channel=GENERAL)]


def test_draft_is_posted_once(session: WorkspaceSession) -> None:
    key = announcing.draft(session, plan(), by=ANNA, now=NOW)
    announcing.announce(session, key, by=ANNA, now=NOW)
    with pytest.raises(DraftGone):
        announcing.announce(session, key, by=ANNA, now=NOW)

    assert len(queued(session)) == 1


def test_draft_is_its_makers_own(session: WorkspaceSession) -> None:
    key = event_drafts.save(session, plan(), by=CARLA, now=NOW)
    with pytest.raises(DraftGone):
        announcing.announce(session, key, by=ANNA, now=NOW)

    assert event_drafts.take(session, key, by=CARLA) == plan()


def test_the_very_same_within_a_minute_is_asked_first(session: WorkspaceSession) -> None:
    def drafted(**changes: Any) -> str:
        return announcing.draft(session, plan(**changes), by=ANNA, now=NOW)

    announcing.announce(session, drafted(), by=ANNA, now=NOW)
    with pytest.raises(AnnouncedAgain) as asked:
        announcing.announce(session, drafted(), by=ANNA, now=minutes_after(1))
    meant = announcing.announce(session, drafted(), by=ANNA, now=minutes_after(1), again=True)
    other = announcing.announce(session, drafted(place="Utrecht"), by=ANNA, now=minutes_after(1))
    announcing.withdraw(session, meant.id, by=ANNA, now=minutes_after(1))
    later = announcing.announce(session, drafted(), by=ANNA, now=minutes_after(1) + timedelta(seconds=1))

    assert asked.value.facts == {"event": 1, "title": "Najaarsvergadering"}
    assert [meant.id, other.id, later.id] == [2, 3, 4]


def test_old_drafts_are_thrown_away(session: WorkspaceSession) -> None:
    old, new = (announcing.draft(session, plan(), by=ANNA, now=NOW - age) for age in (DAY + timedelta(seconds=1), DAY))
    retention.drop(session, Passing.DRAFTS, NOW - PERIODS[Passing.DRAFTS], most=10)

    assert event_drafts.take(session, old, by=ANNA) is None
    assert event_drafts.take(session, new, by=ANNA) is not None


@pytest.mark.parametrize(("who", "refusal"), [(BRAM, NotAllowed), (STRANGER, Stranger)])
def test_only_organisers_announce_and_withdraw(session: WorkspaceSession, who: MemberId, refusal: type[Exception]) -> None:
    event = posted(session)
    for refused in (
        lambda: announcing.draft(session, plan(), by=who, now=NOW),
        lambda: announcing.announce(session, "any", by=who, now=NOW),
        lambda: announcing.withdraw(session, event.id, by=who, now=NOW),
    ):
        with pytest.raises(refusal):
            refused()


def test_numbers_go_up_and_are_never_reused(session: WorkspaceSession) -> None:
    first = announced(session)
    announcing.withdraw(session, first.id, by=ANNA, now=NOW)

    assert [announced(session).id for _ in range(2)] == [2, 3]


# --- the card ---


def test_posted_card_is_seeded_compared_and_brought_up_to_date(session: WorkspaceSession) -> None:
    event = announced(session)
    cards.posted(session, event.id, GENERAL, CARD, now=NOW)
    card = cards.get(session, 1)

    assert card is not None
    assert (card.event, card.channel, card.ts, card.live) == (event.id, GENERAL, CARD, True)
    assert queued(session)[1:] == [
        SeedCard(event=event.id, card=1),
        CompareCard(event=event.id, card=1),
        RefreshCard(event=event.id, card=1, opening=True),
    ]


def test_card_posted_twice_is_one_card(session: WorkspaceSession) -> None:
    event = posted(session)
    cards.posted(session, event.id, GENERAL, CARD, now=NOW)

    assert [card.id for card in stored_cards.of_event(session, event.id)] == [1]


def test_card_of_an_event_withdrawn_meanwhile_is_deleted(session: WorkspaceSession) -> None:
    event = announced(session)
    announcing.withdraw(session, event.id, by=ANNA, now=NOW)
    cards.posted(session, event.id, GENERAL, CARD, now=NOW)

    assert queued(session)[1:] == [DeleteCard(event=event.id, card=1)]


def test_lost_card_is_replaced_at_the_next_change_once(session: WorkspaceSession) -> None:
    event = posted(session)
    before = len(queued(session))
    cards.lost(session, 1)
    say_yes(session, event, ANNA, BRAM)

    assert queued(session)[before:] == [PostCard(event=event.id, channel=GENERAL)]

    cards.posted(session, event.id, GENERAL, MessageTs("9.9"), now=NOW)
    say_yes(session, event, CARLA)

    assert queued(session)[-1] == RefreshCard(event=event.id, card=2)


def test_lost_card_of_an_event_that_has_begun_is_not_replaced(session: WorkspaceSession) -> None:
    event = posted(session)
    before = len(queued(session))
    cards.lost(session, 1)
    cards.queue_refresh(session, event, now=MEETING.starts_at)

    assert queued(session)[before:] == []


def test_only_cards_that_still_take_answers_are_compared(session: WorkspaceSession) -> None:
    posted(session)
    withdrawn = posted(session, ts=MessageTs("2.2"))
    announcing.withdraw(session, withdrawn.id, by=ANNA, now=NOW)
    posted(session, ts=MessageTs("3.3"), **on(1))
    lost = posted(session, ts=MessageTs("4.4"))
    cards.lost(session, 4)
    before = len(queued(session))
    cards.compare(session, now=NOW + DAY)

    assert queued(session)[before:] == [CompareCard(event=EventId(1), card=1)]
    assert lost.id == 4


# --- withdrawing ---


def test_slip_is_withdrawn_with_its_card(session: WorkspaceSession) -> None:
    event = posted(session)
    announcing.withdraw(session, event.id, by=ANNA, now=minutes_after(15))

    assert events.get(session, event.id).state is EventState.WITHDRAWN
    assert queued(session)[-1] == DeleteCard(event=event.id, card=1)
    assert events.coming(session, to=ANNA, now=NOW) == []


def test_answered_event_is_not_withdrawn(session: WorkspaceSession) -> None:
    event = posted(session)
    say_yes(session, event, BRAM)
    with pytest.raises(WithdrawTooLate):
        announcing.withdraw(session, event.id, by=ANNA, now=minutes_after(2))


def test_withdrawn_event_is_not_withdrawn_again(session: WorkspaceSession) -> None:
    event = posted(session)
    announcing.withdraw(session, event.id, by=ANNA, now=NOW)
    with pytest.raises(EventWithdrawn):
        announcing.withdraw(session, event.id, by=ANNA, now=NOW)


# --- showing ---


def test_names_are_shown_while_they_are_a_handful(session: WorkspaceSession) -> None:
    event = posted(session)
    many = crowd(session, 6)
    shown = []
    for count in (0, 5, 6):
        say_yes(session, event, *many[:count])
        shown.append(events.show(session, event).coming)

    assert shown == [(), ("Lid 0", "Lid 1", "Lid 2", "Lid 3", "Lid 4"), ()]


def test_event_is_shown_with_channel_tally_and_own_answer(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    say_yes(session, event, ANNA, BRAM)
    shown = events.show_to(session, event.id, to=BRAM)

    assert (shown.event, shown.channel_name, shown.tally) == (event, "algemeen", Tally(yes=1, waiting=1))
    assert shown.coming == ("Anna de Wit",)
    assert shown.own == rsvps.parties(session, event.id)[1]
    assert events.show(session, event).own is None


@pytest.mark.parametrize(
    ("channel", "who", "open_to"),
    [
        (GENERAL, ANNA, True),
        (BOARD, CARLA, True),
        (BOARD, BRAM, False),
        (CLOSED, ANNA, False),
        (ChannelId("C9ONBEKEND"), ANNA, False),
    ],
)
def test_event_in_a_private_channel_is_open_to_whoever_is_in_it(
    session: WorkspaceSession, channel: ChannelId, who: MemberId, open_to: bool
) -> None:
    event = announced(session, channel=channel)
    listed = [each.event.id for each in events.coming(session, to=who, now=NOW)]
    try:
        seen = [events.show_to(session, event.id, to=who).event.id]
    except EventNotFound:
        seen = []

    assert listed == seen == ([event.id] if open_to else [])


def test_next_meeting_is_the_first_that_has_not_ended_with_what_comes_before_it(session: WorkspaceSession) -> None:
    announced(session, **on(9))
    tour = announced(session, **on(2, kind=EventKind.TOUR))
    meeting = announced(session, **on(3))
    announced(session, **on(4, kind=EventKind.COURSE))
    announced(session, **on(1, channel=BOARD))
    withdrawn = announced(session, **on(1))
    announcing.withdraw(session, withdrawn.id, by=ANNA, now=NOW)
    found = events.next_meeting(session, to=BRAM, now=NOW)

    assert found.meeting is not None
    assert found.meeting.event == meeting
    assert found.before == (tour,)


def test_next_meeting_is_found_behind_any_number_of_other_events(session: WorkspaceSession) -> None:
    tours = tuple(announced(session, **on(day, kind=EventKind.TOUR)) for day in range(1, 7))
    meeting = announced(session, **on(8))
    announced(session, **on(9))
    found = events.next_meeting(session, to=BRAM, now=NOW)

    assert found.meeting is not None
    assert (found.meeting.event, found.before) == (meeting, tours)


def test_next_meeting_is_shown_until_it_has_ended(session: WorkspaceSession) -> None:
    meeting = announced(session)
    during = events.next_meeting(session, to=BRAM, now=MEETING.ends_at - timedelta(seconds=1))
    after = events.next_meeting(session, to=BRAM, now=MEETING.ends_at)

    assert during.meeting is not None
    assert (after.meeting, after.last_held) == (None, meeting)


def test_without_a_next_meeting_the_last_one_held_is_named(session: WorkspaceSession) -> None:
    announced(session, **on(1))
    last = announced(session, **on(2))
    announced(session, **on(3, kind=EventKind.TOUR))
    coming = announced(session, **on(20, kind=EventKind.TOUR))
    found = events.next_meeting(session, to=BRAM, now=NOW + 10 * DAY)

    assert (found.meeting, found.before, found.last_held) == (None, (coming,), last)


def test_nothing_was_ever_planned(session: WorkspaceSession) -> None:
    found = events.next_meeting(session, to=BRAM, now=NOW)

    assert (found.meeting, found.before, found.last_held) == (None, (), None)


def test_coming_and_past_events_are_listed_with_their_tallies(session: WorkspaceSession) -> None:
    first, second = announced(session, **on(1)), announced(session, **on(2))
    say_yes(session, second, ANNA, BRAM)

    def listed(found: list[ShownEvent]) -> list[tuple[Event, Tally, Answer | None]]:
        return [(each.event, each.tally, each.own.answer if each.own else None) for each in found]

    assert listed(events.coming(session, to=BRAM, now=NOW)) == [(first, Tally(), None), (second, Tally(yes=2), Answer.YES)]
    assert listed(events.coming(session, to=CARLA, now=NOW))[1] == (second, Tally(yes=2), None)
    assert listed(events.past(session, to=BRAM, now=NOW + 10 * DAY)) == [(second, Tally(yes=2), Answer.YES), (first, Tally(), None)]
    assert events.past(session, to=BRAM, now=NOW) == []
