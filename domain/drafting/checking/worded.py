"""What is left of a clause once its facts are settled: it must be words that claim nothing, or the records' own."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from domain.agent.facts import Fact
from domain.agent.phrases import Claim
from domain.agent.verification import LINK
from domain.drafting.checking.articles import lines_named, parcels_are_told, parcels_with
from domain.drafting.checking.claims import read_claims
from domain.drafting.checking.colors import color_of, read_colors, same_color
from domain.drafting.checking.goods import mention_in, price_fact
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.levelling import level
from domain.drafting.checking.moods import LEFT_OUT, NOT, SHORT_ANSWER, SO_IS
from domain.drafting.checking.parts import Part, Segment
from domain.language.concepts import meaning
from domain.language.languages import Language
from domain.language.vocabulary import SIZES
from domain.language.words import fold, stem

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
CAPITAL = re.compile(r"(?<![\w'’])[A-Z\u00c0-\u00de][\w'’-]*")
LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z'&-]+(?: [A-Za-z][A-Za-z'&-]+)*")
KATAKANA = re.compile(r"[\u30a1-\u30fc]{5,}")
SENTENCE_START = re.compile(r"(?:^(?:\s*[-*•–])?|[.!?:;•\n(\"“„«]|\s[-–—])\s*[\"“„«(¡¿]*$")
NOT_NAMES = frozenset(
    """I I'm I've I'll I'd I’m I’ve I’ll I’d OK Ok FAQ URL ID SKU You Your Yours We Our Us Please Order Orders Sie Ihr Ihre
    Ihren Ihrem Ihrer Ihnen Du Dein Deine Usted Ustedes Lei Suo Sua U Uw Ty Twoje Pan Pani Państwo Twój Twoja Twojego Twoim
    Vous Votre""".split()
)
CARRIERS = re.compile(
    r"\b(?:ups|fedex|dhl|usps|dpd|gls|tnt|hermes|evri|inpost|correos|seur|mrw|la poste|colissimo|chronopost|mondial relay|postnl|bpost"
    r"|royal mail|parcelforce|canada post|australia post|poczta polska|poste italiane|brt|ctt|ontrac|lasership|purolator|aramex|yodel"
    r"|cj ?대한통운|우체국|ヤマト|佐川|日本郵便)\b"
)
EXTREMES = (
    (
        re.compile(
            r"\b(?:cheapest|lowest[- ]priced?|least expensive|most affordable|gunstigste\w*|mas barat[oa]|moins cher\w*)\b"
        ),
        "price.low.money",
        min,
    ),
    (
        re.compile(r"\b(?:dearest|most expensive|highest[- ]priced?|priciest|teuerste\w*|mas car[oa]|plus cher\w*)\b"),
        "price.high.money",
        max,
    ),
)
COMPARED = 2  # products at least, or nothing was compared
OF_THE_STORE = re.compile(
    r"\b(?:our|we (?:have|sell|carry|make)|in (?:the|our) (?:store|shop|range|catalogue|catalog))\b"
)
Best = Callable[..., Any]  # min or max
UNCERTAIN = frozenset({Language.KOREAN, Language.JAPANESE})


def settle_colors(part: Part) -> None:
    """Bind each colour to a record that has it; that a product is not made in one, to its options."""
    for start, end, color in read_colors(part.rest):
        if not part.sheet.is_free(start, end):
            continue
        fact = _colored(part, color)
        if fact is None and _may_repeat(part, part.sentence[start:end]):
            part.sheet.settle(start, end)
        else:
            part.bind(start, end, fact or _not_made(part))


def _colored(part: Part, color: str) -> Fact | None:
    """Return the field that has the colour. Beside other options of a product, a colour is meant as one of them."""
    optional = any(binding.field.startswith(("option.", "variant.")) for binding in part.sheet.bindings)
    for holding in part.sources:
        texts = [] if optional else [(text.level, text.fact) for text in holding.texts]
        for value, fact in [*holding.plain, *texts]:
            if any(same_color(color_of(word), color) for word in WORD.findall(value)):
                return fact
    return None


def _may_repeat(part: Part, word: str) -> bool:
    return part.echoes and word in part.scene.level_question


def _not_made(part: Part) -> Fact | None:
    """Return an option of a product whose clause denies it something: none of its values was the word refused."""
    if not part.denies:
        return None
    return next((fact for one in part.goods for fact in one.facts if fact.field.startswith("option.")), None)


def settle_sizes(part: Part) -> None:
    for found in re.finditer(
        r"(?<![A-Za-z\u00c0-\u024f0-9'-])[A-Z0-9]{1,5}(?![A-Za-z\u00c0-\u024f0-9'])", part.sheet.text
    ):
        size = found.group().lower()
        inside = part.clause.start <= found.start() < part.clause.end
        if inside and size in SIZES and part.sheet.is_free(*found.span()):
            repeated = _may_repeat(part, size)
            part.sheet.settle(*found.span()) if repeated else part.bind(*found.span(), _not_made(part))


def refuse_carriers(part: Part) -> None:
    """Refuse carriers that bring nothing of the orders spoken of, or, where none is, that no record names."""
    for found in CARRIERS.finditer(part.sentence, part.clause.start, part.clause.end):
        if not any(_brings(order, found.group(), part) for order in part.orders) and not _is_bound_by_a_line(
            part, found
        ):
            part.sheet.refuse(*found.span())


def _brings(order: Holding, carrier: str, part: Part) -> bool:
    """Whether a carrier brings something of the order; of several parcels, that with the articles the clause names."""
    lines = lines_named(order, part.segment_at(part.sentence.index(carrier, part.clause.start)).text)
    named = [parcel for line in lines for parcel in parcels_with(order, line)]
    told = bool(lines) and parcels_are_told(order)
    for fact in order.facts:
        known = re.fullmatch(r"parcel\.(\d+)\.tracking\.\d+\.carrier", fact.field)
        if known and set(carrier.split()) & set(level(fact.value).split()) and (not told or known[1] in named):
            return True
    return False


def _is_bound_by_a_line(part: Part, found: re.Match[str]) -> bool:
    return any(
        binding.field.endswith(".text") and level(binding.words).find(found.group()) >= 0
        for binding in part.sheet.bindings
    )


def refuse_other_parcels(part: Part) -> None:
    """Refuse what is of a parcel that carries none of the articles the clause names."""
    for order in part.orders:
        lines = lines_named(order, part.said)
        carrying = {parcel for line in lines for parcel in parcels_with(order, line)}
        told = bool(lines) and parcels_are_told(order)
        fields = [
            (re.match(r"parcel\.(\d+)\.", one.field), one)
            for one in part.sheet.bindings
            if one.record == order.record.id
        ]
        for found, binding in fields:
            if told and found and found[1] not in carrying:
                part.sheet.unbound.append(binding.words)


def refuse_names(part: Part) -> None:
    """Refuse names of people, goods and places that no record has."""
    for start, end in _names(part):
        words = [stem(fold(word)) for word in WORD.findall(part.sheet.text[start:end])]
        known = all(word in part.words or meaning(word) in part.words for word in words)
        if not known and part.sheet.is_free(start, end) and not _may_repeat(part, part.sentence[start:end]):
            part.sheet.refuse(start, end)


def _names(part: Part) -> Iterator[tuple[int, int]]:
    start, end = part.clause.start, part.clause.end
    if part.languages[0] in UNCERTAIN:
        for pattern in (LATIN_NAME, KATAKANA):
            yield from (found.span() for found in pattern.finditer(part.rest))
        return
    for found in CAPITAL.finditer(part.sheet.text, start, end):
        first = _begins(part.sheet.text[: found.start()])
        shouted = found.group().isupper() and len(found.group()) > 1
        if found.group() in NOT_NAMES or (first and not shouted):
            continue
        if part.languages[0] is not Language.GERMAN or shouted or _beside_a_capital(part, found):
            yield found.span()


def _begins(before: str) -> bool:
    """Whether what follows begins a sentence; a link needs no full stop behind it."""
    words = before.rstrip('¿¡("“« ').split()
    last = words[-1] if words else ""
    return bool(SENTENCE_START.search(before)) or bool(LINK.fullmatch(last))


def _beside_a_capital(part: Part, found: re.Match[str]) -> bool:
    """In German every noun has a capital; two in a row that are no address are a name."""
    after = re.match(r" ([A-Z\u00c0-\u00de]\w+)", part.sheet.text[found.end() :])
    return bool(
        after and after.group(1) not in NOT_NAMES and part.sheet.is_free(found.start(), found.end() + after.end())
    )


def refuse_ellipses(part: Part) -> None:
    """Refuse "the mug can" and "so is the pot": they claim of a thing what was said of another, and nothing binds it."""
    if part.echoes or not _names_anything(part):
        return
    for pattern in (LEFT_OUT, SO_IS):
        for found in pattern.finditer(part.sentence, part.clause.start, part.clause.end):
            if part.sheet.is_free(*found.span("said")) and not _is_answer(part, found):
                part.sheet.refuse(*found.span("said"))


def _is_answer(part: Part, found: re.Match[str]) -> bool:
    """Whether it opens the sentence as an answer, or says of an attempt that it failed."""
    opening = part.sentence[: found.end()]
    failed = NOT.search(found["said"]) and any(
        one.claim is Claim.ATTEMPTED for one in read_claims(part.said, part.languages)
    )
    return bool(SHORT_ANSWER.match(opening)) or bool(failed)


def _names_anything(part: Part) -> bool:
    return part.clause.named or any(one.field.startswith(("option.", "line.")) for one in part.sheet.bindings)


def settle_extremes(part: Part) -> None:
    """Bind "the cheapest" to a product, or a make of it, that none of those looked up undercuts."""
    for pattern, name, best in EXTREMES:
        for found in pattern.finditer(part.rest):
            part.bind(*found.span(), _most(part, part.segment_at(found.start()), name, best))


def _most(part: Part, segment: Segment, name: str, best: Best) -> Fact | None:
    for holding in part.goods:
        mention = mention_in(segment.text, part.sheet.text[segment.start : segment.end], holding)
        if mention:
            prices = [Decimal(one.price.value) for one in holding.variants if one.price]
            return price_fact(holding, [best(prices)], mention, segment.text) if prices else None
    held = [(value, fact) for one in part.scene.holdings for value, fact in one.moneys if fact.field == name]
    if len(held) < COMPARED or OF_THE_STORE.search(part.said):
        return None
    own = {one.record.id for one in part.goods}
    most = best((value for value, _ in held), default=None)
    return next((fact for value, fact in held if value == most and fact.record.id in own), None)
