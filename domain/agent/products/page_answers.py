"""Questions about the product on the page: it says what is meant, so the record is asked before anything is guessed."""

import re
from collections.abc import Collection, Sequence

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, TROUBLES, Intent
from domain.agent.policies.answers import SURE, find_policy
from domain.agent.products.comparing import compares
from domain.agent.products.evidence import is_field_named
from domain.agent.products.facts import FITS, answer_fact, not_said, told_plainly
from domain.agent.products.matching import Matched, head_of
from domain.agent.products.mentions import find_products
from domain.agent.products.options import facets
from domain.agent.products.parts_of_the_page import PARTS, speaks_of
from domain.agent.products.recommending import recommends
from domain.agent.products.searching import find
from domain.agent.products.variant_answers import answer_options
from domain.agent.products.variants import choose
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.asking_slips import spelled, with_asking_spelled
from domain.agent.understanding.definite_nouns import calls_itself, names_definitely, nouns_in
from domain.agent.understanding.fact_kinds import CAUTION_NAMES
from domain.agent.understanding.messages import cued
from domain.agent.understanding.pointing import OF_THE_STORE, is_another, is_of_the_store
from domain.agent.understanding.questions import asks_for_goods, asks_of_a_thing, begins_as_question
from domain.catalogue import Product
from domain.language.concepts import meaning
from domain.language.languages import Language
from domain.language.option_words import option_word
from domain.language.vocabulary import COLORS, PLAIN_WORDS, SIZES
from domain.language.wares import KINDS, wares_in
from domain.language.words import HAS_DIGIT, fold, same_word, split_words

# "do the doors open?", "does his head turn?": what a part does, which no rule of the store is asked for.
OF_A_PART = re.compile(
    r"^\W*(?:(?:and|but|so|also|hi|hello|hey)\W+)?(?:do|does|did|is|are|can|will|would|could|has|have) "
    r"(?:the|these|those|its|his|her|their) (?P<part>[a-z][\w-]+) (?P<does>[a-z].*)"
)
MOVES = frozenset({"opening", "stack"})  # by their meanings, of a part; of the store they are its hours and its coupons
TRADE = frozenset("store shop website site account company newsletter app chat team".split())
# Words that stand for the thing itself, whatever its name.
STAND_INS = frozenset("item product thing one title model version package box set size price".split())
MEASURES = frozenset({"small", "medium", "large"})  # also asked of things that come in one size: "how large is it?"
MOST_ALIKE = 12
FEWEST = 2  # words, which may be a quality of a thing or the whole of a search
MOST_OF_A_PART = 10  # words of a question after one part
MOST_BRIEF = 6  # words of a message that leaves unsaid of what it speaks: "can i machine wash?"
GOES_WITH = re.compile(r"\b(?:fits?|for|with|works?|passt|fur|mit|pour|avec|para|con|per|voor|met|do|z)\b")
# For whom or for what it is, and no other thing: "for dry skin?", "good for teens?".
FOR_WHOM = re.compile(
    r"^\W*(?:is (?:it|this) |are they )?(?:(?:good|ok|okay|suitable|safe|right) )?(?:for|fur|pour|para|per|voor|dla)\b"
)
HELD = 0.6  # share of such a message that a sentence must hold, where it does not tell the kind of thing asked for
SIZES_ASKED = re.compile(r"\b(?:what|which) sizes?\b|^\W*(?:sizes|dimensions)\W*$")
TOLD = frozenset({Intent.PRODUCT_FACT, Intent.PRODUCT_OPTIONS, Intent.PRODUCT_SEARCH})  # by a record
BOUGHT = ABOUT_PRODUCTS - TOLD


def answer_from_page(turn: Turn) -> Draft | None:
    """Return what the record of the product on the page says to a question that may be about it, else None."""
    product = _product_looked_at(turn)
    if product is None or not _may_be_meant(turn, product):
        return None
    strange, fact = _strange_nouns(turn, product), answer_fact(turn, product)
    if fact and not _speaks_of(fact, strange):
        fact = None
    if fact or (fact := _sizes_made(turn, product)):
        return fact
    guessed_away = turn.understood.wants(Intent.OFF_TOPIC)
    kind = kind_asked(turn.text)
    asked = kind or turn.understood.backward or _asks_of_a_part(turn) or (strange and not guessed_away)
    of_the_thing = SIZES_ASKED.search(fold(turn.text)) or (kind is not None and kind.name == "surroundings")
    rule = None if of_the_thing else _rule(turn, product)
    return (rule or not_said(turn, product)) if asked else None


