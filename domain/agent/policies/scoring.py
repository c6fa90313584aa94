"""How much of a question one sentence or list line holds."""

import re
from collections.abc import Collection
from functools import lru_cache

from domain.agent.policies.clauses.scopes import names_goods, scope_of
from domain.agent.policies.clauses.stages import stage_in
from domain.agent.policies.clauses.subjects import is_for_other_goods
from domain.agent.understanding.questions import PLACE, RELATED, Question, question_meanings, reached
from domain.language.concepts import CONCEPTS, meaning, said_words
from domain.language.features import UNSPACED
from domain.language.units import Unit
from domain.language.words import HAS_DIGIT, WORD, fold, split_words

CONTEXT_WEIGHT = 0.8  # of a word found only in the title or heading
BOTH_WEIGHT = 1.15  # of a word found there and in the sentence as well
# Taken off a sentence about another matter: a delivery question is not answered by returns, nor an exchange by sizes.
OTHER_TOPIC = 0.25
ABROAD = frozenset({"abroad"})
DUTIES = frozenset({"customs", "tax"})
# How a warranty is made longer tells nobody how long it is.
EXTENDED = re.compile(r"\b(?:register\w*|registration|extend\w*|extra|additional|we add)\b")
YEARS = re.compile(r"\b(?:years?|months?|jahre?n?|monate?n?|anos?|mois|ans|anni|mesi|jaar|maanden|lat\w*)\b|년|年")
EXTENDING = frozenset({"register", "registr", "extend", "extens", "extra", "addit", "add"})
NARROWER = 0.3  # taken off a sentence that holds for some goods or a service alone, which were not asked about
NO_PRICE = 0.3  # taken off a sentence without a price, where one is asked for
OTHER_PLACE = 0.3  # taken off a sentence about other countries than the one asked about
OTHER_QUESTION = 0.4  # taken off what answers a question of the text's own that is after more than was asked
SAME_QUESTION = 0.5  # of what the text's own question speaks of; more than that must be asked
OPENING = 5  # words
SENTENCES_IN_MEMORY = 8192  # per process; some hundred bytes each
# What alone makes no question: "how long", "how much".
COMMON = frozenset({"time", "fee", "often", "reason", "item", "order"})
COST_OF_RETURN = frozenset({"fee", "free", "delivery"})
TOPICS = (
    frozenset({"refund", "return", "exchange", "trial"}),
    frozenset({"cancel"}),
    frozenset({"privacy"}),
    frozenset({"warranty"}),
)
SHORTEST_ANSWER = 3  # words; less is a heading, unless it holds a number
LETTERS_A_WORD = 3  # in scripts that part no words
AMOUNT_BONUS = 0.15  # for a number where one is asked for
COUNTED_BONUS = 0.35  # for a number of what is counted; taken off a number of something else
COUNTED_WITHIN = 3  # words after a number: "12 calendar days", "nine full-time people"
ONE_CELL_BONUS = 0.1  # for a cell that holds two things asked for: the chest of 100 cm is not a waist of 100 cm
RELATED_WEIGHT, RELATED_IN_CONTEXT = 0.7, 0.55
OF_A_STAGE = frozenset({"befor", "after", "yet", "alread", "cancel"})  # what a stage says in other words
TAKES_BONUS = 0.35  # for how long the money takes, where that is asked; off what says until when to ask for it
TITLE = re.compile(
    r"(?:\b(?:policy|policies|richtlinien?|bedingungen|politicas?|polityka|regulamin|politique|beleid)|정책|ポリシー)$",
    re.I,
)
LANDS_BONUS = 0.35  # for where the money is paid back to, where that is asked
LANDS = re.compile(
    r"\b(?:original|same) (?:form of |method of |means of )?(?:payment|card|method)"
    r"|\bcredited (?:back )?to\b|\bstore credit\b"
    r"|\brefund\w*(?: \w+){0,4} (?:to|onto) (?:the|your|a)\b|\bback (?:to|onto) (?:the|your) \w+"
    r"|\bursprunglich\w* zahlungs\w*|\bmismo (?:medio|metodo)|\bmeme moyen|\bmetodo di pagamento original"
    r"|\bmesm[oa] (?:forma|metodo)|\bta sama metod\w*|\boorspronkelijke betaal\w*"
    r"|원래 결제|결제 ?수단으로|元の(?:支払|お支払)"
)
LASTS = re.compile(r"\b(?:business|working) days?\b|\bprocess\w*|\bcredited\b|\bwerktag\w*|영업일|営業日|처리|処理")
UNTIL = re.compile(r"\b(?:within|only|until)\b|이내|以内")
SAME_STAGE = 0.25  # for what holds for orders that have come as far as the one asked about
OTHER_STAGE = 0.4  # taken off what holds for orders that have come less far, or farther, than the one asked about
REACHED_BY = frozenset({"email", "number"})  # a line that holds one tells how
NO_WAY = 0.15  # taken off what is no instruction then
WAY_BONUS = 0.3  # for an instruction where the way to do something is asked for
CLOCK_BONUS = 0.2  # for times of day where opening hours are asked for
CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|uhr\b|h\b)|\b\d{1,2}[:.]\d\d\b", re.I)
ADDRESS_BONUS = 0.4  # for an e-mail address where one is asked for
ADDRESS = re.compile(r"\S@\S+\.\w")
TERM_BONUS = 0.3  # for the time allowed, where a policy is asked after as a whole
GIVEN_TERM = re.compile(
    r"\b(?:can|may|have|accept\w*|kann|konnen|haben|puede\w*|tiene\w*|mozesz|mozna|masz)\b.*"
    r"\b\d+ (?:calendar |business |working )?(?:days?|weeks?|months?|tage?n?|wochen|dias|dni|tygodni\w*)\b"
)
INSTRUCTION = re.compile(
    r"^(?:how (?:to|do|does|can)\b|to \w+|please|open|write|send|ask|tell|go|click|choose|select|enter|contact|call"
    r"|email|log|sign|use|wash|brush|dry|air|sponge|wax|measure|fill|visit|follow|add|leave|bring|take|put|place|keep"
    r"|store|rinse|clean|machine wash|hand wash|wipe|start|stir)\b"
)
AMOUNT_WORDS = re.compile(r"\d|\b(?:immediate|once|instant|free|one|two|three|four|five|six|seven|eight|nine|ten)")


