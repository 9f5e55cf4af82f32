"""`/metrics`: what Prometheus reads.

What waits, is due, and ended comes from the database at each reading, and is the same from every process: take the maximum over
processes, not the sum. What a process measures of itself (`bot.measures`) is its own: sum that.
"""

import hmac
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.config import Settings
from bot.deps import Deps
from bot.domain.errors import TryAgain
from bot.measures import Measures
from bot.services import deliveries, workers
from bot.version import version

CODES: Final = 60
"""Codes of Slack's that are told apart; what comes after these is `other`, so that nobody can fill a memory with them."""

_LATE: Final = (0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600, 86400)
_TOOK: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)
"""Slack waits three seconds."""


class Metrics(Measures):
    """Counts for Prometheus what this process does."""

    counts = True

    def __init__(self) -> None:
        """Start at nothing."""
        self.registry = CollectorRegistry()
        self._late = Histogram(
            "prs_delivery_delay_seconds", "From when a message was due to when it left.", buckets=_LATE, registry=self.registry
        )
        self._took = Histogram(
            "prs_request_seconds", "Time to answer a request of Slack's.", ["kind", "outcome"], buckets=_TOOK, registry=self.registry
        )
        self._refused = Counter("prs_slack_errors", "Calls of Slack that failed, by its code.", ["code"], registry=self.registry)
        self._codes: set[str] = set()
        ProcessCollector(registry=self.registry)

    def delivered(self, late: float) -> None:
        """Note that a message left."""
        self._late.observe(max(late, 0))

    def handled(self, kind: str, outcome: str, took: float) -> None:
        """Note that a request was answered."""
        self._took.labels(kind, outcome).observe(took)

    def refused(self, code: str) -> None:
        """Note that a call of Slack failed."""
        if len(self._codes) < CODES:
            self._codes.add(code)
        self._refused.labels(code if code in self._codes else "other").inc()

    def page(self) -> bytes:
        """Return it all as Prometheus reads it."""
        return generate_latest(self.registry)


class QueueState(Collector):
    """The state of deliveries in the database, read when it is asked for."""

    def __init__(self, deps: Deps, problems: Callable[[], list[str]]) -> None:
        """Keep where to look."""
        self._deps, self._problems = deps, problems

    def describe(self) -> Iterable[Metric]:
        """Name nothing beforehand: the database need not be there yet."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """Read what waits, what ended, and which processes deliver; where the database is away only that this process is not ready."""
        yield InfoMetricFamily("prs", "The version that runs.", {"version": version()})
        yield GaugeMetricFamily("prs_ready", "1 where /readyz says so.", float(not self._problems()))
        workspace, now = self._deps.home.workspace, self._deps.clock()
        if workspace is None:
            return
        try:
            with self._deps.reading(workspace) as session:
                waiting = deliveries.waiting(session)
                ended = deliveries.ended_lately(session, now=now)
                due, since = deliveries.overdue(session, now=now)
                alive = len(workers.alive(session))
        except (TryAgain, SQLAlchemyError):
            return
        yield _by("prs_queue", "Messages that have not ended.", "state", waiting)
        yield GaugeMetricFamily("prs_queue_due", "Of these, what is due.", due)
        yield GaugeMetricFamily(
            "prs_queue_oldest_due_seconds", "Age of the oldest that is due.", (now - since).total_seconds() if since else 0
        )
        yield _by("prs_ended_last_day", "Messages that ended in the last 24 hours.", "end", ended)
        yield GaugeMetricFamily("prs_workers_alive", "Processes that deliver.", alive)


def _by(name: str, said: str, label: str, counted: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, said, labels=[label])
    for word, count in counted.items():
        family.add_metric([word], count)
    return family


def metrics_route(deps: Deps, problems: Callable[[], list[str]]) -> Route:
    """Make the door through which Prometheus reads what `deps` counts."""
    metrics = deps.measures
    assert isinstance(metrics, Metrics)  # noqa: S101  # as it counts
    metrics.registry.register(QueueState(deps, problems))

    async def answer(request: Request) -> Response:
        if not _may_read(request, deps.settings):
            return PlainTextResponse("Not Found", status_code=404)
        return Response(await run_in_threadpool(metrics.page), media_type=CONTENT_TYPE_LATEST)

    return Route("/metrics", answer)


def _may_read(request: Request, settings: Settings) -> bool:
    """Let in whoever has the token; without one whoever reaches an address that only this machine reaches."""
    token = settings.prs_metrics_token
    if token is None:
        return settings.host == "localhost" or settings.host.startswith(("127.", "::1"))
    return hmac.compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {token}".encode())
