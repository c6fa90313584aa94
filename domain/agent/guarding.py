"""What is grave is not believed on a guess alone where the message asks about goods or says next to nothing."""

import re
from dataclasses import replace

from domain.agent.asking_here import asks_of_the_page
from domain.agent.bare_names import (
    GRAVE,
    WENT_WRONG,
    describes,
    is_mere_name,
    is_mistaken,
    names_goods,
    names_only_goods,
    words_of_goods,
)
from domain.agent.belonging import changes_an_address, guess_at, is_elsewhere, may_be_told
from domain.agent.drafts import Turn
from domain.agent.guarding_goods import ENOUGH, asks_of_it, asks_what_is_told, enough_for, left_of_question, shows_goods
from domain.agent.intents import ABOUT_PRODUCTS, SENSITIVE, TROUBLES, Intent
from domain.agent.policies.clauses.conditions import conditions_put
from domain.agent.products.compared_kinds import compares_goods
from domain.agent.products.kinds import calls_part
from domain.agent.products.mentions import find_products
from domain.agent.products.recommending import recommends
from domain.agent.understanding.accounts import DONE_BY_PEOPLE, account_wish
from domain.agent.understanding.addresses import asks_where_it_goes
from domain.agent.understanding.ages import AGE
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.body_measures import converts_size
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.erasure import wants_erasure
from domain.agent.understanding.fact_kinds import CAUTION_NAMES
from domain.agent.understanding.mentions import EMAIL
from domain.agent.understanding.messages import cued
from domain.agent.understanding.questions import (
    EMPTY,
    asks_for_goods,
    asks_of_a_thing,
    begins_as_question,
    question_meanings,
)
from domain.agent.understanding.visits import asks_where_we_are
from domain.language.languages import UNSPACED, Language
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.words import fold

DONE_OR_WRONG = (GRAVE | {Intent.HUMAN}) - {Intent.CHANGE_ADDRESS}
OTHERS = {Intent.POLICY, Intent.OFF_TOPIC, Intent.INJECTION, Intent.CANCEL_ORDER, Intent.CHANGE_ORDER}
# What a wish about an account is taken for.
MIXED_UP = ABOUT_PRODUCTS | TROUBLES | OTHERS
# What a question about the sizes of two countries is taken for, of which its words tell nothing.
TAKEN_FOR_SIZES = ABOUT_PRODUCTS | {Intent.OFF_TOPIC, Intent.ORDER_ITEM_OPTION, Intent.POLICY}
SURELY_TOLD = ABOUT_PRODUCTS | {Intent.GREETING, Intent.THANKS, Intent.WHO_ARE_YOU}
FEW_WORDS = 2
# A sum that has nothing to do with goods: "what's 2+2".
SUM = r"\d+(?:\s?(?:[+*/÷×-]|plus|minus|times|divided by)\s?\d+)+"
RECKONED = re.compile(rf"^\W*(?:what ?i?s|calculate|compute|how much is|solve) {SUM}\W*$")
# No more than the name of an order, and courtesies: "order 1001 please".
BARE_ORDER = re.compile(
    r"\W*(?:(?:hi|hello|hey|its|my|the|order|orders|number|no|nr|id|info|details|about|for|on|please|pls|plz|thanks|thx"
    r"|bestellung|bitte|pedido|por favor|commande|ordine|zamowienie|bestelling"
    r"|(?:[a-z]{1,5}-)?[a-z]{0,5}\d{3,8}[a-z]{0,2})\b\W*)+"
)
WHICH = re.compile(r"\b(?:which|welche\w*|quel\w*|cual\w*|quale|quali|qual|quais|jaki\w*|ktor\w*|welke)\b")
# What fits is asked before an order, of which nothing is to be told.
SIZE_TO_BUY = re.compile(
    r"\b(?:what|which) sizes? (?:should|shall|do|would|must|can|could|to)\b.{0,20}\b(?:order|buy|get|take|need"
    r"|choose|pick|wear)\b|\bknow (?:what|which|my) size\b|\bwelche grosse (?:soll|muss|brauche|nehme)\b"
    r"|\bque talla (?:pido|compro|debo|necesito|elijo)\b|\bquelle taille (?:prendre|choisir|dois|commander)\b"
    r"|\bche taglia (?:devo|prendo|ordino|scelgo)\b|\bque tamanho (?:devo|peco|escolho)\b"
    r"|\bwelke maat (?:moet|neem|heb)\b"
    r"|\bjaki rozmiar (?:wybrac|zamowic|powinn\w+)\b"
)
# What comes with a thing is asked of its record: "do you have to buy the ropes separately".
SEPARATELY = re.compile(r"\b(?:buy|bought|order|get|purchase|sold|pay) .{0,30}\bseparately\b|\bsold separately\b")
# What costs so much and what is so large are asked for by one word: "quanto è alto".
HOW_LARGE = re.compile(r"\bquant[oa] (?:e|sao|sono) (?:grand|alt|larg|lung|comprid|profund|pesad|pesant)\w*")
SMALL = EMPTY | PLAIN_WORDS | frozenset("ugh ive already once why but".split())  # beside what is told of a thing


