"""The loop of delivering: what is due is claimed in small batches, and one bad message does not stop the rest."""

from collections.abc import Callable, Collection
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.db import claiming, outbox, workspaces
from bot.db.outbox import Claimed
from bot.delivery.attempts import Attempt, SlackClosed, TakenOver
from bot.delivery.preparing import prepare
from bot.delivery.reconciling import resolve_doubt
from bot.delivery.sending import send
from bot.delivery.settling import sent, settle, try_again
from bot.deps import Deps
from bot.domain.errors import TryAgain
from bot.domain.ids import WorkspaceId
from bot.services import deliveries
from bot.slack.deadline_client import TooLate
from bot.slack.errors import TROUBLE

log = structlog.get_logger(__name__)


def _always() -> bool:
    return True


def deliver_due(deps: Deps, workspace: WorkspaceId, *, only: Collection[str] | None = None, go_on: Callable[[], bool] = _always) -> int:
    """Deliver everything that is due and free to go (`only`: these kinds); return the number of rows taken up.

    `go_on` is asked before each: once it says no, what was claimed goes back.
    """
    taken = 0
    with deps.reading(workspace) as session:
        if not claiming.anything_due(session, now=deps.clock()):
            return taken
    while go_on() and (rows := _claimed(deps, workspace, only)):
        for place, row in enumerate(rows):
            if not go_on():
                _put_back(deps, workspace, rows[place:])
                break
            try:
                _deliver(deps, workspace, row)
            except SlackClosed:
                _put_back(deps, workspace, rows[place + 1 :])
                return taken + 1
            taken += 1
    return taken


def _put_back(deps: Deps, workspace: WorkspaceId, rows: list[Claimed]) -> None:
    """Let go of what was claimed and not begun: the next process need not wait for the lease."""
    with deps.writing(workspace) as session:
        for row in rows:
            if row.doubtful:
                outbox.doubt(session, row, timedelta(0), reason="stopped", looked_up=row.looked_up)
            else:
                outbox.postpone(session, row, timedelta(0), reason="stopped")


def _claimed(deps: Deps, workspace: WorkspaceId, only: Collection[str] | None) -> list[Claimed]:
    with deps.writing(workspace) as session:
        if workspaces.stopped_because(session) is not None:
            return []
        now = deps.clock()
        rows = claiming.claim(session, now=now, lease=deps.pace.lease, rates=deps.pace.rates, only=only)
        told = deliveries.tell_undelivered(session, now=now, gather=deps.pace.gather)
    if told:
        log.warning("undelivered_told", deliveries=told)
    return rows


def _deliver(deps: Deps, workspace: WorkspaceId, row: Claimed) -> None:
    structlog.contextvars.bind_contextvars(delivery=row.delivery_id, kind=row.notice.kind)
    try:
        if row.doubtful and not row.notice.repeatable and not resolve_doubt(deps, workspace, row):
            return
        prepared = prepare(deps, workspace, row)
        if prepared is not None:
            _attempt(deps, workspace, row, prepared)
    except TakenOver:
        log.warning("delivery_taken_over")
    except SlackClosed:
        raise
    except Exception:  # one bad message may not stop the rest; it is tried again and, after a day, told
        log.exception("delivery_crashed")
        with deps.writing(workspace) as session:
            try_again(session, deps, row, reason="crashed")
        deps.leave(f"{row.notice.kind} {row.delivery_id}", "crashed")
    finally:
        structlog.contextvars.unbind_contextvars("delivery", "kind")


def _attempt(deps: Deps, workspace: WorkspaceId, row: Claimed, prepared: Attempt) -> None:
    """Send and mark. From here on the message may have gone out, whatever goes wrong."""
    try:
        ts = send(deps, workspace, row, prepared)
    except TROUBLE as error:
        settle(deps, workspace, row, prepared, error)
        return
    except TooLate:
        log.warning("delivery_put_back")
        with deps.writing(workspace) as session:
            outbox.postpone(session, row, deps.pace.first_retry, reason="stood still")
        return
    except TakenOver:
        raise
    except Exception:
        log.exception("delivery_crashed")
        with deps.writing(workspace) as session:
            outbox.doubt(session, row, deps.pace.time_out + deps.pace.look_up_after, reason="crashed", looked_up=0)
        return
    try:
        with deps.writing(workspace) as session:
            sent(session, deps, row, prepared.channel, ts)
    except (TryAgain, SQLAlchemyError) as error:  # the lease runs out, and it is found in Slack
        log.warning("delivery_not_marked", error=type(error).__name__)
