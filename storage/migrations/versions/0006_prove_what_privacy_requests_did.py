"""Prove what privacy requests did"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PHONE_TAIL = "right(regexp_replace(record ->> 'phone', '[^0-9]', '', 'g'), 7)"


def of_store(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("store_id", sa.Uuid(), sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False),
        *columns,
    )


def moment(name: str, nullable: bool = False) -> "sa.Column[datetime]":
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    of_store(
        "person_keys",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column(
            "conversation_id", sa.Uuid(), sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False
        ),
        sa.PrimaryKeyConstraint("store_id", "hash", "conversation_id"),
    )
    op.create_index("person_keys_conversation", "person_keys", ["conversation_id"])
    op.create_table(
        "privacy_requests",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("store_id", sa.Uuid(), nullable=False),
        sa.Column("shop_hash", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("subject_keys", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        moment("received_at"),
        moment("finished_at", nullable=True),
        sa.Column("counts", postgresql.JSONB(), nullable=False, server_default=sa.text("'{}'::jsonb")),
        sa.Column("tickets", postgresql.JSONB(), nullable=False, server_default=sa.text("'[]'::jsonb")),
    )
    op.create_index("privacy_requests_shop", "privacy_requests", ["shop_hash", "received_at"])
    op.create_index("privacy_requests_store", "privacy_requests", ["store_id", "kind"])
    op.create_index("privacy_requests_age", "privacy_requests", ["received_at"])
    op.create_index(
        "privacy_requests_open", "privacy_requests", ["received_at"], postgresql_where=sa.text("finished_at IS NULL")
    )
    of_store(
        "privacy_exports",
        sa.Column(
            "request_id", sa.Uuid(), sa.ForeignKey("privacy_requests.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column(
            "made_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("clock_timestamp()")
        ),
    )
    op.create_index("privacy_exports_age", "privacy_exports", ["made_at"])
    of_store(
        "access_log",
        sa.Column("id", sa.BigInteger(), sa.Identity(), primary_key=True),
        moment("at"),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
    )
    op.create_index("access_log_newest", "access_log", ["store_id", "at"])
    op.create_index("access_log_age", "access_log", ["at"])
    op.create_index("conversations_age", "conversations", ["last_at"])
    for table in ("orders", "customers"):
        op.create_index(
            f"{table}_phone",
            table,
            ["store_id", sa.text(f"({PHONE_TAIL})")],
            postgresql_where=sa.text("(record ->> 'phone') <> ''"),
        )


def downgrade() -> None:
    for table in ("orders", "customers"):
        op.drop_index(f"{table}_phone", table)
    op.drop_index("conversations_age", "conversations")
    for table in ("access_log", "privacy_exports", "privacy_requests", "person_keys"):
        op.drop_table(table)
