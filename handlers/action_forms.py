"""Action items: their forms, and the shortcut that makes one of a message."""

from datetime import timedelta
from typing import Any

from slack_bolt import Ack, App

from bot.composing import sentence_of
from bot.deps import Deps
from bot.domain.action_items import DueDateOfAnother, NoSuchName
from bot.domain.action_pings import PostponedTooFar
from bot.domain.answers import Answer, Say, ShowAction
from bot.domain.calendar import local_day
from bot.domain.errors import DomainError
from bot.domain.ids import ActionItemId, MemberId, WorkspaceId
from bot.domain.shown import ShownAction
from bot.services import action_drafts, action_items, action_lists, action_pings, action_requests
from bot.services.answers import queue_dm_word
from bot.services.members import is_organiser, language_of
from bot.services.perform import Asked, refusal
from bot.slack import payloads
from bot.taps import Session, keep, open_form
from bot.texts import Texts
from bot.views.action_forms import (
    ASK_DATE_FORM,
    DAYS_AHEAD,
    FORM,
    GIVE_BACK_FORM,
    LINK_FORM,
    POSTPONE_FORM,
    Origin,
    ask_date_form,
    form,
    give_back_form,
    link_form,
    origin_of,
    postpone_form,
)
from bot.views.action_items import ASK_DATE_ACTION, CHANGE_ACTION, GIVE_BACK_ACTION, LATER_ACTION, LINK_ACTION
from bot.views.blocks import View

SHORTCUT = "action_from_message"
"""The message shortcut *Actiepunt hiervan maken*."""


def register(app: App) -> None:
    """Register what opens a form and what is sent in by one."""
    app.action(LATER_ACTION)(on_later)
    app.action(CHANGE_ACTION)(on_change)
    app.action(ASK_DATE_ACTION)(on_ask_date)
    app.action(GIVE_BACK_ACTION)(on_give_back)
    app.action(LINK_ACTION)(on_link)
    app.view(POSTPONE_FORM)(on_postponed)
    app.view(FORM)(on_filled_in)
    app.view(ASK_DATE_FORM)(on_date_asked)
    app.view(GIVE_BACK_FORM)(on_given_back)
    app.view(LINK_FORM)(on_linked)
    app.shortcut({"type": "message_action", "callback_id": SHORTCUT})(on_message)


