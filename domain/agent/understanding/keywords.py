"""Messages typed as into a search field: "usb hub", "red jacket under 50"."""

from functools import cache

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import SENSITIVE, Intent
from domain.agent.products.facts import told_plainly
from domain.agent.products.mentions import find_products
from domain.agent.products.overviews import asks_for_all, overview
from domain.agent.products.ranking import Results
from domain.agent.products.searching import find, show_results
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.cautions import ends_in_caution
from domain.agent.understanding.messages import cued
from domain.agent.understanding.pointing import OF_THE_STORE
from domain.agent.understanding.wishes import JOINING, NUMBER_WORDS, STAND_INS, read_wish
from domain.knowledge.titles import is_noun
from domain.language.concepts import meaning
from domain.language.languages import WORDS, Language
from domain.language.measures import pieces
from domain.language.vocabulary import SHOP_WORDS

MOST_WORDS = 6  # a longer message says something


def answer_keywords(turn: Turn) -> Draft | None:
    """Show what the store sells, where a message is only names and qualities of goods; None where it is more.

    What a guess at its wish says counts little then: "external battery" is nobody's complaint.
    """
    if not _only_goods(turn):
        return None
    # A few names are in no language that could be told from another's.
    results = _in_own_language(turn) or find(turn, language=Language.ENGLISH)
    if (not results.exact or ends_in_caution(turn.text)) and (told := _told(turn)):
        return told
    said = results.exact or results.kind or results.whole
    return show_results(turn, results) if results.ids and said and _is_meant(turn, results) else None


def _in_own_language(turn: Turn) -> Results | None:
    """Return what another language names for sure: "macie" is no quality of a mug. None where nothing is."""
    results = find(turn) if turn.language is not Language.ENGLISH else Results()
    return results if results.exact else None


def _told(turn: Turn) -> Draft | None:
    """Return what the record tells of what was said beside a kind of thing: "hammock weight limit"."""
    named = find_products(turn).named
    if len(named) != 1:
        return None
    return overview(turn, named[0]) if asks_for_all(turn, named[0]) else told_plainly(turn, named[0])


def _only_goods(turn: Turn) -> bool:
    understood = turn.understood
    if understood.order_names or understood.email or turn.conversation.topic.pending_question:
        return False
    wish = read_wish(turn.text, Language.ENGLISH)
    said = [piece.text for piece in pieces(read_limits(turn.text).rest)]
    if not wish.words or len(said) > MOST_WORDS or not _plain_words().isdisjoint(said):
        return False
    if any(_is_of_the_store(word) for word in said):
        return False
    if Intent.HUMAN in cued(turn.text, turn.conversation):
        return False
    return all(NUMBER_WORDS.get(word, word) in wish.words or word in JOINING | STAND_INS for word in said)


def _is_of_the_store(word: str) -> bool:
    return word in SHOP_WORDS or (meaning(word) in OF_THE_STORE and not is_noun(word))


@cache
def _plain_words() -> frozenset[str]:
    """Return the commonest words of all languages: who says one says more than names of goods."""
    every = frozenset[str]().union(*WORDS.values())
    return frozenset(word for word in every if len(word) > 1) - JOINING


def _is_meant(turn: Turn, results: Results) -> bool:
    """Whether goods are meant: not where a word of a danger is all that was said, nor one product called by name."""
    if turn.understood.wants(Intent.INJECTION) or (turn.understood.among(SENSITIVE) and not results.kind):
        return False
    found = find_products(turn)
    return not (found.proper or found.pointed)
