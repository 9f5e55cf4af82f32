"""Answers in full: named guests, deputies, who answered for whom, partnerships, audiences, attendance."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")


def _filled() -> dict[str, tuple[sa.Column[Any], ...]]:
    """Return the columns that every row has; the rows that are there already get the empty value."""
    return {
        "rsvp_entries": (sa.Column("takes_list", sa.Boolean(), nullable=False, server_default=sa.false()),),
        "rsvps": (
            sa.Column("guest_names", _JSON, nullable=False, server_default="[]"),
            sa.Column("deputy", sa.Text(), nullable=False, server_default=""),
        ),
        "members": (sa.Column("partnership", sa.Text(), nullable=False, server_default=""),),
        "events": (
            sa.Column("audience_types", _JSON, nullable=False, server_default="[]"),
            sa.Column("audience_provinces", _JSON, nullable=False, server_default="[]"),
        ),
    }


def _empty() -> dict[str, tuple[sa.Column[Any], ...]]:
    return {
        "rsvp_entries": (
            sa.Column("guest_names", _JSON, nullable=True),
            sa.Column("deputy", sa.Text(), nullable=True),
            sa.Column("answered_by", sa.String(length=64), nullable=True),
        ),
        "rsvps": (sa.Column("answered_by", sa.String(length=64), nullable=True),),
        "members": (
            sa.Column("partnership_type", sa.String(length=16), nullable=True),
            sa.Column("province", sa.String(length=16), nullable=True),
        ),
    }


def upgrade() -> None:
    """Go up."""
    for table, columns in _filled().items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.add_column(column)
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.alter_column(column.name, server_default=None)
    for table, columns in _empty().items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.add_column(column)
    op.create_table(
        "capacities",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=True),
        sa.Column("after_entry", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_capacities_workspace_id_event_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "position", name=op.f("pk_capacities")),
    )
    op.create_table(
        "attendances",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
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
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "member_id", name=op.f("pk_attendances")),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("attendances")
    op.drop_table("capacities")
    for columns in (_empty(), _filled()):
        for table, added in columns.items():
            with op.batch_alter_table(table, schema=None) as batch_op:
                for column in added:
                    batch_op.drop_column(column.name)
