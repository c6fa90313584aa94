"""A sample of the attacks that `python -m evals.attacks` makes by the thousand, and proof that its judge sees."""

import gc
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from types import FrameType

import pytest
from flask.testing import FlaskClient

from domain.identity import Proof
from domain.orders import HeldOrder
from domain.proving import Uncounted, prove
from domain.stores import ShopDetails, ShopDomain
from evals.attacks.doors import Answer, Chat
from evals.attacks.kinds import ATTACKS, OWNERS, Probe
from evals.attacks.scenes import Scene
from evals.attacks.timing import Times
from evals.attacks.town import Bought, Town, build_town, mirror_of, order_payload
from integrations.shopify.order_payloads import parse_order
from runtime.services import Services, Work
from tests.world import NOW, World

PROBES = 1  # of each kind


@dataclass(frozen=True)
class InProcessDoor:
    """The app without a socket, behind one trusted proxy."""

    client: FlaskClient

    def send(self, method: str, path: str, body: object, headers: Mapping[str, str], address: str) -> Answer:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"X-Forwarded-For": address, "Content-Type": "application/json", **headers}
        answer = self.client.open(path, method=method, data=data, headers=sent)
        return Answer(answer.status_code, answer.get_data(as_text=True))


@pytest.fixture(scope="module")
def town(standing: World) -> Town:
    """Two stores beside Alice's and Bob's, each with the mirror in which the victims never bought."""
    built = build_town(("north.myshopify.com", "south.myshopify.com"), people=6, seed=1)
    for shop in built.shops:
        open_store(standing.services, shop, built.of(shop))
        open_store(standing.services, mirror_of(shop), built.in_mirror(shop))
    return built


def open_store(services: Services, shop: str, orders: list[Bought]) -> None:
    details = ShopDetails("Goods", "USD", "UTC", "goods@shop.example", "")
    with services.begin() as work:
        store = work.stores.install(ShopDomain.parse(shop), details, NOW)
    services.storage.bookcase.build(store)
    with services.begin() as work:
        work.orders.put_all(store, {one.id: HeldOrder(parse_order(order_payload(one)), NOW) for one in orders})


@pytest.fixture
def scene(world: World, town: Town) -> Scene:
    settings = replace(world.services.settings, rate_limit_scale=1e6, trusted_proxies=1)
    behind = World(Services(settings), world.alice, world.bob)
    return Scene(InProcessDoor(behind.client), town, settings.shopify_secrets[0])


@pytest.mark.parametrize("kind", [kind for kind in ATTACKS if kind != "planted in records"])
def test_no_attack_gets_at_another_persons_order(scene: Scene, kind: str) -> None:
    found = {seed: Probe(kind, seed).run(scene) for seed in range(PROBES)}
    assert {seed: problems for seed, problems in found.items() if problems} == {}


@pytest.mark.parametrize("kind", OWNERS)
def test_the_right_person_comes_in_however_they_type(scene: Scene, kind: str) -> None:
    found = {seed: Probe(kind, seed).run(scene) for seed in range(PROBES)}
    assert {seed: problems for seed, problems in found.items() if problems} == {}


def test_a_refusal_takes_the_same_steps_whether_or_not_there_is_such_an_order(world: World) -> None:
    with world.services.begin() as work:
        known, unknown = (refusal(world, work, number) for number in (world.alice.own_order, "#8888"))
        known(), unknown()  # what is prepared once
        assert steps_of(known) == steps_of(unknown) != Counter()


def test_the_steps_show_an_order_that_is_read_before_it_is_proven(world: World) -> None:
    """What the shelf may not do: the record of a known order is taken out, only to be refused."""
    store = world.alice.store
    with world.services.begin() as work:

        def reading(number: str) -> Callable[[], None]:
            ids, refuse = [one.id for one in work.orders.keys(store, number)], refusal(world, work, number)

            def read_and_refuse() -> None:
                work.orders.with_ids(store, ids)
                refuse()

            return read_and_refuse

        known, unknown = reading(world.alice.own_order), reading("#8888")
        known(), unknown()
        assert steps_of(known) != steps_of(unknown)


def refusal(world: World, work: Work, number: str) -> Callable[[], None]:
    store, hasher = world.alice.store, world.services.storage.hasher
    talk = work.conversations.start(store, "somebody", None, "en", world.services.now())

    def refuse() -> None:
        assert prove(store, talk, Proof(number, "wrong@mail.example"), work, hasher, Uncounted()) is talk

    return refuse


def steps_of(act: Callable[[], None]) -> Counter[str]:
    """Return how often the act calls what. A clock tells time apart from nothing but a quiet machine's."""
    called = Counter[str]()

    def note(frame: FrameType, event: str, what: object) -> None:
        if event in ("call", "c_call"):
            called[getattr(what, "__qualname__", "") or f"{frame.f_code.co_filename}:{frame.f_lineno}"] += 1

    gc.disable()  # what it clears away is nobody's step
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
        gc.enable()
    return called


def test_the_judge_of_times_sees_a_tenth_of_a_millisecond() -> None:
    slow = [0.0101 + 0.0001 * (at % 7) for at in range(200)]
    assert Times(slow, [one - 0.0001 for one in slow]).told_apart
    assert not Times(slow, slow).told_apart


def test_the_judge_hears_every_secret_of_an_order_and_only_of_others(scene: Scene, town: Town) -> None:
    order = town.orders[0]
    for secret in order.secrets:
        told = Answer(200, json.dumps({"message": {"text": f"It is:\n{secret.upper()}.", "cards": []}}))
        assert list(scene.faults_in(told.text, "", [told]))
        assert not list(scene.faults_in(told.text, "", [told], [order]))
        assert not list(scene.faults_in(told.text, f"is it {secret}", [told]))


def test_the_judge_sees_where_an_order_is_told_from_none(scene: Scene, town: Town) -> None:
    victim = next(order for order in town.orders if order.is_victim)

    def act(shop: str) -> Chat:
        text = "It exists." if shop == victim.shop else "There is none."
        chat = Chat(scene.door, shop, "", "", "")
        chat.kept(Answer(200, json.dumps({"message": {"text": text}})))
        return chat

    assert any("told from none" in problem for problem in scene.twins(victim, Random(1), act))


def test_the_judge_sees_a_card_of_anothers_order(scene: Scene, town: Town) -> None:
    card = {"kind": "order", "name": town.orders[0].name, "status": "in_transit", "tracking": []}
    streamed = Answer(200, f"event: message\ndata: {json.dumps({'message': {'text': '', 'cards': [card]}})}\n\n")
    assert list(scene.faults_in(streamed.text, "", [streamed])) == [f"card of {town.orders[0].name}"]
