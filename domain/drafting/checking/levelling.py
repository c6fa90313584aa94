"""Text made level for comparing: lower case, no accents, and every letter at the place it had."""

import re
import unicodedata

SINGLE = {"ł": "l", "ß": "s", "ø": "o", "đ": "d", "æ": "a", "œ": "o", "ı": "i", "’": "'", "‘": "'", "´": "'", "`": "'"}
SINGLE |= {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‑": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "～": "-",
    "〜": "-",
}
SINGLE |= {"\u00a0": " ", "\u202f": " ", "\u3000": " ", "，": ",", "．": "."}
LAST_LATIN = "\u1eff"
HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
MARKDOWN = re.compile(r"\*\*|__|`+|^\s{0,3}#{1,4}\s+|(?<=\s)[*_](?=\w)|(?<=\w)[*_](?=[\s.,!?])", re.M)
MARKED_LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)")


def level(text: str) -> str:
    """Return a text of the same length in which "Größe" is "grose" and a full-width 4 is 4."""
    return "".join(_level(letter) for letter in text)


def _level(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    lower = SINGLE.get(letter) or SINGLE.get(letter.lower())
    if lower:
        return lower
    latin = letter <= LAST_LATIN
    plain = unicodedata.normalize("NFKD" if latin else "NFKC", letter.lower())
    return plain[0] if len(plain) == 1 or latin else letter


def plainly(text: str) -> str:
    """Return what a shopper would read: no marks of Markdown, no letters that do not show."""
    shown = MARKED_LINK.sub(r"\1 \2", HIDDEN.sub("", text))
    return re.sub(r"[ \t]+", " ", MARKDOWN.sub("", shown)).strip()
