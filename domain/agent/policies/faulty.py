"""What returning costs who got something broken: what is written of that goes before the rule for all else."""

from collections.abc import Iterator, Sequence

from domain.agent.drafts import Turn
from domain.agent.policies.found import SURE, Found
from domain.agent.policies.nearest import sections_near
from domain.agent.policies.passages import Run
from domain.agent.understanding.questions import question_meanings
from domain.language.concepts import meaning
from domain.language.units import Unit
from domain.language.words import fold, split_words

FAULTS = frozenset({"damaged"})
NOT = frozenset("not isnt wasnt arent no nothing nicht kein keine pas non sin nie niet geen nao".split())
NEAR_A_NOT = 3  # words: "not at all faulty"
COSTS = frozenset({"pay", "fee", "free"})
GRANTED = COSTS | {"refund", "return", "exchange"}
MOST_TOLD = 4  # sentences of one text


def for_faulty(turn: Turn, question: str, found: list[Found]) -> list[Found]:
    """Return the store's rule for the fault that is asked about, where `found` speaks of costs in general."""
    faults = faults_in(turn.text)
    if not asks_costs(question, faults) or any(_of_faults(one.run.units, faults) for one in found):
        return found
    return next(_written_of(turn, question, faults), None) or found


def asks_costs(question: str, faults: frozenset[str]) -> bool:
    """Whether a question is after what it costs, of something that has `faults`."""
    return bool(faults) and not COSTS.isdisjoint(question_meanings(question))


def faults_in(text: str) -> frozenset[str]:
    """Return what a message says is wrong with a thing; of "it is not faulty" nothing."""
    words = split_words(fold(text))
    told = (at for at, word in enumerate(words) if NOT.isdisjoint(words[max(0, at - NEAR_A_NOT) : at]))
    return FAULTS.intersection(meaning(words[at]) for at in told)


def _written_of(turn: Turn, question: str, faults: frozenset[str]) -> Iterator[list[Found]]:
    for passage, section in sorted(sections_near(turn, question), key=lambda one: -one[0].score):
        units = _of_faults(section, faults)
        if any(GRANTED & (unit.meanings | unit.context) for unit in units):  # and no advice against breaking a thing
            yield [Found(Run(units[:MOST_TOLD], 1.0), section, passage, SURE)]


def _of_faults(units: Sequence[Unit], faults: frozenset[str]) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if faults & (unit.meanings | unit.context))
