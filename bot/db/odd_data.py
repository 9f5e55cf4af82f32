"""Data in the database may be odd: written by another version, another system, or by hand. One row never stops the rest."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar

from sqlalchemy import Select
from sqlalchemy.exc import OperationalError, StatementError

from bot.db.engine import WorkspaceSession
from bot.domain.errors import DomainError

_MOST_ODD: Final = 20

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

ODD: Final = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, DomainError, StatementError)
"""What reading or using a malformed value raises; errors of a busy or unreachable database propagate."""


def leave(session: WorkspaceSession, what: str, key: object, error: Exception) -> None:
    """Note what is skipped: its kind, its id, and the kind of error; never its content."""
    session.left[f"{what} {key}"] = type(error).__name__


@contextmanager
def alone(session: WorkspaceSession, what: str, key: object) -> Iterator[None]:
    """Do something about one row in a savepoint: if its data is odd, it is rolled back and skipped, and the others have their turn."""
    try:
        with session.begin_nested():
            yield
    except OperationalError:
        raise
    except ODD as error:
        leave(session, what, key, error)


def readable(session: WorkspaceSession, what: str, rows: Iterable[Any], read: Callable[[Any], T]) -> list[T]:
    """Read rows, each named by its first column that is an id; those that cannot be read are left out."""
    found: list[T] = []
    for row in rows:
        try:
            found.append(read(row))
        except ODD as error:
            leave(session, what, getattr(row, "id", None) or row[0], error)
    return found


def least(values: Select[Any]) -> Select[Any]:
    """Make the statement of one column by which `first` finds the least."""
    column = values.selected_columns[0]
    return values.where(column.is_not(None)).order_by(column).limit(_MOST_ODD)


def first(session: WorkspaceSession, values: Select[Any], **facts: object) -> Any:  # noqa: ANN401  # a value of one column
    """Return the least of one column's readable values; what is not a value at all (SQLite sorts anything) is passed over."""
    return next((value for value in session.read(values, **facts).scalars() if value is not None), None)


def text_of(value: object) -> str:
    """Read a text.

    Raises:
        TypeError: it is none; SQLite keeps bytes in a column of texts as well.
    """
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def known(kind: type[E], value: object) -> E | None:
    """Read a member of an enum; None where there is none, or one that this version does not know."""
    return _values(kind).get(value) if isinstance(value, str) else None


@cache
def _values(kind: type[E]) -> dict[str, E]:
    """Return the members by value: four hundred rows ask for each of theirs."""
    return {str(each): each for each in kind}


def several(kind: type[E], values: object) -> tuple[E, ...]:
    """Read the known members of a list."""
    return tuple(word for value in listed(values) if (word := known(kind, value)) is not None)


def listed(values: object) -> tuple[str, ...]:
    """Read the members of a list; empty where it is not a list."""
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, (list, tuple)) else ()
