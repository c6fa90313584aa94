"""Sentences out of a text that comes in pieces, each as soon as it is whole."""

import re
from collections.abc import Iterator

from domain.drafting.checking.levelling import level
from domain.drafting.checking.moods import SHORT_ANSWER, YES_OR_NO

END = re.compile(r"https?://\S+\s+(?=[A-Z\u00c0-\u00de¿¡])|[.!?…]+[\"'”’)\]]*(?=\s)\s+|[。！？]+[」』]?\s*|\s*\n+\s*")
# A dot that ends no sentence: "No. 5", "z. B. rot", "am 17. November", "approx. 3".
GOES_ON = re.compile(
    r"(?:\b(?:no|nr|nos|vs|approx|ca|dr|mr|mrs|ms|st|inc|ltd|co|etc|e\.g|i\.e|z\. ?b|bzw|u\. ?a|inkl|exkl|zzgl|art|tel"
    r"|p\.ej|sr|sra|env|max|min"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|okt|dez)\.|(?:^|\s)\d{1,2}\.)\s*$",
    re.I,
)
ORDINAL = re.compile(r"(?:^|[^\d.,$€£])\d{1,2}\.\s*$")
MONTHLIKE = re.compile(r"[A-Z\u00c0-\u00dea-z\u00df-\u00ff]{3,}")
SHORT = 3  # words: "Of course." is told together with what follows, which says whether it is so
LONGEST = 600  # characters; a sentence without an end is cut here


class Sentences:
    """`feed` what comes and get the sentences that are whole now, with the space after them; `rest` is the last."""

    def __init__(self) -> None:
        self.kept = ""

    def feed(self, piece: str) -> Iterator[str]:
        self.kept += piece
        start = 0
        while found := END.search(self.kept, start):
            if not self._ends(found):
                if found.end() >= len(self.kept):
                    break
                start = found.end()
                continue
            whole, self.kept, start = self.kept[: found.end()], self.kept[found.end() :], 0
            yield whole
        if len(self.kept) > LONGEST:
            whole, self.kept = self.kept, ""
            yield whole

    def rest(self) -> str:
        whole, self.kept = self.kept, ""
        return whole

    def _ends(self, found: re.Match[str]) -> bool:
        before, after = self.kept[: found.end()], self.kept[found.end() :]
        if "\n" in found.group():
            return bool(before.strip())
        if not after and not before.endswith(("。", "！", "？")):
            return False  # what follows tells whether it goes on
        opening = level(before)
        short = (YES_OR_NO.match(opening) and len(before.split()) <= SHORT) or SHORT_ANSWER.match(opening)
        ordinal = ORDINAL.search(before) and MONTHLIKE.match(after) and not after[:1].isupper()
        return not (short or ordinal or self._abbreviated(before, after))

    def _abbreviated(self, before: str, after: str) -> bool:
        found = GOES_ON.search(before)
        if not found:
            return False
        # "am 17. November" goes on, and so does "No. 5"; "It costs 45. You can" does not.
        return bool(re.match(r"\d|[a-z]", after)) or (found.group().strip()[0].isdigit() and _is_month(after))


def _is_month(text: str) -> bool:
    return bool(re.match(r"(?:Jan|Feb|Mär|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jän)", text))


def sentences_of(text: str) -> list[str]:
    reader = Sentences()
    found = [*reader.feed(text), reader.rest()]
    return [sentence for sentence in found if sentence.strip()]
