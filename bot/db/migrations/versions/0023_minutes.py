"""Minutes: their files, what was found in them, and what was recorded of that."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
_MOMENT = sa.DateTime(timezone=True)
_KEY = sa.String(length=64)


def _to(table: str, here: str, column: str, there: str = "id") -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{here}_workspace_id_{column}")
    return sa.ForeignKeyConstraint(["workspace_id", column], [f"{table}.workspace_id", f"{table}.{there}"], name=name)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "minutes",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sketch", _JSON, nullable=True),
        sa.Column("slack_file", _KEY, nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("read", _JSON, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("sent_by", _KEY, nullable=False),
        sa.Column("sent_at", _MOMENT, nullable=False),
        sa.Column("recorded_by", _KEY, nullable=True),
        sa.Column("recorded_at", _MOMENT, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", _MOMENT, nullable=True),
        _to("events", "minutes", "event_id"),
        _to("members", "minutes", "sent_by"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_minutes")),
    )
    op.create_index("ix_minutes_event", "minutes", ["workspace_id", "event_id"])
    op.create_index("ix_minutes_state", "minutes", ["workspace_id", "state"])
    op.create_table(
        "minutes_files",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("minutes_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _to("minutes", "minutes_files", "minutes_id"),
        sa.PrimaryKeyConstraint("workspace_id", "minutes_id", name=op.f("pk_minutes_files")),
    )
    op.create_table(
        "minutes_findings",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("minutes_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("finding_kind", sa.String(length=16), nullable=False),
        sa.Column("sureness", sa.String(length=16), nullable=False),
        sa.Column("item_number", sa.Text(), nullable=False),
        sa.Column("item_title", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("ticked", sa.Boolean(), nullable=False),
        sa.Column("content", _JSON, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", _KEY, nullable=True),
        sa.Column("changed_at", _MOMENT, nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        _to("minutes", "minutes_findings", "minutes_id"),
        _to("decisions", "minutes_findings", "decision_id"),
        _to("action_items", "minutes_findings", "action_id"),
        sa.PrimaryKeyConstraint("workspace_id", "minutes_id", "position", name=op.f("pk_minutes_findings")),
    )
    op.create_index("ix_minutes_findings_decision", "minutes_findings", ["workspace_id", "decision_id"])
    op.create_index("ix_minutes_findings_action", "minutes_findings", ["workspace_id", "action_id"])


def downgrade() -> None:
    """Go down."""
    op.drop_table("minutes_findings")
    op.drop_table("minutes_files")
    op.drop_table("minutes")
