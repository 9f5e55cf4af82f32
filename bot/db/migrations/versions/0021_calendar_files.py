"""The members who took an event as a calendar file, and the key in this installation's names of events."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up: what gave names to events before keeps giving those."""
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.add_column(sa.Column("calendar_key", sa.String(length=64), nullable=True))
    op.create_table(
        "calendar_files",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_calendar_files_workspace_id_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "member_id"], ["members.workspace_id", "members.id"], name=op.f("fk_calendar_files_workspace_id_member_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "member_id", name=op.f("pk_calendar_files")),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("calendar_files")
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.drop_column("calendar_key")
