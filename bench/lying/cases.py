"""Drafts for a model to write: half of them right, half with one lie among the truths."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.lying import phrases, policies
from bench.lying.orders import OrderTeller
from bench.lying.statements import Matter, Statement

LANGUAGES = ("en",) * 14 + ("de", "es", "fr", "pt", "it", "nl", "pl", "ko", "ja")
OF_GOODS, OF_ORDERS = 5, 10  # of ten matters, up to which number it is goods, then orders; policies are few
PROMISED, INVENTED = 0.12, 0.06  # shares of the lies that are told beside the truth


@dataclass(frozen=True)
class Case:
    """One draft. `lie` is the wrong sentence in it, "" where there is none, and `kind` what it is wrong in."""

    matter: Matter
    sentences: tuple[str, ...]
    kind: str
    lie: str

    @property
    def draft(self) -> str:
        return " ".join(self.sentences)


def cases(tellers: Sequence[OrderTeller], count: int, chance: random.Random) -> Iterator[Case]:
    """Yield right and wrong drafts in turn."""
    matters = endless_matters(tellers, chance)
    for number in range(count):
        yield (wrong if number % 2 else right)(next(matters), chance)


def endless_matters(tellers: Sequence[OrderTeller], chance: random.Random) -> Iterator[Matter]:
    told = policies.statements()
    while True:
        teller, language, pick = chance.choice(tellers), chance.choice(LANGUAGES), chance.randint(1, 12)
        if pick > OF_ORDERS:
            question, statement = chance.choice(told)
            if teller is tellers[0]:
                yield Matter(teller.shop.domain, question, None, "en", (statement,))
            continue
        goods = chance.choice(list(teller.shop.products.values()))
        order = chance.choice(list(teller.shop.orders.values()))
        matter = teller.about_goods(goods, language) if pick <= OF_GOODS else teller.about_order(order, language)
        if matter:
            yield matter


def right(matter: Matter, chance: random.Random) -> Case:
    return Case(matter, around([one.true for one in matter.statements], matter.language, chance), "right", "")


def wrong(matter: Matter, chance: random.Random) -> Case:
    """Put one lie where a truth stood, or a promise or an invention behind the truths."""
    sentences, draw = [one.true for one in matter.statements], chance.random()
    if draw < PROMISED:
        kind, lie = "promise", chance.choice(phrases.PROMISES[matter.language])
        sentences.append(lie)
    elif draw < PROMISED + INVENTED and matter.language == "en":
        kind, lie = "invention", chance.choice(phrases.INVENTIONS)
        sentences.append(lie)
    else:
        at = chance.randrange(len(matter.statements))
        kind, lie = chance.choice(lies_of(matter.statements[at]))
        sentences[at] = lie
    return Case(matter, around(sentences, matter.language, chance), kind, lie)


def lies_of(statement: Statement) -> Sequence[tuple[str, str]]:
    return statement.lies


def around(sentences: Sequence[str], language: str, chance: random.Random) -> tuple[str, ...]:
    """Add what people say before and after, now and then."""
    before = [chance.choice(phrases.OPENERS[language])] if language in phrases.OPENERS and chance.random() < 0.4 else []
    after = [chance.choice(phrases.CLOSERS[language])] if language in phrases.CLOSERS and chance.random() < 0.4 else []
    return (*before, *sentences, *after)
