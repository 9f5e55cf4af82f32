"""Lists of an event: turning pages, the history, and the list as a file."""

import re
from typing import Any

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.errors import DomainError
from bot.domain.ids import EventId, WorkspaceId
from bot.services import attendees, inbox
from bot.services.answers import queue_whisper
from bot.services.perform import refusal
from bot.slack import payloads
from bot.views.attendees import HISTORY_ACTION, HISTORY_PAGE_ACTION, PAGE_ACTION, SHEET_ACTION


def register(app: App) -> None:
    """Register the pages, the history and the file."""
    app.action(re.compile(rf"^{re.escape(PAGE_ACTION)}\."))(on_page)
    app.action(HISTORY_ACTION)(on_history)
    app.action(re.compile(rf"^{re.escape(HISTORY_PAGE_ACTION)}\."))(on_history)
    app.action(SHEET_ACTION)(on_sheet)


def on_page(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show another page of the list."""
    _whispered(body, deps, workspace, "page")
    ack()


def on_history(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show an organiser a page of the history."""
    _whispered(body, deps, workspace, "history")
    ack()


def on_sheet(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Send an organiser the list as a file in his DM with us, and say so where he tapped."""
    _whispered(body, deps, workspace, "sheet")
    ack()


def _whispered(body: dict[str, Any], deps: Deps, workspace: WorkspaceId, wish: attendees.Wish) -> None:
    """Do what was asked and say what it came to, or why not, where he tapped."""
    tap = payloads.tap(body)
    now = deps.clock()
    event, page = _page(tap.value)
    with deps.writing(workspace) as session:
        if tap.channel is None or not inbox.first_time(session, tap.trigger_id, now=now):
            return
        try:
            answer = attendees.grant(session, wish, event, page, to=tap.by.id, now=now)
        except DomainError as refused:
            answer = refusal(refused, deps.settings.zone)
        queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)


def _page(value: str) -> tuple[EventId, int]:
    event, _, page = value.partition(":")
    return EventId(payloads.number_in(event)), payloads.number_in(page)
