"""How far an order has come, and how long ago something was, as messages and headings of policies say it."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from domain.language.numbers import NUMBERS
from domain.language.words import fold

TEXTS_IN_MEMORY = 512  # per process; some hundred bytes each


class Stage(StrEnum):
    BEFORE = "before shipping"
    TRANSIT = "in transit"
    AFTER = "after delivery"


# Read in this order: "not yet shipped" holds "shipped".
STAGES = (
    (
        Stage.BEFORE,
        re.compile(
            r"(?:\b(?:not|hasnt|havent|isnt|never) (?:yet )?(?:been )?(?:shipped|sent|dispatched)\b|\bpre-?shipping\b"
            r"|\bbefore (?:it |the order |your order |we )?(?:ships?|shipping|shipment|is shipped|dispatch\w*)\b"
            r"|\bprior to (?:shipping|shipment|dispatch)\b|\b(?:being|still) prepared\b"
            r"|\b(?:is|its|still|says|shows|status) prepar(?:ing|ation)\b|\bin preparation\b"
            r"|\bjust (?:placed|ordered|paid)\b|\bnoch nicht (?:versandt|verschickt)|\bvor (?:dem )?versand\b"
            r"|\bantes del? envio\b|\bavant l ?expedition\b|\bprzed wysylk)|(?:배송|발송)\s?전"
            r"|아직 (?:안 )?(?:보내|발송)|준비\s?중|방금 주문|発送前|まだ発送|準備中"
        ),
    ),
    (
        Stage.TRANSIT,
        re.compile(
            r"\bin[- ]transit\b|\bon (?:its|the) way\b|\bduring (?:shipping|transit|delivery)\b|\bunterwegs\b"
            r"|\b(?:has|have) (?:already )?(?:been )?shipped\b|\balready shipped\b|\ben camino\b|\bw drodze\b"
            r"|배송\s?중|発送中|配送中"
        ),
    ),
    (
        Stage.AFTER,
        re.compile(
            r"(?:\bpost-?delivery\b|\bafter (?:delivery|receipt|receiving)\b|\bdelivered\b|\breceived\b|\barrived\b"
            r"|\b(?:i|we) (?:just )?got\b|\berhalten\b|\bbekommen\b|\brecib\w+|\brecue?s?\b|\botrzyma\w+"
            r")|배송\s?완료|받은|받았|도착|왔어|왔습|配送完了|受け取|届い|届き"
        ),
    ),
)
ORDERED = re.compile(
    r"\b(?:ordered|bought|purchased|placed|bestellt|gekauft|compre|pedi|commande|zamowil)\w*|주문|구매|注文|購入"
)
ONE = "a an one ein eine einem einer eines un une una um uma uno een jeden jednego".split()
COUNTED = {"zero": 0, **dict.fromkeys(ONE, 1), **NUMBERS}
COUNT = rf"(?P<n>\d+|{'|'.join(sorted(COUNTED, key=len, reverse=True))})"
DAYS = (
    (re.compile(r"day|night|일|日|tag|nacht|dia|noche|jour|nuit|dni|dzien|giorn|nott|dag|noc|noite"), 1),
    (re.compile(r"week|주|週|woche|semana|semaine|tydz|tygod|settiman|weken"), 7),
    (re.compile(r"month|개월|달|月|monat|mes|mois|miesi|mese|maand"), 30),
    (re.compile(r"year|년|年|jahr|^ans?$|^anos?$|^ann[io]$|jaar|^lat|^rok"), 365),
)
UNIT = (
    r"(?P<unit>days?|nights?|weeks?|months?|years?|tag\w*|nacht\w*|wochen?|monat\w*|jahr\w*|dias?|noches|noites|semanas?"
    r"|mes\w*|anos?|jours?|nuits|semaines?|mois|ans?|giorn\w+|notti|settiman\w+|ann[io]|dag(?:en)?|we(?:ek|ken)|nachten"
    r"|maand\w*|jaar|dni|dzien|nocy|tydzien|tygod\w+|miesi\w+|lat|rok\w*)"
)
AGO = (
    re.compile(rf"\b{COUNT} {UNIT} (?:ago|temu|fa|geleden)\b"),
    re.compile(rf"\b(?:vor|hace|il y a|ha) {COUNT} {UNIT}"),
    re.compile(r"(?<!\d)(?P<n>\d+)\s?(?P<unit>일|주|개월|달)\s?전"),
    re.compile(r"(?<!\d)(?P<n>\d+)\s?(?P<unit>日|週間|[かヶ]月)前"),
)
# A time that is only supposed: "can I return it after 3 weeks?"
SUPPOSED = (
    re.compile(
        r"\b(?:after|within|nach|innerhalb von|binnen|despues de|tras|apres|dopo|entro|po|w ciagu|depois de|apos"
        rf"|na) {COUNT} {UNIT}"
    ),
    re.compile(rf"\b{COUNT} {UNIT} (?:later|after|old|spater|despues|plus tard|dopo|pozniej)\b"),
    re.compile(rf"\b(?:been|had it(?: for)?|seit|depuis|hace|od) (?:over |about |almost )?{COUNT} {UNIT}"),
    re.compile(r"(?<!\d)(?P<n>\d+)\s?(?P<unit>일|주|개월|달)\s?(?:후|뒤|지나|이내|안에)"),
    re.compile(r"(?<!\d)(?P<n>\d+)\s?(?P<unit>日|週間|[かヶ]月)(?:後|過ぎ|経っ|たって|以内)"),
)
SAID_DAYS = (
    (re.compile(r"\bday before yesterday\b|\bvorgestern\b|\banteayer\b|그저께|一昨日"), 2),
    (re.compile(r"\byesterday\b|\bgestern\b|\bayer\b|\bhier\b|\bwczoraj\b|어제|昨日"), 1),
    (re.compile(r"\b(?:today|this morning|heute|hoy|dzisiaj|dzis)\b|오늘|今日"), 0),
)


@lru_cache(TEXTS_IN_MEMORY)
def stage_in(text: str) -> Stage | None:
    folded = fold(text)
    return next((stage for stage, said in STAGES if said.search(folded)), None)


@lru_cache(TEXTS_IN_MEMORY)
def days_ago(text: str) -> int | None:
    """Return how many days ago something was: "2 weeks ago" is 14."""
    folded = fold(text)
    days = _days(folded, AGO)
    return days if days is not None else next((days for said, days in SAID_DAYS if said.search(folded)), None)


def days_supposed(text: str) -> int | None:
    """Return the days of a time that is only supposed: "after 3 weeks" is 21."""
    return _days(fold(text), SUPPOSED)


def _days(folded: str, times: Iterable[re.Pattern[str]]) -> int | None:
    found = next((match for time in times if (match := time.search(folded))), None)
    return number_in(found["n"]) * days_in(found["unit"]) if found else None


def number_in(word: str) -> int:
    return int(word) if word.isdigit() else COUNTED[word]


def days_in(unit: str) -> int:
    return next(days for said, days in DAYS if said.search(unit))
