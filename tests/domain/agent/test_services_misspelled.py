"""A service that is misspelt is asked for all the same; names and other words stay as they are typed."""

import pytest

from domain.agent.understanding.service_words import with_services_spelled
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, Shop, product_of

TEA = product_of(97, "Tea Subscription", (), (((), "12.00", 9),))
RULES = written(
    """<h2>Subscriptions</h2><p>You can skip, swap or cancel a subscription under Account until midnight
    before the charge. A renewal that was charged can't be cancelled.</p>"""
)


@pytest.mark.parametrize("text", ["cancel subscripton", "how do i cancel my subscribtion", "cancel subscription"])
def test_tells_how_a_subscription_ends(alpine: Shop, text: str) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, RULES)
    alpine.reads.catalogue.add(ALPINE, TEA)
    reply = alpine.ask(text)
    assert "under Account" in reply.text
    assert not reply.cards


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("cancel subscripton", "cancel subscription"),
        ("Warrenty on the lamp?", "warranty on the lamp?"),
        ("dilivery time", "delivery time"),
        ("custom mug", "custom mug"),
        ("delivers to france", "delivers to france"),
        ("i exchanged it", "i exchanged it"),
        ("a prescription lens", "a prescription lens"),
        ("Exchanges and discounts", "Exchanges and discounts"),
        ("¿puedo cancelar la suscripcion?", "¿puedo cancelar la suscripcion?"),
    ],
)
def test_only_slips_are_put_right(text: str, read: str) -> None:
    assert with_services_spelled(text) == read


def test_an_address_stays_as_it_was_typed() -> None:
    assert with_services_spelled("my mail is discont@post.example") == "my mail is discont@post.example"
