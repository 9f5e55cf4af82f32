"""Rows as the values that they keep: what is called alike is not said twice."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, delete, select, update

from bot.db.engine import WorkspaceSession
from bot.domain.action_items import Source
from bot.domain.ids import ChannelId, MessageTs

T = TypeVar("T")


def made_of(kind: Callable[..., T], row: Any, /, **others: Any) -> T:  # noqa: ANN401  # a row of the model, or of its table
    """Make a value of a row: each field that is not given is the column of the same name."""
    return kind(**{name: getattr(row, name) for name in _names(kind) if name not in others}, **others)


def source_of(row: Any) -> Source | None:  # noqa: ANN401
    """Read from which message something comes."""
    if not (row.source_channel_id and row.source_ts):
        return None
    return Source(channel=ChannelId(row.source_channel_id), ts=MessageTs(row.source_ts))


def here(session: WorkspaceSession, kind: type[T], *which: Any) -> Select[T]:  # noqa: ANN401  # conditions
    """Select rows of this workspace."""
    own: Any = kind
    return select(kind).where(own.workspace_id == session.workspace, *which)


def change_rows(session: WorkspaceSession, kind: type[Any], /, *which: Any, **values: object) -> None:  # noqa: ANN401  # conditions
    """Change columns of rows of this workspace; what the session has of them follows."""
    changed = update(kind).where(kind.workspace_id == session.workspace, *which).values(**values)
    session.execute(changed.execution_options(synchronize_session="fetch"))


def delete_rows(session: WorkspaceSession, kind: type[Any], /, *which: Any) -> None:  # noqa: ANN401  # conditions
    """Delete rows of this workspace."""
    session.execute(delete(kind).where(kind.workspace_id == session.workspace, *which))


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  # a dataclass
    return tuple(each.name for each in fields(kind))
