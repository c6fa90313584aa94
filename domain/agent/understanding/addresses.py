"""Whether it is asked where an order goes: "give me the address of the order"."""

import re

from domain.language.openings import sought
from domain.language.words import fold

# The store's own address is none, nor one to send something back to.
GOES_TO = sought(
    r"\b(?:give|tell|show|read|what|whats|which)\b.{0,25}(?<!return )(?<!mail )(?<!your )\baddress\b.{0,20}"
    r"\b(?:of|on|for|in|from)\b.{0,12}\b(?:order|parcel|package|purchase)\b"
    r"|\b(?:gib|nenn|sag|zeig|wie (?:ist|lautet))\w*\b.{0,20}\b(?:liefer|versand)?adresse\b.{0,15}\bbestellung\b"
    r"|\b(?:dame|dime|cual es|muestrame)\b.{0,15}\bdireccion\b.{0,20}\bpedido\b"
    r"|\b(?:donne|dis|montre|quelle est)\b.{0,20}\bl?adresse\b.{0,20}\b(?:ma |la )?commande\b"
    r"|\b(?:dammi|dimmi|qual e|mostrami)\b.{0,15}\bl?indirizzo\b.{0,20}\b(?:dell|del|sull)?ordine\b"
    r"|\b(?:de|diga|qual e|mostre)\b.{0,15}\bendereco\b.{0,20}\b(?:pedido|encomenda)\b"
    r"|\b(?:geef|zeg|toon|wat is)\b.{0,20}\badres\b.{0,20}\bbestelling\b"
    r"|\b(?:podaj|pokaz|jaki jest)\b.{0,15}\badres\b.{0,20}\bzamowieni\w+"
)

TO_MEND = re.compile(
    r"\b(?:wrong|chang\w+|correct\w*|updat\w+|fix\w*|edit\w*|new|mistake\w*|falsch\w*|ander\w+|neue\w*|cambi\w+|nuev\w+"
    r"|equivocad\w+|modifi\w+|nouvel\w*|mauvais\w*|nuov\w+|sbagliat\w+|alter\w+|mud\w+|nov\w+|errad\w+|wijzig\w*|nieuw\w*"
    r"|verkeerd\w*|zmien\w*|now[ay]\w*|zly)\b"
)


def asks_where_it_goes(text: str) -> bool:
    """Whether it is asked, and nothing about it is to be put right."""
    folded = fold(text)
    return bool(GOES_TO.search(folded)) and not TO_MEND.search(folded)
