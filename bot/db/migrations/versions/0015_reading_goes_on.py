"""How far Slack has been read, so that reading goes on from its cursor; and when the machine's clock was set."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "readings",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column(
            "found",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"], name=op.f("fk_readings_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "what", name=op.f("pk_readings")),
    )
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.add_column(sa.Column("clock_set_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("clock_set_by", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.drop_column("clock_set_by")
        batch_op.drop_column("clock_set_at")
    op.drop_table("readings")
