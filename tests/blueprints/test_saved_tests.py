"""Saved tests: kept from the playground, run after a change, and one store's alone."""

import re
from datetime import UTC, datetime
from html import unescape
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import text
from werkzeug.test import TestResponse

from domain.customers import Customer
from domain.errors import InvalidRequest
from domain.knowledge.answers import delete_source
from domain.knowledge.ingestion import learn_products
from domain.privacy.accesses import Seen
from domain.rehearsing.rehearsals import Script, rehearse
from domain.rehearsing.saved_tests import MOST_TESTS, SavedTest, Standing, fingerprint
from domain.rehearsing.saved_tests import save as save_test
from integrations.shopify.payloads import parse_product
from jobs.rehearsing import run_tests
from tests.blueprints.callers import give_tokens, merchant
from tests.blueprints.test_playground import ask, words
from tests.domain.talks import context_of
from tests.world import NOW, Tenant, World, jacket

PRICE = "What does the Alice Rain Jacket cost?"
RETURNS = "How long can I return something?"
AS_OWN = {"who": "customer", "who_words": "Own Shopper1"}
LATER = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_saved(world: World) -> None:
    give_tokens(world, world.alice)
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM saved_tests"))
        work.connection.execute(text("DELETE FROM access_log"))
        learn_products(
            world.alice.store, [parse_product(jacket(1, "alice"), f"https://{world.alice.store.shop}")], work
        )


def post(world: World, tenant: Tenant, path: str, **form: object) -> TestResponse:
    return world.client.post(f"/admin/playground/tests{path}", data=form, headers=merchant(world, tenant))


def hidden(page: str, name: str) -> list[str]:
    return [unescape(found) for found in re.findall(rf'name="{name}" value="([^"]*)"', page)]


def save(world: World, tenant: Tenant, *questions: str, **form: object) -> TestResponse:
    """Ask, and press the button beneath what came."""
    page = words(ask(world, tenant, questions[-1], *questions[:-1], **form))
    kept = {name: hidden(page, name) for name in ("said", "who", "customer", "product", "seen")}
    return post(world, tenant, "", question="", **kept)


def saved(world: World, tenant: Tenant) -> list[SavedTest]:
    with world.services.begin() as work:
        return work.saved_tests.all(tenant.store)


def run(world: World) -> str:
    return words(post(world, world.alice, "/run"))


def raise_the_price(world: World) -> None:
    learn(world, jacket(1, "alice", "99.00", "2099-11-21T09:00:00-05:00"))


def hide_the_jacket(world: World) -> None:
    learn(world, {**jacket(1, "alice", "89.00", "2099-11-21T09:00:00-05:00"), "status": "draft"})


def learn(world: World, product: dict[str, Any]) -> None:
    with world.services.begin() as work:
        learn_products(world.alice.store, [parse_product(product, f"https://{world.alice.store.shop}")], work)


@pytest.fixture
def price_again(world: World):
    yield
    with world.services.begin() as work:
        work.connection.execute(text("UPDATE products SET version = 'epoch', told_at = 'epoch'"))
        learn_products(
            world.alice.store, [parse_product(jacket(1, "alice"), f"https://{world.alice.store.shop}")], work
        )


def test_an_answer_is_saved_once_and_holds_when_nothing_changed(world: World) -> None:
    assert "Saved as a test." in words(save(world, world.alice, PRICE, "does it come in L?"))
    assert "were a test already" in words(save(world, world.alice, PRICE, "does it come in L?"))
    [test] = saved(world, world.alice)
    assert [told.question for told in test.expected] == [PRICE, "does it come in L?"]
    page = run(world)
    assert "1 test: 1 holds." in page and "As it is now" not in page
    assert saved(world, world.bob) == []
    with world.services.begin() as work:
        assert "saved a test" in [one.what for one in work.activity.newest(world.alice.store, 9)]


