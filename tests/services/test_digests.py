"""The digest, over both databases: one message instead of single reminders, with nothing told twice and nothing left out."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from bot.composing import Post, Skip
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.ids import MemberId
from bot.domain.notices import PingOwner, RemindMember, WeeklyDigest
from bot.domain.reminders import Occasion
from bot.domain.rsvp import Answer, Way
from bot.services import action_items, action_pings, action_requests, digests, members, rsvp
from tests.builders import ANNA, BRAM, HERE, NOW, ZONE, announced, decided, promised
from tests.composed import composed

MONDAY = datetime(2012, 9, 17, 7, 0, tzinfo=UTC)
"""At nine in Amsterdam, after the Friday of `NOW`."""


def queued(session: WorkspaceSession, member: MemberId = BRAM) -> list[tuple[str, datetime]]:
    rows = session.scalars(
        select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "weekly_digest").order_by(OutboxRow.due_at)
    )
    return [(row.state, row.due_at) for row in rows if row.lane == f"dm:{member}"]


def read(session: WorkspaceSession, *, since: datetime = NOW, now: datetime = MONDAY) -> str:
    """Return the digest as one reads it, or why there is none."""
    made = composed(session, WeeklyDigest(member=BRAM, since=since), now)
    return f"{made.message.text} {made.message.blocks}" if isinstance(made, Post) else made.reason if isinstance(made, Skip) else repr(made)


def test_it_is_planned_once_a_week_for_whoever_wants_it_and_never_on_the_day_it_was_chosen(session: WorkspaceSession) -> None:
    digests.choose(session, BRAM, 4, now=NOW)  # a Friday
    for day in range(22):
        while digests.plan(session, now=MONDAY + timedelta(days=day)):
            pass

    assert [due_at for _, due_at in queued(session)] == [MONDAY + timedelta(days=days) for days in (4, 11, 18)]
    assert queued(session, ANNA) == []
    assert digests.next_moment(session) == MONDAY + timedelta(days=25)


def test_another_day_begins_anew_the_same_day_changes_nothing_and_none_ends_it(session: WorkspaceSession) -> None:
    digests.choose(session, BRAM, 0, now=NOW)
    digests.choose(session, BRAM, 0, now=MONDAY - timedelta(hours=1))
    assert digests.next_moment(session) == MONDAY

    digests.choose(session, BRAM, None, now=NOW)
    assert (digests.next_moment(session), members.digest_of(session, BRAM)) == (None, None)
    assert composed(session, WeeklyDigest(member=BRAM, since=NOW), MONDAY) == Skip(reason="wants single reminders again")


def test_nothing_is_sent_where_there_is_nothing_to_tell(session: WorkspaceSession) -> None:
    digests.choose(session, BRAM, 0, now=NOW)

    assert read(session) == "nothing to tell"


def test_it_tells_what_to_answer_what_was_promised_and_what_was_decided_since(session: WorkspaceSession) -> None:
    event = announced(session)
    item = promised(session, BRAM, text="Zaal regelen", due_on=date(2012, 9, 20))
    decided(session, "De contributie wordt 50 euro", now=NOW + timedelta(hours=1))
    digests.choose(session, BRAM, 0, now=NOW)
    said = read(session)

    assert all(
        words in said
        for words in (event.plan.title, f"rsvp:{event.id}", "Zaal regelen", f"action:{item.id}", "De contributie wordt 50 euro")
    )
    assert said.startswith(
        "Uw overzicht van deze week. Op 1 bijeenkomst hebt u nog niet geantwoord. Er vraagt 1 actiepunt om aandacht. Er is 1 nieuw besluit."
    )
    rsvp.answer(session, event.id, BRAM, Answer.YES, Way.COMMAND, at=NOW, now=NOW)
    action_items.finish(session, item.id, by=BRAM, now=NOW)
    assert read(session, since=NOW + timedelta(hours=2)) == "nothing to tell"


def test_a_ping_that_gave_way_to_it_is_in_it_and_an_item_put_off_or_past_its_last_ping_is_not(session: WorkspaceSession) -> None:
    digests.choose(session, BRAM, 0, now=NOW)
    promised(session, BRAM, text="Zonder datum", due_on=None)
    promised(session, BRAM, text="Lang geleden", due_on=date(2012, 9, 20))
    put_off = promised(session, BRAM, text="Uitgesteld", due_on=date(2012, 10, 8))
    told: dict[str, list[int]] = {"Zonder datum": [], "Lang geleden": [], "Uitgesteld": []}
    for day in range(36):
        now = MONDAY + timedelta(days=day)
        while action_pings.plan_pings(session, now=now):
            pass
        if day == 20:
            action_requests.postpone(session, put_off.id, date(2012, 10, 20), by=BRAM, now=now, zone=ZONE)
        if day % 7 == 0:
            said = read(session, since=now - timedelta(days=7), now=now)
            for words in [words for words in told if words in said]:
                told[words].append(day // 7)

    assert told == {"Zonder datum": [4], "Lang geleden": [0, 1, 2, 3], "Uitgesteld": [2, 5]}


def test_single_reminders_of_what_is_in_it_are_skipped_and_those_of_ones_own_place_come(session: WorkspaceSession) -> None:
    event = announced(session)
    item = promised(session, BRAM, text="Zaal regelen", due_on=date(2012, 9, 20))
    ask = RemindMember(event=event.id, member=BRAM, occasion=Occasion.UNANSWERED, about=event.plan.starts_at)
    ping = PingOwner(owner=BRAM, day=MONDAY.date(), items=(item.id,))
    before = [composed(session, notice, MONDAY + timedelta(days=1)) for notice in (ask, ping)]
    digests.choose(session, BRAM, 0, now=NOW)
    after = [composed(session, notice, MONDAY + timedelta(days=1)) for notice in (ask, ping)]
    rsvp.answer(session, event.id, BRAM, Answer.YES, Way.COMMAND, at=NOW, now=NOW)
    day = composed(session, RemindMember(event=event.id, member=BRAM, occasion=Occasion.DAY, about=event.plan.starts_at), MONDAY)

    assert all(isinstance(each, Post) for each in (*before, day))
    assert after == [Skip(reason="in the weekly digest")] * 2


def test_an_answer_is_asked_for_by_itself_where_no_digest_comes_before_the_last_day(session: WorkspaceSession) -> None:
    event = announced(session, rsvp_until=date(2012, 9, 16))
    digests.choose(session, BRAM, 0, now=NOW)
    ask = RemindMember(event=event.id, member=BRAM, occasion=Occasion.UNANSWERED, about=event.plan.starts_at)

    assert isinstance(composed(session, ask, NOW + timedelta(hours=1)), Post)


def test_what_a_digest_that_never_went_out_was_to_tell_is_in_the_next(session: WorkspaceSession) -> None:
    digests.choose(session, BRAM, 0, now=NOW)
    digests.plan(session, now=MONDAY)
    digests.plan(session, now=MONDAY + timedelta(days=7))
    rows = session.scalars(
        select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "weekly_digest").order_by(OutboxRow.due_at)
    )

    assert [(row.state, row.notice["since"]) for row in rows if row.notice][-1] == ("queued", "2012-09-14T08:00:00Z")
