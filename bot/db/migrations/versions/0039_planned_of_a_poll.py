"""Which event was planned of a poll."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

_COLUMNS = (("polls", "event_id"), ("drafts", "poll_id"), ("drafts", "poll_slot"))


def upgrade() -> None:
    """Go up."""
    for table, name in _COLUMNS:
        op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go down."""
    for table, name in reversed(_COLUMNS):
        op.drop_column(table, name)
