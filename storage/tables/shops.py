"""What we hold of a shop: goods, orders, customers, texts, and how far the reading of them has come."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    DateTime,
    Index,
    Integer,
    Numeric,
    PrimaryKeyConstraint,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from storage.tables.columns import moment, of_store, told_at

products = of_store(
    "products",
    Column("id", BigInteger, nullable=False),
    Column("title", Text, nullable=False),
    Column("product_type", Text, nullable=False),
    Column("for_sale", Boolean, nullable=False),
    Column("record", JSONB(none_as_null=True)),
    Column("grams", ARRAY(Text), nullable=False),
    Column("words_hash", Text, nullable=False),
    # What its cheapest make costs and its dearest: out of hundreds of records it would have to be read each time.
    Column("low", Numeric),
    Column("high", Numeric),
    moment("version"),
    told_at(),
    # When we last took it in: a shop's own times say nothing of that.
    Column("kept_at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
    moment("deleted_at", required=False),
    PrimaryKeyConstraint("store_id", "id"),
    Index("products_grams", "grams", postgresql_using="gin", postgresql_with={"gin_pending_list_limit": 64}),
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
    # Out of the record by PostgreSQL itself, so that it goes when that does.
    Column("postcode", Text, Computed("record #>> '{shipping_address,postcode}'", persisted=True)),
    moment("created_at", required=False),
    Column("record", JSONB(none_as_null=True)),
    moment("version"),
    told_at(),
    moment("deleted_at", required=False),
    PrimaryKeyConstraint("store_id", "id"),
    Index("orders_name", "store_id", "name_key"),
    Index("orders_confirmation", "store_id", "confirmation_key"),
    # The number in a name without the shop's letters, by which an order's own shopper may call it.
    Index("orders_number", "store_id", text("substring(name_key, '^[^0-9]*([0-9]+)[^0-9]*$')")),
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

# The conversation that the cart's attribute names: what its storefront was told by the chat, or by anybody else.
CHAT = (
    """jsonb_path_query_first(record, 'strict $."attributes"[*]?(@[0] == "_shopfloor_chat")[1]', '{}', true) #>> '{}'"""
)
Index("orders_after_chats", orders.c.store_id, text(f"({CHAT})"), postgresql_where=text(f"({CHAT}) IS NOT NULL"))

# The last digits are the same in every way of writing one phone; the rest is compared by domain.contacts.
PHONE_TAIL = "\"right\"(regexp_replace(record ->> 'phone', '[^0-9]', '', 'g'), 7)"
HAS_PHONE = text("(record ->> 'phone') <> ''")
Index("orders_phone", orders.c.store_id, text(PHONE_TAIL), postgresql_where=HAS_PHONE)
Index("customers_phone", customers.c.store_id, text(PHONE_TAIL), postgresql_where=HAS_PHONE)
