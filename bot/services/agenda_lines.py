"""The agenda of an event as readers see it: the standing item first, then what the organisers put on it."""

from collections.abc import Mapping

from bot.db import agenda, events, members, minutes
from bot.db.engine import WorkspaceSession
from bot.domain.agenda import AgendaPoint
from bot.domain.events import Event, EventKind
from bot.domain.ids import AgendaItemId, MemberId
from bot.domain.members import Member
from bot.domain.view_models import ShownItem


def agenda_of(session: WorkspaceSession, event: Event) -> tuple[ShownItem, ...]:
    """Gather an agenda with its presenters' names.

    Each meeting begins with the minutes it is to adopt, or those of the one before it in its series, when there was one.
    An event that stands nowhere yet (a preview) has the lines of its form.
    """
    points = agenda.points_of(session, event.id)
    names = members.named(session, (point.presenter for _, point in points if point.presenter))
    shown = [item_shown(item, point, names) for item, point in points]
    if not event.id:
        shown = [ShownItem(title=line) for line in event.plan.agenda]
    return (*(_standing(session, event) if event.plan.kind is EventKind.MEETING else ()), *shown)


def _standing(session: WorkspaceSession, event: Event) -> list[ShownItem]:
    """Begin with the minutes that are to be adopted; what nobody wrote minutes of yet is named as the meeting before."""
    found = minutes.before_meeting(session, event.id) if event.id else []
    before = events.meeting_before(session, event)
    unwritten = [ShownItem(title="", minutes_of=before)] if before is not None and before.id not in {each.event for each in found} else []
    return [*(ShownItem(title="", minutes=each) for each in found), *unwritten]


def item_shown(item: AgendaItemId, point: AgendaPoint, people: Mapping[MemberId, Member]) -> ShownItem:
    """Return an item with the name of its presenter, who is among these people where they are a member."""
    presenter = people.get(point.presenter) if point.presenter else None
    return ShownItem(
        title=point.title,
        item=item,
        lasts=point.lasts,
        presenter=presenter.name if presenter else point.presenter_name or "",
        attachment=point.attachment,
    )
