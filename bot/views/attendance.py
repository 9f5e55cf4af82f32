"""The attendance list: who was there."""

from collections.abc import Sequence

from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId
from bot.texts import Texts
from bot.views.blocks import Block, View, button, field, sentence

OPEN_ACTION = "attendance_form"
"""Opens the attendance list; the value is the event's number."""

FORM = "attendance_form"


def attendance_form(event: Event, there: Sequence[MemberId], t: Texts) -> View:
    """Render the attendance list to tick: who had a place is ticked already."""
    people: Block = {"type": "multi_users_select", **({"initial_users": list(there)} if there else {})}
    return View(
        callback_id=FORM,
        title=t("attendance-title"),
        blocks=(sentence(event.plan.title), field("there", t("field-there"), people, hint=t("field-there-hint"), optional=True)),
        submit=t("button-save"),
        close=t("button-cancel"),
        private_metadata=str(event.id),
    )


def attendance_button(event: EventId, t: Texts) -> Block:
    """Make the button that opens the attendance list."""
    return button(t("button-attendance"), OPEN_ACTION, str(event))
