"""Whether a message is this store's business, where only a guess says what it wants."""

import re

from domain.agent.drafts import Turn
from domain.agent.intents import ABOUT_ORDERS, ACTIONS, TROUBLES, Intent
from domain.agent.policies.nearest import KINDS, PASSAGES
from domain.agent.products.mentions import find_products
from domain.agent.routing.heads import Guess, guess_matter, guess_wish
from domain.agent.routing.matters import Matter
from domain.agent.understanding.mentions import mask
from domain.agent.understanding.questions import asks_the_way, begins_as_question
from domain.agent.understanding.support import asks_of_the_house, is_about_shopping
from domain.language.words import fold, split_words

FEW_WORDS = 3  # of which no guess is worth much
TO_CHANGE_ADDRESS = re.compile(
    r"\b(?:chang(?:e|ing)|modify(?:ing)?|edit(?:ing)?|updat(?:e|ing)|correct(?:ing)?)"
    r" (?:(?:a|the|my|our|shipping|delivery) )*address"
)
OF_A_RULE = re.compile(
    r"\b(?:if|after|before|once|until|already|later|possible|allowed|accounts?|saved|policy|fees?)\b"
)
DOUBTED = ABOUT_ORDERS | ACTIONS | TROUBLES | {Intent.POLICY, Intent.INVOICE}
MAY_BE_A_RULE = ACTIONS | TROUBLES | {Intent.OFF_TOPIC, Intent.INJECTION}
HINT = 0.2  # share of another world in a guess, from which a request that speaks of nothing of a store belongs there
SURE = 0.7  # share from which no text is asked instead
LIKELY = 0.6  # share from which a guess stands all the same
# Who asks to know wants nothing done: "can you help me see the rates", not "can you change it".
TO_KNOW = re.compile(
    r"^\W*(?:(?:please|pls|hey|hi|hello|so|and|ok|i) )*(?:what\w*|how|where|when|which|is|are|do|does|help|tell|show"
    r"|wie|wann|was|welche\w*|como|cuando|cuanto|cual\w*|comment|quand|combien|quel\w*|come|quando|quanto|quale|jak"
    r"|kiedy|ile|hoe|wanneer|welke|(?:u|you|ya) (?:do|deliver|ship|accept|take|offer|have)"
    r"|explain|inform|find|list|check|need (?:some )?(?:help|assistance)|(?:dont|do not) know"
    r"|(?:can|could) (?:you|u|ya) (?:\w+ ){0,3}?(?:check|see|tell|show|find|explain|know|help))\b"
)
TROUBLE = re.compile(r"\b(?:problem\w*|issues?|errors?|trouble\w*|wrong|fail\w*|cant|unable|not work\w*|doesnt work)\b")
NOT_THEIRS = re.compile(
    r"\b(?:does|do|is|are|did|will) (?:the )?(?P<who>[a-z]+(?: [a-z]+)?) (?:open|opens|close|closes|shut)\b"
)
OURS = frozenset(
    "you u ya guys your yall shop store it they place office warehouse showroom team service support chat this we doors"
    " still already usually normally ever even also now today tomorrow currently".split()
)


def asks_to_know(text: str) -> bool:
    """Whether a message begins as one that wants to be told something."""
    return bool(TO_KNOW.search(fold(text)))


def changes_an_address(text: str) -> bool:
    """Whether who asks the way wants an address changed: it is always one of theirs."""
    plain = fold(text)
    return bool(TO_CHANGE_ADDRESS.search(plain)) and not OF_A_RULE.search(plain)


def points_back(turn: Turn) -> bool:
    """Whether "this" or "it" can mean a record that was spoken of, or is looked at."""
    topic = turn.conversation.topic
    return turn.understood.backward and bool(topic.product_id or topic.order_name or turn.page.product_id)


def guess_at(turn: Turn, told: frozenset[Intent]) -> Guess:
    """Return what the message may want, beside the wishes that its words have told."""
    return guess_wish(mask(turn.text), told, turn.reads.knowledge.vector(turn.text))


def is_elsewhere(turn: Turn, told: frozenset[Intent]) -> bool:
    """Whether a message asks for something of another world, which was only guessed to be a matter of ours."""
    if _opens_elsewhere(turn):
        return True
    if told or not _may_be_elsewhere(turn):
        return False
    shares = guess_at(turn, told).shares
    hinted = shares[Intent.OFF_TOPIC] >= HINT and max(shares.values()) < LIKELY
    return hinted and _matter(turn) is None


def may_be_told(turn: Turn, told: frozenset[Intent]) -> Matter | None:
    """Return what a store's texts may tell of a question that was only guessed to need a person, or no answer."""
    understood = turn.understood
    guessed = set(understood.among(MAY_BE_A_RULE)) - told
    others = set(understood.intents) - guessed - {Intent.POLICY}
    beside_a_rule = Intent.POLICY in told and guessed <= TROUBLES and begins_as_question(turn.text)
    if not guessed or others or not (beside_a_rule or asks_to_know(turn.text)):
        return None
    if TROUBLE.search(fold(turn.text)) or (understood.own and not asks_the_way(turn.text)):
        return None
    return _matter(turn) if max(guess_at(turn, told).shares.values()) < SURE else None


def _opens_elsewhere(turn: Turn) -> bool:
    """Whether the hours of something else are asked after: "when does the museum open"."""
    found = NOT_THEIRS.search(fold(turn.text))
    who = found["who"] if found else ""
    if OURS.issuperset(split_words(who)) or asks_of_the_house(turn) or find_products(turn).named:
        return False
    near = turn.search(turn.text, KINDS, PASSAGES)
    return not any(who in fold(f"{passage.title} {passage.heading} {passage.text}") for passage in near)


def _may_be_elsewhere(turn: Turn) -> bool:
    """Whether a message of some words asks to know what is in doubt, and names nothing of a store."""
    understood = turn.understood
    if understood.order_names or understood.email or points_back(turn) or len(understood.words) <= FEW_WORDS:
        return False
    if not understood.among(DOUBTED) or not asks_to_know(turn.text):
        return False
    return not (is_about_shopping(understood) or asks_of_the_house(turn) or find_products(turn).named)


def _matter(turn: Turn) -> Matter | None:
    return guess_matter(mask(turn.text), turn.reads.knowledge.vector(turn.text))
