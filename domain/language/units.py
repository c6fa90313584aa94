"""Text cut into sentences, list lines and rows of tables, each with what it speaks of."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from domain.language.concepts import meaning, said_words
from domain.language.html import CELL_GAP
from domain.language.places import places_in
from domain.language.planted import told_to_machines

# After these a name or number follows, and no sentence: "ul. Długa 7", "inkl. MwSt".
SHORTENED = "ul al nr pon pt sob tel Tel núm av Av inkl zzgl bzw godz np tzn".split()
SENTENCE_END = re.compile(
    r"(?<=[.!?])" + "".join(rf"(?<!\b{word}\.)" for word in SHORTENED) + r"\s+(?=[A-Z0-9\"“(¿¡À-ÞĆŁŚŹŻ])|(?<=[。！？])"
)
LIST_MARK = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")
HEADING = re.compile(r"^\s*(?:#{1,6}\s+|\d+(?:\.\d+)*\.?\s+)(?P<words>.{3,90})$")
TEXTS_IN_MEMORY = 4096  # per process; a few kilobytes each
LONGEST_LINE = 160  # characters of a list line that is told whole
SHORT_HEADING = 4  # words
NONE: frozenset[str] = frozenset()
LISTED_PLACES = 4  # countries that make a line a list of them
RANGE = re.compile(r"(?<![\d.,])(?P<low>\d+(?:\.\d+)?)\s?[–-]\s?(?P<high>\d+(?:\.\d+)?)(?![\d–-])")
MATERIALS = re.compile(
    r"\b(?:plastic|wood|wooden|cotton|metal|polyester|vinyl|rubber|leather|steel|wool|merino|lambswool|nylon|linen)\b",
    re.I,
)
# What a line holds though no word of it says so: a price is a fee, a street with its number a location.
SHOWN = (
    (re.compile(r"[$€£¥₩]\s?\d|\d\s?(?:[€₩円원]|zł|kr\b)|\b(?:CHF|EUR|USD|GBP) ?\d"), frozenset({"fee"})),
    (re.compile(r"\d\s?(?:h\b|営業日|日|時間|週間|일|시간)"), frozenset({"time"})),
    (re.compile(r"(?<!\w)\+?\(?\d{1,4}\)?(?:[ ./-]?\d{2,4}){2,4}(?![\d–-])"), frozenset({"number"})),
    (
        re.compile(
            r"\b(?:USPS|UPS|FedEx|DHL|DPD|GLS|Hermes|InPost|Canada Post|Royal Mail|Correos|La Poste|Deutsche Post)\b"
        ),
        frozenset({"carrier"}),
    ),
    (MATERIALS, frozenset({"material"})),
    (re.compile(r"\S@\S+\.\w"), frozenset({"email", "contact"})),
    (
        re.compile(
            r"\b\d+ [A-Z]\w+ (?:\w+ )?(?:Lane|Street|St|Road|Rd|Avenue|Ave|Way|Drive|Square|Boulevard)\b"
            r"|\b[A-Z]{2} \d{5}\b|\b\w+(?:straße|strasse|platz|weg) \d+|\bul\. "
        ),
        frozenset({"location"}),
    ),
)


@dataclass(frozen=True)
class Unit:
    """One sentence, list line or row. `heading` stands above it, `title` is the document's."""

    text: str
    heading: str = ""
    list_line: bool = False
    title: str = ""

    @cached_property
    def meanings(self) -> frozenset[str]:
        said = {meaning(word) for word in said_words(self.text)}
        said |= {"abroad"} if len(self.places) >= LISTED_PLACES else set()
        return frozenset(said).union(*(held for pattern, held in SHOWN if pattern.search(self.text)))

    @cached_property
    def context(self) -> frozenset[str]:
        return frozenset(meaning(word) for word in said_words(f"{self.title} {self.heading}"))

    @cached_property
    def places(self) -> frozenset[str]:
        # "Do you ship to Canada? Not yet." speaks of Canada, and so does a price under the heading "Canada".
        if self.heading.endswith("?"):
            return places_in(f"{self.heading} {self.text}")
        return places_in(self.text) or (places_in(self.heading) if len(self.heading.split()) <= SHORT_HEADING else NONE)

    @cached_property
    def cells(self) -> tuple["Unit", ...]:
        """Return the cells where it is the row of a table; none otherwise."""
        parts = self.text.split(CELL_GAP) if self.list_line else []
        return tuple(Unit(part) for part in parts) if len(parts) > 1 else ()

    def spans(self, number: str) -> bool:
        """Whether the number lies in a range that stands here: 100 in "96–102 cm"."""
        try:
            value = float(number)
        except ValueError:
            return False
        return any(float(found["low"]) <= value <= float(found["high"]) for found in RANGE.finditer(self.text))


@lru_cache(TEXTS_IN_MEMORY)
def units_of(text: str, heading: str = "", title: str = "") -> tuple[Unit, ...]:
    """Cut plain text into sentences and list lines, each under its heading.

    A sentence that speaks to a machine instead of a shopper is left out: it is data we do not repeat.
    """
    units: list[Unit] = []
    for line in text.splitlines():
        above = HEADING.match(line)
        if above and not line.rstrip().endswith((".", ";", ",")):
            heading = above["words"].strip()
        elif line.strip():
            units.extend(_line_units(line, heading, title))
    planted = told_to_machines(unit.text for unit in units)
    return tuple(unit for unit, left_out in zip(units, planted, strict=True) if not left_out)


def _line_units(line: str, heading: str, title: str) -> list[Unit]:
    listed = bool(LIST_MARK.match(line))
    plain = LIST_MARK.sub("", line).strip()
    together = listed and (CELL_GAP in plain or len(plain) <= LONGEST_LINE)
    parts = [plain] if together else SENTENCE_END.split(plain)
    return [Unit(part.strip(), heading, listed, title) for part in parts if part.strip()]
