"""The gold of an answer: what it must say and what it must not.

An entry is alternatives, "cancelled|canceled"; one of them may be an amount in any locale's notation, "num:12.30", and
a whole entry may be a pattern, "re:5 (to|-) 7". Words are met without regard to case and where they begin; short ones
and numbers where they end, too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SHORT = 4  # characters; a shorter needle must be a word of its own
SQUASHED = 6  # characters; "750 ml" is found in "750ml" where more than so many are left without its gaps
SPACES = {"\u2019": "'", "\u00a0": " ", "\u202f": " "}
UNIT = re.compile(r"([\d.]+)\s*([A-Za-z\"%]+)")
NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ']*\d|\d")


@dataclass(frozen=True)
class Gold:
    must: tuple[str, ...]
    never: tuple[str, ...]

    @classmethod
    def of(cls, row: Mapping[str, Sequence[str]]) -> "Gold":
        return cls(tuple(row["must_contain"]), tuple(row["must_not_contain"]))

    def missing(self, answer: str) -> list[str]:
        """Return the entries that the answer should say and does not."""
        return [entry for entry in self.must if not any(says(answer, one) for one in spellings(entry))]

    def forbidden(self, answer: str) -> list[str]:
        return [entry for entry in self.never if says(answer, entry)]


def says(answer: str, entry: str) -> bool:
    """Whether the answer has one of the entry's alternatives."""
    if entry.startswith("re:"):
        return re.search(entry[3:], answer, re.IGNORECASE) is not None
    return any(has(answer, needle) for needle in entry.split("|"))


def has(answer: str, needle: str) -> bool:
    if needle.startswith("re:"):
        return re.search(needle[3:], answer, re.IGNORECASE) is not None
    if needle.startswith("num:"):
        return round(float(needle[4:]), 2) in numbers(answer)
    words = plain(needle)
    if not words.strip():
        return False
    ends = r"(?![a-z0-9])" if len(words.strip()) <= SHORT or words.strip()[-1].isdigit() else ""
    if re.search(rf"(?<![a-z0-9]){re.escape(words)}{ends}", plain(answer)):
        return True
    gapped = re.search(r"[ ']", needle) and re.search(r"\d", needle)
    return bool(gapped) and len(squashed(needle)) > SQUASHED and squashed(needle) in squashed(answer)


def spellings(entry: str) -> list[str]:
    """Return the entry and, for a plain value, how it may be written too: "750ml" as "750 ml", "2-in" as "2 in"."""
    if "|" in entry or ":" in entry[:4]:
        return [entry]
    spaced = re.sub(r"(\d)\s*([A-Za-z\"%])", r"\1 \2", entry) if UNIT.fullmatch(entry) else entry
    return [entry, spaced, re.sub(r"(\d) (\w)", r"\1\2", entry), entry.replace("-", " ")]


def numbers(text: str) -> set[float]:
    """Return every number of the text, read both ways where a point may part thousands or cents."""
    found = set()
    for match in NUMBER.finditer(text):
        whole = re.sub(r"[\u00a0\u202f ']", "", match.group())
        for written in (whole, *re.findall(r"\d+(?:[.,]\d+)*", match.group())):
            for plainly in (written.replace(",", ""), written.replace(".", "").replace(",", ".")):
                if plainly.count(".") <= 1:
                    found.add(round(float(plainly), 2))
    return found


def plain(text: str) -> str:
    for fancy, simple in SPACES.items():
        text = text.replace(fancy, simple)
    return re.sub(r"\s+", " ", text).lower()


def squashed(text: str) -> str:
    return re.sub(r"[^0-9a-z\u00c0-\uffff]", "", text.lower())
