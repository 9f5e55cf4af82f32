"""The state of deliveries, and the processes that deliver: what `/prs status` and `prs status` show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.events import Event


@dataclass(frozen=True, slots=True)
class Missing:
    """One message that did not arrive."""

    kind: str
    about: str
    state: str
    reason: str
    due_at: datetime
    to_announce: Event | None = None
    """It was to announce this event, or its agenda, and may be tried again."""


REMEDY_OF: Final = {
    "app": ("missing_scope", "not_allowed_token_type", "no_permission", "access_denied", "ekm_access_denied", "app_access_restricted"),
    "messages-tab": ("messages_tab_disabled",),
    "channel-closed": ("is_archived", "is_inactive"),
    "channel-invite": ("not_in_channel", "channel_not_found"),
    "channel-posting": (
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked",
        "posting_to_channel_denied",
        "channel_is_limited_access",
        "external_channel_migrating",
    ),
    "files": ("file_uploads_disabled", "storage_limit_reached", "file_type_not_allowed"),
}
"""The remedies, and the error codes of Slack's that call for each (docs/slack-facts.md, section 11)."""


def remedy_for(reason: str) -> str:
    """Name the text that says what to do about a refusal; Slack's list of words is not complete."""
    code = reason.partition(" ")[0]
    return f"remedy-{next((remedy for remedy, codes in REMEDY_OF.items() if code in codes), 'other')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A process that delivers: which it is, and how long ago its last heartbeat was."""

    id: str
    role: str
    host: str
    pid: int
    started_at: datetime
    seen_at: datetime
    silent_for: timedelta
    missed: bool = False
    """The others have seen that it is gone, and said so."""


SILENT = timedelta(seconds=60)
"""After this long without a heartbeat a worker is not alive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryStatus:
    """What went out, what waits, what failed, and whether a worker is alive."""

    sent_day: int = 0
    sent_week: int = 0
    skipped_week: int = 0
    failed_week: int = 0
    missed_week: int = 0
    later: int = 0
    """Waits for its moment."""
    shifted: int = 0
    """Of those: moved to a working moment."""
    overdue: int = 0
    overdue_since: datetime | None = None
    doubtful: int = 0
    latest: tuple[Missing, ...] = ()
    """What failed or was missed last."""
    workers: tuple[Worker, ...] = ()
    closed_because: str | None = None

    @property
    def alive(self) -> tuple[Worker, ...]:
        """The processes that deliver."""
        return tuple(worker for worker in self.workers if worker.silent_for <= SILENT)

    @property
    def gone(self) -> tuple[Worker, ...]:
        """Those that did, until they disappeared without signing off."""
        return tuple(worker for worker in self.workers if worker.silent_for > SILENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """Requests that look like Slack's and were refused, since the last one that was let in."""

    count: int
    since: datetime
    last_at: datetime
    ahead: int | None
    """By how many seconds Slack's clock is ahead of ours; None: the time is right, and the signature is not."""

    @property
    def cause(self) -> str:
        """Name what is wrong."""
        if self.ahead is None:
            return "they are not signed with SLACK_SIGNING_SECRET"
        return f"our clock is {abs(self.ahead)} s {'behind' if self.ahead > 0 else 'ahead of'} Slack's"

    @property
    def remedy(self) -> str:
        """Return what to do."""
        if self.ahead is None:
            return "Copy the Signing Secret again from *Basic Information* to SLACK_SIGNING_SECRET, and start again."
        return "Let the machine set its clock by NTP (timedatectl set-ntp true)."

    @property
    def line(self) -> str:
        """Describe it in a line."""
        return f"{self.count} of Slack's requests refused since {self.since:%Y-%m-%d %H:%M} UTC: {self.cause}"
