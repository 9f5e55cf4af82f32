"""Handing over: the buttons under the chair's list and under the question to a successor."""

from typing import Any

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.answers import Answer, Say, ShowHandover, ShowTakenOver
from bot.domain.handover import LineState, NoSuchLine
from bot.domain.ids import MemberId, WorkspaceId
from bot.services import handovers
from bot.services.members import language_of
from bot.services.perform import Asked
from bot.slack import payloads
from bot.taps import Session, act, keep, open_form
from bot.views.blocks import View
from bot.views.handover import ACCEPT_ACTION, CHOOSE_ACTION, CHOOSE_ALL_ACTION, DECLINE_ACTION, FORM, LIST_ACTION, successor_form


def register(app: App) -> None:
    """Register the buttons and the form."""
    app.action(LIST_ACTION)(on_list)
    app.action(CHOOSE_ACTION)(on_choose)
    app.action(CHOOSE_ALL_ACTION)(on_choose_all)
    app.action(ACCEPT_ACTION)(on_accepted)
    app.action(DECLINE_ACTION)(on_declined)
    app.view(FORM)(on_chosen)


def on_list(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show what somebody left behind, as it stands now."""

    def show(_session: Session, tap: payloads.Tap, _asked: Asked) -> Answer:
        leaver, _, page = tap.value.partition(":")
        return ShowHandover(leaver=MemberId(leaver), page=payloads.number_in(page))

    act(body, deps, workspace, show)
    ack()


def on_choose(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask who takes over one line."""

    def view(session: Session, tap: payloads.Tap) -> View:
        lines = handovers.lines_for(session, [tap.number], to=tap.by.id)
        return successor_form(lines, deps.texts(language_of(session, tap.by.id)), metadata=str(tap.number))

    open_form(body, deps, workspace, view)
    ack()


def on_choose_all(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask who takes over all lines for which nobody was asked yet."""

    def view(session: Session, tap: payloads.Tap) -> View:
        listed = handovers.list_for(session, MemberId(tap.value), to=tap.by.id)
        lines = [each for each in listed if each.line.state is LineState.OPEN]
        if not lines:
            raise NoSuchLine
        numbers = ",".join(str(each.line.id) for each in lines)
        return successor_form(lines, deps.texts(language_of(session, tap.by.id)), metadata=numbers)

    open_form(body, deps, workspace, view)
    ack()


def on_chosen(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask the successor; he accepts or declines each line."""

    def choose(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        numbers = [payloads.number_in(number) for number in sent.metadata.split(",")]
        handovers.choose(session, numbers, MemberId(sent.values.chosen("successor") or ""), by=asked.by, now=asked.now)
        return Say(text_id="take-over-asked")

    ack(**keep(body, deps, workspace, choose, place=lambda _: "successor"))


def on_accepted(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take over a line."""

    def accept(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        return ShowTakenOver(line=handovers.accept(session, tap.number, by=asked.by, now=asked.now).id)

    act(body, deps, workspace, accept)
    ack()


def on_declined(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Decline to take over a line."""

    def decline(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        return ShowTakenOver(line=handovers.decline(session, tap.number, by=asked.by, now=asked.now).id)

    act(body, deps, workspace, decline)
    ack()
