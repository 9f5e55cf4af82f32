"""What members see of the life of an event after its announcement."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.domain.calendar import occasion_of
from bot.domain.call_offs import CallOff, Reason
from bot.domain.event_form import EventForm, SessionFields, copy_of, form_of
from bot.domain.event_life import whereabouts
from bot.domain.events import CourseSession, EventKind, EventState
from bot.domain.ids import EventId, MemberId
from bot.domain.planning import Remarks
from bot.domain.rsvp import Answer, Party, Place, Tally
from bot.domain.view_models import ShownEvent
from bot.texts import Texts
from bot.views import call_offs, event_form, event_manage, event_news, events
from bot.views.blocks import Message, View
from tests.builders import ANNA, BRAM, CARLA, GENERAL, NOW, ZONE, event, plan

DAY: Final = timedelta(days=1)
PLAN: Final = plan(title="Bustour *langs* <!channel>", kind=EventKind.TOUR, place="Zwolle, station", minimum=10, maximum=40)
TOUR: Final = event(id=EventId(12), state=EventState.ANNOUNCED, plan=PLAN, version=3)
SHOWN: Final = ShownEvent(event=TOUR, channel_name="algemeen", tally=Tally(yes=12, maybe=3, no=4, waiting=2), manages=True)
OWN: Final = Party(member=BRAM, answer=Answer.YES, since=NOW, guests=2, place=Place.SEATED)
CLOSED: Final = replace(SHOWN, event=replace(TOUR, closed_at=NOW, closed_by=ANNA))
OFF: Final = replace(
    SHOWN,
    event=replace(
        TOUR,
        state=EventState.CALLED_OFF,
        called_off_at=NOW,
        called_off_by=ANNA,
        called_off_because="Te weinig <!here> aanmeldingen *helaas*",
    ),
)
SESSIONS: Final = tuple(
    CourseSession(starts_at=datetime(2012, 10, day, 11, 0, tzinfo=UTC), ends_at=datetime(2012, 10, day, 14, 0, tzinfo=UTC))
    for day in (3, 10, 31)
)
COURSE_PLAN: Final = plan(
    title="Leergang notuleren", kind=EventKind.COURSE, starts_at=SESSIONS[0].starts_at, ends_at=SESSIONS[-1].ends_at, sessions=SESSIONS
)
COURSE: Final = event(id=EventId(14), state=EventState.ANNOUNCED, plan=COURSE_PLAN)
DURING: Final = TOUR.plan.starts_at + timedelta(minutes=5)
BEFORE: Final = whereabouts(replace(PLAN, place="Deventer", starts_at=PLAN.starts_at - DAY, ends_at=PLAN.ends_at - DAY))


def own(shown: ShownEvent, **changes: object) -> ShownEvent:
    return replace(shown, own=replace(OWN, **changes))  # type: ignore[arg-type]  # fields by name


def changing(t: Texts, **changes: object) -> View:
    form = replace(form_of(TOUR.plan, ZONE), event=TOUR.id, version=TOUR.version)
    return event_form.event_form(replace(form, **changes), t)  # type: ignore[arg-type]  # fields by name


REASONS: Final = CallOff(
    event=TOUR.id, signed_up=7, minimum=10, counts={Reason.DATE: 4, Reason.TOPIC: 0, Reason.COSTS: 2, Reason.OTHER: 2}, asked=12
)

LIFE: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "card_closed": lambda t: events.channel_card(CLOSED, t, now=NOW),
    "card_begun": lambda t: events.channel_card(SHOWN, t, now=DURING),
    "card_called_off": lambda t: events.channel_card(OFF, t, now=NOW),
    "card_course": lambda t: events.channel_card(ShownEvent(event=COURSE, channel_name="algemeen", tally=Tally(yes=7)), t, now=NOW),
    "member_card_closed": lambda t: events.member_card(own(replace(CLOSED, manages=False)), t, now=NOW),
    "member_card_closed_organiser": lambda t: events.member_card(CLOSED, t, now=NOW),
    "member_card_called_off": lambda t: events.member_card(own(OFF), t, now=NOW),
    "events_with_a_course": lambda t: events.event_list([ShownEvent(event=COURSE, channel_name="algemeen", tally=Tally(yes=7))], None, t),
    "events_with_a_course_under_way": lambda t: events.event_list(
        [ShownEvent(event=COURSE, channel_name="algemeen", tally=Tally(yes=7))], None, t, now=SESSIONS[0].ends_at
    ),
    "member_card_course_under_way": lambda t: events.member_card(
        ShownEvent(event=COURSE, channel_name="algemeen", tally=Tally(yes=7)), t, now=SESSIONS[0].ends_at, before=(COURSE,)
    ),
    "reaction_on_closed": lambda t: events.closed_explained(CLOSED, t, now=NOW),
    "reaction_on_called_off": lambda t: events.closed_explained(OFF, t, now=NOW),
    "reaction_on_replaced": lambda t: events.closed_explained(SHOWN, t, now=NOW),
    "manage": lambda t: event_manage.manage(SHOWN, t, now=NOW),
    "manage_planned": lambda t: event_manage.manage(
        replace(SHOWN, event=replace(SHOWN.event, state=EventState.PLANNED, announce_at=datetime(2012, 10, 22, 7, tzinfo=UTC))), t, now=NOW
    ),
    "manage_slip": lambda t: event_manage.manage(SHOWN, t, now=NOW, slip=True),
    "manage_closed": lambda t: event_manage.manage(CLOSED, t, now=NOW, news=t("event-closed-said")),
    "manage_called_off": lambda t: event_manage.manage(OFF, t, now=NOW),
    "manage_called_off_with_reasons": lambda t: event_manage.manage(replace(OFF, call_off=REASONS), t, now=NOW),
    "member_card_nobody_said_why": lambda t: events.member_card(
        replace(OFF, call_off=replace(REASONS, signed_up=0, counts={})), t, now=NOW
    ),
    "reason_asked": lambda t: call_offs.question(OFF.event, t),
    "call_off_form_too_few": lambda t: event_manage.call_off_form(SHOWN, t, told=15, deciding=True, may_ask=True),
    "manage_called_off_long_ago": lambda t: event_manage.manage(OFF, t, now=NOW + 15 * DAY),
    "manage_during": lambda t: event_manage.manage(SHOWN, t, now=DURING),
    "manage_over": lambda t: event_manage.manage(SHOWN, t, now=PLAN.ends_at + DAY),
    "change_form": changing,
    "change_form_conflict": lambda t: changing(
        t,
        place="Deventer",
        note=t("changed-meanwhile", names="Carla Smit", fields=t("changed-field-place")),
        fresh=frozenset({"place"}),
    ),
    "change_saved": lambda t: event_manage.saved(TOUR, t, told=14),
    "change_saved_with_remarks": lambda t: event_manage.saved(
        TOUR, t, told=1, remarks=Remarks(others=(TOUR,), days=((date(2012, 12, 25), occasion_of(date(2012, 12, 25))),))
    ),
    "change_saved_quietly": lambda t: event_manage.saved(TOUR, t, told=0),
    "copy_form": lambda t: event_form.event_form(replace(copy_of(COURSE_PLAN, ZONE), hosts=(MemberId(CARLA),)), t),
    "course_form": lambda t: event_form.event_form(EventForm(channel=GENERAL, kind=EventKind.COURSE, more=True), t),
    "course_form_full": lambda t: event_form.event_form(
        event_form.with_session(
            EventForm(
                channel=GENERAL,
                kind=EventKind.COURSE,
                more=True,
                sessions=(SessionFields(on=date(2012, 10, 10), begin=time(13), end=time(16)),) * 18,
            )
        ),
        t,
    ),
    "event_again": lambda t: event_form.event_again(t("event-again", title=PLAN.title, event="V12"), "ontwerp", t),
    "call_off_form": lambda t: event_manage.call_off_form(SHOWN, t, told=14),
    "call_off_form_nobody": lambda t: event_manage.call_off_form(SHOWN, t, told=0),
    "call_off_done": lambda t: event_manage.called_off(OFF, t, told=14, now=NOW),
    "restore_form": lambda t: event_manage.restore_form(OFF, t, asked=14),
    "told_changed": lambda t: event_news.changed(own(SHOWN), BEFORE, t, now=NOW),
    "told_changed_waiting": lambda t: event_news.changed(own(SHOWN, guests=0, place=Place.WAITING), BEFORE, t, now=NOW),
    "told_changed_online": lambda t: event_news.changed(
        own(replace(SHOWN, event=replace(TOUR, plan=replace(PLAN, link="https://voorbeeld.nl/nieuw"))), guests=0),
        whereabouts(PLAN),
        t,
        now=NOW,
    ),
    "told_changed_course": lambda t: event_news.changed(
        ShownEvent(event=COURSE, channel_name="algemeen", tally=Tally()),
        whereabouts(replace(COURSE_PLAN, sessions=SESSIONS[:2], ends_at=SESSIONS[1].ends_at)),
        t,
        now=NOW,
    ),
    "told_audience_invited": lambda t: event_news.audience(SHOWN, t, now=NOW),
    "told_audience_without": lambda t: event_news.audience(own(SHOWN), t, now=NOW),
    "told_called_off": lambda t: event_news.called_off(own(OFF), t, by="Carla Smit", now=NOW),
    "told_called_off_alone": lambda t: event_news.called_off(own(OFF, guests=0), t, by="Carla Smit", now=NOW),
    "told_called_off_organiser": lambda t: event_news.called_off(OFF, t, by="Carla Smit", organises=True, now=NOW),
    "told_restored": lambda t: event_news.restored(own(SHOWN, confirm_by=date(2012, 9, 21)), t),
    "told_late": lambda t: event_news.late(
        SHOWN,
        [
            ("Bram Visser", replace(OWN, guests=0)),
            ("Carla Smit", OWN),
            ("Els *Vos*", replace(OWN, guests=1, place=Place.WAITING)),
            ("Frank Bos", replace(OWN, answer=Answer.NO, guests=0, deputy="Gijs Pot")),
            ("Hans Kok", None),
        ],
        t,
        on=date(2012, 11, 21),
    ),
    "follow_ups": lambda t: event_news.follow_ups(OFF, t, now=NOW),
    "follow_ups_for_good": lambda t: event_news.follow_ups(OFF, t, now=NOW + 15 * DAY),
}
