"""Which of the goods just shown a message picks: "the second one", "the cheaper one", "the enamel one", "the other"."""

import re
from collections.abc import Callable, Sequence

from domain.agent.products.matching import Matched, head_of
from domain.agent.products.unmade_values import NO_VALUES
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.wishes import NUMBER_WORDS
from domain.catalogue import Product
from domain.language.goods_abroad import kind_abroad
from domain.language.languages import Language
from domain.language.wares import KINDS, wares_in
from domain.language.words import fold, same_word, split_words

LONGEST_PICK = 8  # words of a message that may pick; "the first time i bought here …" does not
NO_DAY = r"(?<!\bna )(?<!\bate )"  # "na quinta" is on Thursday
# In the words of ten languages, each with the place it counts from: 1 is the first, -1 the last.
ORDINALS = {
    1: r"first|1st|primer[oa]?|erste[nrsm]?|premiere?|pierwsz\w+|prim[oa]|primeir[oa]|eerste|첫 ?번째|最初|[1一]つ目",
    2: rf"second|2nd|segundo|{NO_DAY}segunda|zweite[nrsm]?|deuxieme|drug[ai]\w*|second[oa]|tweede"
    r"|두 ?번째|[2二](?:つ|番)目",
    3: r"third|3rd|tercer[oa]?|dritte[nrsm]?|troisieme|trzeci\w*|terz[oa]|terceir[oa]|derde|세 ?번째|[3三](?:つ|番)目",
    4: rf"fourth|4th|cuart[oa]|vierte[nrsm]?|quatrieme|czwart\w+|quarto|{NO_DAY}quarta|vierde"
    r"|네 ?번째|[4四](?:つ|番)目",
    5: rf"fifth|5th|quinto|{NO_DAY}quinta|funfte[nrsm]?|cinquieme|piat(?:a|ego|e[jm]?|y(?:ch|m)?)|vijfde"
    r"|다섯 ?번째|[5五](?:つ|番)目",
    6: rf"sixth|6th|sexto|{NO_DAY}sexta|sechste[nrsm]?|sixieme|szost\w+|sest[oa]|zesde|여섯 ?번째|[6六](?:つ|番)目",
    7: r"seventh|7th|sep?tim[oa]|sieb(?:en)?te[nrsm]?|septieme|siodm\w+|settim[oa]|zevende|일곱 ?번째|[7七](?:つ|番)目",
    8: r"eighth|8th|octav[oa]|achte[nrsm]?|huitieme|osm(?:a|ego|e[jm]?|y(?:ch|m)?)|ottav[oa]|oitav[oa]|achtste"
    r"|여덟 ?번째|[8八](?:つ|番)目",
    -1: r"last|ultim[oa]|letzte[nrsm]?|dernier[e]?|ostatni\w*|laatste|마지막|最後",
}
LONGEST_TITLED = 3  # words
SHORTEST_STEM = 4  # letters that another form of a word begins with: "seater" and "seat"
COUNTS = {digit: word for word, digit in NUMBER_WORDS.items()}
LASTS = "last"  # without "the" before it, at the end of a question: "how long does it last"
ARTICLE = r"(?:\b(?:the|that|this|el|la|den|die|das|le|ten|ta|to|il|o|a|de|het)\s)?"
ONE = r"(?P<one>\s(?:one|option|item|product|choice)\b|\s?(?:の|거|것))?"
CHEAPER = (
    r"(?:cheap(?:er|est)|less expensive|mas barat[oa]|(?:bill|gunst)iger\w*|moins chere?|tansz\w+|meno car[oa]"
    r"|mais barat[oa]|goedkop\w+|더 싼|安い(?:ほう|方)?)"
)
DEARER = (
    r"(?:dear(?:er|est)|pric(?:ier|iest)|mo(?:re|st) expensive|mas car[oa]|teurer\w*|plus chere?|drozsz\w+"
    r"|piu car[oa]|mais car[oa]|duurder\w*|더 비싼|高い(?:ほう|方))"
)
PLACED = [(place, re.compile(f"{ARTICLE}(?<!\\w)(?:{said})(?!\\w|[ -]feira){ONE}")) for place, said in ORDINALS.items()]
BY_PRICE: list[tuple[Callable[..., Product], re.Pattern[str]]] = [
    (min, re.compile(rf"\b(?:the|that)\s{CHEAPER}{ONE}|^{CHEAPER}\s?(?:one|ones)?$")),
    (max, re.compile(rf"\b(?:the|that)\s{DEARER}{ONE}|^{DEARER}\s?(?:one|ones)?$")),
]
# The first of a kind by its price, alone or in some make: what costs the least in M may cost more than another in L.
FIRST = re.compile(
    r"^\W*(?:(?:and|ok|so|what about|how about|show me|give me|(?:which|what)s?(?: ones?)?(?: is| are)?) )*"
    r"(?P<first>(?:the )?(?:cheapest|least expensive|priciest|dearest|most expensive))(?: ones?)?"
    r"(?P<made>(?: (?:in|for|with|under|over|without) .+?)?)\W*$"
)
# "The most expensive thing you sell" is sought among all goods and not among those shown.
OF_ALL = re.compile(
    r"\b(?:thing|stuff|you (?:sell|have|stock|carry|offer|got)"
    r"|(?:in|of|on) (?:the|your|this) (?:whole |entire |web ?)?(?:store|shop|site)|of all|overall)\b"
)
# Of "which is the cheapest" the price is the question.
WHICH_BY_PRICE = re.compile(r"^\W*(?:(?:and|ok|so) )?(?:which|what|whats)(?: ones?)?(?:s| is| are)?\s*$")
OTHER = re.compile(
    r"(?:\b(?:the|that) other(?: one)?\b|\bel otro\b|\bla otra\b|\bd(?:as|en|ie|er) andere[nrs]?\b|\bl'?autre\b"
    r"|\bt[ea]n? drug[aie]\w*\b|\bl'?altr[oa]\b|\b[oa] outr[oa]\b|\bde andere\b)|다른 거|もう一つ"
)
NAMED = re.compile(r"\b(?:the|that) ((?:[^\W_]+ ){1,2})ones?\b")
ALL = re.compile(r"\b(?:compare|difference|vergleich\w*|compar\w+|porown\w+|vergelijk\w*)\b|비교|比べ")
POINTING = re.compile(
    r"\b(?:them|those|these|both|two|ones|sie|beide|los|las|les|deux|je|oba|obie|li|le|os|as|ze)\b|^\w+$"
)


