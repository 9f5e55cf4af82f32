"""Questions about decisions: a whole one, a start cold and warm, memory; beside one raw FTS5 query on the same decisions."""

import json
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from bot.db.engine import Sessions, open_engine
from bot.db.migrate import upgrade
from bot.domain.decision_import import ImportedDecision
from bot.search import Index, semantic
from bot.services import decision_import, decisions
from bot.services.decision_import import BATCH, UNCONNECTED, Importer, ImportLine, Report
from bot.services.indexes import Indexes
from tests.search.town import QUESTIONS, TODAY, town

SIZES = (1_000, 10_000, 100_000)
_NOW = datetime(2025, 12, 31, tzinfo=UTC)
_TRIES = 3  # of each question, the best counts: what else the machine does is not ours
_ENCODED = 200  # the vectors of these serve for all: here only their number counts

Spread = tuple[float, float, float, float]
"""p50 and p95 of the time that passes, and of the work alone, which a busy machine does not lengthen."""


def main() -> None:
    """Measure each size in a process of its own, so that memory is its own."""
    print(
        "\nDecisions: a whole question (index brought up to date, found, rows read), in milliseconds; p50, p95 of the best of three, and in brackets of the work alone."
    )
    print("Ratio: to one raw FTS5 query (any of the words, ten best) on the same decisions in the same run.\n")
    print("| decisions | words | with meaning | FTS5 | ratio of the work | start cold, warm | memory: words, vectors |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for size in SIZES:
        command = [sys.executable, "-m", "tests.bench.decisions", str(size)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        words, meaning, raw = found["words"], found["meaning"], found["raw"]
        print(
            f"| {size:,} | {_pair(words)} | {_pair(meaning)} | {raw[0]:.2f}, {raw[1]:.2f} ({raw[2]:.2f}, {raw[3]:.2f}) "
            f"| {words[2] / raw[2]:.0f}, {words[3] / raw[3]:.1f} "
            f"| {_start(found['cold'])}, {_start(found['warm'])} | {found['memory']:.0f} MB, {found['vectors']:.0f} MB |"
        )


def measure(size: int) -> dict[str, object]:
    """Fill a database, start cold and warm, and ask."""
    made = town(size)
    with tempfile.TemporaryDirectory() as folder:
        sessions = Sessions(open_engine(f"sqlite:///{folder}/bench.db"))
        upgrade(sessions.engine)
        _fill(sessions, made)
        Index()  # the data files are read by every start, whatever the size
        before, indexes = _memory(), Indexes()
        cold = _measured(lambda question: _ask(sessions, indexes, question), "contributie")
        memory = _memory() - before
        indexes.store(sessions.writing, UNCONNECTED)
        warm = _measured(lambda question: _ask(sessions, Indexes(), question), "contributie")
        words = _spread(lambda question: _ask(sessions, indexes, question))
        before = _memory()
        meaning = words
        if semantic.available():
            _give_vectors(sessions, indexes)
            meaning = _spread(lambda question: _ask(sessions, indexes, question))
        vectors = _memory() - before
        raw = _spread(_fts(Path(folder) / "raw.db", made))
        sessions.engine.dispose()
        return {"words": words, "meaning": meaning, "raw": raw, "cold": cold, "warm": warm, "memory": memory, "vectors": vectors}


def _fill(sessions: Sessions, made: Sequence[ImportedDecision]) -> None:
    importer = Importer(Report())
    lines = [ImportLine(number, each) for number, each in enumerate(made, 1)]
    for at in range(0, len(lines), BATCH):
        with sessions.writing(UNCONNECTED) as session:
            decision_import.make_room(session)
            importer.take(session, lines[at : at + BATCH], now=_NOW)


def _give_vectors(sessions: Sessions, indexes: Indexes) -> None:
    encoder = semantic.load()
    indexes.use_encoder(encoder)
    with sessions.reading(UNCONNECTED) as session:
        index = indexes.fresh(session)
    lacking = index.lacking_vectors()
    for each, vector in zip(lacking, islice(cycle(encoder.of_decisions(lacking[:_ENCODED])), len(lacking)), strict=True):
        index.give_vector(each, vector)


def _ask(sessions: Sessions, indexes: Indexes, question: str) -> int:
    with sessions.reading(UNCONNECTED) as session:
        found = decisions.find(session, indexes, question, today=TODAY, limit=10)
        return len(decisions.several(session, [hit.number for hit in found.hits]))  # type: ignore[misc]  # numbers are numbers


def _fts(path: Path, made: Sequence[ImportedDecision]) -> Callable[[str], int]:
    raw = sqlite3.connect(path)
    raw.execute("CREATE VIRTUAL TABLE found USING fts5(topic, text, meeting)")
    raw.executemany("INSERT INTO found VALUES (?, ?, ?)", ((each.topic, each.text, each.meeting) for each in made))
    raw.commit()

    def ask(question: str) -> int:
        words = " OR ".join(f'"{word}"' for word in question.replace('"', " ").split())
        return len(raw.execute("SELECT rowid, text FROM found WHERE found MATCH ? ORDER BY rank LIMIT 10", (words,)).fetchall())

    return ask


def _spread(ask: Callable[[str], int]) -> Spread:
    for question in QUESTIONS[:20]:
        ask(question)
    passed, worked = [], []
    for question in QUESTIONS:
        tries = [_measured(ask, question) for _ in range(_TRIES)]
        passed.append(min(each for each, _ in tries) * 1000)
        worked.append(min(each for _, each in tries) * 1000)
    return *_middle_and_tail(passed), *_middle_and_tail(worked)


def _measured(ask: Callable[[str], int], question: str) -> tuple[float, float]:
    started, work = time.perf_counter(), time.process_time()
    ask(question)
    return time.perf_counter() - started, time.process_time() - work


def _middle_and_tail(times: list[float]) -> tuple[float, float]:
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.95)]


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _start(times: Sequence[float]) -> str:
    return f"{times[0]:.2f} s ({times[1]:.2f})"


def _pair(spread: Sequence[float]) -> str:
    return f"{spread[0]:.1f}, {spread[1]:.1f} ({spread[2]:.1f}, {spread[3]:.1f})"


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