@pytest.mark.usefixtures("price_again")
def test_a_changed_price_holds_as_a_new_fact_and_is_accepted(world: World) -> None:
    save(world, world.alice, PRICE)
    raise_the_price(world)
    page = run(world)
    assert "1 test: 1 tells new facts." in page and "“$89.00” is “$99.00” now (Price, from, Alice Rain Jacket)." in page
    assert "costs $89.00" in page and "costs $99.00" in page
    [test] = saved(world, world.alice)
    assert test.run_at
    old = post(world, world.alice, f"/{test.id}/accept", run_at="2020-01-01T00:00:00+00:00")
    assert "run again or deleted meanwhile" in words(old)
    assert "Accepted" in words(post(world, world.alice, f"/{test.id}/accept", run_at=test.run_at.isoformat()))
    [test] = saved(world, world.alice)
    assert test.standing is Standing.HOLDS and "$99.00" in test.expected[0].text
    assert "1 test: 1 holds." in run(world)


def test_who_writes_an_answer_is_led_to_the_tests(world: World) -> None:
    form = {"title": "Do you wrap gifts?", "text": "Yes, for 4 EUR an order.", "how": "publish"}
    for questions, led in (((), False), ((PRICE,), True)):
        if questions:
            save(world, world.alice, *questions)
        answer = world.client.post("/admin/knowledge/answer", data=form, headers=merchant(world, world.alice))
        assert ("saved tests still hold" in answer.get_data(as_text=True)) is led
    with world.services.begin() as work:
        for source in work.sources.all(world.alice.store):
            delete_source(world.alice.store, source.id, work)


@pytest.mark.usefixtures("price_again")
def test_a_product_that_is_gone_differs_and_the_checklist_says_so(world: World) -> None:
    save(world, world.alice, PRICE)
    hide_the_jacket(world)
    page = run(world)
    assert "1 test: 1 differs." in page and "It no longer says “$89.00” (Price, from, Alice Rain Jacket)." in page
    assert "As you kept it" in page and "As it is now" in page
    home = world.client.get("/admin/", headers=merchant(world, world.alice)).get_data(as_text=True)
    assert "Your saved test differs" in home


def test_what_changed_since_it_was_seen_is_not_saved(world: World) -> None:
    answer = post(world, world.alice, "", said=[PRICE], seen="what somebody made up")
    assert answer.status_code == 422 and "have changed since you saw them" in answer.get_data(as_text=True)
    assert saved(world, world.alice) == []


def test_a_test_in_a_customers_name_is_noted_and_goes_with_the_customer(world: World) -> None:
    words(save(world, world.alice, "Where is my order?", **AS_OWN))
    page = run(world)
    assert "Asked by Own Shopper1" in page and "1 test: 1 holds." in page
    with world.services.begin() as work:
        noted = [one for one in work.accesses.newest(world.alice.store, 20) if one.seen is Seen.CUSTOMER]
        changes = [one.detail for one in work.activity.newest(world.alice.store, 9)]
    assert len(noted) == 3 and {one.record_id for one in noted} == {str(world.alice.own_customer)}
    assert changes == [""]
    with world.services.begin() as work, work.undone():
        work.customers.delete(world.alice.store, world.alice.own_customer, LATER)
        assert work.saved_tests.all(world.alice.store) == []
    assert len(saved(world, world.alice)) == 1


def test_who_is_forgotten_while_a_test_is_saved_takes_it_along(world: World) -> None:
    store, leaving = world.alice.store, Customer(77, "gone@mail.example", "", "Gone", "Soon", "", NOW)
    with world.services.begin() as work:
        work.customers.put(store, leaving)

    def forget() -> None:
        with world.services.begin() as work:
            work.customers.delete(store, leaving.id, LATER)

    forgetting = Thread(target=forget)
    with world.services.begin() as work:
        script = Script(("Hi",), leaving.id)
        found = rehearse(store, script, work, context_of(world))
        save_test(store, script, found, fingerprint(found), LATER, work)
        forgetting.start()
        forgetting.join(0.5)
        assert forgetting.is_alive()
    forgetting.join(10)
    assert saved(world, world.alice) == []
    with world.services.begin() as work, pytest.raises(InvalidRequest):
        save_test(store, script, found, fingerprint(found), LATER, work)


