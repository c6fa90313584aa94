"""Messages that say no more than what a thing is called and is like, whatever was guessed of them."""

import re

from domain.agent.drafts import Turn
from domain.agent.intents import ACTIONS, SENSITIVE, SMALL_TALK, TROUBLES, Intent
from domain.agent.products.mentions import find_products
from domain.agent.products.overviews import TELL
from domain.agent.products.searching import find
from domain.agent.understanding.messages import cued
from domain.agent.understanding.wishes import read_wish
from domain.language.goods_abroad import english_for, is_of_goods
from domain.language.languages import UNSPACED
from domain.language.option_words import option_word
from domain.language.vocabulary import COLORS, SIZES
from domain.language.wares import KINDS, wares_in
from domain.language.words import HAS_DIGIT, fold, same_word, split_words

GRAVE = SENSITIVE | ACTIONS | TROUBLES | {Intent.INVOICE}
WENT_WRONG = re.compile(
    r"\b(?:not|no|never|none|without|wont|dont|doesnt|didnt|isnt|wasnt|cant|couldnt|stopped|stops|broke\w*|broken|torn|tore"
    r"|ripped|crack\w*|leak\w*|missing|wrong|instead|only|smell\w*|hurt\w*|burn(?!ers?\b)\w*|rash|came|arrived|received|fell|fail\w*"
    r"|damaged|defect\w*|faulty|dead|loose|empty|expired|melt\w*|explod\w*|swollen|after|since|again|already|still)\b"
)
# What joins the words of a mere name: "raincoat not yellow", "ladegerät mit eu stecker".
JOINING = frozenset(
    """a an the in of for with without not no and or but mit ohne fur in aus nicht kein keine und con sin para de en y
    avec sans pour et pas a senza per e non di com sem ou nao voor met zonder van niet geen z bez dla do i nie
    na""".split()
)
TOO = re.compile(r"\b(?:too|zu|trop|troppo|demasiado|muito|za|te)\b")  # big or small, which goods are complained of
SHORT_NAME = 3  # letters of a word that may be a value: "eu", "usb"
MOST_NAMING = 6  # words


def is_mistaken(turn: Turn) -> bool:
    """Whether a mere guess says that a message is no business of a store, or asks for a rule or one thing's facts."""
    guessed, found = set(turn.understood.intents), find_products(turn)
    elsewhere = Intent.OFF_TOPIC in guessed and guessed <= SMALL_TALK
    of_one = found.proper or found.pointed or len(found.named) == 1
    told = guessed and guessed <= {Intent.POLICY, Intent.PRODUCT_FACT} and not of_one
    return bool(elsewhere or told) and not cued(turn.text, turn.conversation) & guessed


def names_only_goods(turn: Turn) -> bool:
    """Whether all that a message is after are goods that are sold here: "tell me about rain jackets".

    Of another world only what is surely one counts: the Polish "stolica" is no table.
    """
    sought = [word for word in read_wish(turn.text, turn.language).words if word not in TELL]
    known = wares_in if turn.understood.wants(Intent.OFF_TOPIC) else is_of_goods
    return bool(sought) and all(map(known, sought)) and find(turn).exact


def is_mere_name(turn: Turn) -> bool:
    """Whether a message only guessed to tell of trouble says no more than what a thing is called and is like."""
    understood = turn.understood
    doubted = understood.among(GRAVE) and not _tells_of_harm(turn) and turn.language not in UNSPACED
    if not doubted or understood.own or understood.order_names or len(understood.words) > MOST_NAMING:
        return False
    called = words_of_goods(turn)
    if not all(describes(word) or word in called for word in understood.words) or TOO.search(fold(turn.text)):
        return False
    return names_goods(turn) and not cued(turn.text, turn.conversation).intersection(understood.intents)


def _tells_of_harm(turn: Turn) -> bool:
    """Whether something only people see to is told; of a "dvd burner" harm is but guessed."""
    sensitive = set(turn.understood.among(SENSITIVE))
    return bool(sensitive) and (sensitive != {Intent.INJURY} or bool(WENT_WRONG.search(fold(turn.text))))


def words_of_goods(turn: Turn) -> set[str]:
    """Return the words of the message that stand in a name of the goods it may mean, and tell of no trouble."""
    found = find_products(turn)
    names = [split_words(f"{one.title} {one.product_type}") for one in (*found.named, *found.alternatives)]
    words = (word for word in turn.understood.words if not WENT_WRONG.match(word))
    return {word for word in words if any(same_word(word, other) for name in names for other in name)}


def describes(word: str) -> bool:
    """Whether a word is of a name: a kind of goods, a quality, a colour or a size, or what joins them."""
    plain = word in JOINING or word in COLORS or word in SIZES or bool(HAS_DIGIT.search(word))
    known = wares_in(word) or english_for(word) or option_word(word) != word
    return plain or bool(known) or len(word) < SHORT_NAME


def names_goods(turn: Turn) -> bool:
    found = find_products(turn)
    known = any(wares_in(word) & KINDS.keys() or english_for(word) for word in turn.understood.words)
    return known or bool(found.named or found.alternatives)
