"""The form for an event, as values: its content when it opens, and the plan made of what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.domain.audience import EVERYBODY, Audience
from bot.domain.calendar import at_local, is_skipped
from bot.domain.events import CourseSession, EventKind, EventPlan, PlanMistake
from bot.domain.ids import ChannelId, EventId, MemberId
from bot.domain.polls import PlannedOf
from bot.domain.series import Scope
from bot.domain.series_form import ONCE, RepeatFields

MOST_PLACES = 9999
"""More people than this is a typing error."""

MOST_SESSIONS = 20
"""Sessions of one course that fit a form; three fields each, of Slack's hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFields:
    """One further session of a course; without a day it is left out, without hours it has those of the first."""

    on: date | None = None
    begin: time | None = None
    end: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventForm:
    """The content of the form: all empty for a new event, but the channel and sensible hours.

    `event` and `version` are of the event it changes, as it was when the form opened. `note` is shown above the fields.
    `fresh` are fields that another changed meanwhile: they show the other's values.
    """

    title: str = ""
    kind: EventKind = EventKind.MEETING
    on: date | None = None
    begin: time | None = time(13)
    end: time | None = time(16)
    place: str = ""
    channel: str | None = None
    link: str = ""
    agenda: str = ""
    end_on: date | None = None
    sessions: tuple[SessionFields, ...] = ()
    rsvp_until: date | None = None
    minimum: str = ""
    decision_on: date | None = None
    maximum: str = ""
    reserve_on: date | None = None
    audience: str = ""
    hosts: tuple[MemberId, ...] = ()
    narrowed: Audience = EVERYBODY
    repeats: RepeatFields = ONCE
    """Of a new event: by what it comes again."""
    scope: Scope | None = None
    """Of one of a series that is changed: what the change is of."""
    ahead: int = 0
    """Of one of a series: how many weeks ahead each is announced."""
    more: bool = False
    event: EventId | None = None
    version: int = 0
    note: str = ""
    of: PlannedOf | None = None
    """The poll of which a new event is planned."""
    fresh: frozenset[str] = frozenset()


def form_of(plan: EventPlan, zone: ZoneInfo) -> EventForm:
    """Fill the form with a plan, to change it."""
    first = plan.sessions[0] if plan.sessions else CourseSession(starts_at=plan.starts_at, ends_at=plan.ends_at)
    begin, end = first.starts_at.astimezone(zone), first.ends_at.astimezone(zone)
    return EventForm(
        title=plan.title,
        kind=plan.kind,
        on=begin.date(),
        begin=begin.time(),
        end=end.time(),
        place=plan.place,
        channel=plan.channel,
        link=plan.link or "",
        agenda="\n".join(plan.agenda),
        end_on=end.date() if end.date() != begin.date() else None,
        sessions=tuple(_session_fields(each, zone) for each in plan.sessions[1:]),
        rsvp_until=plan.rsvp_until,
        minimum=_typed(plan.minimum),
        decision_on=plan.decision_on,
        maximum=_typed(plan.maximum),
        reserve_on=plan.reserve_on,
        audience=plan.audience or "",
        hosts=plan.hosts,
        narrowed=plan.narrowed,
        more=True,
    )


def copy_of(plan: EventPlan, zone: ZoneInfo) -> EventForm:
    """Fill the form with a plan, to announce another like it: every day has to be chosen anew."""
    full = form_of(plan, zone)
    return EventForm(
        title=full.title,
        kind=full.kind,
        begin=full.begin,
        end=full.end,
        place=full.place,
        channel=full.channel,
        link=full.link,
        agenda=full.agenda,
        sessions=tuple(SessionFields(begin=each.begin, end=each.end) for each in full.sessions),
        minimum=full.minimum,
        maximum=full.maximum,
        audience=full.audience,
        hosts=full.hosts,
        narrowed=full.narrowed,
        more=True,
    )


def plan_of(form: EventForm, zone: ZoneInfo) -> tuple[EventPlan | None, list[PlanMistake]]:
    """Read a plan from what was typed; what is missing, or no time that exists, is a mistake of its own field."""
    mistakes = [*_missing(form), *_skipped(form, zone), *_unreadable(form)]
    if mistakes or form.on is None or form.begin is None or form.end is None or form.channel is None:
        return None, mistakes
    first = CourseSession(starts_at=at_local(form.on, form.begin, zone), ends_at=at_local(form.end_on or form.on, form.end, zone))
    later = tuple(
        CourseSession(starts_at=at_local(each.on, each.begin or form.begin, zone), ends_at=at_local(each.on, each.end or form.end, zone))
        for each in form.sessions
        if each.on is not None
    )
    plan = EventPlan(
        title=form.title.strip(),
        kind=form.kind,
        starts_at=first.starts_at,
        ends_at=later[-1].ends_at if later else first.ends_at,
        place=form.place.strip(),
        channel=ChannelId(form.channel),
        link=form.link or None,
        agenda=tuple(line.strip() for line in form.agenda.splitlines() if line.strip()),
        rsvp_until=form.rsvp_until,
        minimum=_number(form.minimum),
        maximum=_number(form.maximum),
        reserve_on=form.reserve_on,
        audience=form.audience or None,
        decision_on=form.decision_on,
        sessions=(first, *later) if later else (),
        hosts=form.hosts,
        narrowed=form.narrowed,
    )
    return plan, []


def _missing(form: EventForm) -> Iterator[PlanMistake]:
    for field, text_id, value in (
        ("title", "mistake-title-empty", form.title),
        ("date", "mistake-date-missing", form.on),
        ("begin", "mistake-time-missing", form.begin),
        ("end", "mistake-time-missing", form.end),
        ("place", "mistake-place-empty", form.place),
        ("channel", "mistake-channel-missing", form.channel),
    ):
        if value is None or value == "":
            yield PlanMistake(field, text_id)


def _skipped(form: EventForm, zone: ZoneInfo) -> Iterator[PlanMistake]:
    """Find hours that the clock skips in the night on which summer time begins."""
    moments = [("begin", form.on, form.begin), ("end", form.end_on or form.on, form.end)]
    for number, each in enumerate(form.sessions, 2):
        begin, end = each.begin or form.begin, each.end or form.end
        moments += [(f"session_begin_{number}", each.on, begin), (f"session_end_{number}", each.on, end)]
    for field, on, at in moments:
        if on is not None and at is not None and is_skipped(on, at, zone):
            after = at_local(on, at, zone).astimezone(zone)
            facts = {"hour": at.hour, "minute": f"{at:%M}", "then_hour": after.hour, "then_minute": f"{after:%M}"}
            yield PlanMistake(field, "mistake-hour-skipped", **facts)


def _unreadable(form: EventForm) -> Iterator[PlanMistake]:
    for field, typed in (("minimum", form.minimum), ("maximum", form.maximum)):
        if typed and _number(typed) is None:
            yield PlanMistake(field, "mistake-number")
    if form.link and not form.link.startswith(("https://", "http://")):
        yield PlanMistake("link", "mistake-link")


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) <= len(str(MOST_PLACES)) and 0 < int(typed) <= MOST_PLACES else None


def _typed(number: int | None) -> str:
    return "" if number is None else str(number)


def _session_fields(session: CourseSession, zone: ZoneInfo) -> SessionFields:
    begin, end = session.starts_at.astimezone(zone), session.ends_at.astimezone(zone)
    return SessionFields(on=begin.date(), begin=begin.time(), end=end.time())