def called_so(shown: Sequence[Product], words: Sequence[str]) -> list[Product]:
    """Return those of the goods shown that are the thing looked for, and not only near it."""
    things = [product for product in shown if any(_is_a(product, word) for word in words)]
    borne = [sum(_is_a(product, word) or _is_titled(product, word) for word in words) for product in things]
    return [product for product, many in zip(things, borne, strict=True) if many == max(borne)]


def names_another(goods: Sequence[Product], words: Sequence[str], language: Language = Language.ENGLISH) -> bool:
    """Whether a word is a known thing that none of these goods is; in another language by its English name."""
    things = [word for word in words if word not in NO_VALUES and wares_in(word) & KINDS.keys()]
    if language is not Language.ENGLISH:
        things += filter(None, map(kind_abroad, words))
    return any(not any(_is_a(product, word) or _tells_of(product, word) for product in goods) for word in things)


def _tells_of(product: Product, word: str) -> bool:
    """Whether a record speaks of a thing, which is a part of the product then: the cord of a lamp."""
    return Matched(product, 0.0).has((word,)) > 0


def _is_a(product: Product, word: str) -> bool:
    noun = head_of(product.title)
    return same_word(word, noun) or bool(wares_in(word) & wares_in(noun) & KINDS.keys())


def _is_titled(product: Product, word: str) -> bool:
    return any(same_word(word, one) for one in split_words(product.title))


