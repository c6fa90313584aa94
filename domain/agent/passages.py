"""The smallest run of sentences or list lines that holds an answer, in the store's own words."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from domain.agent.concepts import CONCEPTS, meaning, said_words
from domain.agent.language import WORDS, Language
from domain.agent.places import places_in, reaches
from domain.agent.units import Unit, units_of
from domain.agent.words import HAS_DIGIT, TYPO_FROM, WORD, fold, is_typo
from domain.knowledge.documents import Passage

ENOUGH = 0.45  # share of a question's weight that its answer must hold
NEAR_BEST = 0.6  # a neighbour as good as this belongs to the answer
AS_GOOD = 0.97  # a row of a table or list as good as this answers as well
LONGEST_LIST = 8  # lines
LONGEST_RUN = 3  # units
CONTEXT_WEIGHT = 0.8  # of a word found only in the title or heading
BOTH_WEIGHT = 1.15  # of a word found there and in the sentence as well
OTHER_TOPIC = 0.25  # taken off a sentence about another matter: a delivery question is not answered by returns, nor an
# exchange by a table of sizes
OTHER_PLACE = 0.3  # taken off a sentence about other countries than the one asked about
TOPICS = (
    frozenset({"refund", "return", "exchange"}),
    frozenset({"cancel"}),
    frozenset({"privacy"}),
    frozenset({"warranty"}),
)
WORDINESS = 0.004  # taken off for each further thing a sentence speaks of: of two as good, the plainer answers
SHORTEST_ANSWER = 3  # words; less is a heading, unless it holds a number
UNSEEN_WEIGHT = 1.25  # of a word found nowhere: likely what the question is about
AMOUNT_BONUS = 0.15  # for a number where one is asked for
ONE_CELL_BONUS = 0.1  # for a cell that holds two things asked for: the chest of 100 cm is not a waist of 100 cm
REACHED_BY = frozenset({"email", "number"})  # a line that holds one tells how
NO_WAY = 0.15  # taken off what is no instruction then
WAY_BONUS = 0.3  # for an instruction where the way to do something is asked for
CLOCK_BONUS = 0.2  # for times of day where opening hours are asked for
CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|uhr\b|h\b)|\b\d{1,2}[:.]\d\d\b", re.I)
ADDRESS_BONUS = 0.4  # for an e-mail address where one is asked for
ADDRESS = re.compile(r"\S@\S+\.\w")
MOST_OVERVIEW = 2  # words of a question after a policy as a whole: "return policy?"
TERM_BONUS = 0.3  # for the time allowed, where a policy is asked after as a whole
GIVEN_TERM = re.compile(
    r"\b(?:can|may|have|accept\w*|kann|konnen|haben|puede\w*|tiene\w*|mozesz|mozna|masz)\b.*"
    r"\b\d+ (?:calendar |business |working )?(?:days?|weeks?|months?|tage?n?|wochen|dias|dni|tygodni\w*)\b"
)
TERMED = frozenset({"return", "exchange", "cancel"})  # matters for which a store gives a time
OVERVIEW = frozenset({"policy", "rul", "condition", "term"})
WAY = re.compile(r"^(?:\W*(?:hi|hello|hey|and|so|please)\W+)*how (?:do|can|to|should|could|would)\b")
INSTRUCTION = re.compile(
    r"^(?:how (?:to|do|does|can)\b|to \w+|please|open|write|send|ask|tell|go|click|choose|select|enter|contact|call"
    r"|email|log|sign|use|wash|brush|dry|air|sponge|wax|measure|fill|visit|follow|add|leave|bring|take|put|place|keep|store"
    r"|rinse|clean|machine wash|hand wash|wipe|start|stir)\b"
)
QUANTITY = re.compile(
    r"\bhow (?:many|much|long|fast|soon|tall|big|wide|deep|high|heavy|old|far|large|thick|often)\b|\bwhen\b"
    r"|\bwhat (?:is|are) the (?:size|dimension|weight|length|height|width|age)|\bcuanto"
    r"|\bwie (?:lange|viel)|\bile\b|얼마|며칠|いくら|何日"
)
AMOUNT_WORDS = re.compile(r"\d|\b(?:immediate|once|instant|free|one|two|three|four|five|six|seven|eight|nine|ten)")
REGION_WEIGHT = 0.9  # of a country that is only in a region named
PLACE = "@place"  # stands for the places a question names
PLACE_WORDS = frozenset("south north east west united kingdom states republic new zealand".split())
EMPTY = frozenset(
    """a an the is are was were be been do does did can could will would should may might must i you we they he she
    it my your our their his her its me us them this that these those there here to of in on at by for with from
    as and or but if so not no any some what which who whom whose when where why how much many am im ive id get
    got have has had please hi hello hey thanks about into out up over under than then too very just also
    still only again new pick stuff happens happen gets
    whats hows wheres one ones want need like know tell offer ok u ur r pls hello wanna find see
    check help come comes
    use make made accept offer allow take takes took another method methods something anything possible
    item product this company tells
    etwas algo cos quelque chose qualcosa iets
    무엇인가요 무엇 뭐예요 뭔가요 어떻게 되나요 하나요 인가요 있나요 알려 알려주세요 주세요 걸리나요 가능한가요
    何ですか 教えてください""".split()
)

FOREIGN_SMALL_WORDS = frozenset().union(*(words for language, words in WORDS.items() if language != Language.ENGLISH))


@dataclass(frozen=True)
class Run:
    """The answering units with the share of the question they hold: 0 to 1, a little more where the title agrees."""

    units: tuple[Unit, ...]
    score: float


@dataclass(frozen=True)
class Question:
    """What a question asks for: its meanings with their weights, the places it names, an amount or a way to do it."""

    weights: dict[str, float]
    places: frozenset[str]
    quantity: bool
    way: bool
    overview: bool

    @property
    def term(self) -> bool:
        """Whether the time is asked for in which something may be done."""
        asked = self.quantity and "time" in self.weights and bool(TERMED & self.weights.keys())
        return self.overview or (asked and "refund" not in self.weights)

    @property
    def whole(self) -> float:
        return sum(self.weights.values())


def passage_units(passage: Passage) -> tuple[Unit, ...]:
    """Return the passage's units. It may begin with its own heading, which answers nothing, to stand alone."""
    headed = " – ".join(part for part in (passage.title, passage.heading) if part)
    return units_of(passage.text.removeprefix(headed), passage.heading, passage.title)


