"""Questions that a store's texts put themselves: each stands over what answers it, and answers nothing by itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.agent.understanding.questions import begins_as_question
from domain.language.units import Unit

# "Q:", "A 3.", "Frage:", as people write them before a question or its answer.
MARK = re.compile(
    r"^(?:(?:q|a|f|p|r|d|v|question|answer|frage|antwort|pregunta|respuesta|domanda|risposta|reponse|réponse|pytanie"
    r"|odpowiedz|odpowiedź|vraag|antwoord|pergunta|resposta|質問|回答|질문|답변|답)\s?\d{0,2}\s?[:：])\s*",
    re.I,
)
LONGEST = 140  # characters; longer ones are sentences that end in a doubt
# One line that asks and answers: "Can I pay by invoice? No, by card".
ASKED_AND_TOLD = re.compile(rf"^(?P<asked>[^?？]{{3,{LONGEST}}}[?？])\s*(?P<told>\S.*)$", re.S)


def under_their_questions(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units without those that only ask; what follows one, under the same heading, stands under it."""
    return tuple(_headed(units))


def _headed(units: Iterable[Unit]) -> Iterator[Unit]:
    asked, above = "", None
    for unit in units:
        if unit.heading != above:
            asked, above = "", unit.heading
        found = ASKED_AND_TOLD.match(MARK.sub("", unit.text)) if unit.list_line and not unit.cells else None
        if found:
            yield replace(_under(found["asked"], unit), text=MARK.sub("", found["told"]), list_line=False)
        elif unit.text.endswith(("?", "？")) and len(unit.text) <= LONGEST:
            asked = MARK.sub("", unit.text)
        else:
            yield _under(asked, unit) if asked else unit


def _under(asked: str, unit: Unit) -> Unit:
    """Return the unit under the question; what stood above that is what the unit is about as well, unless it asked."""
    above = "" if begins_as_question(unit.heading) else unit.heading
    return replace(unit, text=MARK.sub("", unit.text), heading=asked, title=f"{unit.title} {above}".strip())
