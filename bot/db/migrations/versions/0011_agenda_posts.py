"""Agendas in the channel are cards too; and reminders of events that are there already count from now."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_FROM_NOW = """
    INSERT INTO reminder_plans (workspace_id, event_id, version, planned_until, looked_at, next_at)
    SELECT workspace_id, id, 0, CURRENT_TIMESTAMP, created_at, NULL FROM events
"""


def upgrade() -> None:
    """Go up: nobody is reminded of what came by before the bot knew of reminders."""
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_agenda", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(_FROM_NOW)


def downgrade() -> None:
    """Go down."""
    op.execute("DELETE FROM reminder_plans")
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.drop_column("is_agenda")
