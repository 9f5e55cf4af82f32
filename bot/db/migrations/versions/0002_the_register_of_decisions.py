"""The register of decisions: where each comes from, what became of it, what it means, and the network's own names."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.add_column(sa.Column("aliases_version", sa.Integer(), nullable=False, server_default="0"))

    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agenda_item", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("supplements_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("minutes_status", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("source_text", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("source_link", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("import_key", sa.String(length=255), nullable=True))
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.alter_column("agenda_item", server_default=None)
        batch_op.alter_column("source_text", server_default=None)
        batch_op.alter_column("recorded_by", existing_type=sa.String(length=64), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_decisions_workspace_id_supplements_id"),
            "decisions",
            ["workspace_id", "supplements_id"],
            ["workspace_id", "id"],
        )
        batch_op.create_index("uq_decisions_import_key", ["workspace_id", "import_key"], unique=True)

    op.create_table(
        "aliases",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("added_by", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"], name=op.f("fk_aliases_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "name", name=op.f("pk_aliases")),
    )
    op.create_table(
        "index_parts",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("shape", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"], name=op.f("fk_index_parts_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "part", name=op.f("pk_index_parts")),
    )
    op.create_table(
        "decision_vectors",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("decision_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("encoder", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "decision_id"],
            ["decisions.workspace_id", "decisions.id"],
            name=op.f("fk_decision_vectors_workspace_id_decision_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "decision_id", name=op.f("pk_decision_vectors")),
    )
    op.create_table(
        "decision_changes",
        sa.Column("workspace_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(length=16), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("took_effect_on", sa.Date(), nullable=True),
        sa.Column(
            "before",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"),
            nullable=True,
        ),
        sa.Column("changed_by", sa.String(length=64), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "decision_id"],
            ["decisions.workspace_id", "decisions.id"],
            name=op.f("fk_decision_changes_workspace_id_decision_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_changes")),
    )
    with op.batch_alter_table("decision_changes", schema=None) as batch_op:
        batch_op.create_index("ix_decision_changes_decision", ["workspace_id", "decision_id"], unique=False)


def downgrade() -> None:
    """Go back down; imported decisions have nobody who recorded them, so they go."""
    for table in ("decision_changes", "decision_vectors", "index_parts", "aliases"):
        op.drop_table(table)
    op.execute("DELETE FROM decisions WHERE recorded_by IS NULL")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index("uq_decisions_import_key")
        batch_op.drop_constraint(batch_op.f("fk_decisions_workspace_id_supplements_id"), type_="foreignkey")
        batch_op.alter_column("recorded_by", existing_type=sa.String(length=64), nullable=False)
        for column in ("import_key", "source_link", "source_text", "minutes_status", "ended_on", "supplements_id", "agenda_item"):
            batch_op.drop_column(column)
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.drop_column("aliases_version")
