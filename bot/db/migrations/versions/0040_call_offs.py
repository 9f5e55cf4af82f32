"""Why people did not sign up for what was called off, and one message a day of the network's own conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)
_TABLES = ("turns", "call_off_counts", "call_off_askings", "call_offs")


def _member(table: str) -> sa.ForeignKeyConstraint:
    columns = ["workspace_id", "member_id"], ["members.workspace_id", "members.id"]
    return sa.ForeignKeyConstraint(*columns, name=op.f(f"fk_{table}_workspace_id_member_id"))


def _call_off(table: str) -> sa.ForeignKeyConstraint:
    columns = ["workspace_id", "event_id"], ["call_offs.workspace_id", "call_offs.event_id"]
    return sa.ForeignKeyConstraint(*columns, name=op.f(f"fk_{table}_workspace_id_event_id"))


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "call_offs",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("signed_up", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_call_offs_workspace_id_event_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", name=op.f("pk_call_offs")),
    )
    op.create_index("ix_call_offs_version", "call_offs", ["workspace_id", "version"])
    op.create_table(
        "call_off_askings",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        _call_off("call_off_askings"),
        _member("call_off_askings"),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "member_id", name=op.f("pk_call_off_askings")),
    )
    op.create_table(
        "call_off_counts",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        _call_off("call_off_counts"),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "reason", name=op.f("pk_call_off_counts")),
    )
    op.create_table(
        "turns",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("delivery_id", _KEY, nullable=False),
        _member("turns"),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", name=op.f("pk_turns")),
    )


def downgrade() -> None:
    """Go down."""
    for table in _TABLES:
        op.drop_table(table)
