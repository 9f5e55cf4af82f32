"""A member's first times: one welcome for whoever joins the workspace, and one hint after each first use; never twice."""

from datetime import datetime

from bot.db import first_times, members, outbox
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import working_moment
from bot.domain.ids import MemberId
from bot.domain.members import Sort
from bot.domain.notices import Welcome
from bot.domain.responses import Response, SayRsvp, ShowAction, ShowAgendaItem
from bot.services.members import is_member, receiver

WELCOME = "welcome"


def welcome(session: WorkspaceSession, member: MemberId, *, now: datetime) -> None:
    """Queue the welcome of somebody who joined the workspace: a whole member, on a working moment, once.

    Whoever was there before the bot was is written to by nobody: only Slack's word that somebody joined brings us here.
    """
    joined = members.get(session, member)
    if joined is not None and is_member(session, member) and first_times.note(session, member, WELCOME, now=now):
        outbox.add(session, Welcome(member=member), now=now, due_at=working_moment(now, receiver(session, joined)))


def hint_after(session: WorkspaceSession, member: MemberId, came_to: Response, *, now: datetime) -> str | None:
    """Name the hint that goes with what a newcomer did for the first time; None where there is none, or they had it.

    Those who were there before the bot get none, nor does whoever switched hints off.
    """
    what = _hint_of(came_to)
    if what is None:
        return None
    told, found = first_times.of(session, member), members.get(session, member)
    if WELCOME not in told or what in told or found is None or Sort.HINTS in found.off:
        return None
    return what if first_times.note(session, member, what, now=now) else None


def _hint_of(came_to: Response) -> str | None:
    match came_to:
        case SayRsvp():
            return "answered"
        case ShowAction(news="done"):
            return "done"
        case ShowAction(news="made"):
            return "made"
        case ShowAgendaItem(news="proposed"):
            return "proposed"
        case _:
            return None
