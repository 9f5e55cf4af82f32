"""Action items: the buttons under them."""

import json
import re
from datetime import date
from typing import Any

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.action_items import ActionItem, ActionTextMissing, NothingAsked
from bot.domain.answers import Answer, ShowAction, ShowActions
from bot.domain.commands import AddAction
from bot.domain.ids import ActionItemId, MemberId, WorkspaceId
from bot.services import action_items, action_requests
from bot.services.perform import Asked, make_action, perform
from bot.slack import payloads
from bot.taps import Session, act
from bot.views.action_items import (
    AGAIN_ACTION,
    CHOOSE_DATE_ACTION,
    CHOOSE_OWNER_ACTION,
    DECLINE_ACTION,
    DONE_ACTION,
    DROP_ACTION,
    GRANT_ACTION,
    PAGE_ACTION,
    PREVIOUS_PAGE_ACTION,
    REOPEN_ACTION,
    UNDO_ACTION,
)


def register(app: App) -> None:
    """Register every button under an action item that does something at once."""
    app.action(DONE_ACTION)(on_done)
    app.action(DROP_ACTION)(on_drop)
    app.action(REOPEN_ACTION)(on_reopen)
    app.action(UNDO_ACTION)(on_undo)
    app.action(AGAIN_ACTION)(on_again)
    app.action(re.compile(rf"^{re.escape(CHOOSE_DATE_ACTION)}\."))(on_date_chosen)
    app.action(re.compile(rf"^{re.escape(CHOOSE_OWNER_ACTION)}\."))(on_owner_chosen)
    app.action(PAGE_ACTION)(on_page)
    app.action(PREVIOUS_PAGE_ACTION)(on_page)
    app.action(GRANT_ACTION)(on_due_granted)
    app.action(DECLINE_ACTION)(on_due_declined)


def on_done(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Mark an action item done."""

    def finish(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        return ShowAction(item=action_items.finish(session, ActionItemId(tap.number), by=asked.by, now=asked.now).id, news="done")

    act(body, deps, workspace, finish)
    ack()


def on_drop(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Let an action item lapse."""

    def drop(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        return ShowAction(item=action_items.drop(session, ActionItemId(tap.number), by=asked.by, now=asked.now).id, news="dropped")

    act(body, deps, workspace, drop)
    ack()


def on_reopen(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open an action item again."""

    def reopen(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        return ShowAction(item=action_items.reopen(session, ActionItemId(tap.number), by=asked.by, now=asked.now).id, news="reopened")

    act(body, deps, workspace, reopen)
    ack()


def on_undo(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take back an action item that was just made."""

    def undo(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        return ShowAction(item=action_items.undo(session, ActionItemId(tap.number), by=asked.by, now=asked.now).id, news="undone")

    act(body, deps, workspace, undo)
    ack()


def on_again(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Make the same action item a second time, now that it was asked."""

    def again(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        item = action_items.get(session, ActionItemId(tap.number))
        return ShowAction(item=make_action(session, item.text, item.owners, item.due_on, asked), news="made")

    act(body, deps, workspace, again)
    ack()


def on_date_chosen(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Make the action item with the day that was meant."""

    def choose(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        text, owners, due_on = _chosen(tap.value)
        return ShowAction(item=make_action(session, text, owners, due_on, asked), news="made")

    act(body, deps, workspace, choose)
    ack()


def on_owner_chosen(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Make the action item of whoever was meant; what else is unclear in it is asked as if it were typed anew."""
    act(body, deps, workspace, lambda session, tap, asked: perform(session, deps.indexes, AddAction(text=tap.value), asked))
    ack()


def on_page(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show another page of a list."""

    def show(_session: Session, tap: payloads.Tap, _asked: Asked) -> Answer:
        scope, _, rest = tap.value.partition(":")
        owner, _, page = rest.partition(":")
        scopes = {"all": "all", "overdue": "overdue", "member": "member"}
        return ShowActions(scope=scopes.get(scope, "own"), owner=MemberId(owner) if owner else None, page=payloads.number_in(page))  # type: ignore[arg-type]

    act(body, deps, workspace, show)
    ack()


def on_due_granted(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Accept the due date that an owner asked for."""

    def grant(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        item, on = _answered(session, tap, asked, granted=True)
        return ShowAction(item=item.id, news="due_granted", on=on)

    act(body, deps, workspace, grant)
    ack()


def on_due_declined(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Decline the due date that an owner asked for."""

    def decline(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        item, on = _answered(session, tap, asked, granted=False)
        return ShowAction(item=item.id, news="due_declined", on=on)

    act(body, deps, workspace, decline)
    ack()


def _answered(session: Session, tap: payloads.Tap, asked: Asked, *, granted: bool) -> tuple[ActionItem, date]:
    """Answer the question that the button carries; a forged one asks nothing."""
    number, _, day = tap.value.partition(":")
    item_id = ActionItemId(payloads.number_in(number))
    try:
        on = date.fromisoformat(day)
    except ValueError as error:
        raise NothingAsked(item=item_id) from error
    return action_requests.answer_due(session, item_id, on, granted=granted, by=asked.by, now=asked.now), on


def _chosen(value: str) -> tuple[str, tuple[MemberId, ...], date | None]:
    """Read what the button of a day carries; a forged one carries nothing."""
    try:
        typed = json.loads(value)
        due_on = date.fromisoformat(typed["due"]) if typed["due"] else None
        return str(typed["text"]), tuple(MemberId(owner) for owner in typed["owners"]), due_on
    except (ValueError, KeyError, TypeError) as error:
        raise ActionTextMissing from error
