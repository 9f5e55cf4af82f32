"""Forms of events: managing, changing and copying one, the questions before one ends, and the mistakes said in them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.composing.composed import own_texts
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.calendar import local_day
from bot.domain.event_form import copy_of, form_of
from bot.domain.event_life import restored
from bot.domain.events import Event, PlanMistake
from bot.domain.ids import EventId, MemberId
from bot.domain.series import Scope
from bot.services import announcing, call_offs, event_messages, event_news, events, members, moving, organising, series
from bot.services.event_life import Conflict
from bot.slack.payloads import FormValues
from bot.texts import Texts
from bot.views import event_form, event_manage
from bot.views import moving as moving_views
from bot.views import series as series_views
from bot.views.blocks import View

_FIELDS = {
    "title": ("title", ("title",)),
    "kind": ("kind", ("kind",)),
    "starts_at": ("when", ("date", "begin")),
    "ends_at": ("when", ("end", "end_date")),
    "sessions": ("when", ()),
    "place": ("place", ("place",)),
    "link": ("link", ("link",)),
    "agenda": ("agenda", ()),
    "rsvp_until": ("rsvp-until", ("rsvp_until",)),
    "minimum": ("numbers", ("minimum",)),
    "maximum": ("numbers", ("maximum",)),
    "decision_on": ("decision-on", ("decision_on",)),
    "reserve_on": ("reserve-on", ("reserve_on",)),
    "audience": ("audience", ("audience",)),
    "narrowed": ("audience", ("audience_types", "audience_provinces")),
    "hosts": ("hosts", ("hosts",)),
}
"""For each part of a plan how it is called, and the fields of the form that show it."""


def manage_form(session: WorkspaceSession, deps: Deps, event_id: EventId, *, to: MemberId, now: datetime, news: str = "") -> View:
    """Render what an organiser may do with an event.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
    """
    event = _managed(session, event_id, to)
    slip = announcing.may_be_withdrawn(session, event, now=now)
    shown = replace(events.show(session, event, to=to), call_off=call_offs.get(session, event.id))
    nudge = event_messages.nudge_of(session, event.id)
    t, kept = own_texts(session, deps, to), series.get(session, event.series) if event.series is not None else None
    of_series = series_views.manage_blocks(event, kept, t)
    return event_manage.manage(shown, t, now=now, news=news, slip=slip, nudge=nudge, more=of_series)


def change_form(session: WorkspaceSession, deps: Deps, event_id: EventId, *, to: MemberId) -> View:
    """Render the form filled with an event, to change it.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
    """
    event = _managed(session, event_id, to)
    ahead = series.get(session, event.series).ahead if event.series is not None else 0
    scope = Scope.THIS if ahead else None
    form = replace(form_of(event.plan, deps.settings.zone), event=event.id, version=event.version, scope=scope, ahead=ahead)
    return event_form.event_form(form, own_texts(session, deps, to))


def copy_form(session: WorkspaceSession, deps: Deps, event_id: EventId, *, to: MemberId) -> View:
    """Render the form filled with an event, to announce another like it.

    Raises:
        NotAllowed: only organisers announce.
        EventNotFound: no such event, or not one they may know of.
    """
    members.require_organiser(session, to)
    event = events.visible(session, event_id, to=to)
    return event_form.event_form(copy_of(event.plan, deps.settings.zone), own_texts(session, deps, to))


def call_off_form(session: WorkspaceSession, deps: Deps, event_id: EventId, *, to: MemberId, deciding: bool = False) -> View:
    """Ask whether an event is really not to take place.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
    """
    event = _managed(session, event_id, to)
    told = sum(member.id != to for member in event_news.concerned(session, event))
    shown, asks = events.show(session, event, to=to), call_offs.may_ask(session, event)
    return event_manage.call_off_form(shown, own_texts(session, deps, to), told=told, deciding=deciding, may_ask=asks)


def restore_form(session: WorkspaceSession, deps: Deps, event_id: EventId, *, to: MemberId, now: datetime) -> View:
    """Ask whether an event that was called off is to take place after all.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        NotCalledOff, RestoreTooLate: it cannot.
    """
    event = _managed(session, event_id, to)
    restored(event, confirm_by=local_day(now, deps.settings.zone), now=now)
    asked = sum(member.id != to for member in event_news.answered(session, event))
    return event_manage.restore_form(events.show(session, event, to=to), own_texts(session, deps, to), asked=asked)


def move_form(session: WorkspaceSession, deps: Deps, event_id: EventId, *, to: MemberId, now: datetime) -> View:
    """Render the form to move an event with; filled in with a reserve date that is still to come.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        EventWithdrawn, EventCalledOff, EventMoved, EventOver: there is nothing left to move.
    """
    event = moving.movable(session, event_id, by=to, now=now)
    reserved = event.plan.reserve_on is not None and event.plan.reserve_on > local_day(now, deps.settings.zone)
    plan = moving.reserve_plan(session, event.id, now=now, zone=deps.settings.zone) if reserved else None
    concerned = moving.concerned(session, event.id, by=to)
    return moving_views.move_form(event, plan, own_texts(session, deps, to), concerned=concerned, deciding=False)


def merge_form(session: WorkspaceSession, deps: Deps, event_id: EventId, *, to: MemberId, now: datetime) -> View:
    """Render the form to choose in which other event this one goes on.

    Raises:
        as `move_form`.
    """
    event = moving.movable(session, event_id, by=to, now=now)
    others = moving.others(session, event.id, to=to, now=now)
    concerned = moving.concerned(session, event.id, by=to)
    return moving_views.shorten_form(event, others, own_texts(session, deps, to), concerned=concerned, deciding=False)


def conflict_form(session: WorkspaceSession, deps: Deps, conflict: Conflict, *, to: MemberId) -> View:
    """Render the form again for whoever came second: what they typed, what the other changed, and who that was."""
    t = own_texts(session, deps, to)
    event = conflict.event
    untouched = [name for name in conflict.fields if getattr(conflict.plan, name) == getattr(event.plan, name)]
    called = dict.fromkeys(t(f"changed-field-{_FIELDS[name][0]}") for name in conflict.fields) or {t("changed-field-other"): None}
    form = replace(
        form_of(conflict.plan, deps.settings.zone),
        event=event.id,
        version=event.version,
        note=t("changed-meanwhile", names=", ".join(conflict.names), fields=", ".join(called)),
        scope=Scope.THIS if event.series is not None else None,
        ahead=series.get(session, event.series).ahead if event.series is not None else 0,
        fresh=frozenset(_blocks_of(untouched, sessions=len(conflict.plan.sessions))),
    )
    return event_form.event_form(form, t)


def said_in_form(mistakes: Sequence[PlanMistake], values: FormValues, t: Texts, deps: Deps) -> dict[str, str]:
    """Say each mistake at its field; one of a field that is not shown is put at the date."""
    bot = deps.home.identity.bot_name if deps.home.identity else "PRS"
    told: dict[str, str] = {}
    for mistake in mistakes:
        facts: dict[str, str | int] = {
            "bot": bot,
            **{name: value for name, value in mistake.facts.items() if isinstance(value, (str, int))},
        }
        field = mistake.field if values.has(mistake.field) else "date"
        other = facts.pop("in_event", None)
        said = t(mistake.text_id, **facts)
        told.setdefault(values.block(field), t("event-says", number=f"V{other}", said=said) if other else said)
    return told


def _blocks_of(names: Sequence[str], *, sessions: int) -> list[str]:
    rows = [f"session_{part}_{number}" for part in ("date", "begin", "end") for number in range(2, sessions + 1)]
    return [block for name in names for block in (rows if name == "sessions" else _FIELDS[name][1])]


def _managed(session: WorkspaceSession, event_id: EventId, member: MemberId) -> Event:
    event = events.get(session, event_id)
    organising.refuse_unless_manages(session, event, by=member)
    return event
