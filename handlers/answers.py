"""One's answer in full: the form with guests, deputy and comment, the waiting list for a whole party, answers by telephone."""

import re
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.composing import sentence_of
from bot.deps import Deps
from bot.domain.answers import SayRsvp
from bot.domain.errors import DomainError
from bot.domain.ids import EventId, MemberId, WorkspaceId
from bot.domain.rsvp import Answer, DeputyAndComing, Extras, GuestsDoNotFit, TooManyGuests, Way
from bot.services import events, inbox, members, rsvp
from bot.services.answers import queue_whisper
from bot.services.perform import refusal, refused_answer
from bot.slack import payloads
from bot.slack.payloads import FormValues
from bot.texts import Texts
from bot.views import answers as views
from bot.views.blocks import View
from bot.views.event_form import said
from bot.views.events import ANSWER_FORM_ACTION, own_answer


def register(app: App) -> None:
    """Register the two forms and what is asked on top of them, and the two buttons of a party that does not fit."""
    app.action(ANSWER_FORM_ACTION)(on_form)
    app.action(views.FOR_ACTION)(on_form_for_another)
    app.view(views.FORM)(on_answered)
    app.view(views.FOR_FORM)(on_answered_for)
    app.view(views.LIST_FORM)(on_listed)
    app.action(views.LIST_ACTION)(on_party)
    app.action(views.FEWER_ACTION)(on_party)
    app.action(re.compile(rf"^{re.escape(views.READING_ACTION)}\."))(on_party)


def on_form(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form for one's own answer; why it cannot is said where he tapped."""
    tap = payloads.tap(body)
    now = deps.clock()
    try:
        with deps.reading(workspace) as session:
            t = deps.texts(members.language_of(session, tap.by.id))
            view = views.answer_form(rsvp.form_for(session, EventId(tap.number), tap.by.id, now=now, seen_in=tap.channel), t)
        deps.slack.open_form(tap.trigger_id, view.payload())
    except DomainError as refused:
        _whisper(deps, workspace, tap, refused)
    ack()


def on_form_for_another(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form in which an organiser passes on what a member told him."""
    tap = payloads.tap(body)
    now = deps.clock()
    try:
        with deps.reading(workspace) as session:
            t = deps.texts(members.language_of(session, tap.by.id))
            view = views.answer_for_form(rsvp.form_for_another(session, EventId(tap.number), by=tap.by.id, now=now), t)
        deps.slack.open_form(tap.trigger_id, view.payload())
    except DomainError as refused:
        _whisper(deps, workspace, tap, refused)
    ack()


def on_answered(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Keep one's own answer, and say in the form what counts now."""
    form = payloads.submitted(body)
    asked = payloads.PartyAsked(event=EventId(payloads.number_in(form.metadata)), extras=_extras(form.values))
    _keep(ack, deps, workspace, form, asked, _answer(form.values))


def on_answered_for(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Keep what an organiser passes on, and say in the form what counts now."""
    form = payloads.submitted(body)
    member = MemberId(form.values.chosen("member") or "")
    asked = payloads.PartyAsked(event=EventId(payloads.number_in(form.metadata)), extras=_extras(form.values), member=member)
    _keep(ack, deps, workspace, form, asked, _answer(form.values))


def on_listed(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Put the whole party on the waiting list, as was asked on top of the form."""
    form = payloads.submitted(body)
    asked = payloads.party(form.metadata)
    if asked is None:
        ack()
        return
    _keep(ack, deps, workspace, form, replace(asked, extras=replace(asked.extras, takes_list=True)), Answer.YES)


def on_party(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Put a party that does not fit on the waiting list, let as many come as fit, or take the answer that was meant."""
    tap = payloads.tap(body)
    now = deps.clock()
    asked = payloads.party(tap.value)
    if asked is None:  # a forged one
        ack()
        return
    extras = replace(asked.extras, takes_list=tap.action_id == views.LIST_ACTION)
    try:
        with deps.writing(workspace) as session:
            members.greet(session, tap.by.id, tap.by.name, deps.settings.prs_timezone)
            if inbox.first_time(session, tap.trigger_id, now=now):
                rsvp.answer(
                    session, asked.event, tap.by.id, asked.answer, Way.BUTTON, at=tap.at, now=now, extras=extras, seen_in=tap.channel
                )
                if tap.channel is not None:
                    queue_whisper(session, SayRsvp(event=asked.event), to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    except DomainError as refused:
        _whisper(deps, workspace, tap, refused)
    ack()


def _keep(ack: Ack, deps: Deps, workspace: WorkspaceId, form: payloads.Submitted, asked: payloads.PartyAsked, answer: Answer) -> None:
    now = deps.clock()
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            members.greet(session, form.by.id, form.by.name, deps.settings.prs_timezone)
            t = deps.texts(members.language_of(session, form.by.id))
            if not inbox.first_time(session, form.trigger_id, now=now):
                ack()
                return
            if asked.member is None:
                rsvp.answer(session, asked.event, form.by.id, answer, Way.FORM, at=now, now=now, extras=asked.extras)
                words = own_answer(events.show_to(session, asked.event, to=form.by.id), t)
            else:
                rsvp.answer_for(session, asked.event, asked.member, answer, by=form.by.id, at=now, now=now, extras=asked.extras)
                shown = events.show(session, events.get(session, asked.event), to=asked.member)
                words = views.passed_on(shown, members.name_of(session, asked.member), t)
    except GuestsDoNotFit as refused:
        ack(response_action="push", view=_list_form(deps, workspace, asked, refused, t).payload())
        return
    except DomainError as refused:
        if asked.extras.takes_list:
            ack(response_action="update", view=said(_sentence(refused, deps, t), t, title=t("form-answer-title")).payload())
        else:
            ack(response_action="errors", errors={_field(refused): _sentence(refused, deps, t)})
        return
    ack(response_action="update", view=said(words, t, title=t("form-answer-title"), ends=True).payload())


def _list_form(deps: Deps, workspace: WorkspaceId, asked: payloads.PartyAsked, refused: GuestsDoNotFit, t: Texts) -> View:
    with deps.reading(workspace) as session:
        event = events.get(session, asked.event)
    places = refused.facts.get("places")
    return views.list_form(event, asked.extras, places if isinstance(places, int) else 0, t, member=asked.member)


def _whisper(deps: Deps, workspace: WorkspaceId, tap: payloads.Tap, refused: DomainError) -> None:
    if tap.channel is None:
        return
    now = deps.clock()
    with deps.writing(workspace) as session:
        if inbox.first_time(session, tap.trigger_id, now=now):
            answer = refused_answer(refused, deps.settings.zone)
            queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)


def _answer(values: FormValues) -> Answer:
    chosen = values.chosen("answer")
    return Answer(chosen) if chosen in set(Answer) else Answer.YES


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


def _sentence(refused: DomainError, deps: Deps, t: Texts) -> str:
    return sentence_of(refusal(refused, deps.settings.zone), t)


def _field(refused: DomainError) -> str:
    match refused:
        case TooManyGuests():
            return "guests"
        case DeputyAndComing():
            return "deputy"
        case _:
            return refused.field or "answer"
