"""What does not hold in a plan of an event, each mistake at the field where it was made."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.calendar import local_day
from bot.domain.events import LONGEST_TITLE, EventKind, EventPlan, PlanMistake


def mistakes_in(plan: EventPlan, *, now: datetime, zone: ZoneInfo, was: EventPlan | None = None) -> Iterator[PlanMistake]:
    """Find everything that does not hold, so that the form can say it all at once.

    Of a plan that changes, `was` is what it was: a day that is past by now may stay as it was.
    """
    begins_on = local_day(plan.starts_at, zone)
    if not plan.title.strip():
        yield PlanMistake("title", "mistake-title-empty")
    if len(plan.title) > LONGEST_TITLE:
        yield PlanMistake("title", "mistake-title-long", limit=LONGEST_TITLE, length=len(plan.title))
    if not plan.place.strip():
        yield PlanMistake("place", "mistake-place-empty")
    if plan.starts_at <= now and (was is None or plan.starts_at != was.starts_at):
        yield PlanMistake("date", "mistake-date-past")
    if not plan.sessions and plan.ends_at <= plan.starts_at:
        yield PlanMistake("end", "mistake-end-before-begin")
    yield from _mistakes_in_days(plan, begins_on, local_day(now, zone), was)
    if plan.reserve_on and plan.reserve_on <= begins_on:
        yield PlanMistake("reserve_on", "mistake-reserve-not-later")
    yield from _mistakes_in_sessions(plan, now, was)
    yield from _mistakes_in_numbers(plan)


def _mistakes_in_days(plan: EventPlan, begins_on: date, today: date, was: EventPlan | None) -> Iterator[PlanMistake]:
    for field, day, too_late in (
        ("rsvp_until", plan.rsvp_until, "mistake-deadline-after-begin"),
        ("decision_on", plan.decision_on, "mistake-decision-after-begin"),
    ):
        if day and day > begins_on:
            yield PlanMistake(field, too_late)
        if day and day < today and (was is None or day != getattr(was, field)):
            yield PlanMistake(field, "mistake-date-past")
    if plan.decision_on and plan.minimum is None:
        yield PlanMistake("minimum", "mistake-decision-without-minimum")


def _mistakes_in_sessions(plan: EventPlan, now: datetime, was: EventPlan | None) -> Iterator[PlanMistake]:
    """Find what does not hold of the sessions; what follows from a mistake at another field is none of its own."""
    if plan.sessions and plan.kind is not EventKind.COURSE:
        yield PlanMistake("kind", "mistake-sessions-of-course")
        return
    earliest = plan.starts_at
    for number, session in enumerate(plan.sessions, 1):
        if session.ends_at <= session.starts_at:
            yield PlanMistake("end" if number == 1 else f"session_end_{number}", "mistake-session-end")
        if session.starts_at < earliest:
            yield PlanMistake(f"session_date_{number}", "mistake-session-order")
        elif number > 1 and was is not None and session.starts_at <= now and session not in was.sessions:
            yield PlanMistake(f"session_date_{number}", "mistake-date-past")
        earliest = max(session.starts_at, session.ends_at)


def _mistakes_in_numbers(plan: EventPlan) -> Iterator[PlanMistake]:
    for field, number in (("minimum", plan.minimum), ("maximum", plan.maximum)):
        if number is not None and number < 1:
            yield PlanMistake(field, "mistake-number")
    if plan.minimum is not None and plan.maximum is not None and plan.minimum > plan.maximum:
        yield PlanMistake("maximum", "mistake-maximum-under-minimum")
