"""Action items whole: owners by name, history, handover; pauses and free days."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.add_column(sa.Column("free_days", _JSON, nullable=True))
        batch_op.add_column(sa.Column("overview_on", sa.Date(), nullable=True))
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paused_until", sa.Date(), nullable=True))
    with op.batch_alter_table("action_items", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source_event_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("source_decision_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("asked_due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("asked_due_by", sa.String(length=64), nullable=True))
    with op.batch_alter_table("action_items", schema=None) as batch_op:
        for table, column in (("events", "source_event_id"), ("decisions", "source_decision_id")):
            batch_op.create_foreign_key(
                batch_op.f(f"fk_action_items_workspace_id_{column}"), table, ["workspace_id", column], ["workspace_id", "id"]
            )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stands_in", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.alter_column("stands_in", server_default=None)

    op.create_table(
        "named_owners",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("item_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "item_id"],
            ["action_items.workspace_id", "action_items.id"],
            name=op.f("fk_named_owners_workspace_id_item_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "item_id", "position", name=op.f("pk_named_owners")),
    )
    op.create_table(
        "action_log",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=True),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("facts", _JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "item_id"],
            ["action_items.workspace_id", "action_items.id"],
            name=op.f("fk_action_log_workspace_id_item_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_log")),
    )
    with op.batch_alter_table("action_log", schema=None) as batch_op:
        batch_op.create_index("ix_action_log_item", ["workspace_id", "item_id", "id"], unique=False)
    op.create_table(
        "handovers",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("leaver_id", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("successor_id", sa.String(length=64), nullable=True),
        sa.Column("asked_by", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "leaver_id"], ["members.workspace_id", "members.id"], name=op.f("fk_handovers_workspace_id_leaver_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_handovers")),
    )
    with op.batch_alter_table("handovers", schema=None) as batch_op:
        batch_op.create_index("uq_handovers_line", ["workspace_id", "leaver_id", "subject"], unique=True)
        batch_op.create_index("ix_handovers_state", ["workspace_id", "state"], unique=False)


def downgrade() -> None:
    """Go back down; an item whose owners are not in Slack keeps whoever stands in for them as its owner."""
    for table in ("handovers", "action_log", "named_owners"):
        op.drop_table(table)
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.drop_column("stands_in")
    with op.batch_alter_table("action_items", schema=None) as batch_op:
        for column in ("source_event_id", "source_decision_id"):
            batch_op.drop_constraint(batch_op.f(f"fk_action_items_workspace_id_{column}"), type_="foreignkey")
        for column in ("asked_due_by", "asked_due_on", "source_decision_id", "source_event_id"):
            batch_op.drop_column(column)
    for table, columns in (("members", ["paused_until"]), ("workspaces", ["overview_on", "free_days"])):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.drop_column(column)
