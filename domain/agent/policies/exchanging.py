"""An exchange for goods of another kind, where the store's rule says what alone may be exchanged for what."""

import re
from dataclasses import replace

from domain.agent.drafts import Draft, Turn
from domain.agent.phrases import Say
from domain.language.openings import sought
from domain.language.wares import KINDS, wares_in
from domain.language.words import fold, split_words

ELSE = re.compile(
    r"\b(?:(?:completely |totally |entirely )?(?:different|another|other) (?:kind of |type of )?"
    r"(?:products?|items?|things?|styles?|models?|articles?|kinds?|types?)|something (?:else|different|other)"
    r"|anderes? (?:produkt|artikel|modell)|etwas (?:anderes|anders)|otro (?:producto|articulo|modelo)|otra cosa"
    r"|autre (?:produit|article|modele|chose)|altro (?:prodotto|articolo|modello)|qualcos ?altro|outro (?:produto"
    r"|artigo)|outra coisa|inny (?:produkt|artykul|model)|cos innego|ander (?:product|artikel|model)|iets anders)\b"
    r"|다른 (?:상품|제품)|(?:別|他)の商品"
)
_EXCHANGE = (
    r"\b(?:exchang\w*|swap\w*|trad(?:es?|ed|ing)\b(?![@.])|umtausch\w*|tausch\w*|cambi\w+|echang\w*|scambi\w*"
    r"|troc\w+|wymieni\w*|wymian\w*|ruil\w*|omruil\w*)\b|교환|交換"
)
EXCHANGE = sought(_EXCHANGE)
# Verbs of other languages that mean nothing else, and those that do beside a size or a colour.
SURELY = sought(r"\b(?:umtausch\w*|echang\w*|scambi\w*|wymieni\w*|wymian\w*|ruil\w*|omruil\w*)\b|교환|交換")
MADE_OTHERWISE = re.compile(
    r"\b(?:sizes?|colou?rs?|grosse\w*|farbe\w*|tallas?|color\w*|tailles?|couleurs?|taglia|taglie|colore|tamanhos?"
    r"|cor|cores|rozmiar\w*|kolor\w*|maat|maten|kleur\w*)\b|사이즈|색상|サイズ|色"
)
FOR = re.compile(r"\b(?:for|against|gegen|por|contre|per|con|na|voor)\b")
# "Only for another size", "the same item in another colour": nothing else is given for it.
SAME_ALONE = re.compile(
    r"\b(?:only|just|exclusively)\b.{0,60}\b(?:sizes?|colou?rs?|same)\b|\b(?:sizes?|colou?rs?)\b.{0,10}\bonly\b"
    r"|\bsame (?:item|product|style|model|article|goods?)\b|\bnur\b.{0,60}\b(?:grosse\w*|farbe\w*|gleiche\w*)\b"
    r"|\bsolo\b.{0,60}\b(?:tallas?|color\w*|mismo|taglia|colore|stesso)\b|\b(?:seulement|uniquement)\b.{0,60}"
    r"\b(?:taille|couleur|meme)\b|\btylko\b.{0,60}\b(?:rozmiar\w*|kolor\w*)\b|\balleen\b.{0,60}\b(?:maat|kleur|zelfde)\b"
)
BAN = (
    r"\b(?:cannot|cant|can not|no|not|never)\b.{0,30}\b(?:chang|exchang|swap)\w*\b.{0,20}"
    r"\b(?:product|item) (?:types?|kinds?)\b"
)
# A sentence on exchanges that says so, or one that bans another kind.
DECIDES = re.compile(rf"{BAN}|\A(?=.*(?:{_EXCHANGE}))(?=.*(?:{SAME_ALONE.pattern}))")


def with_verdict(turn: Turn, rule: Draft) -> Draft:
    """Return the rule with a plain no before it, where it decides that this exchange is none of its kind."""
    decides = wants_another_kind(turn.text) and any(DECIDES.search(fold(line)) for line in rule.sentences)
    no = (turn.say(Say.RULE_FORBIDS), *rule.sentences)
    return replace(rule, sentences=no, decided=True) if decides else rule


def asks_for_another_kind(text: str) -> bool:
    """Whether it is asked if goods of another kind are given in exchange."""
    return speaks_of_exchange(text) and wants_another_kind(text)


def asks_for_exchange(text: str) -> bool:
    """Whether it is asked if goods are exchanged; a change of an order or an address is another matter."""
    plain = fold(text)
    return bool(SURELY.search(plain) or (EXCHANGE.search(plain) and MADE_OTHERWISE.search(plain)))


def speaks_of_exchange(text: str) -> bool:
    return bool(EXCHANGE.search(fold(text)))


def wants_another_kind(text: str) -> bool:
    """Whether goods of another kind are wanted in exchange: "the boots for a tent"."""
    plain = fold(text)
    if ELSE.search(plain):
        return True
    given, *wanted = FOR.split(plain, maxsplit=1)
    kinds = _kinds(given), _kinds(" ".join(wanted))
    return all(kinds) and kinds[0].isdisjoint(kinds[1])


def _kinds(text: str) -> frozenset[str]:
    return frozenset[str]().union(*(wares_in(word) for word in split_words(text))) & KINDS.keys()
