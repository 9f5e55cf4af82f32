"""What everybody got to read, as it went: for tests that are a story."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.domain.calendar import local_day
from bot.domain.members import Language
from bot.ops.tick import next_due
from bot.texts import Texts
from tests.builders import ZONE
from tests.wire.running import Running

MANY = 4
"""Up to so many who read the same are listed by name; more as a number."""


class Chronicle:
    """Everything that members and the channel get to read, in order; what changed since is told again as it reads then."""

    def __init__(self, bot: Running, channel: str, people: Sequence[str]) -> None:
        self._bot, self._channel, self._people = bot, channel, people
        self._read: dict[tuple[str, str], str] = {}
        self._told: list[str] = []

    def chapter(self, title: str) -> None:
        """Close a chapter: what came since the last one comes under its title."""
        self._bot.deliver()
        self._told += [f"# {title}", *self._news(), ""]

    def until(self, moment: datetime) -> None:
        """Let time pass, through every moment at which the bot has something to do."""
        seen: datetime | None = None
        while (due := next_due(self._bot.deps)) is not None and due <= moment and due != seen:
            seen = due
            self._bot.clock.set(max(due, self._bot.clock()))
            self._bot.deliver()
        self._bot.clock.set(max(moment, self._bot.clock()))
        self._bot.deliver()

    def __str__(self) -> str:
        return "\n".join(self._told)

    def _news(self) -> Iterable[str]:
        """Yield what is new, the same words to several people once, in order of time (of the first who got them)."""
        groups: dict[tuple[bool, str], tuple[str, list[str]]] = {}
        for name, ts, text in sorted(self._messages(), key=lambda each: float(each[1])):
            changed = (name, ts) in self._read
            if self._read.get((name, ts)) != text:
                self._read[name, ts] = text
                groups.setdefault((changed, text), (_minute(ts), []))[1].append(name)
        for (changed, text), (minute, names) in groups.items():
            yield f"\n## {minute} – {_who(names)}{' (gewijzigd)' if changed else ''}\n{text}"

    def _messages(self) -> Iterable[tuple[str, str, str]]:
        for message in self._bot.slack.messages(self._channel):
            if message.get("bot_id"):
                yield f"#{self._channel}", message["ts"], self._bot.reads(message)
        for handle in self._people:
            actor = self._bot.person(handle)
            whispered = [message for message in actor.sees(self._channel) if message["ephemeral"]]
            for message in [*actor.dms(), *whispered]:
                if message.get("bot_id"):
                    yield actor.person.real_name, message["ts"], self._text(message)

    def _text(self, message: dict[str, Any]) -> str:
        files = "".join(f"\n[{file['name']}]" for file in message.get("files", []))
        return ("(alleen zichtbaar voor dit lid) " if message["ephemeral"] else "") + self._bot.reads(message) + files


def _minute(ts: str) -> str:
    moment = datetime.fromtimestamp(float(ts), UTC)
    t = Texts(Language.NL, ZONE)
    return f"{t.day(local_day(moment, ZONE))}, {moment.astimezone(ZONE):%H.%M} uur"


def _who(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= MANY else f"{', '.join(names[:3])} en {len(names) - 3} anderen"
