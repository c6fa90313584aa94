"""What kind of thing a question asks for, and whether a sentence tells such a thing: an age, a weight, how many."""

from functools import lru_cache

from domain.agent.understanding.asked_abroad import UNSPACED_SIGNS, UNSPACED_TELLING, asked_abroad
from domain.agent.understanding.asking_slips import with_asking_spelled
from domain.agent.understanding.axes import tells_size
from domain.agent.understanding.english_kinds import IN_ENGLISH
from domain.agent.understanding.fact_kinds import Kind, any_asked
from domain.agent.understanding.other_figures import names_figure, share_of_packed, tells_another
from domain.agent.understanding.told_abroad import told_abroad
from domain.language.words import fold

QUESTIONS_IN_MEMORY = 256  # per process; each is looked at some ten times in a turn
BY_THE_WAY = 0.9  # how well a field tells what its name does not speak of
KINDS = tuple(told_abroad(asked_abroad(kind)) for kind in IN_ENGLISH)
BY_NAME = {kind.name: kind for kind in KINDS}
ANY_KIND = any_asked(KINDS)


@lru_cache(QUESTIONS_IN_MEMORY)
def kind_asked(question: str) -> Kind | None:
    folded = fold(question)
    found = _first_asked(folded)
    if not folded.isascii():
        return found or next((BY_NAME[name] for name, signs in UNSPACED_SIGNS.items() if signs.search(folded)), None)
    return found or (_first_asked(spelled) if (spelled := with_asking_spelled(folded)) != folded else None)


def _first_asked(folded: str) -> Kind | None:
    asks = any(some.search(folded) for some in ANY_KIND)
    return next((kind for kind in KINDS if kind.asks.search(folded)), None) if asks else None


def tells(kind: Kind, axis: str, text: str) -> float:
    """Return how well a sentence tells what is asked for, 0..1."""
    folded = fold(text)
    if names_figure(kind.name, axis, folded):
        return share_of_packed(folded)
    if tells_another(kind.name, folded):
        return 0.0
    if not kind.tells.search(folded):
        return float(_tells_in_signs(kind, folded))
    if kind.name == "weight":
        return share_of_packed(folded)
    if kind.name != "size":
        return 1.0 if kind.tells.search(folded.partition(":")[0]) else BY_THE_WAY
    return tells_size(axis, folded) * share_of_packed(folded)


def _tells_in_signs(kind: Kind, folded: str) -> bool:
    signs = None if folded.isascii() else UNSPACED_TELLING.get(kind.name)
    return bool(signs and signs.search(folded))
