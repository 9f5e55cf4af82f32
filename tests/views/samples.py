"""Every message and form that the views can make, each under a name, in any language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.action_items import ActionItem, ActionState
from bot.domain.calendar import FreeDays, Receiver, WorkingTime, occasion_of
from bot.domain.decisions import Decision, DecisionStatus, MinutesStatus
from bot.domain.event_form import EventForm
from bot.domain.events import CourseSession, Event, EventKind, EventState
from bot.domain.ids import ActionItemId, AgendaItemId, ChannelId, DecisionId, EventId, MemberId
from bot.domain.members import Choices, Language, Sort
from bot.domain.personal import Kind
from bot.domain.planning import Remarks
from bot.domain.reminders import USUAL, Occasion, Schedule, outline
from bot.domain.rsvp import Answer, Party, Place, Tally
from bot.domain.view_models import Coming, ShownAction, ShownDecision, ShownEvent, ShownItem, ShownSchedule
from bot.texts import Texts
from bot.views import action_items, calendar, decision_forms, decisions, event_form, events, general, my_data, reminders, settings
from bot.views.blocks import Message, View
from tests.builders import ANNA, BRAM, CARLA, GENERAL, NOW, TODAY, ZONE, event, person, plan
from tests.views import samples_of_decisions, samples_of_experiences, samples_of_polls, samples_of_questions, samples_of_turnout
from tests.views.samples_of_actions import ACTIONS
from tests.views.samples_of_adoption import ADOPTION
from tests.views.samples_of_agendas import AGENDAS
from tests.views.samples_of_answers import ANSWERS, COURSE
from tests.views.samples_of_deliveries import DELIVERIES
from tests.views.samples_of_life import LIFE
from tests.views.samples_of_messages import MESSAGES
from tests.views.samples_of_minutes import MINUTES
from tests.views.samples_of_moving import MOVING
from tests.views.samples_of_planning import PLANNING
from tests.views.samples_of_series import SERIES

Sample = Callable[[Texts], Message | View]

MEETING: Final = event(state=EventState.ANNOUNCED)
TOUR: Final = event(
    id=EventId(2),
    state=EventState.ANNOUNCED,
    plan=plan(
        title="Bustour langs Overijssel",
        kind=EventKind.TOUR,
        starts_at=datetime(2012, 10, 26, 7, 30, tzinfo=UTC),
        ends_at=datetime(2012, 10, 27, 14, 0, tzinfo=UTC),
        place="Zwolle, station",
        link="https://voorbeeld.nl/bustour",
        agenda=("Vertrek", "Lunch in Deventer"),
        rsvp_until=date(2012, 10, 12),
        minimum=20,
        maximum=40,
        reserve_on=date(2012, 11, 2),
        audience="secretarissen in Overijssel",
    ),
)
BUSY: Final = ShownEvent(
    event=TOUR,
    channel_name="algemeen",
    tally=Tally(yes=3, maybe=1, no=2, waiting=1),
    coming=("Anna de Wit", "Bram Visser"),
    agenda=(
        ShownItem(title="Vertrek", item=AgendaItemId(1)),
        ShownItem(title="Lunch in Deventer", item=AgendaItemId(2), lasts=timedelta(minutes=45), presenter="Carla Smit"),
        ShownItem(title="De *brug* & <!channel>", item=AgendaItemId(3), attachment="https://voorbeeld.nl/brug.pdf"),
    ),
    own=Party(member=BRAM, answer=Answer.YES, since=NOW, guests=2, comment="komt per trein", place=Place.SEATED),
)
HELD: Final = event(id=EventId(7), state=EventState.ANNOUNCED, plan=plan(starts_at=datetime(2012, 9, 13, 11, 0, tzinfo=UTC)))
WITH_MINUTES: Final = ShownEvent(
    event=MEETING, channel_name="algemeen", tally=Tally(), agenda=(ShownItem(title="", minutes_of=HELD), *BUSY.agenda[:1])
)
REMARKS: Final = Remarks(
    days=tuple((day, occasion_of(day, own=[FreeDays(day, day)])) for day in (date(2027, 4, 27), date(2027, 2, 16), date(2027, 10, 11))),
    others=(TOUR,),
)
PLANNED: Final = event(state=EventState.PLANNED, announce_at=datetime(2012, 10, 22, 7, tzinfo=UTC))
FRESH: Final = ShownEvent(event=MEETING, channel_name="algemeen", tally=Tally())


def listed(one: Event, **tally: int) -> ShownEvent:
    return ShownEvent(event=one, channel_name="algemeen", tally=Tally(**tally))


def answered(answer: Answer, **facts: object) -> ShownEvent:
    party = Party(member=BRAM, answer=answer, since=NOW)
    return replace(FRESH, own=replace(party, **facts))  # type: ignore[arg-type]  # facts of a party


def _sitting(one: Event) -> CourseSession:
    return one.plan.sittings[0]


def _reminded(t: Texts, occasion: Occasion, today: date, elsewhere: Texts | None = None) -> Message:
    online = event(state=EventState.ANNOUNCED, plan=plan(link="https://voorbeeld.nl/overleg"))
    own = Party(member=BRAM, answer=Answer.YES, since=NOW, place=Place.SEATED)
    return reminders.reminder(replace(FRESH, event=online, own=own), occasion, _sitting(online), t, today=today, elsewhere=elsewhere)


def _scheduled(schedule: Schedule, *, silent: int = 0, event: Event = MEETING) -> ShownSchedule:
    to = Receiver(work=WorkingTime(ZONE, lambda _: False), hour=9)
    found = tuple(outline(event.plan, schedule, to, zone=ZONE, now=NOW))
    return ShownSchedule(event=event, channel="algemeen", reminders=found, silent=silent, secretary="Bram Visser")


def item(number: int = 31, **changes: object) -> ActionItem:
    made = ActionItem(
        id=ActionItemId(number),
        text="Zaal in Zwolle bespreken & koffie regelen",
        owners=(BRAM,),
        due_on=date(2012, 10, 12),
        assigned_by=ANNA,
        assigned_at=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # facts of an item


def shown(one: ActionItem | None = None, **changes: object) -> ShownAction:
    made = ShownAction(
        item=one or item(), owners=("Bram Visser",), assigned_by="Anna de Wit", ends=True, owns=True, pinged=True, given=True
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # what the reader may


def decision(number: int = 104, **changes: object) -> Decision:
    made = Decision(
        id=DecisionId(number),
        text="De contributie wordt 45 euro per jaar.",
        decided_on=date(2012, 9, 13),
        meeting="Najaarsoverleg",
        topic="Contributie",
        recorded_by=ANNA,
        recorded_at=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # facts of a decision


OLD: Final = decision(12, text="De contributie wordt 40 euro.", status=DecisionStatus.SUPERSEDED, successor=DecisionId(104))
SUPERSEDED: Final = ShownDecision(decision=OLD, successor=decision())
DONE: Final = item(state=ActionState.DONE, closed_by=BRAM, closed_at=NOW)
DROPPED: Final = item(state=ActionState.DROPPED, closed_by=ANNA, closed_at=NOW)
LATE: Final = item(40, text="Notulen rondsturen", due_on=date(2012, 9, 7))
OPEN_END: Final = item(8, text="Iets zonder datum", due_on=None)
WITHDRAWN: Final = replace(MEETING, state=EventState.WITHDRAWN)
DURING: Final = MEETING.plan.starts_at + timedelta(minutes=5)
AFTER: Final = MEETING.plan.ends_at + timedelta(days=1)


def _options(t: Texts) -> Message:
    doubt = t("date-ambiguous", text="volgende vrijdag")
    return action_items.ask_date("Zaal uiterlijk volgende vrijdag", (BRAM,), (date(2012, 9, 14), date(2012, 9, 21)), doubt, t)


def _list(items: list[ShownAction], scope: str, t: Texts, page: int = 0) -> Message:
    name = {"name": "Bram Visser"} if scope == "member" else {}
    title, empty = t(f"actions-{scope}-title", **name), t(f"actions-{scope}-none", **name)
    most = action_items.ITEMS_LISTED
    shown_now = items[page * most : (page + 1) * most]
    return action_items.action_list(shown_now, t, today=TODAY, title=title, empty=empty, page=page, count=len(items), scope=f"{scope}:")


def _many(count: int) -> list[ShownAction]:
    return [shown(item(number, text=f"Punt {number}")) for number in range(1, count + 1)]


SAMPLES: Final[dict[str, Sample]] = {
    **AGENDAS,
    **DELIVERIES,
    **ACTIONS,
    **ANSWERS,
    **MESSAGES,
    **MINUTES,
    **MOVING,
    **PLANNING,
    **LIFE,
    **SERIES,
    "card_fresh": lambda t: events.channel_card(FRESH, t),
    "card_with_minutes_of_the_last": lambda t: events.channel_card(WITH_MINUTES, t),
    "card_full": lambda t: events.channel_card(BUSY, t),
    "card_without_a_place_left": lambda t: events.channel_card(replace(BUSY, tally=Tally(yes=40)), t),
    "member_card": lambda t: events.member_card(answered(Answer.MAYBE), t, now=NOW, before=(TOUR,)),
    "member_card_guests": lambda t: events.member_card(BUSY, t, now=NOW),
    "member_card_begun": lambda t: events.member_card(FRESH, t, now=DURING),
    "member_card_ended": lambda t: events.member_card(FRESH, t, now=AFTER),
    "member_card_withdrawn": lambda t: events.member_card(replace(FRESH, event=WITHDRAWN), t, now=NOW),
    "next_meeting": lambda t: events.next_meeting(Coming(meeting=FRESH, before=(TOUR,)), t, now=NOW),
    "next_meeting_none": lambda t: events.next_meeting(Coming(meeting=None), t, now=NOW),
    "next_meeting_last_held": lambda t: events.next_meeting(Coming(meeting=None, before=(TOUR,), last_held=MEETING), t, now=AFTER),
    "events_coming": lambda t: events.event_list([listed(TOUR, yes=3), answered(Answer.MAYBE)], None, t),
    "events_all": lambda t: events.event_list([], [listed(MEETING, yes=12)], t),
    "events_planned": lambda t: events.event_list([], None, t, planned=[ShownEvent(event=PLANNED, channel_name="", tally=Tally())]),
    "member_card_planned": lambda t: events.member_card(replace(FRESH, event=PLANNED, manages=True), t, now=NOW),
    "events_none": lambda t: events.event_list([], None, t),
    "reaction_too_late": lambda t: events.closed_explained(FRESH, t, now=DURING),
    "reaction_after_the_end": lambda t: events.closed_explained(FRESH, t, now=AFTER),
    "event_form": lambda t: event_form.event_form(EventForm(channel=GENERAL), t),
    "event_form_more": lambda t: event_form.event_form(
        EventForm(channel=GENERAL, kind=EventKind.TOUR, on=date(2012, 10, 26), more=True), t
    ),
    "event_preview": lambda t: event_form.event_preview(BUSY, "ontwerp", t, Texts(Language.NL, ZONE)),
    "event_preview_with_remarks": lambda t: event_form.event_preview(BUSY, "ontwerp", t, Texts(Language.NL, ZONE), remarks=REMARKS),
    "event_preview_of_an_unknown_day": lambda t: event_form.event_preview(
        FRESH, "ontwerp", t, Texts(Language.NL, ZONE), remarks=Remarks(unknown=date(2030, 1, 14), far=True)
    ),
    "event_posted": lambda t: event_form.event_posted(FRESH, t),
    "event_undone": lambda t: event_form.said(t("event-undone"), t, title=t("form-event-title", kind="meeting"), ends=True),
    "action_made": lambda t: action_items.card(shown(changes=True, given=False), t, today=TODAY, news="made"),
    "action_made_without_date": lambda t: action_items.card(shown(OPEN_END, changes=True, given=False), t, today=TODAY, news="made"),
    "action_card": lambda t: action_items.card(shown(source_channel="algemeen"), t, today=TODAY),
    "action_card_of_another": lambda t: action_items.card(shown(ends=False, owns=False, pinged=False, given=False), t, today=TODAY),
    "action_done": lambda t: action_items.card(shown(DONE, closed_by="Bram Visser"), t, today=TODAY, news="done"),
    "action_done_before": lambda t: action_items.card(shown(DONE, closed_by="Bram Visser"), t, today=TODAY),
    "action_dropped": lambda t: action_items.card(shown(DROPPED, closed_by="Anna de Wit"), t, today=TODAY, news="dropped"),
    "action_reopened": lambda t: action_items.card(shown(), t, today=TODAY, news="reopened"),
    "action_undone": lambda t: action_items.card(
        shown(item(state=ActionState.UNDONE, closed_by=ANNA, closed_at=NOW), closed_by="Anna de Wit"), t, today=TODAY, news="undone"
    ),
    "action_postponed": lambda t: action_items.card(shown(), t, today=TODAY, news="postponed", on=date(2012, 9, 21)),
    "action_again": lambda t: action_items.made_again(shown(), t, today=TODAY),
    "action_ask_date": _options,
    "action_ask_owner": lambda t: action_items.ask_owner("Zaal regelen @bram.v", "bram.v", [(BRAM, "Bram Visser")], t),
    "action_assigned": lambda t: action_items.assigned(shown(), t, today=TODAY),
    "action_assigned_together": lambda t: action_items.assigned_together(_many(12), t, today=TODAY, by="Anna de Wit"),
    "action_told_done": lambda t: action_items.told_done(shown(DONE), t, by="Bram Visser"),
    "action_ping_one": lambda t: action_items.ping([shown()], t, today=TODAY, command="/prs"),
    "action_ping_last": lambda t: action_items.ping(
        [shown(LATE, overdue=True, last_ping=True, offers_drop=True)], t, today=TODAY, command="/prs"
    ),
    "action_ping_many": lambda t: action_items.ping([shown(LATE, overdue=True), *_many(11)], t, today=TODAY, command="/prs"),
    "actions_own": lambda t: _list([shown(LATE, overdue=True), shown(), shown(OPEN_END)], "own", t),
    "actions_own_none": lambda t: _list([], "own", t),
    "actions_all": lambda t: _list([shown(ends=False, owns=False, pinged=False, given=False)], "all", t),
    "actions_all_none": lambda t: _list([], "all", t),
    "actions_overdue": lambda t: _list([shown(LATE, overdue=True)], "overdue", t),
    "actions_overdue_none": lambda t: _list([], "overdue", t),
    "actions_member": lambda t: _list([shown()], "member", t),
    "actions_member_none": lambda t: _list([], "member", t),
    "actions_first_page": lambda t: _list(_many(18), "own", t),
    "actions_second_page": lambda t: _list(_many(18), "own", t, page=1),
    "decision_card": lambda t: decisions.card(ShownDecision(decision=decision()), t),
    "decision_superseded": lambda t: decisions.card(SUPERSEDED, t),
    "decision_revoked": lambda t: decisions.card(ShownDecision(decision=decision(status=DecisionStatus.REVOKED)), t),
    "decision_undone": lambda t: decisions.card(ShownDecision(decision=decision(status=DecisionStatus.UNDONE)), t, news="undone"),
    "decisions_found_how": lambda t: decisions.found(
        [ShownDecision(decision=decision(how="Met algemene stemmen", minutes=MinutesStatus.CHANGED))], t, latest=False
    ),
    "decisions_found_one": lambda t: decisions.found([ShownDecision(decision=decision())], t, latest=False),
    "decisions_found": lambda t: decisions.found([SUPERSEDED, ShownDecision(decision=decision(90, topic="", meeting=""))], t, latest=False),
    "decisions_latest": lambda t: decisions.found([ShownDecision(decision=decision())], t, latest=True),
    "decisions_nearest": lambda t: decisions.nothing_found(["Contributie", "Bustour"], t),
    "decisions_guesses": lambda t: decisions.nothing_found(["Contributie"], t, guesses=[decision(), decision(90, topic="")]),
    "decisions_nothing": lambda t: decisions.nothing_found([], t),
    "decisions_empty": decisions.none_recorded,
    "decision_form": lambda t: decision_forms.form(t, text="De contributie wordt 45 euro.", on=TODAY),
    "decision_recorded": lambda t: decision_forms.recorded(ShownDecision(decision=decision(), may_undo=True, may_change=True), t),
    **samples_of_decisions.SAMPLES,
    **samples_of_polls.SAMPLES,
    **samples_of_experiences.SAMPLES,
    **samples_of_questions.SAMPLES,
    **samples_of_turnout.SAMPLES,
    **ADOPTION,
    "calendar_ways": lambda t: calendar.ways(MEETING, t),
    "calendar_ways_of_a_course": lambda t: calendar.ways(COURSE, t),
    "calendar_file_sent": lambda t: calendar.file_sent(MEETING, t),
    "calendar_feed": lambda t: calendar.feed("https://prs.voorbeeld.nl/calendar/geheim.ics", t),
    "calendar_feed_renewed": lambda t: calendar.feed("https://prs.voorbeeld.nl/calendar/geheim.ics", t, renewed=True),
    "settings_form_with_feed": lambda t: settings.settings_form(person(BRAM, "Bram Visser"), t, hours=range(7, 22), feeds=True),
    "agenda_post": lambda t: reminders.agenda_post(
        replace(WITH_MINUTES, tally=Tally(yes=12, maybe=3, no=4)), [shown(), shown(OPEN_END)], t
    ),
    "agenda_post_empty": lambda t: reminders.agenda_post(FRESH, [], t),
    "agenda_post_without_agenda": lambda t: reminders.agenda_post(replace(FRESH, event=TOUR), [], t),
    "agenda_post_many_open_items": lambda t: reminders.agenda_post(WITH_MINUTES, _many(17), t),
    "reminder_unanswered": lambda t: reminders.reminder(replace(BUSY, own=None), Occasion.UNANSWERED, _sitting(TOUR), t, today=TODAY),
    "reminder_tomorrow": lambda t: _reminded(t, Occasion.DAY, date(2012, 11, 25)),
    "reminder_moved": lambda t: _reminded(t, Occasion.DAY, date(2012, 11, 23)),
    "reminder_late": lambda t: _reminded(t, Occasion.DAY, date(2012, 11, 26)),
    "reminder_hour": lambda t: _reminded(t, Occasion.HOUR, date(2012, 11, 26)),
    "reminder_in_another_zone": lambda t: _reminded(t, Occasion.HOUR, date(2012, 11, 26), Texts(t.language, ZoneInfo("America/New_York"))),
    "minutes_asked": lambda t: reminders.minutes_asked(replace(FRESH, tally=Tally(yes=12)), t),
    "minutes_asked_again": lambda t: reminders.minutes_asked(FRESH, t, again=True),
    "minutes_asked_of_a_tour": lambda t: reminders.minutes_asked(BUSY, t),
    "help": lambda t: general.help_message(t, organiser=False, command="/prs"),
    "help_organiser": lambda t: general.help_message(t, organiser=True, command="/prs"),
    "unknown_word": lambda t: general.unknown_word("volgnde", ["volgende", "volgende-vergadering"], t, command="/prs"),
    "unknown_word_like_nothing": lambda t: general.unknown_word("xyzzy", [], t, command="/prs"),
    "refused_with_what_was_typed": lambda t: general.with_typed(general.said(t("refused-action-for-others")), "@carla Zaal regelen"),
    "offer_event": lambda t: general.offer_form("event", "", t),
    "offer_action": lambda t: general.offer_form("action", "Zaal regelen", t),
    "offer_decision": lambda t: general.offer_form("decision", "De contributie wordt 45 euro", t),
    "offer_agenda_item": lambda t: general.offer_form("agenda-item", "Contributie", t),
    "my_data": lambda t: my_data.summary({Kind.PROFILE: 1, Kind.ANSWERS: 14}, t),
    "my_data_sent": lambda t: my_data.file_sent("page", t),
    "my_data_forget": my_data.forget_form,
    "offer_settings": lambda t: general.offer_form("settings", "", t),
    "settings_form": lambda t: settings.settings_form(person(BRAM, "Bram Visser"), t, hours=range(7, 22)),
    "settings_form_organiser": lambda t: settings.settings_form(
        replace(person(ANNA, "Anna de Wit", admin=True), days=frozenset({0, 2}), off=frozenset({Sort.HINTS})), t, hours=range(7, 22)
    ),
    "schedule_preview": lambda t: settings.schedule_preview(_scheduled(USUAL, silent=34), t),
    "schedule_preview_of_one_silent": lambda t: settings.schedule_preview(_scheduled(Schedule(agenda_days=0, hour=False), silent=1), t),
    "schedule_preview_of_a_course": lambda t: settings.schedule_preview(_scheduled(USUAL, event=COURSE), t),
    "schedule_preview_without_event": lambda t: settings.schedule_preview(None, t),
    "network_form": lambda t: settings.network_form(
        Choices(channel=ChannelId(GENERAL), chair=ANNA, secretary=MemberId(BRAM), chair_deputy=CARLA),
        t,
        schedule=Schedule(agenda_days=10, unanswered_days=0, hour=False),
        organisers=(BRAM,),
        operators=(ANNA,),
        aliases=(),
    ),
}
