"""Stores, their keys to Shopify, and log-ins under way."""

from sqlalchemy import Boolean, Column, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from storage.tables.columns import metadata, moment, of_store

stores = Table(
    "stores",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("contact_email", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("road", Text, nullable=False, server_default="code_grant"),
    Column("scopes", Text, nullable=False, server_default=""),
    moment("scopes_at", required=False),
    moment("details_at", required=False),
    Column("chat_audience", Text, nullable=False, server_default="everyone"),
    Column("chat_share", Integer, nullable=False, server_default="100"),
    Column("chat_paused", Boolean, nullable=False, server_default=text("false")),
    Column("chat_greetings", JSONB, nullable=False, server_default=text("'{}'::jsonb")),
    # JSON as text: it is read with every request, and parsed once for as long as it stays as it is.
    Column("chat_voice", Text, nullable=False, server_default="{}"),
    Column("chat_model", Text, nullable=False, server_default="{}"),
    Column("sealed_model_key", LargeBinary, nullable=False, server_default=text("''::bytea")),
    moment("installed_at"),
    moment("uninstalled_at", required=False),
)

tokens = of_store(
    "tokens",
    Column("sealed_access", LargeBinary, nullable=False),
    Column("sealed_refresh", LargeBinary, nullable=False),
    moment("access_expires_at"),
    moment("refresh_expires_at"),
    Column("scope", Text, nullable=False),
    Column("rejected", Boolean, nullable=False, server_default=text("false")),
    PrimaryKeyConstraint("store_id"),
)

# One row for each browser sent away to log in somewhere; taken exactly once when it comes back.
oauth_states = Table(
    "oauth_states",
    metadata,
    Column("state_hash", Text, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("data", JSONB, nullable=False),
    moment("expires_at"),
)
