from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from bot.db import delivery_status, outbox, rsvps
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.errors import NotAllowed
from bot.domain.events import Event, EventNotFound, EventWithdrawn, RsvpBegun
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs
from bot.domain.notices import ExplainClosed, Notice, RefreshCard, TellAnsweredFor, TellPassedOver, TellPlace
from bot.domain.rsvp import MOST_GUESTS, Answer, DeputyAndComing, Extras, GuestsDoNotFit, Party, Place, Tally, TooManyGuests, Way, tally
from bot.services import announcing, cards, channels, events, members, rsvp
from bot.services import places as places_service
from bot.services.members import PersonGone, Stranger
from tests.builders import (
    ANNA,
    BOARD,
    BOT,
    BRAM,
    CARD,
    CARLA,
    CLOSED,
    DIRK,
    GENERAL,
    HERE,
    MEETING,
    NOW,
    STRANGER,
    announced,
    crowd,
    minutes_after,
    people,
    person,
    posted,
)

YES, MAYBE, NO = Answer
OK, NOK, DONT_KNOW = "white_check_mark", "x", "grey_question"


def say(
    session: WorkspaceSession,
    event: Event,
    member: MemberId,
    wanted: Answer,
    minute: float,
    *,
    guests: int | None = None,
    comment: str | None = None,
    takes_list: bool = False,
) -> Party | None:
    at = minutes_after(minute)
    extras = Extras(guests=guests, comment=comment, takes_list=takes_list)
    return rsvp.answer(session, event.id, member, wanted, Way.BUTTON, at=at, now=at, extras=extras)


def react(
    session: WorkspaceSession,
    member: MemberId,
    emoji: str,
    minute: float,
    *,
    on: bool = True,
    ts: MessageTs = CARD,
    now: datetime | None = None,
) -> None:
    at = minutes_after(minute)
    rsvp.react(session, GENERAL, ts, member, emoji, on=on, at=at, now=now or at)


def places(session: WorkspaceSession, event: Event) -> dict[str, str]:
    return {party.member: str(party.place) for party in rsvps.parties(session, event.id)}


def answers(session: WorkspaceSession, event: Event) -> dict[str, str]:
    return {party.member: str(party.answer) for party in rsvps.parties(session, event.id)}


def queued(session: WorkspaceSession, kind: type[Notice]) -> list[Notice]:
    """Read what waits in the outbox, of one kind."""
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.state == "queued").order_by(OutboxRow.id))
    notices = [outbox._adapter().validate_python(row.notice) for row in rows]
    return [notice for notice in notices if isinstance(notice, kind)]


def empty_outbox(session: WorkspaceSession) -> None:
    session.execute(delete(OutboxRow).where(OutboxRow.workspace_id == HERE))


# --- answering ---


def test_answer_is_kept_and_given_back(session: WorkspaceSession) -> None:
    event = posted(session)
    own = say(session, event, BRAM, YES, 1, guests=2, comment="met de trein")

    assert own == Party(member=BRAM, answer=YES, since=minutes_after(1), guests=2, comment="met de trein", place=Place.SEATED)
    assert rsvps.parties(session, event.id) == [own]


def test_every_answer_is_kept_and_the_last_counts(session: WorkspaceSession) -> None:
    event = posted(session)
    for minute, wanted in enumerate([YES, NO, MAYBE]):
        say(session, event, BRAM, wanted, minute)

    assert answers(session, event) == {BRAM: "maybe"}
    assert [entry.answer for entry in rsvps.entries_of(session, event.id, BRAM)] == [YES, NO, MAYBE]


def test_answer_that_arrives_late_does_not_win(session: WorkspaceSession) -> None:
    event = posted(session)
    say(session, event, BRAM, NO, 5)
    react(session, BRAM, OK, 2, now=minutes_after(6))

    assert answers(session, event) == {BRAM: "no"}


