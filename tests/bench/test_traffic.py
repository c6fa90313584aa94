"""The shops of the benches trade in the shares they promise, and can live through the same story again."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.faults.story import move_on, tell
from bench.traffic.sending import Sender
from bench.traffic.trade import SHARES, Delivery, Happening, Mix, Trade, lively
from sandbox.shopify.seeding import seed_demo
from sandbox.shopify.signing import body_hmac
from sandbox.shopify.state import Shop
from tests.servers import running

SECRET = "a secret of the platform and the app"


@pytest.fixture
def shops() -> list[Shop]:
    made = [Shop("alice.myshopify.com"), Shop("bob.myshopify.com")]
    for shop in made:
        seed_demo(shop)
    return made


def test_the_shares_of_what_happens_are_kept(shops: list[Shop]) -> None:
    mix, chance = Mix(), random.Random(1)
    stories = lively([Trade(shop, chance) for shop in shops], mix, chance)
    while mix.told.total() < 1000:
        next(stories)
    assert all(abs(mix.told[kind] / mix.told.total() - SHARES[kind]) < 0.02 for kind in Happening)


def test_moved_stock_is_told_by_its_own_topic_alone(shops: list[Shop]) -> None:
    told = Trade(shops[0], random.Random(1)).let_happen(Happening.STOCK)
    assert [delivery.topic for delivery in told] == ["inventory_levels/update"]


def test_goods_that_are_reserved_are_left_alone(shops: list[Shop]) -> None:
    trade = Trade(shops[0], random.Random(1))
    trade.reserved |= {*trade.stock_up(5), *list(trade.shop.orders)[:5]}
    before = {number: str(trade.shop.products.get(number) or trade.shop.orders[number]) for number in trade.reserved}
    for kind in [*Happening] * 30:
        trade.let_happen(kind)
    after = {number: str(trade.shop.products.get(number) or trade.shop.orders[number]) for number in trade.reserved}
    assert before == after


def test_a_story_can_be_lived_through_again(shops: list[Shop]) -> None:
    story = tell(shops, 400, seed=1)
    again = {shop.domain: shop for shop in story.shops()}
    assert any(again[shop.domain].products != shop.products for shop in story.after)
    for happened in story.happened:
        move_on(again[happened.deliveries[0].shop], happened.changes)
    for shop in story.after:
        assert again[shop.domain].products == shop.products
        assert again[shop.domain].orders == shop.orders
        assert again[shop.domain].returns == shop.returns


def test_a_story_ends_just_now_and_each_shop_tells_it_in_order(shops: list[Shop]) -> None:
    story = tell(shops, 200, seed=1)
    for shop in shops:
        times = [one.triggered_at for told in story.happened for one in told.deliveries if one.shop == shop.domain]
        assert times == sorted(set(times))
        assert times[-1] < time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 2))


class Platform(BaseHTTPRequestHandler):
    """Refuses the first `refusals` deliveries."""

    protocol_version = "HTTP/1.1"
    refusals = 0
    seen: list[tuple[str, bool]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signed = self.headers["X-Shopify-Hmac-Sha256"] == body_hmac(SECRET, body)
        type(self).seen.append((self.headers["X-Shopify-Webhook-Id"], signed))
        self.send_response(200 if len(self.seen) > self.refusals else 503)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        pass


@pytest.fixture
def app() -> Iterator[str]:
    Platform.seen = []
    with running(ThreadingHTTPServer(("127.0.0.1", 0), Platform)) as address:
        yield address


def delivery(number: int, shop: str) -> Delivery:
    return Delivery(shop, "products/update", b'{"id": 1}', f"id-{number}", "event", "2026-11-20T12:00:00Z")


def test_each_delivery_is_sent_until_it_is_taken(app: str) -> None:
    Platform.refusals = 3
    sender = Sender(app, SECRET, connections=2)
    sent = [sender.post(delivery(number, shop)) for number, shop in enumerate(("alice", "bob", "alice"))]
    while sender.waiting():
        time.sleep(0.01)
    sender.close()
    assert all(one.statuses[-1] == 200 and one.acknowledged is not None for one in sent)
    assert sum(one.statuses.count(503) for one in sent) == 3
    assert Counter(number for number, _ in Platform.seen).total() == 6
    assert all(signed for _, signed in Platform.seen)


def test_an_app_that_is_away_is_tried_again(app: str) -> None:
    Platform.refusals = 0
    sender = Sender("http://127.0.0.1:1", SECRET, connections=1)
    sent = sender.post(delivery(1, "alice"))
    while not sent.statuses:
        time.sleep(0.01)
    sender.close()
    assert sent.statuses[0] == 0
    assert sent.acknowledged is None
