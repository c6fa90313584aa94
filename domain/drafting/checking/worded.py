"""What is left of a clause once its facts are settled: it must be words that claim nothing, or the records' own."""

import re
from collections.abc import Iterator

from domain.agent.facts import Fact
from domain.agent.verification import LINK
from domain.drafting.checking.colors import color_of, read_colors, same_color
from domain.drafting.checking.moods import SURE_ANSWER, asks
from domain.drafting.checking.parts import Part
from domain.drafting.checking.resting import MOSTLY, contradicted, nearest, shared
from domain.drafting.checking.speech import is_plain
from domain.drafting.checking.sums import read_sums
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
# Qualities that sell, in the languages whose plain words we do not know all of: each must stand in a record.
SELLING = re.compile(
    r"(?<![a-z])(?:impermeab|wasserdicht|wasserfest|etanche|impermeav|impermeabil|waterdicht|waterbestendig|wodoodporn|nieprzemakaln|garanti"
    r"|gwaranc|gratis|kostenlos|gratuit|darmow|descuent|desconto|sconto|rabat|remise|korting|znizk|biolog|ekolog|ecolog|organic|vegan|lebenslang"
    r"|vitalic|a vie\b|handgemacht|hecho a mano|fait main|feito a mano|fatto a mano|handgemaakt|recznie|leder|cuero|cuir\b|couro|pelle|leer\b|skor"
    r"|wolle|lana|laine|\bla\b welna|welna|seide|seda|soie|seta\b|zijde|jedwab|baumwoll|algodon|coton|algodao|cotone|katoen|bawelna|titan|edelstahl"
    r"|limitiert|limitad|limite|limitat|beperkt|limitowan|bestseller|exklusiv|exclusiv|esclusiv|neu\b|nuevo|nouveau|novo|nuovo|nowy|express)"
)
ASIAN_SELLING = re.compile(
    r"방수|보증|무료|할인|수제|한정|가죽|울\b|면\b|실크|평생|防水|保証|無料|割引|手作り|限定|革|ウール|シルク|永久|特典"
)
FREE = re.compile(
    r"(?<![a-z])(?:free(?! to\b)(?:-of-charge)?|gratis|gratuit\w*|kostenlos\w*|kostenfrei\w*|darmow\w*|za darmo)(?![a-z])|무료|無料"
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
COURTESY = 3  # words
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
    own = part.orders if part.of_subjects else []
    words = frozenset().union(*(one.words for one in own)) if own else part.words
    for found in CARRIERS.finditer(part.rest):
        if part.sheet.is_free(*found.span()) and not set(found.group().split()) & words:
            part.sheet.refuse(*found.span())


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


def refuse_words(part: Part) -> None:
    """Refuse words that tell something and stand in no record."""
    if part.languages[0] in UNCERTAIN:
        found = ASIAN_SELLING.finditer(part.rest)
        _refuse_all(part, [one.span() for one in found if not any(one.group() in text.level for text in part.texts)])
        return
    spans = [one.span() for one in WORD.finditer(part.rest) if "\x00" not in one.group() and _tells(part, one.group())]
    if part.languages[0] is Language.ENGLISH or not (part.sheet.bindings or _is_talk(part)):
        _refuse_all(part, spans)
    else:
        _refuse_all(part, [(start, end) for start, end in spans if SELLING.match(part.sentence, start, end)])


def _is_talk(part: Part) -> bool:
    """Whether a sentence of another language is a question or a courtesy: it is too short to claim anything."""
    return asks(part.sentence) or len(part.sentence.split()) <= COURTESY


def _tells(part: Part, word: str) -> bool:
    plain = fold(word)
    if (
        len(plain) < 2
        or is_plain(plain, part.languages[0])
        or stem(plain) in part.words
        or meaning(plain) in part.words
    ):
        return False
    return not ((part.echoes or _denied_of_goods(part)) and (stem(plain) in part.scene.question_words))


def _denied_of_goods(part: Part) -> bool:
    """Whether the clause says in which option a product is not made."""
    return part.denies and any(binding.field.startswith("option.") for binding in part.sheet.bindings)


def _refuse_all(part: Part, spans: list[tuple[int, int]]) -> None:
    for start, end in spans:
        if part.sheet.is_free(start, end):
            part.sheet.refuse(start, end)


def refuse_bare_answers(part: Part) -> None:
    """Refuse "Yes, it is": it claims whatever was asked, and nothing binds it."""
    found = SURE_ANSWER.match(part.sentence)
    if found and part.clause.start == 0 and not part.sheet.bindings and not part.echoes and not part.resting:
        part.sheet.refuse(*found.span())


def refuse_free(part: Part) -> None:
    """Refuse "free" where no line says so, or where the line that does names a sum to reach and the clause does not."""
    for found in FREE.finditer(part.rest):
        free = nearest(part.telling, part.texts, lambda text: bool(FREE.search(text.level)))
        told = [text for text in free if shared(part.telling, text) >= MOSTLY * len(part.telling)]
        bounded = any(text.sums for text in told) and not any(read_sums(part.said))
        part.bind(*found.span(), told[0].fact if told and not bounded else None)


def settle_extremes(part: Part) -> None:
    """Bind "the cheapest" to a product that none of those looked up undercuts."""
    for pattern, name, best in EXTREMES:
        for found in pattern.finditer(part.rest):
            held = [(value, fact) for one in part.scene.holdings for value, fact in one.moneys if fact.field == name]
            own = {one.record.id for one in part.goods}
            most = best((value for value, _ in held), default=None)
            part.bind(
                *found.span(), next((fact for value, fact in held if value == most and fact.record.id in own), None)
            )


def refuse_contradictions(part: Part) -> None:
    """Refuse a clause that denies what the store's own line says, or says what that denies."""
    bound = {(binding.record, binding.field) for binding in part.sheet.bindings}
    lines = [text for text in part.texts if (text.fact.record.id, text.fact.field) in bound]
    concerned = lines or ([] if part.of_subjects else part.texts)
    if not part.echoes and contradicted(part.unnamed(part.said), part.languages[0], concerned):
        part.sheet.unbound.append(part.said.strip())


def bind_rest(part: Part) -> None:
    """Bind a clause in which nothing else was to be bound to the line it rests on."""
    if part.resting and not part.sheet.bindings and not part.sheet.unbound:
        part.sheet.bind(part.clause.start, part.clause.end, part.resting.fact)
