"""The house's own inbox: its tickets, what the team notes on them, and who the team is."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Text, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR

from storage.tables.columns import moment, of_store

# The number that a store's newest ticket has: none is ever given twice.
team_numbers = of_store(
    "team_numbers",
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("store_id"),
)

# `words` are what tickets are searched by; `note_html` is empty until the note is added.
team_tickets = of_store(
    "team_tickets",
    Column("number", Integer, nullable=False),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("external_id", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("requester", Text, nullable=False),
    Column("requester_name", Text, nullable=False),
    Column("verified", Boolean, nullable=False),
    Column("profile_id", Text, nullable=False),
    Column("request_html", Text, nullable=False),
    Column("note_html", Text, nullable=False, server_default=""),
    Column("note_text", Text, nullable=False, server_default=""),
    Column("tags", ARRAY(Text), nullable=False),
    Column("priority", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("assignee", Text, nullable=False, server_default=""),
    Column("words", TSVECTOR, nullable=False),
    moment("opened_at"),
    moment("updated_at"),
    PrimaryKeyConstraint("store_id", "number"),
    UniqueConstraint("store_id", "external_id"),
    Index("team_tickets_newest", "store_id", "updated_at", "number"),
    Index("team_tickets_conversation", "conversation_id"),
    Index("team_tickets_words", "words", postgresql_using="gin"),
)

# What the shopper wrote after the ticket was opened, each once.
team_comments = of_store(
    "team_comments",
    Column("key", Text, nullable=False),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("html", Text, nullable=False),
    moment("at"),
    PrimaryKeyConstraint("store_id", "key"),
    Index("team_comments_conversation", "conversation_id"),
)

# What the team tells itself about a conversation.
team_notes = of_store(
    "team_notes",
    Column("id", Uuid, primary_key=True),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("member", Text, nullable=False),
    Column("text", Text, nullable=False),
    moment("at"),
    Index("team_notes_conversation", "conversation_id"),
)

# Members of the store's staff, by Shopify's user id, from the first time they open the inbox.
team_members = of_store(
    "team_members",
    Column("member", Text, nullable=False),
    Column("name", Text, nullable=False, server_default=""),
    Column("level", Text, nullable=False),
    moment("since"),
    PrimaryKeyConstraint("store_id", "member"),
)

team_reads = of_store(
    "team_reads",
    Column("member", Text, nullable=False),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    moment("read_at"),
    PrimaryKeyConstraint("store_id", "member", "conversation_id"),
    Index("team_reads_conversation", "conversation_id"),
)

team_templates = of_store(
    "team_templates",
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    moment("updated_at"),
    UniqueConstraint("store_id", "name"),
)
