"""What organisers write to those an event concerns, as members and organisers see it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.domain.event_messages import EventMessage, Whom
from bot.domain.events import CourseSession
from bot.domain.reminders import Occasion
from bot.domain.view_models import ShownMessage
from bot.texts import Texts
from bot.views import event_manage, event_messages, go_no_go, reminders
from bot.views.blocks import Message, View
from tests.builders import ANNA, NOW, TODAY
from tests.views.samples_of_life import PLAN, SHOWN, TOUR
from tests.views.samples_of_moving import question

_SITTING = CourseSession(starts_at=PLAN.starts_at, ends_at=PLAN.ends_at)
_WRITTEN = ShownMessage(
    message=EventMessage(
        id=4, event=TOUR.id, whom=Whom.COMING, words="Neem *stevige* schoenen mee, <!channel>.\nTot dan.", written_by=ANNA, written_at=NOW
    ),
    by="Anna de Wit",
    event=TOUR,
)
_NUDGE = replace(_WRITTEN, message=replace(_WRITTEN.message, whom=Whom.DOUBTING))
_WORDLESS = replace(_NUDGE, message=replace(_NUDGE.message, words=""))


def _nudged(t: Texts, nudge: ShownMessage, *, until: date | None = None) -> Message:
    shown = replace(SHOWN, event=replace(TOUR, plan=replace(PLAN, rsvp_until=until)))
    return reminders.reminder(shown, Occasion.NUDGE, _SITTING, t, today=TODAY, nudge=nudge)


MESSAGES: dict[str, Callable[[Texts], Message | View]] = {
    "nudge_form": lambda t: event_messages.nudge_form(TOUR, t, told=11),
    "nudge_form_one": lambda t: event_messages.nudge_form(TOUR, t, told=1),
    "nudge_in_their_words": lambda t: _nudged(t, _NUDGE, until=date(2012, 11, 12)),
    "nudge_in_our_words": lambda t: _nudged(t, _WORDLESS),
    "nudged_question": lambda t: go_no_go.question(question(TOUR, 3, silent=6, nudged=_NUDGE), t),
    "nudged_manage": lambda t: event_manage.manage(SHOWN, t, now=NOW, nudge=_NUDGE),
    "message_form": lambda t: event_messages.message_form(TOUR, t, counts={Whom.COMING: 12, Whom.WAITING: 1, Whom.INVITED: 0}),
    "message_preview": lambda t: event_messages.preview(_WRITTEN, t, told=12),
    "message_preview_one": lambda t: event_messages.preview(_WRITTEN, t, told=1),
    "message": lambda t: event_messages.message(_WRITTEN, t),
    "message_reply_form": lambda t: event_messages.reply_form(_WRITTEN, t),
    "message_reply": lambda t: event_messages.reply(TOUR, "Mag mijn <!here> hond *mee*?", t, by="Bram Visser"),
}
