"""Action items: the buttons under them, and their forms."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from slack_bolt import Ack, App
from slack_sdk.errors import SlackApiError

from bot.composing import sentence_of
from bot.deps import Deps
from bot.domain.action_items import ActionTextMissing, PostponedTooFar
from bot.domain.calendar import local_day
from bot.domain.errors import DomainError
from bot.domain.ids import ActionItemId, MemberId, WorkspaceId
from bot.domain.notices import Answer, Say, ShowAction, ShowActions
from bot.services import action_items, inbox
from bot.services.answers import queue_dm_word, queue_whisper
from bot.services.members import greet, language_of
from bot.services.perform import Asked, make_action, refusal
from bot.slack import payloads
from bot.views.action_items import (
    AGAIN_ACTION,
    CHANGE_ACTION,
    CHOOSE_DATE_ACTION,
    DAYS_AHEAD,
    DONE_ACTION,
    DROP_ACTION,
    FORM,
    LATER_ACTION,
    PAGE_ACTION,
    POSTPONE_FORM,
    REOPEN_ACTION,
    UNDO_ACTION,
    form,
    postpone_form,
)
from bot.views.blocks import View

Doing = Callable[[Any, payloads.Tap, Asked], Answer]


def register(app: App) -> None:
    """Register every button under an action item, and its two forms."""
    app.action(DONE_ACTION)(on_done)
    app.action(DROP_ACTION)(on_drop)
    app.action(REOPEN_ACTION)(on_reopen)
    app.action(UNDO_ACTION)(on_undo)
    app.action(AGAIN_ACTION)(on_again)
    app.action(re.compile(rf"^{re.escape(CHOOSE_DATE_ACTION)}\."))(on_date_chosen)
    app.action(PAGE_ACTION)(on_page)
    app.action(LATER_ACTION)(on_later)
    app.action(CHANGE_ACTION)(on_change)
    app.view(POSTPONE_FORM)(on_postponed)
    app.view(FORM)(on_filled_in)


def on_done(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Mark an action item done."""

    def finish(session: Any, tap: payloads.Tap, asked: Asked) -> Answer:  # noqa: ANN401  # a session
        return ShowAction(item=action_items.finish(session, ActionItemId(tap.number), by=asked.by, now=asked.now).id, news="done")

    _tapped(body, deps, workspace, finish)
    ack()


