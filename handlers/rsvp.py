"""Answers to events: by button and by reaction, and who comes."""

import re
from typing import Any

from slack_bolt import Ack, App

from bot.composing.event_forms import manage_form
from bot.deps import Deps
from bot.domain.answers import Answer as Said
from bot.domain.answers import SayRsvp, ShowCalendarWays, ShowWhoComes
from bot.domain.errors import DomainError
from bot.domain.ids import EventId, WorkspaceId
from bot.domain.rsvp import Answer, Way
from bot.services import inbox, rsvp
from bot.services.answers import queue_whisper
from bot.services.members import greet
from bot.services.perform import refused_answer
from bot.slack import payloads
from bot.views.events import CALENDAR, MANAGE, MORE_ACTION, RSVP_ACTION, WHO


def register(app: App) -> None:
    """Register the three buttons, the menu beside them, and reactions."""
    app.action(re.compile(rf"^{re.escape(RSVP_ACTION)}\."))(on_answer)
    app.action(MORE_ACTION)(on_more)
    app.event("reaction_added")(on_reaction)
    app.event("reaction_removed")(on_reaction)


def on_answer(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Record a tap on one of the three buttons; the card and the word to the member follow through the outbox."""
    tap = payloads.tap(body)
    now = deps.clock()
    event, wanted = EventId(tap.number), tap.action_id.partition(".")[2]
    if wanted not in set(Answer):  # a forged one
        ack()
        return
    try:
        with deps.writing(workspace) as session:
            greet(session, tap.by.id, tap.by.name, deps.settings.prs_timezone)
            if inbox.first_time(session, tap.trigger_id, now=now):
                rsvp.answer(session, event, tap.by.id, Answer(wanted), Way.BUTTON, at=tap.at, now=now, seen_in=tap.channel)
                if tap.channel is not None:
                    queue_whisper(session, SayRsvp(event=event), to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    except DomainError as refused:
        _whisper(deps, workspace, tap, refused_answer(refused, deps.settings.zone))
    ack()


def on_more(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show who comes, the ways into one's calendar, or what its organiser may do."""
    tap = payloads.tap(body)
    now = deps.clock()
    what, _, number = tap.value.partition(":")
    event = EventId(payloads.number_in(number))
    answers: dict[str, Said] = {WHO: ShowWhoComes(event=event), CALENDAR: ShowCalendarWays(event=event)}
    if what == MANAGE:
        _open_manage(deps, workspace, tap, event)
    if what in answers and tap.channel is not None:
        with deps.writing(workspace) as session:
            if inbox.first_time(session, tap.trigger_id, now=now):
                queue_whisper(session, answers[what], to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    ack()


def _open_manage(deps: Deps, workspace: WorkspaceId, tap: payloads.Tap, event: EventId) -> None:
    """Open what an organiser may do; who does not organise it hears who does."""
    try:
        with deps.reading(workspace) as session:
            view = manage_form(session, deps, event, to=tap.by.id, now=deps.clock())
        deps.slack.open_form(tap.trigger_id, view.payload())
    except DomainError as refused:
        _whisper(deps, workspace, tap, refused_answer(refused, deps.settings.zone))


def on_reaction(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Record a reaction that was given or taken back, with Slack's time of it."""
    reacted = payloads.reacted(body)
    if reacted is not None:
        now = deps.clock()
        with deps.writing(workspace) as session:
            if inbox.first_time(session, payloads.duplicate_key(body), now=now):
                rsvp.react(session, reacted.channel, reacted.message, reacted.by, reacted.emoji, on=reacted.on, at=reacted.at, now=now)
    ack()


def _whisper(deps: Deps, workspace: WorkspaceId, tap: payloads.Tap, answer: Said) -> None:
    if tap.channel is None:
        return
    now = deps.clock()
    with deps.writing(workspace) as session:
        if inbox.first_time(session, tap.trigger_id, now=now):
            queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
