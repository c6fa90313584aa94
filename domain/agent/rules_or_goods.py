"""Whether a message that could be answered by a rule or by goods asks for the one or the other."""

import re

from domain.agent.drafts import Turn
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.policies.answers import ENOUGH, SURE
from domain.agent.products.compared_kinds import compares_goods
from domain.agent.products.comparing import asks_difference
from domain.agent.products.facts import answer_fact
from domain.agent.products.kinds import MOST_TOLD, calls, is_price_of, of_the_kind
from domain.agent.products.mentions import ProductsFound
from domain.agent.products.searching import find
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.pointing import is_of_the_store
from domain.agent.understanding.questions import asks_for_goods, asks_of_a_thing, asks_where_to, begins_as_question
from domain.agent.understanding.support import is_about_shopping, speaks_to_us
from domain.agent.understanding.wishes import read_wish
from domain.language.goods_abroad import is_of_goods
from domain.language.languages import Language
from domain.language.words import fold

SURE_FACT = 0.6  # share of a question that a fact of the product pointed to must hold, to be told instead of a rule
# What asks how something is, and not whether it is sold.
IS_IT = re.compile(
    r"^\W*(?:(?:and|so|but|hi|hello|hey) )?(?:is|are|does|do|can|will|would|was) (?!there\b|you\b|u\b|ya\b|it true\b)"
)
OFFERED = re.compile(r"\b(?:sell|have|got|stock|buy|looking|show|need|want|any|carry|habt|haben|tienen|macie)\b")


def asks_rules_first(turn: Turn, found: ProductsFound) -> bool:
    """Whether the store's texts are asked before its products: where no product is meant, or only a kind of them."""
    understood = turn.understood
    if found.proper or _sets_apart(turn, found) or compares_goods(turn) or _is_told(turn, found):
        return False
    if understood.wants(Intent.POLICY):
        return not asks_of_goods(turn, found)
    if found.pointed:
        return asks_where_to(turn.text)
    if not understood.among(ABOUT_PRODUCTS):
        only_price = find(turn).exact and not read_wish(turn.text, turn.language).words
        return not only_price and (begins_as_question(turn.text) or not find(turn).sure)
    return _of_a_kind(turn, found)


def asks_care_of_unknown(turn: Turn, found: ProductsFound) -> bool:
    """Whether it is asked how to wash "it", and nobody knows what: a text tells of down what ruins a tent."""
    if not turn.understood.backward or found.proper or found.pointed or is_of_the_store(turn):
        return False
    kind = kind_asked(turn.text)
    return kind is not None and kind.name == "care"


def _is_told(turn: Turn, found: ProductsFound) -> bool:
    """Whether the records of what a kind of thing may be tell what is asked: "how heavy is the kettle"."""
    if len(found.named) == 1 and is_price_of(turn, found.named[0]):
        return True
    kind = kind_asked(turn.text) if asks_of_a_thing(turn.text) else None
    if not kind or not kind.definite or turn.understood.wants(Intent.POLICY):
        return False
    named = found.named or of_the_kind(turn, found)
    return len(named) <= MOST_TOLD and any(answer_fact(turn, product) for product in named)


def _asks_of_one(turn: Turn, found: ProductsFound) -> bool:
    """Whether something is asked of a product called by its name, or of the one thing of a kind: "the kettle"."""
    return found.proper or (len(found.named) == 1 and asks_of_a_thing(turn.text) and calls(turn, found.named[0]))


def _sets_apart(turn: Turn, found: ProductsFound) -> bool:
    return bool(found.named) and asks_difference(turn.text)


def needed_of_a_rule(turn: Turn, found: ProductsFound) -> float:
    return SURE if turn.understood.among(ABOUT_PRODUCTS) and _of_a_kind(turn, found) else ENOUGH


def _of_a_kind(turn: Turn, found: ProductsFound) -> bool:
    """Whether a question names no product, only a kind of thing or none that is sold: "size for a 100 cm chest?"."""
    if found.proper or found.pointed:
        return False
    unknown = not (found.named or found.alternatives or find(turn).sure)
    return unknown or turn.understood.wants(Intent.PRODUCT_OPTIONS, Intent.PRODUCT_FACT)


def asks_of_goods(turn: Turn, found: ProductsFound) -> bool:
    """Whether a message that speaks of rules is after goods all the same: "do you have gift cards?"."""
    if found.proper or _sets_apart(turn, found):
        return True
    if len(found.named) == 1 and is_price_of(turn, found.named[0]):
        return True
    if _asks_of_one(turn, found) and kind_asked(turn.text):
        return True
    if found.pointed and turn.understood.backward:
        return answer_fact(turn, found.pointed, SURE_FACT) is not None
    offered = turn.understood.wants(Intent.PRODUCT_SEARCH) and OFFERED.search(fold(turn.text))
    return bool(offered or asks_for_goods(turn.text)) and find(turn).exact


def asks_of_no_goods(turn: Turn) -> bool:
    """Whether something is asked that looks for no goods that we have not: "are the prices with tax", "is your coffee
    organic?" where coffee is sold."""
    if turn.language is not Language.ENGLISH or not IS_IT.match(fold(turn.text)) or asks_for_goods(turn.text):
        return False
    if not (turn.understood.backward or is_about_shopping(turn.understood) or speaks_to_us(turn.text)):
        return False
    goods = " ".join(filter(is_of_goods, read_wish(turn.text, turn.language).words))
    return not goods or find(turn.worded(goods)).exact
