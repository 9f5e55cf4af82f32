"""What a delivery calls in Slack, for its limits; and quickly finding what has yet to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_UNTOLD = sa.text("state IN ('failed', 'missed') AND told_in IS NULL")


def upgrade() -> None:
    """Go up."""
    op.add_column("outbox", sa.Column("method", sa.String(length=64), server_default=sa.text("'chat.postMessage'"), nullable=False))
    op.create_index("ix_outbox_untold", "outbox", ["workspace_id"], sqlite_where=_UNTOLD, postgresql_where=_UNTOLD)


def downgrade() -> None:
    """Go down."""
    op.drop_index("ix_outbox_untold", table_name="outbox")
    op.drop_column("outbox", "method")