def on_drop(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Let an action item lapse."""

    def drop(session: Any, tap: payloads.Tap, asked: Asked) -> Answer:  # noqa: ANN401  # a session
        return ShowAction(item=action_items.drop(session, ActionItemId(tap.number), by=asked.by, now=asked.now).id, news="dropped")

    _tapped(body, deps, workspace, drop)
    ack()


def on_reopen(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open an action item again."""

    def reopen(session: Any, tap: payloads.Tap, asked: Asked) -> Answer:  # noqa: ANN401  # a session
        return ShowAction(item=action_items.reopen(session, ActionItemId(tap.number), by=asked.by, now=asked.now).id, news="reopened")

    _tapped(body, deps, workspace, reopen)
    ack()


def on_undo(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take back an action item that was just made."""

    def undo(session: Any, tap: payloads.Tap, asked: Asked) -> Answer:  # noqa: ANN401  # a session
        return ShowAction(item=action_items.undo(session, ActionItemId(tap.number), by=asked.by, now=asked.now).id, news="undone")

    _tapped(body, deps, workspace, undo)
    ack()


def on_again(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Make the same action item a second time, now that it was asked."""

    def again(session: Any, tap: payloads.Tap, asked: Asked) -> Answer:  # noqa: ANN401  # a session
        item = action_items.get(session, ActionItemId(tap.number))
        return ShowAction(item=make_action(session, item.text, item.owners, item.due_on, asked), news="made")

    _tapped(body, deps, workspace, again)
    ack()


def on_date_chosen(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Make the action item with the day that was meant."""

    def choose(session: Any, tap: payloads.Tap, asked: Asked) -> Answer:  # noqa: ANN401  # a session
        text, owners, due_on = _chosen(tap.value)
        return ShowAction(item=make_action(session, text, owners, due_on, asked), news="made")

    _tapped(body, deps, workspace, choose)
    ack()


def on_page(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show the next page of a list."""

    def show(_session: Any, tap: payloads.Tap, _asked: Asked) -> Answer:  # noqa: ANN401  # a session
        scope, _, rest = tap.value.partition(":")
        owner, _, page = rest.partition(":")
        scopes = {"all": "all", "overdue": "overdue", "member": "member"}
        return ShowActions(scope=scopes.get(scope, "own"), owner=MemberId(owner) if owner else None, page=payloads.number_in(page))  # type: ignore[arg-type]

    _tapped(body, deps, workspace, show)
    ack()


def on_later(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask until when the ping waits."""
    today = local_day(deps.clock(), deps.settings.zone)

    def view(session: Any, tap: payloads.Tap) -> View:  # noqa: ANN401  # a session
        item = action_items.get(session, ActionItemId(tap.number))
        shown = action_items.show(session, [item], to=tap.by.id, today=today)[0]
        days = [(ahead, action_items.ping_day(session, tap.by.id, today + timedelta(days=ahead))) for ahead in DAYS_AHEAD]
        return postpone_form(shown, deps.texts(language_of(session, tap.by.id)), today=today, days=days)

    _open(body, deps, workspace, view)
    ack()


def on_change(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form with what was understood."""

    def view(session: Any, tap: payloads.Tap) -> View:  # noqa: ANN401  # a session
        item = action_items.get(session, ActionItemId(tap.number))
        t = deps.texts(language_of(session, tap.by.id))
        return form(t, text=item.text, owners=item.owners, due_on=item.due_on, item=item.id)

    _open(body, deps, workspace, view)
    ack()


def on_postponed(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Move the ping; a day that does not do is said in the form."""
    sent = payloads.submitted(body)
    now = deps.clock()
    today = local_day(now, deps.settings.zone)
    chosen = sent.values.chosen("until")
    until = sent.values.day("own_date") or today + timedelta(days=int(chosen) if chosen in set(map(str, DAYS_AHEAD)) else 1)
    try:
        with deps.writing(workspace) as session:
            if inbox.first_time(session, sent.trigger_id, now=now):
                item = action_items.postpone(
                    session, ActionItemId(payloads.number_in(sent.metadata)), until, by=sent.by.id, now=now, zone=deps.settings.zone
                )
                queue_dm_word(
                    session,
                    ShowAction(item=item.id, news="postponed", on=action_items.ping_day(session, sent.by.id, until)),
                    to=sent.by.id,
                    now=now,
                )
    except DomainError as refused:
        place = "own_date" if isinstance(refused, PostponedTooFar) or sent.values.day("own_date") else "until"
        ack(response_action="errors", errors={place: _sentence(deps, workspace, sent.by.id, refused)})
        return
    ack()


def on_filled_in(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Make the action item, or change what was understood of one; mistakes are said in the form."""
    sent = payloads.submitted(body)
    now = deps.clock()
    text, owners, due_on = sent.values.text("text") or "", sent.values.people("owners"), sent.values.day("due_on")
    try:
        with deps.writing(workspace) as session:
            if inbox.first_time(session, sent.trigger_id, now=now):
                if sent.metadata:
                    item = action_items.change(
                        session,
                        ActionItemId(payloads.number_in(sent.metadata)),
                        text=text,
                        owners=owners,
                        due_on=due_on,
                        by=sent.by.id,
                        now=now,
                    )
                else:
                    item = action_items.make(session, text=text, owners=owners, due_on=due_on, by=sent.by.id, now=now)
                queue_dm_word(session, ShowAction(item=item.id, news="made"), to=sent.by.id, now=now)
    except DomainError as refused:
        place = "text" if refused.text_id.startswith("mistake-action") else "owners"
        ack(response_action="errors", errors={place: _sentence(deps, workspace, sent.by.id, refused)})
        return
    ack()


def _chosen(value: str) -> tuple[str, tuple[MemberId, ...], date | None]:
    """Read what the button of a day carries; a forged one carries nothing."""
    try:
        typed = json.loads(value)
        due_on = date.fromisoformat(typed["due"]) if typed["due"] else None
        return str(typed["text"]), tuple(MemberId(owner) for owner in typed["owners"]), due_on
    except (ValueError, KeyError, TypeError) as error:
        raise ActionTextMissing from error


def _tapped(body: dict[str, Any], deps: Deps, workspace: WorkspaceId, do: Doing) -> None:
    """Do what a button stands for in one transaction, the word to the member included."""
    tap = payloads.tap(body)
    now = deps.clock()
    asked = Asked(by=tap.by.id, at=tap.at, now=now, zone=deps.settings.zone)

    def run(doing: Doing) -> None:
        with deps.writing(workspace) as session:
            greet(session, tap.by.id, tap.by.name, deps.settings.prs_timezone)
            if inbox.first_time(session, tap.trigger_id, now=now):
                answer = doing(session, tap, asked)
                if tap.channel is not None:
                    queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)

    try:
        run(do)
    except DomainError as refused:
        said = refusal(refused, deps.settings.zone)
        run(lambda _session, _tap, _asked: said)


def _open(body: dict[str, Any], deps: Deps, workspace: WorkspaceId, compose: Callable[[Any, payloads.Tap], View]) -> None:
    """Open a form within its trigger's three seconds; what keeps it shut is said where it was tapped."""
    tap = payloads.tap(body)
    try:
        with deps.reading(workspace) as session:
            view = compose(session, tap)
        deps.slack.open_form(tap.trigger_id, view.payload())
    except DomainError as refused:
        said = refusal(refused, deps.settings.zone)
    except (SlackApiError, TimeoutError):
        said = Say(text_id="refused-form-expired")
    else:
        return
    _tapped(body, deps, workspace, lambda _session, _tap, _asked: said)


def _sentence(deps: Deps, workspace: WorkspaceId, member: MemberId, refused: DomainError) -> str:
    with deps.reading(workspace) as session:
        return sentence_of(refusal(refused, deps.settings.zone), deps.texts(language_of(session, member)))
