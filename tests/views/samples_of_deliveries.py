"""What organisers hear of deliveries, as samples."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from bot.domain.delivery_status import DeliveryStatus, Missing, Worker
from bot.texts import Texts
from bot.views import deliveries as delivery_views
from bot.views.blocks import Message, View
from tests.builders import NOW, event


def _missing(count: int, state: str = "failed", reason: str = "user_disabled") -> list[Missing]:
    return [Missing("ping_owner", f"Lid {number}", state, reason, NOW) for number in range(1, count + 1)]


def _worker(silent: int) -> Worker:
    ago = timedelta(seconds=silent)
    return Worker(id="w", role="worker", host="h", pid=7, started_at=NOW - timedelta(days=1), seen_at=NOW - ago, silent_for=ago)


EVENT: Final = event()

DELIVERIES: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "one message not delivered": lambda t: delivery_views.undelivered(
        [Missing("post_card", "V12", "failed", "restricted_action", NOW)], t, missed=False, command="/prs"
    ),
    "announcement that may be tried again": lambda t: delivery_views.undelivered(
        [Missing("post_card", "V1", "failed", "is_archived", NOW, EVENT)], t, missed=False, command="/prs"
    ),
    "another channel for it": lambda t: delivery_views.elsewhere_form(EVENT, t),
    "many messages not delivered": lambda t: delivery_views.undelivered(_missing(13), t, missed=False, command="/prs"),
    "receiver gone": lambda t: delivery_views.undelivered(_missing(1, "skipped"), t, missed=False, command="/prs"),
    "one message missed": lambda t: delivery_views.undelivered(_missing(1, "missed"), t, missed=True, command="/prs"),
    "many messages missed": lambda t: delivery_views.undelivered(_missing(3, "missed"), t, missed=True, command="/prs"),
    "channel archived": lambda t: delivery_views.channel_closed("al*ge*meen", ["V12", "V13"], t, why="archived", command="/prs"),
    "channel deleted": lambda t: delivery_views.channel_closed("algemeen", [], t, why="deleted", command="/prs"),
    "bot taken out of a channel": lambda t: delivery_views.channel_closed("algemeen", ["V12"], t, why="removed", command="/prs"),
    "status, all well": lambda t: delivery_views.status(
        DeliveryStatus(sent_day=12, sent_week=60, skipped_week=3, later=4, workers=(_worker(3),)), t
    ),
    "status, trouble": lambda t: delivery_views.status(
        DeliveryStatus(
            later=9,
            shifted=2,
            overdue=40,
            overdue_since=NOW,
            doubtful=1,
            failed_week=1,
            missed_week=1,
            latest=(*_missing(1), *_missing(1, "missed", "its moment passed")),
            workers=(_worker(300), _worker(2000)),
            closed_because="token_revoked",
        ),
        t,
    ),
    "worker missing": lambda t: delivery_views.worker_missing(t, command="/prs"),
}
