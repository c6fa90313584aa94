"""Lists told whole: some of the lines, or the sentence that leads to them alone, would say that there is no more."""

from collections.abc import Iterator, Sequence

from domain.language.units import Unit

LONGEST = 10  # lines; of a longer list only those that were chosen


def with_their_lists(told: Sequence[Unit], section: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units in the order of their section, with all of each list of which a line or the lead is told."""
    return tuple(unit for block in _blocks(section) for unit in _told_of(block, told))


def lead_of(line: Unit, section: Sequence[Unit]) -> tuple[str, ...]:
    """Return the sentence that leads to the list in which a line stands, () where none does."""
    found = next((block for block in _blocks(section) if any(unit is line for unit in block)), [line])
    return () if found[0].list_line or found[0] is line else (found[0].text,)


def _told_of(block: Sequence[Unit], told: Sequence[Unit]) -> Sequence[Unit]:
    chosen = [unit for unit in block if any(unit is one for one in told)]
    if chosen and len(block) <= LONGEST:
        return block
    return [unit for unit in chosen if not unit.text.endswith(":")]


def _blocks(section: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Yield sentences one by one, and each list together with the sentence that leads to it."""
    block: list[Unit] = []
    for unit in section:
        if block and not (unit.list_line and unit.heading == block[0].heading and _goes_on(block[-1])):
            yield block
            block = []
        block.append(unit)
    if block:
        yield block


def _goes_on(last: Unit) -> bool:
    return last.list_line or last.text.endswith(":")
