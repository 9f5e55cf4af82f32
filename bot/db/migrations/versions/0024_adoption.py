"""The adoption of minutes: on whose agenda it stands, which meeting dealt with them, who said so, and the change as a note."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("minutes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agenda_event_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("settled_event_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("settled_by", _KEY, nullable=True))
        batch_op.add_column(sa.Column("settled_at", _MOMENT, nullable=True))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))
        batch_op.create_index("ix_minutes_agenda", ["workspace_id", "agenda_event_id"])
        batch_op.create_index("ix_minutes_settled", ["workspace_id", "settled_event_id"])


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("minutes", schema=None) as batch_op:
        batch_op.drop_index("ix_minutes_settled")
        batch_op.drop_index("ix_minutes_agenda")
        for column in ("note", "settled_at", "settled_by", "settled_event_id", "agenda_event_id"):
            batch_op.drop_column(column)