def _sizes_made(turn: Turn, product: Product) -> Draft | None:
    """Return the volumes or lengths that a thing is made in, where its sizes are asked: no guide for clothes is."""
    measured = [facet for facet in facets(product) if facet.name and all(map(HAS_DIGIT.search, facet.values))]
    asked = measured and SIZES_ASKED.search(fold(turn.text))
    return answer_options(turn.worded(measured[0].name), product) if asked else None


def answer_briefly(turn: Turn) -> Draft | None:
    """Return what the record of the product on the page says to a few words that name no other thing: "laptop?"."""
    product = _product_looked_at(turn)
    if product is None or not _is_brief(turn, product) or _speaks_of_another(turn, product):
        return None
    if asks_of_a_thing(turn.text):
        told = answer_fact(turn, product, HELD) or told_plainly(turn, product)
        meant = _is_cautious(turn) or FOR_WHOM.match(fold(turn.text))
        return told or (not_said(turn, product) if meant else None)
    told = told_plainly(turn, product)
    return told if told and is_field_named(told.sentences[0], turn.understood.words) else None


def answer_bare_word(turn: Turn) -> Draft | None:
    """Return what the record says to a word or two with a question mark that are no goods of the store: "hood?"."""
    brief = len(turn.understood.words) <= FEWEST and turn.text.rstrip().endswith(("?", "？"))
    product = _product_looked_at(turn) if brief else None
    if product is None or (find(turn).exact and not FITS.search(fold(turn.text))) or not _is_brief(turn, product):
        return None
    unsaid = left_unsaid(turn)
    return (answer_fact(turn, product, HELD) or unsaid) if unsaid else None


def left_unsaid(turn: Turn) -> Draft | None:
    """Say that the record of the product on the page does not tell what a few words ask, where nothing else does: on a
    serum's page "retinol?" asks of the serum, and for no other goods."""
    product = _product_looked_at(turn)
    if product is None or not _asks_a_few_words(turn):
        return None
    words = [word for word in turn.understood.words if word not in PLAIN_WORDS]
    if not words or _names_other_goods(turn, product, words) or is_of_the_store(turn):
        return None
    named = turn.worded(f"{product.title}: {turn.text}") if FITS.search(fold(turn.text)) else turn
    return (_rule(named, product) if kind_asked(turn.text) else None) or not_said(turn, product)


def _names_other_goods(turn: Turn, product: Product, words: Sequence[str]) -> bool:
    """Whether a thing is named that this is none of, and that it is not to go with: "headlamp?" on a tent's page."""
    own = split_words(f"{product.title} {product.product_type}")
    strange = [word for word in words if not any(same_word(word, one) for one in own)]
    goods = any(wares_in(word) & KINDS.keys() for word in strange)
    return goods and not (GOES_WITH.search(fold(turn.text)) or kind_asked(turn.text))


def _asks_a_few_words(turn: Turn) -> bool:
    understood, topic = turn.understood, turn.conversation.topic
    if len(understood.words) > MOST_BRIEF or topic.pending_question or understood.own or understood.order_names:
        return False
    asks = begins_as_question(turn.text) or kind_asked(turn.text) is not None
    # That a rule is asked for is often no more than guessed of few words: "sold as pair?".
    busy = understood.wants(Intent.GREETING) or Intent.POLICY in cued(turn.text, turn.conversation)
    return asks and not asks_for_goods(turn.text) and not busy


def _is_cautious(turn: Turn) -> bool:
    """Whether it is asked what must be known of the thing: of a boot "vegan?" looks for no other goods."""
    kind = kind_asked(turn.text)
    return kind is not None and kind.name in CAUTION_NAMES


def _is_brief(turn: Turn, product: Product) -> bool:
    """Whether a message asks a few words of a thing, and nothing of the store, of orders, or of a make to buy."""
    understood, topic = turn.understood, turn.conversation.topic
    if len(split_words(turn.text)) > MOST_BRIEF or topic.pending_question or topic.product_id not in (None, product.id):
        return False
    if understood.own or understood.order_names or understood.email or cued(turn.text, turn.conversation) - TOLD:
        return False
    if asks_for_goods(turn.text):
        return False
    kind, mentions = kind_asked(turn.text), choose(product, turn.text).mentions
    elsewhere = is_of_the_store(turn) and not (kind and kind.definite)  # what is replaceable is no exchange
    return not (mentions.named or mentions.unmade or mentions.asked or elsewhere or _is_among_several(turn))


