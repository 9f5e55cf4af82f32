"""Until when a message is of use, from when it was shifted, which telling told of its end, its file; and who works."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.add_column("outbox", sa.Column("useful_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("shifted_from", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("told_in", sa.String(length=64), nullable=True))
    op.add_column("outbox", sa.Column("file_id", sa.String(length=64), nullable=True))
    op.create_index(
        "ix_outbox_told",
        "outbox",
        ["workspace_id", "told_in"],
        sqlite_where=sa.text("told_in IS NOT NULL"),
        postgresql_where=sa.text("told_in IS NOT NULL"),
    )
    op.create_table(
        "workers",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"], name=op.f("fk_workers_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_workers")),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("workers")
    op.drop_index("ix_outbox_told", table_name="outbox")
    for name in ("file_id", "told_in", "shifted_from", "useful_until"):
        op.drop_column("outbox", name)
