"""The language of what stands in channels."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up: nobody chose, so it is Dutch as before."""
    op.add_column("workspaces", sa.Column("language", sa.String(length=8), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("workspaces") as batch:
        batch.drop_column("language")
