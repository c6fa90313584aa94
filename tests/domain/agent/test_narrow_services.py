"""Whether the old thing is taken away and prices are matched is told by its own sentences, and by no goods."""

from dataclasses import replace

import pytest

from domain.agent.policies.narrow_services import PRICE_MATCH, TAKEN_AWAY
from domain.agent.replies import Outcome
from domain.language.words import fold
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

SENDING = replace(
    written(
        """<p>Delivery costs $8 and takes 3 to 5 days.</p><h2>Removal of your old sofa</h2><p>For $30 we
        take away your old sofa. It must be dry.</p>""",
        name="shipping",
    ),
    title="Delivery",
)
QUESTIONS = replace(
    written(
        """<h2>Do you match prices?</h2><p>Yes, within 10 days. Auctions do not count.</p>
        <h2>When am I charged for a pre-order?</h2><p>Right away. It can be called off until 2 days before it ships.</p>
        <h2>How do subscriptions work?</h2><p>A subscription is charged on the first of each month.</p>""",
        name="questions",
    ),
    title="Questions",
)
PLAIN = written("<p>Delivery costs $8 and takes 3 to 5 days.</p>", name="shipping")
SOFA = product_of(96, "Old Harbour Sofa", (), (((), "900.00", 3),))


@pytest.fixture
def told(alpine: Shop, bazaar: Shop) -> Shop:
    for shop, home in ((alpine, ALPINE), (bazaar, BAZAAR)):
        shop.reads.knowledge.kept.clear()
        shop.reads.catalogue.add(home, SOFA)
    alpine.reads.knowledge.write(ALPINE, SENDING, QUESTIONS)
    bazaar.reads.knowledge.write(BAZAAR, PLAIN)
    return alpine


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("old sofa pick up", "take away your old sofa"),
        ("do you take away my old sofa", "take away your old sofa"),
        ("removal of old sofa?", "It must be dry"),
        ("collection of my old couch", "take away your old sofa"),
        ("Nehmt ihr das alte Sofa mit?", "take away your old sofa"),
        ("levam o sofá velho?", "take away your old sofa"),
        ("price match?", "within 10 days"),
        ("will you match a lower price", "within 10 days"),
        ("when do i get charged for a preorder", "Right away."),
        ("when am i charged for my subscription", "first of each month"),
    ],
)
def test_is_told_by_its_own_sentences(told: Shop, text: str, said: str) -> None:
    reply = told.ask(text)
    assert said in reply.text
    assert not reply.cards
    assert "$8" not in reply.text


def test_a_preorder_is_not_told_the_rule_of_subscriptions_nor_they_that_of_it(told: Shop) -> None:
    assert "each month" not in told.ask("when do i get charged for a preorder").text
    assert "Right away" not in told.ask("when am i charged for my subscription").text


@pytest.mark.parametrize("text", ["old sofa pick up", "price match?", "deliver upstairs?", "do you bring it upstairs"])
def test_a_store_that_tells_nothing_of_it_says_so(told: Shop, bazaar: Shop, text: str) -> None:
    reply = bazaar.ask(text)
    assert reply.outcome is Outcome.HANDOFF_OFFERED
    assert "$8" not in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "can i pick up my order",
        "can i pick up an old lamp in your shop",
        "old harbour sofa price",
        "do you have old books",
        "remove my old address please",
        "is the old order collected",
        "what removes old stains",
        "show me the old school collection",
    ],
)
def test_other_wishes_are_not_taken_for_it(text: str) -> None:
    assert not TAKEN_AWAY.asked.search(fold(text))


@pytest.mark.parametrize(
    "text", ["do the cushions match", "price of the lamp", "which lamp is cheaper", "matching sets"]
)
def test_a_price_or_a_match_alone_asks_for_no_price_match(text: str) -> None:
    assert not PRICE_MATCH.asked.search(fold(text))