def test_rank_is_by_slacks_time_whatever_arrives_first(session: WorkspaceSession) -> None:
    event = posted(session)
    say(session, event, BRAM, YES, 5)
    react(session, BRAM, OK, 2, now=minutes_after(6))

    assert [party.since for party in rsvps.parties(session, event.id)] == [minutes_after(2)]


def test_same_answer_again_changes_nothing_on_the_card(session: WorkspaceSession) -> None:
    event = posted(session)
    say(session, event, BRAM, YES, 1)
    empty_outbox(session)
    own = say(session, event, BRAM, YES, 2)

    assert own is not None
    assert own.since == minutes_after(1)
    assert delivery_status.waiting(session) == {}


def test_each_change_refreshes_the_card_once(session: WorkspaceSession) -> None:
    event = posted(session)
    empty_outbox(session)
    say(session, event, BRAM, YES, 1)

    assert queued(session, RefreshCard) == [RefreshCard(event=event.id, card=1)]


def test_all_cards_of_an_event_are_refreshed(session: WorkspaceSession) -> None:
    event = posted(session)
    cards.posted(session, event.id, BOARD, MessageTs("9.9"), now=NOW)
    empty_outbox(session)
    say(session, event, BRAM, YES, 1)

    assert queued(session, RefreshCard) == [RefreshCard(event=event.id, card=card) for card in (1, 2)]


def test_answer_before_the_card_stands_is_kept(session: WorkspaceSession) -> None:
    event = announced(session)
    say(session, event, BRAM, YES, 1)

    assert answers(session, event) == {BRAM: "yes"}
    assert queued(session, RefreshCard) == []


def test_a_comment_over_its_limit_is_shown_as_cut(session: WorkspaceSession) -> None:
    own = say(session, posted(session), BRAM, YES, 1, comment="x" * 600)

    assert own is not None
    assert (len(own.comment), own.comment[-1]) == (500, "…")


@pytest.mark.parametrize(
    ("member", "changes", "now", "refusal"),
    [
        pytest.param(STRANGER, {}, NOW, Stranger, id="somebody of elsewhere"),
        pytest.param(DIRK, {}, NOW, Stranger, id="who has left"),
        pytest.param(BOT, {}, NOW, Stranger, id="a bot"),
        pytest.param(BRAM, {"channel": BOARD}, NOW, EventNotFound, id="not in its private channel"),
        pytest.param(BRAM, {"channel": CLOSED}, NOW, EventNotFound, id="nobody is in its channel"),
        pytest.param(BRAM, {"channel": ChannelId("C9ONBEKEND")}, NOW, EventNotFound, id="its channel is unknown"),
        pytest.param(BRAM, {}, MEETING.starts_at, RsvpBegun, id="it has begun"),
    ],
)
def test_whoever_may_not_answer_is_refused(
    session: WorkspaceSession, member: MemberId, changes: dict[str, Any], now: datetime, refusal: type[Exception]
) -> None:
    event = posted(session, **changes)
    with pytest.raises(refusal):
        rsvp.answer(session, event.id, member, YES, Way.BUTTON, at=now, now=now)

    assert rsvps.parties(session, event.id) == []
    assert rsvps.entries_of(session, event.id, member) == []


def test_answer_to_a_withdrawn_event_is_refused(session: WorkspaceSession) -> None:
    event = posted(session)
    announcing.withdraw(session, event.id, by=ANNA, now=NOW)
    with pytest.raises(EventWithdrawn):
        say(session, event, BRAM, YES, 1)


def test_answer_to_an_unknown_number_is_refused(session: WorkspaceSession) -> None:
    with pytest.raises(EventNotFound):
        rsvp.answer(session, EventId(99), BRAM, YES, Way.COMMAND, at=NOW, now=NOW)


@pytest.mark.parametrize("guests", [-1, MOST_GUESTS + 1])
def test_number_of_guests_has_its_limits(session: WorkspaceSession, guests: int) -> None:
    with pytest.raises(TooManyGuests):
        say(session, posted(session), BRAM, YES, 1, guests=guests)