def on_later(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask until when the ping waits."""
    today = local_day(deps.clock(), deps.settings.zone)

    def view(session: Session, tap: payloads.Tap) -> View:
        shown, t = _shown(session, deps, tap)
        days = [(ahead, action_pings.ping_day(session, tap.by.id, today + timedelta(days=ahead))) for ahead in DAYS_AHEAD]
        return postpone_form(shown, t, today=today, days=days)

    open_form(body, deps, workspace, view)
    ack()


def on_change(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form with what was understood."""

    def view(session: Session, tap: payloads.Tap) -> View:
        shown, t = _shown(session, deps, tap)
        item = shown.item
        names = item.names if shown.organiser or item.names else None
        return form(t, text=item.text, owners=item.owners, due_on=item.due_on, names=names, origin=Origin(item=item.id))

    open_form(body, deps, workspace, view)
    ack()


def on_ask_date(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask for which date an owner asks."""

    def view(session: Session, tap: payloads.Tap) -> View:
        return ask_date_form(*_shown(session, deps, tap))

    open_form(body, deps, workspace, view)
    ack()


def on_give_back(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask why an owner gives it back."""

    def view(session: Session, tap: payloads.Tap) -> View:
        return give_back_form(*_shown(session, deps, tap))

    open_form(body, deps, workspace, view)
    ack()


def on_link(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask which member a name is; where there is no name left, say so."""

    def view(session: Session, tap: payloads.Tap) -> View:
        shown, t = _shown(session, deps, tap)
        if not shown.item.names:
            raise NoSuchName(item=shown.item.id, name="")
        return link_form(shown, t)

    open_form(body, deps, workspace, view)
    ack()


def on_message(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form for an action item that a message asks for, prefilled from it and linked to it."""
    picked = payloads.picked(body)
    today = local_day(deps.clock(), deps.settings.zone)
    try:
        with deps.reading(workspace) as session:
            draft = action_drafts.from_message(
                session,
                picked.words,
                author=picked.author,
                channel=picked.channel,
                ts=picked.thread or picked.ts,
                by=picked.by.id,
                today=today,
            )
            t = deps.texts(language_of(session, picked.by.id))
            names = () if is_organiser(session, picked.by.id) else None
        doubt = sentence_of(refusal(draft.doubt, deps.settings.zone), t) if draft.doubt else None
        origin = Origin(source=draft.source)
        view = form(t, text=draft.text, owners=draft.owners, due_on=draft.due_on, doubt=doubt, names=names, origin=origin)
        deps.slack.open_form(picked.trigger_id, view.payload())
    except DomainError as refused:
        _say_in_dm(deps, workspace, picked.by.id, refusal(refused, deps.settings.zone))
    ack()


def on_postponed(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Move the ping; a day that does not do is said in the form."""
    own_date = payloads.submitted(body).values.day("own_date")

    def postpone(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        chosen = sent.values.chosen("until")
        until = own_date or asked.today + timedelta(days=int(chosen) if chosen in set(map(str, DAYS_AHEAD)) else 1)
        item = action_requests.postpone(session, _item_of(sent), until, by=asked.by, now=asked.now, zone=asked.zone)
        return ShowAction(item=item.id, news="postponed", on=action_pings.ping_day(session, asked.by, until))

    def place(refused: DomainError) -> str:
        return "own_date" if isinstance(refused, PostponedTooFar) or own_date else "until"

    ack(**keep(body, deps, workspace, postpone, place=place))


def on_filled_in(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Make the action item, or change one; mistakes are said in the form."""

    def fill_in(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        text, owners, due_on = sent.values.text("text") or "", sent.values.people("owners"), sent.values.day("due_on")
        names = (sent.values.text("names") or "").splitlines() if sent.values.has("names") else None
        origin = origin_of(sent.metadata)
        if origin.item is not None:
            facts = {"text": text, "owners": owners, "due_on": due_on, "names": names, "by": asked.by, "now": asked.now}
            return ShowAction(item=action_items.change(session, origin.item, **facts).id, news="changed")  # type: ignore[arg-type]
        item = action_items.make(
            session, text=text, owners=owners, names=names or (), due_on=due_on, by=asked.by, now=asked.now, source=origin.source
        )
        return ShowAction(item=item.id, news="made")

    def place(refused: DomainError) -> str:
        if refused.text_id.startswith("mistake-action"):
            return "text"
        if isinstance(refused, DueDateOfAnother):
            return "due_on"
        return "names" if refused.text_id.startswith("mistake-owner-name") else "owners"

    ack(**keep(body, deps, workspace, fill_in, place=place))


def on_date_asked(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask who assigned it for another date."""

    def ask(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        wanted = sent.values.day("on") or asked.today
        item = action_requests.ask_due(session, _item_of(sent), wanted, by=asked.by, now=asked.now, zone=asked.zone)
        return ShowAction(item=item.id, news="due_asked", on=wanted)

    ack(**keep(body, deps, workspace, ask, place=lambda _: "on"))


def on_given_back(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Give an action item back to who assigned it."""

    def give_back(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        item = action_requests.give_back(session, _item_of(sent), sent.values.text("reason") or "", by=asked.by, now=asked.now)
        return ShowAction(item=item.id, news="given_back")

    ack(**keep(body, deps, workspace, give_back, place=lambda _: "reason"))


def on_linked(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Link an owner who was kept by name to a member."""

    def link(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        item = action_items.get(session, _item_of(sent))
        chosen = payloads.number_in(sent.values.chosen("name") or "")
        name = item.names[chosen] if chosen < len(item.names) else ""
        member = MemberId(sent.values.chosen("member") or "")
        return ShowAction(item=action_items.link(session, item.id, name, member, by=asked.by, now=asked.now).id, news="linked")

    ack(**keep(body, deps, workspace, link, place=lambda _: "member"))


def _shown(session: Session, deps: Deps, tap: payloads.Tap) -> tuple[ShownAction, Texts]:
    item = action_items.get(session, ActionItemId(tap.number))
    today = local_day(deps.clock(), deps.settings.zone)
    return action_lists.show(session, [item], to=tap.by.id, today=today)[0], deps.texts(language_of(session, tap.by.id))


def _item_of(sent: payloads.Submitted) -> ActionItemId:
    return ActionItemId(payloads.number_in(sent.metadata))


def _say_in_dm(deps: Deps, workspace: WorkspaceId, member: MemberId, said: Say) -> None:
    with deps.writing(workspace) as session:
        queue_dm_word(session, said, to=member, now=deps.clock())
