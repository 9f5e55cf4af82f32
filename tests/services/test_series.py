"""A series: every event its own, each announced by itself, changed alone or together, and whoever is concerned hears once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]

from bot.composing import Post
from bot.db import events as stored
from bot.db import outbox
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import OnFreeDay, Recurrence, Rhythm, at_local, local_day
from bot.domain.event_life import NotItsOrganiser
from bot.domain.events import Event, EventNotFound, EventPlanned, EventState, PlanMistake, WithdrawTooLate
from bot.domain.ids import MemberId
from bot.domain.members import Language
from bot.domain.notices import Notice, PostCard
from bot.domain.rsvp import Answer, Way
from bot.domain.series import NotInSeries, Scope
from bot.services import announcing, calendars, event_life, events, members, moving, rsvp, series
from bot.services.event_life import Saved
from bot.texts import Texts
from bot.views.calendar_file import calendar_file
from tests.builders import ANNA, BRAM, CARLA, NOW, TODAY, ZONE, minutes_after, plan, posted
from tests.composed import composed
from tests.services.test_event_life import answered, waiting
from tests.services.test_events import queued

DAY = timedelta(days=1)
LATER = minutes_after(60)
FIRST = date(2012, 9, 25)
"""A Tuesday, eleven days from now: announced at once; those after it wait."""

EVERY_FOUR_WEEKS = Recurrence(rhythm=Rhythm.WEEKS, every=4, times=6)
WEEKLY = Recurrence(rhythm=Rhythm.WEEKS, times=3)
"""All three are announced at once."""


def planned(
    session: WorkspaceSession, rule: Recurrence = EVERY_FOUR_WEEKS, *, then: OnFreeDay = OnFreeDay.NEXT, first: date = FIRST, **changes: Any
) -> list[Event]:
    """Plan meetings from 13.00 to 16.00, each announced four weeks ahead."""
    hours = {"starts_at": at_local(first, time(13), ZONE), "ends_at": at_local(first, time(16), ZONE)}
    wanted = plan(title="Regiegroep", **hours, **changes)
    looked_at = series.looked_at(session, wanted, rule, on_free=then, school=False, ahead=4, zone=ZONE)
    return series.plan(session, looked_at, by=ANNA, now=NOW, zone=ZONE)


def days(made: list[Event]) -> list[date]:
    return [local_day(each.plan.starts_at, ZONE) for each in made]


def again(session: WorkspaceSession, made: list[Event]) -> list[Event]:
    return [events.get(session, each.id) for each in made]


def places(session: WorkspaceSession, made: list[Event]) -> list[str]:
    return [each.plan.place for each in again(session, made)]


def change(session: WorkspaceSession, event: Event, scope: Scope, *, now: datetime = LATER, **changes: Any) -> Any:
    current = events.get(session, event.id)
    typed = replace(current.plan, **changes)
    return series.change(session, event.id, typed, scope=scope, seen=current.version, by=ANNA, now=now, zone=ZONE)


def saved(outcome: object) -> Saved:
    assert isinstance(outcome, Saved), outcome
    return outcome


def to(session: WorkspaceSession, kind: str, member: MemberId) -> list[Notice]:
    """List the words of one kind that wait for a member."""
    notices = [outbox._adapter().validate_python(row.notice) for row in waiting(session, kind)]
    return [each for each in notices if each.receiver == member]


def said(session: WorkspaceSession, notice: Notice, now: datetime) -> str:
    post = composed(session, notice, now)
    assert isinstance(post, Post), post
    return post.message.whole


# --- planning, and announcing ahead ---


def test_each_event_of_a_series_has_its_own_number_hours_and_announcement(session: WorkspaceSession) -> None:
    made = planned(session)

    assert [each.id for each in made] == [1, 2, 3, 4, 5, 6]
    assert days(made) == [FIRST + timedelta(weeks=4 * number) for number in range(6)]
    assert {each.plan.starts_at.astimezone(ZONE).time() for each in made} == {time(13)}  # on both sides of the clock change
    assert [each.state for each in made] == [EventState.ANNOUNCED, *[EventState.PLANNED] * 5]
    assert [notice.event for notice in queued(session) if isinstance(notice, PostCard)] == [1]
    assert made[2].announce_at == at_local(days(made)[1], time(9), ZONE)


def test_series_is_announced_one_by_one_as_time_goes_on_each_with_its_agenda_of_standing_items(session: WorkspaceSession) -> None:
    made = planned(session, agenda=("Opening", "Rondvraag"))
    for each in made[1:]:
        assert each.announce_at is not None
        assert announcing.announce_planned(session, now=each.announce_at - timedelta(seconds=1)) == 0
        assert announcing.announce_planned(session, now=each.announce_at) == 1
        assert announcing.announce_planned(session, now=each.announce_at + DAY) == 0

    assert [notice.event for notice in queued(session) if isinstance(notice, PostCard)] == [1, 2, 3, 4, 5, 6]
    assert {each.plan.agenda for each in again(session, made)} == {("Opening", "Rondvraag")}


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (OnFreeDay.KEEP, [(12, 11), (12, 18), (12, 25), (1, 1), (1, 8)]),
        (OnFreeDay.SKIP, [(12, 11), (12, 18), (1, 8)]),
        (OnFreeDay.NEXT, [(12, 11), (12, 18), (12, 31), (1, 2), (1, 8)]),
        (OnFreeDay.WEEK, [(12, 11), (12, 18), (1, 8)]),
    ],
)
def test_holidays_and_own_free_days_are_kept_left_out_or_moved_as_the_organiser_says(
    session: WorkspaceSession, then: OnFreeDay, expected: list[tuple[int, int]]
) -> None:
    members.choose_free_days(session, ANNA, "27-12-2012 t/m 30-12-2012", today=TODAY)
    made = planned(session, Recurrence(rhythm=Rhythm.WEEKS, times=5), then=then, first=date(2012, 12, 11))

    assert sorted((day.month, day.day) for day in days(made)) == sorted(expected)


def test_deadline_comes_as_many_days_before_each(session: WorkspaceSession) -> None:
    made = planned(session, rsvp_until=FIRST - 3 * DAY, decision_on=FIRST - 4 * DAY, minimum=5)

    assert [each.plan.rsvp_until for each in made] == [day - 3 * DAY for day in days(made)]
    assert [each.plan.decision_on for each in made] == [day - 4 * DAY for day in days(made)]


def test_other_number_of_weeks_ahead_is_of_all_that_were_not_announced_yet(session: WorkspaceSession) -> None:
    made = planned(session)
    series.choose_ahead(session, made[0].id, 8, by=ANNA, now=NOW, zone=ZONE)

    assert [each.announce_at for each in again(session, made)][2:4] == [at_local(day, time(9), ZONE) for day in days(made)[:2]]
    assert announcing.announce_planned(session, now=NOW) == 1  # the second begins in five and a half weeks


def test_series_can_be_taken_back_as_long_as_nobody_answered(session: WorkspaceSession) -> None:
    made = planned(session)
    series.withdraw(session, made[3].id, by=ANNA, now=minutes_after(14))

    assert {each.state for each in again(session, made)} == {EventState.WITHDRAWN}
    kept = planned(session)
    answered(session, kept[0], BRAM, Answer.YES)
    with pytest.raises(WithdrawTooLate):
        series.withdraw(session, kept[3].id, by=ANNA, now=minutes_after(14))
    with pytest.raises(NotItsOrganiser):
        series.withdraw(session, kept[0].id, by=BRAM, now=minutes_after(14))


def test_nobody_answers_what_was_not_announced_yet(session: WorkspaceSession) -> None:
    made = planned(session)

    with pytest.raises(EventNotFound):
        answered(session, made[1], BRAM, Answer.YES)
    with pytest.raises(EventPlanned):
        answered(session, made[1], ANNA, Answer.YES)


# --- changing this one, the following, or all ---


@pytest.mark.parametrize(
    ("scope", "expected"),
    [(Scope.THIS, "DDZDDD"), (Scope.FOLLOWING, "DDZZZZ"), (Scope.ALL, "ZZZZZZ")],
)
def test_change_is_of_this_one_the_following_or_all(session: WorkspaceSession, scope: Scope, expected: str) -> None:
    made = planned(session)
    outcome = saved(change(session, made[2], scope, place="Zwolle"))

    assert "".join(place[0] for place in places(session, made)) == expected
    assert outcome.changed == expected.count("Z")


def test_what_was_changed_by_hand_stays_and_the_rest_follows(session: WorkspaceSession) -> None:
    made = planned(session)
    change(session, made[3], Scope.THIS, place="Assen")
    change(session, made[1], Scope.ALL, place="Zwolle", title="Stuurgroep")
    change(session, made[4], Scope.FOLLOWING, place="Utrecht")

    assert places(session, made) == ["Zwolle", "Zwolle", "Zwolle", "Assen", "Utrecht", "Utrecht"]
    assert {each.plan.title for each in again(session, made)} == {"Stuurgroep"}
    change(session, made[3], Scope.ALL, place="Leeuwarden")  # from the one by hand: it is the series' again
    change(session, made[0], Scope.ALL, place="Goes")
    assert set(places(session, made)) == {"Goes"}


def test_other_hours_are_the_hours_on_each_ones_own_day(session: WorkspaceSession) -> None:
    made = planned(session)
    hours = {"starts_at": at_local(FIRST, time(9, 30), ZONE), "ends_at": at_local(FIRST, time(12), ZONE)}
    change(session, made[0], Scope.ALL, **hours)
    after = again(session, made)

    assert days(after) == days(made)
    assert {each.plan.starts_at.astimezone(ZONE).time() for each in after} == {time(9, 30)}
    assert {each.plan.ends_at.astimezone(ZONE).time() for each in after} == {time(12)}


def test_other_day_moves_the_rest_along_and_each_announcement_with_it(session: WorkspaceSession) -> None:
    made = planned(session, Recurrence(rhythm=Rhythm.NTH, times=4), first=date(2012, 10, 2))
    hours = {"starts_at": at_local(date(2012, 10, 10), time(13), ZONE), "ends_at": at_local(date(2012, 10, 10), time(16), ZONE)}
    change(session, made[0], Scope.ALL, **hours)
    after = again(session, made)

    assert days(after) == [date(2012, 10, 10), date(2012, 11, 14), date(2012, 12, 12), date(2013, 1, 9)]  # the second Wednesday
    assert after[3].announce_at == at_local(date(2012, 12, 12), time(9), ZONE)


def test_day_of_those_who_answered_is_not_changed_along_but_named(session: WorkspaceSession) -> None:
    made = planned(session, WEEKLY)
    answered(session, made[1], BRAM, Answer.YES)
    moved = {"starts_at": made[0].plan.starts_at + DAY, "ends_at": made[0].plan.ends_at + DAY}
    [mistake] = change(session, made[0], Scope.ALL, **moved)

    assert isinstance(mistake, PlanMistake)
    assert (mistake.text_id, mistake.facts["in_event"]) == ("mistake-date-moves", made[1].id)
    assert days(again(session, made)) == days(made)


def test_whoever_comes_to_several_hears_once_of_all_of_them(session: WorkspaceSession) -> None:
    made = planned(session, WEEKLY)
    for each in made:
        answered(session, each, BRAM, Answer.YES)
    answered(session, made[2], CARLA, Answer.MAYBE)
    outcome = saved(change(session, made[0], Scope.ALL, place="Zwolle"))
    change(session, made[1], Scope.THIS, place="Assen", now=minutes_after(62))  # within ten minutes: told along
    [bram], [carla] = to(session, "tell_series_changed", BRAM), to(session, "tell_series_changed", CARLA)
    words = said(session, bram, minutes_after(72))

    assert outcome.told == 2
    assert [words.count(each) for each in ("V1 ", "V2 ", "V3 ", "Zwolle", "Assen", "(was: Den Haag)")] == [1, 1, 1, 2, 1, 3]
    assert said(session, carla, minutes_after(72)).startswith("Gewijzigd: Regiegroep (V3).")
    assert waiting(session, "tell_changed") == []


def test_two_changes_in_a_row_are_told_from_what_was_last_heard(session: WorkspaceSession) -> None:
    made = planned(session, WEEKLY)
    answered(session, made[1], BRAM, Answer.YES)
    change(session, made[0], Scope.ALL, place="Zwolle")
    change(session, made[1], Scope.FOLLOWING, place="Assen", now=minutes_after(65))
    [notice] = to(session, "tell_series_changed", BRAM)

    assert "Locatie: Assen (was: Den Haag)" in said(session, notice, minutes_after(76))
    change(session, made[0], Scope.ALL, place="Goes", now=minutes_after(66))
    change(session, made[1], Scope.FOLLOWING, place="Den Haag", now=minutes_after(67))
    assert to(session, "tell_series_changed", BRAM) == []  # it is again what they heard


def test_change_taken_back_is_taken_back_from_all_and_nobody_hears(session: WorkspaceSession) -> None:
    made = planned(session, WEEKLY)
    answered(session, made[2], BRAM, Answer.YES)
    change(session, made[1], Scope.THIS, place="Assen")
    version = saved(change(session, made[0], Scope.ALL, place="Zwolle")).event.version
    series.undo_change(session, made[0].id, version, by=ANNA, now=minutes_after(61), zone=ZONE)

    assert places(session, made) == ["Den Haag", "Assen", "Den Haag"]
    assert to(session, "tell_series_changed", BRAM) == []
    change(session, made[0], Scope.ALL, place="Goes")
    assert places(session, made) == ["Goes", "Assen", "Goes"]


def test_one_that_was_moved_stays_in_its_series_and_keeps_its_day(session: WorkspaceSession) -> None:
    made = planned(session, WEEKLY)
    answered(session, made[1], BRAM, Answer.YES)
    was = made[1].plan
    elsewhere = replace(was, starts_at=was.starts_at + 2 * DAY, ends_at=was.ends_at + 2 * DAY)
    moved = moving.move(session, made[1].id, elsewhere, by=ANNA, now=minutes_after(5), zone=ZONE)
    hours = {"starts_at": at_local(FIRST, time(10), ZONE), "ends_at": at_local(FIRST, time(12), ZONE)}
    change(session, made[0], Scope.ALL, place="Zwolle", **hours)
    after = events.get(session, moved.id)

    assert (after.plan.place, after.plan.starts_at) == ("Zwolle", moved.plan.starts_at)
    assert again(session, made)[2].plan.starts_at == at_local(FIRST + 14 * DAY, time(10), ZONE)


# --- calling one off, and ending it ---


def test_one_is_called_off_as_any_event_and_the_rest_goes_on(session: WorkspaceSession) -> None:
    made = planned(session, WEEKLY)
    answered(session, made[1], BRAM, Answer.YES)
    event_life.call_off(session, made[1].id, by=ANNA, now=minutes_after(5))
    change(session, made[0], Scope.ALL, place="Zwolle")

    assert [each.state for each in again(session, made)] == [EventState.ANNOUNCED, EventState.CALLED_OFF, EventState.ANNOUNCED]
    assert places(session, made) == ["Zwolle", "Den Haag", "Zwolle"]


@pytest.mark.parametrize("announced_too", [False, True])
def test_series_that_is_ended_drops_what_is_to_come_and_each_hears_once(session: WorkspaceSession, *, announced_too: bool) -> None:
    made = planned(session, Recurrence(rhythm=Rhythm.WEEKS, times=6))
    here = [each for each in made if each.state is EventState.ANNOUNCED]
    for each in here:
        answered(session, each, BRAM, Answer.YES)
    dropped, heard = series.end(session, made[0].id, announced_too=announced_too, because="Klaar", by=ANNA, now=minutes_after(60))
    waits = to(session, "tell_series_ended", BRAM)

    assert 1 < len(here) < 6
    assert dropped == (6 if announced_too else 6 - len(here))
    assert [each.state is EventState.CALLED_OFF for each in again(session, made)] == [announced_too] * len(here) + [True] * (6 - len(here))
    assert (heard, len(waits)) == ((1, 1) if announced_too else (0, 0))
    assert all(f"({number})" in said(session, waits[0], minutes_after(61)) for number in ("V1", "V2")) if waits else True
    assert waiting(session, "tell_called_off") == []
    assert announcing.announce_planned(session, now=NOW + 40 * DAY) == 0
    with pytest.raises(NotInSeries):
        series.end(session, made[0].id, announced_too=True, because="", by=ANNA, now=minutes_after(61))


def test_series_that_was_ended_goes_on_as_it_was(session: WorkspaceSession) -> None:
    made = planned(session)
    event_life.call_off(session, made[0].id, by=ANNA, now=minutes_after(5))
    series.end(session, made[1].id, announced_too=True, because="", by=ANNA, now=minutes_after(60))
    back = series.resume(session, made[1].id, by=ANNA, now=minutes_after(90), zone=ZONE)

    assert back == 5
    assert [each.state for each in again(session, made)] == [EventState.CALLED_OFF, *[EventState.PLANNED] * 5]
    assert [each.announce_at for each in again(session, made)] == [each.announce_at for each in made]


def test_event_on_its_own_is_in_no_series(session: WorkspaceSession) -> None:
    event = posted(session)

    assert saved(change(session, event, Scope.ALL, place="Zwolle")).changed == 1
    with pytest.raises(NotInSeries):
        series.end(session, event.id, announced_too=True, because="", by=ANNA, now=minutes_after(60))
    assert stored.planned(session, now=NOW) == []


def test_nobody_but_its_organisers_changes_ends_or_resumes_a_series(session: WorkspaceSession) -> None:
    made = planned(session)
    typed = replace(made[0].plan, place="Zwolle")

    with pytest.raises(NotItsOrganiser):
        series.change(session, made[0].id, typed, scope=Scope.ALL, seen=made[0].version, by=BRAM, now=LATER, zone=ZONE)
    with pytest.raises(NotItsOrganiser):
        series.choose_ahead(session, made[0].id, 8, by=BRAM, now=LATER, zone=ZONE)
    with pytest.raises(NotItsOrganiser):
        series.end(session, made[0].id, announced_too=True, because="", by=BRAM, now=LATER)
    with pytest.raises(EventNotFound):  # not announced yet
        series.resume(session, made[1].id, by=BRAM, now=LATER, zone=ZONE)
    assert places(session, made) == ["Den Haag"] * 6


def test_feed_has_each_as_an_entry_of_its_own_at_one_hour_on_both_sides_of_the_clock_change(session: WorkspaceSession) -> None:
    made = planned(session, Recurrence(rhythm=Rhythm.WEEKS, every=4, times=3))  # 25 September, 23 October, 20 November
    for each in made[1:]:
        announcing.announce_planned(session, now=each.announce_at or NOW)
    for each in made:
        rsvp.answer(session, each.id, BRAM, Answer.YES, Way.BUTTON, at=NOW, now=NOW)
    event_life.call_off(session, made[1].id, by=ANNA, now=LATER)
    entries = [calendars.entries(session, each.id, to=BRAM)[0] for each in made]
    written = calendar_file(entries, "prs", Texts(Language.NL, ZONE))
    read: Any = icalendar.Calendar.from_ical(written).walk("VEVENT")
    again = vobject.readOne(written.decode()).vevent_list

    assert (
        [each["DTSTART"].dt.astimezone(ZONE).hour for each in read]
        == [each.dtstart.value.astimezone(ZONE).hour for each in again]
        == [13] * 3
    )
    assert [str(each["STATUS"]) for each in read] == [each.status.value for each in again] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert len({str(each["UID"]) for each in read}) == len({each.uid.value for each in again}) == 3
    assert not any("RRULE" in each for each in read)
