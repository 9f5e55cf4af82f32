"""Whether an event goes on, and moving it: the buttons under the question, the forms to move with, and *Ongedaan maken*."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App

from bot.composing import compose_answer, event_forms, sentence_of
from bot.deps import Deps
from bot.domain.answers import Answer, Say, ShowMoved
from bot.domain.calendar import at_local, local_day
from bot.domain.errors import DomainError
from bot.domain.events import EventPlan, PlanMistake
from bot.domain.ids import EventId, MemberId, WorkspaceId
from bot.domain.moving import at_other_hours, on_another_day
from bot.services import events, go_no_go, inbox, moving, prompts
from bot.services.answers import queue_dm_word, queue_whisper
from bot.services.members import language_of
from bot.services.perform import refusal
from bot.slack import payloads
from bot.slack.payloads import FormValues
from bot.views.blocks import View
from bot.views.event_form import said
from bot.views.event_manage import UNDO_MANAGED_ACTION
from bot.views.events import number
from bot.views.go_no_go import CALL_OFF_ACTION, GO_AHEAD_ACTION, LATER_ACTION, RESERVE_ACTION, SHORTEN_ACTION
from bot.views.moving import MOVE_FORM, SHORTEN_FORM, UNDO_ACTION, move_form, shorten_form


def register(app: App) -> None:
    """Register the buttons under the question, the two forms, and the way back."""
    app.action(GO_AHEAD_ACTION)(on_go_ahead)
    app.action(LATER_ACTION)(on_later)
    app.action(RESERVE_ACTION)(on_to_reserve)
    app.action(SHORTEN_ACTION)(on_shorten)
    app.action(CALL_OFF_ACTION)(on_call_off)
    app.action(UNDO_ACTION)(on_undo)
    app.action(UNDO_MANAGED_ACTION)(on_undo)
    app.view(MOVE_FORM)(on_moved)
    app.view(SHORTEN_FORM)(on_shortened)


def on_go_ahead(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Let the event take place; every message in which this was asked says so from then on."""
    tap = payloads.tap(body)
    now = deps.clock()

    def go_ahead(session: Any) -> Answer:  # noqa: ANN401  # a session
        event = go_no_go.go_ahead(session, EventId(tap.number), by=tap.by.id, now=now)
        return Say(text_id="goes-on", facts=(("event", event.id), ("title", event.plan.title)))

    _answered(deps, workspace, tap, go_ahead)
    ack()


