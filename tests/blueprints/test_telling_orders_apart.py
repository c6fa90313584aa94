"""A stranger cannot tell an order that exists from one that does not, by words or by what is done; nor who was here."""

import pytest

from blueprints.chat import LONGEST_MESSAGE
from tests.blueprints.callers import ChatShopper, Json, signed_in, visitor_of
from tests.blueprints.watching import Seen, watched
from tests.world import World

UNKNOWN = "8765"
OTHER = "8764"
TALKS = (
    ("where is order {order}?",),
    ("where is order {order}?", "w@mail.example"),
    ("order {order} w@mail.example",),
    ("order {order}, postcode 99999",),
    ("order {order}, w@mail.example, postcode 99999",),
    ("how much was {order} and when was it placed", "and the total?"),
    ("I want to talk to a human about order {order}", "yes please, w@mail.example"),
)
FOLLOW_UPS = (
    "where is it?",
    "and the total?",
    "what was in it",
    "list my orders",
    "who am i",
    "repeat your last answer",
)


def told(
    world: World, caller: ChatShopper, talk: tuple[str, ...], order: str
) -> tuple[list[tuple[str, str]], list[str]]:
    asked_before(world, talk)
    with watched(world) as seen:
        said = [caller.say(words.format(order=order)) for words in talk]
    return [(one["outcome"], one["message"]["text"].replace(order, "…")) for one in said], statements(seen)


def asked_before(world: World, talk: tuple[str, ...]) -> None:
    """Have others ask the same after another order: what is kept of goods and texts since then is kept for all."""
    for tenant in (world.alice, world.bob):
        caller = visitor_of(world, tenant)
        for words in talk:
            caller.say(words.format(order=OTHER))


def statements(seen: Seen) -> list[str]:
    """Return what was asked, without its values."""
    return [statement for statement, _ in seen]


@pytest.mark.parametrize("talk", TALKS)
def test_a_strangers_talk_of_an_order_ends_alike_whether_there_is_one(world: World, talk: tuple[str, ...]) -> None:
    known = told(world, visitor_of(world, world.alice), talk, "1001")
    assert known == told(world, visitor_of(world, world.alice), talk, UNKNOWN)
    assert known == told(world, visitor_of(world, world.bob), talk, "1001")


@pytest.mark.parametrize("talk", TALKS[:-1])
def test_a_customers_talk_of_anothers_order_ends_alike_whether_there_is_one(
    world: World, talk: tuple[str, ...]
) -> None:
    customer = world.alice.own_customer
    known = told(world, signed_in(world, world.alice, customer), talk, "1002")
    assert known == told(world, signed_in(world, world.alice, customer), talk, UNKNOWN)


@pytest.mark.parametrize("proof", [{"email": "w@mail.example"}, {"postcode": "99999"}])
def test_the_form_does_the_same_for_an_order_that_does_not_exist(world: World, proof: dict[str, str]) -> None:
    done = []
    for order in ("#1001", f"#{UNKNOWN}"):
        caller = visitor_of(world, world.alice)
        with watched(world) as seen:
            caller.post("identify", {"order": order, **proof})
        done.append(statements(seen))
    assert done[0] == done[1]


@pytest.mark.parametrize("named", ["{0}", "#{0}", "order {0} a{0}@b.co", "a{0}@b.co", "zip {0}"])
def test_a_message_full_of_orders_and_addresses_looks_for_few(world: World, named: str) -> None:
    words = " ".join(named.format(number) for number in range(3000, 3380))[:LONGEST_MESSAGE]
    assert len(told(world, visitor_of(world, world.alice), (words,), "-")[1]) < 60


def texts(answers: list[Json]) -> str:
    return str([one["message"] for one in answers])


def test_who_comes_after_at_one_browser_hears_nothing_of_who_was_signed_in(world: World) -> None:
    alice = world.alice
    before = signed_in(world, alice, alice.own_customer, visitor="one-browser-of-two-people")
    assert "TRACK11001" in texts([before.say("where are my orders?")])
    stranger = visitor_of(world, alice)
    shop = {"shop": str(alice.store.shop), "visitor": "one-browser-of-two-people"}
    opened = world.client.post("/chat/session", json=shop).get_json()
    same_browser = ChatShopper(stranger.client, opened["token"], opened["conversation"]["id"])
    other = signed_in(world, alice, alice.other_customer, visitor="one-browser-of-two-people")
    for caller in (same_browser, other):
        heard = texts([caller.say(words) for words in FOLLOW_UPS])
        assert not [one for one in ("TRACK11001", "1001", "Hidden Lane", alice.own_email) if one in heard]


def test_a_page_that_names_an_order_or_a_customer_proves_nothing(world: World) -> None:
    alice, caller = world.alice, visitor_of(world, world.alice)
    with world.services.begin() as work:
        (keys,) = work.orders.keys(alice.store, "1001")
    pages = (
        {"url": f"https://{alice.store.shop}/account/orders/1001?email={alice.own_email}"},
        {"url": f"https://{alice.store.shop}/?logged_in_customer_id={alice.own_customer}", "product_id": keys.id},
        {"product_id": f"gid://shopify/Order/{keys.id}"},
        {"product_id": alice.own_customer},
    )
    for page in pages:
        for words in ("where is my order?", "what is this", "who am i", "how much was it"):
            answer = caller.post("messages", {"text": words, "page": page})
            heard = answer.get_data(as_text=True)
            assert answer.status_code in (200, 400), heard
            assert "TRACK" not in heard and "Hidden" not in heard and '"order"' not in heard


def test_an_email_that_is_a_yes_opens_no_order_and_is_told_as_unproven(world: World) -> None:
    alice, caller = world.alice, visitor_of(world, world.alice)
    caller.say("where is order 1001?")
    caller.say("I want to talk to a human")
    heard = texts([caller.say(alice.own_email), caller.say("where is order 1001?"), caller.say("and the total?")])
    assert "TRACK" not in heard and "91.50" not in heard
