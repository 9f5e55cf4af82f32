"""Notes typed in the threads of meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "meeting_notes",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("channel_id", _KEY, nullable=False),
        sa.Column("ts", _KEY, nullable=False),
        sa.Column("thread_ts", _KEY, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_meeting_notes_workspace_id_event_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "channel_id", "ts", name=op.f("pk_meeting_notes")),
    )
    op.create_index("ix_meeting_notes_event", "meeting_notes", ["workspace_id", "event_id"])


def downgrade() -> None:
    """Go down."""
    op.drop_table("meeting_notes")
