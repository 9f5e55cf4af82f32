"""Polls of every kind: put by form, voted in by button or filled in, talked about first, ended by hand, and planned of."""

import re
from dataclasses import replace
from datetime import datetime, time

from slack_bolt import App

from bot.composing.composed import Context
from bot.composing.polls import how_voted
from bot.domain.calendar import at_local
from bot.domain.errors import FieldMistake, shortened
from bot.domain.event_form import EventForm
from bot.domain.events import LONGEST_TITLE, EventKind
from bot.domain.ids import ChannelId, PollId
from bot.domain.polls import (
    MOST_MOMENTS,
    Electorate,
    Fits,
    PollKind,
    PollNotFound,
    PollPlan,
    Rule,
    Terms,
    checked_choices,
    checked_slots,
)
from bot.domain.responses import ShowPoll
from bot.exchange import Exchange, opens, sent, tapped
from bot.services import polls
from bot.services.members import require_organiser
from bot.slack import payloads
from bot.slack.event_form import planned_of, read_audience
from bot.slack.payloads import FormValues, Submitted, Tap
from bot.views import decision_forms, event_form, poll_forms
from bot.views import polls as views
from bot.views.blocks import View
from bot.views.date_polls import PLAN_ACTION


def register(app: App) -> None:
    """Register the forms and every button of a poll."""
    app.view(poll_forms.POLL_FORM)(sent(put_poll))
    app.view(poll_forms.PROPOSAL_FORM)(sent(put_proposal))
    app.action(re.compile(rf"^{re.escape(views.VOTE_ACTION)}\."))(tapped(vote))
    app.view(poll_forms.DATES_FORM)(sent(put_dates))
    app.view(poll_forms.INTEREST_FORM)(sent(put_interest))
    app.action(views.FILL_ACTION)(opens(fill))
    app.view(poll_forms.FILL_FORM)(sent(filled))
    app.action(PLAN_ACTION)(opens(plan))
    app.action(views.TALK_ACTION)(opens(ask_why))
    app.view(poll_forms.TALK_FORM)(sent(talk))
    app.action(views.END_ACTION)(tapped(end))
    app.action(views.WITHDRAW_ACTION)(tapped(withdraw))
    app.action(views.NO_STANDPOINT_ACTION)(opens(no_standpoint))


def put_poll(x: Exchange, form: Submitted) -> ShowPoll:
    """Put a poll in its channel."""
    values, options = form.values, form.values.several("options")
    terms = Terms(several="several" in options, secret="secret" in options, shown_at_once="later" not in options)
    return _put(x, values, PollKind.POLL, terms, choices=checked_choices(values.text("choices") or ""))


def put_proposal(x: Exchange, form: Submitted) -> ShowPoll:
    """Put a proposal to its voters."""
    values, options = form.values, form.values.several("options")
    rule = values.chosen("rule")
    terms = Terms(
        secret="secret" in options,
        shown_at_once="later" not in options,
        rule=next((each for each in Rule if each == rule), Rule.MAJORITY),
        quorum=_quorum(values),
        abstentions="abstentions" in options,
    )
    return _put(x, values, PollKind.PROPOSAL, terms)


def put_dates(x: Exchange, form: Submitted) -> ShowPoll:
    """Put a date poll in its channel."""
    values = form.values
    begin, end = values.clock("begin") or time(13), values.clock("end") or time(16)
    slots = checked_slots(values.text("moments") or "", begin, end, now=x.now, zone=x.zone)
    terms = Terms(several=True, shown_at_once="later" not in values.several("options"))
    return _put(x, values, PollKind.DATES, terms, choices=tuple(str(slot) for slot in slots))


def put_interest(x: Exchange, form: Submitted) -> ShowPoll:
    """Ask in a channel who would come."""
    kind = next((each for each in EventKind if each == form.values.chosen("kind")), EventKind.COURSE)
    return _put(x, form.values, PollKind.INTEREST, Terms(several=True, quorum=_quorum(form.values)), choices=(str(kind),))


def fill(x: Exchange, tap: Tap) -> View:
    """Open the form in which a member says of each moment whether it fits."""
    poll = polls.to_fill_in(x.session, PollId(tap.number), by=x.by, now=x.now)
    return poll_forms.fill_form(polls.show(x.session, poll, zone=x.zone, to=x.by), x.t)


