"""A part of the thing on the page, which other goods of the store may be called: "how long is the cable" of a fan."""

import re
from collections.abc import Collection, Sequence

from domain.agent.drafts import Turn
from domain.agent.products.mention_detection import Mention
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.pointing import explains
from domain.agent.understanding.questions import asks_for_goods, asks_of_a_thing
from domain.catalogue import Product
from domain.language.measures import Piece
from domain.language.words import fold, same_word, split_words

PARTS = frozenset(
    """
    cord cable cables wire wires lead plug charger adapter battery batteries screen display monitor lens lamp
    bulb light lights speaker speakers mic microphone motor engine fan blade blades wheel wheels tire tires
    handle handles strap straps belt buckle zipper zip pocket pockets lid cap cover covers case box bag pouch
    stand base leg legs foot feet arm arms seat back door doors drawer drawers shelf shelves lock key keys
    button buttons remote controller manual instructions rope string hose nozzle filter tank bowl jar basket
    tray rack hook clip clamp screw screws frame glass mirror lining sole soles heel heels collar sleeve sleeves
    hood waist padding cushion mattress pillow sheet fabric material needle pen brush tip tool tools port ports
    radio alarm clock camera keyboard mouse top bottom side sides rim edge tube tubes pipe valve pump spring
    head neck body hair clothes shoes hat track tracks cards board dice ball balls
    """.split()
)
# "Is it", "do these": the thing on the page is asked, whatever else is called, unless beside it.
SUBJECT = re.compile(
    r"^\W*(?:(?:and|so|ok|hi|hello|hey|but)\W+)*(?:is|are|does|do|can|will|would|has) (?:it|this|these|they|those)\b"
    r"(?!.*\b(?:than|like|difference|same|better|vs|versus|similar|instead)\b)"
)
POINTING = frozenset("the this these those its their his her dose that".split())
ALIKE = (
    frozenset({"screen", "display", "monitor"}),
    frozenset({"cord", "cable", "lead", "wire"}),
    frozenset({"bag", "case", "pouch", "sleeve"}),
    frozenset({"lamp", "bulb", "light"}),
    frozenset({"charger", "adapter", "plug"}),
    frozenset({"mic", "microphone"}),
    frozenset({"port", "outlet", "socket"}),
    frozenset({"manual", "instruction", "instructions"}),
)


def is_of_the_page(turn: Turn, mentions: Sequence[Mention], message: Sequence[Piece]) -> bool:
    """Whether what these goods are called by asks of the thing on the page: by a part of it, or beside "it"."""
    product = turn.product(turn.page.product_id) if turn.page.product_id else None
    if product is None or not mentions or any(one.full for one in mentions):
        return False
    if SUBJECT.match(fold(turn.text)):
        return True
    if (
        any(one.proper for one in mentions)
        or asks_for_goods(turn.text)
        or not (asks_of_a_thing(turn.text) or kind_asked(turn.text))
    ):
        return False
    kind = kind_asked(turn.text)
    asking = kind.asks.search(fold(turn.text)) if kind else None
    beside = frozenset(split_words(asking[0]) if asking else ())  # "how long is the cable" names no long one
    named = {at for one in mentions for at in one.places if message[at].text in PARTS or message[at].text not in beside}
    beside_it = turn.understood.backward and not any(one.proper for one in mentions)
    return beside_it or (bool(named) and all(_is_part(product, message, at) for at in named))


def _is_part(product: Product, message: Sequence[Piece], at: int) -> bool:
    """Whether a word is a part that is spoken of as known, or stands by one, or the record speaks of it."""
    word, before = message[at].text, {piece.text for piece in message[max(0, at - 2) : at]}
    part = word in PARTS or (at + 1 < len(message) and message[at + 1].text in PARTS)
    return (part and bool(before & POINTING)) or explains(product, [word])


def speaks_of(sentence: str, noun: str) -> bool:
    """Whether a sentence names the part, or calls it otherwise: the "screen" a display."""
    names: Collection[str] = next((alike for alike in ALIKE if noun in alike), frozenset({noun}))
    return any(same_word(name, word) for name in names for word in split_words(fold(sentence)))
