"""What each member was told once."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "first_times",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "member_id"], ["members.workspace_id", "members.id"], name=op.f("fk_first_times_workspace_id_member_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", "what", name=op.f("pk_first_times")),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("first_times")
