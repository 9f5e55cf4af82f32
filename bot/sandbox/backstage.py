"""What whoever runs the workspace offers at its page beside Slack: a clock that moves, a tour, a start over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.plain_text import plain
from bot.sandbox import shapes
from bot.sandbox.model import Conversation, Json, Message
from bot.sandbox.people import names
from bot.sandbox.workspace import Workspace

OnAdvance = Callable[[datetime], None]
NextDue = Callable[[], datetime | None]

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
FARTHEST = timedelta(days=800)
MORNING = time(9)
"""Of a day that one jumps to."""

PREVIEW = 160
"""Characters of a message in the list of what was sent; the page shows two lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backstage:
    """The hooks of the page; what is not offered the page does not show.

    `guide` returns the steps of a tour as the page reads them (`{"id", "as", "channel", "title", "text", "try", "day", "done"}`, texts by
    language). `reset` puts everything back to the start. `speak` is told the language (`nl` or `en`) that the page's visitor reads.
    """

    advance: OnAdvance | None = None
    next_due: NextDue | None = None
    guide: Callable[[], list[Json]] | None = None
    reset: Callable[[], None] | None = None
    speak: Callable[[str], None] | None = None


def target(workspace: Workspace, wish: Json, next_due: NextDue | None) -> datetime | None:
    """Return the moment that a move of the clock is to end at; None if nothing is due.

    Raises:
        KeyError, ValueError: it names no moment, one that is past, or one too far ahead.
    """
    now = workspace.clock()
    if wish.get("advance") == "next":
        return next_due() if next_due else None
    if "day" in wish:
        day = datetime.fromisoformat(wish["day"]).date()
        moment = datetime.combine(day, MORNING, ZoneInfo(workspace.team.zone))
    elif "to" in wish:
        moment = datetime.fromisoformat(wish["to"])
    else:
        moment = now + STEPS[wish["advance"]]
    if moment.tzinfo is None or not now <= moment <= now + FARTHEST:
        raise ValueError(wish)
    return moment


def sent_since(workspace: Workspace, ts: str) -> list[Json]:
    """List what the bot posted after a moment, to whom, the oldest first."""
    with workspace.lock:
        found = [
            {
                "channel": one.id,
                "to": one.with_user,
                "ts": message.ts,
                "thread": message.thread_ts,
                "text": _preview(workspace, one, message),
            }
            for one in workspace.conversations.values()
            for message in one.messages.values()
            if message.user == workspace.team.bot_user and message.only_for is None and float(message.ts) > float(ts)
        ]
    return sorted(found, key=lambda one: float(str(one["ts"])))


def _preview(workspace: Workspace, where: Conversation, message: Message) -> str:
    words = plain(shapes.message(workspace, where, message), names(workspace))
    return " ".join(words.split())[:PREVIEW]
