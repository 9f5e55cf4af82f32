"""Queue the answer to a mention, a DM or a tap in the transaction of what it answers."""

from datetime import datetime

from bot.db import outbox
from bot.db.engine import WorkspaceSession
from bot.domain.answers import Answer
from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.domain.members import Language
from bot.domain.notices import Reply, TellAnswer, Whisper


def queue_whisper(
    session: WorkspaceSession, answer: Answer, *, to: MemberId, channel: ChannelId, thread: MessageTs | None, now: datetime
) -> None:
    """Queue the word to a member who tapped: only he sees it, at most once."""
    outbox.add(session, Whisper(to=to, channel=channel, answer=answer, thread=thread), now=now)


def queue_reply(
    session: WorkspaceSession,
    answer: Answer,
    *,
    to: MemberId,
    channel: ChannelId,
    thread: MessageTs | None,
    language: Language | None,
    private: bool,
    now: datetime,
) -> None:
    """Queue the answer to a mention (in its thread) or a DM; `private`: only to the asker."""
    outbox.add(session, Reply(to=to, channel=channel, thread=thread, answer=answer, language=language, private=private), now=now)


def queue_dm_word(session: WorkspaceSession, answer: Answer, *, to: MemberId, now: datetime) -> None:
    """Queue the word to a member who sent in a form: a form has no channel, so it comes in the DM."""
    outbox.add(session, TellAnswer(member=to, answer=answer), now=now)
