"""One's answer in full: the form with guests, deputy and comment, the waiting list for a whole party, answers by telephone."""

import re
from dataclasses import replace

from slack_bolt import App

from bot.domain.errors import DomainError, OlderVersion
from bot.domain.ids import EventId, MemberId
from bot.domain.responses import SayRsvp
from bot.domain.rsvp import Answer, Extras, GuestsDoNotFit, Way
from bot.exchange import Exchange, Json, opens, push, sent, tapped
from bot.services import events, members, rsvp
from bot.services.news_timing import count_told
from bot.slack import payloads
from bot.slack.payloads import FormValues, PartyAsked, Submitted, Tap
from bot.views import answers as views
from bot.views.blocks import View
from bot.views.events import ANSWER_FORM_ACTION, own_answer


def register(app: App) -> None:
    """Register the two forms and what is asked on top of them, and the two buttons of a party that does not fit."""
    app.action(ANSWER_FORM_ACTION)(opens(form))
    app.action(views.FOR_ACTION)(opens(form_for_another))
    app.view(views.ANSWER_FORM)(sent(answered, otherwise=does_not_fit))
    app.view(views.ANSWER_FOR_FORM)(sent(answered, otherwise=does_not_fit))
    app.view(views.WAITING_LIST_FORM)(sent(listed))
    app.action(views.LIST_ACTION)(tapped(party))
    app.action(views.FEWER_ACTION)(tapped(party))
    app.action(re.compile(rf"^{re.escape(views.READING_ACTION)}\."))(tapped(party))


def form(x: Exchange, tap: Tap) -> View:
    """Open the form for one's own answer."""
    return views.answer_form(rsvp.form_for(x.session, EventId(tap.number), x.by, now=x.now, seen_in=tap.channel), x.t, now=x.now)


def form_for_another(x: Exchange, tap: Tap) -> View:
    """Open the form in which an organiser passes on what a member told them."""
    return views.answer_for_form(rsvp.form_for_another(x.session, EventId(tap.number), by=x.by, now=x.now), x.t)


def answered(x: Exchange, filled: Submitted) -> str:
    """Keep one's own answer, or what an organiser passes on, and say in the form what counts now."""
    chosen = filled.values.chosen("answer")
    asked = _asked(filled)
    said = _keep(x, asked, Answer(chosen) if chosen in set(Answer) else Answer.YES)
    if asked.member is not None or not filled.values.has("missed"):
        return said
    rsvp.miss(x.session, asked.event, x.by, payloads.moments(filled.values.several("missed")), now=x.now)
    return own_answer(events.show_to(x.session, asked.event, to=x.by), x.t)


def listed(x: Exchange, filled: Submitted) -> str:
    """Put the whole party on the waiting list, as was asked on top of the form."""
    asked = payloads.party(filled.metadata)
    if asked is None:
        raise OlderVersion
    return _keep(x, replace(asked, extras=replace(asked.extras, takes_list=True)), Answer.YES)


def party(x: Exchange, tap: Tap) -> SayRsvp:
    """Put a party that does not fit on the waiting list, let as many come as fit, or take the answer that was meant."""
    asked = payloads.party(tap.value)
    if asked is None:
        raise OlderVersion
    extras = replace(asked.extras, takes_list=tap.action_id == views.LIST_ACTION)
    rsvp.answer(x.session, asked.event, x.by, asked.answer, Way.BUTTON, at=x.at, now=x.now, extras=extras, seen_in=tap.channel)
    return SayRsvp(event=asked.event)


def does_not_fit(x: Exchange, filled: Submitted, refused: DomainError) -> Json | None:
    """Ask, on top of the form, whether the whole party is to wait."""
    if not isinstance(refused, GuestsDoNotFit):
        return None
    asked, places = _asked(filled), refused.facts.get("places")
    event = events.get(x.session, asked.event)
    return push(views.list_form(event, asked.extras, places if isinstance(places, int) else 0, x.t, member=asked.member))


def _keep(x: Exchange, asked: PartyAsked, answer: Answer) -> str:
    if asked.member is None:
        rsvp.answer(x.session, asked.event, x.by, answer, Way.FORM, at=x.now, now=x.now, extras=asked.extras)
        return own_answer(events.show_to(x.session, asked.event, to=x.by), x.t)
    rsvp.answer_for(x.session, asked.event, asked.member, answer, by=x.by, at=x.now, now=x.now, extras=asked.extras)
    shown = events.show(x.session, events.get(x.session, asked.event), to=asked.member)
    return views.passed_on(shown, members.name_of(x.session, asked.member), x.t, told=count_told(x.session))


def _asked(filled: Submitted) -> PartyAsked:
    """Read which party a form is about; an organiser's form also names for whom."""
    member = MemberId(filled.values.chosen("member") or "") if filled.callback_id == views.ANSWER_FOR_FORM else None
    return PartyAsked(event=EventId(payloads.number_in(filled.metadata)), extras=_extras(filled.values), member=member)


def _extras(values: FormValues) -> Extras:
    """Read the form: it shows all that was said, so what is empty now is taken away."""
    typed = values.text("guests") or "0"
    names = tuple(line.strip() for line in (values.text("names") or "").splitlines() if line.strip())
    return Extras(
        guests=max(payloads.number_in(typed), len(names)),
        names=names,
        deputy=values.text("deputy") or "",
        comment=values.text("comment") or "",
    )
