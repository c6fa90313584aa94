"""Give the house an inbox of its own"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

NEWEST_FIRST = (
    "team_templates",
    "team_reads",
    "team_members",
    "team_notes",
    "team_comments",
    "team_tickets",
    "team_numbers",
)


def owner(of: str) -> sa.Column[UUID]:
    return sa.Column(f"{of}_id", sa.Uuid, sa.ForeignKey(f"{of}s.id", ondelete="CASCADE"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "team_numbers",
        owner("store"),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("store_id"),
    )
    op.create_table(
        "team_tickets",
        owner("store"),
        sa.Column("number", sa.Integer, nullable=False),
        owner("conversation"),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("requester", sa.Text, nullable=False),
        sa.Column("requester_name", sa.Text, nullable=False),
        sa.Column("verified", sa.Boolean, nullable=False),
        sa.Column("profile_id", sa.Text, nullable=False),
        sa.Column("request_html", sa.Text, nullable=False),
        sa.Column("note_html", sa.Text, nullable=False, server_default=""),
        sa.Column("note_text", sa.Text, nullable=False, server_default=""),
        sa.Column("tags", ARRAY(sa.Text), nullable=False),
        sa.Column("priority", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("assignee", sa.Text, nullable=False, server_default=""),
        sa.Column("words", TSVECTOR, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "number"),
        sa.UniqueConstraint("store_id", "external_id"),
    )
    op.create_index("team_tickets_conversation", "team_tickets", ["conversation_id"])
    op.create_index("team_tickets_newest", "team_tickets", ["store_id", "updated_at", "number"])
    op.create_index("team_tickets_words", "team_tickets", ["words"], postgresql_using="gin")
    op.create_table(
        "team_comments",
        owner("store"),
        sa.Column("key", sa.Text, nullable=False),
        owner("conversation"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("html", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "key"),
    )
    op.create_index("team_comments_conversation", "team_comments", ["conversation_id"])
    op.create_table(
        "team_notes",
        owner("store"),
        sa.Column("id", sa.Uuid, primary_key=True),
        owner("conversation"),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("team_notes_conversation", "team_notes", ["conversation_id"])
    op.create_table(
        "team_members",
        owner("store"),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False, server_default=""),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "member"),
    )
    op.create_table(
        "team_reads",
        owner("store"),
        sa.Column("member", sa.Text, nullable=False),
        owner("conversation"),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "member", "conversation_id"),
    )
    op.create_index("team_reads_conversation", "team_reads", ["conversation_id"])
    op.create_table(
        "team_templates",
        owner("store"),
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("store_id", "name"),
    )


def downgrade() -> None:
    for name in NEWEST_FIRST:
        op.drop_table(name)
