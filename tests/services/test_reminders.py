"""Reminders of events over both databases: planned once, for whom they concern, and none that lost its purpose."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select, text

from bot.composing import Post, Skip
from bot.db import events as event_rows
from bot.db import minutes, workspaces
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import EventRow, MemberRow, OutboxRow, ReminderPlanRow, RsvpRow
from bot.domain.agenda import AgendaPoint
from bot.domain.calendar import FreeDays
from bot.domain.errors import NotAllowed
from bot.domain.events import Event, EventKind, EventState
from bot.domain.ids import EventId, MemberId
from bot.domain.members import Choices
from bot.domain.minutes import MinutesState
from bot.domain.notices import AskMinutes, AskProposals, PostAgenda, RemindMember
from bot.domain.reminders import USUAL, Occasion, Schedule
from bot.domain.rsvp import Answer, Way
from bot.services import agenda, channels, members, reminders, rsvp
from tests.builders import ANNA, BRAM, CARLA, GENERAL, HERE, MEETING, NOW, ZONE, announced, crowd, promised
from tests.composed import composed

PROPOSALS, WEEK, UNANSWERED, DAY = (datetime(2012, 11, day, hour, tzinfo=UTC) for day, hour in ((16, 12), (19, 12), (23, 16), (23, 12)))
HOUR, AFTER = (datetime(2012, 11, 26, hour, tzinfo=UTC) for hour in (11, 15))
"""The moments of the meeting on Monday 26 November at 13.00 in Amsterdam."""


def plan(session: WorkspaceSession, now: datetime) -> int:
    """Plan until nothing is left; return the number of looks that took."""
    looks = 0
    while reminders.anything_due(session, now=now):
        looks += reminders.plan_reminders(session, now=now, zone=ZONE)
        assert looks < 100
    return looks


def answer(session: WorkspaceSession, event: Event, member: MemberId, wanted: Answer, *, at: datetime = NOW) -> None:
    rsvp.answer(session, event.id, member, wanted, Way.COMMAND, at=at, now=at)


def queued(session: WorkspaceSession) -> list[tuple[str, str, datetime]]:
    """List what was planned: for what, for whom, and when."""
    rows = session.scalars(
        select(OutboxRow)
        .where(OutboxRow.workspace_id == HERE, OutboxRow.kind.in_(("post_agenda", "remind_member", "ask_minutes", "ask_proposals")))
        .order_by(OutboxRow.due_at, OutboxRow.dedupe_key)
    )
    told = [(row.dedupe_key.split(":"), row.due_at) for row in rows]
    return [(key[2], key[4], due_at) for key, due_at in told]


def moments(session: WorkspaceSession, start: datetime, end: datetime) -> Iterator[datetime]:
    """Go from one due moment to the next, as a clock that is moved does."""
    now = start
    while now <= end:
        plan(session, now)
        upcoming = reminders.next_moment(session, now=now)
        if upcoming is None or upcoming > end:
            return
        assert upcoming > now
        now = upcoming
        yield now


def test_whole_life_of_a_meeting_plans_each_reminder_at_its_moment(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    answer(session, event, CARLA, Answer.MAYBE)
    stops = list(moments(session, NOW, AFTER + timedelta(days=30)))

    assert stops == [WEEK, DAY, UNANSWERED, HOUR, AFTER, AFTER + timedelta(days=7)]
    assert queued(session) == [
        ("agenda", "", WEEK),
        ("day", BRAM, DAY),
        ("day", CARLA, DAY),
        ("unanswered", ANNA, UNANSWERED),
        ("hour", BRAM, HOUR),
        ("minutes", ANNA, AFTER),
        ("minutes_again", ANNA, AFTER + timedelta(days=7)),
    ]


def test_planning_twice_plans_once(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    for _ in range(2):
        plan(session, UNANSWERED)
        session.query(ReminderPlanRow).where(ReminderPlanRow.workspace_id == HERE).delete()

    assert queued(session) == [
        ("agenda", "", WEEK),
        ("day", BRAM, DAY),
        ("unanswered", ANNA, UNANSWERED),
        ("unanswered", CARLA, UNANSWERED),
    ]


def test_what_was_looked_at_is_left_alone_until_something_is_due(session: WorkspaceSession) -> None:
    announced(session)

    assert plan(session, NOW) == 1
    assert not reminders.anything_due(session, now=NOW + timedelta(minutes=14))
    assert reminders.anything_due(session, now=NOW + timedelta(minutes=15))
    assert reminders.next_moment(session, now=NOW) == WEEK


def test_event_of_long_ago_is_never_looked_at_again(session: WorkspaceSession) -> None:
    announced(session)
    plan(session, AFTER + timedelta(hours=1))

    assert not reminders.anything_due(session, now=AFTER + timedelta(days=15))
    assert reminders.next_moment(session, now=AFTER + timedelta(days=15)) is None


def test_changed_event_is_looked_at_at_once(session: WorkspaceSession) -> None:
    event = announced(session)
    plan(session, NOW)
    row = session.get(EventRow, (HERE, event.id))
    assert row is not None
    row.version += 1
    row.starts_at += timedelta(days=1)
    session.flush()

    assert reminders.next_moment(session, now=NOW) == NOW
    plan(session, NOW)
    assert reminders.next_moment(session, now=NOW) == WEEK + timedelta(days=1)


def test_called_off_event_is_not_planned_for(session: WorkspaceSession) -> None:
    event = announced(session)
    event_rows.save_state(session, event.id, EventState.CALLED_OFF)

    assert plan(session, HOUR) == 0
    assert queued(session) == []


def test_event_announced_late_makes_up_for_nothing(session: WorkspaceSession) -> None:
    announced(session, now=HOUR - timedelta(minutes=5))
    plan(session, HOUR)

    assert queued(session) == []


def test_late_tick_plans_what_is_still_useful_and_what_was_missed_is_known_as_such(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    answer(session, event, CARLA, Answer.NO)
    plan(session, NOW)
    now = HOUR + timedelta(minutes=30)
    plan(session, now)
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.useful_until.is_not(None)))
    useful = {row.dedupe_key.split(":")[2]: row.useful_until > now for row in rows if row.useful_until}

    assert useful == {"agenda": True, "day": False, "hour": True, "unanswered": True}


def test_one_reminder_a_day_for_one_subject(session: WorkspaceSession) -> None:
    """Whoever is asked in the morning and says perhaps hears nothing more that day."""
    event = announced(session, rsvp_until=datetime(2012, 11, 25, tzinfo=UTC).date())
    plan(session, UNANSWERED - timedelta(hours=8))
    answer(session, event, BRAM, Answer.MAYBE, at=DAY - timedelta(hours=1))
    plan(session, DAY)

    assert [each for each in queued(session) if each[1] == BRAM] == [("unanswered", BRAM, datetime(2012, 11, 23, 8, tzinfo=UTC))]


def test_a_crowd_is_planned_in_short_batches_and_everybody_once(session: WorkspaceSession) -> None:
    channels.keep_members(session, GENERAL, [ANNA, BRAM, CARLA, *crowd(session, 120)])
    announced(session)
    plan(session, WEEK)
    looks = plan(session, UNANSWERED)

    assert looks == 3
    assert len({member for occasion, member, _ in queued(session) if occasion == "unanswered"}) == 123


def test_receiver_in_another_zone_hears_on_their_own_moment(session: WorkspaceSession) -> None:
    row = session.get(MemberRow, (HERE, BRAM))
    assert row is not None
    row.zone = "America/New_York"
    session.flush()
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    list(moments(session, NOW, HOUR))

    assert ("day", BRAM, datetime(2012, 11, 23, 14, 0, tzinfo=UTC)) in queued(session)


def test_free_days_of_the_network_move_a_reminder_earlier_too(session: WorkspaceSession) -> None:
    friday = date(2012, 11, 23)
    workspaces.save_free_days(session, [FreeDays(friday, friday)])
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    list(moments(session, NOW, HOUR))

    assert ("day", BRAM, DAY - timedelta(days=1)) in queued(session)


def test_minutes_are_the_secretarys_and_what_is_no_meeting_its_organisers(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(secretary=CARLA), [])
    announced(session)
    announced(session, kind=EventKind.GATHERING)
    plan(session, NOW)
    plan(session, AFTER)

    assert [(what, whom) for what, whom, _ in queued(session) if what == "minutes"] == [("minutes", CARLA), ("minutes", ANNA)]


def test_secretary_is_asked_for_the_minutes_once_and_a_week_later_once_more(session: WorkspaceSession) -> None:
    announced(session)
    tour = announced(session, kind=EventKind.TOUR)
    for now in moments(session, NOW, AFTER + timedelta(days=40)):
        plan(session, now)
    asked_for = select(OutboxRow.dedupe_key).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "ask_minutes")
    keys = [key or "" for key in session.scalars(asked_for.order_by(OutboxRow.due_at, OutboxRow.id))]
    again = AskMinutes(event=EventId(1), member=ANNA, about=MEETING.starts_at, again=True)
    asked = composed(session, again, AFTER + timedelta(days=7))

    assert [key.split(":")[1:3] for key in keys] == [["1", "minutes"], [str(tour.id), "minutes"], ["1", "minutes_again"]]
    assert [at for what, _, at in queued(session) if what == "minutes_again"] == [AFTER + timedelta(days=7)]
    assert isinstance(asked, Post)
    assert "is nog geen verslag binnen" in asked.message.text


@pytest.mark.parametrize(
    ("state", "silent"),
    [
        (MinutesState.READING, True),
        (MinutesState.REVIEW, True),
        (MinutesState.ADOPTED, True),
        (MinutesState.REFUSED, False),
        (MinutesState.WITHDRAWN, False),
    ],
)
def test_secretary_is_not_asked_again_once_minutes_came_in(session: WorkspaceSession, state: MinutesState, silent: bool) -> None:
    event = announced(session)
    first, again = (AskMinutes(event=event.id, member=ANNA, about=MEETING.starts_at, again=again) for again in (False, True))
    found = minutes.add(session, file_name="v.txt", media_type="text/plain", by=ANNA, now=NOW, event=event.id, content=b"x")
    minutes.save(session, found.id, state=str(state))

    assert (composed(session, again, AFTER) == Skip(reason="the minutes came in")) is silent
    assert isinstance(composed(session, first, AFTER), Post)


def test_secretary_who_was_reminded_of_the_meeting_is_asked_for_the_minutes_all_the_same(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, ANNA, Answer.YES)
    plan(session, NOW)
    plan(session, HOUR)
    plan(session, AFTER)

    assert [(what, at) for what, whom, at in queued(session) if whom == ANNA][-2:] == [("hour", HOUR), ("minutes", AFTER)]


def reminder(event: Event, occasion: Occasion, member: MemberId = BRAM) -> RemindMember:
    return RemindMember(event=event.id, member=member, occasion=occasion, about=MEETING.starts_at)


@pytest.mark.parametrize(
    ("occasion", "said", "reason"),
    [
        (Occasion.UNANSWERED, Answer.NO, "answered"),
        (Occasion.DAY, Answer.NO, "answered otherwise since"),
        (Occasion.HOUR, Answer.MAYBE, "answered otherwise since"),
    ],
)
def test_whoever_answered_in_the_meantime_is_left_alone(session: WorkspaceSession, occasion: Occasion, said: Answer, reason: str) -> None:
    event = announced(session)
    answer(session, event, BRAM, said)

    assert composed(session, reminder(event, occasion), DAY) == Skip(reason=reason)


@pytest.mark.parametrize("state", [EventState.CALLED_OFF, EventState.MOVED, EventState.WITHDRAWN])
def test_calling_off_moving_and_withdrawing_silence_every_reminder(session: WorkspaceSession, state: EventState) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    event_rows.save_state(session, event.id, state)
    notices = (
        PostAgenda(event=event.id, channel=GENERAL, about=MEETING.starts_at),
        reminder(event, Occasion.DAY),
        reminder(event, Occasion.HOUR),
        AskMinutes(event=event.id, member=ANNA, about=MEETING.starts_at),
    )

    assert all(isinstance(composed(session, notice, DAY), Skip) for notice in notices)


def test_reminder_of_a_moment_that_was_changed_is_not_said(session: WorkspaceSession) -> None:
    event = announced(session)
    notice = RemindMember(event=event.id, member=ANNA, occasion=Occasion.UNANSWERED, about=MEETING.starts_at - timedelta(days=1))

    assert composed(session, notice, WEEK) == Skip(reason="moved to another moment")


def test_whoever_has_paused_gets_the_hour_before_only(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    row = session.get(MemberRow, (HERE, BRAM))
    assert row is not None
    row.paused_until = datetime(2012, 12, 3, tzinfo=UTC).date()
    session.flush()

    assert composed(session, reminder(event, Occasion.DAY), DAY) == Skip(reason="paused")
    assert isinstance(composed(session, reminder(event, Occasion.HOUR), HOUR), Post)


def test_day_before_that_comes_on_the_day_itself_leaves_it_to_the_hour_before(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)

    assert composed(session, reminder(event, Occasion.DAY), HOUR - timedelta(hours=3)) == Skip(reason="the hour-before comes today")


def test_whoever_is_reminded_to_confirm_that_day_is_not_reminded_twice(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    row = session.get(RsvpRow, (HERE, event.id, BRAM))
    assert row is not None
    row.confirm_by = datetime(2012, 11, 25, tzinfo=UTC).date()  # a Sunday: they are asked on Friday
    session.flush()

    assert composed(session, reminder(event, Occasion.DAY), DAY) == Skip(reason="asked to confirm today")
    row.confirm_by = datetime(2012, 11, 22, tzinfo=UTC).date()
    session.flush()
    assert isinstance(composed(session, reminder(event, Occasion.DAY), DAY), Post)


def test_whoever_left_is_not_written_to(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    row = session.get(MemberRow, (HERE, BRAM))
    assert row is not None
    row.is_gone = True
    session.flush()

    assert composed(session, reminder(event, Occasion.HOUR), HOUR) == Skip(reason="nobody to tell")


def test_whoever_left_the_channel_is_no_longer_asked(session: WorkspaceSession) -> None:
    event = announced(session)
    channels.member_left(session, GENERAL, BRAM)

    assert composed(session, reminder(event, Occasion.UNANSWERED), DAY) == Skip(reason="not invited any more")


def test_agenda_shows_the_open_items_of_its_own_series(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(channel=GENERAL), [])
    promised(session, BRAM, text="Zaal bespreken")
    event = announced(session)
    elsewhere = announced(session, channel="C2BESTUUR")

    assert [each.item.text for each in reminders.open_items_of_series(session, event)] == ["Zaal bespreken"]
    assert reminders.open_items_of_series(session, elsewhere) == []


def test_event_that_was_there_before_reminders_were_makes_up_for_nothing(sessions: Sessions) -> None:
    """The migration says so; here only that no look is taken at what nobody knows of."""
    with sessions.writing(HERE) as session:
        assert not reminders.anything_due(session, now=NOW)
        assert reminders.next_moment(session, now=NOW) is None


def test_two_planners_at_once_plan_each_reminder_once(network: Sessions) -> None:
    with network.writing(HERE) as session:
        event = announced(session)
        channels.keep_members(session, GENERAL, [ANNA, BRAM, CARLA, *crowd(session, 120)])
        answer(session, event, BRAM, Answer.YES)
    together = Barrier(4)

    def planner(_: int) -> None:
        together.wait(30)
        for _ in range(4):
            with network.writing(HERE) as session:
                reminders.plan_reminders(session, now=UNANSWERED, zone=ZONE)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(planner, range(4)))
    with network.reading(HERE) as session:
        found = queued(session)

    assert len(found) == len(set(found)) == 1 + 1 + 122


def test_whoever_waits_hears_the_day_before_how_they_stand_and_is_not_told_to_come(session: WorkspaceSession) -> None:
    event = announced(session, maximum=1)
    answer(session, event, CARLA, Answer.YES)
    answer(session, event, BRAM, Answer.YES)
    list(moments(session, NOW, AFTER))
    said = composed(session, reminder(event, Occasion.DAY), DAY)

    assert ("day", BRAM, DAY) in queued(session)
    assert not [each for each in queued(session) if each[:2] == ("hour", BRAM)]
    assert isinstance(said, Post)
    assert "u staat op nummer 1 van de wachtlijst" in str(said.message.payload())


def test_organisers_are_asked_about_all_proposals_the_day_before_the_agenda_goes_out(session: WorkspaceSession) -> None:
    event = announced(session)
    plan(session, NOW)
    asks = [agenda.propose(session, event.id, AgendaPoint(title=title), by=BRAM, now=NOW) for title in ("Contributie", "Website")]
    stops = list(moments(session, NOW, WEEK))
    notice = AskProposals(event=event.id, member=ANNA, about=MEETING.starts_at, until=WEEK)
    asked = composed(session, notice, PROPOSALS)
    agenda.accept(session, asks[0].id, by=ANNA, now=PROPOSALS)
    agenda.decline(session, asks[1].id, "Volgend jaar.", by=ANNA, now=PROPOSALS)

    assert stops == [PROPOSALS, WEEK]
    assert [each for each in queued(session) if each[0] != "agenda"] == [("proposals", ANNA, PROPOSALS)]
    assert isinstance(asked, Post)
    assert asked.message.text.startswith("Over 2 voorgestelde agendapunten voor Najaarsvergadering (V1) is nog niet besloten.")
    assert asked.message.text.endswith("De agenda gaat op maandag 19 november naar het kanaal.")
    assert [block["block_id"] for block in asked.message.blocks if block["type"] == "actions"] == ["proposal:1", "proposal:2"]
    assert composed(session, notice, PROPOSALS) == Skip(reason="decided or taken back since")


def test_organiser_is_not_asked_before_the_agenda_where_nothing_waits(session: WorkspaceSession) -> None:
    event = announced(session)
    item = agenda.propose(session, event.id, AgendaPoint(title="Contributie"), by=BRAM, now=NOW)
    agenda.decline(session, item.id, "Volgend jaar.", by=ANNA, now=NOW)
    plan(session, PROPOSALS)

    assert queued(session) == []


# --- the schedule that organisers choose ---


def test_reminders_follow_the_schedule_from_the_moment_it_is_chosen(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    plan(session, NOW)
    reminders.choose_schedule(session, Schedule(agenda_days=10, unanswered_days=0, day=False), by=ANNA, now=NOW)
    for moment in moments(session, NOW, HOUR):
        plan(session, moment)

    assert {(what, whom) for what, whom, _ in queued(session)} == {("agenda", ""), ("hour", BRAM)}
    assert queued(session)[0][2] == datetime(2012, 11, 16, 12, tzinfo=UTC)


def test_proposals_are_asked_about_where_the_channel_gets_no_agenda(session: WorkspaceSession) -> None:
    event = announced(session)
    agenda.propose(session, event.id, AgendaPoint(title="Koffie"), by=BRAM, now=NOW)
    reminders.choose_schedule(session, Schedule(agenda_days=0, unanswered_days=0, day=False, hour=False), by=ANNA, now=NOW)
    for moment in moments(session, NOW, HOUR):
        plan(session, moment)

    assert [(what, whom) for what, whom, _ in queued(session)] == [("proposals", ANNA)]


def test_another_schedule_makes_up_for_nothing_that_had_its_moment(session: WorkspaceSession) -> None:
    announced(session)
    plan(session, UNANSWERED + timedelta(hours=1))
    before = queued(session)
    reminders.choose_schedule(session, Schedule(unanswered_days=7), by=ANNA, now=UNANSWERED + timedelta(hours=1))
    plan(session, UNANSWERED + timedelta(hours=2))

    assert queued(session) == before


def test_only_organisers_choose_or_look_at_a_schedule(session: WorkspaceSession) -> None:
    announced(session)
    with pytest.raises(NotAllowed):
        reminders.choose_schedule(session, Schedule(hour=False), by=BRAM, now=NOW)
    with pytest.raises(NotAllowed):
        reminders.preview(session, USUAL, by=BRAM, now=NOW, zone=ZONE)

    assert reminders.schedule(session) == USUAL


def test_a_preview_is_of_the_next_event_and_changes_nothing(session: WorkspaceSession) -> None:
    assert reminders.preview(session, USUAL, by=ANNA, now=NOW, zone=ZONE) is None
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    shown = reminders.preview(session, Schedule(day=False), by=ANNA, now=NOW, zone=ZONE)

    assert shown is not None
    assert [each.occasion for each in shown.reminders] == [
        Occasion.AGENDA,
        Occasion.UNANSWERED,
        Occasion.HOUR,
        Occasion.MINUTES,
        Occasion.MINUTES_AGAIN,
    ]
    assert (shown.event.id, shown.silent, shown.secretary) == (event.id, 2, "Anna de Wit")
    assert reminders.schedule(session) == USUAL


@pytest.mark.parametrize("stored", ["7", '{"day": "ja", "agenda_days": true}', "[]", '{"week": 1}'])
def test_a_schedule_that_cannot_be_read_is_as_usual(session: WorkspaceSession, stored: str) -> None:
    odd = text("UPDATE workspaces SET schedule = :stored WHERE workspace_id = :workspace")
    session.execute(odd, {"stored": stored, "workspace": session.workspace})

    assert reminders.schedule(session) == USUAL