def guarded(turn: Turn) -> Turn:
    """Return the turn without grave wishes that were only guessed, and not surely enough for what is said."""
    if plainly := _plain_wish(turn):
        return _meaning(turn, plainly)
    turn = _about_an_account(turn)
    if _asks_of_the_thing(turn):
        return _meaning(turn, Intent.PRODUCT_SEARCH if WHICH.search(fold(turn.text)) else Intent.PRODUCT_FACT)
    if _asks_of_goods_here(turn) or asks_of_the_page(turn):
        return _meaning(turn, Intent.PRODUCT_FACT)
    if shows_goods(turn) or is_mere_name(turn) or (is_mistaken(turn) and names_only_goods(turn)):
        return _meaning(turn, Intent.PRODUCT_SEARCH)
    if _asks_of_customs(turn) or _speaks_of_a_code(turn):
        return _meaning(turn, Intent.POLICY)
    if _tells_a_state_alone(turn):
        return _meaning(turn, Intent.RETURN_ITEM)
    guessed = turn.understood.intents
    if not guessed or set(guessed) <= SURELY_TOLD:
        return turn
    if guessed == (Intent.POLICY,) and changes_an_address(turn.text):
        return _meaning(turn, Intent.CHANGE_ADDRESS)
    told = cued(turn.text, turn.conversation)
    if is_elsewhere(turn, told):
        return _meaning(turn, Intent.OFF_TOPIC)
    return _meaning(turn, Intent.POLICY) if may_be_told(turn, told) else _without_grave(turn)


def _plain_wish(turn: Turn) -> Intent | None:
    """Return what is wanted for sure by how it is put, whatever was guessed."""
    understood, plain = turn.understood, fold(turn.text)
    if RECKONED.match(plain):
        return Intent.OFF_TOPIC
    if wants_erasure(turn.text) and not understood.among(SENSITIVE | {Intent.HUMAN}):
        return Intent.LEGAL
    if understood.order_names and _is_bare_order(turn):
        return Intent.ORDER_STATUS
    if asks_where_we_are(turn.text) and not cued(turn.text, turn.conversation) & SENSITIVE:
        return Intent.POLICY
    if compares_goods(turn) and not cued(turn.text, turn.conversation) & SENSITIVE:
        return Intent.PRODUCT_FACT
    if converts_size(turn.text) and set(understood.intents) <= TAKEN_FOR_SIZES:
        return Intent.POLICY
    if turn.page.product_id and SEPARATELY.search(plain) and not understood.among(GRAVE | {Intent.HUMAN}):
        return Intent.PRODUCT_FACT
    if understood.intents == (Intent.PRODUCT_PRICE,) and HOW_LARGE.search(plain):
        return Intent.PRODUCT_FACT
    told_only = asks_where_it_goes(turn.text) and not understood.among(DONE_OR_WRONG)
    if told_only and Intent.INJECTION not in cued(turn.text, turn.conversation):
        return Intent.ORDER_SHIP_TO
    before_buying = understood.wants(Intent.ORDER_ITEM_OPTION) and SIZE_TO_BUY.search(plain)
    return Intent.PRODUCT_OPTIONS if before_buying else None


def _is_bare_order(turn: Turn) -> bool:
    """Whether a message gives an order's name alone, which is none of a model: "WH-1000"."""
    bare = BARE_ORDER.fullmatch(fold(EMAIL.sub("", turn.text)))
    return bool(bare) and not cued(turn.text, turn.conversation) and not find_products(turn).named


def _asks_of_the_thing(turn: Turn) -> bool:
    """Whether it is asked what must be known of a thing, and not what things there are: "is the lipstick vegan?"."""
    kind = kind_asked(turn.text)
    asked = kind is not None and kind.name in CAUTION_NAMES and asks_of_a_thing(turn.text)
    return asked and set(turn.understood.intents) <= {Intent.PRODUCT_SEARCH} and not recommends(turn.text)


