"""Who left and when, who was forgotten, and since when the app is gone."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)


def upgrade() -> None:
    """Go up."""
    op.add_column("members", sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("workspaces", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "forgotten",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("digest", _KEY, nullable=False),
        sa.Column("until_they_act", sa.Boolean(), nullable=False),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"], name=op.f("fk_forgotten_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "digest", name=op.f("pk_forgotten")),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("forgotten")
    with op.batch_alter_table("workspaces") as table:
        table.drop_column("removed_at")
    with op.batch_alter_table("members") as table:
        table.drop_column("left_at")
