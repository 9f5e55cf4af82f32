"""The pages of the review of minutes, and the forms for what they announce, as they stand at this moment."""

from datetime import datetime

from bot.composing.composed import own_texts
from bot.composing.minutes import warnings_of
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.event_form import EventForm
from bot.domain.events import EventKind
from bot.domain.ids import MemberId, MinutesId
from bot.domain.minutes import AHEAD, FindingKind, MinutesNotFound
from bot.domain.naming import kind_in
from bot.domain.review import Item, Page, pages
from bot.services import events, members, minutes, minutes_review
from bot.views import review as views
from bot.views.blocks import View
from bot.views.event_form import event_form


def laid_out(session: WorkspaceSession, number: MinutesId, *, by: MemberId) -> list[Page]:
    """Lay what was found out over the pages that follow the first.

    Raises:
        MinutesRecorded, MinutesUnread, MinutesNotFound, NotForMinutes: there is nothing to review, or not by them.
    """
    minutes_review.opened(session, number, by=by)
    agenda = [Item(each.number, each.title) for each in minutes_review.read_in(session, number).agenda]
    return pages(minutes.findings(session, number), agenda)


def review_form(
    session: WorkspaceSession,
    deps: Deps,
    number: MinutesId,
    page: int,
    *,
    to: MemberId,
    now: datetime,
    note: str = "",
    fresh: frozenset[int] = frozenset(),
) -> View:
    """Render a page of the review; `fresh` are the findings of which the page is to show what is kept, whatever stood there.

    Raises:
        MinutesRecorded, MinutesUnread, MinutesNotFound, NotForMinutes: there is nothing to review, or not by them.
    """
    laid, t = laid_out(session, number, by=to), own_texts(session, deps, to)
    found, parsed = minutes_review.opened(session, number, by=to), minutes_review.read_in(session, number)
    at = max(0, min(page, len(laid)))
    place = views.ReviewPlace(minutes=number, page=at, version=found.version)
    shape = views.Shape(place=place, count=len(laid) + 1, note=note, fresh=fresh)
    if at == 0:
        choices = minutes.begun(session, to=to, now=now)
        return views.meeting_page(found, choices, shape, t, warnings_of(session, found, parsed, t))
    here = [each for section in laid[at - 1] for each in section.findings]
    unread = frozenset((each.number, each.title) for each in parsed.unread)
    return views.findings_page(laid[at - 1], shape, t, unread, minutes_review.suggested(session, here))


def ahead_form(session: WorkspaceSession, deps: Deps, number: MinutesId, position: int, *, to: MemberId) -> View:
    """Render the form of a new event, filled with what minutes announce.

    Raises:
        NotAllowed: only organisers announce.
        MinutesNotFound: they announce nothing there.
    """
    members.require_organiser(session, to)
    found = minutes.get(session, number, to=to)
    announced = next((each for each in minutes.findings(session, found.id) if each.position == position), None)
    if announced is None or announced.kind not in AHEAD:
        raise MinutesNotFound
    before = events.get(session, found.event).plan if found.event else None
    content, meets = announced.content, announced.kind is FindingKind.NEXT_MEETING
    hours = EventForm()
    form = EventForm(
        title=content.text or (before.title if before else found.title),
        kind=EventKind.MEETING if meets else kind_in(content.text, otherwise=EventKind.GATHERING),
        on=content.on,
        place=content.place,
        channel=(before.channel if before and meets else None) or members.choices(session).channel,
        reserve_on=content.reserve_on,
        more=content.reserve_on is not None,
        begin=content.begin or hours.begin,
        end=None if content.begin else hours.end,
    )
    return event_form(form, own_texts(session, deps, to))
