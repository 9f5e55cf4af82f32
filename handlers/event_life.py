"""Managing an event: change, copy, close and reopen, call off, and the ways back."""

import re
from dataclasses import replace

from slack_bolt import App

from bot.composing import event_forms
from bot.domain.errors import OlderVersion
from bot.domain.event_form import plan_of
from bot.domain.ids import EventId
from bot.domain.planning import NOTHING_TO_SAY, Remarks
from bot.domain.prompts import FOLLOW_UPS
from bot.domain.responses import ShowAction
from bot.domain.series import Scope
from bot.exchange import Exchange, Json, errors, instead, opens, sent, tapped
from bot.services import announcing, event_life, events, planning, prompts, series
from bot.services.event_life import Conflict, Saved
from bot.slack import payloads
from bot.slack.event_form import event_and_version, read_event_form
from bot.slack.payloads import Submitted, Tap
from bot.views import event_manage
from bot.views import event_manage as views
from bot.views.blocks import View
from bot.views.event_form import CHANGE, said
from bot.views.event_news import FOLLOW_UP_ACTION, RESTORE_ACTION
from bot.views.events import MANAGE_ACTION, number


def register(app: App) -> None:
    """Register *Beheren…*, every button in it, and the forms they open."""
    app.action(MANAGE_ACTION)(opens(manage))
    app.action(views.CHANGE_ACTION)(opens(change))
    app.action(views.COPY_ACTION)(opens(copy))
    app.action(views.MOVE_ACTION)(opens(move))
    app.action(views.MERGE_ACTION)(opens(merge))
    app.action(views.ANNOUNCE_ACTION)(tapped(announce))
    app.action(views.CLOSE_ACTION)(tapped(close))
    app.action(views.REOPEN_ACTION)(tapped(reopen))
    app.action(views.WITHDRAW_MANAGED_ACTION)(tapped(withdraw))
    app.action(views.UNDO_CHANGE_ACTION)(tapped(undo_change, under=managed))
    app.action(views.CALL_OFF_ACTION)(opens(call_off))
    app.action(RESTORE_ACTION)(opens(restore))
    app.action(re.compile(rf"^{re.escape(FOLLOW_UP_ACTION)}\."))(tapped(follow_up))
    app.view(CHANGE)(sent(changed, otherwise=instead, under=managed))
    app.view(views.CALL_OFF_FORM)(sent(called_off, otherwise=instead, under=managed))
    app.view(views.RESTORE_FORM)(sent(restored, otherwise=instead, under=managed))


def manage(x: Exchange, tap: Tap) -> View:
    """Show an organiser what they may do with an event; whoever does not organise it hears who does."""
    return event_forms.manage_form(x.session, x.deps, EventId(tap.number), to=x.by, now=x.now)


def managed(x: Exchange, about: str) -> View:
    """Show under a form what its organiser may do with the event by now."""
    return event_forms.manage_form(x.session, x.deps, EventId(payloads.number_in(about.partition(":")[0])), to=x.by, now=x.now)


def change(x: Exchange, tap: Tap) -> View:
    """Open the form filled with the event."""
    return event_forms.change_form(x.session, x.deps, EventId(tap.number), to=x.by)


def copy(x: Exchange, tap: Tap) -> View:
    """Open the form for another event like it."""
    return event_forms.copy_form(x.session, x.deps, EventId(tap.number), to=x.by)


def move(x: Exchange, tap: Tap) -> View:
    """Open the form for another date."""
    return event_forms.move_form(x.session, x.deps, EventId(tap.number), to=x.by, now=x.now)


def merge(x: Exchange, tap: Tap) -> View:
    """Open the form to choose another event in which it goes on."""
    return event_forms.merge_form(x.session, x.deps, EventId(tap.number), to=x.by, now=x.now)


def call_off(x: Exchange, tap: Tap) -> View:
    """Ask before anything is called off."""
    return event_forms.call_off_form(x.session, x.deps, EventId(tap.number), to=x.by)


def restore(x: Exchange, tap: Tap) -> View:
    """Ask before an event that was called off takes place after all."""
    return event_forms.restore_form(x.session, x.deps, EventId(tap.number), to=x.by, now=x.now)


def announce(x: Exchange, tap: Tap) -> View:
    """Announce what was planned, and show it so in the same form."""
    announcing.announce_now(x.session, EventId(tap.number), by=x.by, now=x.now)
    return _managed(x, tap, "event-announced-said")


def close(x: Exchange, tap: Tap) -> View:
    """Close an event by hand, and show it closed in the same form."""
    event_life.close(x.session, EventId(tap.number), by=x.by, now=x.now)
    return _managed(x, tap, "event-closed-said")


