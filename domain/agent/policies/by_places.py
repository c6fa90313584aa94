"""Sending told under a heading for each place: who asks of no place is told of each, and of none as if it were all."""

import re
from collections.abc import Iterator, Sequence

from domain.agent.drafts import Turn
from domain.agent.policies.all_sending import asks_of_no_place
from domain.agent.policies.clauses.reading import written
from domain.agent.policies.excluded import RULING
from domain.agent.policies.found import SURE, Found
from domain.agent.policies.passages import LASTING, Run, passage_units
from domain.agent.understanding.questions import question_meanings
from domain.knowledge.documents import Passage
from domain.language.places import places_in
from domain.language.units import Unit
from domain.language.words import fold

MOST_PLACES = 6
MOST_OF_A_PLACE = 3  # sentences
NAMES_NO_COUNTRY = re.compile(
    r"\b(?:domestic|inland|national|nacional|nazionale|rest of the world|everywhere else|ubrige\w* lander"
    r"|reste du monde|resto del mundo|resto del mondo|resto do mundo|rest van de wereld|reszta swiata)\b|국내|国内"
)


def for_all_places(turn: Turn, question: str, found: list[Found]) -> list[Found]:
    """Return what answers a question after sending to no place; where it holds for one place, with all others of the
    same text."""
    if len(found) != 1 or found[0].unspoken or not _of_a_place(found[0].passage) or not asks_of_no_place(question):
        return found
    told = [one for one in _places(turn, found[0].passage) if one.run.units][:MOST_PLACES]
    return told if len(told) > 1 else found


def _of_a_place(passage: Passage) -> bool:
    heading = passage.heading
    beyond = "abroad" in question_meanings(heading) or NAMES_NO_COUNTRY.search(fold(heading))
    return bool(beyond or places_in(heading))


def _places(turn: Turn, passage: Passage) -> Iterator[Found]:
    """Yield what is told of each place, in the order of the text, as far as it is a time or price."""
    for one in written(turn.store, turn.reads.knowledge, RULING):
        if one.document_id == passage.document_id and _of_a_place(one):
            section = passage_units(one)
            yield Found(Run(_told(section), 1.0), section, one, SURE, of_place=True)


def _told(section: Sequence[Unit]) -> tuple[Unit, ...]:
    told = (unit for unit in section if "fee" in unit.meanings or LASTING.search(fold(unit.text)))
    return tuple(told)[:MOST_OF_A_PLACE]
