"""Words as they are compared: folded, split, stemmed, forgiving of typos."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

FOLDED = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
LATIN_MARKS = re.compile("[\u0300-\u036f]")  # only these: Japanese and Korean marks carry meaning
APOSTROPHES = re.compile("['\u2019\u2018`\u00b4]")
WORD = re.compile(r"[^\W_]+")
HAS_DIGIT = re.compile(r"\d")
# Of Korean and Japanese, which run words together.
UNSPACED_SIGN = re.compile("[\uac00-\ud7a3\u3040-\u30ff\u4e00-\u9fff]")
# Of folded words: what takes back what stands beside it, and what joins several things to one name.
DENYING = frozenset("not no never without isnt arent non only except".split())
DENIED = re.compile(rf"\b(?:{'|'.join(sorted(DENYING))})\b")
COMPOUND = re.compile(r"[&/,+]|\band\b")
TYPO_FROM = 5  # letters; shorter words differ by one letter too often
SECOND_TYPO_FROM = 9  # letters
ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "s")
HISSING = ("s", "x", "z", "ch", "sh")
NO_PLURALS = frozenset("lens gas gps series news canvas atlas".split())
IRREGULAR = {
    **{"mice": "mouse", "feet": "foot", "teeth": "tooth", "men": "man", "women": "woman", "children": "child"},
    **{"knives": "knife", "shelves": "shelf", "scarves": "scarf", "leaves": "leaf", "buses": "bus"},
    **{"tvs": "tv", "pcs": "pc", "cds": "cd"},
}
SHORTEST_STEM = 3
SHORTEST_OF_Y = 2  # letters before "-ied" and "-ies": "tried" and "tries" are "try"
OF_Y = ("ies", "ied")
STEMS_IN_MEMORY = 65_536  # per process; about a hundred bytes each
PAIRS_IN_MEMORY = 32_768  # likewise; the words of a message beside those of many records


def fold(text: str) -> str:
    """Lower case without Latin accents and apostrophes: "Don’t" and "dont" are the same."""
    if text.isascii():  # as most texts are; nothing else has marks
        plain = text.lower()
        return plain.replace("'", "").replace("`", "") if "'" in plain or "`" in plain else plain
    plain = LATIN_MARKS.sub("", unicodedata.normalize("NFKD", text.casefold().translate(FOLDED)))
    return unicodedata.normalize("NFC", APOSTROPHES.sub("", plain))


def split_words(text: str) -> list[str]:
    return WORD.findall(fold(text))


@lru_cache(STEMS_IN_MEMORY)
def stem(word: str) -> str:
    """Cut the commonest English endings: "returned", "returning" and "returns" meet in "return"."""
    if HAS_DIGIT.search(word):
        return word
    for ending in ENDINGS:
        shortest = SHORTEST_OF_Y if ending in OF_Y else SHORTEST_STEM
        if word.endswith(ending) and len(word) - len(ending) >= shortest and not word.endswith("ss"):
            return f"{word[: -len(ending)]}y" if ending in OF_Y else _undouble(word[: -len(ending)])
    return word.removesuffix("e") if len(word) > SHORTEST_STEM + 1 else word


@lru_cache(STEMS_IN_MEMORY)
def root(word: str) -> str:
    """Return a noun's stem, that of its plural: "games" is "game" and no "gaming"."""
    single = IRREGULAR.get(word) or _singular(word)
    return single if single.endswith(("ss", "us", "is")) or single in NO_PLURALS else stem(single)


def _singular(word: str) -> str:
    if len(word) <= SHORTEST_STEM or word.endswith(("ss", "us", "is", "ies")) or word in NO_PLURALS:
        return word
    return word.removesuffix("es" if word.endswith(("sses", "shes", "ches", "xes", "zes")) else "s")


def _undouble(word: str) -> str:
    """`shipp` is `ship`, but `refill` keeps its letters."""
    if len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word.removesuffix("e") if len(word) > SHORTEST_STEM + 1 else word


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are one, typos and endings forgiven. Words with digits must be equal."""
    # Neither endings nor slips change the first letter: most pairs are told apart by it, and need not be kept.
    return one == other or (one[:1] == other[:1] and _is_same(one, other))


@lru_cache(PAIRS_IN_MEMORY)
def _is_same(one: str, other: str) -> bool:
    if HAS_DIGIT.search(one) or HAS_DIGIT.search(other):
        return False
    return _is_plural(one, other) or _is_plural(other, one) or stem(one) == stem(other) or is_typo(one, other)


def _is_plural(one: str, many: str) -> bool:
    """Whether the second is the first in plural, whose stems may differ: "shoe" and "shoes", "dress" and "dresses"."""
    return many == f"{one}s" or (one.endswith(HISSING) and many == f"{one}es")


def is_typo(one: str, other: str, longest_from: int = 0) -> bool:
    """Whether one letter (two in long words) was missed, doubled, swapped or mistaken. The first must be right.

    With `longest_from` it is the longer of the two that must have so many letters: "oder" for "order".
    """
    if one[:1] != other[:1]:
        return False
    shortest = min(len(one), len(other))
    long_enough = max(len(one), len(other)) >= longest_from if longest_from else shortest >= TYPO_FROM
    if not long_enough:
        return False
    allowed = 2 if shortest >= SECOND_TYPO_FROM else 1
    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed
