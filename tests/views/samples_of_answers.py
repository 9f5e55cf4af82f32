"""Samples of what has to do with answers: lists, forms, and words about one's place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.domain.attendees import Attendee, Attendees, Present, Remembered
from bot.domain.audience import UNKNOWN, Audience, PartnershipType, Profile, Province
from bot.domain.events import CourseSession, EventKind, EventState
from bot.domain.ids import EventId, MemberId
from bot.domain.rsvp import Answer, Extras, Party, Place, RsvpEntry, Tally, Way
from bot.domain.view_models import ShownEvent
from bot.texts import Texts
from bot.views import answers, attendance, attendees, events, general, profile
from bot.views.blocks import Message, View
from tests.builders import ANNA, BRAM, CARLA, NOW, event, minutes_after, plan

OVERLEG: Final = ShownEvent(event=event(state=EventState.ANNOUNCED), channel_name="algemeen", tally=Tally(yes=4, maybe=1, no=1, waiting=2))
_SESSIONS: Final = tuple(
    CourseSession(starts_at=datetime(2012, 10, day, 11, 0, tzinfo=UTC), ends_at=datetime(2012, 10, day, 14, 0, tzinfo=UTC))
    for day in (9, 16)
)
COURSE: Final = event(
    id=EventId(3),
    state=EventState.ANNOUNCED,
    plan=plan(title="Leergang", kind=EventKind.COURSE, starts_at=_SESSIONS[0].starts_at, ends_at=_SESSIONS[1].ends_at, sessions=_SESSIONS),
)


def attendee(name: str, answer: Answer, **facts: object) -> Attendee:
    party = Party(member=MemberId(name), answer=answer, since=NOW)
    return Attendee(name=name, party=replace(party, **facts))  # type: ignore[arg-type]  # facts of a party


LISTED: Final = (
    attendee("Bram Visser", Answer.YES, guests=2, names=("Jan Pot",), comment="komt per trein", place=Place.SEATED),
    attendee("Carla Smit", Answer.NO, deputy="Dirk Bos", place=Place.SEATED),
    replace(attendee("Els Vos", Answer.YES, guests=1, place=Place.WAITING), invited=False),
    attendee("Frank Bos", Answer.MAYBE, confirm_by=date(2012, 10, 1)),
    replace(attendee("Gerda Kok", Answer.NO, comment="op *vakantie*"), by="Anna de Wit"),
)
WHOLE: Final = Attendees(shown=OVERLEG, listed=LISTED, silent=2, silent_names=("Hans Mol", "Ina Pol"), for_organiser=True)
FOR_MEMBERS: Final = Attendees(
    shown=OVERLEG,
    listed=tuple(replace(each, invited=True, by="", party=replace(each.party, comment="")) for each in LISTED),
    silent=2,
)
CROWD: Final = Attendees(
    shown=replace(OVERLEG, tally=Tally(yes=130)),
    listed=tuple(attendee(f"Lid {number:03}", Answer.YES, place=Place.SEATED) for number in range(130)),
    silent=1,
)
REGION: Final = Profile(partnership="Regio A", type=PartnershipType.CLASSIC, province=Province.UTRECHT)
AFTERWARDS: Final = replace(
    WHOLE, listed=(replace(LISTED[0], came=(True,), profile=REGION), replace(LISTED[1], came=(False,))), silent=0, silent_names=()
)
OF_A_COURSE: Final = replace(
    AFTERWARDS,
    shown=replace(OVERLEG, event=COURSE),
    listed=(replace(LISTED[0], came=(True, False)), replace(LISTED[1], came=(False, False))),
    unannounced=(Present(name="Hans Mol", profile=REGION, came=(False, True)),),
    ticked=tuple(each.starts_at for each in COURSE.plan.sittings),
)


NARROWED: Final = replace(
    OVERLEG,
    event=event(
        state=EventState.ANNOUNCED,
        plan=plan(
            audience="secretarissen",
            narrowed=Audience(types=(PartnershipType.CLASSIC,), provinces=(Province.UTRECHT, Province.FRIESLAND)),
        ),
    ),
)


def entry(member: MemberId, answer: Answer, way: Way, minute: float, **facts: object) -> RsvpEntry:
    return replace(RsvpEntry(member=member, answer=answer, way=way, at=minutes_after(minute)), **facts)  # type: ignore[arg-type]


HISTORY: Final = (
    Remembered(name="Bram Visser", entry=entry(BRAM, Answer.YES, Way.LEFT, 9, on=False)),
    Remembered(name="Carla Smit", entry=entry(CARLA, Answer.NO, Way.ORGANISER, 8, deputy="Dirk Bos"), by="Anna de Wit"),
    Remembered(name="Anna de Wit", entry=entry(ANNA, Answer.YES, Way.FORM, 7, guests=2, names=("Jan Pot",), takes_list=True)),
    Remembered(name="Bram Visser", entry=entry(BRAM, Answer.NO, Way.REACTION, 6, emoji="x", on=False)),
    Remembered(name="Bram Visser", entry=entry(BRAM, Answer.NO, Way.REACTION, 5, emoji="x")),
    Remembered(name="Carla Smit", entry=entry(CARLA, Answer.YES, Way.CARRIED, 4, on=False)),
    Remembered(name="Bram Visser", entry=entry(BRAM, Answer.YES, Way.COMMAND, 3, guests=1, comment="met de *trein*")),
    Remembered(name="Anna de Wit", entry=entry(ANNA, Answer.MAYBE, Way.BUTTON, 1)),
)


def answered(answer: Answer, **facts: object) -> ShownEvent:
    shown = {name: facts.pop(name) for name in ("rank", "answered_by", "asks_profile") if name in facts}
    party = replace(Party(member=BRAM, answer=answer, since=NOW), **facts)  # type: ignore[arg-type]  # facts of a party
    return replace(OVERLEG, own=party, **shown)  # type: ignore[arg-type]


TWO_NAMED: Final = answered(Answer.YES, guests=2, names=("Jan Pot", "Piet *Vos*"), comment="komt per <trein>", place=Place.SEATED)
ON_COURSE: Final = replace(TWO_NAMED, event=COURSE, missed=(_SESSIONS[1].starts_at,))
DEPUTY: Final = answered(Answer.NO, deputy="Dirk Bos", place=Place.SEATED, answered_by="Anna de Wit")
WAITS: Final = answered(Answer.YES, place=Place.WAITING, rank=2)
ALL_WAIT: Final = answered(Answer.YES, guests=2, place=Place.WAITING, rank=1)
TOO_MANY: Final = Extras(guests=3, names=("Jan Pot",), comment="met de trein")

ANSWERS: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "rsvp_said": lambda t: answers.rsvp_said(answered(Answer.YES), t, named=True, now=NOW),
    "rsvp_said_unnamed": lambda t: answers.rsvp_said(answered(Answer.NO), t, named=False, now=NOW),
    "rsvp_said_waiting": lambda t: answers.rsvp_said(WAITS, t, named=True, now=NOW),
    "rsvp_said_all_waiting": lambda t: answers.rsvp_said(ALL_WAIT, t, named=True, now=NOW),
    "rsvp_said_named_guests": lambda t: answers.rsvp_said(TWO_NAMED, t, named=True, now=NOW),
    "rsvp_said_deputy": lambda t: answers.rsvp_said(DEPUTY, t, named=True, now=NOW),
    "rsvp_said_profile": lambda t: answers.rsvp_said(answered(Answer.YES, asks_profile=True), t, named=True, now=NOW),
    "rsvp_taken_back": lambda t: answers.rsvp_said(OVERLEG, t, named=True, now=NOW),
    "place_given": lambda t: answers.place_news(answered(Answer.YES, place=Place.SEATED), t, now=NOW),
    "place_waiting": lambda t: answers.place_news(WAITS, t, now=NOW),
    "passed_over": lambda t: answers.passed_over(ALL_WAIT, t),
    "answered_for": lambda t: answers.answered_for(DEPUTY, t),
    "list_offer": lambda t: answers.list_offer(OVERLEG.event, TOO_MANY, 2, t),
    "list_offer_one_place": lambda t: answers.list_offer(OVERLEG.event, TOO_MANY, 1, t),
    "ask_answer": lambda t: answers.ask_answer(
        [
            (OVERLEG.event, Answer.YES, Extras(guests=1, names=("Jan Pot",), comment="als het *lukt*")),
            (OVERLEG.event, Answer.NO, Extras(deputy="Piet Vos")),
        ],
        t,
        now=NOW,
    ),
    "ask_answer_one": lambda t: answers.ask_answer([(OVERLEG.event, Answer.MAYBE, Extras())], t, now=NOW),
    "answer_form": lambda t: answers.answer_form(TWO_NAMED, t, now=NOW),
    "answer_form_course": lambda t: answers.answer_form(ON_COURSE, t, now=_SESSIONS[0].starts_at + timedelta(hours=1)),
    "own_answer_course": lambda t: answers.rsvp_said(ON_COURSE, t, named=True, now=NOW),
    "answer_form_fresh": lambda t: answers.answer_form(OVERLEG, t, now=NOW),
    "answer_for_form": lambda t: answers.answer_for_form(OVERLEG.event, t),
    "list_form": lambda t: answers.list_form(OVERLEG.event, TOO_MANY, 2, t),
    "passed_on": lambda t: general.said(answers.passed_on(DEPUTY, "Carla Smit", t, told=0)),
    "passed_on_waiting": lambda t: general.said(answers.passed_on(ALL_WAIT, "Bram Visser", t, told=2)),
    "attendance_form": lambda t: attendance.attendance_form(OVERLEG.event, OVERLEG.event.plan.sittings, 1, (ANNA, BRAM), t),
    "attendance_form_empty": lambda t: attendance.attendance_form(OVERLEG.event, OVERLEG.event.plan.sittings, 1, (), t),
    "attendance_form_of_a_course": lambda t: attendance.attendance_form(COURSE, COURSE.plan.sittings, 2, (ANNA,), t),
    "who_was_at_a_course": lambda t: attendees.attendee_list(OF_A_COURSE, t, now=NOW),
    "profile_form": lambda t: profile.profile_form(REGION, t),
    "profile_form_empty": lambda t: profile.profile_form(UNKNOWN, t),
    "card_for_an_audience": lambda t: events.channel_card(NARROWED, t),
    "who_comes": lambda t: attendees.attendee_list(FOR_MEMBERS, t, now=NOW),
    "who_comes_nobody": lambda t: attendees.attendee_list(Attendees(shown=replace(OVERLEG, tally=Tally()), silent=1), t, now=NOW),
    "who_comes_organiser": lambda t: attendees.attendee_list(WHOLE, t, now=NOW),
    "who_comes_first_page": lambda t: attendees.attendee_list(CROWD, t, now=NOW),
    "who_comes_last_page": lambda t: attendees.attendee_list(CROWD, t, now=NOW, page=7),
    "who_was_there": lambda t: attendees.attendee_list(AFTERWARDS, t, now=OVERLEG.event.plan.ends_at),
    "history": lambda t: attendees.history_list(OVERLEG.event, HISTORY, t),
    "history_second_page": lambda t: attendees.history_list(OVERLEG.event, HISTORY * 8, t, page=1),
    "history_empty": lambda t: attendees.history_list(OVERLEG.event, (), t),
    "sheet_sent": lambda t: attendees.sheet_sent(WHOLE, t),
}