def filled(x: Exchange, form: Submitted) -> ShowPoll:
    """Keep what a member says of the moments."""
    number = PollId(payloads.number_in(form.metadata))
    said = {slot: form.values.chosen(f"slot_{slot}") for slot in range(MOST_MOMENTS)}
    answers = {slot: each for slot, chosen in said.items() for each in Fits if chosen == str(each.value)}
    polls.fill_in(x.session, number, answers, by=x.by, now=x.now)
    return ShowPoll(poll=number, news="voted")


def plan(x: Exchange, tap: Tap) -> View:
    """Open the form of an event, filled in with what a poll asked and the moment that was chosen."""
    of = planned_of(tap.value)
    if of is None:
        raise PollNotFound(poll=0)
    poll = polls.to_plan(x.session, of, by=x.by)
    plan = poll.plan
    form = EventForm(
        title=shortened(plan.question, LONGEST_TITLE), kind=poll.event_kind, channel=plan.channel, narrowed=plan.narrowed, of=of
    )
    if poll.slots:
        begins, ends = (moment.astimezone(x.zone) for moment in (poll.slots[of.slot].starts_at, poll.slots[of.slot].ends_at))
        form = replace(
            form, on=begins.date(), begin=begins.time(), end=ends.time(), end_on=ends.date() if ends.date() > begins.date() else None
        )
    count = len(polls.in_favour(x.session, poll, of.slot))
    note = x.t("dates-form-note" if poll.slots else "interest-form-note", number=views.number(poll), count=count)
    return event_form.event_form(replace(form, note=note, more=plan.narrowed.narrows), x.t)


def vote(x: Exchange, tap: Tap) -> ShowPoll:
    """Keep a vote, and say what it is by now."""
    number, _, choice = tap.value.partition(":")
    polls.vote(x.session, PollId(payloads.number_in(number)), payloads.number_in(choice), by=x.by, now=x.now)
    return ShowPoll(poll=PollId(payloads.number_in(number)), news="voted")


def ask_why(x: Exchange, tap: Tap) -> View:
    """Ask why somebody wants to talk first."""
    return poll_forms.talk_form(polls.visible(x.session, PollId(tap.number), to=x.by), x.t)


def talk(x: Exchange, form: Submitted) -> ShowPoll:
    """Keep that somebody wants to talk first."""
    number = PollId(payloads.number_in(form.metadata))
    polls.ask_to_discuss(x.session, number, form.values.text("reason") or "", by=x.by, now=x.now)
    return ShowPoll(poll=number, news="talk")


def end(x: Exchange, tap: Tap) -> ShowPoll:
    """End a poll by hand."""
    how = how_voted(Context(x.session, x.deps, x.now))
    polls.end(x.session, PollId(tap.number), by=x.by, now=x.now, how=how, zone=x.zone)
    return ShowPoll(poll=PollId(tap.number), news="ended")


def withdraw(x: Exchange, tap: Tap) -> ShowPoll:
    """Take a poll back."""
    polls.withdraw(x.session, PollId(tap.number), by=x.by, now=x.now)
    return ShowPoll(poll=PollId(tap.number), news="withdrawn")


def no_standpoint(x: Exchange, tap: Tap) -> View:
    """Open the form of a decision, filled in with the fact that no standpoint is shared."""
    require_organiser(x.session, x.by)
    poll = polls.visible(x.session, PollId(tap.number), to=x.by)
    return decision_forms.form(x.t, text=x.t("poll-no-standpoint", question=poll.plan.question), on=x.today)


def _put(x: Exchange, values: FormValues, kind: PollKind, terms: Terms, *, choices: tuple[str, ...] = ()) -> ShowPoll:
    plan = PollPlan(
        kind=kind,
        question=(values.text("question") or "").strip(),
        explanation=(values.text("explanation") or "").strip(),
        choices=choices,
        terms=terms,
        voters=next((each for each in Electorate if each == values.chosen("voters")), Electorate.CHANNEL),
        narrowed=read_audience(values),
        channel=ChannelId(values.chosen("channel") or ""),
        closes_at=_closes(x, values),
    )
    made = polls.put(x.session, plan, values.people("chosen"), by=x.by, now=x.now, zone=x.zone)
    return ShowPoll(poll=made.id, news="put")


def _quorum(values: FormValues) -> int:
    typed = (values.text("quorum") or "0").strip()
    if not typed.isascii() or not typed.isdecimal():
        raise FieldMistake("quorum", "mistake-poll-quorum-number")
    return int(typed)


def _closes(x: Exchange, values: FormValues) -> datetime:
    day, at = values.day("closes_on"), values.clock("closes_at")
    if day is None or at is None:
        raise FieldMistake("closes_on", "mistake-poll-closes")
    return at_local(day, at, x.zone)
