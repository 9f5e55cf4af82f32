"""Messages that ask something, as they went out, so that they can be edited to what was chosen."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "prompts",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("delivery_id", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("member_id", sa.String(length=64), nullable=False),
        sa.Column("chosen", sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"), nullable=True),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "subject", name=op.f("pk_prompts")),
    )
    op.create_index("ix_prompts_subject", "prompts", ["workspace_id", "subject", "member_id"])
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shown", sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"), nullable=True))
    op.drop_table("askings")


def downgrade() -> None:
    """Go down."""
    op.create_table(
        "askings",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.String(length=64), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("channel_id", sa.String(length=64), nullable=False),
        sa.Column("ts", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "event_id"], ["events.workspace_id", "events.id"], name=op.f("fk_askings_workspace_id_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "member_id"], ["members.workspace_id", "members.id"], name=op.f("fk_askings_workspace_id_member_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "member_id", "asked_on", name=op.f("pk_askings")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("shown")
    op.drop_index("ix_prompts_subject", table_name="prompts")
    op.drop_table("prompts")
