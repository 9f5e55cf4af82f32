"""The action item that somebody could make of a message: theirs to change before it is one."""

from dataclasses import dataclass
from datetime import date

from bot.db.engine import WorkspaceSession
from bot.domain.action_items import LONGEST_ACTION, Source, read_due
from bot.domain.errors import DomainError
from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.services.members import is_member, require
from bot.services.mention_names import written


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the form opens with; `doubt` is why the due date in the message was not taken."""

    text: str
    owners: tuple[MemberId, ...]
    due_on: date | None
    doubt: DomainError | None
    source: Source


def from_message(
    session: WorkspaceSession,
    words: str,
    *,
    author: MemberId | None,
    channel: ChannelId,
    ts: MessageTs,
    by: MemberId,
    today: date,
) -> Draft:
    """Read an action item in a message: an organiser makes it its author's, anybody else their own; the end may be a due date.

    Raises:
        Stranger: whoever asks is no member of this workspace.
    """
    maker = require(session, by)
    text = written(session, words).strip()
    owner = author if author and maker.organiser and is_member(session, author) else by
    rest, due_on, doubt = read_due(text, today=today)
    text = text if doubt else rest
    return Draft(
        text=text if len(text) <= LONGEST_ACTION else f"{text[: LONGEST_ACTION - 1]}…",
        owners=(owner,),
        due_on=due_on,
        doubt=doubt,
        source=Source(channel=channel, ts=ts),
    )
