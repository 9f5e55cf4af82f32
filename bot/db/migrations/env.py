"""Run migrations on the connection that the caller hands in (`bot.db.migrate`)."""

from typing import Any, Literal

from alembic import context

from bot.db.models import Base, UtcDateTime


def _render(kind: str, item: Any, _context: object) -> str | Literal[False]:  # noqa: ANN401  # whatever Alembic renders
    """Write our own column type as the plain one below it: a migration outlives the models."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
    render_item=_render,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
