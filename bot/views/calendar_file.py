"""Calendar files and feeds (RFC 5545): events as calendar programs read them. The `icalendar` library folds and escapes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vDuration, vRecur
from icalendar import Event as CalendarEvent

from bot.domain.calendar import ClockChange, YearlyChange, clock_changes, yearly_changes
from bot.domain.event_life import numbered
from bot.domain.events import CourseSession, Event, EventState
from bot.domain.view_models import Attending, CalendarEntry
from bot.texts import Texts
from bot.views.agenda import duration, item_title

MAKER = "-//PRS-bot//PRS-bot//NL"
REFRESHED_EVERY = timedelta(hours=1)
"""How often a calendar is asked to read its feed anew; most take what they like."""

YEARS_LOOKED_AHEAD = 3
"""Years after the last event in which a zone has to keep its rule for it to be written as one."""

_STATUS = {Attending.SURE: "CONFIRMED", Attending.UNSURE: "TENTATIVE", Attending.OFF: "CANCELLED"}
_OFF = {EventState.MOVED: "calendar-moved"}
NOBODY = "mailto:noreply@prs-bot.invalid"
"""The organiser's address, which a calendar file must have and we do not know: one that leads nowhere (RFC 2606)."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FROM = datetime(1970, 1, 1)  # noqa: DTZ001  # a zone that never changes: any beginning will do
_LAST_YEAR = 9998
_LOOKED_AHEAD_TO = 2040


def calendar_file(entries: Sequence[CalendarEntry], host: str, t: Texts, *, name: str | None = None) -> bytes:
    """Write events as one calendar; equal arguments give equal bytes. With a `name` it is a feed that is read again and again.

    `host` follows the @ in every event's UID, and is unique to this installation.
    """
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    if name is not None:
        made.add("name", _clean(name))
        made.add("x-wr-calname", _clean(name))
        made.add("x-wr-timezone", t.zone.key)
        made.add("refresh-interval", REFRESHED_EVERY, parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", vDuration(REFRESHED_EVERY))
    sittings = [(entry, *each) for entry in entries for each in (*numbered(entry.event.plan).items(), *entry.dropped)]
    times = [moment for _, _, sitting in sittings for moment in (sitting.starts_at, sitting.ends_at)]
    if times:
        made.add_component(timezone(t.zone, times))
    for entry, place, sitting in sittings:
        dropped = (place, sitting) in entry.dropped
        made.add_component(_event(replace(entry, attending=Attending.OFF) if dropped else entry, sitting, place, host, t))
    return bytes(made.to_ical())


def file_name(event: Event) -> str:
    """Name an event's calendar file."""
    return f"V{event.id}.ics"


def uid(event: Event, host: str, session: int = 0) -> str:
    """Return the UID by which calendars know an event, or one session of a course, for life."""
    return f"v{event.id}{f'-{session}' if session else ''}@{host.lower()}.prs-bot"


def timezone(zone: ZoneInfo, moments: Iterable[datetime]) -> Timezone:
    """Describe a zone for a calendar program: by the yearly rules it keeps, else by every single change around the moments."""
    years = [moment.year for moment in moments]
    first, last = min(years) - 1, min(max(years) + YEARS_LOOKED_AHEAD, _LAST_YEAR)
    made = Timezone()
    made.add("tzid", zone.key)
    rules = _rules_of(zone, first, max(last, _LOOKED_AHEAD_TO))
    changes = () if rules else clock_changes(zone, first, last)
    if rules:
        parts = [_observance(rule.first, rule) for rule in rules]
    elif changes:
        parts = [_since(_FROM, changes[0].before, ""), *(_observance(change) for change in changes)]
    else:
        moment = datetime(first, 1, 1, tzinfo=UTC).astimezone(zone)
        parts = [_since(_FROM, moment.utcoffset() or timedelta(0), moment.tzname() or "")]
    for part in parts:
        made.add_component(part)
    return made


@lru_cache(maxsize=64)
def _rules_of(zone: ZoneInfo, first: int, last: int) -> tuple[YearlyChange, ...]:
    """Return the yearly rules a zone keeps in these years, from the first year in which it did: each file then says the same."""
    changes = clock_changes(zone, _FROM.year, last)
    for year in range(_FROM.year, first + 1):
        rules = yearly_changes([change for change in changes if change.wall.year >= year])
        if rules:
            return rules
    return ()


def _observance(change: ClockChange, rule: YearlyChange | None = None) -> TimezoneStandard | TimezoneDaylight:
    made = TimezoneDaylight() if change.forward else TimezoneStandard()
    made.add("dtstart", change.wall)
    made.add("tzoffsetfrom", change.before)
    made.add("tzoffsetto", change.after)
    if rule is not None:
        made.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": rule.month, "BYDAY": f"{rule.week}{_WEEKDAYS[rule.weekday]}"}))
    made.add("tzname", change.name)
    return made


def _since(start: datetime, offset: timedelta, name: str) -> TimezoneStandard:
    made = TimezoneStandard()
    made.add("dtstart", start)
    made.add("tzoffsetfrom", offset)
    made.add("tzoffsetto", offset)
    if name:
        made.add("tzname", name)
    return made


def _event(entry: CalendarEntry, sitting: CourseSession, place: int, host: str, t: Texts) -> CalendarEvent:
    event, plan = entry.event, entry.event.plan
    several = 0 < place <= len(plan.sessions) > 1
    made = CalendarEvent()
    made.add("uid", uid(event, host, place))
    made.add("sequence", event.version - 1 + entry.answered)
    made.add("dtstamp", entry.changed_at)
    made.add("created", event.created_at)
    made.add("last-modified", entry.changed_at)
    made.add("dtstart", _local(sitting.starts_at, t.zone))
    made.add("dtend", _local(sitting.ends_at, t.zone))
    title = _clean(plan.title)
    title = t("calendar-session", title=title, place=place, count=len(plan.sessions)) if several else title
    made.add("summary", t(_OFF.get(event.state, "headline-called-off"), title=title) if entry.attending is Attending.OFF else title)
    if entry.organiser:
        made.add("organizer", vCalAddress(NOBODY), parameters={"CN": _clean(entry.organiser)})
    made.add("location", _clean(plan.place))
    made.add("description", _clean(_description(entry, t)))
    if plan.link:
        made.add("url", _clean(plan.link))
    made.add("status", _STATUS[entry.attending])
    made.add("transp", "TRANSPARENT" if entry.attending is Attending.OFF else "OPAQUE")
    return made


def _description(entry: CalendarEntry, t: Texts) -> str:
    plan = entry.event.plan
    said = [f"V{entry.event.id}"]
    if plan.link:
        said.append(t("calendar-online", link=plan.link))
    if entry.agenda:
        said += ["", t("fact-agenda")]
    for place, item in enumerate(entry.agenda, start=1):
        facts = ", ".join(fact for fact in (duration(item.lasts, t), item.presenter) if fact)
        said.append(f"{place}. {item_title(item, t)}{f' ({facts})' if facts else ''}{f' {item.attachment}' if item.attachment else ''}")
    return "\n".join(said)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a moment on the zone's clocks; the second time an hour comes in the autumn can only be said in UTC."""
    local = moment.astimezone(zone)
    return moment.astimezone(UTC) if local.fold else local


def _clean(text: str) -> str:
    """Leave out what no calendar file may hold: control characters but the end of a line."""
    return "".join(sign for sign in text.replace("\r\n", "\n").replace("\r", "\n") if sign >= " " or sign in "\n\t")