def picked(text: str, shown: Sequence[Product], focus: int | None, called: Sequence[Product] = ()) -> str:
    """Return the message with the title of what it picks of `shown`, in their order; "" where it picks none.

    `focus` is the product last spoken of by itself, `called` are those shown that are what was looked for.
    """
    plain = fold(text)
    if not shown or len(plain.split()) > LONGEST_PICK:
        return ""
    if len(shown) > 1 and ALL.search(plain) and POINTING.search(plain):
        return f"{text} {' and '.join(product.title for product in shown[:2])}"
    found = (
        _placed(plain, shown)
        or _by_price(plain, called or shown)
        or _other(plain, shown, focus)
        or _named(plain, shown)
        or _titled(plain, shown)
    )
    if found is None:
        return ""
    product, at, end = found
    return f"{plain[:at]}{product.title}{_value_said(product, plain[at:end], shown)}{plain[end:]}".strip()


def first_of(kind: str, text: str) -> str:
    """Return a message that only asks for the cheapest or the dearest as one of that kind; "" where it asks more."""
    found = FIRST.match(fold(text))
    return f"{found['first']} {kind}{found['made']}" if found and kind else ""


Pick = tuple[Product, int, int]


def _placed(plain: str, shown: Sequence[Product]) -> Pick | None:
    for place, said in PLACED:
        match = said.search(plain)
        at = place - 1 if place > 0 else len(shown) - 1
        if match and match.start() and match.group() == LASTS:
            continue
        if match and at < len(shown) and (match["one"] or match.end() == len(plain.rstrip("?.! "))):
            return shown[at], *match.span()
    return None


def _by_price(plain: str, shown: Sequence[Product]) -> Pick | None:
    for choose, said in BY_PRICE:
        match = said.search(plain)
        asks = match and WHICH_BY_PRICE.match(plain[: match.start()]) and match.end() == len(plain.rstrip("?.! "))
        if match and not asks and not OF_ALL.search(plain, match.end()):
            return choose(shown, key=_least), *match.span()
    return None


def _least(product: Product) -> object:
    return min(variant.price for variant in product.variants)


def _other(plain: str, shown: Sequence[Product], focus: int | None) -> Pick | None:
    match, first = OTHER.search(plain), focus or shown[0].id
    others = [product for product in shown if product.id != first]
    return (others[0], *match.span()) if match and len(others) == 1 else None


def _named(plain: str, shown: Sequence[Product]) -> Pick | None:
    """Pick what alone bears the words: "the enamel one"."""
    match = NAMED.search(plain)
    words = split_words(match[1]) if match else []
    meant = [product for product in shown if all(_bears(product, word) for word in words)]
    return (meant[0], *match.span()) if match and words and len(meant) == 1 else None


def titled_so(shown: Sequence[Product], plain: str) -> list[Product]:
    """Return those of the goods shown whose titles hold all that a few words say: "rain" of rain jackets. What is not
    wanted names none."""
    words = [word for word in split_words(plain) if word not in NO_VALUES]
    if not 0 < len(words) <= LONGEST_TITLED or read_limits(plain).unwanted:
        return []
    return [product for product in shown if all(_is_in_title(product, word) for word in words)]


def _titled(plain: str, shown: Sequence[Product]) -> Pick | None:
    """Pick the one whose title alone holds all that is said: "2 seater", where a two-seat and a three-seat sofa are."""
    meant = titled_so(shown, plain) if len(shown) > 1 else []
    return (meant[0], 0, len(plain)) if len(meant) == 1 else None


def _is_in_title(product: Product, word: str) -> bool:
    said = COUNTS.get(word, word)
    grown = len(said) > SHORTEST_STEM
    return any(
        same_word(said, one) or (grown and len(one) >= SHORTEST_STEM and said.startswith(one))
        for one in split_words(product.title)
    )


def _value_said(product: Product, words: str, shown: Sequence[Product]) -> str:
    """Return the value by which a product was picked, to stand beside its title: of "the ember one" the ember."""
    named = NAMED.search(words)
    by_name = named is not None and _named(words, shown) is not None
    return f" {named[1].strip()}" if named and by_name and not _is_titled(product, named[1].strip()) else ""


def _bears(product: Product, word: str) -> bool:
    values = (value for option in product.options for value in option.values)
    return any(same_word(word, one) for one in split_words(" ".join((product.title, product.product_type, *values))))
