"""The tour through the demo's story: its steps, and how each sees from the state of things that it is done."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from bot.db import action_items, events, handovers, minutes, polls, rsvps
from bot.db.engine import WorkspaceSession
from bot.demo.story import Story, channel_id, member_id
from bot.deps import Deps
from bot.domain.action_items import ActionState
from bot.domain.calendar import local_day
from bot.domain.events import EventState
from bot.domain.ids import ActionItemId, EventId, PollId
from bot.sandbox import Sandbox

HERE = Path(__file__).parent
TOUR, GATHERING, MEETING = EventId(2), EventId(3), EventId(4)
"""Events of the story, by their numbers."""

MOST = 100
"""More action items than anybody makes in a demo."""

Json = dict[str, Any]
Done = Callable[["Tour", WorkspaceSession], bool]


class Tour:
    """The steps, and which are done; what was done once stays done until everything begins anew."""

    def __init__(self, story: Story, slack: Sandbox) -> None:
        """Begin with nothing done."""
        self.story, self.slack = story, slack
        self._steps = tomllib.loads((HERE / "tour.toml").read_text(encoding="utf-8"))["steps"]
        self._done: set[str] = set()
        self._seen: int | None = None

    def steps(self, deps: Deps) -> list[Json]:
        """Return the steps as the page reads them; nothing is looked at again before something changed."""
        version, workspace = self.slack.workspace.version, deps.home.workspace
        if version != self._seen and workspace is not None:
            with deps.reading(workspace) as session:
                self._done |= {name for name, done in DONE.items() if name not in self._done and done(self, session)}
            self._seen = version
        return [self._shown(each) for each in self._steps]

    def begin_anew(self) -> None:
        """Forget what was done."""
        self._done, self._seen = set(), None

    def _shown(self, step: Mapping[str, Any]) -> Json:
        day: date | None = step.get("day")
        name: str | None = step.get("file")
        return {
            "id": step["id"],
            "as": member_id(step["as"]),
            "channel": channel_id(step["in"]) if "in" in step else None,
            "day": day.isoformat() if day else None,
            "file": {"name": name, "text": (HERE / name).read_text(encoding="utf-8")} if name else None,
            "nl": step["nl"],
            "en": step["en"],
            "done": step["id"] in self._done,
        }

    def heard(self, handle: str, words: str, *, whispered: bool) -> bool:
        """Return whether the bot said these words to a member, in a whisper or in the direct message."""
        workspace = self.slack.workspace
        member = member_id(handle)
        with workspace.lock:
            return any(
                words in str(message.blocks or message.text)
                for place in workspace.conversations.values()
                for message in place.messages.values()
                if message.user == workspace.team.bot_user
                and (message.only_for == member if whispered else message.only_for is None and place.with_user == member)
            )

    def is_past(self, day: date) -> bool:
        """Return whether the clock has come to a day."""
        return local_day(self.slack.workspace.clock(), self.story.zone) >= day


def _something_done(_tour: Tour, session: WorkspaceSession) -> bool:
    items = action_items.several(session, [ActionItemId(number) for number in range(1, MOST)])
    return any(item.state is ActionState.DONE for item in items)


def _handed_over(_tour: Tour, session: WorkspaceSession) -> bool:
    return any(line.successor is not None for line in handovers.of(session, member_id("aart")))


DONE: Final[Mapping[str, Done]] = {
    "answer": lambda _tour, session: bool(rsvps.entries_of(session, GATHERING, member_id("lotte"))),
    "next": lambda tour, _session: tour.heard("lotte", "Den Haag", whispered=True),
    "ask": lambda tour, _session: tour.heard("lotte", "€ 175", whispered=False),
    "vote": lambda _tour, session: member_id("lotte") in polls.voters(session, PollId(1), voted=True),
    "action": lambda tour, session: bool(action_items.several(session, [ActionItemId(len(tour.story.facts["actions"]) + 1)])),
    "remind": _something_done,
    "tour": lambda _tour, session: events.get(session, TOUR).state is EventState.MOVED,
    "minutes": lambda _tour, session: minutes.of_event(session, MEETING) is not None,
    "leaver": _handed_over,
    "year": lambda tour, _session: tour.is_past(date(2013, 9, 1)),
}
