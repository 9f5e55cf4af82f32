"""Whether an event goes on: who decided, how often the organisers were asked, and in which messages."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decided_by", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("asked_times", sa.Integer(), server_default=sa.text("0"), nullable=False))
        batch_op.add_column(sa.Column("asked_on", sa.Date(), nullable=True))
    op.create_table(
        "askings",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.String(length=64), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("channel_id", sa.String(length=64), nullable=False),
        sa.Column("ts", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_askings_workspace_id_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "member_id"], ["members.workspace_id", "members.id"], name=op.f("fk_askings_workspace_id_member_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "member_id", "asked_on", name=op.f("pk_askings")),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("askings")
    with op.batch_alter_table("events", schema=None) as batch_op:
        for name in ("asked_on", "asked_times", "decided_by"):
            batch_op.drop_column(name)