def question_meanings(question: str) -> list[str]:
    """Return what a question is about, one entry a meaning, empty words left out."""
    words = [word for word in said_words(question) if word not in EMPTY and (len(word) > 1 or word.isdigit())]
    found = [meaning(word) for word in words if word not in FOREIGN_SMALL_WORDS or meaning(word) in CONCEPTS]
    return list(dict.fromkeys(found))


def read_question(question: str, units: Sequence[Unit]) -> Question | None:
    """Weigh what `question` asks for by how rare it is in `units`; None for a question of empty words."""
    places = places_in(question)
    wanted = [word for word in question_meanings(question) if not (places and _names_place(word))]
    wanted += [PLACE] if places else []
    if not wanted:
        return None
    folded = fold(question)
    overview = len(wanted) <= MOST_OVERVIEW and bool(OVERVIEW & set(wanted))
    return Question(
        _weights(wanted, units, places), places, bool(QUANTITY.search(folded)), bool(WAY.search(folded)), overview
    )


def answer_in(question: str, units: Sequence[Unit], enough: float = ENOUGH) -> Run | None:
    """Return the run of `units` (of one text, in order) that answers `question`; None when none does."""
    read = read_question(question, units)
    run = best_run(read, units) if read else None
    return run if run and run.score >= enough else None


def asks_the_way(question: str) -> bool:
    """Whether it asks how something is done."""
    return bool(WAY.search(fold(question)))


def asks_where_to(question: str) -> bool:
    """Whether it asks about sending something to a place."""
    return "delivery" in question_meanings(question) and bool(places_in(question))


def best_run(question: Question, units: Sequence[Unit]) -> Run | None:
    """Return the run of `units` (of one text, in order) that holds most of `question`."""
    scores = [share_of(unit, question) for unit in units]
    if not scores:
        return None
    best = max(range(len(units)), key=lambda at: scores[at] - WORDINESS * _wordiness(units[at]))
    return Run(tuple(units[at] for at in _run(best, scores, units)), scores[best])


def share_of(unit: Unit, question: Question) -> float:
    """Return the share of the question that the unit holds, with what its form adds or takes away."""
    return _score(unit, question) if _says_something(unit) else 0.0


def slips_in(question: str, units: Sequence[Unit]) -> dict[str, str]:
    """Return the words of a question that stand nowhere, each with the word of `units` that it misspells."""
    said = {word for word in said_words(question) if len(word) >= TYPO_FROM and word.isalpha() and word not in EMPTY}
    known = set[str]().union(*(unit.meanings | unit.context for unit in units))
    strange = {word for word in said if meaning(word) not in known and meaning(word) not in CONCEPTS}
    if not strange or places_in(question):
        return {}
    words = {word for unit in units for word in said_words(f"{unit.text} {unit.heading} {unit.title}")}
    pairs = ((word, next((other for other in sorted(words) if is_typo(word, other)), "")) for word in strange)
    return {word: other for word, other in pairs if other}


def _wordiness(unit: Unit) -> int:
    return 0 if unit.cells else len(unit.meanings)


def _names_place(word: str) -> bool:
    return word in PLACE_WORDS or bool(places_in(word))


def _says_something(unit: Unit) -> bool:
    return bool(HAS_DIGIT.search(unit.text)) or len(WORD.findall(unit.text)) >= SHORTEST_ANSWER or unit.list_line


