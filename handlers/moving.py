"""Whether an event goes on, and moving it: the buttons under the question, the forms to move with, and *Ongedaan maken*."""

from dataclasses import replace

from slack_bolt import App

from bot.composing import event_forms
from bot.domain.calendar import at_local, local_day
from bot.domain.events import Event, EventPlan, PlanMistake
from bot.domain.ids import EventId
from bot.domain.moving import at_other_hours, on_another_day
from bot.domain.responses import Say, ShowMoved
from bot.exchange import CLEAR, Exchange, Json, opens, sent, tapped
from bot.services import events, go_no_go, moving, prompts
from bot.services.news_timing import count_told
from bot.slack import payloads
from bot.slack.payloads import FormValues, Submitted, Tap
from bot.views.blocks import View
from bot.views.event_manage import UNDO_MANAGED_ACTION
from bot.views.events import number
from bot.views.go_no_go import CALL_OFF_ACTION, GO_AHEAD_ACTION, LATER_ACTION, RESERVE_ACTION, SHORTEN_ACTION
from bot.views.moving import MOVE_FORM, SHORTEN_FORM, UNDO_ACTION, move_form, shorten_form


def register(app: App) -> None:
    """Register the buttons under the question, the two forms, and the way back."""
    app.action(GO_AHEAD_ACTION)(tapped(go_ahead))
    app.action(LATER_ACTION)(tapped(later))
    app.action(RESERVE_ACTION)(opens(to_reserve))
    app.action(SHORTEN_ACTION)(opens(shorten))
    app.action(CALL_OFF_ACTION)(opens(call_off))
    app.action(UNDO_ACTION)(tapped(undo))
    app.action(UNDO_MANAGED_ACTION)(tapped(undo))
    app.view(MOVE_FORM)(sent(moved))
    app.view(SHORTEN_FORM)(sent(shortened))


def go_ahead(x: Exchange, tap: Tap) -> Say:
    """Let the event take place; every message in which this was asked says so from then on."""
    event = go_no_go.go_ahead(x.session, EventId(tap.number), by=x.by, now=x.now)
    return Say(text_id="goes-on", facts=(("event", event.id), ("title", event.plan.title)))


def later(x: Exchange, tap: Tap) -> Say:
    """Leave it for later, and say when it is asked again."""
    again = go_no_go.decide_later(x.session, EventId(tap.number), by=x.by, now=x.now, zone=x.zone)
    subject = f"decide:{tap.number}"
    if again is None:
        prompts.choose(x.session, tap.channel, tap.message, subject, "decide-later-never", now=x.now, event=number(EventId(tap.number)))
        return Say(text_id="decide-later-never", facts=(("event", tap.number),))
    prompts.choose(x.session, tap.channel, tap.message, subject, "decide-later", now=x.now, on=again.isoformat())
    return Say(text_id="decide-later", days=(("on", again),))


def to_reserve(x: Exchange, tap: Tap) -> View:
    """Open the form to move with, filled in with the reserve date."""
    event = _undecided(x, tap)
    plan = moving.reserve_plan(x.session, event.id, now=x.now, zone=x.zone)
    return move_form(event, plan, x.t, concerned=moving.concerned(x.session, event.id, by=x.by), deciding=True)


def shorten(x: Exchange, tap: Tap) -> View:
    """Open the form to choose in which other event it goes on."""
    event = _undecided(x, tap)
    others = moving.others(x.session, event.id, to=x.by, now=x.now)
    return shorten_form(event, others, x.t, concerned=moving.concerned(x.session, event.id, by=x.by), deciding=True)


def call_off(x: Exchange, tap: Tap) -> View:
    """Ask before the event is called off; whoever decided meanwhile is told instead."""
    return event_forms.call_off_form(x.session, x.deps, _undecided(x, tap).id, to=x.by, deciding=True)


def moved(x: Exchange, form: Submitted) -> Json:
    """Move the event to the date that was filled in; what does not hold is said in the form."""
    event, deciding = _read_metadata(form.metadata)
    plan = _read_plan(x, events.get(x.session, event).plan, form.values)
    moving.move(x.session, event, plan, by=x.by, now=x.now, zone=x.zone, deciding=deciding)
    x.tell(ShowMoved(event=event, told=count_told(x.session)))
    return CLEAR


def shortened(x: Exchange, form: Submitted) -> Json:
    """Let the event go on in the one that was chosen."""
    event, deciding = _read_metadata(form.metadata)
    target = EventId(payloads.number_in(form.values.chosen("target") or ""))
    moving.move_into(x.session, event, target, by=x.by, now=x.now, zone=x.zone, deciding=deciding)
    x.tell(ShowMoved(event=event, told=count_told(x.session)))
    return CLEAR


def undo(x: Exchange, tap: Tap) -> ShowMoved:
    """Bring the event back to the date it had."""
    back = moving.undo(x.session, EventId(tap.number), by=x.by, now=x.now, zone=x.zone)
    return ShowMoved(event=back.id, undone=True, told=count_told(x.session))


def _undecided(x: Exchange, tap: Tap) -> Event:
    return moving.movable(x.session, EventId(tap.number), by=x.by, now=x.now, deciding=True)


def _read_plan(x: Exchange, plan: EventPlan, values: FormValues) -> EventPlan:
    """Read the date, hours and deadline; all else stays as it was.

    Raises:
        PlanMistake: a date or time is missing.
    """
    on, begin, end = values.day("date"), values.clock("begin"), values.clock("end")
    if on is None:
        raise PlanMistake("date", "mistake-date-missing")
    if begin is None or end is None:
        raise PlanMistake("begin" if begin is None else "end", "mistake-time-missing")
    moved_plan = on_another_day(plan, on, today=x.today, zone=x.zone)
    ends_on = local_day(moved_plan.ends_at, x.zone)
    moved_plan = at_other_hours(moved_plan, starts_at=at_local(on, begin, x.zone), ends_at=at_local(ends_on, end, x.zone))
    return replace(moved_plan, rsvp_until=values.day("rsvp_until"))


def _read_metadata(metadata: str) -> tuple[EventId, bool]:
    event, _, deciding = metadata.partition(":")
    return EventId(payloads.number_in(event)), deciding == "deciding"
