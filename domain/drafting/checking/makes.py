"""Makes of a product that a sentence names: whether they are made, were bought, and can be had."""

import re
from itertools import product

from domain.agent.facts import facts_of
from domain.agent.phrases import Claim
from domain.drafting.checking.goods import Mention, mention_in, stock_fact
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.levelling import level
from domain.drafting.checking.moods import denies
from domain.drafting.checking.parts import Part
from domain.language.languages import Language

BOUGHT = re.compile(
    r"#|\b(?:(?<!can )order(?:ed)?|bought|purchased|chose|got|yours?|bestellt|gekauft|commande(?!r)\w*|achete\w*|compr\w+|pedid\w+|ordinat\w*|besteld|gekocht|zamowi\w+|kupi\w+)\b"
)
APART = re.compile(r"[.!?;](?=\s)|,? (?:and|but|so) (?=(?:it|they|you|we|there|that|this)\b)")
# That a product comes in a make says nothing of whether it is there today.
EXISTS = re.compile(
    r"\b(?:comes? in|made|options?|choices?|colou?rs?|sizes?|versions?|variants?|styles?|choose|pick|between|range|offered|which|there(?:'s| is| are) (?:an? |the )?(?=\S+ (?:and|or|version|one)))\b"
)


def refuse_unmade(part: Part) -> None:
    """Refuse makes that a product does not come in, and options that an order's article was not bought in."""
    for holding in part.goods:
        bound = [
            one for one in part.sheet.bindings if one.record == holding.record.id and one.field.startswith("option.")
        ]
        mention = mention_in(part.said, part.sheet.text[part.clause.start : part.clause.end], holding)
        bought = _bought(part, holding)
        stocked = any(one.field.endswith((".available", "available")) for one in part.sheet.bindings)
        told = {_is_denied(part, one.words) for one in bound}
        denied = told == {True}
        if not bound or (denied and (stocked or not mention)):
            continue
        if len(told) > 1 and not stocked:  # "it comes in Red and it doesn't come in Navy"
            part.sheet.unbound.append(bound[-1].words)
            continue
        if bought and any(level(one.words) not in bought for one in bound):
            part.sheet.unbound.append(bound[0].words)
        elif denied == _is_made(holding, mention):
            part.sheet.unbound.append(bound[-1].words)


def refuse_gone(part: Part) -> None:
    """Refuse to name a make that is sold out and nothing more of it: "you can get it in Red" offers what is not there."""
    if part.languages[0] is not Language.ENGLISH or part.denies or part.echoes or EXISTS.search(part.said):
        return
    for holding in part.goods:
        bound = [one for one in part.sheet.bindings if one.record == holding.record.id]
        made = [one for one in bound if one.field.startswith("option.")]
        if not made or any(not one.field.startswith(("option.", "title")) for one in bound) or _bought(part, holding):
            continue
        mention = mention_in(part.said, part.sheet.text[part.clause.start : part.clause.end], holding)
        if mention and stock_fact(holding, Claim.IN_STOCK, mention) is None:
            part.sheet.unbound.append(made[0].words)


def _is_denied(part: Part, words: str) -> bool:
    """Whether what names a make denies: "No ironing needed! It comes in Red, and it never fades" does not."""
    own = next((one for one in APART.split(part.said) if level(words) in one), part.said)
    return denies(own)


def _is_made(holding: Holding, mention: Mention) -> bool:
    """Whether each make named is made, where one value at least is named alone: "Navy in M and L"."""
    named = [values for values in mention.values if values]
    if len(named) < 2 or all(len(values) > 1 for values in named):
        return True
    wanted = [values or frozenset({""}) for values in mention.values]
    made = [one.values for one in holding.variants]
    return all(
        any(all(part in ("", value) for part, value in zip(make, values, strict=False)) for values in made)
        for make in product(*wanted)
    )


def _bought(part: Part, holding: Holding) -> set[str]:
    """Return the options, level, in which the clause's order has the product, where the clause says it was bought."""
    if not part.orders or not BOUGHT.search(part.sentence):
        return set()
    titles = [fact for order in part.orders for fact in order.facts if fact.field.endswith(".title")]
    own = [fact for fact in titles if level(fact.value) == holding.title]
    fields = [
        other
        for fact in own
        for other in facts_of([fact.record])
        if other.field.startswith(f"{fact.field.removesuffix('title')}option")
    ]
    return {level(fact.value) for fact in fields}
