"""Find what a decision replaced and what supplements it, and check their keys, without reading all decisions."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_index("ix_decisions_successor", "decisions", ["workspace_id", "successor_id"], unique=False)
    op.create_index("ix_decisions_supplements", "decisions", ["workspace_id", "supplements_id"], unique=False)


def downgrade() -> None:
    """Go back down."""
    op.drop_index("ix_decisions_supplements", "decisions")
    op.drop_index("ix_decisions_successor", "decisions")
