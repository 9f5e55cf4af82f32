"""A demo is in no hurry: what finds the database busy is done again."""

from collections.abc import Callable
from typing import TypeVar

from bot.domain.errors import TryAgain

Result = TypeVar("Result")

TRIES = 20
"""Each has waited a second and a half already."""


def retry_while_busy(work: Callable[[], Result]) -> Result:
    """Do something that writes to the database, as often as it takes.

    Raises:
        TryAgain: the database was busy for half a minute.
    """
    for _ in range(TRIES - 1):
        try:
            return work()
        except TryAgain:
            continue
    return work()
