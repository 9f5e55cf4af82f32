"""Courses session by session: until when one joins, and who was there each time."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_events = sa.table(
    "events",
    sa.column("workspace_id", sa.String()),
    sa.column("id", sa.Integer()),
    sa.column("sessions", sa.JSON()),
    sa.column("starts_at", sa.DateTime(timezone=True)),
    sa.column("last_begins_at", sa.DateTime(timezone=True)),
)
_KEPT = ("workspace_id", "event_id", "member_id", "came", "ticked_by", "ticked_at")
_TYPES: dict[str, Any] = {"came": sa.Boolean(), "ticked_at": sa.DateTime(timezone=True), "began_at": sa.DateTime(timezone=True)}
"""SQLite gives text for what has no type here, and takes none for a moment."""


def upgrade() -> None:
    """Go up: what was ticked of a course was ticked of its first session, or nobody knows of which."""
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_begins_at", sa.DateTime(timezone=True), nullable=True))
    connection = op.get_bind()
    for event in connection.execute(sa.select(_events)).all():
        if event.sessions:
            last = datetime.fromisoformat(event.sessions[-1].partition("/")[0]).astimezone(UTC)
            moment = last.replace(tzinfo=None) if connection.dialect.name == "sqlite" else last
            chosen = (_events.c.workspace_id == event.workspace_id) & (_events.c.id == event.id)
            connection.execute(sa.update(_events).where(chosen).values(last_begins_at=moment))
    _make_anew(by_time=True)


def downgrade() -> None:
    """Go down: of a course only the first session that was ticked is kept."""
    _make_anew(by_time=False)
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_column("last_begins_at")


def _make_anew(*, by_time: bool) -> None:
    """Make the table of who was there anew, for another key is another table; `by_time` each row says when its event began."""
    connection = op.get_bind()
    before = sa.table("attendances", *(sa.column(name, _TYPES.get(name)) for name in (*_KEPT, "began_at")))
    chosen = sa.select(*(before.c[name] for name in _KEPT))
    if by_time:
        mine = (_events.c.workspace_id == before.c.workspace_id) & (_events.c.id == before.c.event_id)
        chosen = chosen.add_columns(_events.c.starts_at.label("began_at")).join(_events, mine)
    else:
        chosen = chosen.order_by(before.c.began_at)
    rows = {(row.workspace_id, row.event_id, row.member_id): row._asdict() for row in reversed(connection.execute(chosen).all())}
    op.drop_table("attendances")
    table = op.create_table(
        "attendances",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        *([sa.Column("began_at", sa.DateTime(timezone=True), nullable=False)] if by_time else []),
        sa.Column("member_id", sa.String(length=64), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.Column("ticked_by", sa.String(length=64), nullable=False),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_attendances_workspace_id_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "member_id"], ["members.workspace_id", "members.id"], name=op.f("fk_attendances_workspace_id_member_id")
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "event_id", *(["began_at"] if by_time else []), "member_id", name=op.f("pk_attendances")
        ),
    )
    if rows:
        op.bulk_insert(table, list(rows.values()))
