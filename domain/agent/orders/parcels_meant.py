"""Whether a few words after an order was told ask for one of its parcels: "and the second parcel?"."""

import re

from domain.agent.drafts import Turn
from domain.conversations import About
from domain.language.words import fold

LONGEST = 9  # words
PARCELS = re.compile(
    r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th|other|next|remaining) (?:parcel|package|packet|box|shipment"
    r"|delivery)s?\b|\b(?:parcel|package|box) (?:number |no )?(?:two|three|2|3)\b"
    r"|\b(?:erste|zweite|dritte|andere)s?n? (?:paket|packchen|sendung|lieferung)\b"
    r"|\b(?:primer|segundo|tercer|otro) (?:paquete|envio)\b"
    r"|\b(?:premier|deuxieme|second|troisieme|l?autre) (?:colis|paquet)\b"
    r"|\b(?:primo|secondo|terzo|l?altro) (?:pacco|collo)\b"
    r"|\b(?:primeir[oa]|segund[oa]|terceir[oa]|outr[oa]) (?:pacote|encomenda|volume|remessa)\b"
    r"|\b(?:eerste|tweede|derde|andere) (?:pakket|pakje|zending)\b"
    r"|\b(?:pierwsz|drug|trzeci|inn)\w+ (?:paczk|przesylk)\w+"
    r"|(?:첫|두|세|2|3) ?번째 ?(?:택배|소포|상자|배송)|다른 (?:택배|소포|상자)"
    r"|(?:二|三|2|3)(?:つ目|個目|番目)の?(?:荷物|小包|箱)|(?:もう(?:一|1)つ|他)の(?:荷物|小包|箱)"
)


def asks_for_parcel(turn: Turn) -> bool:
    """Whether one of the parcels of the order just told is meant, by its number or as the other one."""
    topic = turn.conversation.topic
    if topic.about is not About.ORDERS or not topic.order_name or len(turn.understood.words) > LONGEST:
        return False
    return bool(PARCELS.search(fold(turn.text)))
