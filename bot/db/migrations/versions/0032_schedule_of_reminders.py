"""Which reminders events get."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.add_column("workspaces", sa.Column("schedule", sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("workspaces") as batch:
        batch.drop_column("schedule")
