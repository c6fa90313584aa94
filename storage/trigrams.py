"""Three-letter pieces of words, so that titles are found in spite of typos on any PostgreSQL."""

import re
import unicodedata

from domain.stores import Store

WORD = re.compile(r"\w+", re.UNICODE)


MARK = 8  # letters of a store's id before each of its grams: stores do not meet in the index that they share


def grams_of(store: Store, text: str) -> list[str]:
    """Return the trigrams of `text` as that store's."""
    return [store.id.hex[:MARK] + gram for gram in trigrams(text)]


def trigrams(text: str) -> list[str]:
    """`"Café"` → `["  c", " ca", "afe", "caf", "fe "]`, sorted, each once."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(char))
    found: set[str] = set()
    for word in WORD.findall(plain):
        padded = f"  {word} "
        found.update(padded[at : at + 3] for at in range(len(padded) - 2))
    return sorted(found)
