"""Writing to those an event concerns: who gets it, when, and once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.composing import Post, Skip
from bot.db import outbox
from bot.db import reminders as reminder_rows
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.errors import FieldMistake, TextTooLong
from bot.domain.event_life import NotItsOrganiser
from bot.domain.event_messages import MessageUnknown, NobodyToTell, NudgedAlready
from bot.domain.events import Event, EventCalledOff
from bot.domain.ids import MemberId
from bot.domain.members import Sort
from bot.domain.notices import PassOnMessage, PassOnReply, RemindMember
from bot.domain.reminders import Occasion
from bot.domain.rsvp import Answer, Way
from bot.services import channels, event_life, event_messages, members, reminders, rsvp
from tests.builders import ANNA, BOT, BRAM, CARLA, DIRK, GENERAL, HERE, NOW, ZONE, person, posted
from tests.composed import composed

EVA, FRANK, GIJS = MemberId("U5EVA"), MemberId("U6FRANK"), MemberId("U7GIJS")


def network(session: WorkspaceSession, **facts: Any) -> Event:
    """An event of Anna's: Bram comes, Carla waits, Eva said maybe, Frank no, Gijs nothing."""
    named = {EVA: "Eva Boom", FRANK: "Frank Bos", GIJS: "Gijs Kok"}
    members.keep_members(session, [person(member, name) for member, name in named.items()])
    channels.keep_members(session, GENERAL, [ANNA, BRAM, CARLA, DIRK, BOT, *named])
    event = posted(session, maximum=1, **facts)
    for member, answer in ((BRAM, Answer.YES), (CARLA, Answer.YES), (EVA, Answer.MAYBE), (FRANK, Answer.NO)):
        rsvp.answer(session, event.id, member, answer, Way.BUTTON, at=NOW, now=NOW)
    return event


def told(session: WorkspaceSession, kind: str) -> dict[MemberId, datetime]:
    """Who is told, and when; nobody twice."""
    rows = session.execute(
        select(OutboxRow.lane, OutboxRow.due_at).where(
            OutboxRow.workspace_id == HERE,
            OutboxRow.kind == kind,
            OutboxRow.dedupe_key.like("%nudge%") | (OutboxRow.kind != "remind_member"),
        )
    ).all()
    found = {MemberId(lane.removeprefix("dm:")): due for lane, due in rows}
    assert len(found) == len(rows)
    return found


def nudge(session: WorkspaceSession, event: Event, words: str = "", *, now: datetime = NOW) -> int:
    return event_messages.nudge(session, event.id, words, by=ANNA, now=now, zone=ZONE)


def words_of(session: WorkspaceSession, notice: RemindMember | PassOnMessage | PassOnReply, now: datetime = NOW) -> str:
    post = composed(session, notice, now)
    assert isinstance(post, Post)
    return post.message.whole


def test_nudge_reaches_those_who_doubt_and_nobody_else_and_never_again(session: WorkspaceSession) -> None:
    event = network(session)

    assert nudge(session, event) == 2
    assert told(session, "remind_member") == {EVA: NOW, GIJS: NOW}
    with pytest.raises(NudgedAlready) as again:
        nudge(session, event, now=NOW + timedelta(days=3))
    assert again.value.facts == {"event": event.id, "by": "Anna de Wit", "on": NOW}


def test_nudge_says_who_asks_in_their_words_as_typed_or_else_in_ours(session: WorkspaceSession) -> None:
    event, other = network(session), posted(session)
    nudge(session, event, "De bus moet *vandaag* besteld, <!channel>.")
    nudge(session, other)
    theirs, ours = (
        words_of(session, RemindMember(event=each.id, member=GIJS, occasion=Occasion.NUDGE, about=each.plan.starts_at))
        for each in (event, other)
    )

    assert "Anna de Wit vraagt of u komt: Najaarsvergadering." in theirs
    assert "De bus moet *vandaag* besteld, <!channel>." in theirs
    assert "Weet u al of u komt?" in ours


def test_whoever_paused_switched_off_or_was_reminded_that_day_is_not_nudged_that_day(session: WorkspaceSession) -> None:
    event, monday = network(session, rsvp_until=date(2012, 9, 19)), datetime(2012, 9, 17, 7, 0, tzinfo=UTC)
    members.pause(session, EVA, date(2012, 9, 18), now=NOW)
    while reminders.anything_due(session, now=monday):
        reminders.plan_reminders(session, now=monday, zone=ZONE)

    assert nudge(session, event, now=monday) == 1
    assert told(session, "remind_member") == {GIJS: monday + timedelta(days=1)}


def test_reminder_of_the_same_day_gives_way_to_a_nudge(session: WorkspaceSession) -> None:
    event = network(session, rsvp_until=date(2012, 9, 19))
    morning = datetime(2012, 9, 17, 6, 0, tzinfo=UTC)
    reminders.plan_reminders(session, now=morning, zone=ZONE)
    nudge(session, event, now=morning)
    reminder_rows.look_again(session, event.id, now=morning)
    while reminders.anything_due(session, now=morning + timedelta(hours=3)):
        reminders.plan_reminders(session, now=morning + timedelta(hours=3), zone=ZONE)
    keys = session.scalars(select(OutboxRow.dedupe_key).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "remind_member")).all()

    assert sorted(key.rpartition(":")[2] for key in keys if "unanswered" in key) == [ANNA]
    assert sorted(key.rpartition(":")[2] for key in keys if "nudge" in key) == [EVA, GIJS]


