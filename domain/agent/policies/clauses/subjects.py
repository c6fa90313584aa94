"""The goods that a sentence says may be given back: of other goods it tells nothing."""

import re
from collections.abc import Sequence
from functools import lru_cache

from domain.agent.policies.clauses.forbidding import BETWEEN, LONGEST_GOODS, is_of_a_class
from domain.language.wares import KINDS, wares_in
from domain.language.words import fold, same_word, split_words

SUBJECT = re.compile(
    r"^(?P<goods>.+?)\s+(?:(?:can|may) (?:\w+ )?be (?:\w+ )?(?:return\w*|sent back|refunded|exchanged|brought back)"
    r"|are (?:returnable|refundable|(?:eligible|accepted) for (?:a )?(?:returns?|refunds?|exchange)))\b"
)
# How goods are, and not what: "unused kettles in their box" are kettles.
QUALITIES = frozenset(
    """unused unworn unopened unwashed undamaged unassembled new sealed clean intact regular standard full priced
    small large most all any our your the of other ordinary non""".split()
)
QUALIFIED = re.compile(r"\s+(?:in|with|that|which|bought|purchased|ordered|from|at|on|without|for|of)\b.*$")
# Whether a thing is one of these, its name does not tell.
SWEEPING = frozenset(
    """item items anything everything thing things product products good goods article articles order orders purchase
    purchases delivery day days merchandise parcel parcels piece pieces stock return returns refund refunds gift gifts
    it they you we customer customers clothing clothes garment garments apparel wear footwear jewellery jewelry
    equipment gear homeware homewares textiles linens accessories ware wares hardware""".split()
)
SENTENCES_IN_MEMORY = 2048  # per process; some hundred bytes each


def is_for_other_goods(sentence: str, goods: str) -> bool:
    """Whether a sentence grants a return for goods it names, and the thing called `goods` is surely none of them."""
    return bool(subjects_of(sentence)) and not is_for_these_goods(sentence, goods)


def is_for_these_goods(sentence: str, goods: str) -> bool:
    """Whether a sentence grants a return for goods it names, and the thing called `goods` is one of them."""
    said = split_words(goods)
    return any(_is_same(word, one) for word in subjects_of(sentence) for one in said)


@lru_cache(SENTENCES_IN_MEMORY)
def subjects_of(sentence: str) -> frozenset[str]:
    """Return the nouns of the goods that may be given back; none where any of them may be a name for all."""
    found = SUBJECT.match(fold(sentence))
    kinds = [QUALIFIED.sub("", kind) for kind in BETWEEN.split(found["goods"])] if found else []
    named = [words for kind in kinds if (words := [one for one in split_words(kind) if one not in QUALITIES])]
    return frozenset() if any(_is_sweeping(words) for words in named) else frozenset(words[-1] for words in named)


def _is_sweeping(words: Sequence[str]) -> bool:
    """Whether words may mean anything: a name for all goods, a class of them, or more than the name of a kind."""
    return len(words) > LONGEST_GOODS or bool(SWEEPING & {*words}) or is_of_a_class(" ".join(words))


def _is_same(one: str, other: str) -> bool:
    """Whether two words mean one kind of thing: a jumper is a sweater."""
    return same_word(one, other) or bool(wares_in(one) & wares_in(other) & KINDS.keys())
