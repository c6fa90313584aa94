"""Shoppers, what was said, and where it was handed over."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    Uuid,
    false,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from storage.tables.columns import moment, of_store

JUDGED_BY = ["store_id", "author", "at", "outcome", "intents", "helpful", "unasked"]

profiles = of_store(
    "profiles",
    Column("id", Uuid, primary_key=True),
    Column("customer_id", BigInteger),
    moment("created_at"),
    UniqueConstraint("store_id", "customer_id"),
)

visitors = of_store(
    "visitors",
    Column("visitor", Text, nullable=False),
    Column("profile_id", Uuid, ForeignKey("profiles.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("store_id", "visitor"),
)

conversations = of_store(
    "conversations",
    Column("id", Uuid, primary_key=True),
    Column("profile_id", Uuid, ForeignKey("profiles.id", ondelete="CASCADE"), nullable=False),
    Column("visitor", Text, nullable=False),
    Column("customer_id", BigInteger),
    Column("state", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("timezone", Text, nullable=False, server_default=""),
    Column("topic", JSONB, nullable=False, server_default=text("'{}'::jsonb")),
    Column("proven_orders", ARRAY(BigInteger), nullable=False, server_default=text("'{}'")),
    Column("proven_email_hashes", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("handoff", JSONB, nullable=False, server_default=text("'{}'::jsonb")),
    moment("started_at"),
    moment("last_at"),
    Index("conversations_newest", "store_id", "last_at"),
    Index("conversations_age", "last_at"),
)

messages = of_store(
    "messages",
    Column("id", Uuid, primary_key=True),
    Column("sequence", BigInteger, Identity(), nullable=False),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("author", Text, nullable=False),
    Column("author_name", Text, nullable=False, server_default=""),
    Column("text", Text, nullable=False),
    moment("at"),
    Column("envelope", JSONB(none_as_null=True)),
    Column("receipt", JSONB(none_as_null=True)),
    Column("helpful", Boolean),
    Column("event_id", Text),
    Column("unasked", Boolean, nullable=False, server_default=false()),
    # By PostgreSQL itself, for the index alone: how conversations ended is read without their messages.
    Column("outcome", Text, Computed("envelope ->> 'outcome'", persisted=True)),
    Column("intents", JSONB, Computed("receipt -> 'intents'", persisted=True)),
    UniqueConstraint("store_id", "event_id"),
    Index("messages_in_order", "conversation_id", "sequence", postgresql_include=JUDGED_BY),
)

handoff_settings = of_store(
    "handoff_settings",
    Column("channel", Text, nullable=False, server_default="web_chat"),
    Column("method", Text, nullable=False),
    Column("email", Text, nullable=False, server_default=""),
    Column("message", Text, nullable=False, server_default=""),
    Column("hours", JSONB(none_as_null=True)),
    Column("topics", JSONB, nullable=False, server_default="[]"),
    Column("rules", JSONB, nullable=False, server_default="[]"),
    PrimaryKeyConstraint("store_id", "channel"),
)

helpdesks = of_store(
    "helpdesks",
    Column("kind", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("advice", Text, nullable=False, server_default=""),
    moment("connected_at"),
    PrimaryKeyConstraint("store_id", "kind"),
)

# Each time a conversation was handed to people.
rounds = of_store(
    "rounds",
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("method", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    moment("began_at"),
    moment("told_at", required=False),
    moment("ended_at", required=False),
    PrimaryKeyConstraint("conversation_id", "number"),
    UniqueConstraint("store_id", "external_id"),
)

# Of each round, part 0 is the ticket; what the shopper writes later follows it as comments, in order.
outbox = of_store(
    "outbox",
    Column("id", Uuid, primary_key=True),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("round", Integer, nullable=False, server_default="1"),
    Column("part", Integer, nullable=False, server_default="0"),
    Column("kind", Text, nullable=False, server_default="ticket"),
    Column("method", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    moment("created_at"),
    moment("next_at"),
    moment("tried_since", required=False),
    Column("ticket_id", Text, nullable=False, server_default=""),
    Column("ticket_url", Text, nullable=False, server_default=""),
    Column("advice", Text, nullable=False, server_default=""),
    moment("merchant_told_at", required=False),
    UniqueConstraint("conversation_id", "round", "part", name="outbox_part"),
)
Index(
    "outbox_untold",
    outbox.c.store_id,
    postgresql_where=(outbox.c.state == "failed") & outbox.c.merchant_told_at.is_(None),
)
Index("outbox_due", outbox.c.next_at, postgresql_where=outbox.c.state.in_(["waiting", "opened"]))

# Whom a conversation speaks of: keyed hashes of the e-mails, phones and orders in it, so that it can be found again.
person_keys = of_store(
    "person_keys",
    Column("hash", Text, nullable=False),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("store_id", "hash", "conversation_id"),
    Index("person_keys_conversation", "conversation_id"),
)
