"""What stands in the database may be odd: written by another version, another system, or by hand. One row never stops the rest."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Final, TypeVar

from sqlalchemy import Select
from sqlalchemy.exc import OperationalError, StatementError

from bot.db.engine import WorkspaceSession
from bot.domain.errors import DomainError

_MOST_ODD: Final = 20

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

ODD: Final = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, DomainError, StatementError)
"""What reading or using a value raises that is not what it should be; that the database is busy or away goes up."""


def leave(session: WorkspaceSession, what: str, key: object, error: Exception) -> None:
    """Note what is left as it is: what it is, its id, and the kind of error; never what stands in it."""
    session.left[f"{what} {key}"] = type(error).__name__


@contextmanager
def alone(session: WorkspaceSession, what: str, key: object) -> Iterator[None]:
    """Do something about one row: if its data is odd, nothing of it is done and it is left, and the others have their turn."""
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


def first(session: WorkspaceSession, values: Select[Any]) -> Any:  # noqa: ANN401  # a value of one column
    """Give the least of one column's values that can be read; what is none at all (SQLite sorts anything) stands in nobody's way."""
    column = values.selected_columns[0]
    statement = values.where(column.is_not(None)).order_by(column).limit(_MOST_ODD)
    return next((value for value in session.execute(statement, {"workspace": session.workspace}).scalars() if value is not None), None)


def known(kind: type[E], value: object) -> E | None:
    """Read a word of a kind; None where there is none, or one that this version does not know."""
    return next((each for each in kind if each == value), None)


def several(kind: type[E], values: object) -> tuple[E, ...]:
    """Read the words of a list that are known."""
    return tuple(word for value in listed(values) if (word := known(kind, value)) is not None)


def listed(values: object) -> tuple[str, ...]:
    """Read the words of a list; none where it is no list."""
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, (list, tuple)) else ()
