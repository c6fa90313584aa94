"""What two things are compared for that no field of a record is called: rain, cold, what they hold. Each record's own
lines tell it. Patterns are for folded words."""

import re
from dataclasses import dataclass

from domain.agent.products.lookups import described
from domain.agent.products.options import kept_with_product
from domain.catalogue import Product
from domain.language.words import fold

MOST_LINES = 2
PREPOSITION = (
    r"(?:for|in|against|during|fur|bei|im|gegen|para|en|contra|pour|sous|contre|per|con|sotto|na|w|do|voor|em)"
)


@dataclass(frozen=True)
class Need:
    """`asked` in a message, `told` by a line of a record."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


NEEDS = (
    Need(
        re.compile(
            rf"\b{PREPOSITION} (?:\w+ ){{0,2}}(?:rain\w*|wet\w*|storms?|downpours?|regen\w*|nasse|lluvia|pluie|pioggia"
            r"|chuva|deszcz\w*|regn\w*)\b|\b(?:dry|drier|dryer|(?:more )?waterproof|wasserdicht\w*|impermeabl\w*"
            r"|impermeabil\w*|etanche|wodoodporn\w*|waterdicht\w*)\b|雨|防水|비 ?올|방수"
        ),
        re.compile(
            r"\b(?:waterproof\w*|water[- ](?:repellent|resistant)|rain\w*|taped|wasser\w+|impermea\w+|etanche)\b"
        ),
    ),
    Need(
        re.compile(
            rf"\b(?:warm\w*|{PREPOSITION} (?:\w+ ){{0,2}}(?:cold\w*|winter\w*|snow|frost|kalte\w*|frio|invierno|froid"
            r"|hiver|freddo|inverno|zim\w+|kou)|calid[oa]s?|chaud\w*|cald[oaie]|quentes?|ciepl\w+|abrigad[oa])\b"
            r"|暖か|寒|따뜻|추운"
        ),
        re.compile(r"-?\d+ ?°|\b(?:warm\w*|comfort\w*|down|fleece|insulat\w*|fill(?:ed)?|merino)\b"),
    ),
    Need(
        re.compile(
            r"\b(?:(?:big|larg|small|room)\w*er|grosser\w*|kleiner\w*|groter"
            r"|(?:mas|plus|piu|mais) (?:grand\w*|petit\w*|piccol\w*|pequen\w*)|mayor|menor|wieksz\w+|mniejsz\w+"
            r"|holds? more|more room)\b|大きい|小さい|더 ?[큰작]"
        ),
        re.compile(
            r"\b(?:people|persons?|players?|sleeps|seats|serves|capacity|volume|dimensions?|size)\b"
            r"|\d ?(?:ml|cl|l|lit(?:re|er)s?)\b|\d ?[x×] ?\d"
        ),
    ),
)


def need_in(message: str) -> Need | None:
    """Return what the message compares for; None where it is nothing that only the lines of records tell."""
    plain = fold(message)
    return next((need for need in NEEDS if need.asked.search(plain)), None)


def lines_for(product: Product, need: Need) -> list[str]:
    """Return the lines of the record that tell of the need, as they stand."""
    return [line for line in _lines(product) if need.told.search(fold(line))][:MOST_LINES]


@kept_with_product
def _lines(product: Product) -> tuple[str, ...]:
    return tuple(unit.text for unit in described(product))
