"""Figures of the unit that is asked for, which tell of something else: what a swing carries is not what it weighs."""

import re

from domain.agent.understanding.axes import AXES

CARRIED = re.compile(
    r"\b(?:max(?:imum)?|min(?:imum)?|up to|limit|load|capacity|carr(?:y|ies)|holds?|hold up|supports?|bears?|rated|per"
    r"|accommodates?|withstands?|users?|riders?|recommended)\b"
)
# A weight that a thing is made for, and not its own.
LIMITED = re.compile(
    r"\b(?:max(?:imum)?|min(?:imum)?)\.? (?:[a-z]+ ){0,2}weight\b"
    r"|\bweight (?:limit|capacity|recommendation|range|rating|restriction)s?\b"
    r"|\b(?:riders?|users?|child(?:ren)?|kids?|passengers?|persons?|people|bab(?:y|ies)|adults?|body|dogs?|pets?)"
    r" (?:who |that )?weigh\w*\b"
    r"|\bweigh(?:s|ing) (?:up to|from|between|anything)\b"  # as a scale does, or who sits on it
)
OWN_WEIGHT = re.compile(r"\bweigh(?:s|ing|t)?\b|\blightweight\b|\bheavy\b")
AGE = re.compile(
    r"\b(?:age[sd]?|years? old|yrs? old|year-olds?|years? and up|years? \+|from birth|old(?:er)?|gift|kids|toddlers?"
    r"|bab(?:y|ies)|child(?:ren)?|preschool\w*)\b|\d\s?\+"
)
WARRANTY = re.compile(r"\b(?:warrant\w*|guarant\w*|established|since|founded)\b")
LASTS = re.compile(r"\b(?:lasts?|lasting|run ?time|hours?|hrs?|minutes?|mins?|seconds?|valid|expir\w*|shelf life)\b")
DIMENSIONS = re.compile(r"\b(?:dimensions?|measur\w+|width|height|length|tall|wide)\b")
FAR = re.compile(r"\b(?:range|distance|away|far|reach\w*|coverage|up to)\b")


CARED_FOR = re.compile(r"\b(?:wash\w*|laundry|iron\w*|tumble\w*|dry(?:er|ing)?|rins\w+)\b")
LABELLED = re.compile(r"\([^()]{0,80}\)")  # "450 g (-2 °C), 640 g (-9 °C)" tells of weights
# A field's name tells what its bare number is: "maximum weight capacity: 10".
FIELD = re.compile(r"^(?P<name>[^\W\d_][^:]{2,48}):\s+\d[\d.,x× -]*$")
LABELS = {
    "load": re.compile(r"\b(?:weight|load)\w* (?:capacity|limit)|\bmax\w* (?:load|weight)|\bload\b"),
    "lasting": re.compile(
        r"\b(?:battery|service|lamp) life\b|\blife of\b"
        r"|\b(?:back ?up|operating|playback|playing|talk|standby|run|burn|charging|recharge) time\b"
    ),
    "watts": re.compile(r"\b(?:power|wattage)\b"),
    "volume": re.compile(r"\b(?:capacity|volume)\b"),
}
WHOLE = re.compile(r"\b(?:dimensions?|diagonal|diameter|size)\b")
PACKED = re.compile(r"^(?:package|packaging|pallet|master|carton|case or master|shipping|gross|tare)\b")
OF_PACKAGE = 0.6  # of telling how large a thing is, where its package is told of


def names_figure(kind: str, axis: str, folded: str) -> bool:
    """Whether a folded field holds a bare number of what is asked for by its name."""
    field = FIELD.match(folded.strip())
    if field is None:
        return False
    if kind == "size":
        return bool(re.search(AXES[axis], field["name"]) if axis else WHOLE.search(field["name"]))
    return kind in LABELS and bool(LABELS[kind].search(field["name"]))


def share_of_packed(folded: str) -> float:
    return OF_PACKAGE if PACKED.match(folded) else 1.0


def tells_another(kind: str, folded: str) -> bool:
    """Whether the figure that a folded sentence holds is not of what is asked for."""
    check = CHECKS.get(kind)
    return check is not None and check(folded)


def _is_carried(folded: str) -> bool:
    if LIMITED.search(folded):
        return not OWN_WEIGHT.search(LIMITED.sub(" ", folded))
    return bool(CARRIED.search(folded)) and not OWN_WEIGHT.search(folded)


def _is_own_weight(folded: str) -> bool:
    return bool(OWN_WEIGHT.search(folded)) and not (CARRIED.search(folded) or LIMITED.search(folded))


def _is_of_people(folded: str) -> bool:
    """Whether a span of time is an age, or how long something is warranted."""
    return bool(AGE.search(folded) or WARRANTY.search(folded)) and not LASTS.search(folded)


def _is_size(folded: str) -> bool:
    return bool(DIMENSIONS.search(folded)) and not FAR.search(folded)


def _goes_with(folded: str) -> bool:
    return folded.startswith("compatib")


def _is_of_care(folded: str) -> bool:
    """Whether a temperature is that of the wash, or only names the make of which another figure is told."""
    bare = LABELLED.sub("", folded)
    return bool(CARED_FOR.search(folded)) or (bare != folded and "°" not in bare)


CHECKS = {
    "temperature": _is_of_care,
    "frost": _is_of_care,
    "watts": _goes_with,
    "volts": _goes_with,
    "weight": _is_carried,
    "load": _is_own_weight,
    "capacity": _is_own_weight,
    "lasting": _is_of_people,
    "range": _is_size,
}
