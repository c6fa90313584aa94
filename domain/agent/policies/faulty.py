"""What returning costs who got something broken or wrong: what is written of that goes before the rule for all else."""

from collections.abc import Iterator, Sequence

from domain.agent.drafts import Turn
from domain.agent.policies.found import SURE, Found
from domain.agent.policies.nearest import sections_near
from domain.agent.policies.passages import Run
from domain.agent.understanding.questions import question_meanings
from domain.language.units import Unit

FAULTS = frozenset({"damaged", "wrong"})
COSTS = frozenset({"pay", "fee", "free"})
GRANTED = COSTS | {"refund", "return", "exchange"}
MOST_TOLD = 4  # sentences of one text


def for_faulty(turn: Turn, question: str, found: list[Found]) -> list[Found]:
    """Return what is told; where a rule of costs is, and it is not for the fault that is asked about, what is."""
    faults = faults_in(turn.text)
    if not asks_costs(question, faults) or any(_of_faults(one.run.units, faults) for one in found):
        return found
    return next(_written_of(turn, question, faults), None) or found


def asks_costs(question: str, faults: frozenset[str]) -> bool:
    """Whether a question is after what it costs, of something that has `faults`."""
    return bool(faults) and not COSTS.isdisjoint(question_meanings(question))


def faults_in(text: str) -> frozenset[str]:
    return FAULTS.intersection(question_meanings(text))


def _written_of(turn: Turn, question: str, faults: frozenset[str]) -> Iterator[list[Found]]:
    for passage, section in sorted(sections_near(turn, question), key=lambda one: -one[0].score):
        units = _of_faults(section, faults)
        if any(GRANTED & (unit.meanings | unit.context) for unit in units):  # and no advice against breaking a thing
            yield [Found(Run(units[:MOST_TOLD], 1.0), section, passage, SURE)]


def _of_faults(units: Sequence[Unit], faults: frozenset[str]) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if faults & (unit.meanings | unit.context))
