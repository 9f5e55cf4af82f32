"""Questions to the network: whom they were put to, what was replied, the answer that is kept; and what members know of."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

_KEY = sa.String(length=64)
_WORD = sa.String(length=16)
_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def _to(table: str, other: str, column: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_workspace_id_{column}")
    return sa.ForeignKeyConstraint(["workspace_id", column], [f"{other}.workspace_id", f"{other}.id"], name=name)


def upgrade() -> None:
    """Go up."""
    op.add_column("members", sa.Column("topics", _JSON, nullable=True))
    op.add_column("members", sa.Column("not_asked", _JSON, nullable=True))
    op.add_column("workspaces", sa.Column("question_channel_id", _KEY, nullable=True))
    op.create_table(
        "questions",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *(sa.Column(name, _JSON, nullable=False) for name in ("topics", "audience_types", "audience_provinces")),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("channel_id", _KEY, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("asked_by", _KEY, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.Column("routed", sa.Boolean(), nullable=False),
        sa.Column("nudges", sa.Integer(), nullable=False),
        sa.Column("card_ts", _KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("questions", "members", "asked_by"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_questions")),
    )
    op.create_index("ix_questions_state", "questions", ["workspace_id", "state"])
    op.create_index("ix_questions_version", "questions", ["workspace_id", "version"])
    op.create_table(
        "question_people",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("question_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("follows", sa.Boolean(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=True),
        sa.Column("why", _WORD, nullable=True),
        sa.Column("why_what", sa.Text(), nullable=True),
        sa.Column("response", _WORD, nullable=True),
        _to("question_people", "questions", "question_id"),
        _to("question_people", "members", "member_id"),
        sa.PrimaryKeyConstraint("workspace_id", "question_id", "member_id", name=op.f("pk_question_people")),
    )
    op.create_index("ix_question_people_asked", "question_people", ["workspace_id", "member_id", "asked_at"])
    op.create_table(
        "question_replies",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("question_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("ts", _KEY, nullable=True),
        sa.Column("by_form", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _to("question_replies", "questions", "question_id"),
        _to("question_replies", "members", "member_id"),
        sa.PrimaryKeyConstraint("workspace_id", "question_id", "position", name=op.f("pk_question_replies")),
    )
    op.create_table(
        "question_answers",
        sa.Column("workspace_id", _KEY, nullable=False),
        sa.Column("question_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", _KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("summary", sa.Boolean(), nullable=False),
        sa.Column("given_at", _MOMENT, nullable=False),
        sa.Column("outdated", sa.Boolean(), nullable=False),
        sa.Column("checked_at", _MOMENT, nullable=True),
        _to("question_answers", "questions", "question_id"),
        _to("question_answers", "members", "member_id"),
        sa.PrimaryKeyConstraint("workspace_id", "question_id", name=op.f("pk_question_answers")),
    )


def downgrade() -> None:
    """Go down."""
    for table in ("question_answers", "question_replies", "question_people", "questions"):
        op.drop_table(table)
    op.drop_column("workspaces", "question_channel_id")
    op.drop_column("members", "not_asked")
    op.drop_column("members", "topics")
