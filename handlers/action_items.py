"""Action items: the buttons under them."""

import json
import re
from datetime import date
from typing import Literal

from slack_bolt import App

from bot.domain.action_items import ActionItem, NothingAsked
from bot.domain.commands import AddAction
from bot.domain.errors import OlderVersion
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.responses import Response, ShowAction, ShowActions
from bot.exchange import Exchange, tapped
from bot.services import action_items, action_requests
from bot.services.perform import make_action, perform
from bot.slack import payloads
from bot.slack.payloads import Tap
from bot.views import action_items as views


def register(app: App) -> None:
    """Register every button under an action item that does something at once."""
    app.action(views.DONE_ACTION)(tapped(finish))
    app.action(views.DROP_ACTION)(tapped(drop))
    app.action(views.REOPEN_ACTION)(tapped(reopen))
    app.action(views.UNDO_ACTION)(tapped(undo))
    app.action(views.AGAIN_ACTION)(tapped(again))
    app.action(re.compile(rf"^{re.escape(views.CHOOSE_DATE_ACTION)}\."))(tapped(choose_date))
    app.action(re.compile(rf"^{re.escape(views.CHOOSE_OWNER_ACTION)}\."))(tapped(choose_owner))
    app.action(views.PAGE_ACTION)(tapped(page))
    app.action(views.PREVIOUS_PAGE_ACTION)(tapped(page))
    app.action(views.GRANT_ACTION)(tapped(grant))
    app.action(views.DECLINE_ACTION)(tapped(decline))


def finish(x: Exchange, tap: Tap) -> ShowAction:
    """Mark an action item done."""
    return ShowAction(item=action_items.finish(x.session, ActionItemId(tap.number), by=x.by, now=x.now).id, news="done")


def drop(x: Exchange, tap: Tap) -> ShowAction:
    """Let an action item lapse."""
    return ShowAction(item=action_items.drop(x.session, ActionItemId(tap.number), by=x.by, now=x.now).id, news="dropped")


def reopen(x: Exchange, tap: Tap) -> ShowAction:
    """Open an action item again."""
    return ShowAction(item=action_items.reopen(x.session, ActionItemId(tap.number), by=x.by, now=x.now).id, news="reopened")


def undo(x: Exchange, tap: Tap) -> ShowAction:
    """Take back an action item that was just made."""
    return ShowAction(item=action_items.undo(x.session, ActionItemId(tap.number), by=x.by, now=x.now).id, news="undone")


def again(x: Exchange, tap: Tap) -> ShowAction:
    """Make the same action item a second time, now that it was asked."""
    item = action_items.get(x.session, ActionItemId(tap.number))
    return ShowAction(item=make_action(x.session, item.text, item.owners, item.due_on, x.asked), news="made")


def choose_date(x: Exchange, tap: Tap) -> ShowAction:
    """Make the action item with the day that was meant."""
    try:
        typed = json.loads(tap.value)
        due_on = date.fromisoformat(typed["due"]) if typed["due"] else None
        text, owners = str(typed["text"]), tuple(MemberId(owner) for owner in typed["owners"])
    except (ValueError, KeyError, TypeError) as error:
        raise OlderVersion from error
    return ShowAction(item=make_action(x.session, text, owners, due_on, x.asked), news="made")


def choose_owner(x: Exchange, tap: Tap) -> Response:
    """Make the action item of whoever was meant; what else is unclear in it is asked as if it were typed anew."""
    return perform(x.session, x.deps.indexes, AddAction(text=tap.value), x.asked)


_SCOPES: dict[str, Literal["all", "overdue", "member"]] = {"all": "all", "overdue": "overdue", "member": "member"}


def page(_x: Exchange, tap: Tap) -> ShowActions:
    """Show another page of a list."""
    named, _, rest = tap.value.partition(":")
    owner, _, number = rest.partition(":")
    return ShowActions(scope=_SCOPES.get(named, "own"), owner=MemberId(owner) if owner else None, page=payloads.number_in(number))


def grant(x: Exchange, tap: Tap) -> ShowAction:
    """Accept the due date that an owner asked for."""
    item, on = _answered(x, tap, granted=True)
    return ShowAction(item=item.id, news="due_granted", on=on)


def decline(x: Exchange, tap: Tap) -> ShowAction:
    """Decline the due date that an owner asked for."""
    item, on = _answered(x, tap, granted=False)
    return ShowAction(item=item.id, news="due_declined", on=on)


def _answered(x: Exchange, tap: Tap, *, granted: bool) -> tuple[ActionItem, date]:
    """Answer the question that the button carries; a forged one asks nothing."""
    number, _, day = tap.value.partition(":")
    item = ActionItemId(payloads.number_in(number))
    try:
        on = date.fromisoformat(day)
    except ValueError as error:
        raise NothingAsked(item=item) from error
    return action_requests.answer_due(x.session, item, on, granted=granted, by=x.by, now=x.now), on
