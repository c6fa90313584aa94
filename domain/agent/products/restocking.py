"""When something is in stock again, and how many are left: what the store writes of it; what it does not, is said."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import SENSITIVE, Intent
from domain.agent.phrases import Say
from domain.agent.policies.answers import SURE, find_policy
from domain.agent.products.lookups import product_evidence
from domain.agent.products.mentions import find_products, product_pointed_to
from domain.agent.products.variant_answers import answer_stock, choice_in
from domain.agent.products.variants import Choice
from domain.agent.replies import Outcome
from domain.agent.understanding.messages import says_little
from domain.catalogue import Product
from domain.language.words import fold, same_word, split_words

AGAIN = (
    r"(?:\brestock\w*|\bback[ -]in[ -]stock\b|\bwhen (?:\w+ ){0,5}(?:back|available|again|in stock)\b",
    r"\bcoming back\b|\bback when\W*$",
    r"\b(?:be|are|is|get|getting|having) (?:\w+ ){0,4}(?:back(?: in)?|again|more)\W*(?:soon\W*)?$",
    r"\bcoming (?:soon|in)\b|\b(?:is|are) (?:\w+ ){1,5}coming\W*$|\bback ?orders?\b",
    r"\bwieder (?:da|verfugbar|auf lager|lieferbar|vorratig|rein\w*)\b",
    r"\bcuando (?:\w+ ){0,4}(?:vuelv\w+|disponible|repon\w+)|\b(?:de nuevo|otra vez) en stock\b",
    r"\bretour en stock\b|\bquand (?:\w+ ){0,5}(?:retour|disponible|stock)\b|\breassort\w*",
    r"\bkiedy (?:\w+ ){0,5}(?:dostepn\w+|znow|znowu|z powrotem)\b|\bdi nuovo disponibil\w+",
    r"\bquando (?:\w+ ){0,5}(?:disponibil\w+|torna\w*|disponivel|volta\w*)\b",
    r"\bweer (?:op voorraad|beschikbaar|leverbaar)\b)|再入荷|재입고|입고",
)
TO_BE_TOLD = (
    r"\b(?:notify|alert|email|e-mail|text|tell|ping) me (?:when|once|if)\b",
    r"\blet me know (?:when|once|if)\b|^\W*notify me\W*$",
)
BACK = re.compile("|".join((*AGAIN, *TO_BE_TOLD)))
LEFT = re.compile(
    r"(?:\bhow many (?:\w+ ){0,4}(?:left|remaining|in stock|available|do (?:you|u) have)\b|\bhow much stock\b"
    r"|\bhow many left\b|\blast one\b|\bwie viele (?:\w+ ){0,3}(?:noch|da|ubrig)\b|\bcuant[oa]s (?:\w+ )?quedan\b"
    r"|\bcombien (?:\w+ ){0,3}reste\w*\b|\bile (?:\w+ ){0,2}zostalo\b|\bquanti (?:\w+ ){0,2}rest\w+"
    r"|\bhoeveel (?:\w+ ){0,2}over\b)|残り|몇 ?개 남"
)
COUNTED = re.compile(r"\bhow many (\w+)")
OF_THEM = ("are", "is", "of", "left", "do", "more", "still", "remaining", "in", "units", "pieces", "items")
ELSE = re.compile(r"\b(?:money|refund\w*|cash|return\w*|send|sent|hear|get back to|cash ?back|parcel|package|order)\b")
RESTOCK = "when are sold-out items restocked, back in stock?"
OF_STOCK = re.compile(
    r"\b(?:restock\w*|back in|back within|come back|sold[ -]out|out of stock|waitlist|notif\w+|e-?mail you)\b"
)


def answer_restock(turn: Turn) -> Draft | None:
    """Return whether it is in stock, and what the store says of when or how many; None where neither is asked."""
    plain, understood = fold(turn.text), turn.understood
    back, left = bool(BACK.search(plain)), bool(LEFT.search(plain))
    if not (back or left) or ELSE.search(plain) or understood.order_names or understood.email:
        return None
    if understood.among(SENSITIVE | {Intent.INJECTION}) and not says_little(turn.text, turn.conversation):
        return None
    product = _product(turn)
    if product is None:
        return None
    choice = choice_in(turn, product)
    if choice.mentions.unmade or not choice.fitting:
        return None
    if left:
        return None if _counts_else(plain, choice) else _left(turn, choice)
    return _back(turn, choice)


def _counts_else(plain: str, choice: Choice) -> bool:
    """Whether it is asked how many there are of something else: "how many colours do you have"."""
    counted, known = COUNTED.search(plain), split_words(f"{choice.product.title} {choice.product.product_type}")
    values = [word for _, value in choice.chosen for word in split_words(value)]
    return counted is not None and not any(same_word(counted[1], one) for one in (*known, *values, *OF_THEM))


def _product(turn: Turn) -> Product | None:
    found = find_products(turn)
    if found.named or found.alternatives:
        return found.named[0] if len(found.named) == 1 else None
    return product_pointed_to(turn)


def _left(turn: Turn, choice: Choice) -> Draft:
    stock = answer_stock(turn, choice.product)
    if not choice.in_stock:
        return stock
    return replace(stock, sentences=(*stock.sentences, turn.say(Say.LEFT_NOT_SAID)))


def _back(turn: Turn, choice: Choice) -> Draft:
    """Return what is in stock; of what is sold out, what a page of the store says of when it is sold again."""
    stock = answer_stock(turn, choice.product)
    if all(make.variant.available for make in choice.fitting):
        return stock
    rule = find_policy(turn.worded(RESTOCK), SURE)
    if rule and not _speaks_of_it(rule.sentences):
        rule = None
    said = rule.sentences if rule else (turn.say(Say.BACK_NOT_SAID, product=choice.product.title),)
    told = (stock.sentences[0], *said, *stock.sentences[1:])
    return replace(
        stock,
        outcome=stock.outcome if stock.outcome is Outcome.CLARIFY else Outcome.ANSWERED,
        sentences=told,
        evidence=(*stock.evidence, *(rule.evidence if rule else (product_evidence(turn, choice.product),))),
        sources=(*stock.sources, *(rule.sources if rule else ())),
        suggestions=(*stock.suggestions, turn.say(Say.SUGGEST_PERSON)),
    )


def _speaks_of_it(sentences: Sequence[str]) -> bool:
    return bool(OF_STOCK.search(fold(" ".join(sentences))))
