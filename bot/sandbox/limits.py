"""Slack's rate limits, enforced on request. Source: https://docs.slack.dev/apis/web-api/rate-limits."""

import time
from collections import defaultdict, deque

TIERS = {2: 20, 3: 50, 4: 100}
"""Requests a minute per method, by Slack's tier."""

TIER_OF = {
    "apps.connections.open": 3,
    "chat.update": 3,
    "chat.delete": 3,
    "chat.postEphemeral": 4,
    "conversations.open": 3,
    "conversations.list": 2,
    "conversations.info": 3,
    "conversations.members": 4,
    "conversations.history": 3,
    "conversations.replies": 3,
    "conversations.join": 3,
    "reactions.add": 3,
    "reactions.remove": 2,
    "reactions.get": 3,
    "users.list": 2,
    "users.info": 4,
    "views.open": 4,
    "views.push": 4,
    "views.update": 4,
    "views.publish": 4,
    "files.getUploadURLExternal": 4,
    "files.completeUploadExternal": 4,
    "files.info": 4,
}

MINUTE = 60.0


class Limits:
    """Counts requests in sliding windows on the stopwatch; allows everything until `enforced`."""

    def __init__(self, *, enforced: bool = False, posts_per_second: int = 1) -> None:
        self.enforced = enforced
        self.posts_per_second = posts_per_second
        self.a_minute: int | None = None
        """Requests a minute for every method alike, instead of Slack's tiers."""
        self.second = 1.0
        """How long a second lasts here: less than one makes a long run short."""
        self._seen: dict[tuple[str, str], deque[float]] = defaultdict(deque)

    def wait_for(self, method: str, channel: str) -> int:
        """Return 0 when a request may pass, else the whole seconds for Retry-After."""
        if not self.enforced:
            return 0
        wait = 0
        if method == "chat.postMessage":
            wait = self._room((method, channel), self.posts_per_second, self.second)
        if not wait and self.a_minute is not None:
            return self._room((method, ""), self.a_minute, MINUTE * self.second)
        if method in TIER_OF:
            wait = self._room((method, ""), TIERS[TIER_OF[method]], MINUTE * self.second)
        return wait

    def _room(self, key: tuple[str, str], most: int, window: float) -> int:
        seen, now = self._seen[key], time.monotonic()
        while seen and seen[0] <= now - window:
            seen.popleft()
        if len(seen) < most:
            seen.append(now)
            return 0
        return max(1, int(seen[0] + window - now + 0.999))
