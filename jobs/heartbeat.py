"""The heartbeat of a process that delivers, and the look at the others'."""

import os
import socket
import threading
from dataclasses import dataclass, field
from uuid import uuid4

import structlog

from bot.delivery import deliver_due
from bot.deps import Deps
from bot.services import workers

log = structlog.get_logger(__name__)

EVERY = 15
"""Seconds between two heartbeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """This process, as the others see it."""

    role: str
    id: str = field(default_factory=lambda: uuid4().hex)
    left: threading.Event = field(default_factory=threading.Event)
    one_by_one: threading.Lock = field(default_factory=threading.Lock)

    def beat(self, deps: Deps) -> None:
        """Write our heartbeat, and look for processes that have none."""
        if deps.home.workspace is None:
            return
        with self.one_by_one:
            if self.left.is_set():
                return
            with deps.writing(deps.home.workspace) as session:
                workers.beat(session, self.id, role=self.role, host=socket.gethostname(), pid=os.getpid())
        look(deps)

    def leave(self, deps: Deps) -> None:
        """Sign off: a process that stops on purpose is not missed. It beats no more."""
        self.left.set()
        if deps.home.workspace is not None:
            with self.one_by_one, deps.writing(deps.home.workspace) as session:
                workers.leave(session, self.id)


def watch(deps: Deps) -> None:
    """Check from a process that does not deliver whether any does: if none does, the word of that goes out from here."""
    look(deps)
    if deps.home.workspace is None:
        return
    with deps.reading(deps.home.workspace) as session:
        nobody = not workers.alive(session)
    if nobody:
        deliver_due(deps, deps.home.workspace, only={"tell_worker_missing"})


def look(deps: Deps) -> None:
    """See whether a worker is missing, and say so once."""
    if deps.home.workspace is None:
        return
    with deps.writing(deps.home.workspace) as session:
        gone = workers.note_missing(session, now=deps.clock(), missed_after=deps.pace.missed_after)
    for worker in gone:
        log.error("worker_missing", worker=worker.id, role=worker.role, host=worker.host, pid=worker.pid)
