"""What the clock had made of an event as its card last showed it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("phase", sa.Integer(), nullable=False, server_default=sa.text("0")))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.drop_column("phase")
