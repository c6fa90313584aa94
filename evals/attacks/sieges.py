"""Brute force against the limits as they are in production: guessing is bounded, and owners still come in."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from evals.attacks import doors
from evals.attacks.doors import Answer
from evals.attacks.scenes import Scene
from evals.attacks.town import Bought

THREADS = 12
WRONG = "wrong@mail.example"


@dataclass(frozen=True)
class Check:
    """Something counted, and the most or exactly what it may be."""

    what: str
    found: object
    wanted: str
    right: bool


def besiege(scene: Scene) -> Iterator[Check]:
    """Run the sieges, each at an order of its own. The scene's app counts as it does in production."""
    orders = scene.town.of(scene.town.shops[0])
    yield from one_address(scene, orders[0])
    yield from one_conversation(scene, orders[1])
    yield from named_addresses(scene, orders[2])
    yield from one_site(scene, orders[3])
    yield from many_addresses(scene, orders[4], orders[5])
    yield from unknown_number(scene)
    yield from postcodes(scene, orders[6:])
    yield from long_siege(scene, orders[7])


def tried(scene: Scene, order: Bought, addresses: Sequence[str], **proof: str) -> list[Answer]:
    """Try one proof from each address, all at once, each in a conversation of its own."""

    def once(address: str) -> Answer:
        return doors.anonymous(scene.door, order.shop, address).prove(order.name, **proof)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(once, addresses))


def heard(answers: Sequence[Answer]) -> int:
    """Return how many tries were not refused for being too many."""
    return sum(answer.status != 429 for answer in answers)


def at_most(what: str, found: int, most: int, least: int = 1) -> Check:
    return Check(what, found, f"{least}..{most}", least <= found <= most)


def comes_in(scene: Scene, what: str, order: Bought, address: str = "", **proof: str) -> Check:
    found = tried(scene, order, [address or scene.address()], **proof)[0]
    return Check(what, found.status, "answered", order.tracking in found.text)


def one_address(scene: Scene, order: Bought) -> Iterator[Check]:
    address = scene.address()
    yield at_most("one address, 40 conversations at once", heard(tried(scene, order, [address] * 40, email=WRONG)), 10)
    yield comes_in(scene, "then its owner, from another address", order, email=order.person.email)


def one_conversation(scene: Scene, order: Bought) -> Iterator[Check]:
    chat = scene.stranger(order.shop)
    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(lambda _: chat.prove(order.name, WRONG), range(20)))
    yield at_most("one conversation, 20 tries at once", heard(answers), 5)
    typed = scene.stranger(order.shop)
    said = [typed.say(f"order {order.name}, {number}{WRONG}") for number in range(12)]
    yield at_most("one conversation, typed into the chat", heard(said), 5)


def named_addresses(scene: Scene, order: Bought) -> Iterator[Check]:
    """What stands before the address that our own proxy tells was written by the caller."""
    address = scene.address()
    spoofed = [f"198.51.100.{number}, {address}" for number in range(30)]
    yield at_most("30 made-up addresses behind one", heard(tried(scene, order, spoofed, email=WRONG)), 10)


def one_site(scene: Scene, order: Bought) -> Iterator[Check]:
    site = [f"2001:db8:7:7::{number:x}" for number in range(1, 31)]
    yield at_most("30 hosts of one IPv6 site", heard(tried(scene, order, site, email=WRONG)), 10)


def many_addresses(scene: Scene, order: Bought, neighbour: Bought) -> Iterator[Check]:
    crowd = [scene.address() for _ in range(40)]
    tries = tried(scene, order, crowd * 4, email=WRONG)
    yield at_most("40 addresses, 4 e-mails each, at once", heard(tries), 20 + 2 * len(crowd), 20)
    by_postcode = tried(scene, order, [scene.address() for _ in range(20)], postcode="WRONG 1")
    yield at_most("then postcodes alone, from 20 more", heard(by_postcode), 0, 0)
    yield comes_in(scene, "then its owner by e-mail, from a new address", order, email=order.person.email)
    both = {"email": order.person.email, "postcode": order.person.postcode}
    yield comes_in(scene, "then its owner by both, from an address of the crowd", order, crowd[0], **both)
    yield comes_in(scene, "its neighbour by postcode", neighbour, postcode=neighbour.person.postcode)
    signed_in = scene.customer(order)
    said = signed_in.say(f"where is {order.name}")
    yield Check("its owner, signed in", said.status, "answered", order.tracking in said.text)


def unknown_number(scene: Scene) -> Iterator[Check]:
    """An order that does not exist is counted as one that does."""
    known = scene.town.of(scene.town.shops[1])[0]
    found = []
    for name in (known.name, "#998877"):
        order = Bought(0, known.shop, name, known.person, (), "", "-")
        tried(scene, order, [scene.address() for _ in range(22)], email=WRONG)
        last = scene.address()
        found.append([heard(tried(scene, order, [last], email=WRONG)) for _ in range(4)])
    yield Check("tries left at a known and an unknown order", found, "the same", found[0] == found[1] == [1, 1, 0, 0])


def postcodes(scene: Scene, orders: Sequence[Bought]) -> Iterator[Check]:
    """A common postcode, tried at every number in turn."""
    answers = [
        answer
        for order in orders
        for answer in tried(scene, order, [scene.address() for _ in range(6)], postcode="WRONG 1")
    ]
    yield at_most(f"{len(answers)} postcodes over {len(orders)} orders", heard(answers), 120, 100)
    yield comes_in(scene, "then an owner by e-mail", orders[-1], email=orders[-1].person.email)


def long_siege(scene: Scene, order: Bought) -> Iterator[Check]:
    for _ in range(10):
        tried(scene, order, [scene.address() for _ in range(24)], email=WRONG)
    alone = tried(scene, order, [scene.address()], email=order.person.email)[0]
    yield Check("after hundreds of wrong tries, e-mail alone", alone.status, "429", alone.status == 429)
    both = {"email": order.person.email, "postcode": order.person.postcode}
    yield comes_in(scene, "e-mail and postcode together", order, **both)
