"""Deliveries as organisers see them: what did not arrive and why, a channel that was closed, and how it all stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.calendar import local_day
from bot.texts import Texts
from bot.views.blocks import Message, bullets, prose, section, sentence

MOST = 10
"""Lines before *and more*."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One message that did not arrive."""

    kind: str
    about: str
    state: str
    reason: str
    due_at: datetime


def undelivered(rows: Sequence[Missing], t: Texts, *, missed: bool, command: str) -> Message:
    """Tell what did not arrive: one in a sentence, several in a list."""
    if len(rows) == 1:
        said = _one(rows[0], t, missed=missed)
        return Message(text=said, blocks=(sentence(said),))
    title = t("missed-many" if missed else "failed-many", count=len(rows))
    parts = [section(title), bullets([_line(row, t)] for row in rows[:MOST])]
    if len(rows) > MOST:
        parts.append(section(t("undelivered-more", count=len(rows) - MOST, command=command)))
    return Message(text=title, blocks=(prose(*parts),))


def channel_closed(name: str, shown: Sequence[str], t: Texts, *, why: str, command: str) -> Message:
    """Tell that a channel takes no messages any more, and what to do."""
    said = t(f"channel-{why}", name=name)
    concerned = t("channel-closed-events", events=", ".join(shown)) if shown else ""
    whole = " ".join(filter(None, (said, concerned, t(f"channel-{why}-remedy", command=command))))
    return Message(text=said, blocks=(sentence(whole),))


def worker_missing(t: Texts, *, command: str) -> Message:
    """Tell that a process that delivers is gone."""
    said = t("worker-missing", command=command)
    return Message(text=said, blocks=(sentence(said),))


def what_of(kind: str, about: str, t: Texts) -> str:
    """Name a message by what it was about."""
    return t(f"failed-{kind}", subject=about) if about and t.has(f"failed-{kind}") else t("failed-other")


def _one(row: Missing, t: Texts, *, missed: bool) -> str:
    what = what_of(row.kind, row.about, t)
    if missed:
        return t("missed-told", what=what, day=_day(row, t))
    return t("skipped-told", what=what) if row.state == "skipped" else t("failed-told", what=what, reason=row.reason)


def _line(row: Missing, t: Texts) -> str:
    what = what_of(row.kind, row.about, t)
    match row.state:
        case "missed":
            return t("missed-line", what=what, day=_day(row, t))
        case "skipped":
            return what
        case _:
            return t("failed-line", what=what, reason=row.reason)


def _day(row: Missing, t: Texts) -> str:
    return t.day(local_day(row.due_at, t.zone))
