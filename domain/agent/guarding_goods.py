"""What is believed of a guess at a question about goods, above all in other languages than English, of which a meaning
tells less."""

from domain.agent.drafts import Turn
from domain.agent.intents import Intent
from domain.agent.understanding.messages import cued
from domain.agent.understanding.pointing import explains
from domain.agent.understanding.questions import begins_as_question
from domain.agent.understanding.wishes import read_wish
from domain.language.goods_abroad import is_of_goods
from domain.language.languages import UNSPACED, Language

ENOUGH = 0.7  # how sure a guess must be to be believed although no cue tells it: of these, nine in ten are right
ENOUGH_OF_A_WORD = 0.9  # of one that says all
ENOUGH_ABROAD = 0.93  # of a question about goods in another language than English
MOST_SHOWN_BY = 6  # words of a request to be shown goods


def enough_for(turn: Turn) -> float:
    """Return how sure a guess must be: of another language the meaning is known less than of English."""
    if turn.language is not Language.ENGLISH and turn.language not in UNSPACED:
        return ENOUGH_ABROAD
    return ENOUGH_OF_A_WORD if len(turn.understood.words) == 1 else ENOUGH


def left_of_question(turn: Turn, *, names_goods: bool) -> tuple[Intent, ...]:
    """Return what a question in another language wants of the goods it names, once nothing grave is believed of it."""
    abroad = turn.language is not Language.ENGLISH and begins_as_question(turn.text)
    return (Intent.PRODUCT_FACT,) if abroad and names_goods else ()


def shows_goods(turn: Turn) -> bool:
    """Whether a request in another language to be shown goods was taken for an attack: "zeig mir alles aus holz"."""
    attack = turn.understood.wants(Intent.INJECTION) and turn.language is not Language.ENGLISH
    if not attack or len(turn.understood.words) > MOST_SHOWN_BY:
        return False
    words = read_wish(turn.text, turn.language).words
    return cued(turn.text, turn.conversation) == {Intent.PRODUCT_SEARCH} and any(map(is_of_goods, words))


def asks_what_is_told(turn: Turn) -> bool:
    """Whether a question points to the product spoken of, and asks what its record speaks of: "are they prescription",
    which sounds like nothing that is sold."""
    product_id = turn.conversation.topic.product_id
    product = turn.product(product_id) if product_id and turn.understood.backward else None
    words = read_wish(turn.text, turn.language).words
    return product is not None and bool(words) and explains(product, words)


def asks_of_it(turn: Turn) -> bool:
    """Whether a question in another language than English, of which a guess knows less, points to a product spoken
    of: "ist sie gefüttert"."""
    topic = turn.conversation.topic
    return turn.language is not Language.ENGLISH and turn.understood.backward and bool(topic.product_id)
