"""The chair's weekly overview: Mondays, and only if there is something new in it, or four weeks went by."""

from datetime import date, datetime, timedelta
from hashlib import blake2b

from bot.db import action_items, delivery_status, handovers, members, outbox, questions, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import Moment, own_hour
from bot.domain.ids import MemberId
from bot.domain.members import Member
from bot.domain.notices import Notice, WeeklyOverview
from bot.domain.questions import Question
from bot.services.members import receiver, someone_to_tell

_WEEK = timedelta(weeks=1)
_REPEATED = timedelta(weeks=4)
"""After so long what has not changed is said again (docs/product.md, section 6)."""


def plan_overview(session: WorkspaceSession, *, now: datetime) -> bool:
    """Queue the week's overview once its moment has come and there is something new in it; return whether it was queued.

    A week is looked at once, also where nothing was found; the week in which the bot was installed not at all.
    """
    chair = _chair(session)
    if chair is None:
        return False
    week, moment = _this_week(session, chair, now)
    looked_at = workspaces.overview_on(session)
    if moment.at > now or (looked_at is not None and looked_at >= week):
        return False
    workspaces.note_overview(session, week)
    notice = WeeklyOverview(member=chair.id, week=week, contents=_contents(session, now))
    if looked_at is None or not notice.contents or _was_told(notice, delivery_status.latest_of(session, notice.kind)):
        return False
    meant = Moment(now, moment.meant if moment.shifted_from else now)
    return outbox.add(session, notice, now=now, due_at=meant, key=f"weekly_overview:{week}")


def next_moment(session: WorkspaceSession, *, now: datetime) -> datetime | None:
    """Find the moment at which the next overview is due, whether or not there will be something in it."""
    chair = _chair(session)
    if chair is None:
        return None
    week, moment = _this_week(session, chair, now)
    looked_at = workspaces.overview_on(session)
    if looked_at is None or looked_at < week:
        return moment.at
    return own_hour(week + _WEEK, receiver(session, chair)).at


def left_behind(session: WorkspaceSession) -> list[tuple[MemberId, str, int]]:
    """List those who left, each with the number of lines that wait for a successor."""
    gone = handovers.leavers(session)
    people = members.named(session, gone)
    return [
        (member, people[member].name, sum(not line.is_settled for line in handovers.of(session, member)))
        for member in gone
        if member in people
    ]


def unanswered(session: WorkspaceSession, *, now: datetime) -> list[Question]:
    """List the questions to the network that lately ended without an answer."""
    return questions.unanswered(session, since=now - _REPEATED)


def _contents(session: WorkspaceSession, now: datetime) -> str:
    """Return a digest of what there is for the chair (items without pings, what nobody took over, questions); empty where nothing is."""
    items = [(item.id, item.owners, item.names, item.due_on, item.text) for item in action_items.past_last_ping(session)]
    left = left_behind(session)
    open_ = [question.id for question in unanswered(session, now=now)]
    told = (items, left, open_) if open_ else (items, left)
    return blake2b(repr(told).encode(), digest_size=8).hexdigest() if items or left or open_ else ""


def _was_told(notice: WeeklyOverview, last: Notice | None) -> bool:
    """Return whether the chair has heard the same less than four weeks ago."""
    return (
        isinstance(last, WeeklyOverview)
        and (last.member, last.contents) == (notice.member, notice.contents)
        and notice.week - last.week < _REPEATED
    )


def _chair(session: WorkspaceSession) -> Member | None:
    to = someone_to_tell(session)
    return members.get(session, to) if to else None


def _this_week(session: WorkspaceSession, chair: Member, now: datetime) -> tuple[date, Moment]:
    to = receiver(session, chair)
    today = to.work.day_of(now)
    week = today - timedelta(days=today.weekday())
    return week, own_hour(week, to)
