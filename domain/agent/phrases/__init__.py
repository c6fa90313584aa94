"""What the composer says, one table a language; English stands in for what a table lacks.

Names, numbers, dates and links come in through the braces and are the same in every language.
"""

import importlib
from enum import StrEnum
from functools import cache

from domain.agent.language import Language


class Say(StrEnum):
    """The sentences. Those that begin with STATE are two or three words for a list."""

    ORDER_UNFULFILLED = "order_unfulfilled"
    ORDER_PREORDER = "order_preorder"
    ORDER_ON_HOLD = "order_on_hold"
    ORDER_PARTLY_FULFILLED = "order_partly_fulfilled"
    ORDER_FULFILLED = "order_fulfilled"
    ORDER_IN_TRANSIT = "order_in_transit"
    ORDER_OUT_FOR_DELIVERY = "order_out_for_delivery"
    ORDER_READY_FOR_PICKUP = "order_ready_for_pickup"
    ORDER_ATTEMPTED_DELIVERY = "order_attempted_delivery"
    ORDER_DELIVERY_FAILED = "order_delivery_failed"
    ORDER_DELIVERED = "order_delivered"
    ORDER_RETURN_IN_PROGRESS = "order_return_in_progress"
    ORDER_RETURNED = "order_returned"
    ORDER_REFUNDED = "order_refunded"
    ORDER_CANCELLED = "order_cancelled"
    STATE_UNFULFILLED = "state_unfulfilled"
    STATE_PREORDER = "state_preorder"
    STATE_ON_HOLD = "state_on_hold"
    STATE_PARTLY_FULFILLED = "state_partly_fulfilled"
    STATE_FULFILLED = "state_fulfilled"
    STATE_IN_TRANSIT = "state_in_transit"
    STATE_OUT_FOR_DELIVERY = "state_out_for_delivery"
    STATE_READY_FOR_PICKUP = "state_ready_for_pickup"
    STATE_ATTEMPTED_DELIVERY = "state_attempted_delivery"
    STATE_DELIVERY_FAILED = "state_delivery_failed"
    STATE_DELIVERED = "state_delivered"
    STATE_RETURN_IN_PROGRESS = "state_return_in_progress"
    STATE_RETURNED = "state_returned"
    STATE_REFUNDED = "state_refunded"
    STATE_CANCELLED = "state_cancelled"
    DELIVERED_ON = "delivered_on"
    CANCELLED_ON = "cancelled_on"
    EXPECTED = "expected"
    TRACKING = "tracking"
    TRACKING_ONE = "tracking_one"
    TRACKING_LINK = "tracking_link"
    NO_TRACKING_YET = "no_tracking_yet"
    NO_TRACKING = "no_tracking"
    WAITING = "waiting"
    NOTHING_TO_SHIP = "nothing_to_ship"
    ITEMS = "items"
    TOTAL = "total"
    ITEM_PRICE = "item_price"
    ITEM_OPTION = "item_option"
    SHIP_TO = "ship_to"
    NO_SHIP_TO = "no_ship_to"
    REFUND = "refund"
    NO_REFUND = "no_refund"
    ORDERS = "orders"
    NO_ORDERS = "no_orders"
    WHICH_ORDER = "which_order"
    VERIFY = "verify"
    WHOSE_ORDER = "whose_order"
    CANNOT_CANCEL = "cannot_cancel"
    CANNOT_CHANGE = "cannot_change"
    CANNOT_RETURN = "cannot_return"
    CANNOT_REFUND = "cannot_refund"
    TROUBLE = "trouble"
    OFFER_PERSON = "offer_person"
    HUMAN = "human"
    SENSITIVE = "sensitive"
    CRISIS = "crisis"
    IN_ENGLISH = "in_english"
    NO_ANSWER = "no_answer"
    NOT_SAID = "not_said"
    OFF_TOPIC = "off_topic"
    GREETING = "greeting"
    THANKS = "thanks"
    GO_AHEAD = "go_ahead"
    WHO = "who"
    PRICE = "price"
    PRICE_RANGE = "price_range"
    IN_STOCK = "in_stock"
    SOLD_OUT = "sold_out"
    IN_STOCK_IN = "in_stock_in"
    SOLD_OUT_IN = "sold_out_in"
    NOT_MADE = "not_made"
    NOT_MADE_TOGETHER = "not_made_together"
    VALUES = "values"
    NO_CHOICE = "no_choice"
    NEAREST = "nearest"
    ASK_OPTION = "ask_option"
    NOT_SOLD = "not_sold"
    CLOSEST = "closest"
    FOUND = "found"
    FOUND_ONE = "found_one"
    FOUND_SOLD_OUT = "found_sold_out"
    WHICH_PRODUCT = "which_product"
    NAME_PRODUCT = "name_product"
    CHEAPEST = "cheapest"
    DEAREST = "dearest"
    SUGGEST_PERSON = "suggest_person"
    SUGGEST_IDENTIFY = "suggest_identify"
    SUGGEST_SEARCH = "suggest_search"
    LISTING_AND = "listing_and"


class Claim(StrEnum):
    """What a word may claim of a record; a claim needs a record that says so."""

    IN_STOCK = "in_stock"
    SOLD_OUT = "sold_out"
    NOT_SHIPPED = "not_shipped"
    SHIPPED = "shipped"
    ON_ITS_WAY = "on_its_way"
    OUT_FOR_DELIVERY = "out_for_delivery"
    READY = "ready"
    ATTEMPTED = "attempted"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    RETURNED = "returned"
    REFUNDED = "refunded"


def say(language: Language, what: Say, **values: str) -> str:
    return _table(language).get(what, _table(Language.ENGLISH)[what]).format(**values)


@cache
def claim_words(language: Language) -> tuple[tuple[str, Claim], ...]:
    """Return (words, claim), longest words first, so that "not shipped" is read before "shipped".

    English words count in every language, for English stands in where a table is short.
    """
    tables = [_module_claims(spoken) for spoken in dict.fromkeys((language, Language.ENGLISH))]
    pairs = [(words.strip(), claim) for table in tables for claim, line in table.items() for words in line.split("|")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _module_claims(language: Language) -> dict[Claim, str]:
    claims: dict[Claim, str] = importlib.import_module(f"domain.agent.phrases.{language.value}").CLAIMS
    return claims


@cache
def _table(language: Language) -> dict[Say, str]:
    table: dict[Say, str] = importlib.import_module(f"domain.agent.phrases.{language.value}").PHRASES
    return table
