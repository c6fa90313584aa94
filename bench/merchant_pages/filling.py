"""Ten thousand conversations: a few that were really had, over HTTP, and copies of them over the last ninety days."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from rich.console import Console
from sqlalchemy import Connection, create_engine, text

from bench.answers.house import SECRET, House, Stocked
from evals.shoppers import Shopper

DAYS = 90
HAD = 44  # conversations that are had; the others are copies
THUMBS = (True, True, None, None, None, None, False)
HELD = """
    SELECT count(*) FROM conversations JOIN stores ON stores.id = conversations.store_id WHERE stores.shop = :shop
"""
# Each copy moves as a whole to a moment of the last ninety days, more of them to the newest.
COPIES = """
    CREATE TEMPORARY TABLE copies AS
        SELECT number, gen_random_uuid() AS fresh, (CAST(:had AS uuid[]))[1 + number % :count] AS original,
            now() - started_at - random() * random() * CAST(:within AS interval) AS later
        FROM generate_series(0, :wanted - 1) AS number
        JOIN conversations ON id = (CAST(:had AS uuid[]))[1 + number % :count]
"""
COPIED = (
    """
    INSERT INTO conversations
        (store_id, id, profile_id, visitor, customer_id, state, locale, handoff, started_at, last_at)
        SELECT store_id, fresh, profile_id, visitor, customer_id, state, locale, handoff, started_at + later,
            last_at + later
        FROM copies JOIN conversations ON id = original
    """,
    """
    INSERT INTO messages (store_id, id, conversation_id, author, text, at, envelope, receipt, helpful, unasked)
        SELECT store_id, gen_random_uuid(), fresh, author, text, at + later, envelope, receipt, helpful, unasked
        FROM copies JOIN messages ON conversation_id = original ORDER BY number, sequence
    """,
    """
    INSERT INTO rounds (store_id, conversation_id, number, method, external_id, began_at)
        SELECT store_id, fresh, rounds.number, method, 'copy_' || fresh, began_at + later
        FROM copies JOIN rounds ON conversation_id = original
    """,
    """
    INSERT INTO person_keys (store_id, hash, conversation_id)
        SELECT store_id, hash, fresh FROM copies JOIN person_keys ON conversation_id = original
    """,
    """
    INSERT INTO knowledge_gaps (store_id, message_id, kind, product_id, at)
        SELECT gap.store_id, same.id, gap.kind, gap.product_id, gap.at + later
        FROM copies JOIN messages AS was ON was.conversation_id = original
        JOIN knowledge_gaps AS gap ON gap.message_id = was.id
        JOIN messages AS same ON same.conversation_id = fresh AND same.at = was.at + later AND same.author = was.author
    """,
    """
    INSERT INTO team_tickets (store_id, number, conversation_id, external_id, key, subject, requester, requester_name,
            verified, profile_id, request_html, note_html, note_text, tags, priority, status, level, words, opened_at,
            updated_at)
        SELECT store_id, 1000 + copies.number, fresh, 'copy_' || fresh, key, subject, requester, requester_name,
            verified, profile_id, request_html, note_html, note_text, tags, priority, status, level, words,
            opened_at + later, updated_at + later
        FROM copies JOIN team_tickets ON conversation_id = original
    """,
    """
    UPDATE orders SET created_at = started_at + interval '1 hour',
            record = jsonb_set(record, '{attributes}', to_jsonb(ARRAY[ARRAY['_shopfloor_chat', CAST(fresh AS text)]]))
        FROM copies JOIN conversations ON conversations.id = fresh, (
            SELECT orders.store_id AS store, orders.id AS order_id, row_number() OVER (ORDER BY orders.id) AS place
            FROM orders JOIN stores ON stores.id = orders.store_id WHERE shop = :shop
        ) AS placed
        WHERE orders.store_id = store AND orders.id = order_id AND place = copies.number + 1
    """,
)
OPENINGS = (
    "Where is my order {order}?",
    "How long does shipping take?",
    "Do you have the {product} in stock?",
    "Wo ist meine Bestellung {order}?",
    "What does the {product} cost?",
    "Can I return something that I have worn?",
    "¿Cuánto tarda el envío?",
    "Hello",
    "Do you ship to Iceland?",
    "What is your cheapest jacket?",
    "I want to talk to a human",
)
FURTHER = (
    "Thanks!",
    "How much was it?",
    "Do you offer gift wrapping?",
    "How can I send it back?",
    "Show me boots under $100",
    "When will it arrive?",
    "What is the meaning of life?",
)

console = Console(highlight=False)


def fill_talks(house: House, store: Stocked, wanted: int) -> None:
    """Have some conversations and copy them, unless the store was filled before."""
    engine = create_engine(house.database_url)
    with engine.connect() as connection:
        held: int = connection.execute(text(HELD), {"shop": store.shop}).scalar_one()
    if held < wanted:
        console.print(f"filling {store.shop} with {wanted:,} conversations ...")
        had = [talk(house, store, number) for number in range(HAD)]
        with engine.begin() as connection:
            copy(connection, store, had, wanted - held - HAD)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


def copy(connection: Connection, store: Stocked, had: Sequence[UUID], wanted: int) -> None:
    given = {"had": list(had), "count": len(had), "wanted": wanted, "within": timedelta(days=DAYS)}
    connection.execute(text(COPIES), given)
    for statement in COPIED:
        connection.execute(text(statement), {"shop": store.shop})


def talk(house: House, store: Stocked, number: int) -> UUID:
    """Hold one conversation of a signed-in customer, of two to four messages; some are handed over."""
    chance = random.Random(number)
    order = chance.choice(store.goods.orders)
    shopper = Shopper.signed_in(house.app, store.shop, order.customer_id or 0, SECRET)
    for words in (OPENINGS[number % len(OPENINGS)], *chance.sample(FURTHER, chance.randint(1, 3))):
        named = words.format(order=order.name, product=chance.choice(store.goods.products).title)
        said = shopper.ask(named)
        thumb = chance.choice(THUMBS)
        if thumb is not None and said["message"]["text"]:
            shopper.http.post(
                f"{house.app}/chat/feedback", json={"message": said["message"]["id"], "helpful": thumb}, timeout=30
            )
    if number % len(OPENINGS) == len(OPENINGS) - 1:
        shopper.post("handoff", consent=True, email="jane@mail.example")
    return UUID(said["conversation"]["id"])
