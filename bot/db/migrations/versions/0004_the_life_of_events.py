"""The life of events: versions and what changed, closing, calling off, moving, deciding, sessions, co-organisers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
_NEW = (
    ("decision_on", sa.Date()),
    ("closed_at", sa.DateTime(timezone=True)),
    ("closed_by", sa.String(length=64)),
    ("called_off_at", sa.DateTime(timezone=True)),
    ("called_off_by", sa.String(length=64)),
    ("decided_at", sa.DateTime(timezone=True)),
    ("verdict", sa.String(length=16)),
    ("moved_to", sa.Integer()),
    ("moved_from", sa.Integer()),
    ("confirm_by", sa.Date()),
)


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("events", schema=None) as batch_op:
        for name, kind in _NEW:
            batch_op.add_column(sa.Column(name, kind, nullable=True))
        batch_op.add_column(sa.Column("sessions", _JSON, server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column("hosts", _JSON, server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "event_changes",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("was", _JSON, nullable=False),
        sa.Column("changed_by", sa.String(length=64), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"],
            ["events.workspace_id", "events.id"],
            name=op.f("fk_event_changes_workspace_id_event_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "changed_by"],
            ["members.workspace_id", "members.id"],
            name=op.f("fk_event_changes_workspace_id_changed_by"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "version", name=op.f("pk_event_changes")),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("event_changes")
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.drop_column("retired")
    with op.batch_alter_table("events", schema=None) as batch_op:
        for name in ("version", "hosts", "sessions", *(name for name, _ in reversed(_NEW))):
            batch_op.drop_column(name)
