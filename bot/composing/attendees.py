"""The list of an event as a file, for an organiser."""

from bot.composing.composed import Composed, Context, Upload, composer
from bot.domain.notices import SendAttendees
from bot.services import attendees
from bot.views import attendees as views


@composer.register
def compose_attendees(notice: SendAttendees, at: Context) -> Composed:
    """Render the list as it is now.

    Raises:
        NotAllowed: they are no organiser any more.
        EventNotFound: it is not theirs to see any more.
    """
    from bot.views import attendee_sheet  # noqa: PLC0415  # what writes Excel's files is large, and few processes ever write one

    t = at.texts(notice.member)
    listed = attendees.whole_list(at.session, notice.event, to=notice.member)
    _, remembered = attendees.history(at.session, notice.event, to=notice.member)
    return Upload(
        name=attendee_sheet.file_name(listed, t),
        title=t("sheet-title", title=listed.shown.event.plan.title),
        content=attendee_sheet.sheet(listed, remembered, t, now=at.now),
        message=views.sheet_sent(listed, t),
        member=notice.member,
    )
