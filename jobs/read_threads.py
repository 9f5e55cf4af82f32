"""Read the threads of meetings that are held and of open questions: Slack tells us nothing of what members say in channels."""

from collections.abc import Callable
from typing import Any

import structlog

from bot.deps import Deps
from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.domain.meeting_notes import ThreadMessage
from bot.services import meeting_notes, questions
from bot.slack.errors import TROUBLE, judge
from bot.slack.markup import as_typed, unformatted, words_of

log = structlog.get_logger(__name__)

EVERY = 10
"""Seconds between two looks; there is one only while a meeting is held that has an agenda in its channel."""

LATE_EVERY = 600
"""Seconds between two looks at the threads of meetings that were held, until their minutes are recorded."""

QUESTIONS_EVERY = 60
"""Seconds between two looks at the threads of the questions to the network that wait for an answer."""


def run(deps: Deps, *, late: bool = False) -> int:
    """Compare each thread with what is noted of it, and return how many notes that changed."""
    return _compared(
        deps, lambda session: meeting_notes.threads(session, now=deps.clock(), late=late), meeting_notes.anything_new, meeting_notes.keep
    )


def run_questions(deps: Deps) -> int:
    """Compare the thread of each open question with the replies that are kept, and return how many of them that changed."""
    return _compared(deps, questions.threads, questions.anything_new, questions.keep_replies)


def _compared(deps: Deps, threads: Callable[..., Any], anything_new: Callable[..., bool], keep: Callable[..., int]) -> int:
    """Compare threads, each named by a number, with what is kept of them."""
    workspace, changed = deps.home.workspace, 0
    if workspace is None:
        return 0
    with deps.reading(workspace) as session:
        found = threads(session)
    for thread in found:
        number, channel, root = thread
        try:
            said = _said(deps, channel, root)
        except TROUBLE as error:  # the next look finds the same
            log.warning("thread_not_read", number=number, code=judge(error).reason)
            continue
        with deps.reading(workspace) as session:
            new = anything_new(session, thread, said)
        if new:
            with deps.writing(workspace) as session:
                changed += keep(session, thread, said, now=deps.clock())
    return changed


def _said(deps: Deps, channel: ChannelId, root: MessageTs) -> list[ThreadMessage]:
    return [
        ThreadMessage(ts=MessageTs(message["ts"]), by=MemberId(message["user"]), text=as_typed(unformatted(words_of(message))))
        for message in deps.slack.thread(channel, root)
        if message.get("user") and not message.get("bot_id") and message["ts"] != root
    ]
