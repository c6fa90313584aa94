"""What a shopper would like to spend, roughly or at most. Patterns are for folded words."""

import re
from decimal import Decimal

CURRENCY = r"[$€£¥]|(?:us)?dollars?|bucks|quid|pounds? sterling|euros?|usd|eur|gbp|pln|zl|zlotych|円|원"
AMOUNT = r"[$€£¥]?\s?\d+(?:[.,]\d+)*"
UNIT = rf"\s?(?:{CURRENCY}|[^\W\d_]+|\"|%)"
ONE = rf"(?P<amount>{AMOUNT})(?P<unit>{UNIT})?"
PRICED = rf"(?P<amount>[$€£¥]\s?\d+(?:[.,]\d+)*)(?P<unit>{UNIT})?"
PAID = rf"(?P<amount>\d+(?:[.,]\d+)*)(?P<unit>\s?(?:{CURRENCY}))(?!\w)"
ROUGHLY = (
    r"(?:~|≈|\b(?:around|approx(?:imately)?|circa|ca|roughly|um die|etwa|ungefahr|rund|environ|autour de|alrededor de"
    r"|unos|aproximadamente|intorno ai?|sui|cerca de|por volta de|ongeveer|rond de|okolo|mniej wiecej)\b\.?)"
)
# "Around 3 weeks", "~40 cm" and "circa 200 guests" are no prices.
ALONE = (
    r"(?P<amount>\d{1,3})(?P<unit>)(?![\w.,:/%-]*\d)"
    r"(?=\s*(?:$|[.,;!?)]|(?:for|please|pls|budget|fur|pour|para|per|dla|voor)\b))"
)
ABOUT_SO_MUCH = (Decimal("0.5"), Decimal("1.25"))  # of "around 40"
# A card, an order or a fee of so much: what may be spent is not told.
NO_BUDGET = re.compile(
    r"\b(?:cards?|vouchers?|gutschein\w*|gift ?cards?|orders?|ordered|bought|paid|refund\w*|charged|shipping|delivery"
    r"|return\w*|discount\w*|code|bestellung|pedido|commande|ordine|zamowien\w*|free)\b"
)
# What is meant by each: about so much, at most so much, or at most where it is spent on something.
BUDGETS = (
    (re.compile(rf"{ROUGHLY}\s?{PRICED}"), "about"),
    (re.compile(rf"{ROUGHLY}\s?{PAID}"), "about"),
    (re.compile(rf"{ROUGHLY}\s?{ALONE}"), "about"),
    (re.compile(rf"\b(?:about|sobre|um)\s{PRICED}"), "about"),
    (re.compile(rf"\b(?:about|sobre|um)\s{PAID}"), "about"),
    (re.compile(rf"\bbud[gz]et\w*(?: (?:of|is|von|de|di|van|wynosi|okolo))?:?\s{ONE}"), "most"),
    (re.compile(rf"{PRICED} budget\b"), "most"),
    (re.compile(rf"\b(?:for|fur|pour|por|per|za|voor)\s{PRICED}"), "paid"),
    (re.compile(rf"\b(?:for|fur|pour|por|per|za|voor)\s{PAID}"), "paid"),
)
