"""How much of a thing is used: "how much coffee for french press" asks for no price, and a guide may tell it."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Draft, Turn
from domain.agent.policies.answers import find_policy, unanswered
from domain.agent.policies.nearest import passages_near
from domain.agent.policies.passages import passage_units
from domain.agent.policies.sending import told_in
from domain.agent.products.facts import answer_fact, not_said, quote_of
from domain.agent.products.kinds import of_each
from domain.agent.products.lookups import described
from domain.agent.products.mentions import find_products
from domain.agent.products.searching import find
from domain.catalogue import Product
from domain.knowledge.documents import Passage
from domain.language.units import Unit
from domain.language.words import fold, split_words

MOST_TOLD = 2  # sentences
MOST_GOODS = 3  # products
# What is done with it, which is no word of its name.
USE_WORDS = re.compile(
    r"\b(?:how much|how many|to|should|must|shall|do|i|we|you|use|apply|take|put|drink|eat|add|brew|give|feed|dose"
    r"|of|the)\b"
)
AMOUNT = re.compile(
    r"(?:\d|\b(?:an?|one|two|three|few|half)) ?(?:g|kg|ml|l|oz|grams?|ounces?|(?:tea|table)?spoons?|scoops?|drops?"
    r"|pumps?|cups?|(?:tea)?bags?|pea)\b"
)
USING = re.compile(r"\b(?:use|using|apply|take|add|brew|per|for|put|needs?|enough|feed|a day)\b")
# What is measured out as it is used.
_MEASURED = (
    r"(?:coffee|coffees|grounds|beans|tea|tealeaves|matcha|water|milk|sugar|salt|powder|oil|cream|serum|lotion|gel|toner"
    r"|cleanser|sunscreen|shampoo|conditioner|soap|detergent|wax|glue|paint|primer|varnish|product|food|feed|yarn|wool"
    r"|fabric|seeds?|soil|fertili[sz]er|spice|sauce|syrup|yeast|flour)"
)
_USES = r"(?:use|apply|take|put|drink|eat|add|brew|give|feed|dose)"
# Of a bag or of 250 g the price is asked, or what is in it; of two cups it is not.
_NOT_SOLD_BY = (
    r"(?! (?:the |a |an )?(?:bags?|packs?|packets?|box|jar|bottle|tin|pouch|can)\b)"
    r"(?! [$€£]?\d+(?!\d| ?(?:cups?|people|persons?|l|lit\w+|ml)\b))(?! (?:cost|it cost|you charge|the \w+ cost))"
)
USED = re.compile(
    rf"\bhow much (?:of )?(?:the |this |that |your |ground )?{_MEASURED} (?:(?:is|goes) )?"
    rf"(?:for|per|to|should|do (?:i|we|you))\b{_NOT_SOLD_BY}"
    rf"|\bhow much (?:of )?(?:\w+ ){{0,4}}(?:should|must|shall) (?:i|we|you) (?:\w+ )?{_USES}\b"
    r"|\bhow much (?:of )?(?:\w+ ){0,4}do (?:i|we|you) (?:use|apply|drink|add|brew)\b"
    r"|\bhow much (?:(?!is|are|does|do|cost|would|will)\w+ ){0,3}to (?:use|apply|feed|give|put|take|add|dose)\b"
    r"|\bhow many (?:grams?|g|ml|oz|ounces|scoops?|spoons?|teaspoons?|tablespoons?|drops?|pumps?|cups|bags|teabags)"
    rf" (?:of (?:\w+ )?{_MEASURED} )?(?:for|per|should|do|shall|must)\b"
    rf"{_NOT_SOLD_BY}"
    r"|\bwie ?viel (?:kaffee|tee|wasser|pulver|creme|serum) (?:fur|pro|brauche|nehme)\b"
    r"|\bcuant[oa] (?:cafe|te|agua|crema|serum) (?:para|por)\b|\bcombien de (?:cafe|the|grammes|creme) (?:pour|par)\b"
    r"|\bile (?:kawy|herbaty|wody|kremu|serum|gramow) (?:do|na)\b"
)

# What is bought or sent back, not used.
SPENT = re.compile(
    r"\bhow m(?:uch|any)\b.*\b(?:buy|buying|order|ordering|spend|spending|get|return|returning|pay|purchase"
    r"|free (?:shipping|delivery|postage)|discount|refund)\b"
)


def answer_amount(turn: Turn) -> Draft | None:
    """Return what the record of the one product meant, or a text, tells of how much is used; of a product, else that
    none does."""
    plain = fold(turn.text)
    if not USED.search(plain) or SPENT.search(plain):
        return None
    meant = _meant(turn)
    if len(meant) == 1:
        return (
            _told_of(turn, meant[0]) or told_in(turn, _said_of(turn, meant[0])[:MOST_TOLD]) or not_said(turn, meant[0])
        )
    told = find_policy(turn)
    if told and _measures(" ".join(told.sentences)):
        return told
    if not meant or not _asks_of_using(plain):
        return None
    each = [said for product in meant[:MOST_GOODS] if (said := _told_of(turn, product, named=True))]
    return of_each(each) if each else unanswered(turn)


def _asks_of_using(plain: str) -> bool:
    """Whether somebody is to use it: "how much serum should i use", and not "how much coffee for 250 g"."""
    return bool(re.search(rf"\b(?:should|must|shall|do|to) (?:i |we |you )?(?:\w+ )?{_USES}\b", plain))


def _meant(turn: Turn) -> Sequence[Product]:
    """Return the products it is asked of: of several of a kind the one that says all that is looked for."""
    found = find_products(turn)
    if len(found.sure) == 1 or found.proper:
        return found.sure
    wish = USE_WORDS.sub(" ", fold(turn.text))
    results = find(turn.worded(wish))
    if results.exact:
        return turn.products(results.ids)
    return found.named or found.alternatives


def _told_of(turn: Turn, product: Product, *, named: bool = False) -> Draft | None:
    """Return the sentence of the record that tells an amount, after the product's name where several are told of."""
    told = None if named else answer_fact(turn, product)
    if told and _measures(" ".join(told.sentences)):
        return told
    lines = [unit.text for unit in described(product) if _measures(unit.text)][:1]
    return quote_of(turn, product, lines, named=named) if lines else None


def _said_of(turn: Turn, product: Product) -> list[tuple[Passage, Unit]]:
    """Return the sentences with a number that name the product as the message does."""
    title = split_words(product.title)
    named = {word for word in turn.understood.words if word in title}
    near = ((passage, unit) for passage in passages_near(turn, turn.text) for unit in passage_units(passage))
    return [one for one in near if named and _measures(one[1].text) and named <= set(split_words(one[1].text))]


def _measures(text: str) -> bool:
    plain = fold(text)
    return bool(AMOUNT.search(plain) and USING.search(plain))
