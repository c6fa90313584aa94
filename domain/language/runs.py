"""Runs that nobody writes to be read, as a thousand letters or spaces in a row: each costs a pattern its square."""

import re

SHORTEST = 40  # characters; a text that is shorter holds no run to cut
LONGEST = (
    (re.compile(r"[\d.,]{41,}"), 40),  # tracking codes have some twenty figures
    (re.compile(r"\w{201,}"), 200),  # Japanese writes a whole sentence without a space
    (re.compile(r"\W{41,}"), 40),
)
SPACES = re.compile(r"\s{4,}")


def shortened(text: str) -> str:
    """Return `text` with each run of figures, letters, signs or spaces no longer than a reader would look at."""
    if len(text) <= SHORTEST:
        return text
    text = SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", text)
    for run, most in LONGEST:
        text = run.sub(lambda found, most=most: found[0][:most], text)
    return text
