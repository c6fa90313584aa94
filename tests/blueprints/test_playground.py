"""The playground: answered as in the store, with its receipt, for one's own store alone, and nothing of it stays."""

import pytest
from markupsafe import escape
from sqlalchemy import text
from werkzeug.test import TestResponse

from blueprints.merchant.wishes_in_words import WISHES
from domain.agent.intents import Intent
from domain.launching import Launch
from domain.privacy.accesses import Access, Seen
from domain.rehearsing.rehearsals import MOST_QUESTIONS
from storage.tables import metadata
from tests.blueprints.callers import give_tokens, merchant, visitor_of
from tests.blueprints.test_tenancy import unscoped
from tests.blueprints.watching import watched
from tests.world import Tenant, World

LOGS = {"access_log", "activity_log"}  # what stays on purpose


@pytest.fixture(autouse=True)
def let_in(world: World) -> None:
    give_tokens(world, world.alice)
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM access_log"))


def ask(world: World, tenant: Tenant, question: str, *before: str, **form: object) -> TestResponse:
    given = {"question": question, "said": list(before), **form}
    return world.client.post("/admin/playground", data=given, headers=merchant(world, tenant))


def words(answer: TestResponse, status: int = 200) -> str:
    page = answer.get_data(as_text=True)
    assert answer.status_code == status, page
    return page


def held(world: World) -> dict[str, int]:
    """Return how many rows each table has, but for the logs."""
    with world.services.begin() as work:
        return {
            name: work.connection.scalar(text(f"SELECT count(*) FROM {name}"))
            for name in metadata.tables
            if name not in LOGS
        }


def seen(world: World, tenant: Tenant) -> list[Access]:
    with world.services.begin() as work:
        return work.accesses.newest(tenant.store, 20)


def test_an_answer_stands_with_what_it_was_made_of(world: World) -> None:
    page = words(ask(world, world.alice, "What does the Alice Rain Jacket cost?"))
    assert "Alice Rain Jacket costs $89.00." in page
    assert "A product&#39;s price" in page and "Price, from" in page and "89.00 USD" in page
    assert "https://admin.shopify.com/store/alice-goods/products/8000000000001" in page
    assert "1 Nov 2026, 09:00" in page and "learnt" in page  # by the clock of New York
    assert "2 facts, each found in a record" in page


@pytest.mark.parametrize(
    "question",
    [
        "What is your cheapest jacket?",
        "How long can I return something?",
        "Where is order #1001?",
        "hi",
        "Do you wrap it?",
    ],
)
def test_a_shopper_is_told_the_same(world: World, question: str) -> None:
    told = visitor_of(world, world.alice).say(question)["message"]["text"]
    assert str(escape(told)) in words(ask(world, world.alice, question))


def test_a_conversation_goes_on_from_what_was_said(world: World) -> None:
    page = words(ask(world, world.alice, "does it come in L?", "What does the Alice Rain Jacket cost?"))
    assert "costs $89.00" in page and "(L) is sold out" in page
    assert page.count('<input type="hidden" name="said"') == 2


def test_a_product_page_tells_what_it_means(world: World) -> None:
    page = words(ask(world, world.alice, "what does it weigh?", page_words="alice rain jacket"))
    assert "It weighs 301 grams" in page and "The page of Alice Rain Jacket" in page


def test_a_customer_found_by_name_or_email_reads_their_own_order_and_that_is_noted(world: World) -> None:
    for given in ("Own Shopper1", "own.alice@mail.example"):
        page = words(ask(world, world.alice, "Where is my order?", who="customer", who_words=given))
        assert "Order #1001 has shipped" in page and "TRACK11001" in page and "#1002" not in page
    noted = {(one.actor, one.seen, one.record_id) for one in seen(world, world.alice)}
    assert ("staff:71000001", Seen.CUSTOMER, str(world.alice.own_customer)) in noted
    assert ("staff:71000001", Seen.ORDER, "9000000001001") in noted
    assert seen(world, world.bob) == []


def test_namesakes_are_asked_about_and_strangers_are_told_so(world: World) -> None:
    page = words(ask(world, world.alice, "Where is my order?", who="customer", who_words="shopper1"), 422)
    assert "Several of your customers" in page and page.count('name="customer"') == 2
    for nobody in ("Shopper2", "own.bob@mail.example", "@", "%"):
        page = words(ask(world, world.alice, "Where is my order?", who="customer", who_words=nobody), 422)
        assert "No customer of your store" in page and "TRACK" not in page
    assert "Write the e-mail address" in words(ask(world, world.alice, "Hi", who="customer"), 422)


