"""What Slack forgets: its free plan hides a message after 90 days, and deletes it after a year (docs/slack-facts.md, section 18)."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.calendar import WorkingTime
from bot.domain.ids import MessageTs

HIDDEN_AFTER: Final = timedelta(days=90)
RENEWED_AFTER: Final = timedelta(days=80)
"""Ten days before that, or on the last working moment before: so long that the bot may be down for a while."""

AGAIN_AFTER: Final = timedelta(days=60)
"""A card that comes this much later than the first says why it is there again; no working moment is as far as this before its time."""

# matches: https://prs.slack.com/archives/C1/p1347609600000100?thread_ts=… and the path of a thread's message
# not: https://prs.slack.com/archives/C1 (the channel), https://example.org/p1347609600000100
_IN_SLACK = re.compile(r"https://[\w.-]+\.slack\.com/")
_PERMALINK = re.compile(r"https://[\w.-]+\.slack\.com/archives/\w+/p(\d{10})(\d{6})\b")


def posted_at(ts: MessageTs) -> datetime:
    """Return when Slack took a message in."""
    return datetime.fromtimestamp(float(ts), UTC)


def may_be_hidden(ts: MessageTs, *, now: datetime) -> bool:
    """Return whether the free plan shows a message to nobody any more."""
    return now - posted_at(ts) >= HIDDEN_AFTER


def renewal_of(ts: MessageTs, *, needed_until: datetime, work: WorkingTime) -> datetime | None:
    """Return when a message has to be posted again to be seen as long as it is needed; None where it need not."""
    posted = posted_at(ts)
    return work.earlier(posted + RENEWED_AFTER) if posted + HIDDEN_AFTER < needed_until else None


def is_again(posted: datetime, first: MessageTs) -> bool:
    """Return whether a message says what the first one said so long before that one may wonder."""
    return posted - posted_at(first) >= AGAIN_AFTER


def leads_nowhere(address: str | None, hidden_before: datetime | None, *, since: datetime | None = None) -> bool:
    """Return whether an address may lead to a message or file that Slack hides; `since`: from when on it is known at the latest.

    `hidden_before` is None where Slack forgets nothing.
    """
    if not address or hidden_before is None or not _IN_SLACK.match(address):
        return False
    found = _PERMALINK.match(address)
    moment = posted_at(MessageTs(f"{found[1]}.{found[2]}")) if found else since
    return moment is not None and moment <= hidden_before