def test_what_would_keep_a_persons_data_is_not_saved(world: World) -> None:
    answer = save(world, world.alice, "Where is order #1002? My e-mail is other.alice@mail.example")
    assert answer.status_code == 422 and "belongs to one person" in answer.get_data(as_text=True)
    assert saved(world, world.alice) == []


def test_a_customer_who_is_gone_is_told_and_nobody_answers_for_them(world: World) -> None:
    words(save(world, world.alice, "Where is my order?", **AS_OWN))
    with world.services.begin() as work:
        work.connection.execute(text("UPDATE saved_tests SET customer_id = 7"))
    page = run(world)
    assert "1 differs" in page and "not, or no longer, among" in page and "a customer who is gone" in page


def test_many_are_left_to_a_worker_and_shown_as_they_end(world: World) -> None:
    save(world, world.alice, *["Hi"] * 12)
    save(world, world.alice, *["Hello"] * 12)
    save(world, world.alice, PRICE)
    page = run(world)
    assert "They are being run" in page and "0 of 3 run" in page and 'data-live="1"' in page
    run_tests.__wrapped__(world.services, world.alice.store, "staff:71")  # type: ignore[attr-defined]  # the worker's
    page = words(world.client.get("/admin/playground/tests", headers=merchant(world, world.alice)))
    assert "3 tests: 3 hold." in page and "data-live" not in page


def look(world: World) -> str:
    return words(world.client.get("/admin/playground/tests", headers=merchant(world, world.alice)))


def test_a_change_that_bears_on_answers_is_told_until_they_are_run(world: World) -> None:
    save(world, world.alice, PRICE)
    assert "Since they were run" not in run(world)
    head = merchant(world, world.alice)
    for path in ("/admin/launch/pause", "/admin/launch/resume"):
        world.client.post(path, headers=head)
    assert "Since they were run" not in look(world) and "has just changed" not in look(world)
    world.client.post("/admin/handoff/hours", data={"when": "unsaid", "topic": "complaint"}, headers=head)
    page = look(world)
    assert "What they stand on has just changed: your staff changed when the team is there." in page
    assert "by themselves within a minute" in page and 'data-live="5"' in page
    assert "run again within a minute" in words(world.client.get("/admin/", headers=head))
    world.services.redis.flushdb()  # where that is lost, it is said all the same, and a press is enough
    assert "Since they were run, your staff changed when the team is there. Run them again" in look(world)
    assert "Since they were run" not in run(world)


def test_another_store_can_neither_see_run_accept_nor_delete_it(world: World) -> None:
    save(world, world.alice, PRICE)
    [test] = saved(world, world.alice)
    give_tokens(world, world.bob)
    page = words(world.client.get("/admin/playground/tests", headers=merchant(world, world.bob)))
    assert "Alice" not in page and "None yet" in page
    assert test.run_at
    assert "meanwhile" in words(post(world, world.bob, f"/{test.id}/accept", run_at=test.run_at.isoformat()))
    post(world, world.bob, f"/{test.id}/delete")
    post(world, world.bob, "/run")
    assert saved(world, world.alice) == [test]
    post(world, world.alice, f"/{test.id}/delete")
    assert saved(world, world.alice) == []


def test_there_is_an_end_to_them(world: World) -> None:
    save(world, world.alice, PRICE)
    with world.services.begin() as work:
        copies = (
            "INSERT INTO saved_tests (store_id, id, questions, expected, standing, saved_at) SELECT store_id,"
            " gen_random_uuid(), to_jsonb(ARRAY['Hi ' || n]), '[]', 'holds', saved_at"
            f" FROM saved_tests, generate_series(2, {MOST_TESTS}) n"
        )
        work.connection.execute(text(copies))
    answer = save(world, world.alice, RETURNS)
    assert answer.status_code == 422 and "Delete one first" in answer.get_data(as_text=True)
    assert "were a test already" in words(save(world, world.alice, PRICE))


@pytest.mark.parametrize("path", ["", "/run", "/00000000-0000-0000-0000-000000000007/accept"])
def test_nobody_else_changes_them(world: World, path: str) -> None:
    for headers in ({}, {"Authorization": "Bearer forged"}):
        assert world.client.post(f"/admin/playground/tests{path}", data={}, headers=headers).status_code == 401
