"""What orders, goods and the store's texts tell of what a message asks, else what is said instead."""

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import ABOUT_ORDERS, Intent
from domain.agent.orders.answers import answer_orders
from domain.agent.orders.mishaps import rule_of_parcel
from domain.agent.orders.wishes import asks_after_orders, is_known
from domain.agent.policies.answers import ENOUGH, SURE, find_policy, unanswered
from domain.agent.policies.our_ways import rule_for_anybody, rule_for_waiting
from domain.agent.products.answers import answer_products, names_only_a_make
from domain.agent.products.facts import own_terms
from domain.agent.products.mentions import ProductsFound, find_products, product_pointed_to
from domain.agent.products.recommending import recommends
from domain.agent.products.searching import ask_kind, not_sold
from domain.agent.replies import Outcome
from domain.agent.routing.heads import SURE_MATTER, guess_matter
from domain.agent.rules_or_goods import (
    OFFERED,
    asks_care_of_unknown,
    asks_of_goods,
    asks_of_no_goods,
    asks_rules_first,
    needed_of_a_rule,
)
from domain.agent.talk import small_talk, unclear
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.devices import names_device
from domain.agent.understanding.mentions import mask
from domain.agent.understanding.messages import cued
from domain.agent.understanding.questions import asks_where_to
from domain.agent.understanding.support import asks_of_the_house, asks_of_the_store, is_about_shopping, speaks_to_us
from domain.agent.understanding.wishes import read_wish
from domain.knowledge.titles import is_noun
from domain.language.words import fold


def answer_question(turn: Turn) -> list[Draft]:
    """Return an answer to each part of the message that has one; where none has, what is said instead."""
    return _found(turn) or [_otherwise(turn)]


def _found(turn: Turn) -> list[Draft]:
    understood = turn.understood
    if understood.order_names or asks_after_orders(turn):
        return _after_orders(turn)
    found = find_products(turn)
    unnamed = not found.sure and not found.alternatives and names_only_a_make(turn)
    if unnamed or asks_care_of_unknown(turn, found):
        return [ask_kind(turn)]
    if asks_rules_first(turn, found):
        rule = find_policy(turn, needed_of_a_rule(turn, found))
        meant = found.named[0] if len(found.named) == 1 else None if found.named else product_pointed_to(turn)
        own = own_terms(turn, meant) if meant and (rule or understood.wants(Intent.POLICY)) else None
        if own or rule:
            return [draft for draft in (own, rule) if draft]
    if understood.wants(Intent.POLICY) and not asks_of_goods(turn, found):
        return _rest_of_policy(turn)
    if asks_where_to(turn.text) and not found.proper:
        return [unanswered(turn)]
    return _goods_or_rule(turn, found)


def _after_orders(turn: Turn) -> list[Draft]:
    """Return how the orders stand, or the rule that anybody may be told; of a refund, how long the money takes, too."""
    if rule := rule_for_anybody(turn):
        return [rule]
    held_up = None if is_known(turn) or turn.understood.email else rule_of_parcel(turn)
    told = answer_orders(turn)
    beside = beside_orders(turn)
    takes = rule_for_waiting(turn, told) if not beside and turn.understood.wants(Intent.ORDER_REFUND) else None
    return [draft for draft in (held_up, told, *beside, takes) if draft]


def beside_orders(turn: Turn) -> list[Draft]:
    """Return answers to what else was asked in a message about an order: a rule, or the stock of a named product."""
    named = turn.understood.among(ABOUT_ORDERS) or turn.understood.order_names
    policy = find_policy(turn) if named and turn.understood.wants(Intent.POLICY) else None
    shopping = turn.understood.wants(Intent.PRODUCT_STOCK, Intent.PRODUCT_CHEAPEST, Intent.PRODUCT_DEAREST)
    found = find_products(turn) if shopping else None
    product = answer_products(turn, found) if found and found.named else None
    return [draft for draft in (policy, product) if draft]


def _goods_or_rule(turn: Turn, found: ProductsFound) -> list[Draft]:
    """Return what the goods meant answer; where they do not, what the store's texts do."""
    product = answer_products(turn, found) if found.sure or found.alternatives or _seeks(turn) else None
    if product and product.outcome is not Outcome.NOT_SUPPORTED:
        return [product]
    if product and found.proper and not turn.understood.wants(Intent.POLICY):
        return [product]
    policy = find_policy(turn, SURE if product else ENOUGH)
    if not policy and not product and (found.named or found.alternatives):
        return [unanswered(turn)]
    if product and not policy and not product.cards and (asks_of_the_store(turn) or asks_of_no_goods(turn)):
        return [unanswered(turn)]
    return [draft for draft in (policy or product,) if draft]


def _seeks(turn: Turn) -> bool:
    """Whether a message says anything that a store may have, or is after more of what was spoken of."""
    limits, wish = read_limits(turn.text), read_wish(turn.text, turn.language)
    return bool(limits or wish.words or turn.understood.backward or recommends(turn.text) or kind_asked(turn.text))


def _rest_of_policy(turn: Turn) -> list[Draft]:
    if turn.understood.among(ABOUT_ORDERS):
        return [answer_orders(turn)]
    if names_device(turn.text):
        return [not_sold(turn)]
    ours = cued(turn.text, turn.conversation) or asks_of_the_house(turn) or is_about_shopping(turn.understood)
    ours = ours or guess_matter(mask(turn.text), turn.reads.knowledge.vector(turn.text), SURE_MATTER) is not None
    return [unanswered(turn) if ours or speaks_to_us(turn.text) else unclear(turn)]


def _otherwise(turn: Turn) -> Draft:
    """Nothing was found: small talk, an open support question, goods we have not, or what we make no sense of."""
    if talk := small_talk(turn):
        return talk
    if is_about_shopping(turn.understood):
        return unanswered(turn)
    return not_sold(turn) if _looks_for_goods(turn) else unclear(turn)


def _looks_for_goods(turn: Turn) -> bool:
    words = read_wish(turn.text, turn.language).words
    return any(map(is_noun, words)) or names_device(turn.text) or bool(words and OFFERED.search(fold(turn.text)))
