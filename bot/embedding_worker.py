"""What search does in the background: it reads its index, learns what decisions mean, and writes the index down for the next start."""

import threading

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.deps import Deps
from bot.domain.errors import TryAgain
from bot.search import Encoder, semantic
from bot.services.embeddings import Store, bring_up_to_date

log = structlog.get_logger(__name__)

LOOK_AGAIN = 30.0
"""Seconds after which a process that is asked nothing looks for new decisions."""

BREATH = 0.02
"""Seconds between two batches, for those who wait for an answer."""


class EmbeddingWorker:
    """One thread; until it is done, and without the extra, questions are answered by words."""

    def __init__(self, deps: Deps) -> None:
        """Prepare; nothing is loaded yet."""
        self._deps = deps
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="embeddings", daemon=True)

    def start(self) -> None:
        """Start loading; called once the process is ready, so that nobody waits for it."""
        if not self._stopping.is_set():
            self._thread.start()

    def stop(self) -> None:
        """Stop after the batch at hand."""
        self._stopping.set()
        self._deps.indexes.changed.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2)

    def _run(self) -> None:
        self._turn(None)  # the first question waits for neither the index nor what tells the meaning
        encoder = semantic.load() if semantic.available() else None
        if encoder is not None:
            self._deps.indexes.use_encoder(encoder)
            log.info("meaning_loaded", encoder=encoder.name)
        while not self._stopping.is_set():
            self._deps.indexes.changed.clear()
            self._turn(encoder)
            self._deps.indexes.changed.wait(LOOK_AGAIN)

    def _turn(self, encoder: Encoder | None) -> None:
        try:
            self._bring_up_to_date(encoder)
        except (TryAgain, SQLAlchemyError) as error:  # what is missing is still missing at the next turn
            log.warning("recall_put_off", error=type(error).__name__)
            self._stopping.wait(1)

    def _bring_up_to_date(self, encoder: Encoder | None) -> None:
        workspace = self._deps.home.workspace
        if workspace is None:
            return
        with self._deps.reading(workspace) as session:
            self._deps.indexes.fresh(session)
        if encoder is not None:
            store = Store(reading=self._deps.reading, writing=self._deps.writing, workspace=workspace)
            bring_up_to_date(self._deps.indexes, encoder, store, go_on=lambda _done, _all: not self._stopping.wait(BREATH))
        self._deps.indexes.store(self._deps.writing, workspace)
