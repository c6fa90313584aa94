"""A passage as it is read to a shopper: the answer with what it needs to be understood, and no more."""

import re
from collections.abc import Sequence

from domain.agent.drafts import BULLET
from domain.agent.policies.passages import Run
from domain.agent.policies.scoring import INSTRUCTION
from domain.language.units import Unit
from domain.language.words import fold

LONGEST_WHOLE = 260  # characters of a section that is told whole
MOST_SENTENCES = 3
YES_OR_NO = re.compile(r"^(?:yes|no|ja|nein|si|sí|oui|non|tak|nie|네|아니요|はい|いいえ)\b", re.I)
SENTENCE = re.compile(
    r"\b(?:i|you|we|it|they|this|that|there|is|are|was|were|be|can|may|must|will|would|should|has|have|had|do|does|did"
    r"|get|gets|goes|takes?|costs?|carry|comes?|arrives?|counts?|if|when|ist|sind|wird|werden|es|esta|son|jest|sa|est)\b"
)
# A letter, number or bracket of a script that ends its sentences with "."; the address of a page stays whole.
UNSTOPPED = re.compile(r"(?<!\S)(?!\S*(?:@|://|www\.))\S*[\d)\]%\"”»€$£A-Za-zÀ-ɏ]$")
GOES_ON = re.compile(
    r"^(?:after that|otherwise|then|it|they|this|these|those|he|she|both|however|but|and|also|in that case)\b",
    re.I,
)


def quoted(run: Run, section: Sequence[Unit]) -> tuple[str, ...]:
    """Return the lines to say, each in the store's own words; `section` are all units under the run's heading."""
    units = _understandable(run.units, section)
    listed = _in_list(units)
    lines = tuple(f"{BULLET}{unit.text}" if unit.list_line and listed else as_sentence(unit.text) for unit in units)
    return (*heading_of(units), *lines)


def _understandable(units: Sequence[Unit], section: Sequence[Unit]) -> Sequence[Unit]:
    """Add to an answer what stands around it: a short section whole, else the sentence it goes on from."""
    section = [unit for unit in section if unit.heading == units[0].heading]
    plain = not any(unit.list_line for unit in section)
    whole = plain and len(section) <= MOST_SENTENCES and sum(len(unit.text) for unit in section) <= LONGEST_WHOLE
    if units[0].heading and (whole or (plain and units[0].heading.endswith("?"))):
        return section[:MOST_SENTENCES] if units[0] in section[:MOST_SENTENCES] else units
    at = list(section).index(units[0]) if units[0] in section else 0
    if plain and units[0].heading and INSTRUCTION.search(fold(units[0].text)):
        return section[at : at + MOST_SENTENCES]
    return [section[at - 1], *units] if at and plain and GOES_ON.match(units[0].text) else units


def as_sentence(text: str) -> str:
    """Return a line with the stop that its writer left out, so that what is said after it is not read with it."""
    return f"{text}." if UNSTOPPED.search(text) else text


def _in_list(units: Sequence[Unit]) -> bool:
    return len(units) > 1 or bool(heading_of(units))


def heading_of(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the heading where the answer means little without it: above bare list lines, before a yes or no, before
    words that are no sentence: "Where we send: Canada, Norway"."""
    first = units[0]
    bare = first.list_line and not first.cells and not first.text.endswith((".", "!", "?", "。"))
    fragment = not (first.cells or SENTENCE.search(fold(first.text)))
    if not first.heading or not (bare or fragment or YES_OR_NO.match(first.text)):
        return ()
    return (first.heading if first.heading.endswith(("?", ":")) else f"{first.heading}:",)
