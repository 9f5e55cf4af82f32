"""What an organiser reads of what they did, against the messages that are then queued: the number, or nobody, is the truth."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.composing import compose_response
from bot.db import members as stored_members
from bot.db import outbox
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.agenda import AgendaPoint
from bot.domain.audience import Audience, PartnershipType, Profile
from bot.domain.events import Event
from bot.domain.ids import MemberId, MessageTs
from bot.domain.members import Language
from bot.domain.moving import on_another_day
from bot.domain.notices import TellAnswer
from bot.domain.responses import Say, ShowAgendaItem, ShowMoved
from bot.domain.rsvp import Answer, Extras, Way
from bot.exchange import Exchange
from bot.services import agenda, channels, event_life, events, members, moving, rsvp
from bot.slack.payloads import FormValues, SlackUser, Submitted, Tap
from bot.views import event_manage
from bot.views.answers import ANSWER_FOR_FORM
from handlers import agenda as agenda_taps
from handlers import answers as answer_taps
from handlers import attendance as attendance_taps
from handlers import event_life as life_taps
from handlers import moving as moving_taps
from tests.builders import ANNA, BRAM, CARLA, HERE, MEETING, NOW, TODAY, ZONE, crowd, minutes_after, person, posted
from tests.composed import deps

ABOUT_IT = {
    "tell_answered_for",
    "tell_audience",
    "tell_called_off",
    "tell_changed",
    "tell_moved",
    "tell_passed_over",
    "tell_place",
    "tell_proposal",
    "tell_proposed",
    "tell_restored",
    "explain_closed",
}
"""Kinds of messages by which somebody hears of what an organiser did; reminders of later and files are not."""

Act = Callable[[WorkspaceSession, Event, list[MemberId]], str]
"""Do something, and return the words of its receipt."""
WEEK = timedelta(days=7)
FAR = {"starts_at": MEETING.starts_at + WEEK, "ends_at": MEETING.ends_at + WEEK}


def exchange(session: WorkspaceSession, *, minutes: float) -> Exchange:
    member = stored_members.get(session, ANNA)
    assert member is not None
    now = minutes_after(minutes)
    return Exchange(deps=deps(), session=session, member=member, language=Language.NL, at=now, now=now)


def tap(value: object, action: str = "") -> Tap:
    return Tap(
        by=SlackUser(id=ANNA, name="anna", team=HERE),
        action_id=action,
        value=str(value),
        at=NOW,
        trigger_id="1",
        channel=None,
        message=None,
        thread=None,
        view=None,
    )


def form(metadata: object, callback: str = "", **values: Any) -> Submitted:
    state = {name: {name: value} for name, value in values.items()}
    return Submitted(
        by=SlackUser(id=ANNA, name="anna", team=HERE),
        values=FormValues(state),
        metadata=str(metadata),
        trigger_id="1",
        callback_id=callback,
        title="",
        fields=(),
    )


def said(x: Exchange, shown: Any) -> str:
    """Read what an act shows: a sentence, an answer, a view, or the word that comes by DM."""
    if isinstance(shown, dict):  # a form that closes: its word is queued
        [shown] = [notice.answer for notice in outbox.queued(x.session) if isinstance(notice, TellAnswer)]
    if isinstance(shown, (Say, ShowMoved, ShowAgendaItem)):
        return compose_response(x.session, x.deps, shown, to=ANNA, now=x.now, language=None).text
    return shown if isinstance(shown, str) else str(shown.payload())


def number_said(words: str) -> int:
    """Read how many are told, by a receipt; one that speaks of nobody who hears says that nobody does."""
    counted = re.search(r"(\d+) (?:personen krijgen|persoon krijgt|leden krijgen|lid krijgt)", words)
    return int(counted[1]) if counted else int("wie het deed, krijgt" in words)


def network(session: WorkspaceSession, *, organiser_comes: bool = False) -> tuple[Event, list[MemberId]]:
    """An event with a yes with a guest, a maybe, two who wait (a pair and one), and a no; Carla organises it too."""
    event = posted(session, maximum=3, minimum=3, hosts=(CARLA,), reserve_on=date(2013, 1, 23))
    yes, maybe, pair, waits, no = crowd(session, 5)
    wanted = [(yes, Answer.YES, 1), (maybe, Answer.MAYBE, 0), (pair, Answer.YES, 1), (waits, Answer.YES, 1), (no, Answer.NO, 0)]
    if organiser_comes:
        wanted.insert(1, (ANNA, Answer.YES, 0))
    for minute, (member, answer, guests) in enumerate(wanted, start=1):
        extras = Extras(guests=guests, takes_list=member in {pair, waits})
        rsvp.answer(session, event.id, member, answer, Way.BUTTON, at=minutes_after(minute), now=minutes_after(minute), extras=extras)
    return events.get(session, event.id), [yes, maybe, pair, waits, no]


def changed(session: WorkspaceSession, event: Event, **changes: Any) -> str:
    x = exchange(session, minutes=30)
    current = events.get(session, event.id)
    outcome = event_life.change(session, event.id, replace(current.plan, **changes), seen=current.version, by=ANNA, now=x.now, zone=ZONE)
    assert isinstance(outcome, event_life.Saved)
    return said(x, event_manage.saved(outcome.event, x.t, told=outcome.told))


def proposed(session: WorkspaceSession, event: Event, by: MemberId = BRAM) -> int:
    return agenda.propose(session, event.id, AgendaPoint(title="Begroting"), by=by, now=minutes_after(20)).id


def later(session: WorkspaceSession, minutes: float = 30) -> Exchange:
    return exchange(session, minutes=minutes)


def passed_on(member: Callable[[list[MemberId]], MemberId], answer: str) -> Act:
    def run(session: WorkspaceSession, event: Event, people: list[MemberId]) -> str:
        x = later(session)
        values = {"member": {"selected_user": member(people)}, "answer": {"selected_option": {"value": answer}}}
        return said(x, answer_taps.answered(x, form(event.id, ANSWER_FOR_FORM, **values)))

    return run


def tapped(do: Callable[[Exchange, Tap], Any], minutes: float = 30) -> Act:
    def run(session: WorkspaceSession, event: Event, _people: list[MemberId]) -> str:
        x = later(session, minutes)
        return said(x, do(x, tap(event.id)))

    return run


def called_off(session: WorkspaceSession, event: Event, _people: list[MemberId], deciding: str = "") -> str:
    x = later(session)
    return said(x, life_taps.called_off(x, form(f"{event.id}:{deciding}")))


def restored(session: WorkspaceSession, event: Event, _people: list[MemberId]) -> str:
    x = later(session, 60)
    return said(x, life_taps.restored(x, form(event.id)))


def moved(session: WorkspaceSession, event: Event, _people: list[MemberId], deciding: str = "") -> str:
    x = later(session)
    values: dict[str, Any] = {
        "date": {"selected_date": "2013-01-23"},
        "begin": {"selected_time": "13:00"},
        "end": {"selected_time": "16:00"},
    }
    return said(x, moving_taps.moved(x, form(f"{event.id}:{deciding}", **values)))


def target_of(session: WorkspaceSession, people: list[MemberId]) -> Event:
    """Another event, in which those who may come to the first are already, and for the rest there is one place."""
    target = posted(session, ts=MessageTs("2.2"), maximum=1, **FAR)
    rsvp.answer(session, target.id, people[1], Answer.MAYBE, Way.BUTTON, at=minutes_after(20), now=minutes_after(20))
    return target


def shortened(session: WorkspaceSession, event: Event, people: list[MemberId], deciding: str = "deciding") -> str:
    target, x = target_of(session, people), later(session)
    values: dict[str, Any] = {"target": {"selected_option": {"value": str(target.id)}}}
    return said(x, moving_taps.shortened(x, form(f"{event.id}:{deciding}", **values)))


brought_back = tapped(moving_taps.undo, 60)


def move_it(session: WorkspaceSession, event: Event) -> None:
    there = on_another_day(event.plan, date(2013, 1, 23), today=TODAY, zone=ZONE)
    new = moving.move(session, event.id, there, by=ANNA, now=minutes_after(20), zone=ZONE)
    rsvp.answer(session, new.id, BRAM, Answer.YES, Way.BUTTON, at=minutes_after(25), now=minutes_after(25))


def merge_it(session: WorkspaceSession, event: Event) -> None:
    """Into a full event, where somebody comes to wait behind them: undone, places are free again."""
    target = posted(session, ts=MessageTs("2.2"), maximum=2, **FAR)
    moving.move_into(session, event.id, target.id, by=ANNA, now=minutes_after(20), zone=ZONE)
    rsvp.answer(session, target.id, BRAM, Answer.YES, Way.BUTTON, at=minutes_after(25), now=minutes_after(25))


def change_place(session: WorkspaceSession, event: Event) -> None:
    changed(session, event, place="Utrecht")


def change_undone(session: WorkspaceSession, event: Event, _people: list[MemberId]) -> str:
    x = later(session, 60)
    return said(x, life_taps.undo_change(x, tap(f"{event.id}:{events.get(session, event.id).version}")))


def accepted(session: WorkspaceSession, event: Event, _people: list[MemberId]) -> str:
    item = proposed(session, event)
    gone_out(session)
    x = later(session)
    return said(x, agenda_taps.accept(x, tap(item)))


def declined(session: WorkspaceSession, event: Event, _people: list[MemberId], *, left: bool = False) -> str:
    item = proposed(session, event)
    gone_out(session)
    if left:
        members.keep_members(session, [person(BRAM, "Bram Visser", gone=True)])
    x = later(session)
    return said(x, agenda_taps.declined(x, form(item, word={"value": "Volgende keer."})))


def ticked(session: WorkspaceSession, event: Event, people: list[MemberId]) -> str:
    x = replace(later(session), now=event.plan.ends_at)
    return said(x, attendance_taps.ticked(x, form(event.id, there={"selected_users": people[:2]})))


def withdrawn(session: WorkspaceSession, _event: Event, _people: list[MemberId]) -> str:
    slip, x = posted(session, ts=MessageTs("3.3"), **FAR), later(session, 5)
    return said(x, life_taps.withdraw(x, tap(slip.id)))


def once_more(prepare: Callable[[WorkspaceSession, Event], object], act: Act) -> Act:
    """Do something after something else was done, whose messages went out."""

    def run(session: WorkspaceSession, event: Event, people: list[MemberId]) -> str:
        prepare(session, event)
        gone_out(session)
        return act(session, event, people)

    return run


def gone_out(session: WorkspaceSession) -> None:
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE).values(state="sent", finished_at=NOW, notice=None))
    outbox.queued(session).clear()


def heard(session: WorkspaceSession) -> set[MemberId]:
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.state == "queued"))
    return {row.notice["member"] for row in rows if row.kind in ABOUT_IT and row.notice}


def deciding(act: Callable[..., str]) -> Act:
    return lambda session, event, people: act(session, event, people, "deciding")


def for_whom(*, wider: bool) -> Act:
    """Narrow the audience, by which whoever comes falls outside; or widen it again, for whoever did not answer."""

    def run(session: WorkspaceSession, event: Event, people: list[MemberId]) -> str:
        outside = BRAM if wider else people[0]
        channels.member_joined(session, event.plan.channel, outside)
        members.choose_profile(session, outside, Profile(type=PartnershipType.SERVICE))
        narrow = {"narrowed": Audience(types=(PartnershipType.CLASSIC,))}
        words = changed(session, event, **narrow)
        if wider:
            gone_out(session)
            words = changed(session, event, narrowed=Audience())
        return words

    return run


ACTS: dict[str, tuple[Act, int]] = {
    "proposal accepted": (accepted, 1),
    "proposal declined": (declined, 1),
    "proposal of somebody who left declined": (lambda session, event, people: declined(session, event, people, left=True), 0),
    "attendance": (ticked, 0),
    "goes ahead": (tapped(moving_taps.go_ahead), 0),
    "decided later": (tapped(moving_taps.later), 0),
    "to the reserve date": (deciding(moved), 4),
    "shortened": (shortened, 4),
    "called off as decided": (deciding(called_off), 5),
    "closed": (tapped(life_taps.close), 0),
    "reopened": (
        once_more(lambda session, event: event_life.close(session, event.id, by=ANNA, now=minutes_after(20)), tapped(life_taps.reopen)),
        0,
    ),
    "passed on: may come": (passed_on(lambda people: people[4], "maybe"), 1),
    "passed on: stays away, which gives a place": (passed_on(lambda people: people[0], "no"), 2),
    "passed on for oneself": (passed_on(lambda _: ANNA, "no"), 0),
    "withdrawn": (withdrawn, 0),
    "title changed": (lambda session, event, _: changed(session, event, title="Overleg"), 0),
    "place changed": (lambda session, event, _: changed(session, event, place="Utrecht"), 5),
    "audience narrowed": (for_whom(wider=False), 1),
    "audience widened": (for_whom(wider=True), 1),
    "more places": (lambda session, event, _: changed(session, event, maximum=5), 1),
    "change undone": (once_more(change_place, change_undone), 5),
    "moved": (moved, 4),
    "merged": (lambda session, event, people: shortened(session, event, people, ""), 4),
    "called off": (called_off, 5),
    "restored": (once_more(lambda session, event: event_life.call_off(session, event.id, by=ANNA, now=minutes_after(20)), restored), 4),
    "move undone": (once_more(move_it, brought_back), 5),
    "merger undone": (once_more(merge_it, brought_back), 5),
}


@pytest.mark.parametrize("organiser_comes", [False, True], ids=["", "who does it comes too"])
@pytest.mark.parametrize("act", ACTS)
def test_receipt_says_how_many_hear_of_what_was_done(session: WorkspaceSession, act: str, organiser_comes: bool) -> None:
    event, people = network(session, organiser_comes=organiser_comes)
    gone_out(session)
    do, expected = ACTS[act]
    words = do(session, event, people)

    assert number_said(words) == len(heard(session)), words
    assert ANNA not in heard(session)
    if not organiser_comes:
        assert len(heard(session)) == expected
