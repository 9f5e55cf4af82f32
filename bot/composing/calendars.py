"""An event as a calendar file, for a member's DM."""

from bot.composing.composed import Composed, Upload, own_texts
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.notices import SendCalendarFile
from bot.services import calendars
from bot.views import calendar as views


def send_calendar_file(session: WorkspaceSession, deps: Deps, notice: SendCalendarFile) -> Composed:
    """Write the event as it is at the moment of sending.

    Raises:
        EventNotFound: it is not his to see any more.
    """
    from bot.views.calendar_file import calendar_file, file_name  # noqa: PLC0415  # a large library, for who asks for a file

    t = own_texts(session, deps, notice.member)
    entries = calendars.entries(session, notice.event, to=notice.member)
    event = entries[0].event
    return Upload(
        name=file_name(event),
        title=event.plan.title,
        content=calendar_file(entries, calendars.host(session), t),
        message=views.file_sent(event, t),
        member=notice.member,
    )
