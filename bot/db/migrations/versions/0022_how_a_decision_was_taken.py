"""How a decision was taken: unanimous, by so many votes, by consent, between meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up: of what was recorded before nobody knows."""
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("how", sa.Text(), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_column("how")
