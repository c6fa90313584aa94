"""Whether a message asks of all that a store sells, whatever product it spoke of before."""

import re

from domain.agent.understanding.messages import Understanding
from domain.language.openings import sought
from domain.language.words import fold

ALL = r"(?:stuff|products|items|goods|things|range|assortment|catalogue?)"
OF_ALL = sought(
    rf"\b(?:of|from|among|in) (?:(?:all )?(?:your|ur)|all the) {ALL}\b|\b(?:which|what) {ALL} (?:are|do|have|contain)\b"
    r"|\b(?:your|ur) (?:(?:best|top)[ -]?sell\w+|cheapest|least expensive|most expensive|priciest|dearest|newest)"
    r"(?: (?:product|item|thing|article)s?)?\W*$"
    r"|^\W*(?:(?:any|the|what|which|whats|show me|and|are|is) )*best[ -]?sell\w+\W*$|\byou (?:sell|stock|carry)\W*$"
    r"|\b(?:von|unter) (?:euren|ihren|deinen) (?:produkten|artikeln|sachen|waren)\b"
    r"|\bwelche (?:(?:eurer|ihrer|deiner) )?(?:produkte|artikel)\b"
    r"|\b(?:cuales|que) (?:de (?:sus|vuestros|tus) )?(?:productos|articulos)\b"
    r"|\b(?:lesquels de vos|quels(?: de vos)?) (?:produits|articles)\b|\bquali (?:dei vostri )?(?:prodotti|articoli)\b"
    r"|\b(?:quais|que) (?:dos (?:seus|vossos) )?(?:produtos|artigos)\b"
    r"|\bwelke (?:van (?:jullie|uw) )?(?:producten|artikelen|spullen)\b"
    r"|\b(?:ktore|jakie) (?:z )?(?:waszych |wasze )?(?:produkty|produktow|artykuly)\b"
    r"|どの商品|商品の(?:中|うち)|어떤 (?:상품|제품)|(?:상품|제품) 중"
)
# The first of all by its price, as it is called where the kind of thing is said by the question before.
THING = r" (?:(?:thing|item|product|article)s?|produkt|artikel)\b"
CHEAPEST_OF_ALL = re.compile(
    rf"\b(?:cheapest|least expensive|lowest[ -]priced|gunstigste[sn]?|billigste[sn]?|goedkoopste|najtanszy){THING}"
    r"|\bproducto mas barato\b|\bproduit le moins cher\b|\bprodotto (?:piu economico|meno caro)\b"
    r"|\bproduto mais barato\b|一番安い(?:商品|もの|物)|(?:가장|제일) (?:싼|저렴한) (?:상품|제품|물건|거|것|게)"
)
DEAREST_OF_ALL = re.compile(
    rf"\b(?:most expensive|priciest|dearest|highest[ -]priced|teuerste[sn]?|duurste|najdrozszy){THING}"
    r"|\bproducto mas caro\b|\bproduit le plus cher\b|\bprodotto piu caro\b|\bproduto mais caro\b"
    r"|一番高い(?:商品|もの|物)|(?:가장|제일) 비싼 (?:상품|제품|물건|거|것|게)"
)
ALONE = re.compile(
    r"^\W*(?:(?:and|ok|so|what about|how about|und|y|et|e|i|en|a) )*(?:(?:the|das|der|die|el|la|lo|le|il|o|de|het) )?"
    r"(?:(?P<dearest>most expensive|priciest|dearest|teuerste[nrs]?|mas car[oa]|plus chere?|piu car[oa]|mais car[oa]"
    r"|duurste|najdrozsz\w+|一番高いのは?|가장 비싼 (?:것|거)은?)"
    r"|cheapest|least expensive|(?:gunstig|billig)ste[nrs]?|mas barat[oa]|moins chere?|meno car[oa]|piu economic[oa]"
    r"|mais barat[oa]|goedkoopste|najtansz\w+|一番安いのは?|가장 (?:싼|저렴한) (?:것|거)은?)(?: one)?\W*$"
)


def asks_of_all(said: Understanding) -> bool:
    """Whether a message asks of all that is sold: "which of your products are vegan?", and points at nothing."""
    return not (said.own or said.backward) and bool(OF_ALL.search(fold(said.text)))


def other_extreme(text: str, before: str) -> str:
    """Return the first of all by its price where a message asks for that alone, after a question for the other: "and
    the most expensive?"; "" where it does not."""
    alone = ALONE.match(fold(text))
    if alone is None or not (CHEAPEST_OF_ALL.search(asked := fold(before)) or DEAREST_OF_ALL.search(asked)):
        return ""
    return "most expensive thing" if alone["dearest"] else "cheapest thing"
