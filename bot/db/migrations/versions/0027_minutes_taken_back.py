"""What withdrawn minutes were before, and who last said of which meeting minutes are."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("minutes") as minutes:
        minutes.add_column(sa.Column("withdrawal", _JSON, nullable=True))
        minutes.add_column(sa.Column("heading_version", sa.Integer(), nullable=False, server_default="0"))
        minutes.add_column(sa.Column("heading_by", sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("minutes") as minutes:
        for column in ("heading_by", "heading_version", "withdrawal"):
            minutes.drop_column(column)