def test_most_guests_are_welcome(session: WorkspaceSession) -> None:
    own = say(session, posted(session), BRAM, YES, 1, guests=MOST_GUESTS)

    assert own is not None
    assert own.size == MOST_GUESTS + 1


# --- places ---


def test_full_event_has_a_waiting_list_in_order_of_answering(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    for minute, member in ((1, ANNA), (3, CARLA), (2, BRAM)):
        say(session, event, member, YES, minute)

    assert places(session, event) == {ANNA: "seated", BRAM: "waiting", CARLA: "waiting"}
    assert [party.member for party in rsvps.parties(session, event.id)] == [ANNA, BRAM, CARLA]


def test_freed_place_goes_to_the_first_that_fits_and_they_are_told(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    say(session, event, ANNA, YES, 1)
    say(session, event, BRAM, YES, 2, guests=1)
    say(session, event, CARLA, YES, 3)
    say(session, event, ANNA, NO, 4)

    assert places(session, event) == {ANNA: "none", BRAM: "waiting", CARLA: "seated"}
    assert queued(session, TellPlace) == [TellPlace(event=event.id, member=CARLA)]


def test_whoever_takes_their_own_place_by_asking_for_less_is_not_told_twice(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    say(session, event, BRAM, YES, 1, guests=1, takes_list=True)
    own = say(session, event, BRAM, YES, 2, guests=0)

    assert own is not None
    assert own.place is Place.SEATED
    assert queued(session, TellPlace) == []


def test_whoever_sits_and_brings_more_than_fits_keeps_their_answer(network: Sessions) -> None:
    with network.writing(HERE) as session:
        event = posted(session, maximum=3)
        say(session, event, ANNA, YES, 1)
        before = say(session, event, BRAM, YES, 2, guests=1)
    with pytest.raises(GuestsDoNotFit) as refusal, network.writing(HERE) as session:
        say(session, event, BRAM, YES, 3, guests=2)
    with network.reading(HERE) as session:
        after = rsvps.parties(session, event.id)
        entries = rsvps.entries_of(session, event.id, BRAM)

    assert before in after
    assert len(entries) == 1
    assert refusal.value.facts == {"places": 2, "event": event.id, "guests": 2, "names": None, "comment": None}


def test_whoever_sits_may_bring_guests_for_chairs_that_no_waiting_party_fits(session: WorkspaceSession) -> None:
    event = posted(session, maximum=4)
    say(session, event, ANNA, YES, 1)
    say(session, event, BRAM, YES, 2, guests=3, takes_list=True)
    say(session, event, CARLA, YES, 3)
    own = say(session, event, CARLA, YES, 4, guests=2)

    assert own is not None
    assert (own.place, own.guests) == (Place.SEATED, 2)
    assert places(session, event) == {ANNA: "seated", BRAM: "waiting", CARLA: "seated"}


def test_without_a_maximum_any_party_may_grow(session: WorkspaceSession) -> None:
    event = posted(session)
    say(session, event, ANNA, YES, 1)
    own = say(session, event, ANNA, YES, 2, guests=20)

    assert own is not None
    assert own.place is Place.SEATED


def test_guests_who_were_brought_before_another_took_the_last_chairs_have_theirs(session: WorkspaceSession) -> None:
    """It comes in late, when all chairs are taken and nobody waits: the other waits from now on, and hears it."""
    event = posted(session, maximum=3)
    say(session, event, ANNA, YES, 1)
    say(session, event, BRAM, YES, 5, guests=1)
    empty_outbox(session)
    say(session, event, ANNA, YES, 3, guests=1)

    assert [(party.member, party.size, party.place) for party in rsvps.parties(session, event.id)] == [
        (ANNA, 2, Place.SEATED),
        (BRAM, 2, Place.WAITING),
    ]
    assert queued(session, TellPlace) == [TellPlace(event=event.id, member=BRAM)]


def test_party_whose_late_answer_does_not_fit_reads_how_many_chairs_are_free_beside_those_who_sit(session: WorkspaceSession) -> None:
    """What somebody answered after it is known already: all places are given out anew, and one chair of the three stays free."""
    event = posted(session, maximum=3)
    say(session, event, ANNA, YES, 1)
    say(session, event, CARLA, YES, 5)
    with pytest.raises(GuestsDoNotFit) as refusal:
        say(session, event, BRAM, YES, 4, guests=2)

    assert refusal.value.facts["places"] == 1


def test_party_that_does_not_fit_is_kept_out_until_it_chooses_the_list(network: Sessions) -> None:
    with network.writing(HERE) as session:
        event = posted(session, maximum=2)
        say(session, event, ANNA, YES, 1)
    with pytest.raises(GuestsDoNotFit) as refusal, network.writing(HERE) as session:
        say(session, event, BRAM, YES, 2, guests=2, comment="trein")
    with network.writing(HERE) as session:
        kept = rsvps.entries_of(session, event.id, BRAM)
        own = say(session, event, BRAM, YES, 3, guests=2, takes_list=True)

    assert kept == []
    assert (refusal.value.facts["places"], refusal.value.facts["comment"]) == (1, "trein")
    assert own is not None
    assert own.place is Place.WAITING


def test_party_that_finds_nothing_free_waits_whole(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    say(session, event, ANNA, YES, 1)
    own = say(session, event, BRAM, YES, 2, guests=2)

    assert own is not None
    assert own.place is Place.WAITING


def test_whoever_chooses_the_list_for_all_gives_up_their_place_and_goes_to_its_end(session: WorkspaceSession) -> None:
    event = posted(session, maximum=2)
    say(session, event, ANNA, YES, 1)
    say(session, event, BRAM, YES, 2)
    say(session, event, CARLA, YES, 3)
    own = say(session, event, ANNA, YES, 4, guests=1, takes_list=True)

    assert own is not None
    assert own.since == minutes_after(4)
    assert places(session, event) == {ANNA: "waiting", BRAM: "seated", CARLA: "seated"}
    assert queued(session, TellPlace) == [TellPlace(event=event.id, member=CARLA)]


def test_whoever_is_passed_over_is_told_and_keeps_their_rank(session: WorkspaceSession) -> None:
    behind = crowd(session, 1)[0]
    event = posted(session, maximum=1)
    say(session, event, ANNA, YES, 1)
    say(session, event, BRAM, YES, 2, guests=1)
    say(session, event, CARLA, YES, 3)
    say(session, event, behind, YES, 3.5)
    say(session, event, ANNA, NO, 4)
    waiting = rsvps.parties(session, event.id)[0]

    assert queued(session, TellPassedOver) == [TellPassedOver(event=event.id, member=BRAM)]
    assert (waiting.member, rsvps.rank_of(session, event.id, waiting)) == (BRAM, 1)


def test_whoever_waits_behind_whoever_got_the_place_was_not_passed_over(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    for minute, member in enumerate([ANNA, BRAM, CARLA]):
        say(session, event, member, YES, minute)
    empty_outbox(session)
    say(session, event, ANNA, NO, 4)

    assert (queued(session, TellPlace), queued(session, TellPassedOver)) == ([TellPlace(event=event.id, member=BRAM)], [])


def test_deputy_sent_after_a_no_waits_behind_those_who_waited(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    say(session, event, CARLA, NO, 1)
    say(session, event, ANNA, YES, 2)
    say(session, event, BRAM, YES, 3)
    at = minutes_after(4)
    rsvp.answer(session, event.id, CARLA, NO, Way.FORM, at=at, now=at, extras=Extras(deputy="Dirk Bos"))
    say(session, event, ANNA, NO, 5)

    assert places(session, event) == {CARLA: "waiting", ANNA: "none", BRAM: "seated"}


@pytest.mark.parametrize("how", ["withdrawal", "fewer guests", "maybe", "maximum raised", "left the workspace"])
def test_place_that_comes_free_by_any_way_goes_to_whoever_waits(session: WorkspaceSession, how: str) -> None:
    event = posted(session, maximum=2)
    say(session, event, ANNA, YES, 1, guests=1)
    say(session, event, CARLA, YES, 2)
    match how:
        case "withdrawal":
            say(session, event, ANNA, NO, 3)
        case "maybe":
            react(session, ANNA, DONT_KNOW, 3)
        case "fewer guests":
            say(session, event, ANNA, YES, 3, guests=0)
        case "maximum raised":
            raised = replace(event, plan=replace(event.plan, maximum=3))
            places_service.keep(session, raised, places_service.reckon(session, raised, now=minutes_after(3)), now=minutes_after(3))
        case _:
            members.keep_members(session, [person(ANNA, "Anna de Wit", gone=True)])
            rsvp.let_go_of_leavers(session, now=minutes_after(3))

    assert places(session, event)[CARLA] == "seated"
    assert queued(session, TellPlace) == [TellPlace(event=event.id, member=CARLA)]


def test_whoever_leaves_the_channel_keeps_their_place(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    say(session, event, BRAM, YES, 1)
    channels.member_left(session, GENERAL, BRAM)
    rsvp.let_go_of_leavers(session, now=minutes_after(2))

    assert places(session, event) == {BRAM: "seated"}


def test_whoever_comes_back_to_the_workspace_is_not_coming_by_that_alone(session: WorkspaceSession) -> None:
    event = posted(session)
    react(session, BRAM, OK, 1)
    for gone, minute in ((True, 2), (False, 3)):
        members.keep_members(session, [person(BRAM, "Bram Visser", gone=gone)])
        rsvp.let_go_of_leavers(session, now=minutes_after(minute))

    assert answers(session, event) == {}
    assert [entry.way for entry in rsvps.entries_of(session, event.id, BRAM)] == [Way.REACTION, Way.LEFT]


def test_whoever_has_to_wait_by_a_reaction_is_told(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    react(session, ANNA, OK, 1)
    react(session, BRAM, OK, 2)

    assert queued(session, TellPlace) == [TellPlace(event=event.id, member=BRAM)]


def test_news_of_a_place_waits_for_the_morning_but_not_on_the_last_day(session: WorkspaceSession) -> None:
    night = datetime(2012, 9, 20, 22, 30, tzinfo=UTC)
    for days in (30, 0):
        event = posted(session, maximum=1, starts_at=night + timedelta(days=days, hours=9), ts=MessageTs(f"{days}.1"))
        for order, member in enumerate([ANNA, BRAM]):
            at = night + timedelta(minutes=order)
            rsvp.answer(session, event.id, member, YES, Way.BUTTON, at=at, now=at)
        rsvp.answer(session, event.id, ANNA, NO, Way.BUTTON, at=night + timedelta(minutes=5), now=night + timedelta(minutes=5))
    due = session.scalars(
        select(OutboxRow.due_at).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "tell_place").order_by(OutboxRow.id)
    ).all()

    assert due == [datetime(2012, 9, 21, 6, 0, tzinfo=UTC), night + timedelta(minutes=5)]


# --- guests by name, deputies, answers by telephone ---


def test_named_guests_count_as_guests(session: WorkspaceSession) -> None:
    event = posted(session)
    own = rsvp.answer(session, event.id, BRAM, YES, Way.FORM, at=NOW, now=NOW, extras=Extras(guests=1, names=(" Jan Pot ", "", "Piet Vos")))

    assert own is not None
    assert (own.guests, own.names, own.size) == (2, ("Jan Pot", "Piet Vos"), 3)


def test_deputy_takes_over_the_place_and_counts_one(session: WorkspaceSession) -> None:
    event = posted(session, maximum=2)
    say(session, event, BRAM, YES, 1, guests=1)
    say(session, event, CARLA, YES, 2)
    at = minutes_after(3)
    own = rsvp.answer(session, event.id, BRAM, NO, Way.FORM, at=at, now=at, extras=Extras(deputy="Dirk Bos"))
    shown = events.show(session, event)

    assert own is not None
    assert (own.place, own.size, own.since) == (Place.SEATED, 1, minutes_after(1))
    assert places(session, event) == {BRAM: "seated", CARLA: "seated"}
    assert (shown.tally, shown.coming) == (Tally(yes=2), ("Dirk Bos", "Carla Smit"))


def test_whoever_comes_themselves_sends_no_deputy(session: WorkspaceSession) -> None:
    event = posted(session)
    with pytest.raises(DeputyAndComing):
        rsvp.answer(session, event.id, BRAM, YES, Way.FORM, at=NOW, now=NOW, extras=Extras(deputy="Dirk Bos"))


def test_organiser_answers_for_a_member_who_phoned_and_hears_of_it(session: WorkspaceSession) -> None:
    event = posted(session)
    own = rsvp.answer_for(session, event.id, BRAM, YES, by=ANNA, at=NOW, now=NOW, extras=Extras(guests=1))
    shown = events.show_to(session, event.id, to=BRAM)

    assert own is not None
    assert (own.by, own.guests, shown.answered_by) == (ANNA, 1, "Anna de Wit")
    assert [entry.way for entry in rsvps.entries_of(session, event.id, BRAM)] == [Way.ORGANISER]
    assert queued(session, TellAnsweredFor) == [TellAnsweredFor(event=event.id, member=BRAM)]


def test_own_answer_after_one_passed_on_is_their_own(session: WorkspaceSession) -> None:
    event = posted(session)
    rsvp.answer_for(session, event.id, BRAM, YES, by=ANNA, at=NOW, now=NOW)
    own = say(session, event, BRAM, YES, 1)

    assert own is not None
    assert own.by is None


@pytest.mark.parametrize(
    ("by", "member", "channel", "refusal"),
    [
        pytest.param(BRAM, CARLA, GENERAL, NotAllowed, id="a member for another"),
        pytest.param(STRANGER, BRAM, GENERAL, Stranger, id="somebody of elsewhere"),
        pytest.param(ANNA, DIRK, GENERAL, PersonGone, id="for who has left"),
        pytest.param(ANNA, STRANGER, GENERAL, PersonGone, id="for somebody of elsewhere"),
        pytest.param(ANNA, BOT, GENERAL, PersonGone, id="for a bot"),
        pytest.param(ANNA, BRAM, CLOSED, EventNotFound, id="in a channel they are not in"),
    ],
)
def test_whoever_may_not_answer_for_another_is_refused(
    session: WorkspaceSession, by: MemberId, member: MemberId, channel: ChannelId, refusal: type[Exception]
) -> None:
    event = posted(session, channel=channel)
    with pytest.raises(refusal):
        rsvp.answer_for(session, event.id, member, YES, by=by, at=NOW, now=NOW)

    assert rsvps.parties(session, event.id) == []


# --- reactions ---


def test_reaction_counts_and_taking_it_back_falls_back(session: WorkspaceSession) -> None:
    event = posted(session)
    seen = []
    say(session, event, BRAM, MAYBE, 1)
    for minute, emoji, on in ((2, "+1::skin-tone-3", True), (3, NOK, True), (4, NOK, False), (5, "+1::skin-tone-3", False)):
        react(session, BRAM, emoji, minute, on=on)
        seen.append(answers(session, event)[BRAM])

    assert seen == ["yes", "no", "yes", "maybe"]


def test_only_answer_taken_back_leaves_none(session: WorkspaceSession) -> None:
    event = posted(session)
    react(session, BRAM, OK, 1)
    empty_outbox(session)
    react(session, BRAM, OK, 2, on=False)

    assert rsvps.parties(session, event.id) == []
    assert len(queued(session, RefreshCard)) == 1
    assert [entry.on for entry in rsvps.entries_of(session, event.id, BRAM)] == [True, False]


def test_same_emoji_on_two_cards_stands_until_both_are_taken_back(session: WorkspaceSession) -> None:
    event = posted(session)
    cards.posted(session, event.id, GENERAL, MessageTs("9.9"), now=NOW)
    react(session, BRAM, OK, 1)
    react(session, BRAM, OK, 2, ts=MessageTs("9.9"))
    react(session, BRAM, OK, 3, on=False)
    one_left = answers(session, event)
    react(session, BRAM, OK, 4, ts=MessageTs("9.9"), on=False)

    assert one_left == {BRAM: "yes"}
    assert answers(session, event) == {}


@pytest.mark.parametrize(
    ("member", "emoji", "ts"),
    [
        pytest.param(BRAM, "tada", CARD, id="an emoji that means nothing"),
        pytest.param(BOT, OK, CARD, id="the bot's own"),
        pytest.param(STRANGER, OK, CARD, id="somebody of elsewhere"),
        pytest.param(DIRK, OK, CARD, id="who has left"),
        pytest.param(BRAM, OK, MessageTs("8.8"), id="another message"),
    ],
)
def test_other_reactions_change_nothing(session: WorkspaceSession, member: MemberId, emoji: str, ts: MessageTs) -> None:
    event = posted(session)
    empty_outbox(session)
    react(session, member, emoji, 1, ts=ts)

    assert rsvps.entries_of(session, event.id, member) == []
    assert delivery_status.waiting(session) == {}


@pytest.mark.parametrize("closed", ["begun", "withdrawn"])
def test_reaction_to_a_closed_event_gets_one_word_why(session: WorkspaceSession, closed: str) -> None:
    event = posted(session)
    now = MEETING.starts_at if closed == "begun" else minutes_after(1)
    if closed == "withdrawn":
        announcing.withdraw(session, event.id, by=ANNA, now=NOW)
    for minute, on in ((1, True), (2, False), (3, True)):
        react(session, BRAM, OK, minute, on=on, now=now)

    assert queued(session, ExplainClosed) == [ExplainClosed(event=event.id, member=BRAM)]
    assert rsvps.parties(session, event.id) == []


def test_reaction_taken_back_never_unseats_or_fails(session: WorkspaceSession) -> None:
    """An old answer with guests counts again, but there is no room for them any more."""
    event = posted(session, maximum=3)
    say(session, event, BRAM, YES, 1, guests=2)
    react(session, BRAM, NOK, 2)
    say(session, event, ANNA, YES, 3, guests=1)
    react(session, BRAM, OK, 4)
    react(session, BRAM, NOK, 5, on=False)
    react(session, BRAM, OK, 6, on=False)
    own = next(party for party in rsvps.parties(session, event.id) if party.member == BRAM)

    assert (own.answer, own.place, own.guests) == (YES, Place.SEATED, 0)
    assert tally(rsvps.parties(session, event.id)) == Tally(yes=3)


# --- comparing ---


def test_comparing_takes_in_what_was_missed_and_what_vanished(session: WorkspaceSession) -> None:
    event = posted(session)
    react(session, ANNA, OK, 1)
    react(session, BRAM, OK, 2)
    differed = rsvp.compare(session, 1, [(OK, ANNA), (NOK, CARLA), (OK, BOT), ("tada", BRAM)], now=minutes_after(9))

    assert differed == 2
    assert answers(session, event) == {ANNA: "yes", CARLA: "no"}
    assert [entry.at for entry in rsvps.entries_of(session, event.id, CARLA)] == [minutes_after(9)]


def test_comparing_twice_finds_nothing_new(session: WorkspaceSession) -> None:
    posted(session)
    seen = [(OK, ANNA), (NOK, BRAM)]
    first = rsvp.compare(session, 1, iter(seen), now=minutes_after(1))
    empty_outbox(session)

    assert (first, rsvp.compare(session, 1, iter(seen), now=minutes_after(2))) == (2, 0)
    assert delivery_status.waiting(session) == {}


def test_comparing_leaves_answers_by_button_alone(session: WorkspaceSession) -> None:
    event = posted(session)
    say(session, event, BRAM, YES, 1)

    assert rsvp.compare(session, 1, [], now=minutes_after(2)) == 0
    assert answers(session, event) == {BRAM: "yes"}


def test_comparing_leaves_what_happened_since_the_reading_alone(session: WorkspaceSession) -> None:
    event = posted(session)
    react(session, ANNA, OK, 1)
    react(session, ANNA, OK, 5, on=False)
    react(session, BRAM, OK, 5)

    assert rsvp.compare(session, 1, [(OK, ANNA)], now=minutes_after(4)) == 0
    assert answers(session, event) == {BRAM: "yes"}


def test_whoever_left_the_workspace_keeps_their_reaction(session: WorkspaceSession) -> None:
    event = posted(session)
    react(session, BRAM, OK, 1)
    members.keep_members(session, [person(BRAM, "Bram Visser", gone=True)])

    assert rsvp.compare(session, 1, [(OK, BRAM)], now=minutes_after(2)) == 0
    assert answers(session, event) == {BRAM: "yes"}


@pytest.mark.parametrize("closed", ["begun", "withdrawn", "no card"])
def test_comparing_a_closed_event_changes_nothing(session: WorkspaceSession, closed: str) -> None:
    event = posted(session)
    if closed == "withdrawn":
        announcing.withdraw(session, event.id, by=ANNA, now=NOW)
    now = MEETING.starts_at if closed == "begun" else minutes_after(1)

    assert rsvp.compare(session, 7 if closed == "no card" else 1, [(OK, ANNA)], now=now) == 0
    assert answers(session, event) == {}


# --- any story ---

WHO = (ANNA, BRAM, CARLA, MemberId("U50000"), MemberId("U50001"))
Step = tuple[str, MemberId, Answer, int | None, bool]
steps = st.lists(
    st.tuples(
        st.sampled_from(["say", "react"]), st.sampled_from(WHO), st.sampled_from(Answer), st.none() | st.integers(0, 3), st.booleans()
    ),
    max_size=14,
)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(story=steps, maximum=st.none() | st.integers(0, 7))
def test_whatever_happens_no_chair_is_given_twice_and_none_that_fits_stays_free(
    sqlite_sessions: Sessions, story: list[Step], maximum: int | None
) -> None:
    with sqlite_sessions.writing(HERE) as session:
        people(session)
        crowd(session, 2)
        ts = MessageTs(uuid4().hex)
        event = posted(session, maximum=maximum, ts=ts)
        for minute, (what, member, wanted, guests, on) in enumerate(story):
            if what == "react":
                react(session, member, {YES: OK, NO: NOK, MAYBE: DONT_KNOW}[wanted], minute, on=on, ts=ts)
            else:
                try:
                    with session.begin_nested():
                        say(session, event, member, wanted, minute, guests=guests)
                except GuestsDoNotFit:
                    continue
        parties = rsvps.parties(session, event.id)
        counted = rsvps.tallies(session, [event.id]).get(event.id, Tally())
    heads = tally(parties)

    assert counted == heads
    if maximum is not None:
        assert heads.yes <= maximum
        assert all(heads.yes + party.size > maximum for party in parties if party.place is Place.WAITING)
    assert all((party.place is Place.NONE) == (party.answer is not YES) for party in parties)
