"""Which sessions of a course somebody who comes misses."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "absences",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_absences_workspace_id_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "member_id"], ["members.workspace_id", "members.id"], name=op.f("fk_absences_workspace_id_member_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "began_at", "member_id", name=op.f("pk_absences")),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("absences")
