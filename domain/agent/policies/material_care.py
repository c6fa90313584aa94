"""How a material is cared for, as the store's texts tell it: no goods that are made of it answer that sooner."""

from domain.agent.drafts import Draft, Turn
from domain.agent.policies.answers import ENOUGH, find_policy
from domain.agent.products.mentions import find_products
from domain.agent.understanding.care_words import CARE
from domain.agent.understanding.questions import asks_for_goods
from domain.agent.understanding.turning_away import material_asked
from domain.language.materials import is_told_of, material_of
from domain.language.wares import KINDS, wares_in
from domain.language.words import fold

PLAINLY = "how do i wash and care for {material}"  # as most texts call what other words ask


def answer_material(turn: Turn) -> Draft | None:
    """Return what the texts say of a material that is asked about by itself; None where they do not speak of it."""
    name = material_asked(turn.understood)
    if not name or asks_for_goods(turn.text) or _names_goods(turn):
        return None
    told = _told(turn, name, turn.text)
    if told or not CARE.search(fold(turn.text)):
        return told
    return _told(turn, name, PLAINLY.format(material=material_of(name)))


def _names_goods(turn: Turn) -> bool:
    """Whether goods are named or pointed to, whose own record tells how they are cared for."""
    found = find_products(turn)
    return bool(found.proper or found.pointed) or any(wares_in(word) & KINDS.keys() for word in turn.understood.words)


def _told(turn: Turn, name: str, asked: str) -> Draft | None:
    rule = find_policy(turn.worded(asked), ENOUGH)
    return rule if rule and is_told_of(name, fold(" ".join(rule.sentences))) else None
