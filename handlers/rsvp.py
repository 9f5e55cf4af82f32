"""Answers to events: by button and by reaction, and who comes."""

import contextlib
import re
from typing import Any

from slack_bolt import Ack, App

from bot.composing.event_forms import manage_form
from bot.deps import Deps
from bot.domain.errors import OlderVersion
from bot.domain.ids import EventId, WorkspaceId
from bot.domain.responses import Response, SayRsvp, ShowCalendarWays, ShowEvent, ShowNextMeeting, ShowWhoComes
from bot.domain.rsvp import Answer, Way
from bot.exchange import Exchange, attend, first_time, opens, tapped
from bot.services import events, rsvp
from bot.services.members import MembersOnly, NotMet, Stranger
from bot.slack import payloads
from bot.slack.payloads import Tap
from bot.views.blocks import View
from bot.views.events import CALENDAR, MANAGE, MORE_ACTION, NEXT_CARD, OWN_CARD, RSVP_ACTION, WHO


def register(app: App) -> None:
    """Register the three buttons, the menu beside them, and reactions."""
    app.action(re.compile(rf"^{re.escape(RSVP_ACTION)}\."))(tapped(answer))
    app.action(MORE_ACTION)(on_more)
    app.event("reaction_added")(on_reaction)
    app.event("reaction_removed")(on_reaction)


def answer(x: Exchange, tap: Tap) -> Response:
    """Record a tap on one of the three buttons; the card and the word to the member follow through the outbox."""
    event, wanted = EventId(tap.number), tap.action_id.partition(".")[2]
    if wanted not in set(Answer):
        raise OlderVersion
    rsvp.answer(x.session, event, x.by, Answer(wanted), Way.BUTTON, at=x.at, now=x.now, seen_in=tap.channel)
    if not tap.over or tap.row not in {OWN_CARD, NEXT_CARD}:
        return SayRsvp(event=event)
    following = events.next_meeting(x.session, to=x.by, now=x.now).meeting if tap.row == NEXT_CARD else None
    return ShowNextMeeting() if following is not None and following.event.id == event else ShowEvent(event=event)


def on_more(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show who comes, the ways into one's calendar, or what its organiser may do."""
    (_manage if payloads.tap(body).value.startswith(f"{MANAGE}:") else _show)(ack, body, deps, workspace)


def show(x: Exchange, tap: Tap) -> Response:
    """Show who comes, or the ways into one's calendar."""
    what, _, number = tap.value.partition(":")
    event = EventId(payloads.number_in(number))
    if what == CALENDAR:
        return ShowCalendarWays(event=event)
    if x.member.guest:
        raise MembersOnly
    if what != WHO:
        raise OlderVersion
    return ShowWhoComes(event=event)


def manage(x: Exchange, tap: Tap) -> View:
    """Open what an organiser may do; whoever does not organise it hears who does."""
    event = EventId(payloads.number_in(tap.value.partition(":")[2]))
    return manage_form(x.session, x.deps, event, to=x.by, now=x.now)


_show, _manage = tapped(show), opens(manage)


def on_reaction(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Record a reaction that was given or taken back, with Slack's time of it."""
    given = payloads.reacted(body)
    if given is not None:

        def react(x: Exchange) -> None:
            if first_time(x, payloads.duplicate_key(body)):
                rsvp.react(x.session, given.channel, given.message, x.by, given.emoji, on=given.on, at=given.at, now=x.now)

        with contextlib.suppress(Stranger, MembersOnly, NotMet):  # nobody is written to for a reaction; a comparison makes up for it
            attend(deps, workspace, given.by, react, deed="reaction", writing=True)
    ack()
