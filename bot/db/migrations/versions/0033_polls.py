"""Polls and proposals: their voters, secret counts, and who wants to talk first."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)
_WORD = sa.String(length=16)
_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
_MOMENT = sa.DateTime(timezone=True)
_POLL = (["workspace_id", "poll_id"], ["polls.workspace_id", "polls.id"])
_MEMBER = (["workspace_id", "member_id"], ["members.workspace_id", "members.id"])


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "polls",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("poll_kind", _WORD, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("choices", _JSON, nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("secret", "several", "shown_at_once")),
        sa.Column("rule", _WORD, nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("abstentions", sa.Boolean(), nullable=False),
        sa.Column("channel_id", _KEY, nullable=False),
        sa.Column("closes_at", _MOMENT, nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("made_by", _KEY, nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("reminded", sa.Boolean(), nullable=False),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.Column("card_ts", _KEY, nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "made_by"], ["members.workspace_id", "members.id"], name=op.f("fk_polls_workspace_id_made_by")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "decision_id"], ["decisions.workspace_id", "decisions.id"], name=op.f("fk_polls_workspace_id_decision_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_polls")),
    )
    op.create_index("ix_polls_state", "polls", ["workspace_id", "state", "closes_at"])
    op.create_table(
        "poll_voters",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("poll_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("voted", sa.Boolean(), nullable=False),
        sa.Column("choices", _JSON, nullable=True),
        sa.ForeignKeyConstraint(*_POLL, name=op.f("fk_poll_voters_workspace_id_poll_id")),
        sa.ForeignKeyConstraint(*_MEMBER, name=op.f("fk_poll_voters_workspace_id_member_id")),
        sa.PrimaryKeyConstraint("workspace_id", "poll_id", "member_id", name=op.f("pk_poll_voters")),
    )
    op.create_index("ix_poll_voters_member", "poll_voters", ["workspace_id", "member_id"])
    op.create_table(
        "poll_counts",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("poll_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("choice", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(*_POLL, name=op.f("fk_poll_counts_workspace_id_poll_id")),
        sa.PrimaryKeyConstraint("workspace_id", "poll_id", "choice", name=op.f("pk_poll_counts")),
    )
    op.create_table(
        "poll_talks",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("poll_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(*_POLL, name=op.f("fk_poll_talks_workspace_id_poll_id")),
        sa.ForeignKeyConstraint(*_MEMBER, name=op.f("fk_poll_talks_workspace_id_member_id")),
        sa.PrimaryKeyConstraint("workspace_id", "poll_id", "member_id", name=op.f("pk_poll_talks")),
    )


def downgrade() -> None:
    """Go down."""
    for table in ("poll_talks", "poll_counts", "poll_voters", "polls"):
        op.drop_table(table)
