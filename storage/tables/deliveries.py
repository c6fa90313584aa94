"""What Shopify delivered, and what must be done after it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    func,
    text,
)

from storage.tables.columns import moment, of_store

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
