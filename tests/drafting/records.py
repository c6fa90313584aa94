"""Records that drafts are checked against: two products, an order and a policy of one store."""

from collections.abc import Sequence
from datetime import date

from domain.agent.replies import Evidence
from domain.agent.verification import Checked
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language

TODAY = date(2026, 11, 20)
JACKET = Evidence(
    "product",
    "gid://shopify/Product/11",
    "Trail Jacket",
    "https://shop.example/products/trail-jacket",
    "v1",
    {
        "title": "Trail Jacket",
        "type": "Jacket",
        "vendor": "Northbound",
        "available": "true",
        "currency": "USD",
        "price.low.money": "80.00",
        "price.high.money": "110.00",
        "option.Color.name": "Color",
        "option.Color.1": "Red",
        "option.Color.2": "Navy",
        "option.Size.name": "Size",
        "option.Size.1": "M",
        "option.Size.2": "L",
        "variant.1.label": "Red / M",
        "variant.1.price.money": "80.00",
        "variant.1.available": "true",
        "variant.2.label": "Red / L",
        "variant.2.price.money": "80.00",
        "variant.2.available": "false",
        "variant.3.label": "Navy / M",
        "variant.3.price.money": "95.50",
        "variant.3.available": "true",
        "variant.4.label": "Navy / L",
        "variant.4.price.money": "110.00",
        "variant.4.available": "true",
        "quote.1.text": "A light shell for wet days.",
        "quote.2.text": "The jacket weighs 310 grams.",
        "quote.3.text": "It folds into its own pocket.",
    },
)
STOVE = Evidence(
    "product",
    "gid://shopify/Product/12",
    "Camp Stove",
    "https://shop.example/products/camp-stove",
    "v1",
    {
        "title": "Camp Stove",
        "type": "Stove",
        "available": "false",
        "currency": "USD",
        "price.low.money": "45.00",
        "price.high.money": "45.00",
        "quote.1.text": "Burns gas.",
        "quote.2.text": "Boils one litre in 4 minutes.",
    },
)
ORDER = Evidence(
    "order",
    "gid://shopify/Order/1",
    "#1001",
    "",
    "v1",
    {
        "name": "#1001",
        "state": "in_transit",
        "currency": "USD",
        "total.money": "132.90",
        "refunded.money": "45.00",
        "created.at": "2026-11-11T08:00:00+00:00",
        "ship_to.city": "Lisbon",
        "refund.1.money": "45.00",
        "refund.1.at": "2026-11-18T08:00:00+00:00",
        "parcel.1.state": "in_transit",
        "parcel.1.expected.at": "2026-11-24T08:00:00+00:00",
        "parcel.1.tracking.1.number": "1Z999AA10123456784",
        "parcel.1.tracking.1.carrier": "UPS",
        "parcel.1.tracking.1.url": "https://track.example/1Z999AA10123456784",
        "line.1.title": "Trail Jacket",
        "line.1.price.money": "80.00",
        "line.1.quantity": "1",
        "line.1.option.1.Color": "Red",
        "line.2.title": "Camp Stove",
        "line.2.price.money": "45.00",
        "line.2.quantity": "2",
    },
)
POLICY = Evidence(
    "policy",
    "refund",
    "Refund policy",
    "https://shop.example/policies/refund-policy",
    "v1",
    {
        "title": "Refund policy",
        "quote.1.text": "You can return unworn items within 45 days of delivery.",
        "quote.2.text": "Refunds are paid within 3 business days.",
        "quote.3.text": "Gift cards cannot be refunded.",
        "quote.4.text": "Shipping costs $7.90 and is free for orders over $100.",
        "quote.5.text": "We ship to Portugal, Spain and Norway.",
    },
)
RECORDS = (JACKET, STOVE, ORDER, POLICY)


def check_of(
    question: str = "", language: Language = Language.ENGLISH, focus: Sequence[Evidence] = (JACKET,)
) -> DraftCheck:
    """Begin the check of a draft that answers about `focus`."""
    holdings = tuple(hold(RECORDS, focus, "UTC", TODAY))
    return DraftCheck(Scene(holdings, question, language, TODAY, "Alpine"))


def checked(sentence: str, question: str = "", language: Language = Language.ENGLISH) -> Checked:
    return check_of(question, language).check(sentence)
