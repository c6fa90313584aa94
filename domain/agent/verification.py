"""Every fact of a sentence is bound to a field of a record, or the sentence is not sent.

Works on finished words, whoever wrote them: the composer here, a language model later. What counts as a fact: numbers,
money, dates, codes, links, stock and delivery words, colours and sizes, product names, promises of action.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from domain.agent.facts import Fact, claims_of, facts_of, written
from domain.agent.formatting import month_names
from domain.agent.language import Language
from domain.agent.phrases import claim_words
from domain.agent.replies import Binding, Checked, Evidence
from domain.agent.vocabulary import COLORS
from domain.agent.words import fold

__all__ = ["Binding", "Checked", "verify"]

NUMBER = re.compile(r"\d+(?:[.,' ]\d{3})*(?:[.,]\d+)?|\d+")
LETTER = "A-Za-z\u00c0-\u024f"  # Latin: a Korean particle may touch a number or a name
CODE = re.compile(rf"(?=[{LETTER}]*\d)(?=\d*[{LETTER}])[{LETTER}\d]{{4,}}")
LINK = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+")
CURRENCY = re.compile(r"[$€£¥₩₹]|\b(?:USD|EUR|GBP|JPY|KRW|PLN|CAD|AUD|CHF|BRL|zł)\b")
TITLE_CASE = re.compile(r"(?<![.!?:•] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
PROMISE = re.compile(
    r"\b(?:i have|ive|i just|i am|im|we have|weve|i will|ill|your order has been)\s+"
    r"(?:now |just |already |successfully )?"
    r"(?:cancel\w*|refund\w*|chang\w*|updat\w*|process\w*|issu\w*|return\w*|exchang\w*|ship\w*|sent|sending|created?"
    r"|appl\w*|add\w*|remov\w*|reship\w*|upgrad\w*)",
)
NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|ninety|hundred|half|percent|dozen)\b"
)
MASK = "\x00"


def verify(
    sentences: Iterable[str], records: Sequence[Evidence], language: Language, timezone: str
) -> tuple[Checked, ...]:
    """Check each sentence against the records. Facts of a sentence that names a record must be that record's."""
    return tuple(_check(sentence, records, language, timezone) for sentence in sentences)


def _check(sentence: str, records: Sequence[Evidence], language: Language, timezone: str) -> Checked:
    facts = facts_of(_concerned(sentence, records))
    quoted = next((fact for fact in facts if fact.is_quote and _squeezed(sentence) in _squeezed(fact.value)), None)
    if quoted:
        return Checked(sentence, (_bind(sentence, quoted),), ())
    bindings, rest = _bind_literals(sentence, facts, language, timezone)
    claimed, unclaimed, rest = _bind_claims(rest, facts, language)
    numbered, unnumbered = _bind_numbers(rest, facts)
    unbound = (*unclaimed, *unnumbered, *_loose(rest, language))
    return Checked(sentence, (*bindings, *claimed, *numbered), unbound)


def _concerned(sentence: str, records: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the records a sentence names, with those that have no name of their own; all, where it names none."""
    lowered = sentence.lower()
    named = [record for record in records if record.title and record.title.lower() in lowered]
    longest = [one for one in named if not any(one.title != o.title and one.title in o.title for o in named)]
    return [*longest, *(record for record in records if not record.title)] if longest else records


def _bind_literals(
    sentence: str, facts: Sequence[Fact], language: Language, timezone: str
) -> tuple[list[Binding], str]:
    """Bind what stands in the sentence as the record has it, longest first, and blank it out."""
    forms = [(form, fact) for fact in facts for form in written(fact, language, timezone)]
    bindings, rest, lowered = [], sentence, sentence.lower()
    standing = (pair for pair in forms if pair[0] and pair[0].lower() in lowered)
    for form, fact in sorted(standing, key=lambda pair: -len(pair[0])):
        pattern = re.compile(rf"(?<![{LETTER}\d]){re.escape(form)}(?![{LETTER}\d]|[.,]\d)", re.I)
        if pattern.search(rest):
            rest = pattern.sub(MASK, rest)
            bindings.append(_bind(form, fact))
    return bindings, rest


def _bind_claims(sentence: str, facts: Sequence[Fact], language: Language) -> tuple[list[Binding], list[str], str]:
    """Bind stock and delivery words to a state that says the same."""
    bindings, unbound, rest = [], [], sentence.lower()
    for words, claim in claim_words(language):
        if words.lower() not in rest or not re.search(_bounded(words), rest):
            continue
        rest = re.sub(_bounded(words), MASK, rest)
        fact = next((fact for fact in facts if claim in claims_of(fact)), None)
        if fact:
            bindings.append(_bind(words, fact))
        else:
            unbound.append(words)
    return bindings, unbound, rest


def _bounded(words: str) -> str:
    return rf"(?<![{LETTER}])" + re.escape(words.lower())


def _bind_numbers(rest: str, facts: Sequence[Fact]) -> tuple[list[Binding], list[str]]:
    """Bind numbers written in another notation than ours by their value; money only to money."""
    bindings, unbound = [], []
    paid = bool(CURRENCY.search(rest))
    values = {value: fact for fact in facts if fact.is_money or not paid for value in _values(fact)}
    for found in NUMBER.finditer(LINK.sub(" ", rest)):
        fact = next((values[value] for value in _readings(found.group()) if value in values), None)
        if fact:
            bindings.append(_bind(found.group(), fact))
        else:
            unbound.append(found.group())
    return bindings, unbound


def _values(fact: Fact) -> list[Decimal]:
    if fact.is_quote:
        return [value for found in NUMBER.finditer(fact.value) for value in _readings(found.group())]
    try:
        return [Decimal(fact.value)]
    except InvalidOperation:
        return []


def _readings(text: str) -> list[Decimal]:
    """Return what a number may mean: "1.234,50" and "1,234.50" are one amount."""
    plain = text.replace(" ", "").replace("'", "")
    forms = (plain.replace(",", ""), plain.replace(".", "").replace(",", "."))
    found = []
    for form in forms:
        try:
            found.append(Decimal(form))
        except InvalidOperation:
            continue
    return found


def _loose(rest: str, language: Language) -> list[str]:
    """Return what no record says though it speaks like a fact."""
    folded = fold(rest)
    links = LINK.findall(rest)
    codes = CODE.findall(LINK.sub(" ", rest))
    months = [word for word in re.findall(r"[^\W\d_]+", rest.lower()) if word in month_names(language) - {"may", "mai"}]
    promises = PROMISE.findall(folded)
    english = [*NUMBER_WORDS.findall(folded), *TITLE_CASE.findall(rest)] if language is Language.ENGLISH else []
    colors = [word for word in re.findall(r"[a-z]+", folded) if word in COLORS]
    return [*links, *codes, *months, *promises, *english, *colors]


def _squeezed(text: str) -> str:
    return re.sub(r"[\s•\"“”]+", " ", text).strip().lower()


def _bind(words: str, fact: Fact) -> Binding:
    return Binding(words, fact.record.id or fact.record.kind, fact.record.version, fact.field)
