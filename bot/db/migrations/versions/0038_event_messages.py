"""What organisers wrote to those an event concerns."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "event_messages",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("whom", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_by", _KEY, nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_event_messages_workspace_id_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "written_by"], ["members.workspace_id", "members.id"], name=op.f("fk_event_messages_workspace_id_written_by")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_event_messages")),
    )
    op.create_index("ix_event_messages_event", "event_messages", ["workspace_id", "event_id"])


def downgrade() -> None:
    """Go down."""
    op.drop_table("event_messages")
