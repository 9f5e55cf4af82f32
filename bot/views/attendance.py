"""The attendance list: who was there."""

from collections.abc import Sequence

from bot.domain.events import CourseSession, Event
from bot.domain.ids import EventId, MemberId
from bot.texts import Texts
from bot.views.blocks import Block, View, button, field, modal, option, select, sentence

OPEN_ACTION = "attendance_form"
"""Opens the attendance list; the value is the event's number, and with a colon between which session, 0 for the last so far."""

SESSION_ACTION = "attendance_session"
"""Choosing another session shows who was there then, so Slack tells of it at once."""

ATTENDANCE_FORM = "attendance_form"


def attendance_form(event: Event, begun: Sequence[CourseSession], number: int, there: Sequence[MemberId], t: Texts) -> View:
    """Render the attendance list to tick: those who had a place are ticked already. A course has one for each session so far."""
    people: Block = {"type": "multi_users_select", **({"initial_users": list(there)} if there else {})}
    # A block of its own for each session, or Slack would keep who was ticked for another.
    name = f"there@{number}" if event.plan.sessions else "there"
    blocks = [sentence(event.plan.title), field(name, t("field-there"), people, hint=t("field-there-hint"), optional=True)]
    if event.plan.sessions:
        options = [option(t.when(each.starts_at, each.ends_at), str(place)) for place, each in enumerate(begun, 1)]
        chosen = field(SESSION_ACTION, t("field-session"), select(SESSION_ACTION, options, chosen=str(number)))
        blocks.insert(1, {**chosen, "dispatch_action": True})
    return modal(ATTENDANCE_FORM, t("attendance-title"), blocks, t, submit=t("button-save"), carries=event.id)


def attendance_button(event: EventId, t: Texts, *, number: int = 0) -> Block:
    """Make the button that opens the attendance list."""
    return button(t("button-attendance"), OPEN_ACTION, f"{event}:{number}")
