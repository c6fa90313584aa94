"""What is said to "add it to my cart": that only the shopper can, with the goods that are meant beside it."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import SENSITIVE, Intent
from domain.agent.phrases import Say
from domain.agent.products.lookups import price_line, product_card, product_evidence, product_source
from domain.agent.products.mentions import find_products
from domain.agent.products.searching import ask_kind, ask_which
from domain.agent.products.variant_answers import answer_stock
from domain.agent.replies import Outcome
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.words import fold

MOST_BOUGHT = 4  # goods of one message
CART = (
    r"(?:(?:to|in|into)(?: (?:my|the|your|a))? (?:shopping )?cart"
    r"|(?:to|in|into) my (?:shopping )?(?:basket|bag|trolley))"
)
THIS = r"(?:it|this|that|these|those|them|both|one|two|three)(?: one)?"
TO_CART = re.compile(
    rf"\b(?:add|put|place|throw|pop|drop)\b.{{0,60}}\b{CART}\b|^\W*add to (?:cart|basket|bag)\W*$"
    rf"|^\W*(?:(?:ok(?:ay)?|great|perfect|yes|good|thanks)\W+)*(?:i(?:ll| will)(?: just)? (?:take|buy|have) {THIS}"
    rf"|(?:(?:i )?(?:want|would like|d like|wanna|id like)(?: to)? |(?:can|could|how (?:can|do)) i |please )?"
    rf"(?:buy|order|purchase) {THIS}(?: here| now| for me)?|can you (?:buy|order) {THIS}(?: for me)?)(?:\W+please)?\W*$"
    r"|\b(?:in|zum) (?:den|meinen) (?:waren|einkaufs)(?:korb|wagen)\b.{0,20}\b(?:leg\w*|tu\w*|pack\w*|hinzufug\w*)"
    r"|\b(?:leg\w*|tu|pack\w*|fug\w*)\b.{0,60}\b(?:in|zum) (?:den|meinen) (?:waren|einkaufs)(?:korb|wagen)"
    r"|\b(?:agreg\w*|anad\w*|pon\w*|met\w*)\b.{0,60}\b(?:al|en el|en mi|a mi) (?:carrito|carro)\b"
    r"|\b(?:ajout\w*|met\w*)\b.{0,60}\b(?:au|dans (?:le|mon)) panier\b"
    r"|\b(?:aggiung\w*|met\w*)\b.{0,60}\b(?:al|nel|nel mio) carrello\b"
    r"|\b(?:adicion\w*|coloc\w*|bot\w*|poe|por)\b.{0,60}\b(?:ao|no|no meu) carrinho\b"
    r"|\b(?:in|aan) (?:de|het|mijn|m[ n]) winkel(?:wagen|mand)\w*"
    r"|\b(?:dodaj|doda[cj]\w*|wloz\w*)\b.{0,60}\bdo koszyka\b"
    r"|カートに(?:入れ|追加)|(?:장바구니|카트)에 ?(?:담|넣|추가)"
)
# Who says so cannot do it, did it, or asks after what is there already.
OTHERWISE = re.compile(
    r"\b(?:cant|cannot|couldnt|wont|doesnt|didnt|isnt|unable|not|error|fail\w*|why|when|after|if|tried|trying|keeps?"
    r"|nicht|kein\w*|fehler|warum|no (?:puedo|me|se|deja)|pas|erreur|pourquoi|non|errore|perche|nao|erro|niet|waarom"
    r"|nie|blad|dlaczego)\b|できな|ません|안 ?(?:돼|되|담)|없"
)
ELSEWHERE = SENSITIVE | {Intent.HUMAN, Intent.INJECTION}


def answer_buying(turn: Turn) -> Draft | None:
    """Return where the goods that a message wants in the cart can be put there; None where it wants no such thing."""
    plain, understood = fold(turn.text), turn.understood
    if not TO_CART.search(plain) or OTHERWISE.search(plain) or understood.order_names or understood.among(ELSEWHERE):
        return None
    found = find_products(turn)
    if found.alternatives:
        return ask_which(turn, found.alternatives)
    goods = (found.sure or _spoken_of(turn))[:MOST_BOUGHT]
    if not goods:
        return ask_kind(turn)
    if len(goods) == 1 and not goods[0].available:
        return answer_stock(turn, goods[0])
    return _to_be_put(turn, goods)


def _spoken_of(turn: Turn) -> tuple[Product, ...]:
    """Return the product last spoken of, else the one whose page is open."""
    wanted = (turn.conversation.topic.product_id, turn.page.product_id)
    held = (turn.product(one) for one in wanted if one)
    return tuple(product for product in held if product)[:1]


def _to_be_put(turn: Turn, goods: Sequence[Product]) -> Draft:
    return Draft(
        Outcome.ANSWERED,
        (turn.say(Say.CART_YOURSELF), *(price_line(turn, product) for product in goods)),
        (Intent.PRODUCT_SEARCH,),
        evidence=tuple(product_evidence(turn, product) for product in goods),
        cards=tuple(product_card(turn, product) for product in goods),
        sources=tuple(product_source(product) for product in goods),
        topic=Topic(product_id=goods[0].id if len(goods) == 1 else None),
    )
