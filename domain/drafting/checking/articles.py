"""The articles of an order that a text names, and the parcels that carry them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from domain.agent.facts import Fact, claims_of
from domain.agent.phrases import Claim
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.levelling import level
from domain.drafting.checking.quantified import Share

UNSENT = re.compile(r"unsent\.\d+\.title")
SHORTEST_NAME = 3  # letters
WORD_START = re.compile(r"(?<=[\s-])\S")


def is_title(fact: Fact) -> bool:
    return bool(re.fullmatch(r"line\.\d+\.title", fact.field))


def names_of_lines(order: Holding) -> Iterator[tuple[str, Fact]]:
    """Yield what each article may be called, with its title: the title, and its last words where no other has them."""
    titles = [fact for fact in order.facts if is_title(fact)]
    known = {level(fact.value) for fact in titles}
    ends = Counter(end for name in known for end in _ends(name))
    for fact in titles:
        name = level(fact.value)
        yield name, fact
        yield from ((end, fact) for end in _ends(name) if ends[end] == 1)


def _ends(name: str) -> Iterator[str]:
    """Yield what a title ends in: "puddle kids' rain jacket" in "kids' rain jacket", "rain jacket" and "jacket"."""
    for found in WORD_START.finditer(name, 1):
        if len(name) - found.start() >= SHORTEST_NAME:
            yield name[found.start() :].strip("()")


def lines_named(order: Holding, text: str) -> list[str]:
    """Return the numbers of the articles that a level text names, as they stand in the order's fields."""
    found = [fact.field.split(".")[1] for name, fact in names_of_lines(order) if stands(name, text)]
    return list(dict.fromkeys(found))


def stands(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<![a-z\d]){re.escape(name)}(?:s|es)?(?![a-z\d])", text))


def parcels_with(order: Holding, line: str) -> list[str]:
    """Return the numbers of the parcels that carry an article."""
    fields = (re.fullmatch(rf"parcel\.(\d+)\.line\.{line}\.quantity", fact.field) for fact in order.facts)
    return [found[1] for found in fields if found]


def parcels_of_carriers(order: Holding, text: str) -> list[str]:
    """Return the numbers of the parcels whose carriers a level text names, where an order has several."""
    if len(parcel_numbers(order)) < 2:
        return []
    carriers = (
        (re.fullmatch(r"parcel\.(\d+)\.tracking\.\d+\.carrier", fact.field), fact.value) for fact in order.facts
    )
    return [found[1] for found, carrier in carriers if found and stands(level(carrier), text)]


def parcel_numbers(order: Holding) -> list[str]:
    fields = (re.fullmatch(r"parcel\.(\d+)\.state", fact.field) for fact in order.facts)
    return [found[1] for found in fields if found]


def parcels_are_told(order: Holding) -> bool:
    """Whether the record says which articles a parcel carries."""
    return any(re.fullmatch(r"parcel\.\d+\.line\.\d+\.quantity", fact.field) for fact in order.facts)


def states_of_article(order: Holding, line: str) -> list[Fact]:
    """Return the states of the parcels that carry an article, and of what of it is not sent."""
    known = {fact.field: fact for fact in order.facts}
    title = known[f"line.{line}.title"].value
    waiting = [field for field, fact in known.items() if UNSENT.fullmatch(field) and fact.value == title]
    fields = [f"parcel.{parcel}.state" for parcel in parcels_with(order, line)]
    fields += [field.replace("title", "state") for field in waiting]
    return [known[field] for field in fields if field in known]


def sent_by_mail(order: Holding, lines: Sequence[str]) -> list[Fact]:
    """Return when those of the articles went out that need no parcel, such as an e-book."""
    known = {fact.field: fact for fact in order.facts}
    return [out for line in lines if (out := known.get(f"line.{line}.out.at"))]


def claim_of_articles(claim: Claim, states: Sequence[Fact]) -> Fact | None:
    """Return the state that claims it, where each does."""
    return states[0] if states and all(claim in claims_of(state) for state in states) else None


def _state_of_parcel(order: Holding, parcel: str, claim: Claim) -> Fact | None:
    return next(
        (fact for known, fact in order.claims if known is claim and fact.field == f"parcel.{parcel}.state"), None
    )


def claim_of_share(order: Holding, claim: Claim, share: Share) -> Fact | None:
    """Return the order's state where the claim holds of all its parcels, or of none; no record tells other shares."""
    parcels = parcel_numbers(order)
    own = next((fact for fact in order.facts if fact.field == "state"), None)
    having = [parcel for parcel in parcels if _state_of_parcel(order, parcel, claim)]
    unsent = any(fact.field.startswith("unsent.") for fact in order.facts)
    if claim is Claim.REFUNDED and share in (Share.SOME, Share.ALL):
        return _refunded(order, whole=share is Share.ALL)
    if share is Share.NONE:
        out = claim is Claim.SHIPPED and any(fact.field.endswith(".out.at") for fact in order.facts)
        return own if not (having or out) and not any(known is claim for known, _ in order.claims) else None
    if share is Share.SOME:
        return own if having and (unsent or len(having) < len(parcels)) else None
    if share is not Share.ALL:
        return None
    whole = any(known is claim and fact.field == "state" for known, fact in order.claims)
    return own if whole and len(having) == len(parcels) and not unsent else None


def _refunded(order: Holding, *, whole: bool) -> Fact | None:
    """Return what was paid back of an order, where that is all of its total, or some of it and not all."""
    sums = {fact.field: (value, fact) for value, fact in order.moneys}
    back, total = sums.get("refunded.money"), sums.get("total.money")
    if back is None or total is None or not back[0]:
        return None
    return back[1] if (back[0] >= total[0]) is whole else None


def refund_of_articles(order: Holding, lines: Sequence[str]) -> Fact | None:
    """Return a refund that says it was for these articles, each of them."""
    found = [
        next((fact for fact in order.facts if re.fullmatch(rf"refund\.\d+\.line\.{line}\.quantity", fact.field)), None)
        for line in lines
    ]
    return found[0] if found and all(found) else None
