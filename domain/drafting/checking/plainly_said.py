"""What a sentence writes as the record has it: names, codes, links, option values."""

import re
from collections.abc import Iterator

from domain.agent.facts import Fact
from domain.agent.verification import CODE, LINK
from domain.drafting.checking.articles import names_of_lines
from domain.drafting.checking.clauses import names_in
from domain.drafting.checking.holdings import Holding, may_speak_of
from domain.drafting.checking.moods import denies
from domain.drafting.checking.parts import Part, Scene
from domain.drafting.checking.sheets import Sheet

SHORTEST_LINE = 4  # words of a line that means something by itself
SHORTEST_NUMBER = 4  # digits; a shorter one says nothing by itself
TAIL = ".,;:!?)]}>'\"。、"
PHONE = re.compile(r"\+\d{1,3}[ -]\(?\d[\d() -]{5,}\d")
TOKEN = re.compile(r"(?<![a-z\d])(?<![a-z\d]-)(?:[a-z\d][a-z\d-]*\d[a-z\d-]*|\d[a-z\d-]*[a-z][a-z\d-]*)")


def settle_links(sheet: Sheet, scene: Scene, subjects: list[Holding]) -> None:
    """Bind every link and e-mail address to a record that has exactly it. A thing's link stands by that thing only."""
    for found in LINK.finditer(sheet.text):
        link = found.group().rstrip(TAIL)
        start, end = found.start(), found.start() + len(link)
        if not sheet.is_free(start, end):
            continue
        fact = next((fact for known, fact in _links(scene, subjects) if known == link), None)
        if fact:
            sheet.bind(start, end, fact)
        elif link.lower() in scene.level_question and "@" in link:
            sheet.settle(start, end)
        else:
            sheet.refuse(start, end)


def _links(scene: Scene, subjects: list[Holding]) -> Iterator[tuple[str, Fact]]:
    for holding in scene.holdings:
        if subjects and not holding.is_document and holding not in subjects:
            continue
        if holding.record.url:
            yield holding.record.url, Fact(holding.record, "url")
        for fact in holding.facts:
            for found in LINK.finditer(fact.value):
                yield found.group().rstrip(TAIL), fact


def bind_lines(part: Part) -> None:
    """Bind a whole line of a record that stands inside a sentence: "According to the description: …"."""
    for text in (one for one in part.texts if may_speak_of(one.fact, part.goods)):
        line = text.level.strip(" .!")
        start = part.rest.find(line) if len(line.split()) >= SHORTEST_LINE or ": " in line else -1
        around = part.rest[part.clause.start : max(start, 0)] + part.rest[start + len(line) : part.clause.end]
        if start >= 0 and not denies(around) and not part.rest[start + len(line) : start + len(line) + 1].isalnum():
            part.bind(start, start + len(line), text.fact)


def bind_names(part: Part) -> None:
    """Bind the titles of the records named, and what stands in the clause as its records have it, longest first.

    What a thing is called for short comes last: "Bath towel" is a make of the "Waffle Bath Towel".
    """
    _bind_titles(part, short=False)
    pairs = [pair for holding in part.sources for pair in holding.plain if _is_telling(pair[0])]
    pairs += [pair for order in part.orders for pair in names_of_lines(order)]
    for value, fact in sorted(pairs, key=lambda pair: -len(pair[0])):
        _bind_all(part, value, fact)
    _bind_titles(part, short=True)


def _bind_titles(part: Part, *, short: bool) -> None:
    for name in names_in(part.rest, part.scene.holdings):
        if short or name.end - name.start >= len(name.holding.title):
            field = "name" if name.holding.record.kind == "order" else "title"
            part.bind(name.start, name.end, Fact(name.holding.record, field))


def _bind_all(part: Part, value: str, fact: Fact) -> None:
    if value not in part.rest:
        return
    plural = "(?:s|es)?" if fact.field.endswith("title") else ""
    pattern = re.compile(rf"(?<![a-z\d'.,]){re.escape(value)}{plural}(?![a-z\d]|'s\b|[.,]\d)")
    for found in pattern.finditer(part.rest):
        written = part.sheet.text[found.start() : found.end()]
        if part.sheet.is_free(*found.span()) and (len(value) > 1 or written.isupper()):
            part.bind(found.start(), found.end(), fact)


def _is_telling(value: str) -> bool:
    return bool(value) and not (value.replace(".", "").isdigit() and len(value) < SHORTEST_NUMBER)


def bind_phones(part: Part) -> None:
    """Bind a telephone number, digit by digit, to a line that has it; another is refused."""
    for found in PHONE.finditer(part.rest):
        digits = re.sub(r"\D", "", found.group())
        texts = (text for text in part.texts if digits in (re.sub(r"\D", "", one) for one in PHONE.findall(text.level)))
        fact = next((text.fact for text in texts), None)
        if part.sheet.is_free(*found.span()):
            part.bind(*found.span(), fact)


def refuse_codes(part: Part) -> None:
    """Refuse what looks like a code and stands in no record: a tracking number with one digit wrong."""
    for pattern in (TOKEN, CODE):
        for found in pattern.finditer(part.rest):
            if len(found.group()) >= SHORTEST_NUMBER and part.sheet.is_free(*found.span()):
                _settle_code(part, *found.span())


def _settle_code(part: Part, start: int, end: int) -> None:
    code = part.sentence[start:end]
    fact = next((text.fact for text in part.texts if code in re.findall(r"[a-z\d-]+", text.level)), None)
    if fact is None and code in part.scene.level_question and (part.echoes or part.denies):
        part.sheet.settle(start, end)
    elif fact is None and re.fullmatch(r"\d+-?[a-z]+", code):
        return  # "45-day": an amount with its unit
    else:
        part.bind(start, end, fact)
