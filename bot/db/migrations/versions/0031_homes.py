"""Who looks at the Home tab, and what it shows them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)
_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "homes",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_change", sa.Integer(), nullable=False),
        sa.Column("composed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest", _KEY, nullable=True),
        sa.Column("view_hash", _KEY, nullable=True),
        sa.Column("said", _JSON, nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "member_id"], ["members.workspace_id", "members.id"], name=op.f("fk_homes_workspace_id_member_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", name=op.f("pk_homes")),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("homes")
