"""Runs that nobody writes to be read, as a thousand letters or spaces in a row: each costs a pattern its square."""

import re

SHORTEST = 40  # characters; a text that is shorter holds no run to cut
# Of what holds no space.
LONGEST = (
    re.compile(r"([\d.,]{40})[\d.,]+"),  # tracking codes have some twenty figures
    re.compile(r"(\w{200})\w+"),  # Japanese writes a whole sentence without a space
)
SIGNS = re.compile(r"(\W{40})\W+")
SPACES = re.compile(r"\s{4,}")


def shortened(text: str) -> str:
    """Return `text` with each run of figures, letters, signs or spaces no longer than a reader would look at."""
    if len(text) <= SHORTEST:
        return text
    if "    " in text or not text.isprintable():  # as no space but the plain one is
        text = SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", text)
    if max(map(len, text.split()), default=0) > SHORTEST:
        for run in LONGEST:
            text = run.sub(r"\1", text)
    return SIGNS.sub(r"\1", text)
