"""Polls and proposals: put by form, voted in by button, talked about first, ended by hand."""

import re
from datetime import datetime

from slack_bolt import App

from bot.composing.composed import Context
from bot.composing.polls import how_voted
from bot.domain.calendar import at_local
from bot.domain.errors import FieldMistake
from bot.domain.ids import ChannelId, PollId
from bot.domain.polls import Electorate, PollKind, PollPlan, Rule, Terms, checked_choices
from bot.domain.responses import ShowPoll
from bot.exchange import Exchange, opens, sent, tapped
from bot.services import polls
from bot.services.members import require_organiser
from bot.slack import payloads
from bot.slack.event_form import read_audience
from bot.slack.payloads import FormValues, Submitted, Tap
from bot.views import decision_forms, poll_forms
from bot.views import polls as views
from bot.views.blocks import View


def register(app: App) -> None:
    """Register the forms and every button of a poll."""
    app.view(poll_forms.POLL_FORM)(sent(put_poll))
    app.view(poll_forms.PROPOSAL_FORM)(sent(put_proposal))
    app.action(re.compile(rf"^{re.escape(views.VOTE_ACTION)}\."))(tapped(vote))
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
    quorum = (values.text("quorum") or "0").strip()
    if not quorum.isascii() or not quorum.isdecimal():
        raise FieldMistake("quorum", "mistake-poll-quorum-number")
    rule = values.chosen("rule")
    terms = Terms(
        secret="secret" in options,
        shown_at_once="later" not in options,
        rule=next((each for each in Rule if each == rule), Rule.MAJORITY),
        quorum=int(quorum),
        abstentions="abstentions" in options,
    )
    return _put(x, values, PollKind.PROPOSAL, terms)


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


def _closes(x: Exchange, values: FormValues) -> datetime:
    day, at = values.day("closes_on"), values.clock("closes_at")
    if day is None or at is None:
        raise FieldMistake("closes_on", "mistake-poll-closes")
    return at_local(day, at, x.zone)