def on_later(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Leave it for later, and say when it is asked again."""
    tap = payloads.tap(body)
    now = deps.clock()

    def later(session: Any) -> Answer:  # noqa: ANN401  # a session
        again = go_no_go.decide_later(session, EventId(tap.number), by=tap.by.id, now=now, zone=deps.settings.zone)
        subject = f"decide:{tap.number}"
        if again is None:
            prompts.choose(session, tap.channel, tap.message, subject, "decide-later-never", now=now, event=number(EventId(tap.number)))
            return Say(text_id="decide-later-never", facts=(("event", tap.number),))
        prompts.choose(session, tap.channel, tap.message, subject, "decide-later", now=now, on=again.isoformat())
        return Say(text_id="decide-later", days=(("on", again),))

    _answered(deps, workspace, tap, later)
    ack()


def on_to_reserve(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form to move with, filled in with the reserve date."""

    def view(session: Any, tap: payloads.Tap) -> View:  # noqa: ANN401  # a session
        event = moving.movable(session, EventId(tap.number), by=tap.by.id, now=deps.clock(), deciding=True)
        plan = moving.reserve_plan(session, event.id, now=deps.clock(), zone=deps.settings.zone)
        t = deps.texts(language_of(session, tap.by.id))
        return move_form(event, plan, t, concerned=moving.concerned(session, event.id, by=tap.by.id), deciding=True)

    _open(body, deps, workspace, view)
    ack()


def on_shorten(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form to choose in which other event it goes on."""

    def view(session: Any, tap: payloads.Tap) -> View:  # noqa: ANN401  # a session
        event = moving.movable(session, EventId(tap.number), by=tap.by.id, now=deps.clock(), deciding=True)
        t = deps.texts(language_of(session, tap.by.id))
        others = moving.others(session, event.id, to=tap.by.id, now=deps.clock())
        return shorten_form(event, others, t, concerned=moving.concerned(session, event.id, by=tap.by.id), deciding=True)

    _open(body, deps, workspace, view)
    ack()


def on_call_off(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask before the event is called off; whoever decided meanwhile is told instead."""

    def view(session: Any, tap: payloads.Tap) -> View:  # noqa: ANN401  # a session
        event = moving.movable(session, EventId(tap.number), by=tap.by.id, now=deps.clock(), deciding=True)
        return event_forms.call_off_form(session, deps, event.id, to=tap.by.id, deciding=True)

    _open(body, deps, workspace, view)
    ack()


def on_moved(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Move the event to the date that was filled in; what does not hold is said in the form."""
    form = payloads.submitted(body)
    now = deps.clock()
    event_id, deciding = _read_metadata(form.metadata)

    def move(session: Any) -> None:  # noqa: ANN401  # a session
        plan = _read_plan(events.get(session, event_id).plan, form.values, deps, now=now)
        moving.move(session, event_id, plan, by=form.by.id, now=now, zone=deps.settings.zone, deciding=deciding)

    _submitted(ack, form, deps, workspace, move, event_id)


def on_shortened(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Let the event go on in the one that was chosen."""
    form = payloads.submitted(body)
    now = deps.clock()
    event_id, deciding = _read_metadata(form.metadata)
    target = EventId(payloads.number_in(form.values.chosen("target") or ""))

    def shorten(session: Any) -> None:  # noqa: ANN401  # a session
        moving.move_into(session, event_id, target, by=form.by.id, now=now, zone=deps.settings.zone, deciding=deciding)

    _submitted(ack, form, deps, workspace, shorten, event_id)


def on_undo(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Bring the event back to the date it had."""
    tap = payloads.tap(body)
    now = deps.clock()

    def undo(session: Any) -> Answer:  # noqa: ANN401  # a session
        back = moving.undo(session, EventId(tap.number), by=tap.by.id, now=now, zone=deps.settings.zone)
        return ShowMoved(event=back.id, undone=True, told=moving.told(session))

    _answered(deps, workspace, tap, undo)
    ack()


def _read_plan(plan: EventPlan, values: FormValues, deps: Deps, *, now: datetime) -> EventPlan:
    """Read the date, hours and deadline; all else stays as it was.

    Raises:
        PlanMistake: a date or time is missing.
    """
    on, begin, end = values.day("date"), values.clock("begin"), values.clock("end")
    if on is None:
        raise PlanMistake("date", "mistake-date-missing")
    if begin is None or end is None:
        raise PlanMistake("begin" if begin is None else "end", "mistake-time-missing")
    zone = deps.settings.zone
    moved = on_another_day(plan, on, today=local_day(now, zone), zone=zone)
    ends_on = local_day(moved.ends_at, zone)
    moved = at_other_hours(moved, starts_at=at_local(on, begin, zone), ends_at=at_local(ends_on, end, zone))
    return replace(moved, rsvp_until=values.day("rsvp_until"))


def _read_metadata(metadata: str) -> tuple[EventId, bool]:
    number, _, deciding = metadata.partition(":")
    return EventId(payloads.number_in(number)), deciding == "deciding"


def _submitted(
    ack: Ack, form: payloads.Submitted, deps: Deps, workspace: WorkspaceId, do: Callable[[Any], None], event_id: EventId
) -> None:
    """Do what a form asks and tell the organiser in his DM what became of it; a refusal is said in the form."""
    try:
        with deps.writing(workspace) as session:
            if inbox.first_time(session, form.trigger_id, now=deps.clock()):
                do(session)
                queue_dm_word(session, ShowMoved(event=event_id, told=moving.told(session)), to=form.by.id, now=deps.clock())
    except DomainError as refused:
        field = refused.field if isinstance(refused, PlanMistake) and form.values.has(refused.field) else _first_field(form)
        ack(response_action="errors", errors={field: _sentence(deps, workspace, form.by.id, refused)})
        return
    ack(response_action="clear")


def _first_field(form: payloads.Submitted) -> str:
    return "target" if form.values.has("target") else "date"


def _sentence(deps: Deps, workspace: WorkspaceId, member: MemberId, refused: DomainError) -> str:
    with deps.reading(workspace) as session:
        return sentence_of(refusal(refused, deps.settings.zone), deps.texts(language_of(session, member)))


def _open(body: dict[str, Any], deps: Deps, workspace: WorkspaceId, compose: Callable[[Any, payloads.Tap], View]) -> None:
    """Open a form within its trigger's three seconds, on top of the one that was tapped in; what keeps it shut is said there."""
    tap = payloads.tap(body)
    try:
        with deps.reading(workspace) as session:
            view = compose(session, tap)
        if tap.view is None:
            deps.slack.open_form(tap.trigger_id, view.payload())
        else:
            deps.slack.push_form(tap.trigger_id, view.payload())
    except DomainError as refused:
        answer = refusal(refused, deps.settings.zone)
    else:
        return
    _answered(deps, workspace, tap, lambda _session: answer)


def _answered(deps: Deps, workspace: WorkspaceId, tap: payloads.Tap, do: Callable[[Any], Answer]) -> None:
    """Do something in one transaction, the word to who tapped included; who comes second hears who was first.

    In a form the word stands in the form; elsewhere only he sees it.
    """

    def run(doing: Callable[[Any], Answer]) -> None:
        with deps.writing(workspace) as session:
            if inbox.first_time(session, tap.trigger_id, now=deps.clock()):
                answer = doing(session)
                if tap.channel is not None:
                    queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=deps.clock())
                elif tap.view is not None:
                    words = compose_answer(session, deps, answer, to=tap.by.id, now=deps.clock()).text
                    t = deps.texts(language_of(session, tap.by.id))
                    shown.append(said(words, t, title=t("manage-title", number=number(EventId(tap.number)))))

    shown: list[View] = []
    try:
        run(do)
    except DomainError as refused:
        answer = refusal(refused, deps.settings.zone)
        run(lambda _session: answer)
    if shown and tap.view is not None:
        deps.slack.update_form(str(tap.view["id"]), shown[-1].payload())
