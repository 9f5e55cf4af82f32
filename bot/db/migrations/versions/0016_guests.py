"""The guests of the workspace: they see what is in channels they are in, and nothing else."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up; the next reading of the members tells which of them are guests."""
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_restricted", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.alter_column("is_restricted", server_default=None)


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_column("is_restricted")
