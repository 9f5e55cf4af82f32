"""For whom a poll is, and whether members put polls."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
_COLUMNS = (
    ("polls", "named", sa.Boolean(), sa.true()),
    ("polls", "of_whom", sa.String(length=16), "channel"),
    ("polls", "audience_types", _JSON, "[]"),
    ("polls", "audience_provinces", _JSON, "[]"),
    ("workspaces", "members_poll", sa.Boolean(), sa.false()),
)


def upgrade() -> None:
    """Go up: in a poll that was put before, whoever is in the channel votes."""
    for table, name, kind, default in _COLUMNS:
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=default))
    polls = sa.table("polls", sa.column("named", sa.Boolean()), sa.column("poll_kind", sa.String()))
    op.execute(sa.update(polls).where(polls.c.poll_kind == "poll").values(named=False))


def downgrade() -> None:
    """Go down."""
    for table, name, _, _ in reversed(_COLUMNS):
        op.drop_column(table, name)
