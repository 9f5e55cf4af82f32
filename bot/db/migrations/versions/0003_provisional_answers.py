"""Answers that came along with a moved event, to be confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PROVISIONAL = sa.text("confirm_by IS NOT NULL")


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("rsvp_entries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("since", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("confirm_by", sa.Date(), nullable=True))
    with op.batch_alter_table("rsvps", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirm_by", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_rsvps_provisional",
            ["workspace_id", "confirm_by"],
            unique=False,
            sqlite_where=_PROVISIONAL,
            postgresql_where=_PROVISIONAL,
        )


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("rsvps", schema=None) as batch_op:
        batch_op.drop_index("ix_rsvps_provisional", sqlite_where=_PROVISIONAL, postgresql_where=_PROVISIONAL)
        batch_op.drop_column("confirm_by")
    with op.batch_alter_table("rsvp_entries", schema=None) as batch_op:
        batch_op.drop_column("confirm_by")
        batch_op.drop_column("since")
