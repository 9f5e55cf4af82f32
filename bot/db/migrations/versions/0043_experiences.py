"""What those who leave pass on."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)
_WORD = sa.String(length=16)


def _member(table: str, column: str) -> sa.ForeignKeyConstraint:
    columns = ["workspace_id", column], ["members.workspace_id", "members.id"]
    return sa.ForeignKeyConstraint(*columns, name=op.f(f"fk_{table}_workspace_id_{column}"))


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "farewells",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("started_by", _KEY, nullable=False),
        sa.Column("successor_id", _KEY, nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("state", _WORD, nullable=False),
        *(_member("farewells", column) for column in ("member_id", "started_by", "successor_id")),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", name=op.f("pk_farewells")),
    )
    op.create_table(
        "experiences",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("asked", _WORD, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", _WORD, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("words", "talk")),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("shared", "found")),
        sa.Column("found_from", sa.Date(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _member("experiences", "member_id"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_experiences")),
    )
    op.create_index("ix_experiences_member", "experiences", ["workspace_id", "member_id"])
    op.create_index("ix_experiences_version", "experiences", ["workspace_id", "version"])


def downgrade() -> None:
    """Go down."""
    op.drop_table("experiences")
    op.drop_table("farewells")