def test_nobody_left_to_nudge_is_said_and_does_not_use_up_the_once(session: WorkspaceSession) -> None:
    event = network(session)
    members.choose_own(session, GIJS, off=frozenset({Sort.UNANSWERED}))
    rsvp.answer(session, event.id, EVA, Answer.NO, Way.BUTTON, at=NOW, now=NOW)
    with pytest.raises(NobodyToTell):
        nudge(session, event)
    rsvp.answer(session, event.id, EVA, Answer.MAYBE, Way.BUTTON, at=NOW + timedelta(1), now=NOW + timedelta(1))

    assert nudge(session, event, now=NOW + timedelta(days=3)) == 1


def test_whoever_answers_before_the_nudge_goes_out_is_left_alone(session: WorkspaceSession) -> None:
    event = network(session)
    nudge(session, event)
    rsvp.answer(session, event.id, GIJS, Answer.NO, Way.BUTTON, at=NOW, now=NOW)
    notice = RemindMember(event=event.id, member=GIJS, occasion=Occasion.NUDGE, about=event.plan.starts_at)

    assert composed(session, notice, NOW) == Skip(reason="answered")


@pytest.mark.parametrize(
    ("whom", "receivers"), [("coming", {BRAM}), ("waiting", {CARLA}), ("invited", {BRAM, CARLA, EVA, FRANK, GIJS}), ("doubting", {BRAM})]
)
def test_message_reaches_those_it_is_for_once_and_not_whoever_wrote_it(
    session: WorkspaceSession, whom: str, receivers: set[MemberId]
) -> None:
    """What no form offers (*doubting*) is read as the first of what it does."""
    event = network(session)

    assert event_messages.send(session, event.id, whom, "Tot dan.", by=ANNA, now=NOW) == len(receivers)
    assert told(session, "pass_on_message") == dict.fromkeys(receivers, NOW)


def test_message_waits_for_the_morning_but_not_in_the_last_day(session: WorkspaceSession) -> None:
    event, night = network(session), datetime(2012, 9, 14, 21, 0, tzinfo=UTC)
    event_messages.send(session, event.id, "coming", "Tot dan.", by=ANNA, now=night)
    late = datetime(2012, 11, 25, 22, 0, tzinfo=UTC)
    event_messages.send(session, event.id, "waiting", "Er komt een plaats vrij.", by=ANNA, now=late)

    assert told(session, "pass_on_message") == {BRAM: datetime(2012, 9, 15, 6, 0, tzinfo=UTC), CARLA: late}


def test_message_says_who_writes_in_the_words_as_typed_and_only_to_whom_it_still_concerns(session: WorkspaceSession) -> None:
    event = network(session)
    event_messages.send(session, event.id, "coming", "Neem *schoenen* mee, <!here> & @bram", by=ANNA, now=NOW)
    [notice] = [each for each in outbox.queued(session) if isinstance(each, PassOnMessage)]

    assert words_of(session, notice).startswith("Anna de Wit schrijft u over Najaarsvergadering (V1)")
    assert "Neem *schoenen* mee, <!here> & @bram" in words_of(session, notice)
    rsvp.answer(session, event.id, BRAM, Answer.NO, Way.BUTTON, at=NOW, now=NOW)
    assert composed(session, notice, NOW) == Skip(reason="answered otherwise since")


def test_only_whoever_organises_writes_and_only_about_what_takes_place(session: WorkspaceSession) -> None:
    event = network(session)
    with pytest.raises(NotItsOrganiser):
        event_messages.send(session, event.id, "coming", "Hoi", by=BRAM, now=NOW)
    with pytest.raises(NotItsOrganiser):
        event_messages.nudge(session, event.id, "", by=BRAM, now=NOW, zone=ZONE)
    with pytest.raises(FieldMistake):
        event_messages.send(session, event.id, "coming", "  ", by=ANNA, now=NOW)
    with pytest.raises(TextTooLong):
        event_messages.send(session, event.id, "coming", "a" * 1401, by=ANNA, now=NOW)
    event_life.call_off(session, event.id, by=ANNA, now=NOW)
    with pytest.raises(EventCalledOff):
        event_messages.send(session, event.id, "coming", "Hoi", by=ANNA, now=NOW)
    with pytest.raises(EventCalledOff):
        nudge(session, event)


def test_reply_goes_to_whoever_wrote_and_only_from_those_who_got_it(session: WorkspaceSession) -> None:
    event = network(session)
    event_messages.send(session, event.id, "coming", "Tot dan.", by=ANNA, now=NOW)
    [message] = [each.message for each in outbox.queued(session) if isinstance(each, PassOnMessage)]
    for other in (CARLA, GIJS):
        with pytest.raises(MessageUnknown):
            event_messages.reply(session, message, "Ik ook?", by=other, now=NOW)

    assert event_messages.reply(session, message, "Mag mijn <!here> hond *mee*?", by=BRAM, now=NOW) == "Anna de Wit"
    [reply] = [each for each in outbox.queued(session) if isinstance(each, PassOnReply)]
    assert reply == PassOnReply(event=event.id, member=ANNA, by=BRAM, words="Mag mijn <!here> hond *mee*?")
    assert "Bram Visser antwoordt op uw bericht over Najaarsvergadering (V1)" in words_of(session, reply)


def test_once_whoever_wrote_has_left_replies_go_to_whoever_organises_it(session: WorkspaceSession) -> None:
    event = network(session, hosts=(CARLA,))
    event_messages.send(session, event.id, "coming", "Tot dan.", by=CARLA, now=NOW)
    [message] = [each.message for each in outbox.queued(session) if isinstance(each, PassOnMessage)]
    members.keep_members(session, [replace(person(CARLA, "Carla Smit"), gone=True)])
    event_messages.reply(session, message, "Waar is het?", by=BRAM, now=NOW)

    assert [each.member for each in outbox.queued(session) if isinstance(each, PassOnReply)] == [ANNA]
