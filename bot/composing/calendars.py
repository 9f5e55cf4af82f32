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
    entry = calendars.entry(session, notice.event, to=notice.member)
    return Upload(
        name=file_name(entry.event),
        title=entry.event.plan.title,
        content=calendar_file([entry], session.workspace, t),
        message=views.file_sent(entry.event, t),
        member=notice.member,
    )
