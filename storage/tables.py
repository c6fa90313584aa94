"""Every table of ours but the vectors. All are keyed by store, first."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData()


def moment(name: str, *, required: bool = True) -> Column[datetime]:
    return Column(name, DateTime(timezone=True), nullable=not required)


def told_at() -> Column[datetime]:
    """When the newest telling of a version was triggered: versions are whole seconds, and equal ones may differ."""
    return Column("told_at", DateTime(timezone=True), nullable=False, server_default=text("'epoch'"))


def of_store(name: str, *columns: SchemaItem) -> Table:
    """A table whose rows belong to one store and go with it."""
    owner = Column("store_id", Uuid, ForeignKey("stores.id", ondelete="CASCADE"), nullable=False)
    return Table(name, metadata, owner, *columns)


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

inbox = of_store(
    "inbox",
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("webhook_id", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("topic", Text, nullable=False),
    moment("triggered_at"),
    Column("received_at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
    Column("body", LargeBinary),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Text, nullable=False, server_default=""),
    # The order that an early delivery waits for.
    Column("awaits", BigInteger),
    moment("settled_at", required=False),
    UniqueConstraint("store_id", "webhook_id"),
)
Index(
    "inbox_waiting",
    inbox.c.store_id,
    inbox.c.triggered_at,
    inbox.c.id,
    postgresql_where=inbox.c.state == "waiting",
)

Index("inbox_early", inbox.c.store_id, inbox.c.awaits, postgresql_where=inbox.c.state == "early")
Index(
    "inbox_set_aside",
    inbox.c.store_id,
    inbox.c.triggered_at,
    inbox.c.id,
    postgresql_where=inbox.c.state == "set_aside",
)
Index("inbox_settled", inbox.c.settled_at, postgresql_where=inbox.c.state.in_(["applied", "skipped"]))

# What must be done after a delivery, until it is done. `record_id` is 0 where the task concerns the whole store.
follow_ups = of_store(
    "follow_ups",
    Column("task", Text, nullable=False),
    Column("record_id", BigInteger, nullable=False),
    # When the shop triggered the newest delivery that asked for it.
    moment("told_at"),
    moment("next_at"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("given_up", Boolean, nullable=False, server_default=text("false")),
    PrimaryKeyConstraint("store_id", "task", "record_id"),
)
Index("follow_ups_due", follow_ups.c.next_at, postgresql_where=~follow_ups.c.given_up)

products = of_store(
    "products",
    Column("id", BigInteger, nullable=False),
    Column("title", Text, nullable=False),
    Column("product_type", Text, nullable=False),
    Column("for_sale", Boolean, nullable=False),
    Column("record", JSONB(none_as_null=True)),
    Column("grams", ARRAY(Text), nullable=False),
    Column("words_hash", Text, nullable=False),
    moment("version"),
    told_at(),
    # When we last took it in: a shop's own times say nothing of that.
    Column("kept_at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
    moment("deleted_at", required=False),
    PrimaryKeyConstraint("store_id", "id"),
    Index("products_grams", "grams", postgresql_using="gin"),
    Index("products_type", "store_id", func.lower(text("product_type")), postgresql_where=text("for_sale")),
)

# The stock of variants as read after a stock webhook, which a product's older version must not undo.
stock = of_store(
    "stock",
    Column("variant_id", BigInteger, nullable=False),
    Column("product_id", BigInteger, nullable=False),
    Column("quantity", BigInteger),
    Column("available", Boolean, nullable=False),
    moment("told_at"),
    PrimaryKeyConstraint("store_id", "variant_id"),
    Index("stock_product", "store_id", "product_id"),
)

orders = of_store(
    "orders",
    Column("id", BigInteger, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("confirmation_key", Text, nullable=False),
    Column("customer_id", BigInteger),
    Column("email_hash", Text, nullable=False),
    moment("created_at", required=False),
    Column("record", JSONB(none_as_null=True)),
    moment("version"),
    told_at(),
    moment("deleted_at", required=False),
    PrimaryKeyConstraint("store_id", "id"),
    Index("orders_name", "store_id", "name_key"),
    Index("orders_confirmation", "store_id", "confirmation_key"),
    Index("orders_customer", "store_id", "customer_id", "created_at"),
    Index("orders_email", "store_id", "email_hash"),
)

customers = of_store(
    "customers",
    Column("id", BigInteger, nullable=False),
    Column("email_hash", Text, nullable=False),
    Column("record", JSONB(none_as_null=True)),
    moment("version"),
    told_at(),
    moment("deleted_at", required=False),
    PrimaryKeyConstraint("store_id", "id"),
    Index("customers_email", "store_id", "email_hash"),
)

documents = of_store(
    "documents",
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("words_hash", Text, nullable=False),
    moment("version"),
    PrimaryKeyConstraint("store_id", "kind", "id"),
)

imports = of_store(
    "imports",
    Column("state", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("total", Integer),
    Column("counts", JSONB, nullable=False, server_default=text("'{}'::jsonb")),
    Column("bulk_id", Text, nullable=False, server_default=""),
    # Bytes of the bulk file that are taken in.
    Column("position", BigInteger, nullable=False, server_default="0"),
    Column("unread", Integer, nullable=False, server_default="0"),
    Column("unread_why", Text, nullable=False, server_default=""),
    # Phases that this store's permissions do not reach.
    Column("denied", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("problem", Text, nullable=False, server_default=""),
    moment("started_at"),
    moment("phase_started_at"),
    moment("finished_at", required=False),
    PrimaryKeyConstraint("store_id"),
)

# How far each kind of record has been compared with the shop since the import, and what stands in the way.
readings = of_store(
    "readings",
    Column("kind", Text, nullable=False),
    Column("bookmark", Text, nullable=False, server_default=""),
    moment("due_at"),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("problem", Text, nullable=False, server_default=""),
    PrimaryKeyConstraint("store_id", "kind"),
    Index("readings_due", "kind", "due_at"),
)

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
    UniqueConstraint("store_id", "event_id"),
    Index("messages_in_order", "conversation_id", "sequence"),
)

handoff_settings = of_store(
    "handoff_settings",
    Column("method", Text, nullable=False),
    Column("email", Text, nullable=False, server_default=""),
    Column("message", Text, nullable=False, server_default=""),
    PrimaryKeyConstraint("store_id"),
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

outbox = of_store(
    "outbox",
    Column("id", Uuid, primary_key=True),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("method", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    moment("created_at"),
    moment("next_at"),
    Column("ticket_id", Text, nullable=False, server_default=""),
    Column("ticket_url", Text, nullable=False, server_default=""),
    Column("advice", Text, nullable=False, server_default=""),
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

# Proof of what was asked for and done. It names no person and outlives its store, so no foreign key ties it to one.
privacy_requests = Table(
    "privacy_requests",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("store_id", Uuid, nullable=False),
    Column("shop_hash", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("request_id", Text, nullable=False),
    Column("subject_keys", ARRAY(Text), nullable=False),
    Column("state", Text, nullable=False),
    moment("received_at"),
    moment("finished_at", required=False),
    Column("counts", JSONB, nullable=False, server_default=text("'{}'::jsonb")),
    Column("tickets", JSONB, nullable=False, server_default=text("'[]'::jsonb")),
    Index("privacy_requests_shop", "shop_hash", "received_at"),
    Index("privacy_requests_store", "store_id", "kind"),
    Index("privacy_requests_age", "received_at"),
)
Index(
    "privacy_requests_open",
    privacy_requests.c.received_at,
    postgresql_where=privacy_requests.c.finished_at.is_(None),
)

privacy_exports = of_store(
    "privacy_exports",
    Column("request_id", Uuid, ForeignKey("privacy_requests.id", ondelete="CASCADE"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
    Index("privacy_exports_age", "made_at"),
)

access_log = of_store(
    "access_log",
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Index("access_log_newest", "store_id", "at"),
    Index("access_log_age", "at"),
)

# The last digits are the same in every way of writing one phone; the rest is compared by domain.contacts.
PHONE_TAIL = "\"right\"(regexp_replace(record ->> 'phone', '[^0-9]', '', 'g'), 7)"
HAS_PHONE = text("(record ->> 'phone') <> ''")
Index("orders_phone", orders.c.store_id, text(PHONE_TAIL), postgresql_where=HAS_PHONE)
Index("customers_phone", customers.c.store_id, text(PHONE_TAIL), postgresql_where=HAS_PHONE)
