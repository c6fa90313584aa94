"""Whether goods that are meant may be sent: what their own record or a text that names them says before all else."""

import re
from collections.abc import Iterable, Iterator

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.policies.answers import passage_evidence, passage_source, tongue_of
from domain.agent.policies.clauses.scopes import names_goods
from domain.agent.policies.nearest import passages_near
from domain.agent.policies.passages import passage_units
from domain.agent.policies.quoting import as_sentence
from domain.agent.products.facts import own_terms
from domain.agent.products.mentions import find_products
from domain.agent.replies import Outcome
from domain.agent.routing.matters import Matter
from domain.agent.understanding.questions import NEVER, question_meanings
from domain.catalogue import Product
from domain.knowledge.documents import Passage
from domain.language.concepts import said_words
from domain.language.languages import Language
from domain.language.places import place_named, places_in
from domain.language.units import Unit
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.wares import KINDS, in_english
from domain.language.words import WORD, fold, root, same_word

ASKS_TO_SEND = re.compile(
    r"\b(?:can|could|do|does|will|would|may) .{0,30}\b(?:ship\w*|send|sent|deliver\w*|posted?)\b"
    r"|\b(?:versendet|verschickt|liefert|schickt) (?:ihr|sie)\b"
)
# Of when and for how much goods are sent no restriction tells.
OTHERWISE = re.compile(
    r"\b(?:how|when|by|free|costs?|price|fees?|much|long|today|tomorrow|express|refund\w*|returns?|back|wann|wie|was)\b"
)
ONLY = re.compile(r"\b(?:only|nur|solo|uniquement|seulement|tylko|alleen|apenas)\b")
FUELS = frozenset(
    """gas propane butane canister canisters cartridge cartridges petrol gasoline kerosene paraffin gaskartusche
    gaskartuschen gaz bombonas cartouche cartouches kartusze""".split()
)
SENT = frozenset({"delivery", "send"})  # by their meanings
PLACE_ALONE = 4  # words: "to the uk?"


def answer_sending(turn: Turn) -> Draft | None:
    """Return what restricts the sending of goods that are meant; None where nothing does, or it is not asked."""
    if turn.understood.own or not _asks_to_send(turn):
        return None
    product = _product_meant(turn)
    if product and places_in(turn.text) and (own := own_terms(turn, product)):
        return own
    return told_in(turn, list(_restrictions(turn, _names_of(turn, product))))


def _asks_to_send(turn: Turn) -> bool:
    plain = fold(turn.text)
    if OTHERWISE.search(plain):
        return False
    named = bool(places_in(turn.text))
    alone = named and bool(turn.page.product_id) and plain.startswith("to ") and len(plain.split()) <= PLACE_ALONE
    return alone or bool(ASKS_TO_SEND.search(plain)) or (named and "delivery" in question_meanings(turn.text))


def _product_meant(turn: Turn) -> Product | None:
    named = find_products(turn).named
    if named:
        return named[0] if len(named) == 1 else None
    return turn.product(turn.page.product_id) if turn.page.product_id else None


def _names_of(turn: Turn, product: Product | None) -> frozenset[str]:
    """Return what the goods are called: by the question, else by the type, the tags and the noun of the title."""
    words = said_words(turn.text)
    said = [word for word in (*words, *_kinds_abroad(turn)) if names_goods(word)]
    noun = said_words(product.title)[-1:] if product else ()
    kinds = said_words(" ".join((product.product_type, *product.tags))) if product else ()
    places = said_words(place_named(turn.text))
    fuel = ["fuel"] if not said and not product and FUELS & set(words) else []
    names = (word for word in (*said, *noun, *kinds, *fuel) if word not in PLAIN_WORDS and word not in places)
    return frozenset(names)


def _kinds_abroad(turn: Turn) -> list[str]:
    """Return what kinds of goods another language names are called in English."""
    if turn.language is Language.ENGLISH:
        return []
    placeless = fold(turn.text.replace(place_named(turn.text), " "))  # Japan's name ends as the word for a book
    return [word for word in in_english(WORD.findall(placeless)) if word in KINDS]


def _restrictions(turn: Turn, names: frozenset[str]) -> Iterator[tuple[Passage, Unit]]:
    for passage in passages_near(turn, Matter.DELIVERY_PLACES.value) if names else ():
        for unit in passage_units(passage):
            if _restricts(unit) and _speaks_of(unit, names):
                yield passage, unit


def _speaks_of(unit: Unit, names: Iterable[str]) -> bool:
    said = said_words(unit.text)
    return any(same_word(name, word) or root(name) == root(word) for name in names for word in said)


def _restricts(unit: Unit) -> bool:
    plain, about = fold(unit.text), unit.meanings | unit.context
    sent = "delivery" in unit.meanings or (bool(unit.places) and not SENT.isdisjoint(about))
    return sent and not {"return", "refund"} & unit.meanings and bool(ONLY.search(plain) or NEVER.search(plain))


def told_in(turn: Turn, found: list[tuple[Passage, Unit]]) -> Draft | None:
    """Return sentences of the store's texts as they stand; None without any."""
    if not found:
        return None
    lines = tuple(dict.fromkeys(as_sentence(unit.text) for _, unit in found))
    return Draft(
        Outcome.ANSWERED,
        (*tongue_of(turn, lines), *lines),
        (Intent.POLICY,),
        evidence=tuple(passage_evidence(passage, (as_sentence(unit.text),)) for passage, unit in found),
        sources=tuple(dict.fromkeys(passage_source(passage) for passage, _ in found)),
        topic=turn.conversation.topic,
    )
