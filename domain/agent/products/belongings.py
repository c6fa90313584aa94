"""What only goes with a thing that its title names: the case of a laptop, the wax of a boot."""

from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import Turn
from domain.agent.phrases import Say
from domain.agent.products.ranking import Results
from domain.agent.understanding.wishes import Wish
from domain.language.measures import pieces
from domain.language.wares import wares_in
from domain.language.words import same_word

BELONGINGS = frozenset(
    """case cover sleeve bag pouch holster protector film filter keyboard kbd battery charger adapter adaptor cable cord
    stand mount mounting arm bracket dock docking lock cartridge toner ribbon ink holder strap skin cleaner wax polish
    spray rack remote stylus cradle drawer refill""".split()
)
FOR = frozenset("for fur para pour per voor dla".split())  # "Proofer for Jackets" is no jacket
AFTER = 3  # words after the name of the thing, or before it, within which it is told what the title sells


def things_first(turn: Turn, wish: Wish, results: Results, most: int) -> Results:
    """Put what only goes with a thing behind the thing, where nothing else was asked: to "laptop" its cases and locks.
    Where nothing but that is sold, it is only close to what was looked for.
    Of more than `most` none is moved."""
    if len(wish.words) != 1 or not results.exact or len(results.ids) > most:
        return results
    few = turn.products(results.ids)
    beside = {one.id for one in few if only_goes_with(wish.words[0], one.title)}
    if not beside:
        return results
    if len(beside) == len(results.ids):
        return replace(results, lead=Say.CLOSEST, surest=())
    ids = tuple(sorted(results.ids, key=lambda one: one in beside))
    return replace(results, ids=ids, surest=tuple(one for one in results.surest if one not in beside))


def without_mentions(wish: Wish, results: Results) -> Results:
    """Leave out what only speaks of the thing looked for, where others are it: to "jackets" no wash for them."""
    if not (results.exact and results.kind):
        return results
    if len(wish.words) == 1 and results.surest:
        return replace(results, ids=results.surest)
    called = tuple(one for one in results.ids if one in results.called)
    return replace(results, ids=called) if called else results


def only_goes_with(word: str, title: str) -> bool:
    """Whether a title sells what goes with the thing that `word` names, and not the thing."""
    said = [piece.text for piece in pieces(title)]
    if _is_any(word, BELONGINGS):
        return False
    named = [at for at, one in enumerate(said) if same_word(one, word) or wares_in(one) & wares_in(word)]
    further = next((at for at, one in enumerate(said) if at and one in FOR), len(said))
    return bool(named) and all(at > further or _belongs(said, at) for at in named)


def _belongs(said: Sequence[str], at: int) -> bool:
    around = (*said[max(0, at - AFTER) : at], *said[at + 1 : at + 1 + AFTER])
    return any(_is_any(one, BELONGINGS) for one in around)


def _is_any(word: str, words: frozenset[str]) -> bool:
    return word in words or word.removesuffix("s") in words