def share_of(unit: Unit, question: Question) -> float:
    """Return the share of the question that the unit holds, with what its form adds or takes away."""
    return _score(unit, question) if _says_something(unit) and not _is_for_other_goods(unit, question) else 0.0


def _says_something(unit: Unit) -> bool:
    if TITLE.search(unit.text):
        return False
    answers = unit.list_line or unit.heading.endswith("?")  # "Not yet." is little without its question
    return answers or bool(HAS_DIGIT.search(unit.text)) or _words_in(unit.text) >= SHORTEST_ANSWER


def _words_in(text: str) -> int:
    return sum(1 + len(word) // LETTERS_A_WORD * (word[0] > UNSPACED) for word in WORD.findall(text))


def _score(unit: Unit, question: Question) -> float:
    held = sum(weight * _held(unit, word, question) for word, weight in question.weights.items())
    if held <= 0 or ("privacy" in question.weights and "privacy" not in unit.meanings | unit.context):
        return 0.0
    missed = any(topic & question.weights.keys() and not topic & (unit.meanings | unit.context) for topic in TOPICS)
    stage = _stage_fit(unit, question)
    missed = missed and stage <= 0  # an order called off before it ships is paid back, whichever word stands there
    # "Knives go to Norway only" answers who asks for knives in Spain.
    named = any(word in unit.meanings for word in question.weights if word not in CONCEPTS)
    abroad = bool(question.places and unit.places) and not named and not reached(unit, question.places)
    return (
        held / question.whole
        + (AMOUNT_BONUS if (question.quantity or question.overview) and AMOUNT_WORDS.search(unit.text.lower()) else 0.0)
        + (COUNTED_BONUS * _counts(unit, question.counted) if question.counted else 0.0)
        + (question.way and (WAY_BONUS if _tells_the_way(unit) else -NO_WAY))
        + (CLOCK_BONUS if "opening" in question.weights and CLOCK.search(unit.text) else 0.0)
        + (ADDRESS_BONUS if "email" in question.weights and ADDRESS.search(unit.text) else 0.0)
        + (TERM_BONUS if question.term and GIVEN_TERM.search(fold(unit.text)) else 0.0)
        + (TAKES_BONUS * _lasts(unit) if question.takes else 0.0)
        + (LANDS_BONUS if question.lands and LANDS.search(fold(unit.text)) else 0.0)
        + (SAME_STAGE if stage > 0 else -OTHER_STAGE if stage < 0 else 0.0)
        + (ONE_CELL_BONUS if any(_holds_two(cell, question) for cell in unit.cells) else 0.0)
        - (OTHER_TOPIC if missed or _strays(unit, question.weights) else 0.0)
        - (OTHER_PLACE if abroad or _tells_of_duties_alone(unit, question) else 0.0)
        - (NARROWER if _is_narrower(unit, question) else 0.0)
        - (OTHER_QUESTION if _answers_another(unit, question) else 0.0)
        - (NO_PRICE if _pays_back_alone(unit, question) else 0.0)
        + _price_fit(unit, question)
    )


def _tells_of_duties_alone(unit: Unit, question: Question) -> bool:
    """Whether a sentence tells who pays duties there, where it is asked whether something is sent to a place."""
    sent = {"delivery", PLACE} <= question.weights.keys() and DUTIES.isdisjoint(question.weights)
    opening = (meaning(word) for word in said_words(unit.text)[:OPENING]) if sent else ()
    return any(word in DUTIES for word in opening) and "fee" not in unit.meanings


def _pays_back_alone(unit: Unit, question: Question) -> bool:
    """Whether a sentence tells how money is paid back, where it is asked who bears what a return costs."""
    asked = {"pay", "fee", "return"} <= question.weights.keys() and "refund" not in question.weights
    return asked and "refund" in unit.meanings and COST_OF_RETURN.isdisjoint(unit.meanings)


def _price_fit(unit: Unit, question: Question) -> float:
    """Return what a price adds where one is asked for, and what the lack of one takes off."""
    priced = "fee" in unit.meanings
    if {"free", "delivery"} <= question.weights.keys():
        return AMOUNT_BONUS if priced else 0.0
    asked = question.quantity and "fee" in question.weights
    return -NO_PRICE if asked and not priced and "free" not in unit.meanings else 0.0


def _is_narrower(unit: Unit, question: Question) -> bool:
    """Whether a sentence begins with goods or a service of which nothing was asked: "Gift cards cost no shipping"."""
    if "warranty" in question.weights and EXTENDED.search(fold(unit.text)):
        return EXTENDING.isdisjoint(question.weights)
    narrowed = _narrowed_to(unit.text, "delivery" in question.weights)
    narrowed |= ABROAD & _asked_by(unit.heading)  # a heading part of a text from what holds at home
    narrowed = narrowed - ABROAD if question.places else narrowed  # Canada is abroad, whoever asks for it
    return bool(narrowed) and narrowed.isdisjoint(question.weights)


def _is_for_other_goods(unit: Unit, question: Question) -> bool:
    """Whether a sentence grants a return for goods, and the question names others: "bed frames may come back"."""
    asked = " ".join(filter(names_goods, question.weights))
    return bool(asked) and is_for_other_goods(unit.text, asked)


def _answers_another(unit: Unit, question: Question) -> bool:
    """Whether an answer that holds nothing of the question stands under one that is about other things."""
    if not unit.heading.endswith("?") or not unit.meanings.isdisjoint(question.weights):
        return False
    own = _asked_by(unit.heading)
    return bool(own) and len(own & question.weights.keys()) <= SAME_QUESTION * len(own)


@lru_cache(SENTENCES_IN_MEMORY)
def _asked_by(heading: str) -> frozenset[str]:
    return frozenset(question_meanings(heading))


@lru_cache(SENTENCES_IN_MEMORY)
def _narrowed_to(text: str, with_goods: bool) -> frozenset[str]:
    opening = " ".join(said_words(text)[:OPENING])
    goods = filter(names_goods, split_words(opening)) if with_goods else ()
    return frozenset(meaning(word) for word in (*scope_of(opening), *goods)) - {"standard"}


def grounds(unit: Unit, question: Question) -> float:
    """Return the share of a question's own matters that a unit holds: of what it is about, and not only how long."""
    own = [word for word in question.weights if word not in COMMON and not word.isdigit()]
    held = sum(min(1.0, max(0.0, _held(unit, word, question))) for word in own)
    return held / len(own) if own else 0.0


def strays(said: frozenset[str], asked: Collection[str]) -> bool:
    """Whether what is said is about a matter of its own that nothing in what is asked speaks of."""
    return any(topic & said and topic.isdisjoint(asked) for topic in TOPICS)


def _strays(unit: Unit, asked: Collection[str]) -> bool:
    return strays(unit.meanings | unit.context, asked) and not _speaks_of_all(unit.meanings, asked)


def _speaks_of_all(said: frozenset[str], asked: Collection[str]) -> bool:
    """Whether each matter that is asked is spoken of: "skip, swap or cancel it" tells how to cancel."""
    matters = [topic for topic in TOPICS if not topic.isdisjoint(asked)]
    return bool(matters) and all(topic & said for topic in matters)


def _stage_fit(unit: Unit, question: Question) -> int:
    """Return 1 where a sentence holds for orders that have come as far as the one asked about, -1 for others."""
    spoken_of = question.stage and (stage_in(unit.heading) or stage_in(unit.text))
    return (1 if spoken_of is question.stage else -1) if spoken_of else 0


def _counts(unit: Unit, what: str) -> int:
    """Return 1 for a number of what is counted, -1 for numbers of other things alone, 0 where there is none."""
    words = WORD.findall(fold(unit.text))
    after = [words[at + 1 : at + 1 + COUNTED_WITHIN] for at, word in enumerate(words) if AMOUNT_WORDS.match(word)]
    return (1 if any(meaning(word) == what for few in after for word in few) else -1) if after else 0


def _lasts(unit: Unit) -> int:
    """Return 1 for how long something takes, -1 for until when it may be asked for, else 0."""
    folded = fold(unit.text)
    if not AMOUNT_WORDS.search(folded):
        return 0
    return 1 if LASTS.search(folded) else -1 if UNTIL.search(folded) else 0


def _holds_two(cell: Unit, question: Question) -> bool:
    return sum(_held(cell, word, question) > 0 for word in question.weights) > 1


def _tells_the_way(unit: Unit) -> bool:
    reached = bool(REACHED_BY & unit.meanings)
    return reached or any(INSTRUCTION.search(fold(words)) for words in (unit.text, unit.heading))


def _held(unit: Unit, word: str, question: Question) -> float:
    if word == PLACE:
        return reached(unit, question.places)
    if word == "refund" and question.overview and "return" in unit.meanings:
        return BOTH_WEIGHT  # a refund policy is about returns
    if word == "time" and question.takes and _lasts(unit) > 0:
        return 1.0
    if word == "time" and "warranty" in question.weights and YEARS.search(fold(unit.text)):
        return 1.0
    if word in unit.meanings:
        return BOTH_WEIGHT if word in unit.context else 1.0
    if HAS_DIGIT.search(word):
        return 1.0 if unit.spans(word) else -1.0  # "within 90 days?" is not answered by another number
    if word in unit.context:
        return CONTEXT_WEIGHT
    if word in OF_A_STAGE and _stage_fit(unit, question) > 0:
        return RELATED_WEIGHT
    related = RELATED.get(word, "")
    return RELATED_WEIGHT if related in unit.meanings else RELATED_IN_CONTEXT if related in unit.context else 0.0
