"""What a product is, in short: how its description begins, its price and choices, a few of its facts."""

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.products.lookups import described, price_line, product_card, product_evidence, product_source
from domain.agent.products.options import facets
from domain.agent.products.searching import limits_of
from domain.agent.replies import Outcome
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.words import same_word, split_words

MOST_SENTENCES = 2
MOST_FACTS = 3
TELL = frozenset("tell about describe description describes details detail info information overview features".split())
HOW_IT_IS = frozenset("hi hey so hows how is are the this that these those your".split())


def asks_for_all(turn: Turn, product: Product) -> bool:
    """Whether the message asks what the product is and names nothing of it: "tell me about the lantern".

    What must cost less than a sum is looked for, and not asked about.
    """
    said = turn.understood.words
    asks_how = "hows" in said or "how" in said
    if (TELL.isdisjoint(said) and not asks_how) or limits_of(turn):
        return False
    known = split_words(product.title)
    rest = [word for word in said if not any(same_word(word, part) for part in known)]
    if asks_how:
        return HOW_IT_IS.issuperset(rest)
    wished = read_wish(" ".join(rest), turn.language).words
    return not kind_asked(" ".join(rest)) and all(word in TELL for word in wished)


def overview(turn: Turn, product: Product) -> Draft:
    units = described(product)
    told = [unit.text for unit in units if not unit.list_line][:MOST_SENTENCES]
    offered = {facet.name: listing(facet.values) for facet in facets(product) if facet.name}
    listed = [unit.text for unit in units if unit.list_line]
    facts = [line for line in listed if line.partition(":")[0] not in offered][:MOST_FACTS]
    choices = [turn.say(Say.VALUES, name=name, product=product.title, values=said) for name, said in offered.items()]
    gone = [] if product.available else [turn.say(Say.SOLD_OUT, product=product.title)]
    return Draft(
        Outcome.ANSWERED,
        (*told, price_line(turn, product), *gone, *choices, *(f"{BULLET}{fact}" for fact in facts)),
        (Intent.PRODUCT_FACT,),
        evidence=(product_evidence(turn, product, quotes=(*told, *facts)),),
        cards=(product_card(turn, product),),
        sources=(product_source(product),),
        topic=Topic(product_id=product.id),
    )