def _weights(wanted: Sequence[str], units: Sequence[Unit], places: frozenset[str]) -> dict[str, float]:
    """Weigh rare words more; a word that stands nowhere weighs most of all, for it is not answered."""
    seen = Counter(word for unit in units for word in unit.meanings | unit.context)
    seen[PLACE] = sum(_reached(unit, places) for unit in units)
    seen |= {word: sum(unit.spans(word) for unit in units) for word in wanted if word.isdigit() and not seen[word]}
    most = math.log(1 + len(units)) + 1
    return {
        word: (math.log((1 + len(units)) / (1 + seen[word])) + 1 if seen[word] else most * UNSEEN_WEIGHT)
        for word in wanted
    }


def _reached(unit: Unit, places: frozenset[str]) -> bool:
    return any(reaches(place, unit.places) for place in places)


def _score(unit: Unit, question: Question) -> float:
    held = sum(weight * _held(unit, word, question) for word, weight in question.weights.items())
    if held <= 0:
        return 0.0
    strays = any(topic & (unit.meanings | unit.context) and not topic & question.weights.keys() for topic in TOPICS)
    missed = any(topic & question.weights.keys() and not topic & (unit.meanings | unit.context) for topic in TOPICS)
    abroad = bool(question.places and unit.places) and not _reached(unit, question.places)
    return (
        held / question.whole
        + (AMOUNT_BONUS if (question.quantity or question.overview) and AMOUNT_WORDS.search(unit.text.lower()) else 0.0)
        + (question.way and (WAY_BONUS if _tells_the_way(unit) else -NO_WAY))
        + (CLOCK_BONUS if "opening" in question.weights and CLOCK.search(unit.text) else 0.0)
        + (ADDRESS_BONUS if "email" in question.weights and ADDRESS.search(unit.text) else 0.0)
        + (TERM_BONUS if question.term and GIVEN_TERM.search(fold(unit.text)) else 0.0)
        + (ONE_CELL_BONUS if any(_holds_two(cell, question) for cell in unit.cells) else 0.0)
        - (OTHER_TOPIC if strays or missed else 0.0)
        - (OTHER_PLACE if abroad else 0.0)
    )


def _holds_two(cell: Unit, question: Question) -> bool:
    return sum(_held(cell, word, question) > 0 for word in question.weights) > 1


def _tells_the_way(unit: Unit) -> bool:
    reached = bool(REACHED_BY & unit.meanings)
    return reached or any(INSTRUCTION.search(fold(words)) for words in (unit.text, unit.heading))


def _held(unit: Unit, word: str, question: Question) -> float:
    if word == PLACE:
        return 1.0 if question.places & unit.places else REGION_WEIGHT * _reached(unit, question.places)
    if word == "refund" and question.overview and "return" in unit.meanings:
        return BOTH_WEIGHT  # a refund policy is about returns
    if word in unit.meanings:
        return BOTH_WEIGHT if word in unit.context else 1.0
    if HAS_DIGIT.search(word):
        return 1.0 if unit.spans(word) else -1.0  # "within 90 days?" is not answered by another number
    return CONTEXT_WEIGHT if word in unit.context else 0.0


def _run(best: int, scores: Sequence[float], units: Sequence[Unit]) -> list[int]:
    lead = _lead(best, units)
    if scores[lead] >= NEAR_BEST * scores[best] and units[lead].text.endswith(":"):
        return _with_list(lead, units)
    if units[best].list_line:
        return _as_good_lines(best, scores, units)
    run = [best]
    for step in (1, -1):
        at = best + step
        while 0 <= at < len(units) and len(run) < LONGEST_RUN and _belongs(at, best, scores, units):
            run.append(at)
            at += step
    return sorted(run)


def _as_good_lines(best: int, scores: Sequence[float], units: Sequence[Unit]) -> list[int]:
    """Of a list or table, return the lines that answer as well as the best: all rows where none is asked for."""
    same = [at for at, unit in enumerate(units) if unit.list_line and unit.heading == units[best].heading]
    return [at for at in same if scores[at] >= AS_GOOD * scores[best]][:LONGEST_LIST]


def _lead(at: int, units: Sequence[Unit]) -> int:
    """Return the line that leads to the list in which `at` stands, else `at` itself."""
    lead = at
    while units[lead].list_line and lead > 0:
        lead -= 1
    return lead


def _belongs(at: int, best: int, scores: Sequence[float], units: Sequence[Unit]) -> bool:
    return units[at].heading == units[best].heading and scores[at] >= NEAR_BEST * scores[best]


def _with_list(lead: int, units: Sequence[Unit]) -> list[int]:
    run = [lead]
    for at in range(lead + 1, min(lead + 1 + LONGEST_LIST, len(units))):
        if not units[at].list_line:
            break
        run.append(at)
    return run
