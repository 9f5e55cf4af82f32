"""Agendas: proposing an item, deciding on one, adding, changing and removing."""

from datetime import timedelta

from slack_bolt import App

from bot.composing.agenda import agenda_form
from bot.domain.agenda import AgendaPoint, ItemState
from bot.domain.ids import AgendaItemId, EventId, MemberId
from bot.domain.responses import Say, ShowAgendaItem
from bot.exchange import Exchange, opens, sent, tapped
from bot.services import agenda, events
from bot.services.news_timing import count_told
from bot.slack import payloads
from bot.slack.payloads import Submitted, Tap
from bot.views import agenda as views
from bot.views.blocks import View

_LONGEST_MINUTES = 4


def register(app: App) -> None:
    """Register the forms, the buttons that open them, and the decision on a proposal."""
    app.action(views.PROPOSE_ACTION)(opens(propose))
    app.action(views.CHANGE_ACTION)(opens(change))
    app.action(views.REMOVE_ACTION)(tapped(remove))
    app.action(views.ACCEPT_ACTION)(tapped(accept))
    app.action(views.DECLINE_ACTION)(opens(decline))
    app.view(views.AGENDA_ITEM_FORM)(sent(filled_in))
    app.view(views.DECLINE_FORM)(sent(declined))


def propose(x: Exchange, tap: Tap) -> View:
    """Open the form for a new item of this event."""
    return agenda_form(x.session, x.deps, to=x.by, now=x.now, event=EventId(tap.number))


def change(x: Exchange, tap: Tap) -> View:
    """Open the form of an item that is on the agenda."""
    item, count = agenda.item_of(x.session, AgendaItemId(tap.number), by=x.by)
    return views.item_form(x.t, item=item, count=count)


def decline(x: Exchange, tap: Tap) -> View:
    """Ask for the reason with which a proposal is declined."""
    return views.decline_form(agenda.undecided(x.session, AgendaItemId(tap.number), by=x.by), x.t)


def accept(x: Exchange, tap: Tap) -> ShowAgendaItem:
    """Put a proposal on the agenda; the question loses its buttons, also where somebody else answered it."""
    item = agenda.accept(x.session, AgendaItemId(tap.number), by=x.by, now=x.now)
    return ShowAgendaItem(item=item.id, news="accepted", told=count_told(x.session))


def filled_in(x: Exchange, form: Submitted) -> ShowAgendaItem:
    """Keep a new or changed item and say what became of it; mistakes are said in the form."""
    values = form.values
    presenter = values.chosen("presenter")
    point = AgendaPoint(
        title=values.text("title") or "",
        lasts=_lasts(values.text("lasts")),
        presenter=MemberId(presenter) if presenter else None,
        presenter_name=values.text("presenter_name"),
        attachment=values.text("attachment"),
    )
    if form.metadata:
        place = payloads.number_in(values.chosen("position") or "") or None
        number = AgendaItemId(payloads.number_in(form.metadata))
        return ShowAgendaItem(item=agenda.change(x.session, number, point, position=place, by=x.by, now=x.now).id, news="changed")
    event = EventId(payloads.number_in(values.chosen("event") or ""))
    made = agenda.propose(x.session, event, point, by=x.by, now=x.now)
    return ShowAgendaItem(item=made.id, news="added" if made.state is ItemState.ACCEPTED else "proposed")


def declined(x: Exchange, form: Submitted) -> Say:
    """Decline a proposal with a reason; the question loses its buttons."""
    number = AgendaItemId(payloads.number_in(form.metadata))
    agenda.decline(x.session, number, form.values.text("word") or "", by=x.by, now=x.now)
    return Say(text_id="proposal-declined-said", facts=(("told", count_told(x.session)),))


def remove(x: Exchange, tap: Tap) -> Say:
    """Take an item off the agenda, or back a proposal of one's own; said where it was tapped, in the form or under the message."""
    item = agenda.remove(x.session, AgendaItemId(tap.number), by=x.by, now=x.now)
    news = "removed" if item.state is ItemState.ACCEPTED else "taken-back"
    title = events.get(x.session, item.event).plan.title
    return Say(text_id=f"agenda-item-{news}", facts=(("item_title", item.point.title), ("title", title), ("event", item.event)))


def _lasts(typed: str | None) -> timedelta | None:
    """Read minutes; what is no number counts as none at all, which the form explains."""
    if typed is None:
        return None
    return timedelta(minutes=int(typed)) if typed.isascii() and typed.isdecimal() and len(typed) <= _LONGEST_MINUTES else timedelta(0)
