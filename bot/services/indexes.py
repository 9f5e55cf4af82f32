"""The search index of each workspace in this process: brought up to date before every question, stored between starts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from threading import Event, Lock
from typing import Any

from sqlalchemy import Row

from bot.db import decisions, search_store
from bot.db.engine import WorkspaceSession
from bot.domain.decisions import DecisionStatus
from bot.domain.ids import WorkspaceId
from bot.search import Encoder, Index, IndexEntry, WrongShape, index_shape
from bot.services import kept

WORTH_WRITING = 500
"""The number of decisions from which reading the stored index is quicker than making it anew."""

_STALE = 0.1  # this share of the decisions may have changed before the index is stored again

Writing = Callable[[WorkspaceId], AbstractContextManager[WorkspaceSession]]


class Indexes:
    """Every change of a decision or a name carries the workspace's next count; an index reads what came after the last it saw,
    so that what any process records is found by the next question in every other.
    """

    def __init__(self) -> None:
        """Start empty; the first question fills it."""
        self._indexes: dict[WorkspaceId, Index] = {}
        self._seen: dict[WorkspaceId, tuple[int, int]] = {}
        self._unwritten: dict[WorkspaceId, int] = {}
        self._kept: dict[WorkspaceId, tuple[Index, int, int]] = {}
        self._encoder: Encoder | None = None
        self._lock = Lock()
        self.changed = Event()
        """Set when decisions came in that may lack an embedding."""

    def fresh(self, session: WorkspaceSession) -> Index:
        """Return the index of the session's workspace with every change that is committed."""
        workspace = session.workspace
        with self._lock:
            index = self._indexes.get(workspace)
            if index is None:
                index = self._indexes[workspace] = self._read(session)
                if self._encoder is not None:
                    index.use_encoder(self._encoder, {})
            if not session.decisions_changed:
                self._catch_up(session, index)
            return index

    def kept(self, session: WorkspaceSession) -> Index:
        """Return the index of what is found beside decisions (`bot.services.kept`): small, and made anew at each start."""
        with self._lock:
            index, seen, named = self._kept.get(session.workspace) or (Index(), 0, 0)
            now, names = search_store.versions(session)
            if now > seen and not session.decisions_changed:
                changed = kept.changed_since(session, seen)
                index.change((entry for entry, there in changed if there), [entry.number for entry, there in changed if not there])
                seen = now
            if names > named:
                index.use_aliases({each.name: each.meaning for each in search_store.aliases(session)})
            self._kept[session.workspace] = (index, seen, names)
            return index

    def use_encoder(self, encoder: Encoder) -> None:
        """Weigh meaning as well from now on; the embeddings are the caller's to bring."""
        with self._lock:
            self._encoder = encoder
            for index in self._indexes.values():
                index.use_encoder(encoder, {})
        self.changed.set()

    def _read(self, session: WorkspaceSession) -> Index:
        """Read the index as it was stored, or start an empty one."""
        written = search_store.index_parts(session, index_shape())
        if written is not None:
            version, data = written
            try:
                index = Index.unpack(data)
            except WrongShape:
                pass
            else:
                self._seen[session.workspace] = (version, 0)
                return index
        return Index()

    def _catch_up(self, session: WorkspaceSession, index: Index) -> None:
        seen_decisions, seen_aliases = self._seen.get(session.workspace, (0, 0))
        now_decisions, now_aliases = search_store.versions(session)
        if now_decisions > seen_decisions:
            rows = decisions.changed_since(session, seen_decisions)
            index.change(map(_entry, filter(_is_there, rows)), [row.id for row in rows if not _is_there(row)])
            seen_decisions = max((row.version for row in rows), default=seen_decisions)
            self._unwritten[session.workspace] = self._unwritten.get(session.workspace, 0) + len(rows)
            self.changed.set()
        if now_aliases > seen_aliases:
            index.use_aliases({each.name: each.meaning for each in search_store.aliases(session)})
            seen_aliases = now_aliases
        self._seen[session.workspace] = (seen_decisions, seen_aliases)

    def store(self, writing: Writing, workspace: WorkspaceId) -> bool:
        """Store the index for the next start if it is worth it and much has changed since; return whether it was."""
        with self._lock:
            index = self._indexes.get(workspace)
            changes = self._unwritten.get(workspace, 0)
            if index is None or len(index) < WORTH_WRITING or changes <= len(index) * _STALE:
                return False
            version = self._seen.get(workspace, (0, 0))[0]
            parts = search_store.pieces(index.pack())
            self._unwritten[workspace] = 0
        for at, part in enumerate(parts):
            with writing(workspace) as session:
                search_store.save_index_part(session, at, part, shape=index_shape(), version=version)
                if at == len(parts) - 1:
                    search_store.drop_index_parts(session, from_part=len(parts))
        return True


def digest(entry: IndexEntry) -> str:
    """Return the digest of the words that an embedding encodes."""
    return sha256(f"{entry.topic}\x1f{entry.text}".encode()).hexdigest()[:32]


def batches(entries: list[IndexEntry], size: int) -> Iterator[list[IndexEntry]]:
    """Cut decisions into batches."""
    return (entries[at : at + size] for at in range(0, len(entries), size))


def _is_there(row: Row[Any]) -> bool:
    return bool(row.status != DecisionStatus.UNDONE)


def _entry(row: Row[Any]) -> IndexEntry:
    return IndexEntry(row.id, row.decided_on, row.meeting, row.topic, row.text, row.status, row.successor_id)
