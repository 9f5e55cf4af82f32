"""Giving decisions their embeddings: stored ones first, the rest is encoded and stored."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from bot.db import search_store
from bot.db.engine import WorkspaceSession
from bot.domain.ids import WorkspaceId
from bot.search import Encoder, Index, IndexEntry
from bot.services.indexes import Indexes, Writing, batches, digest

BATCH = 8
"""Decisions encoded at once: a question that comes meanwhile waits for no more."""

_FEW = 400
OpenReading = Callable[[WorkspaceId], AbstractContextManager[WorkspaceSession]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Where embeddings are kept: the database, by its two ways in."""

    reading: OpenReading
    writing: Writing
    workspace: WorkspaceId


def bring_up_to_date(
    indexes: Indexes, encoder: Encoder, store: Store, *, go_on: Callable[[int, int], bool] = lambda _done, _all: True
) -> int:
    """Give every decision its embedding and return the number that still lack one; `go_on` is told the progress and may end it."""
    with store.reading(store.workspace) as session:
        index = indexes.fresh(session)
        lacking = index.lacking_vectors()
        if lacking:
            lacking = _take_stored(session, index, encoder, lacking)
    done = 0
    for batch in batches(lacking, BATCH):
        if not go_on(done, len(lacking)):
            break
        made = encoder.of_decisions(batch)
        with store.writing(store.workspace) as session:
            search_store.save_vectors(
                session, encoder.name, {each.number: (digest(each), vector) for each, vector in zip(batch, made, strict=True)}
            )
        for each, vector in zip(batch, made, strict=True):
            index.give_vector(each, vector)
        done += len(batch)
    go_on(done, len(lacking))
    return len(lacking) - done


def _take_stored(session: WorkspaceSession, index: Index, encoder: Encoder, lacking: list[IndexEntry]) -> list[IndexEntry]:
    """Hand over the stored embeddings, and return the decisions that still lack one."""
    if len(lacking) > _FEW:
        rows = search_store.vectors(session, encoder.name)
    else:
        rows = search_store.vectors_of(session, encoder.name, [each.number for each in lacking])
    stored = {row.decision_id: row for row in rows}
    left = []
    for each in lacking:
        row = stored.get(each.number)
        if row is not None and row.digest == digest(each):
            index.give_vector(each, row.vector)
        else:
            left.append(each)
    return left
