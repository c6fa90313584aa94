"""How a message begins that goes on with the one before: "and", "ok, what about"."""

import re

from domain.language.words import fold

LEADS = re.compile(
    r"^(?:(?:ok(?:ay)?|und|and|also|y|e|et|en|oraz|a|i|ah|oh|so|then|but|aber|pero|mais|maar|ale|ma)[ ,]+)*"
    r"(?:(?:what|how) about|what if|und was ist mit|was ist mit|et pour|et|y para|y|und|and|e per|e para|e|en voor|en"
    r"|oraz|a co z|a|i dla|i)\s|^(?:그럼|그리고|じゃあ|では)\s?"
)


def without_lead(text: str) -> str:
    """Return a message without the words that only join it to the one before."""
    text = text.lstrip("¿¡ ")
    led = LEADS.match(fold(text)) if len(fold(text)) == len(text) else None
    return text[led.end() :] if led else text
