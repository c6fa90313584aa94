"""Who asks after sending as a whole is told all its ways; where each place has a heading of its own, all places."""

from dataclasses import replace

import pytest

from domain.agent.policies.all_sending import asks_for_all_sending
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop

TABLE = """<p>Everything leaves us in Lund.</p><h2>Prices and times</h2><table><tr><th>Where</th><th>Price</th>
<th>Time</th></tr><tr><td>Sweden, Standard</td><td>59 kr</td><td>2-4 business days</td></tr><tr><td>Sweden, Express</td>
<td>149 kr</td><td>1 business day</td></tr><tr><td>Norway</td><td>189 kr</td><td>5-7 business days</td></tr></table>
<h2>Several parcels</h2><p>When one item is late we send the rest first. You pay for shipping once.</p>"""
BY_PLACE = """<h2>United Kingdom</h2><p>Second class is £2.95 and takes 2 to 4 working days. Free over £40.</p>
<h2>Europe</h2><p>£9.50, 5 to 10 working days, untracked.</p><h2>Rest of the world</h2><p>£15.00, 10 to 20 working days.
Duties are yours.</p><h2>Dispatch</h2><p>We pack every weekday until 3 pm.</p>"""
ROWS = ("Sweden, Standard", "Sweden, Express", "Norway")
PLACES = ("United Kingdom: Second class is £2.95", "Europe: £9.50", "Rest of the world: £15.00")


@pytest.fixture(autouse=True)
def _shelves(alpine: Shop, bazaar: Shop) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
        shop.reads.knowledge.written.clear()
    for shop, store, html in ((alpine, ALPINE, TABLE), (bazaar, BAZAAR, BY_PLACE)):
        text = replace(written(html, name="shipping_policy"), title="Shipping policy")
        shop.reads.knowledge.write(store, text)


@pytest.mark.parametrize(
    "asked",
    ["What is your shipping policy?", "shipping", "what are the shipping options", "Welche Versandoptionen gibt es?"],
)
def test_who_asks_for_all_of_it_is_told_every_way_and_every_place(alpine: Shop, bazaar: Shop, asked: str) -> None:
    first, second = alpine.ask(asked).text, bazaar.ask(asked).text
    assert all(row in first for row in ROWS) and "the rest first" not in first
    assert all(place in second for place in PLACES) and "We pack" not in second


@pytest.mark.parametrize("asked", ["How long does shipping take?", "How much is shipping?", "shipping times?"])
def test_a_price_or_time_of_no_place_is_told_of_each(bazaar: Shop, asked: str) -> None:
    told = bazaar.ask(asked).text
    assert all(place in told for place in PLACES)


def test_who_names_a_place_is_told_of_it_alone(bazaar: Shop) -> None:
    told = bazaar.ask("how much is shipping to the united kingdom").text
    assert "£2.95" in told and "£9.50" not in told


@pytest.mark.parametrize(
    "asked",
    [
        *("zasady wysyłki", "jakie macie opcje wysyłki?", "sposoby dostawy", "metody dostawy", "opciones de envío"),
        *("métodos de envío", "condizioni di spedizione", "opzioni di spedizione", "opções de envio", "배송 방법"),
        *("wie sind eure Versandbedingungen?", "quelles sont les options de livraison ?", "modes de livraison"),
        *("qual è la vostra politica di spedizione?", "verzendopties", "shipping information"),
    ],
)
def test_all_of_it_is_asked_for_in_any_language(asked: str) -> None:
    assert asks_for_all_sending(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "when do you ship",
        "ship it",
        "my shipping",
        "free shipping",
        "do you ship knives",
        "shipping options to Norway",
        "shipping times",
    ],
)
def test_a_part_of_it_is_not_all_of_it(asked: str) -> None:
    assert not asks_for_all_sending(asked)
