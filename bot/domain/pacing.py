"""How often Slack may be called: per method a few at once, then one every so often, with a share kept for what can wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """At most `burst` calls at once, and `per_minute` after: never more than their sum in any minute."""

    per_minute: int
    burst: int

    @property
    def gap(self) -> timedelta:
        """The time after which there is room for one more."""
        return timedelta(minutes=1) / self.per_minute


Rates = Mapping[str, Rate]

FOR_BULK: Final = "bulk"
"""A rate of its own for what can wait: however much there is to answer, it gets its share."""

RATES: Final[Rates] = {
    "chat.postMessage": Rate(per_minute=96, burst=8),
    "chat.postMessage:bulk": Rate(per_minute=12, burst=1),
    "chat.postEphemeral": Rate(per_minute=80, burst=20),
    "chat.update": Rate(per_minute=40, burst=5),
    "chat.delete": Rate(per_minute=40, burst=10),
    "files.completeUploadExternal": Rate(per_minute=40, burst=10),
    "conversations.open": Rate(per_minute=100, burst=8),
    "conversations.history": Rate(per_minute=40, burst=10),
    "reactions.add": Rate(per_minute=12, burst=4),
    "reactions.get": Rate(per_minute=40, burst=10),
    "views.publish": Rate(per_minute=80, burst=20),
}
"""Below Slack's tiers (docs.slack.dev/apis/web-api/rate-limits): 120 posts and 45 edits of cards a minute over all.

A card's three reactions count as one here.
"""


def room_at(rate: Rate, last: datetime | None, now: datetime) -> bool:
    """Return whether one more call may go now; `last` is what `taken` returned for the call before."""
    return last is None or last - now <= rate.gap * (rate.burst - 1)


def taken(rate: Rate, last: datetime | None, now: datetime) -> datetime:
    """Count one call: return the moment from which the burst is whole again."""
    return max(last or now, now) + rate.gap