def _asks_of_goods_here(turn: Turn) -> bool:
    """Whether what was guessed to be of another world asks a fact of one thing sold here: "how do i clean the brushes"
    of a brush set."""
    if set(turn.understood.intents) != {Intent.OFF_TOPIC} or cued(turn.text, turn.conversation):
        return False
    if not asks_of_a_thing(turn.text):
        return False
    if kind_asked(turn.text) is None:
        return asks_what_is_told(turn)
    named = find_products(turn).named
    spoken_of = turn.conversation.topic.product_id and turn.language is not Language.ENGLISH
    return bool(spoken_of) if not named else len(named) == 1 and calls_part(turn, named[0])


def _asks_of_customs(turn: Turn) -> bool:
    """Whether who pays customs is asked, and was taken for trouble with a payment: "je dois payer la douane ?"."""
    if set(turn.understood.intents) != {Intent.PAYMENT_PROBLEM}:
        return False
    asks = begins_as_question(turn.text) and {"tax", "customs"} & {*question_meanings(turn.text)}
    return bool(asks) and Intent.PAYMENT_PROBLEM not in cued(turn.text, turn.conversation)


def _speaks_of_a_code(turn: Turn) -> bool:
    """Whether a discount is spoken of, and was taken for a change of an address: "forgot to put in my code"."""
    if set(turn.understood.intents) != {Intent.CHANGE_ADDRESS}:
        return False
    return "discount" in question_meanings(turn.text) and Intent.CHANGE_ADDRESS not in cued(
        turn.text, turn.conversation
    )


def _tells_a_state_alone(turn: Turn) -> bool:
    """Whether a message that was taken to tell of harm says no more than that a thing was opened or used."""
    doubted = turn.understood.wants(Intent.INJURY) and turn.language not in UNSPACED
    if not doubted or not conditions_put(turn.text):
        return False
    called = words_of_goods(turn) | SMALL
    told = (word for word in turn.understood.words if word not in called)
    plain = all(describes(word) or conditions_put(word) for word in told)
    return plain and Intent.INJURY not in cued(turn.text, turn.conversation)


def _meaning(turn: Turn, intent: Intent) -> Turn:
    return replace(turn, understood=replace(turn.understood, intents=(intent,)))


def _about_an_account(turn: Turn) -> Turn:
    """Tell apart what people must do to an account from what a store's texts tell of it, which guesses mix up."""
    understood, wish = turn.understood, account_wish(turn.text)
    if wish is None or not understood.among(MIXED_UP) or understood.among(SENSITIVE | {Intent.HUMAN}):
        return turn
    told = cued(turn.text, turn.conversation) & (TROUBLES - {Intent.ACCOUNT_PROBLEM})
    meant = Intent.ACCOUNT_PROBLEM if wish in DONE_BY_PEOPLE else Intent.POLICY
    kept = tuple(one for one in understood.intents if one not in MIXED_UP or one in told)
    return replace(turn, understood=replace(understood, intents=(meant, *kept)))


def _without_grave(turn: Turn) -> Turn:
    understood = turn.understood
    grave = understood.among(GRAVE)
    if not grave or understood.own or understood.order_names or understood.email:
        return turn
    told = cued(turn.text, turn.conversation)
    guessed = set(grave) - told
    if not _may_mislead(turn, guessed):
        return turn
    sure = is_sure(turn, GRAVE, enough_for(turn))
    kept = (
        tuple(one for one in understood.intents if one not in guessed)
        or tuple(told)
        or left_of_question(turn, names_goods=names_goods(turn))
    )
    return turn if sure else replace(turn, understood=replace(understood, intents=kept))


def is_sure(turn: Turn, intents: frozenset[Intent], enough: float = ENOUGH) -> bool:
    """Whether the guess at a message is mostly one of these wishes."""
    return guess_at(turn, cued(turn.text, turn.conversation)).of(intents) >= enough


def _may_mislead(turn: Turn, guessed: set[Intent]) -> bool:
    """Whether what was guessed is no story of something that happened, which is believed as it is."""
    if not guessed:
        return False
    few = len(turn.understood.words) <= FEW_WORDS and turn.language not in UNSPACED
    if few or (begins_as_question(turn.text) and (names_goods(turn) or asks_of_it(turn))):
        return True
    told = cued(turn.text, turn.conversation)
    if turn.language is not Language.ENGLISH and told and told <= ABOUT_PRODUCTS and names_goods(turn):
        return True  # "buntstifte 24 stück preis" tells of no trouble with a payment
    # "u got earbuds" and "earbuds work w android" begin as no question, and tell of no harm either.
    shopping = asks_for_goods(turn.text) or kind_asked(turn.text) is not None or _says_for_whom(turn.text)
    return shopping and not WENT_WRONG.search(fold(turn.text)) and names_goods(turn)


def _says_for_whom(text: str) -> bool:
    """Whether an age or a price is told that a thing is to be for: "tshirt red 8 yrs"."""
    return read_limits(text).on_price or bool(AGE.search(fold(text)))
