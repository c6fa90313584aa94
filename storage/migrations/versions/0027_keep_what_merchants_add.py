"""Keep what merchants add to their store's knowledge

A release running beside does not know these tables and answers from what it knew before. Its chat does not know the
kinds of documents that come from them either, and searches by the kinds it names, so that it never meets them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

OWNER = ["store_id", "source_id"]
SOURCE = ["knowledge_sources.store_id", "knowledge_sources.id"]


def of_source(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("store_id", sa.Uuid, sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False),
        sa.Column("source_id", sa.Uuid, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(OWNER, SOURCE, ondelete="CASCADE"),
    )


def upgrade() -> None:
    op.create_table(
        "knowledge_sources",
        sa.Column("store_id", sa.Uuid, sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False, server_default=""),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False, server_default=""),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
        sa.Column("done", sa.Integer, nullable=False, server_default="0"),
        sa.Column("total", sa.Integer, nullable=False, server_default="0"),
        sa.Column("size", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("newest", sa.Integer, nullable=False, server_default="0"),
        sa.Column("published", sa.Integer, nullable=False, server_default="0"),
        sa.Column("every_days", sa.Integer, nullable=False, server_default="0"),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("read_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("store_id", "id"),
    )
    op.create_index("knowledge_sources_due", "knowledge_sources", ["due_at"])
    of_source(
        "knowledge_versions",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(*OWNER, "number"),
    )
    of_source(
        "knowledge_pieces",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint(*OWNER, "number"),
    )
    of_source(
        "knowledge_pages",
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False, server_default=""),
        sa.PrimaryKeyConstraint(*OWNER, "url"),
    )


def downgrade() -> None:
    for name in ("knowledge_pages", "knowledge_pieces", "knowledge_versions", "knowledge_sources"):
        op.drop_table(name)
