"""Agendas: proposing an item, deciding on one, adding, changing and removing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from slack_bolt import Ack, App

from bot.composing import sentence_of
from bot.composing.agenda import agenda_form
from bot.deps import Deps
from bot.domain.agenda import AgendaMistake, AgendaPoint, ItemState
from bot.domain.answers import Answer, Say, ShowAgendaItem
from bot.domain.errors import DomainError
from bot.domain.ids import AgendaItemId, EventId, MemberId, WorkspaceId
from bot.services import agenda, events, inbox, members
from bot.services.perform import Asked, refusal
from bot.slack import payloads
from bot.taps import Session, act, keep, open_form
from bot.views.agenda import (
    ACCEPT_ACTION,
    CHANGE_ACTION,
    DECLINE_ACTION,
    DECLINE_FORM,
    FORM,
    PROPOSE_ACTION,
    REMOVE_ACTION,
    decline_form,
    item_form,
)
from bot.views.blocks import View
from bot.views.event_form import said

_FIELDS = frozenset({"title", "lasts", "presenter", "attachment", "word"})
_LONGEST_MINUTES = 4


def register(app: App) -> None:
    """Register the forms, the buttons that open them, and the decision on a proposal."""
    app.action(PROPOSE_ACTION)(on_propose)
    app.action(CHANGE_ACTION)(on_change)
    app.action(REMOVE_ACTION)(on_remove)
    app.action(ACCEPT_ACTION)(on_accept)
    app.action(DECLINE_ACTION)(on_decline)
    app.view(FORM)(on_filled_in)
    app.view(DECLINE_FORM)(on_declined)


def on_propose(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form for a new item of this event."""

    def new_item(session: Session, tap: payloads.Tap) -> View:
        return agenda_form(session, deps, to=tap.by.id, now=deps.clock(), event=EventId(tap.number))

    open_form(body, deps, workspace, new_item)
    ack()


def on_change(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form of an item that is on the agenda."""

    def known_item(session: Session, tap: payloads.Tap) -> View:
        item, count = agenda.item_of(session, AgendaItemId(tap.number), by=tap.by.id)
        return item_form(deps.texts(members.language_of(session, tap.by.id)), item=item, count=count)

    open_form(body, deps, workspace, known_item)
    ack()


def on_decline(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask for the word with which a proposal is declined."""

    def word(session: Session, tap: payloads.Tap) -> View:
        shown = agenda.undecided(session, AgendaItemId(tap.number), by=tap.by.id)
        return decline_form(shown, deps.texts(members.language_of(session, tap.by.id)))

    open_form(body, deps, workspace, word)
    ack()


def on_accept(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Put a proposal on the agenda; the question loses its buttons, also where somebody else answered it."""

    def accept(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        return ShowAgendaItem(item=agenda.accept(session, AgendaItemId(tap.number), by=asked.by, now=asked.now).id, news="accepted")

    act(body, deps, workspace, accept)
    ack()


def on_filled_in(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Keep a new or changed item and say what became of it; mistakes are said in the form."""

    def kept(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        point = AgendaPoint(
            title=sent.values.text("title") or "",
            lasts=_lasts(sent.values.text("lasts")),
            presenter=_person(sent.values.chosen("presenter")),
            presenter_name=sent.values.text("presenter_name"),
            attachment=sent.values.text("attachment"),
        )
        if sent.metadata:
            place = payloads.number_in(sent.values.chosen("position") or "") or None
            number = AgendaItemId(payloads.number_in(sent.metadata))
            return ShowAgendaItem(item=agenda.change(session, number, point, position=place, by=asked.by, now=asked.now).id, news="changed")
        event = EventId(payloads.number_in(sent.values.chosen("event") or ""))
        made = agenda.propose(session, event, point, by=asked.by, now=asked.now)
        return ShowAgendaItem(item=made.id, news="added" if made.state is ItemState.ACCEPTED else "proposed")

    ack(**keep(body, deps, workspace, kept, place=_field("title")))


def on_declined(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Decline a proposal with a word; the question loses its buttons."""

    def declined(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        number = AgendaItemId(payloads.number_in(sent.metadata))
        agenda.decline(session, number, sent.values.text("word") or "", by=asked.by, now=asked.now)
        return Say(text_id="proposal-declined-said")

    ack(**keep(body, deps, workspace, declined, place=_field("word")))


def on_remove(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take an item off the agenda, or back a proposal of one's own; said where it was tapped, in the form or under the message."""
    tap = payloads.tap(body)

    def remove(session: Session, tapped: payloads.Tap, asked: Asked) -> Say:
        item = agenda.remove(session, AgendaItemId(tapped.number), by=asked.by, now=asked.now)
        news = "removed" if item.state is ItemState.ACCEPTED else "taken-back"
        title = events.get(session, item.event).plan.title
        return Say(text_id=f"agenda-item-{news}", facts=(("item_title", item.point.title), ("title", title), ("event", item.event)))

    if tap.view is None:
        act(body, deps, workspace, remove)
        ack()
        return
    now = deps.clock()
    asked = Asked(by=tap.by.id, at=tap.at, now=now, zone=deps.settings.zone)
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(members.language_of(session, tap.by.id))
            if not inbox.first_time(session, tap.trigger_id, now=now):
                ack()
                return
            answer = remove(session, tap, asked)
    except DomainError as refused:
        answer = refusal(refused, deps.settings.zone)
    deps.slack.update_form(str(tap.view["id"]), said(sentence_of(answer, t), t, title=t("form-agenda-change-title")).payload())
    ack()


def _field(first: str) -> Callable[[DomainError], str]:
    """Say a mistake at its field, and what is none of a field at the first."""

    def place(refused: DomainError) -> str:
        return refused.field if isinstance(refused, AgendaMistake) and refused.field in _FIELDS else first

    return place


def _lasts(typed: str | None) -> timedelta | None:
    """Read minutes; what is no number counts as none at all, which the form explains."""
    if typed is None:
        return None
    return timedelta(minutes=int(typed)) if typed.isascii() and typed.isdecimal() and len(typed) <= _LONGEST_MINUTES else timedelta(0)


def _person(chosen: str | None) -> MemberId | None:
    return MemberId(chosen) if chosen else None
