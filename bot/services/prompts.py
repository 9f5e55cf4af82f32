"""Messages that ask something: kept as they go out, and edited to what was chosen once that is settled, in whatever way."""

from datetime import datetime

from bot.db import prompts
from bot.db.engine import WorkspaceSession
from bot.db.prompts import Prompt
from bot.domain.ids import ChannelId, MessageTs
from bot.services import homes

# As the database has it.
keep = prompts.keep
note_edited = prompts.note_edited
get = prompts.get
asked_in = prompts.asked_in
open_to = prompts.open_to

_ONE_AT_A_TIME = ("decide", "proposal", "adoption", "review")
"""What is asked again while it is open: only the newest message keeps its buttons."""

_RACES = ("decide", "proposal", "handover", "adoption", "review")
"""What others may settle while the question is on its way."""


def arrived(session: WorkspaceSession, delivery: str, *, now: datetime) -> None:
    """Let an older message that asks the same lose its buttons, and this one where it was settled on its way."""
    asked = prompts.subjects(session, delivery)
    if asked:
        homes.note(session)
    for subject, member in asked.items():
        kind = subject.partition(":")[0]
        if kind in _ONE_AT_A_TIME:
            prompts.settle(session, [subject], member=member, but=delivery, now=now)
        if kind in _RACES:
            prompts.settle(session, [subject], member=member, only=delivery, now=now)


def is_newest(session: WorkspaceSession, prompt: Prompt, subject: str) -> bool:
    """Return whether no later message asks the same member the same."""
    return prompts.latest(session, subject, prompt.member) == prompt.ts


def choose(
    session: WorkspaceSession,
    channel: ChannelId | None,
    ts: MessageTs | None,
    subject: str,
    text_id: str,
    *,
    now: datetime,
    **facts: str | int,
) -> None:
    """Keep what was tapped in a message where nothing else keeps it, and let the message show that."""
    if channel is not None and ts is not None:
        prompts.choose(session, channel, ts, subject, {"text_id": text_id, **facts}, now=now)
