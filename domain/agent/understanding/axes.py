"""Which measure of a thing is asked for, and whether a sentence tells it: how wide it is, and not how high."""

import re

from domain.language.words import fold

NUMBER = r"\d+(?:[.,/]\d+)?"
LENGTH_UNITS = "inch(?:es)?|in|cm|mm|m|ft|feet|foot|meters?|metres?|yards?|centimet\\w+|millimet\\w+|zoll"
LENGTH = rf'{NUMBER}\s?-?(?:\\?"|”|″|\'|’|(?:{LENGTH_UNITS})\b)'
AXES = {
    "height": r"\b(?:tall\w*|high\w*|height|stands?|h|hoch|hohe|alt(?:[oa]s?|ezza|ura)|haut\w*|wysok\w+|ho+gt?e?)\b",
    # "Largo" is wide in Italian and long in Spanish: neither is asked for by it alone.
    "width": r"\b(?:wide\w*|width|w|breit\w*|anch(?:[oa]s?|ura)|larg(?:eur|hezza|ura)|szerok\w+|breed\w*)\b",
    "length": r"\b(?:long\w*|length|l|lang\w*|lunghezza|comprimento|dlug\w+)\b",
    "depth": r"\b(?:deep\w*|depth|d|tief\w*|profond\w*|profund\w*|gleb\w+|diepte?)\b",
    "thickness": r"\b(?:thick\w*|thin|pile|dick\w*|epais\w*|grub\w+|spessore|grosor|espessura|dikte?)\b",
    "diameter": r"\b(?:diameter|across|durchmesser)\b",
}
ANY_AXIS = re.compile("|".join(AXES.values()))
ANY_WHOLE_AXIS = re.compile("|".join(said for axis, said in AXES.items() if axis != "thickness"))
# What a measure is of: "Clamp: 31.8 mm" tells of no width of the whole.
OF_A_PART = re.compile(rf"^\W*(?P<part>[^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+){{0,2}}?)\s?[:–]?\s{{0,2}}{LENGTH}")
OF_THE_WHOLE = re.compile(r"\b(?:sizes?|dimensions?|measur\w+|is|it|about|approx\w*|overall|total|product)\b")


def axis_asked(question: str) -> str:
    """Return which measure of a size is asked for, "" for all of it."""
    folded = fold(question)
    return next((axis for axis, said in AXES.items() if re.search(said, folded)), "")


def tells_size(axis: str, folded: str) -> float:
    """Return how well a folded sentence tells a size, or one measure of it, 0..1."""
    measured = bool(re.search(LENGTH, folded))
    if axis and re.search(AXES[axis], folded):
        return 1.0 if measured else 0.3
    if axis and (ANY_AXIS.search(folded) or _is_of_a_part(folded)):
        return 0.0  # how high a thing is tells not how wide
    if not measured or (not axis and _is_of_a_part(folded)):
        return 0.3
    return 0.5 if axis else 1.0


def _is_of_a_part(sentence: str) -> bool:
    found = OF_A_PART.match(sentence)
    if found is None:
        return False
    return not (OF_THE_WHOLE.search(found["part"]) or ANY_WHOLE_AXIS.search(found["part"]))
