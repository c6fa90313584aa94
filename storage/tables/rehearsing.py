"""Answers that merchants keep as tests."""

from sqlalchemy import BigInteger, Column, PrimaryKeyConstraint, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from storage.tables.columns import moment, of_store

saved_tests = of_store(
    "saved_tests",
    Column("id", Uuid, nullable=False),
    Column("questions", JSONB, nullable=False),
    # Whom it speaks for: it goes when the customer does.
    Column("customer_id", BigInteger),
    Column("product_id", BigInteger),
    Column("expected", JSONB, nullable=False),
    Column("found", JSONB, nullable=False, server_default=text("'[]'::jsonb")),
    Column("standing", Text, nullable=False),
    Column("problem", Text, nullable=False, server_default=""),
    moment("saved_at"),
    moment("run_at", required=False),
    PrimaryKeyConstraint("store_id", "id"),
)
