"""What a store sells, told by the types of its products: "what do you sell", "what kinds of things do you have"."""

import re

from domain.agent.drafts import Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.products.lookups import product_card, product_evidence, product_source
from domain.agent.replies import Outcome
from domain.conversations import Topic
from domain.language.words import fold

MOST_TYPES = 10  # that are named
MOST_SHOWN = 4  # as cards, one of a type
LONGEST = 80  # letters; a longer message says more
HELLO = r"(?:(?:hi|hello|hey|so|and|ok|well|hallo|hola|bonjour|ciao|hoi|czesc|ola|안녕하세요|こんにちは)\W+)*"
GOODS = r"(?:things?|stuff|products?|items?|goods|merch(?:andise)?|articles|categor(?:y|ies)|collections)"
YOU = r"(?:you(?: guys| all)?|u|yall|(?:this|the|your) (?:shop|store))"
HERE = r"(?: (?:here|for sale|in stock|exactly|in (?:this|the|your) (?:shop|store)))*"
WHAT = rf"(?:what|which)(?: (?:all|kinds?(?: of)?|sorts?(?: of)?|types?(?: of)?|{GOODS}))*"
WHOLE = r"(?:catalogu?e|range|assortment)"
SHOWN = rf"(?:everything|all(?: of)?(?: the| your)?(?: {GOODS})?|(?:all )?(?:your|the) (?:{GOODS}|{WHOLE}))"
ENGLISH = (
    rf"{WHAT} (?:do|does) {YOU} (?:sell|have|carry|stock|offer){HERE}",
    rf"{WHAT} (?:can|could) (?:i|we|one) (?:buy|get|order) (?:here|from you|in (?:this|your) (?:shop|store))",
    rf"what(?:s| is) (?:sold here|(?:this|your) (?:shop|store) about|in (?:this|the|your) (?:shop|store|{WHOLE}))",
    rf"(?:can you )?(?:show|list)(?: me)? {SHOWN}(?: (?:that )?(?:you|u) (?:have|sell|offer|have got))?",
    r"(?:what are your|which) (?:products|categories|collections|product types)(?: are there)?",
)
SO = r"(?: (?:so|alles|denn|hier|an|bei (?:euch|ihnen)|im (?:angebot|sortiment|shop|laden)))"
GERMAN = (
    rf"was (?:(?:verkauft|habt|bietet|fuhrt) ihr|(?:verkaufen|haben|bieten|fuhren) sie){SO}*",
    rf"was gibt(?: e)?s{SO}+",
    r"(?:welche|was fur)(?: art(?:en)?(?: von)?)? (?:produkte|artikel|sachen|waren|kategorien)"
    rf" (?:(?:habt|verkauft|bietet|fuhrt) ihr|(?:haben|verkaufen|bieten|fuhren) sie|gibt es){SO}*",
)
SPANISH_AND_PORTUGUESE = (
    r"que (?:(?:tipos? de )?(?:cosas|productos|articulos) |categorias )?"
    r"(?:vend(?:en|eis|es)|tienen|teneis|ofrec(?:en|eis))(?: (?:ustedes|aqui|a la venta|en (?:la|esta|su) tienda))*",
    r"(?:o )?(?:que|quais)(?: tipos? de)?(?: (?:produtos|coisas|artigos|categorias))?(?: (?:voces|a loja|esta loja))?"
    r" (?:vendem?|tem|oferecem?)(?: (?:aqui|voces|a venda|na loja))*",
)
ICI = r"(?: (?:ici|comme (?:produits|articles)|dans (?:la|votre) boutique))*"
FRENCH = (
    rf"quest[ -]ce que (?:vous (?:vendez|avez|proposez)|tu vends){ICI}",
    rf"(?:que|quels?(?: (?:types?|genres?) de)? (?:produits|articles)) (?:vendez|avez|proposez)[ -]vous{ICI}",
    rf"vous (?:vendez|avez|proposez) quoi{ICI}",
)
ITALIAN_AND_DUTCH = (
    r"(?:(?:che )?cosa|(?:che|quali)(?: (?:tipi?|genere) di)? (?:prodotti|articoli|cose|categorie))"
    r" (?:vendete|avete|offrite)(?: (?:qui|in (?:vendita|negozio)))*",
    r"(?:wat(?: voor(?: soorten?)?)?|welke(?: soorten)?)(?: (?:spullen|producten|dingen|artikelen))?"
    r" (?:(?:verkopen|hebben|bieden) jullie|verkoopt u|verkoopt deze winkel)"
    r"(?: (?:hier|allemaal|zoal|aan|te koop))*",
)
TU = r"(?: (?:tu|tutaj|w (?:ofercie|sklepie|sprzedazy|asortymencie)))*"
TOWARY = r"(?:rodzaje )?(?:rzeczy|produkt(?:y|ow)|towar(?:y|ow)|artykul(?:y|ow)|kategorie)"
POLISH = (
    rf"co (?:(?:sprzedajecie|macie|oferujecie){TU}|mozna (?:tu|tutaj|u was) kupic)",
    rf"jakie (?:{TOWARY} (?:macie|sprzedajecie|oferujecie)|(?:macie|sprzedajecie|oferujecie) {TOWARY}){TU}",
)
JAPANESE = (
    r"(?:何|なに|どんな(?:商品|もの|物)|どのような(?:商品|もの|物))(?:を|が)?(?:主に)?"
    r"(?:売って|扱って|取り扱って|販売して|置いて)(?:い)?(?:ますか|るの)",
    r"(?:どんな|どのような)(?:商品|もの|物)が(?:ありますか|あるの)|(?:取り?扱い?商品)(?:は何ですか|を教えてください|は)",
)
KOREAN = (
    r"(?:뭐|뭘|무엇을|(?:무슨|어떤) ?(?:제품|상품|물건|것|거)(?:들)?(?:을|를|이|가)?) ?"
    r"(?:팔아요|파나요|파세요|팔고 있나요|판매하나요|판매하세요|취급하나요|있나요|있어요)",
)
ABROAD = (*GERMAN, *SPANISH_AND_PORTUGUESE, *FRENCH, *ITALIAN_AND_DUTCH, *POLISH, *JAPANESE, *KOREAN)
ASKS = re.compile(rf"\W*{HELLO}(?:{'|'.join((*ENGLISH, *ABROAD))})\W*")


def answer_assortment(turn: Turn) -> Draft | None:
    """Return the types of what is sold, where all that a message asks is what that is."""
    if len(turn.text) > LONGEST or not ASKS.fullmatch(fold(turn.text)):
        return None
    # One more than is named tells whether there are others.
    found = turn.reads.catalogue.of_each_type(turn.store, MOST_TYPES + 1)
    named = [one for one in found if one.product_type][:MOST_TYPES]  # goods without a type are others, too
    if not named:
        found = turn.reads.catalogue.newest(turn.store, MOST_TYPES + 1)
        named = found[:MOST_TYPES]
    if not named:
        return None
    said = Say.SELLS_AMONG_OTHERS if len(found) > len(named) else Say.SELLS
    return Draft(
        Outcome.ANSWERED,
        (turn.say(said, kinds=listing([one.product_type or one.title for one in named])), turn.say(Say.ASK_WHICH_KIND)),
        (Intent.PRODUCT_SEARCH,),
        evidence=tuple(product_evidence(turn, one) for one in named),
        cards=tuple(product_card(turn, one) for one in named[:MOST_SHOWN]),
        sources=tuple(product_source(one) for one in named[:MOST_SHOWN]),
        topic=Topic(),
    )
