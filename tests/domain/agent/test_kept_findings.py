"""What others asked before changes no answer: what is kept for words holds wherever they are said."""

from collections.abc import Callable, Hashable, Iterator
from itertools import product
from typing import Any

import pytest

from domain.conversations import About, Topic
from domain.stores import Store
from tests.domain.agent.shops import ALICE, CAMP_STOVE, RAIN_JACKET, TRAIL_JACKET, Shop, open_shops, visitor
from tests.fakes import FakeFindings

WORDS = (
    "how much is the trail jacket",
    "do you have jackets",
    "the rain one in M",
    "is it waterproof?",
    "camp stove",
    "and in blue?",
    "was kostet die jacke",
    "rain",
    "can I return it",
    "where is my order",
    "trial jaket under $130",
    "thanks",
)
TOPICS = (
    Topic(),
    Topic(product_id=CAMP_STOVE.id),
    Topic(about=About.GOODS, asked="do you have jackets", shown=(TRAIL_JACKET.id, RAIN_JACKET.id)),
    Topic(pending_question="how much is it"),
    Topic(pending_question="is it waterproof?"),
)


class Kept(FakeFindings):
    """Finds each thing once."""

    def __init__(self) -> None:
        self.found: dict[Hashable, Any] = {}
        self.again = 0

    def find(self, store: Store, words: str, how: Hashable, look: Callable[[], Any]) -> Any:
        key = store.id, words, how
        if key not in self.found:
            self.found[key] = look()
        else:
            self.again += 1
        return self.found[key]


def told(shops: tuple[Shop, Shop], *, backwards: bool) -> Iterator[tuple[object, ...]]:
    everywhere = list(product(WORDS, TOPICS, ("en", "de"), (None, RAIN_JACKET.id), (None, visitor(ALICE)), shops))
    for text, topic, locale, page, shopper, shop in reversed(everywhere) if backwards else everywhere:
        reply = shop.ask(text, topic=topic, locale=locale, page=page, shopper=shopper)
        yield reply.text, reply.outcome, reply.topic, reply.evidence, reply.cards


@pytest.mark.parametrize("backwards", [False, True])
def test_answers_are_the_same_whatever_was_found_before(backwards: bool) -> None:
    plain, keeping = open_shops(), open_shops()
    kept = Kept()
    for shop in keeping:
        shop.reads.findings = kept
    # Backwards, each thing is found first where otherwise it is found last.
    assert list(told(keeping, backwards=backwards)) == list(told(plain, backwards=backwards))
    assert kept.again > len(WORDS) * len(TOPICS)


def test_what_has_gone_since_it_was_found_is_not_told_of() -> None:
    shop, _ = open_shops()
    shop.reads.findings = Kept()
    question = "how much is the trail jacket"
    assert TRAIL_JACKET.title in shop.ask(question).text
    shop.reads.catalogue.kept[shop.store.id].remove(TRAIL_JACKET)
    assert TRAIL_JACKET.title not in shop.ask(question).text
