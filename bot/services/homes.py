"""The Home tab: who looks at it, and that it follows what changes. Only those who opened it lately are kept up to date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import homes, outbox
from bot.db.engine import WorkspaceSession
from bot.domain.ids import MemberId
from bot.domain.notices import PublishHome
from bot.domain.responses import Response

# As the database has it.
get = homes.get
save = homes.save

LOOKS_FOR = timedelta(days=7)
"""Who opened it longer ago than this gets the present state when they open it again."""

AT_ONCE = 10
"""Composed anew once a second: however much changes, this takes a small part of a processor."""

_NOTED = "delivery"
_SHOWN_NOWHERE = frozenset(
    {
        "homes",
        "outbox",
        "prompts",  # what was asked is shown once the message is there (`note`)
        "lanes",
        "inbox",
        "workers",
        "readings",
        "drafts",
        "feeds",
        "calendar_files",
        "reminder_plans",
        "decision_vectors",
        "index_parts",
        "minutes_files",
    }
)
"""Tables of which no Home tab shows anything; of any other a change may show."""


def note(session: WorkspaceSession) -> None:
    """Note that a delivery came to something that a Home tab shows."""
    session.written.add(_NOTED)


def follow(session: WorkspaceSession, *, now: datetime) -> None:
    """Note that what those who look are shown may be out of date, if anything was changed in this transaction; the last thing in it."""
    if session.written - _SHOWN_NOWHERE:
        homes.note_change(session, since=now - LOOKS_FOR)


def opened(session: WorkspaceSession, member: MemberId, *, view_hash: str | None, now: datetime) -> None:
    """Note that a member opened it, and show them how things are."""
    homes.opened(session, member, view_hash=view_hash, now=now)
    outbox.add(session, PublishHome(member=member, asked=True), now=now)


def say(session: WorkspaceSession, member: MemberId, said: Response | None, *, now: datetime) -> None:
    """Show in it what a tap in it came to; None: nothing any more."""
    homes.save_said(session, member, said)
    outbox.add(session, PublishHome(member=member, asked=True), now=now)


def acted(session: WorkspaceSession, member: MemberId, *, now: datetime) -> None:
    """Show a member who looks, without delay, what they changed themselves."""
    session.flush()
    if session.written - _SHOWN_NOWHERE:
        home = homes.get(session, member)
        if home is not None and home.opened_at > now - LOOKS_FOR:
            outbox.add(session, PublishHome(member=member, asked=True), now=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A Home tab composed anew: whether it differs from what Slack shows, and when the clock makes it look otherwise."""

    member: MemberId
    differs: bool
    look_again_at: datetime | None


def due(session: WorkspaceSession, *, now: datetime) -> tuple[list[MemberId], int]:
    """List whose Home tab is to be composed anew, a few at a time, and the number of the change that they will have seen then."""
    return homes.due(session, now=now, since=now - LOOKS_FOR, most=AT_ONCE)


def keep_looked(session: WorkspaceSession, looked: Iterable[Looked], change: int, *, now: datetime) -> int:
    """Keep that these were composed after a change, and queue those that differ; return the number composed."""
    count = 0
    for count, each in enumerate(looked, 1):  # noqa: B007  # the number is what is returned
        homes.save(session, each.member, seen_change=change, composed_at=now, look_again_at=each.look_again_at)
        if each.differs:
            outbox.add(session, PublishHome(member=each.member), now=now)
    return count


def anything_due(session: WorkspaceSession, *, now: datetime) -> bool:
    """Return whether one is to be composed anew: something changed, or the clock alone makes it look otherwise."""
    return bool(homes.due(session, now=now, since=now - LOOKS_FOR, most=1)[0])


def published(session: WorkspaceSession, member: MemberId, digest: str, view_hash: str | None, look_again_at: datetime | None) -> None:
    """Keep what Slack shows a member now."""
    homes.save(session, member, digest=digest, view_hash=view_hash, look_again_at=look_again_at)


def forget_shown(session: WorkspaceSession, member: MemberId) -> None:
    """Forget what Slack shows a member: it is not what we thought, and may be replaced whatever it is."""
    homes.save(session, member, digest=None, view_hash=None)
