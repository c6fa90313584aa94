"""Whether a message that nothing answers is at least a store's business."""

from domain.agent.drafts import Turn
from domain.agent.understanding.messages import Understanding
from domain.agent.understanding.wishes import read_wish
from domain.language.concepts import meaning
from domain.language.vocabulary import PLAIN_WORDS, SHOP_WORDS
from domain.language.words import split_words

SHOP_CONCEPTS = frozenset(
    """refund return exchange cancel delivery fee pay item damaged warranty hygiene gift privacy discount""".split()
)

OF_THE_HOUSE = frozenset(
    """company business firm founder founders founded owner owners employee employees staff team ceo firma firmy
    unternehmen mitarbeiter inhaber empresa empleados entreprise employes azienda dipendenti bedrijf medewerkers
    pracownikow funcionarios 회사 会社
    factory factories workshop workshops supplier suppliers fabrik fabryka usine fabbrica fabriek fabricas 공장
    工場""".split()
)
ADDRESSED = frozenset(
    "you u ya yall your ur yours we us our ihr euch eure sie vous vos votre ustedes su voi vostro jullie".split()
)
SHORTEST_NAME = 4  # letters of a word of the store's name


def is_about_shopping(understood: Understanding) -> bool:
    words = understood.words
    return any(word in SHOP_WORDS or meaning(word) in SHOP_CONCEPTS for word in words) or bool(understood.order_names)


def asks_of_the_house(turn: Turn) -> bool:
    """Whether who runs the store is spoken of: by the store's name, or as the company and its people."""
    called = {word for word in split_words(turn.store.name) if len(word) >= SHORTEST_NAME} - SHOP_WORDS - PLAIN_WORDS
    return not (called | OF_THE_HOUSE).isdisjoint(turn.understood.words)


def speaks_to_us(text: str) -> bool:
    """Whether the store is spoken to, whatever it is asked: "do you engrave"."""
    return not ADDRESSED.isdisjoint(split_words(text)) or not text.isascii()


def asks_of_the_store(turn: Turn) -> bool:
    """Whether what is asked after is no thing to buy but something of the store: "do you have a shop in Berlin?"."""
    return not read_wish(turn.text, turn.language).named and is_about_shopping(turn.understood)
