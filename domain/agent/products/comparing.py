"""Two or three products side by side: by what was asked, else by their prices and what their records name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.phrases import Say
from domain.agent.products.comparing_needs import lines_for, need_in
from domain.agent.products.facts import answer_fact
from domain.agent.products.lookups import described, price_line, prices, product_card, product_evidence, product_source
from domain.agent.products.mentions import ProductsFound, find_compared, product_pointed_to
from domain.agent.products.options import facets
from domain.agent.products.variants import choose
from domain.agent.replies import Outcome
from domain.agent.understanding.asked import kind_asked
from domain.catalogue import Product
from domain.conversations import Topic
from domain.knowledge.readable import readable_field, readable_line
from domain.language.concepts import meaning
from domain.language.languages import WORDS
from domain.language.vocabulary import FILLERS, PLAIN_WORDS
from domain.language.words import HAS_DIGIT, fold, same_word, split_words
from domain.orders import Money

MOST_COMPARED = 3
MOST_FACTS = 4
MOST_SENTENCES = 2  # of a description, where nothing in it is named
LONG = 5  # letters of a word that another of the same meaning may begin with
# What ends as "larger" does and is a thing: "are they paper or plastic" sets no two goods against each other.
NO_DEGREE = (
    r"(?!(?:pap|las|leath|rubb|silv|copp|polyest|wat|pow|comput|print|summ|wint|charg|adapt|play|speak|controll"
    r"|numb|lett|aft|oth|nev|ov|und|eith|wheth|ord|filt|heat|cov|lin|should|toddl|beginn|corn|contain|hold"
    r"|lay|show|flow|fing|cent|count|tow|draw|butt|feath|tig|spid|dress|mak|own|us)er\b)"
)
COMPARES = re.compile(
    r"\b(?:compar(?!t)\w+|diff?|differen\w+|versus|vs|untersch(?:ied|eid)\w*|vergleich\w*|diferenc\w*|rozni\w*|porown\w*"
    r"|differenz\w*|confront\w*|verschil\w*|vergelijk\w*)\b|차이|비교|違い|比較"
    r"|どちら|どっち|어느 (?:게|것|쪽)|(?:뭐|무엇)이? ?더|\b(?:better|" + NO_DEGREE + r"\w{3,}er)\b.*\bor\b|\bor "
    r"(?!\w+er\b)\w+.*\b(?:better|lighter|heavier|bigger|smaller|warmer|longer|taller|cheaper)\b|\bwhich\b.*\bor\b"
    r"|\bor\b.*\bwhich\b|\bbetween\b.*\band\b|\b(?:better|worse|(?!(?:oth|rath|lat|soon|earli)er\b)\w{3,}er) than\b"
    r"|\b(?:more|less) \w+ than\b|\b(?:besser|\w{3,}er) als\b|\b\w{3,}er dan\b|\b(?:mejor|peor|mas \w+) que\b"
    r"|\b(?:mieux|meilleure?|plus \w+) que\b|\b(?:meglio|migliore|piu \w+) d(?:i|el|ella)\b|\b(?:melhor"
    r"|mais \w+) (?:do )?que\b|\b(?:lepsz\w+|\w+sz[aey]) niz\b|보다|より|\b(?:quel\w*|lequel|laquelle)\b.*\bou\b"
    r"|\bcual\w*\b.*\bo\b|\bwelche\w*\b.*\boder\b|\bqual[ei]?\b.*\bou?\b|\b(?:ktor\w*|co)\b.*\bczy\b|\bwelke\b.*\bof\b"
)
# What is compared by one quality: "which is quieter", "is it sturdier than", "more durable".
MORE_SO = re.compile(
    r"\b(?!better|other|cheaper)\w{3,}er than\b|\b(?:which|what)(?: one)?(?: of (?:them|these))?(?: is|s)?"
    r" (?!better|other|cheaper)\w{3,}er\b|\bmore (?!expensive|info|about|details)\w{4,}(?= than|\W*$)"
)
OR = re.compile(r"\b(?:or|oder|ou|o|czy|of|vs|versus)\b")
POINTS = re.compile(
    r"\bc ?est\b|^\W*(?:jest|czy (?:to )?jest|es|ist|e (?:piu|mais|meno))\b"
    r"|^\W*(?:\w{3,}er|better|more \w+|less \w+) than\b"
)
DIFFERS = re.compile(
    r"\b(?:diff?|differen\w*|untersch(?:ied|eid)\w*|diferen\w*|rozni\w*|differenz\w*|verschil\w*)\b|차이|違い"
)
FACT = re.compile(r"^[-•*]?\s*(?P<name>[^\W\d_][\w ]{2,24}):\s+(?P<value>\S.*)$", re.M)
# What a comparative asks for: the property as records name it.
PROPERTIES = {
    **dict.fromkeys(("lighter", "lightest", "heavier", "heaviest"), "weight"),
    **dict.fromkeys(("bigger", "biggest", "larger", "largest", "smaller", "smallest"), "size"),
    **dict.fromkeys(("taller", "tallest", "higher"), "height"),
    **dict.fromkeys(("longer", "longest", "shorter"), "length"),
    **dict.fromkeys(("warmer", "warmest"), "temperature"),
}
PROPERTIES_NAMED = frozenset(PROPERTIES.values())


def compares(text: str) -> bool:
    return bool(COMPARES.search(fold(text)))


def asks_difference(text: str) -> bool:
    return bool(DIFFERS.search(fold(text)))


def beside_this(turn: Turn, found: ProductsFound) -> ProductsFound:
    """Return the product pointed to beside the one it is compared to: "is this lighter than the Rambler"; and each of
    those that are set against each other, where only one of them is named by a name of its own."""
    if not compares(turn.text):
        return found
    if len(found.named) < len(compared := find_compared(turn)) and OR.search(fold(turn.text)):
        return ProductsFound(compared, proper=True)
    points = turn.understood.backward or POINTS.search(fold(turn.text))
    pointed = product_pointed_to(turn) if len(found.named) == 1 and points else None
    if pointed is None or pointed.id == found.named[0].id:
        return found
    return ProductsFound((pointed, *found.named), proper=True)


def with_other_prices(turn: Turn, told: Draft, named: Sequence[Product]) -> Draft:
    """Return which of two or three costs least with what the others cost."""
    cited = {record.id for record in told.evidence}
    others = [one for one in named if one.gid not in cited]
    if not 1 < len(named) <= MOST_COMPARED or not others:
        return told
    return replace(
        told,
        sentences=(*told.sentences, *(price_line(turn, one) for one in others)),
        evidence=(*told.evidence, *(product_evidence(turn, one) for one in others)),
        cards=(*told.cards, *(product_card(turn, one) for one in others)),
        sources=(*told.sources, *(product_source(one) for one in others)),
    )


def compare(turn: Turn, products: Sequence[Product]) -> Draft:
    """Return what each record says of the property asked for; without one, the prices and what they name."""
    compared = products[:MOST_COMPARED]
    if asks_prices(turn, products):
        return _draft(turn, compared, {one.id: [price_line(turn, one)] for one in compared}, closing=())
    asked = _asked(turn, compared)
    told = (_by_asked(turn, compared, asked) if asked else {}) or _by_need(turn, compared)
    if told:
        return _draft(turn, compared, told, closing=())
    if asked and _is_one_quality(turn, asked):
        return _not_measured(turn, compared)
    return _draft(turn, compared, _by_all(turn, compared), closing=_closing(turn, compared))


def _is_one_quality(turn: Turn, asked: Sequence[str]) -> bool:
    """Whether one quality of theirs is asked after, and not which of them to take."""
    measured = not PROPERTIES_NAMED.isdisjoint(asked) or kind_asked(turn.text)
    return bool(measured or not compares(turn.text) or MORE_SO.search(fold(turn.text)))


def _not_measured(turn: Turn, products: Sequence[Product]) -> Draft:
    """Say that what was asked stands nowhere, and show what they cost: prices answer another question."""
    priced = _draft(turn, products, {product.id: [price_line(turn, product)] for product in products}, closing=())
    return replace(priced, sentences=(turn.say(Say.NONE_MEASURED), *(f"{BULLET}{line}" for line in priced.sentences)))


def asks_prices(turn: Turn, products: Sequence[Product]) -> bool:
    """Whether the prices of several are asked, and no make of one of them."""
    alone = turn.understood.among(ABOUT_PRODUCTS) == (Intent.PRODUCT_PRICE,) and not compares(turn.text)
    return alone and not any(choose(product, turn.text).mentions.named for product in products)


def told_of_each(turn: Turn, products: Sequence[Product]) -> Draft | None:
    """Return what each record says to one question about all of them; None where no record answers it."""
    asked = _asked(turn, products)
    told = _by_asked(turn, products, asked)
    return _draft(turn, products, told, closing=()) if told else None


def _asked(turn: Turn, products: Sequence[Product]) -> list[str]:
    """Return the words of the message that name no product and are more than a wish to compare."""
    titles = [word for product in products for word in split_words(product.title)]
    plain = PLAIN_WORDS | FILLERS | WORDS.get(turn.language, frozenset())
    said = [word for word in turn.understood.words if word not in plain and not COMPARES.fullmatch(word)]
    return [PROPERTIES.get(word, word) for word in said if not any(same_word(word, part) for part in titles)]


def _by_asked(turn: Turn, products: Sequence[Product], asked: Sequence[str]) -> dict[int, list[str]]:
    """Return for each product the line that answers, by its id; nothing where no record does."""
    found = {product.id: _lines_on(turn, product, asked) for product in products}
    if not any(found.values()):
        return {}
    unsaid = {product.id: turn.say(Say.NOT_SAID, product=product.title) for product in products}
    return {product_id: lines or [unsaid[product_id]] for product_id, lines in found.items()}


def _by_need(turn: Turn, products: Sequence[Product]) -> dict[int, list[str]]:
    """Return for each product what its lines tell of what they are compared for; nothing where no record does."""
    need = need_in(turn.text)
    found = {one.id: lines_for(one, need) for one in products} if need else {}
    if not any(found.values()):
        return {}
    return {
        one.id: [f"{BULLET}{one.title} – {line}" for line in found[one.id]]
        or [turn.say(Say.NOT_SAID, product=one.title)]
        for one in products
    }


def _lines_on(turn: Turn, product: Product, asked: Sequence[str]) -> list[str]:
    facts = {name: line for name, line in named_facts(product).items() if any(_names(word, name) for word in asked)}
    measured = PROPERTIES_NAMED.issuperset(asked)  # which is larger is told by figures alone
    named = [line for line in facts.values() if HAS_DIGIT.search(line) or not measured]
    if named:
        return [f"{BULLET}{product.title} – {line}" for line in named[:MOST_FACTS]]
    quoted = answer_fact(turn, product)
    return [f"{BULLET}{product.title} – {quoted.evidence[0].fields['quote.1.text']}"] if quoted else []


def _names(word: str, name: str) -> bool:
    parts = split_words(name)
    grown = len(word) >= LONG and any(part.startswith(word) for part in parts)  # "how bright" asks for brightness
    return grown or any(same_word(word, part) or meaning(word) == meaning(part) for part in parts)


def _by_all(turn: Turn, products: Sequence[Product]) -> dict[int, list[str]]:
    if not any(map(_told_facts, products)):
        return {product.id: [price_line(turn, product), *_beginning(product)] for product in products}
    facts = {product.id: named_facts(product) for product in products}
    rows = _rows(list(facts.values()))
    unsaid = {name: turn.say(Say.FACT_NOT_SAID, name=label) for name, label in rows.items()}
    own_lines = {one: [f"{BULLET}{own.get(name, unsaid[name])}" for name in rows] for one, own in facts.items()}
    return {product.id: [price_line(turn, product), *own_lines[product.id]] for product in products}


def _beginning(product: Product) -> list[str]:
    """Return how the description begins, for one that names no facts."""
    return [f"{BULLET}{unit.text}" for unit in described(product)[:MOST_SENTENCES]]


def _rows(facts: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return what is told of each product, as it is called: first what all records name, then what only some do. What
    is alike of all sets nothing apart, and comes behind; else they stand as in the records."""
    in_turn = (pair for pairs in zip_longest(*(own.items() for own in facts)) for pair in pairs if pair)
    called = {name: line.partition(":")[0] for name, line in in_turn}
    ranked = sorted(called, key=lambda name: (-sum(name in own for own in facts), _is_alike(facts, name)))
    return {name: called[name] for name in ranked[:MOST_FACTS]}


