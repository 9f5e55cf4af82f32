"""On which weekdays a member wants to hear, and about what not."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    """Go up."""
    op.add_column("members", sa.Column("days", _JSON, nullable=True))
    op.add_column("members", sa.Column("switched_off", _JSON, nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("members") as batch:
        batch.drop_column("switched_off")
        batch.drop_column("days")
