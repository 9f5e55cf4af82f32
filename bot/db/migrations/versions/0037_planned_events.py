"""Events that are planned and not announced yet, and when the councils are in recess."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("events") as batch_op:
        batch_op.add_column(sa.Column("announce_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("workspaces") as batch_op:
        batch_op.add_column(sa.Column("recess", _JSON, nullable=True))


def downgrade() -> None:
    """Go down; what was never announced is withdrawn, as an older version knows no such state."""
    op.execute("UPDATE events SET state = 'withdrawn' WHERE state = 'planned'")
    with op.batch_alter_table("workspaces") as batch_op:
        batch_op.drop_column("recess")
    with op.batch_alter_table("events") as batch_op:
        batch_op.drop_column("announce_at")