def test_another_stores_customers_and_products_are_none(world: World) -> None:
    page = words(ask(world, world.alice, "Where is my order?", who="customer", customer=world.bob.own_customer), 422)
    assert "not, or no longer, among" in page and "TRACK" not in page
    page = words(ask(world, world.alice, "What is it?", "Hi", product=world.bob.product), 422)
    assert "not, or no longer, for sale" in page and "Bob Rain Jacket" not in page
    page = words(ask(world, world.alice, "What is it?", page_words="Bob Rain Jacket"))
    assert "Bob Rain Jacket costs" not in page and "302" not in page


def test_an_order_of_a_visitor_has_to_be_proven_and_reading_it_is_noted(world: World) -> None:
    assert "give the order number" in words(ask(world, world.alice, "Where is my order #1002?"))
    assert seen(world, world.alice) == []
    page = words(ask(world, world.alice, "Where is order #1002? My e-mail is other.alice@mail.example"))
    assert "TRACK11002" in page
    assert [(one.seen, one.record_id) for one in seen(world, world.alice)] == [(Seen.ORDER, "9000000001002")]


def test_nothing_is_kept_counted_or_sent_even_when_it_would_be_handed_over(world: World) -> None:
    before, told = held(world), []
    world.services.storage.tell = told.append  # type: ignore[method-assign]  # who is told of changed conversations
    page = words(ask(world, world.alice, "do you ship to Iceland?"))
    assert "Did not know" in page or "Offered a person" in page
    page = words(ask(world, world.alice, "I want to talk to a person", who="customer", who_words="Own Shopper1"))
    assert "Shall I?" in page and "Nothing was sent" not in page and 'name="chip" value="Yes"' in page
    page = words(
        ask(world, world.alice, "yes", "I want to talk to a person", who="customer", customer=world.alice.own_customer)
    )
    assert "Nothing was sent" in page and "Would go to your team" in page and world.alice.own_email in page
    assert held(world) == before and told == [] and not world.services.redis.keys("rq:*")
    with world.services.begin() as work:
        assert work.gaps.told(world.alice.store, 5) == [] and work.conversations.newest(world.alice.store, 5) == []


def test_who_asks_before_the_store_was_read_is_told_so(world: World) -> None:
    page = words(world.client.get("/admin/playground", headers=merchant(world, world.alice)))
    assert "has not been read to the end" in page


def test_a_pause_of_the_chat_does_not_stop_it(world: World) -> None:
    with world.services.begin() as work:
        work.stores.launch(world.alice.store, Launch(paused=True))
    assert "costs $89.00" in words(ask(world, world.alice, "What does the Alice Rain Jacket cost?"))


def test_a_conversation_ends_and_what_is_empty_or_long_is_told(world: World) -> None:
    assert "Write what a shopper would ask" in words(ask(world, world.alice, "  "), 422)
    assert "Keep it under" in words(ask(world, world.alice, "x" * 2001), 422)
    assert "ends after" in words(ask(world, world.alice, "Hi", *["Hi"] * MOST_QUESTIONS), 422)


def test_what_is_typed_is_shown_as_text(world: World) -> None:
    page = words(ask(world, world.alice, "<script>alert(1)</script>\x00 hello"))
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_every_wish_has_words() -> None:
    assert set(WISHES) == set(Intent)


def test_it_reads_its_own_store_alone(world: World) -> None:
    give_tokens(world, world.bob)
    with watched(world) as found:
        words(ask(world, world.bob, "Where is my order?", who="customer", who_words="Own Shopper2"))
        words(ask(world, world.bob, "What does it cost?", page_words="Bob Rain Jacket"))
    assert unscoped(world, found) == []


def test_nobody_else_asks(world: World) -> None:
    for headers in ({}, {"Authorization": "Bearer forged"}):
        assert world.client.post("/admin/playground", data={"question": "Hi"}, headers=headers).status_code == 401
    assert world.client.get("/admin/playground", headers=merchant(world, world.alice)).status_code == 200
