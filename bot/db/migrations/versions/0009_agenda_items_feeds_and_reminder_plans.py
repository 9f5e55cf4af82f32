"""Agenda items, calendar feeds and the plans of reminders."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
_MOMENT = sa.DateTime(timezone=True)

_items = sa.table(
    "agenda_items",
    sa.column("workspace_id", sa.String),
    sa.column("id", sa.Integer),
    sa.column("event_id", sa.Integer),
    sa.column("position", sa.Integer),
    sa.column("title", sa.Text),
    sa.column("state", sa.String),
    sa.column("proposed_by", sa.String),
    sa.column("proposed_at", _MOMENT),
)
_events = sa.table(
    "events",
    sa.column("workspace_id", sa.String),
    sa.column("id", sa.Integer),
    sa.column("agenda", _JSON),
    sa.column("created_by", sa.String),
    sa.column("created_at", _MOMENT),
)
_counters = sa.table("counters", sa.column("workspace_id", sa.String), sa.column("kind", sa.String), sa.column("last", sa.Integer))


def upgrade() -> None:
    """Go up: the lines of each agenda become items, in their order."""
    op.create_table(
        "agenda_items",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("lasts_minutes", sa.Integer(), nullable=True),
        sa.Column("presenter_id", sa.String(length=64), nullable=True),
        sa.Column("presenter_name", sa.Text(), nullable=True),
        sa.Column("attachment", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("proposed_by", sa.String(length=64), nullable=False),
        sa.Column("proposed_at", _MOMENT, nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_agenda_items_workspace_id_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "proposed_by"], ["members.workspace_id", "members.id"], name=op.f("fk_agenda_items_workspace_id_proposed_by")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_agenda_items")),
    )
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.create_index("ix_agenda_items_event", ["workspace_id", "event_id", "position"], unique=False)
    op.create_table(
        "feeds",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("member_id", sa.String(length=64), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "member_id"], ["members.workspace_id", "members.id"], name=op.f("fk_feeds_workspace_id_member_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", name=op.f("pk_feeds")),
    )
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.create_index("uq_feeds_secret", ["workspace_id", "secret"], unique=True)
    op.create_table(
        "reminder_plans",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("planned_until", _MOMENT, nullable=False),
        sa.Column("looked_at", _MOMENT, nullable=False),
        sa.Column("next_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_reminder_plans_workspace_id_event_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", name=op.f("pk_reminder_plans")),
    )
    with op.batch_alter_table("reminder_plans", schema=None) as batch_op:
        batch_op.create_index("ix_reminder_plans_next", ["workspace_id", "next_at"], unique=False)
    _lines_become_items()
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_column("agenda")
        batch_op.create_index("ix_events_series", ["workspace_id", "channel_id", "event_kind", "starts_at"], unique=False)


def downgrade() -> None:
    """Go down: what is on an agenda becomes a line again; proposals are lost."""
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index("ix_events_series")
        batch_op.add_column(sa.Column("agenda", _JSON, nullable=False, server_default="[]"))
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.alter_column("agenda", existing_type=_JSON, existing_nullable=False, server_default=None)
    _items_become_lines()
    op.drop_table("reminder_plans")
    op.drop_table("feeds")
    op.drop_table("agenda_items")


def _lines_become_items() -> None:
    connection = op.get_bind()
    given: dict[str, int] = {}
    for event in connection.execute(sa.select(_events).order_by(_events.c.workspace_id, _events.c.id)).all():
        rows: list[dict[str, Any]] = []
        for position, line in enumerate(event.agenda or (), start=1):
            given[event.workspace_id] = given.get(event.workspace_id, 0) + 1
            rows.append(
                {
                    "workspace_id": event.workspace_id,
                    "id": given[event.workspace_id],
                    "event_id": event.id,
                    "position": position,
                    "title": line,
                    "state": "accepted",
                    "proposed_by": event.created_by,
                    "proposed_at": event.created_at,
                }
            )
        if rows:
            connection.execute(sa.insert(_items), rows)
    for workspace, last in given.items():
        connection.execute(sa.insert(_counters), {"workspace_id": workspace, "kind": "agenda_item", "last": last})


def _items_become_lines() -> None:
    connection = op.get_bind()
    lines: dict[tuple[str, int], list[str]] = {}
    chosen = sa.select(_items).where(_items.c.state == "accepted").order_by(_items.c.workspace_id, _items.c.event_id, _items.c.position)
    for item in connection.execute(chosen).all():
        lines.setdefault((item.workspace_id, item.event_id), []).append(item.title)
    for (workspace, event), titles in lines.items():
        connection.execute(
            sa.update(_events).where(_events.c.workspace_id == workspace, _events.c.id == event).values(agenda=titles)
        )
    connection.execute(sa.delete(_counters).where(_counters.c.kind == "agenda_item"))
