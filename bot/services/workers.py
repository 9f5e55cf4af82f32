"""Whether any process delivers: heartbeats, which process is missing, and who hears of it, once."""

from datetime import datetime, timedelta

from bot.db import outbox, workers
from bot.db.engine import WorkspaceSession
from bot.domain.delivery_status import SILENT, Worker
from bot.domain.notices import TellWorkerMissing
from bot.services import members

# As the database has it.
beat = workers.beat
leave = workers.leave
last_seen_at = workers.last_seen_at

MISSED = timedelta(minutes=2)
"""After this long it is missed: a restart takes less."""

FORGOTTEN = timedelta(days=1)


def alive(session: WorkspaceSession) -> list[Worker]:
    """List the processes that deliver."""
    return [worker for worker in workers.known(session) if worker.silent_for <= SILENT]


def note_missing(session: WorkspaceSession, *, now: datetime, missed_after: timedelta = MISSED) -> list[Worker]:
    """Tell an organiser of every worker that disappeared without signing off and was not replaced, once; return those.

    One that started after another fell silent has taken its place: that was a restart.
    """
    known_ones = workers.known(session)
    newly = [worker for worker in known_ones if worker.silent_for > missed_after and not worker.missed]
    told = []
    replacements = [worker for worker in known_ones if worker.silent_for <= missed_after]
    for gone in newly:
        if not workers.note_missed(session, gone.id):
            continue
        later = next((worker for worker in replacements if worker.started_at > gone.seen_at), None)
        if later is not None:
            replacements.remove(later)
            workers.leave(session, gone.id)
            continue
        told.append(gone)
        member = members.operator_to_tell(session)
        if member is not None:
            outbox.add(
                session, TellWorkerMissing(member=member, worker=gone.id), now=now, key=f"worker:{gone.id}:{gone.seen_at.isoformat()}"
            )
    workers.forget(session, silent_for=FORGOTTEN)
    return told
