"""Who wants a digest, on which weekday, and how far the last one told."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_MOMENTS = ("digest_since", "digested_at")


def upgrade() -> None:
    """Go up."""
    op.add_column("members", sa.Column("digest_day", sa.Integer(), nullable=True))
    for name in _MOMENTS:
        op.add_column("members", sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("members") as batch:
        for name in ("digest_day", *_MOMENTS):
            batch.drop_column(name)