def reopen(x: Exchange, tap: Tap) -> View:
    """Open an event again, and show it open in the same form."""
    event_life.reopen(x.session, EventId(tap.number), by=x.by, now=x.now)
    return _managed(x, tap, "event-reopened-said")


def withdraw(x: Exchange, tap: Tap) -> str:
    """Withdraw an announcement from the form that manages the event."""
    announcing.withdraw(x.session, EventId(tap.number), by=x.by, now=x.now)
    return x.t("event-undone")


def undo_change(x: Exchange, tap: Tap) -> str:
    """Take back a change that was just saved."""
    event, version = event_and_version(tap.value)
    event = event or EventId(0)
    outcome = series.undo_change(x.session, event, version, by=x.by, now=x.now, zone=x.zone)
    if isinstance(outcome, Saved):
        return f"{x.t('change-undone', number=number(event))} {x.t('change-told', told=outcome.told)}"
    text_id = "refused-changed-meanwhile" if isinstance(outcome, Conflict) else "change-stays"
    return x.t(text_id, event=number(event), number=number(event))


def changed(x: Exchange, form: Submitted) -> View | Json:
    """Save the changed form. Every mistake, and what another changed meanwhile, is answered in it; what was typed stays."""
    typed = read_event_form(form.values, form.metadata)
    event = events.get(x.session, typed.event or EventId(0))
    kept = replace(typed, channel=event.plan.channel, agenda="\n".join(event.plan.agenda))
    plan, mistakes = plan_of(kept, x.zone)
    if plan is None:
        return errors(x, mistakes, form)
    scope = typed.scope or Scope.THIS
    outcome = series.change(x.session, event.id, plan, scope=scope, seen=typed.version, by=x.by, now=x.now, zone=x.zone)
    if isinstance(outcome, Saved):
        if typed.scope is not None:
            series.choose_ahead(x.session, event.id, typed.ahead, by=x.by, now=x.now, zone=x.zone)
        remarks = _remarks(x, outcome)
        return event_manage.saved(outcome.event, x.t, told=outcome.told, changed=outcome.changed, remarks=remarks)
    if isinstance(outcome, Conflict):
        return event_forms.conflict_form(x.session, x.deps, outcome, to=x.by)
    return errors(x, outcome, form)


def _remarks(x: Exchange, outcome: Saved) -> Remarks:
    """Return what to know of a date or hour that was changed."""
    event = outcome.event
    if event.plan.sittings == outcome.was.sittings:
        return NOTHING_TO_SAY
    return planning.remarks(x.session, event.plan, by=x.by, now=x.now, zone=x.zone, event=event.id)


def called_off(x: Exchange, form: Submitted) -> View:
    """Call an event off, now that it was asked."""
    key, _, deciding = form.metadata.partition(":")
    because = form.values.text("because") or ""
    event, told = event_life.call_off(
        x.session,
        EventId(payloads.number_in(key)),
        by=x.by,
        because=because,
        now=x.now,
        deciding=bool(deciding),
        ask_why=views.ASK_WHY in form.values.several(views.ASK_WHY),
    )
    return event_manage.called_off(events.show(x.session, event), x.t, told=told, now=x.now)


def restored(x: Exchange, form: Submitted) -> View:
    """Let an event take place after all, now that it was asked."""
    event, asked = event_life.restore(x.session, EventId(payloads.number_in(form.metadata)), by=x.by, now=x.now, zone=x.zone)
    return said(x.t("restore-done", title=event.plan.title, number=number(event.id), asked=asked), x.t, title=form.title, ends=True)


def follow_up(x: Exchange, tap: Tap) -> ShowAction:
    """Make what is left to do after calling off an action item of whoever taps."""
    which = tap.action_id.partition(".")[2]
    if which not in FOLLOW_UPS:
        raise OlderVersion
    event = events.get(x.session, EventId(tap.number))
    text = x.network_t(f"follow-up-{which}", title=event.plan.title, number=number(event.id))
    item = event_life.follow_up(x.session, event.id, text, by=x.by, now=x.now)
    subject = f"follow_up:{event.id}-{which}"
    prompts.choose(x.session, tap.channel, tap.message, subject, "settled-made", now=x.now, number=f"A{item.id}")
    return ShowAction(item=item.id, news="made")


def _managed(x: Exchange, tap: Tap, text_id: str) -> View:
    return event_forms.manage_form(x.session, x.deps, EventId(tap.number), to=x.by, now=x.now, news=x.t(text_id))
