"""An event as a calendar file, for a member's DM."""

from bot.composing.composed import Composed, Context, Upload, composer
from bot.domain.notices import SendCalendarFile
from bot.services import calendars
from bot.views import calendar as views


@composer.register
def send_calendar_file(notice: SendCalendarFile, at: Context) -> Composed:
    """Write the event as it is at the moment of sending.

    Raises:
        EventNotFound: it is not theirs to see any more.
    """
    from bot.views.calendar_file import calendar_file, file_name  # noqa: PLC0415  # a large library, only for those who ask for a file

    t = at.texts(notice.member)
    entries = calendars.entries(at.session, notice.event, to=notice.member)
    event = entries[0].event
    return Upload(
        name=file_name(event),
        title=event.plan.title,
        content=calendar_file(entries, calendars.host(at.session), t),
        message=views.file_sent(event, t),
        member=notice.member,
    )
