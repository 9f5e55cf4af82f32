"""Operators, and deputies for chair and secretary."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

_DEPUTIES = ("chair_deputy_id", "secretary_deputy_id")


def upgrade() -> None:
    """Go up."""
    op.add_column("members", sa.Column("is_operator", sa.Boolean(), server_default=sa.false(), nullable=False))
    for name in _DEPUTIES:
        op.add_column("workspaces", sa.Column(name, sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("members") as batch:
        batch.drop_column("is_operator")
    with op.batch_alter_table("workspaces") as batch:
        for name in _DEPUTIES:
            batch.drop_column(name)
