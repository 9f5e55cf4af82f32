"""Series of events."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)
_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "series",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", _JSON, nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("made_by", _KEY, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "made_by"], ["members.workspace_id", "members.id"], name=op.f("fk_series_workspace_id_made_by")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_series")),
    )
    with op.batch_alter_table("events") as batch_op:
        batch_op.add_column(sa.Column("series", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_events_workspace_id_series"), "series", ["workspace_id", "series"], ["workspace_id", "id"]
        )


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("events") as batch_op:
        batch_op.drop_constraint(op.f("fk_events_workspace_id_series"), type_="foreignkey")
        batch_op.drop_column("series")
    op.drop_table("series")
