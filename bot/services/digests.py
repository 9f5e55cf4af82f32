"""Who gets a digest when, and what is in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import action_items, assignments, decisions, members, outbox
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.action_pings import next_ping
from bot.domain.calendar import Moment, local_day
from bot.domain.digests import next_digest
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.members import Digest, Member
from bot.domain.notices import WeeklyDigest
from bot.domain.view_models import ShownDecision, ShownHome
from bot.services import action_lists
from bot.services.decisions import show as show_decisions
from bot.services.home_content import DUE_WITHIN, common
from bot.services.home_content import gather as gather_home
from bot.services.members import receiver, receivers, require

AT_ONCE = 50
"""A planning transaction stays well under 100 ms."""

MOST_ACTIONS = 7
MOST_DECISIONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDigest:
    """What is in a member's digest."""

    home: ShownHome
    """Their action items are those of which the digest is the reminder."""
    decisions: Sequence[ShownDecision]
    more_decisions: int

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to tell."""
        return not (self.home.to_answer or self.home.actions or self.home.up_for_adoption or self.decisions)


def choose(session: WorkspaceSession, member: MemberId, day: int | None, *, now: datetime) -> None:
    """Keep on which weekday a member wants their digest; None: single reminders. The first comes on another day than this.

    Raises:
        Stranger: the workspace has no such member.
    """
    digest = require(session, member).digest
    if day is None or digest is None or digest.day != day:
        members.save_digest(session, member, Digest(day=day, since=now, last=now) if day is not None else None)


def next_moment(session: WorkspaceSession) -> datetime | None:
    """Find when the next digest is due."""
    return min((moment.at for _, _, moment in _coming(session)), default=None)


def plan(session: WorkspaceSession, *, now: datetime) -> int:
    """Queue the digests that are due; run twice it queues nothing new. Returns the number looked at."""
    due = [each for each in _coming(session) if each[2].at <= now][:AT_ONCE]
    for member, digest, moment in due:
        with alone(session, "digest of", member.id):
            notice = WeeklyDigest(member=member.id, since=digest.last)
            unsent = [old.since for old in outbox.take_over(session, notice.subject or "", now=now) if isinstance(old, WeeklyDigest)]
            told = replace(notice, since=min([notice.since, *unsent]))
            outbox.add(session, told, now=now, due_at=moment, key=f"digest:{member.id}:{local_day(now, ZoneInfo(member.zone))}")
        members.save_digest(session, member.id, replace(digest, last=now))
    return len(due)


def gather(session: WorkspaceSession, member: MemberId, *, since: datetime, now: datetime, zone: ZoneInfo) -> ShownDigest:
    """Gather what asks something of a member, and the decisions recorded since a moment."""
    who = require(session, member)
    home = gather_home(session, who, common(session, now=now, zone=zone), now=now, zone=zone, has_channel=True)
    actions = _actions(session, who, since=since, now=now)
    shown = action_lists.show(session, action_items.several(session, actions[:MOST_ACTIONS]), to=member, today=local_day(now, zone))
    recorded = decisions.recorded_since(session, since)
    return ShownDigest(
        home=replace(home, actions=tuple(shown), more_actions=action_items.count_open(session, owner=member) - len(shown)),
        decisions=show_decisions(session, [each.id for each in recorded[:MOST_DECISIONS]], today=local_day(now, zone)),
        more_decisions=max(0, len(recorded) - MOST_DECISIONS),
    )


def _coming(session: WorkspaceSession) -> list[tuple[Member, Digest, Moment]]:
    wanting = members.with_digest(session)
    to = receivers(session, wanting)
    return [(each, each.digest, next_digest(each.digest, to[each.id], after=each.digest.last)) for each in wanting if each.digest]


def _actions(session: WorkspaceSession, member: Member, *, since: datetime, now: datetime) -> list[ActionItemId]:
    """List a member's items of which the day is near or gone by, as long as there are pings, and those with a ping since a moment."""
    to = receiver(session, member)
    today, before = to.work.day_of(now), to.work.day_of(since)
    own = {
        item: each
        for item, each in assignments.assignments_of(session, member.id).items()
        if (each.postponed_until or today) <= today
        and (
            (each.pinged_on is not None and each.pinged_on >= before)
            or (each.due_on is not None and each.due_on <= today + DUE_WITHIN and next_ping(each, to) is not None)
        )
    }
    return sorted(own, key=lambda item: (own[item].due_on or today + timedelta(days=366), item))
