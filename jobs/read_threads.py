"""Read the threads of meetings that are held, and keep what is noted there: Slack tells us nothing of what members say in channels."""

import structlog

from bot.deps import Deps
from bot.domain.ids import MemberId, MessageTs
from bot.domain.meeting_notes import ThreadMessage
from bot.services import meeting_notes
from bot.slack.errors import TROUBLE, judge
from bot.slack.markup import as_typed, unformatted, words_of

log = structlog.get_logger(__name__)

EVERY = 10
"""Seconds between two looks; there is one only while a meeting is held that has an agenda in its channel."""

LATE_EVERY = 600
"""Seconds between two looks at the threads of meetings that were held, until their minutes are recorded."""


def run(deps: Deps, *, late: bool = False) -> int:
    """Compare each thread with what is noted of it, and return how many notes that changed."""
    workspace, changed = deps.home.workspace, 0
    if workspace is None:
        return 0
    with deps.reading(workspace) as session:
        threads = meeting_notes.threads(session, now=deps.clock(), late=late)
    for thread in threads:
        try:
            said = _said(deps, thread)
        except TROUBLE as error:  # the next look finds the same
            log.warning("thread_not_read", event_id=thread[0], code=judge(error).reason)
            continue
        with deps.reading(workspace) as session:
            new = meeting_notes.anything_new(session, thread, said)
        if new:
            with deps.writing(workspace) as session:
                changed += meeting_notes.keep(session, thread, said, now=deps.clock())
    return changed


def _said(deps: Deps, thread: meeting_notes.Thread) -> list[ThreadMessage]:
    _, channel, root = thread
    return [
        ThreadMessage(ts=MessageTs(message["ts"]), by=MemberId(message["user"]), text=as_typed(unformatted(words_of(message))))
        for message in deps.slack.thread(channel, root)
        if message.get("user") and not message.get("bot_id") and message["ts"] != root
    ]
