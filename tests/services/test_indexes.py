"""What one process records is found by the next question in another, on both databases."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.db.engine import Sessions
from bot.services import decision_register, decisions
from tests.builders import ANNA, HERE, NOW, TODAY, decided


class Asker:
    """A process that answers questions."""

    def __init__(self, url: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.services.asking", url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def ask(self, question: str) -> list[int]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{question}\n")
        self._process.stdin.flush()
        found: list[int] = json.loads(self._process.stdout.readline())
        return found

    def end(self) -> None:
        self._process.communicate(timeout=60)


@contextmanager
def asking(url: str) -> Iterator[Asker]:
    asker = Asker(url)
    try:
        yield asker
    finally:
        asker.end()


@pytest.mark.slow
def test_every_change_is_seen_by_the_next_question_in_every_process(network: Sessions, database_url: str) -> None:
    with asking(database_url) as one, asking(database_url) as other:
        empty = [each.ask("contributie") for each in (one, other)]
        with network.writing(HERE) as session:
            fee = decided(session, "De contributie wordt 45 euro.")
        found = [each.ask("contributie") for each in (one, other)]
        with network.writing(HERE) as session:
            room = decided(session, "De contributie gaat naar 50 euro.")
            decision_register.supersede(session, fee.id, successor=room.id, by=ANNA, now=NOW, on=TODAY)
        replaced = [each.ask("contributie 45 euro")[:2] for each in (one, other)]
        with network.writing(HERE) as session:
            decisions.undo(session, room.id, by=ANNA, now=NOW)
        undone = [each.ask("contributie") for each in (one, other)]

    assert empty == [[], []]
    assert found == [[fee.id]] * 2
    assert replaced == [[room.id, fee.id]] * 2
    assert undone == [[fee.id]] * 2