def _speaks_of_another(turn: Turn, product: Product) -> bool:
    """Whether another product is called by its name, or a thing that others are; a cloth's "wash" is no soap."""
    found, kind = find_products(turn), kind_asked(turn.text)
    if (found.proper and found.sure != (product,)) or is_another(product, turn.understood.words):
        return True
    if _strange_nouns(turn, product):
        return True
    nouns = {head_of(other.title) for other in turn.products(find(turn).ids) if other.id != product.id}
    said = [word for word in turn.understood.words if not (kind and kind.asks.fullmatch(word))]
    return any(same_word(word, noun) for word in said for noun in nouns)


def _rule(turn: Turn, product: Product) -> Draft | None:
    """Return what the store's texts say, unless that is said of another product than the one on the page."""
    rule = find_policy(turn, SURE)
    told = fold(" ".join(rule.sentences)) if rule else ""
    others = turn.resembling(told, MOST_ALIKE) if told else ()
    return None if any(one.id != product.id and fold(one.title) in told for one in others) else rule


def _product_looked_at(turn: Turn) -> Product | None:
    looked_at = turn.page.product_id
    return turn.product(looked_at) if looked_at else None


def _may_be_meant(turn: Turn, product: Product) -> bool:
    understood, plain = turn.understood, fold(turn.text)
    elsewhere = understood.among(BOUGHT | ACTIONS | TROUBLES) or understood.order_names or understood.email
    if elsewhere or (understood.own and understood.among(ABOUT_ORDERS)) or not _asks_of_it(turn):
        return False
    of_a_part = _asks_of_a_part(turn)
    if TRADE & set(understood.words) or _is_among_several(turn) or (is_of_the_store(turn) and not of_a_part):
        return False
    pointing = kind_asked(turn.text) or understood.backward or names_definitely(plain) or of_a_part
    if not pointing or is_another(product, nouns_in(plain) - PARTS) or _asks_for_a_make(turn, product):
        return False
    found = find_products(turn)
    return found.sure in ((), (product,)) and not (found.alternatives and not found.pointed)


def _asks_of_it(turn: Turn) -> bool:
    """Whether it is asked what the thing is like; in other languages the kind of thing asked for says so, too."""
    abroad = turn.language is not Language.ENGLISH and not asks_for_goods(turn.text)
    return asks_of_a_thing(turn.text) or (abroad and kind_asked(turn.text) is not None)


def _asks_of_a_part(turn: Turn) -> bool:
    """Whether it is asked what a part is or does: "do the doors open", and not "does the delivery cost"."""
    asked = OF_A_PART.match(fold(turn.text))
    if not asked or len(turn.understood.words) > MOST_OF_A_PART:
        return False
    meant = {meaning(word) for word in turn.understood.words if not wares_in(word) & KINDS.keys()} & OF_THE_STORE
    return meant <= MOVES and meaning(asked["part"]) not in OF_THE_STORE


def _is_among_several(turn: Turn) -> bool:
    kind = kind_asked(turn.text)
    for_whom = kind is not None and kind.name == "age"  # "recommended for what age" asks for no other goods
    return compares(turn.text) or (recommends(turn.text) and not for_whom)


def _asks_for_a_make(turn: Turn, product: Product) -> bool:
    """Whether a colour or size is named, or sizes are asked for: the variants know what is made and what is sold."""
    sized = any("size" in split_words(facet.name) for facet in facets(product))
    return (sized and bool(SIZES_ASKED.search(fold(turn.text)))) or bool(
        {option_word(word) for word in turn.understood.words} & (COLORS | SIZES - MEASURES)
    )


def _speaks_of(told: Draft, nouns: Collection[str]) -> bool:
    return all(speaks_of(" ".join(told.sentences), noun) for noun in nouns)


def _strange_nouns(turn: Turn, product: Product) -> set[str]:
    """Return what is asked about and no name of the record: only a sentence that speaks of it surely answers."""
    matched, kind = Matched(product, 0.0), kind_asked(turn.text)
    # "The measurements" are what is asked for.
    asking = kind.asks.search(with_asking_spelled(fold(turn.text))) if kind else None
    known = STAND_INS.union(split_words(asking[0])) if asking else STAND_INS
    strange = {noun for noun in nouns_in(fold(turn.text)) if noun not in known and not matched.has((noun,))}
    return {noun for noun in strange if spelled(noun) not in known and not _is_called(product, noun)}


def _is_called(product: Product, noun: str) -> bool:
    return calls_itself(product.description, noun) or speaks_of(product.title, noun)
