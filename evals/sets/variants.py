"""Every variant asked after in several ways: is it for sale, sold out, or not made at all?"""

import re
from collections import Counter
from collections.abc import Iterable
from random import Random

from evals.cases import Asker, Case, Envelope, Judge, Verdict
from evals.house import House
from evals.sets import tau_shop
from evals.sets.makes import Make, Product, Stock
from evals.sets.perturbing import by_its_kind, in_other_order, language, misspelt, plainly

SEED = 20261120
ASKS = "clarify"
AMBIGUOUS = "left out, ambiguous"
KIND = "by its kind"
OF_A_KIND = 4  # variants of each product that are asked after so
# How the three are said in any of the languages; of an answer that says more, what it says first is its verdict.
WORDS = {
    Stock.NOT_MADE: (
        *("not made", "does not come", "gibt es nicht", "nicht erhältlich in", "no se hace", "no se fabrica"),
        *("n'existe pas", "n'est pas (?:fait|fabriqué)", "non esiste", "non (?:è|viene) (?:prodott|fatt|realizzat)"),
        *("niet gemaakt", "niet verkrijgbaar in", "bestaat niet", "nie ma", "nie występuje"),
        *("não (?:é|são) (?:feit|fabricad)", "não existe", "없습니다", "ありません"),
    ),
    Stock.SOLD_OUT: (
        *("sold out", "out of stock", "ausverkauft", "agotad", "épuisé", "esaurit", "uitverkocht", "wyprzedan"),
        *("esgotad", "품절", "在庫切れ", "売り切れ"),
    ),
    Stock.FOR_SALE: (
        *("in stock", "available", "vorrätig", "auf lager", "disponible", "en stock", "disponibile", "op voorraad"),
        *("dostępn", "disponível", "재고 있음", "在庫あり"),
    ),
}
READ = re.compile("|".join(f"(?P<{stock.name}>{'|'.join(words)})" for stock, words in WORDS.items()), re.IGNORECASE)


def cases(house: House) -> Iterable[Case]:
    """Yield five questions on each variant, and some by what sort of thing it is: the same ones with the same data."""
    asker = Asker(house.domains[tau_shop.STORE.name])
    records = house.data.rows(tau_shop.PRODUCTS)
    nouns = Counter(record["title"].lower().split()[-1] for record in records)
    for record in records:
        product = Product.of(record)
        alone = nouns[product.title.lower().split()[-1]] == 1  # else it may be any of several
        for at, (variant, (make, _)) in enumerate(zip(record["variants"], product.makes, strict=True)):
            chance = Random(f"{SEED} {variant['id']}")
            bare = (
                of_its_kind(product, make, Random(f"{SEED} kind {variant['id']}")) if alone and at < OF_A_KIND else ()
            )
            for kind, wanted, question, lang in (*asked_of(product, make, chance), *bare):
                stock = product.stock_of(wanted)
                kind = AMBIGUOUS if stock is Stock.DEPENDS and not kind.startswith(KIND) else kind
                number = f"{variant['id']}-{kind}"
                yield Case(number, question, asker, tells(stock), kind, lang, gold=f"{stock}: {wanted}")


def asked_of(product: Product, make: Make, chance: Random) -> Iterable[tuple[str, Make, str, str]]:
    """Yield (kind, what is wanted, question, language)."""
    langs = [language(chance) for _ in range(5)]
    fewer, other = with_less(make, chance), not_made(product, make, chance)
    yield "plain", make, plainly(product, make, langs[0], chance), langs[0]
    yield "spelling", make, misspelt(product, make, langs[1], chance), langs[1]
    yield "order", make, in_other_order(product, make, langs[2], chance), langs[2]
    yield "left out", fewer, plainly(product, fewer, langs[3], chance), langs[3]
    if other:
        yield "not made", other, plainly(product, other, langs[4], chance), langs[4]


def of_its_kind(product: Product, make: Make, chance: Random) -> Iterable[tuple[str, Make, str, str]]:
    """Yield questions that say only what sort of thing it is, with all of its values, with some, with others."""
    wanted = {"": make, ", left out": with_less(make, chance), ", not made": not_made(product, make, chance)}
    for what, one in wanted.items():
        if one:
            yield f"{KIND}{what}", one, by_its_kind(product, one, chance), "en"


def with_less(make: Make, chance: Random) -> Make:
    """Leave out one value or more, never all."""
    kept = chance.sample(list(make), chance.randrange(1, len(make)))
    return {name: value for name, value in make.items() if name in kept}


def not_made(product: Product, make: Make, chance: Random) -> Make | None:
    """Return a combination that is not made and is like this make in all but as little as can be."""
    found = list(product.unmade())
    chance.shuffle(found)
    return max(found, key=lambda one: len(one.items() & make.items()), default=None)


def tells(stock: Stock) -> Judge:
    def judge(envelope: Envelope) -> Verdict:
        got = verdict_of(envelope["message"]["text"])
        asks = envelope["outcome"] == ASKS
        right = (asks or got is Stock.DEPENDS) if stock is Stock.DEPENDS else got is stock
        told = "asks" if asks else str(got) if got else "no verdict"
        return Verdict.of("" if right else f"{told} instead of {stock}")

    return judge


def verdict_of(text: str) -> Stock | None:
    """Return what the answer says; that some are for sale and others sold out, where it tells them apart."""
    said = [Stock[match.lastgroup] for match in READ.finditer(text) if match.lastgroup]
    if said and said[0] is Stock.FOR_SALE and Stock.SOLD_OUT in said:
        return Stock.DEPENDS
    return said[0] if said else None
