"""The list of an event as a file, for an organiser."""

from datetime import datetime

from bot.composing.composed import Composed, Upload, own_texts
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.notices import SendAttendees
from bot.services import attendees
from bot.views import attendees as views


def compose_attendees(session: WorkspaceSession, deps: Deps, notice: SendAttendees, now: datetime) -> Composed:
    """Render the list as it is now.

    Raises:
        NotAllowed: he is no organiser any more.
        EventNotFound: it is not his to see any more.
    """
    from bot.views import attendee_sheet  # noqa: PLC0415  # what writes Excel's files is large, and few processes ever write one

    t = own_texts(session, deps, notice.member)
    listed = attendees.whole_list(session, notice.event, to=notice.member)
    _, remembered = attendees.history(session, notice.event, to=notice.member)
    return Upload(
        name=attendee_sheet.file_name(listed, t),
        title=t("sheet-title", title=listed.shown.event.plan.title),
        content=attendee_sheet.sheet(listed, remembered, t, now=now),
        message=views.sheet_sent(listed, t),
        member=notice.member,
    )