def _is_alike(facts: Sequence[Mapping[str, str]], name: str) -> bool:
    return len({own.get(name) for own in facts}) == 1


def _closing(turn: Turn, products: Sequence[Product]) -> tuple[str, ...]:
    """Name the cheapest of three, where each has a price; the same price is said once."""
    priced = [(min(amounts), product) for product in products if (amounts := prices(product))]
    if len(priced) < len(products):
        return ()
    low, cheapest = min(priced, key=lambda pair: pair[0])
    price = turn.money(Money(low, turn.store.currency))
    if all(set(prices(product)) == {low} for product in products):
        return (turn.say(Say.SAME_PRICE, price=price),)
    alone = [amount for amount, _ in priced].count(low) == 1 and len(priced) > 2  # of two, the prices tell it
    return (turn.say(Say.CHEAPEST, product=cheapest.title, price=price),) if alone else ()


def _is_quote(turn: Turn, line: str) -> bool:
    """Whether a line is the record's own: where that is silent, the words are ours."""
    return line.startswith(BULLET) and not line.endswith(turn.say(Say.FACT_NOT_SAID, name=""))


def _draft(turn: Turn, products: Sequence[Product], told: Mapping[int, Sequence[str]], closing: Sequence[str]) -> Draft:
    quotes = {product_id: [line for line in lines if _is_quote(turn, line)] for product_id, lines in told.items()}
    return Draft(
        Outcome.ANSWERED,
        (*(line for product in products for line in told[product.id]), *closing),
        turn.understood.intents or (Intent.PRODUCT_FACT,),
        evidence=tuple(product_evidence(turn, product, quotes=quotes[product.id]) for product in products),
        cards=tuple(product_card(turn, product) for product in products),
        sources=tuple(product_source(product) for product in products),
        topic=Topic(product_id=products[0].id if len(products) == 1 else None),
    )


def named_facts(product: Product) -> dict[str, str]:
    """Return what the record names, as it stands there, `{"weight": "weight: 310 g"}`: of its text, its fields, then
    its options. Of two lines of one name it is the first."""
    offered = [f"{facet.name}: {listing(facet.values)}" for facet in facets(product) if facet.name]
    named: dict[str, str] = {}
    for line in (*_told_facts(product), *offered):
        named.setdefault(fold(line.partition(":")[0]), line)
    return named


def _told_facts(product: Product) -> list[str]:
    text = "\n".join(readable_line(line) for line in product.description.splitlines())
    lines = [f"{found['name']}: {found['value'].strip()}" for found in FACT.finditer(text)]
    return lines + [line for name, value in product.metafields if (line := readable_field(name, value))]
