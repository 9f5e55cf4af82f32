"""Why an event was called off, and whether our own reactions are to be under a card."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("called_off_because", sa.Text(), server_default=sa.text("''"), nullable=False))
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seeded", sa.Boolean(), server_default=sa.true(), nullable=False))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.drop_column("seeded")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_column("called_off_because")
