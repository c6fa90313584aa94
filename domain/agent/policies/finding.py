"""Finding what a store's texts say to a question: as it was put, as stores put it, else what comes nearest."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.agent.drafts import Turn
from domain.agent.intents import Intent
from domain.agent.policies.all_sending import ALL_SENDING, asks_for_all_sending
from domain.agent.policies.as_asked import written_for
from domain.agent.policies.counterparts import with_counterparts
from domain.agent.policies.elsewhere import tells_of_another
from domain.agent.policies.found import ENOUGH, SURE, Found
from domain.agent.policies.nearest import nearness_of, sections_near
from domain.agent.policies.own_headings import answers_another, headed_by, is_surely
from domain.agent.policies.passages import Run, best_run
from domain.agent.policies.places_listed import listed_places, lists_without
from domain.agent.policies.scoring import grounds, strays
from domain.agent.policies.sent_where import told_of_places
from domain.agent.policies.services_abroad import asked_elsewhere
from domain.agent.policies.silence import (
    AS_STORES_PUT,
    SERVICE,
    as_stores_ask,
    misses,
    named_well,
    needed_in,
    particulars_in_english,
    shares_nothing,
    speaks_of_its_goods,
    unknown_place,
    unspoken_in,
    ways_to_pay,
)
from domain.agent.routing.heads import guess_matter
from domain.agent.routing.matters import Matter
from domain.agent.understanding.mentions import mask
from domain.agent.understanding.questions import Question, asks_where_to, question_meanings, read_question, slips_in
from domain.knowledge.documents import Passage
from domain.language.concepts import CONCEPTS, meaning, said_words
from domain.language.places import place_named, places_in
from domain.language.units import Unit
from domain.language.words import HAS_DIGIT, fold

LEAST_SHARE = 0.25  # of a question that the words of its answer must hold, however near the passage is
LEAST_NEAR = 0.1  # of a passage, however many words it shares
FAR_AHEAD = 0.15  # of all other passages, in nearness
AHEAD_BONUS, LEAST_AHEAD = 0.2, 0.1  # the second of a question, where a passage is far ahead
QUOTES = "“”"  # of a word that is told to stand nowhere
MOST_BESIDE = 2  # sentences that hold a word which those told do not
LEAST_FOREIGN_GROUNDS = 0.5
LEAST_GROUNDS = 0.2  # of what a question is about that its answer must speak of itself
SENT_BACK = frozenset({"return"})
IN_PASSING = frozenset({"delivery", "pay"})  # what sentences about returns speak of too: "30 days from delivery"
LONGEST_WORD_ALONE = 2  # words: "refunds pls"
LONGEST_UNSPACED = 12  # signs; a script that parts no words asks a whole question in some more
RULES = {"return": "return policy", "refund": "refund policy"}
# A few things that are counted, and no time: "2 codes".
COUNTED = re.compile(
    r"\b[1-9] (?!(?:\w+ )?(?:days?|weeks?|months?|years?|hours?|tage?n?|wochen|dias|jours|semaines|dni|giorni"
    r"|dagen)\b)",
    re.I,
)
OF_A_SUM = re.compile(
    r"\b(?:for|on|with|if i (?:spend|order)) (?:an? |my )?(?:order (?:of|for) )?[$€£]?\s?\d+(?:[.,]\d+)?\s?"
    r"(?:dollars?|usd|euros?|eur|pounds?|gbp|bucks|[$€£])?(?: (?:order|purchase|cart))?\b",
    re.I,
)


def best_found(turn: Turn, question: str, enough: float) -> Found | None:
    """Return what answers a question, unless it tells of another thing."""
    put, whole = _in_full(question), asks_for_all_sending(question)
    written = (written_for(turn, one) for one in ((put, ALL_SENDING) if whole else (put,)))
    found = next(filter(None, written), None) or (_best_unwritten(turn, ALL_SENDING, enough) if whole else None)
    found = found or _of_place(turn, put, enough)
    if not found or tells_of_another(question, found.passage.title, found.run.units):
        return None
    units = with_counterparts(question, found.run.units, found.section)
    return found if units == found.run.units else replace(found, run=replace(found.run, units=units))


def _of_place(turn: Turn, question: str, enough: float) -> Found | None:
    """Return what answers a question; of a quicker service that other places alone have, what is told of this one."""
    asked, unspoken = asked_elsewhere(turn, question)
    found = _best_unwritten(turn, asked, enough)
    return replace(found, unspoken=unspoken) if found and unspoken else found


def without_sum(question: str) -> str:
    """Return a question after sending without the sum of the order it is for, which no text names but by chance."""
    return OF_A_SUM.sub(" ", question) if "delivery" in question_meanings(question) else question


def _in_full(question: str) -> str:
    """A word that is all of a message asks for the rule, and not for what stands beside it."""
    alone = len(question.split()) <= LONGEST_WORD_ALONE and (question.isascii() or len(question) <= LONGEST_UNSPACED)
    return RULES.get(" ".join(question_meanings(question)), question) if alone else question


def _best_unwritten(turn: Turn, question: str, enough: float) -> Found | None:
    """Return what answers a question as it was put, else as stores put what it is after; written for none of both."""
    question = as_stores_ask(particulars_in_english(without_sum(question)))
    if placed := told_of_places(turn, question):
        return Found(Run(placed[2], 1.0), placed[1], placed[0], SURE)
    matter = _matter_of(turn, question)
    found = _with_its_goods(_strong(_search(turn, question), question, enough), question)
    if matter and found and any(answers_another(unit, matter) for unit in found.run.units):
        found = None
    if found and (speaks_of_its_goods(question, found.run.units) or not unspoken_in(question, found.run.units)):
        return _with_its_list(found, question)
    again = _by_matter(turn, question, matter, enough)
    if again and not unspoken_in(question, again.run.units):
        return again
    if not (found or again or asks_where_to(question) or unknown_place(question)):
        return None
    told = _instead(turn, question) or again or found
    if told is None or shares_nothing(question, told.run.units):
        return None
    unspoken = unspoken_in(question, told.run.units)
    return _spoken_elsewhere(turn, question, told, unspoken) or replace(told, unspoken=unspoken)


def _spoken_elsewhere(turn: Turn, question: str, told: Found, word: str) -> Found | None:
    """Return what is told with the sentences that do speak of `word`; else those alone; None where no text does."""
    if not word:
        return None
    about = frozenset(question_meanings(question))
    about = about & SENT_BACK or about  # where parcels go tells nobody from where they come back
    holding = [
        (passage, section, tuple(unit for unit in section if _speaks_of(unit, word, about)))
        for passage, section in sections_near(turn, question)
    ]
    found = [one for one in holding if one[2]]
    beside = next((units for _, section, units in found if section == told.section), ())
    if beside:
        return replace(told, run=replace(told.run, units=(*told.run.units, *beside[:MOST_BESIDE])))
    return next((Found(Run(units[:MOST_BESIDE], 0.0), part, of, 0.0) for of, part, units in found), None)


def _speaks_of(unit: Unit, word: str, about: frozenset[str]) -> bool:
    return f" {fold(word.strip(QUOTES))}" in f" {fold(unit.text)}" and bool(about & (unit.meanings | unit.context))


def _with_its_goods(found: Found | None, question: str) -> Found | None:
    """Add the sentence of the same section that tells where the goods go that a question names."""
    if not found or speaks_of_its_goods(question, found.run.units):
        return found
    own = tuple(unit for unit in found.section if speaks_of_its_goods(question, [unit]))
    return replace(found, run=replace(found.run, units=(*found.run.units, *own)))


def _with_its_list(found: Found, question: str) -> Found:
    """Add the countries that are sent to where the one that is asked about is told of by its region alone."""
    places = places_in(question) if "delivery" in question_meanings(question) else frozenset[str]()
    lists = lists_without(found.section, found.run.units, places)
    run = replace(found.run, units=(*lists, *(unit for unit in found.run.units if unit not in lists)))
    return replace(found, run=run, unspoken=named_well(place_named(question))) if lists else found


def _strong(found: Found | None, question: str, enough: float) -> Found | None:
    missed = not found or found.strength < enough or misses(question, found.run.units)
    return None if missed else found


def _by_matter(turn: Turn, question: str, matter: Matter | None, enough: float) -> Found | None:
    if needed := needed_in(question):
        put = AS_STORES_PUT[needed]
        return _strong(_search(turn, put), question, enough) or _speaking_of(turn, put, needed)
    if matter is None:
        return None
    if is_surely(turn, question, matter) and (headed := next(headed_by(turn, matter, question), None)):
        return Found(Run(headed[0], 1.0), *headed[1:], strength=SURE)
    found = _strong(_search(turn, f"{matter.value} {place_named(question)}"), question, enough)
    asked = frozenset(question_meanings(matter.value))
    passing = found and asked & IN_PASSING and any(strays(unit.meanings, asked) for unit in found.run.units)
    return None if passing else found


def _speaking_of(turn: Turn, put: str, needed: str) -> Found | None:
    """Return the sentences of the nearest text that speak of what nothing else answers, and of no return."""
    for passage, section in sorted(sections_near(turn, put), key=lambda one: -one[0].score):
        told = [unit for unit in section if needed in unit.meanings | unit.context and not SENT_BACK & unit.meanings]
        if told:
            return Found(Run(tuple(told[:MOST_BESIDE]), 0.0), section, passage, 0.0)
    return None


def _instead(turn: Turn, question: str) -> Found | None:
    """Return what the store says of a matter, for a question after a part of it that no text speaks of."""
    asked = question_meanings(question)
    if "delivery" not in asked or SENT_BACK.intersection(asked):
        return None
    if places_in(question) or unknown_place(question):
        return _places_listed(turn, places_in(question))
    matter = Matter.DELIVERY_OPTIONS if SERVICE.search(question) else Matter.DELIVERY_TIME
    return _strong(_search(turn, matter.value), matter.value, ENOUGH)


def _places_listed(turn: Turn, places: frozenset[str]) -> Found | None:
    listed = listed_places(turn, places)
    return Found(Run(tuple(listed[2]), 0.0), listed[1], listed[0], 0.0) if listed else None


def _matter_of(turn: Turn, question: str) -> Matter | None:
    """Return what a question after a rule is after; a number in it is not answered by what is said of another."""
    if ways_to_pay(question):
        return Matter.PAYMENT_METHODS
    if not turn.understood.wants(Intent.POLICY) or HAS_DIGIT.search(COUNTED.sub("", mask(question))):
        return None
    return guess_matter(mask(question), turn.reads.knowledge.vector(question))


def _search(turn: Turn, question: str) -> Found | None:
    sections = sections_near(turn, question)
    units = [unit for _, section in sections for unit in section]
    slips = slips_in(question, units)
    if slips:
        if _is_all_slips(question, slips):
            return None
        question = " ".join(slips.get(word, word) for word in said_words(question))
        sections = sections_near(turn, question)
        units = [unit for _, section in sections for unit in section]
    read = read_question(question, units)
    if read is None:
        return None
    found = [
        _found(read, passage, section, _ahead(passage, sections), nearness_of(turn, passage))
        for passage, section in sections
    ]
    return max((one for one in found if one), key=lambda one: one.strength, default=None)


def _is_all_slips(question: str, slips: Mapping[str, str]) -> bool:
    """Whether nothing but a slip that no store has a word for would tell what is asked: "bowls" is not "boils"."""
    right = [word for word in said_words(question) if word not in slips and question_meanings(word)]
    return not right and not any(meaning(word) in CONCEPTS for word in slips.values())


def _found(
    question: Question, passage: Passage, section: tuple[Unit, ...], ahead: float, nearness: float
) -> Found | None:
    run = best_run(question, section)
    if not run or nearness < LEAST_NEAR or run.score < (LEAST_AHEAD if ahead else LEAST_SHARE):
        return None
    needed = LEAST_GROUNDS if nearness == passage.score else LEAST_FOREIGN_GROUNDS
    if not any(grounds(unit, question) >= needed for unit in run.units):
        return None
    return Found(run, section, passage, run.score + nearness + ahead)


def _ahead(passage: Passage, sections: Sequence[tuple[Passage, tuple[Unit, ...]]]) -> float:
    """Return a bonus for a passage that is by far the nearest of all."""
    others = [other.score for other, _ in sections if other is not passage]
    return AHEAD_BONUS if others and passage.score - max(others) >= FAR_AHEAD else 0.0
