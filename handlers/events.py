"""The form for a new event: every mistake said in the form, a preview, posting, and taking back a slip."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from slack_bolt import Ack, App

from bot.composing import sentence_of
from bot.deps import Deps
from bot.domain.calendar import at_local
from bot.domain.errors import DomainError
from bot.domain.events import EventKind, EventPlan, PlanMistake
from bot.domain.ids import ChannelId, EventId, WorkspaceId
from bot.services import events, inbox
from bot.services.members import language_of
from bot.services.perform import refusal
from bot.slack import payloads
from bot.slack.payloads import FormValues
from bot.texts import Texts
from bot.views.event_form import FORM, MORE_OPTIONS_ACTION, PREVIEW, EventForm, event_form, event_posted, event_preview, said
from bot.views.events import WITHDRAW_ACTION


def register(app: App) -> None:
    """Register the form, its *Meer opties*, its preview, and *Ongedaan maken*."""
    app.action(MORE_OPTIONS_ACTION)(on_more_options)
    app.view(FORM)(on_filled_in)
    app.view(PREVIEW)(on_post)
    app.action(WITHDRAW_ACTION)(on_withdraw)


def on_more_options(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Add the other fields to the open form. What was typed stays, as the fields keep their names; what was chosen before
    the member touched it (the channel, the hours) is given again, or it would go.
    """
    tap = payloads.tap(body)
    view = tap.view or {}
    with deps.reading(workspace) as session:
        t = deps.texts(language_of(session, tap.by.id))
    chosen = _chosen(FormValues((view.get("state") or {}).get("values") or {}))
    if "id" in view:
        deps.slack.update_form(view["id"], event_form(chosen, t).payload(), view_hash=view.get("hash"))
    ack()


def on_filled_in(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer every mistake in the form itself; without any, show the preview on top of it."""
    form = payloads.submitted(body)
    now = deps.clock()
    plan, mistakes = _read_plan(form.values, deps)
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, form.by.id))
            if plan is not None:
                mistakes += events.check_plan(session, plan, now=now, zone=deps.settings.zone)
            if mistakes or plan is None:
                ack(response_action="errors", errors=_said(mistakes, form.values, t, deps))
                return
            draft = events.draft(session, plan, by=form.by.id, now=now)
            view = event_preview(events.show_plan(session, plan, by=form.by.id, now=now), draft, t, deps.texts())
    except DomainError as refused:
        ack(response_action="errors", errors={"title": sentence_of(refusal(refused, deps.settings.zone), deps.texts())})
        return
    ack(response_action="push", view=view.payload())


def on_post(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Post the draft: the event gets its number, its card goes out by the outbox."""
    form = payloads.submitted(body)
    now = deps.clock()
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, form.by.id))
            event = events.announce(session, form.metadata, by=form.by.id, now=now)
            view = event_posted(events.show(session, event), t)
    except DomainError as refused:
        view = said(sentence_of(refusal(refused, deps.settings.zone), t), t, title=t("form-event-title"))
    ack(response_action="update", view=view.payload())


def on_withdraw(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take back a slip, and say in the same form whether it worked."""
    tap = payloads.tap(body)
    now = deps.clock()
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, tap.by.id))
            if not inbox.first_time(session, tap.trigger_id, now=now):
                ack()
                return
            events.withdraw(session, EventId(tap.number), by=tap.by.id, now=now)
            words = t("event-undone")
    except DomainError as refused:
        words = sentence_of(refusal(refused, deps.settings.zone), t)
    if tap.view is not None:
        deps.slack.update_form(tap.view["id"], said(words, t, title=t("form-event-title"), ends=True).payload())
    ack()


def _chosen(values: FormValues) -> EventForm:
    """Read what stands in the form's pickers, to open it again with more fields."""
    empty = EventForm()
    kind = values.chosen("kind")
    return EventForm(
        channel=values.chosen("channel"),
        kind=EventKind(kind) if kind in set(EventKind) else empty.kind,
        on=values.day("date"),
        begin=values.clock("begin") or empty.begin,
        end=values.clock("end") or empty.end,
        more=True,
    )


def _read_plan(values: FormValues, deps: Deps) -> tuple[EventPlan | None, list[PlanMistake]]:
    """Read the form; what is missing is a mistake of its own field."""
    mistakes = [
        PlanMistake(name, text_id)
        for name, text_id, value in (
            ("title", "mistake-title-empty", values.text("title")),
            ("date", "mistake-date-missing", values.day("date")),
            ("begin", "mistake-time-missing", values.clock("begin")),
            ("end", "mistake-time-missing", values.clock("end")),
            ("place", "mistake-place-empty", values.text("place")),
            ("channel", "mistake-channel-missing", values.chosen("channel")),
        )
        if value is None
    ]
    counts: dict[str, int | None] = {}
    for name in ("minimum", "maximum"):
        typed = values.text(name)
        counts[name] = int(typed) if typed and typed.isdecimal() and 0 < int(typed) <= 9999 else None  # noqa: PLR2004
        if typed and counts[name] is None:
            mistakes.append(PlanMistake(name, "mistake-number"))
    web = values.text("link")
    if web is not None and not web.startswith(("https://", "http://")):
        mistakes.append(PlanMistake("link", "mistake-link"))
    on, begin, end = values.day("date"), values.clock("begin"), values.clock("end")
    channel = values.chosen("channel")
    if mistakes or on is None or begin is None or end is None or channel is None:
        return None, mistakes
    kind = values.chosen("kind")
    plan = EventPlan(
        title=(values.text("title") or "").strip(),
        kind=EventKind(kind) if kind in set(EventKind) else EventKind.MEETING,
        starts_at=_moment(on, begin, deps),
        ends_at=_moment(values.day("end_date") or on, end, deps),
        place=(values.text("place") or "").strip(),
        channel=ChannelId(channel),
        link=web,
        agenda=tuple(line.strip() for line in (values.text("agenda") or "").splitlines() if line.strip()),
        rsvp_until=values.day("rsvp_until"),
        minimum=counts["minimum"],
        maximum=counts["maximum"],
        reserve_on=values.day("reserve_on"),
        audience=values.text("audience"),
    )
    return plan, mistakes


def _moment(on: Any, at: time, deps: Deps) -> datetime:  # noqa: ANN401  # a date
    return at_local(on, at, deps.settings.zone)


def _said(mistakes: Sequence[PlanMistake], values: FormValues, t: Texts, deps: Deps) -> dict[str, str]:
    """Say each mistake at its field; one of a field that is not shown stands at the date."""
    shown = {"title", "date", "begin", "end", "place", "channel"}
    bot = deps.home.identity.bot_name if deps.home.identity else "PRS"
    told: dict[str, str] = {}
    for mistake in mistakes:
        facts: dict[str, str | int] = {
            "bot": bot,
            **{name: value for name, value in mistake.facts.items() if isinstance(value, (str, int))},
        }
        field = mistake.field if mistake.field in shown or values.has(mistake.field) else "date"
        told.setdefault(field, t(mistake.text_id, **facts))
    return told
