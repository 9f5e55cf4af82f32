"""Whom the door refused: requests that look like Slack's, for other processes to tell of."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.add_column(sa.Column("refused_requests", sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.drop_column("refused_requests")
