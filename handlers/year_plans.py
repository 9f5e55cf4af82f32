"""The year plan: what a year is to hold, the proposal with its reasons, planning all of it, and its files."""

import re
from datetime import time

from slack_bolt import App

from bot.composing.year_plans import proposal_form
from bot.domain.events import EventKind
from bot.domain.ids import ChannelId, EventId
from bot.domain.series import AHEAD_CHOICES
from bot.domain.year_plan import AHEAD, ON, Wishes, YearPlan, mistakes_in_rows, mistakes_in_wishes, plans_of, read
from bot.exchange import Exchange, Json, errors, opens, push, sent, tapped
from bot.services import announcing, year_plans
from bot.services.members import require_organiser
from bot.slack import payloads
from bot.slack.payloads import FormValues, Submitted, Tap
from bot.views import year_plan as views
from bot.views.blocks import View


def register(app: App) -> None:
    """Register both forms, the days and buttons of the proposal, the files and the way back."""
    app.view(views.WISHES_FORM)(sent(wished))
    app.action(re.compile(rf"^{re.escape(ON)}"))(tapped(changed, reshapes=True))
    app.action(views.DROP_ACTION)(tapped(dropped, reshapes=True))
    app.action(views.ASK_ACTION)(opens(ask))
    app.view(views.PROPOSAL_FORM)(sent(plan_all))
    app.action(re.compile(rf"^{re.escape(views.FILE_ACTION)}\."))(tapped(as_file))
    app.action(views.UNDO_ACTION)(tapped(undo))


def wished(x: Exchange, form: Submitted) -> Json:
    """Propose the dates of the year that is asked for, on top of the form; its mistakes are said in it."""
    require_organiser(x.session, x.by)
    values = form.values
    begin, end = values.clock("begin"), values.clock("end")
    ahead = payloads.number_in(values.chosen("ahead") or "")
    wishes = Wishes(
        year=payloads.number_in(values.text("year") or ""),
        counts={kind: payloads.number_in(values.text(f"count_{kind}") or "") for kind in EventKind},
        weekdays=frozenset(int(day) for day in values.several("weekdays") if day in {"0", "1", "2", "3", "4"}),
        begin=begin or time(13),
        end=end or time(16),
        avoid=frozenset(int(month) for month in values.several("avoid") if month.isdecimal()),
        ahead=ahead if ahead in AHEAD_CHOICES else AHEAD,
        channel=ChannelId(values.chosen("channel") or ""),
    )
    mistakes = [*mistakes_in_wishes(wishes, today=x.today), *announcing.mistakes_in_channel(x.session, wishes.channel)]
    if mistakes:
        return errors(x, mistakes, form)
    return push(_proposal(x, year_plans.proposal(x.session, wishes, by=x.by, now=x.now, zone=x.zone)))


def changed(x: Exchange, tap: Tap) -> View:
    """Show the proposal with the day that was chosen by hand, and what is against it."""
    return _proposal(x, _read(x, tap.metadata, FormValues(tap.state)))


def dropped(x: Exchange, tap: Tap) -> View:
    """Show the proposal without one event."""
    return _proposal(x, _read(x, tap.metadata, FormValues(tap.state)).without(tap.number))


def ask(x: Exchange, tap: Tap) -> View:
    """Open a date poll for one event of the plan."""
    plan = _read(x, tap.metadata, FormValues(tap.state))
    days = year_plans.moments_for(x.session, plan, tap.number, by=x.by, now=x.now, zone=x.zone)
    return views.ask_form(plan, tap.number, days, x.t, now=x.now)


def plan_all(x: Exchange, form: Submitted) -> View | Json | str:
    """Plan every event of the proposal ahead."""
    plan = _read(x, form.metadata, form.values)
    mistakes = [*mistakes_in_rows(plan, now=x.now, zone=x.zone), *announcing.mistakes_in_channel(x.session, plan.wishes.channel)]
    if mistakes:
        return errors(x, mistakes, form)
    plans = plans_of(plan, views.titles(plan, x.network_t), x.network_t("year-plan-place"), x.zone)
    made = year_plans.plan_all(x.session, plans, ahead=plan.wishes.ahead, by=x.by, now=x.now, zone=x.zone)
    return views.planned(made, plan.wishes.year, x.t) if made else x.t("year-plan-empty")


def as_file(x: Exchange, tap: Tap) -> str:
    """Send the plan of a year as a file."""
    year_plans.send(x.session, tap.number, tap.action_id.rpartition(".")[2], to=x.by, now=x.now)
    return x.t("year-plan-on-its-way")


def undo(x: Exchange, tap: Tap) -> str:
    """Drop what was just planned."""
    first, last = payloads.numbers_in(tap.value)
    count = year_plans.take_back(x.session, EventId(first), EventId(last), by=x.by, now=x.now)
    return x.t("year-plan-undone", count=count)


def _read(x: Exchange, metadata: str, values: FormValues) -> YearPlan:
    """Read the plan that the form carries, with the days that were chosen in it since."""
    require_organiser(x.session, x.by)
    plan = read(metadata)
    days = {row.key: day for row in plan.rows if (day := values.day(f"{ON}{row.key}")) is not None}
    return plan.with_days(days)


def _proposal(x: Exchange, plan: YearPlan) -> View:
    return proposal_form(x.session, plan, x.t, to=x.by)
