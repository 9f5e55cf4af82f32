"""Calendars: the file of an event, and one's own feed under a private address."""

import contextlib
from typing import Any

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.answers import Say
from bot.domain.errors import DomainError, FormShut
from bot.domain.ids import EventId, WorkspaceId
from bot.services import calendars, inbox, members
from bot.services.answers import queue_whisper
from bot.services.perform import refusal
from bot.slack import payloads
from bot.views.blocks import View
from bot.views.calendar import FEED_ACTION, FILE_ACTION, PATH, RENEW_ACTION, feed


def register(app: App) -> None:
    """Register the file, and the private address with its renewal."""
    app.action(FILE_ACTION)(on_file)
    app.action(FEED_ACTION)(on_feed)
    app.action(RENEW_ACTION)(on_renew)


def on_file(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Send a member an event as a file in his DM with us, and say so where he tapped."""
    tap = payloads.tap(body)
    now = deps.clock()
    with deps.writing(workspace) as session:
        if tap.channel is not None and inbox.first_time(session, tap.trigger_id, now=now):
            answer = Say(text_id="calendar-file-on-its-way")
            try:
                members.require(session, tap.by.id)
                calendars.ask_file(session, EventId(tap.number), to=tap.by.id, now=now)
            except DomainError as refused:
                answer = refusal(refused, deps.settings.zone)
            queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    ack()


def on_feed(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show a member the address of his feed over his settings; the first time it is made."""
    tap = payloads.tap(body)
    view = _address(deps, workspace, tap, renew=False)
    if view is not None:
        with contextlib.suppress(FormShut):  # the settings stay as they are: he can tap again
            deps.slack.push_form(tap.trigger_id, view.payload())
    ack()


def on_renew(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Give a member another address; the one before opens nothing any more."""
    tap = payloads.tap(body)
    view = _address(deps, workspace, tap, renew=True)
    if view is not None and tap.view is not None:
        deps.slack.update_form(str(tap.view["id"]), view.payload())
    ack()


def _address(deps: Deps, workspace: WorkspaceId, tap: payloads.Tap, *, renew: bool) -> View | None:
    """Make the view with the address; None where there are no feeds, or for somebody of another organisation."""
    public_url = deps.settings.prs_public_url
    if public_url is None:
        return None
    now = deps.clock()
    try:
        with deps.writing(workspace) as session:
            again = renew and inbox.first_time(session, tap.trigger_id, now=now)
            make = calendars.renew_secret if again else calendars.address_secret
            secret = make(session, tap.by.id, now=now)
            t = deps.texts(members.language_of(session, tap.by.id))
    except DomainError:
        return None
    return feed(public_url + PATH.format(secret=secret), t, renewed=again)
