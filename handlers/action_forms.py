"""Action items: their forms, and the shortcut that makes one of a message."""

from datetime import timedelta

from slack_bolt import App

from bot.domain.action_items import NoSuchName
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.responses import ShowAction
from bot.domain.view_models import ShownAction
from bot.exchange import Exchange, opens, picked, sent
from bot.services import action_drafts, action_items, action_lists, action_pings, action_requests
from bot.slack import payloads
from bot.slack.payloads import Picked, Submitted, Tap
from bot.views import action_forms as views
from bot.views.action_items import ASK_DATE_ACTION, CHANGE_ACTION, GIVE_BACK_ACTION, LATER_ACTION, LINK_ACTION
from bot.views.blocks import View

SHORTCUT = "action_from_message"
"""The message shortcut *Actiepunt hiervan maken*."""


def register(app: App) -> None:
    """Register what opens a form and what is sent in by one."""
    app.action(LATER_ACTION)(opens(later))
    app.action(CHANGE_ACTION)(opens(change))
    app.action(ASK_DATE_ACTION)(opens(ask_date))
    app.action(GIVE_BACK_ACTION)(opens(give_back))
    app.action(LINK_ACTION)(opens(link))
    app.view(views.POSTPONE_FORM)(sent(postponed))
    app.view(views.ACTION_FORM)(sent(filled_in))
    app.view(views.ASK_DATE_FORM)(sent(date_asked))
    app.view(views.GIVE_BACK_FORM)(sent(given_back))
    app.view(views.LINK_FORM)(sent(linked))
    app.shortcut({"type": "message_action", "callback_id": SHORTCUT})(picked(from_message))


def later(x: Exchange, tap: Tap) -> View:
    """Ask until when the ping waits."""
    days = [(ahead, action_pings.ping_day(x.session, x.by, x.today + timedelta(days=ahead))) for ahead in views.DAYS_AHEAD]
    return views.postpone_form(_shown(x, tap), x.t, today=x.today, days=days)


def change(x: Exchange, tap: Tap) -> View:
    """Open the form with what was understood."""
    shown = _shown(x, tap)
    item = shown.item
    names = item.names if shown.organiser or item.names else None
    return views.form(x.t, text=item.text, owners=item.owners, due_on=item.due_on, names=names, origin=views.Origin(item=item.id))


def ask_date(x: Exchange, tap: Tap) -> View:
    """Ask for which date an owner asks."""
    return views.ask_date_form(_shown(x, tap), x.t)


def give_back(x: Exchange, tap: Tap) -> View:
    """Ask why an owner gives it back."""
    return views.give_back_form(_shown(x, tap), x.t)


def link(x: Exchange, tap: Tap) -> View:
    """Ask which member a name is; where there is no name left, say so."""
    shown = _shown(x, tap)
    if not shown.item.names:
        raise NoSuchName(item=shown.item.id, name="")
    return views.link_form(shown, x.t)


def from_message(x: Exchange, message: Picked) -> View:
    """Open the form for an action item that a message asks for, prefilled from it and linked to it."""
    draft = action_drafts.from_message(
        x.session,
        message.words,
        author=message.author,
        channel=message.channel,
        ts=message.thread or message.ts,
        by=x.by,
        today=x.today,
    )
    names = () if x.member.organiser else None
    doubt = x.sentence(draft.doubt) if draft.doubt else None
    return views.form(
        x.t, text=draft.text, owners=draft.owners, due_on=draft.due_on, doubt=doubt, names=names, origin=views.Origin(source=draft.source)
    )


def postponed(x: Exchange, sent_in: Submitted) -> ShowAction:
    """Move the ping; a day that does not do is said in the form."""
    chosen = sent_in.values.chosen("until")
    ahead = int(chosen) if chosen in set(map(str, views.DAYS_AHEAD)) else 1
    until = sent_in.values.day("own_date") or x.today + timedelta(days=ahead)
    item = action_requests.postpone(x.session, _item_of(sent_in), until, by=x.by, now=x.now, zone=x.zone)
    return ShowAction(item=item.id, news="postponed", on=action_pings.ping_day(x.session, x.by, until))


def filled_in(x: Exchange, sent_in: Submitted) -> ShowAction:
    """Make the action item, or change one; mistakes are said in the form."""
    values, origin = sent_in.values, views.origin_of(sent_in.metadata)
    text, owners, due_on = values.text("text") or "", values.people("owners"), values.day("due_on")
    names = (values.text("names") or "").splitlines() if values.has("names") else None
    if origin.item is not None:
        item = action_items.change(x.session, origin.item, text=text, owners=owners, due_on=due_on, names=names, by=x.by, now=x.now)
        return ShowAction(item=item.id, news="changed")
    item = action_items.make(
        x.session, text=text, owners=owners, names=names or (), due_on=due_on, by=x.by, now=x.now, source=origin.source
    )
    return ShowAction(item=item.id, news="made")


def date_asked(x: Exchange, sent_in: Submitted) -> ShowAction:
    """Ask whoever assigned it for another date."""
    wanted = sent_in.values.day("on") or x.today
    item = action_requests.ask_due(x.session, _item_of(sent_in), wanted, by=x.by, now=x.now, zone=x.zone)
    return ShowAction(item=item.id, news="due_asked", on=wanted)


def given_back(x: Exchange, sent_in: Submitted) -> ShowAction:
    """Give an action item back to whoever assigned it."""
    item = action_requests.give_back(x.session, _item_of(sent_in), sent_in.values.text("reason") or "", by=x.by, now=x.now)
    return ShowAction(item=item.id, news="given_back")


def linked(x: Exchange, sent_in: Submitted) -> ShowAction:
    """Link an owner who was kept by name to a member."""
    item = action_items.get(x.session, _item_of(sent_in))
    chosen = payloads.number_in(sent_in.values.chosen("name") or "")
    name = item.names[chosen] if chosen < len(item.names) else ""
    member = MemberId(sent_in.values.chosen("member") or "")
    return ShowAction(item=action_items.link(x.session, item.id, name, member, by=x.by, now=x.now).id, news="linked")


def _shown(x: Exchange, tap: Tap) -> ShownAction:
    item = action_items.get(x.session, ActionItemId(tap.number))
    return action_lists.show(x.session, [item], to=x.by, today=x.today)[0]


def _item_of(sent_in: Submitted) -> ActionItemId:
    return ActionItemId(payloads.number_in(sent_in.metadata))
