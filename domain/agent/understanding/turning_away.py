"""A question after another thing, or after a material, than goods that were spoken of are and speak of.

After a tent "how do i wash merino" is not asked of the tent; "how do i wash it" and "the wool lining" still are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.products.matching import head_of
from domain.agent.products.options import facets, kept_with_product
from domain.agent.products.superlatives import asks_superlative
from domain.agent.understanding.care_words import CARE
from domain.agent.understanding.messages import Understanding, it_in
from domain.agent.understanding.picking import names_another
from domain.catalogue import Product
from domain.conversations import About, Topic
from domain.language.languages import Language
from domain.language.materials import is_told_of, material_named
from domain.language.words import fold

LONGEST = 12  # words of a message that asks one thing; of a longer one some part may mean the goods
WHICH = re.compile(
    r"^\W*(?:(?:and|ok|so|und|y|et|e|i|en) )?(?:which|what|whats|welche\w*|cual\w*|quel\w*|lequel|laquelle|quale|qual"
    r"|welk\w*|ktor\w*)\b|^(?:どれ|どちら|어느|어떤)"
)
OF_DOWN = re.compile(
    r"\b(?:wash|washing|launder|laundering|clean|cleaning|dry|drying|care for|look after)"
    r" (?:duck |goose )?(?P<name>down)\b"
)
# What is true of the material itself: "does merino itch", but not of "is cotton inside".
ITSELF = re.compile(
    r"\W+(?:wool )?(?:itch\w*|scratch\w*|warm\w*|shrink\w*|stretch\w*|waterproof\w*|water\W?resistant|breath\w+"
    r"|durable|washable|smell\w*|stink\w*|pill\w*|fade\w*|(?:keep|hold|get|last|need)s?)\b"
)
ASKED_OF = re.compile(
    r"^\W*(?:(?:and|so|but|hi|hey) )?(?:is|are|does|do|can|will|why (?:is|are|does|do)|how long (?:does|do)) $"
)
# How it is washed, and not what: "on the wool programme", "with wool wash".
MEANS = re.compile(
    r"\W+(?:(?:(?<=wool )|(?<=down ))wash\b|(?:(?:care|cleaning) )?(?:cycle|program\w*|setting|mode|detergent"
    r"|soap|shampoo|cleaner|brush|balm|wax|kit|products?|spray|oil|cream|conditioner|polish|protector)\b|waschgang|waschmittel)"
)
BY_MEANS = re.compile(
    r"\b(?:on|with|using|like|as|mit|wie|avec|con|com|met|z|jak|comme) (?:an? |the |der |die |das )?$"
)
# A part, which may be one of the goods spoken of: "the straps", "leather straps".
PART = re.compile(
    r"\W+(?:straps?|lining|soles?|insoles?|uppers?|handles?|trim|patch(?:es)?|collars?|cuffs?|panels?|base(?! layer)"
    r"|bottom|inserts?|footbeds?|toes?|heels?|tongues?|lid|legs?|seat|zips?|label|details?|parts?|inner|outer|shell)\b"
)
WITH_IT = re.compile(
    r"\b(?:(?:with|in|using|by) (?:it|this|that|these|those|them)|damit|hiermit|avec (?:ca|cela)|con (?:esto|questo)"
    r"|com isso|hiermee|ermee|(?:z|w) tym)\b"
)
FOR_CARE = re.compile(
    r"\b(?:wash|cleaner|cleanser|detergent|soap|shampoo|wax|balm|brush|spray|polish|conditioner|proof(?:er|ing)|dryer|dressing"
    r"|oil|cloth|kit|care|\w*pfleg\w*|\w*reiniger|\w*waschmittel|\w*seife|\w*wachs|lessive|nettoyant|detergente|jabon"
    r"|plyn|proszek|mydlo|wosk|pasta|szampon)\b"
)
POINTED_AT = re.compile(r"\b(?:the|its|this|that|these|those|their) (?:[\w-]+ )?$")


def turns_from(goods: Sequence[Product], said: Understanding) -> bool:
    """Whether a message asks after what none of these goods is or speaks of, so that it means none of them."""
    return bool(goods) and (_asks_which_of_others(goods, said) or asks_of_other_material(goods, said))


def may_turn(said: Understanding) -> bool:
    """Whether a message asks after a material, or after the first of a kind, whatever was spoken of."""
    return len(said.words) <= LONGEST and (_asks_which(said) or bool(material_asked(said)))


def without_goods(topic: Topic) -> Topic:
    """Return a topic as if no goods had been spoken of."""
    if topic.about is About.GOODS:
        topic = replace(topic, about=About.NOTHING, asked="")
    return replace(topic, product_id=None, chosen=(), question="", shown=())


def asks_of_other_material(goods: Sequence[Product], said: Understanding) -> bool:
    """Whether it is asked how a material is cared for, or what it is like, of which no record of these goods tells."""
    name = material_asked(said)
    return bool(name) and not any(_is_for_care(one) or is_told_of(name, _record(one)) for one in goods)


def material_asked(said: Understanding) -> str:
    """Return the material of which a message asks by itself; "" where there is none."""
    plain, it = fold(said.text), it_in(said.language)
    if (of_down := OF_DOWN.search(plain)) and not MEANS.match(plain, of_down.end()):
        return of_down["name"]
    for named in material_named().finditer(plain):
        before, end = plain[: named.start()], named.end()
        if MEANS.match(plain, end) or BY_MEANS.search(before) or PART.match(plain, end):
            continue
        if it.search(before) or WITH_IT.search(plain, end):
            continue
        if said.language is Language.ENGLISH and POINTED_AT.search(before):
            continue
        if CARE.search(plain) or (ASKED_OF.match(before) and ITSELF.match(plain, end)):
            return named.group()
    return ""


def _asks_which_of_others(goods: Sequence[Product], said: Understanding) -> bool:
    """Whether the first of a kind is asked for, which these are none of: "which of these is the warmest tent"."""
    return _asks_which(said) and names_another(goods, said.words)


def _asks_which(said: Understanding) -> bool:
    return bool(WHICH.match(fold(said.text))) and asks_superlative(said.text)


def _is_for_care(product: Product) -> bool:
    """Whether a thing is there to care for others: of a wash it may well be asked what is washed with it."""
    return bool(FOR_CARE.search(fold(f"{head_of(product.title)} {product.product_type}")))


@kept_with_product
def _record(product: Product) -> str:
    values = (value for facet in facets(product) for value in (facet.name, *facet.values))
    fields = (value for field in product.metafields for value in field)
    parts = (product.title, product.product_type, *product.tags, *product.collections, *values, *fields)
    return fold(" ".join((*parts, product.description)))
