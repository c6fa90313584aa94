"""How a message begins that goes on with the one before: "and", "ok, what about"."""

import re

from domain.language.words import fold

LEADS = re.compile(
    r"^(?:(?:ok(?:ay)?|und|and|also|y|e|et|en|oraz|a|i|ah|oh|so|then|but|aber|pero|mais|maar|ale|ma)[ ,]+)*"
    r"(?:(?:what|how) about|what if|und was ist mit|was ist mit|et pour|et|y para|y|und|and|e per|e para|e|en voor|en"
    r"|oraz|a co z|a|i dla|i)\s|^(?:그럼|그리고|じゃあ|では)\s?"
)


# Who only says that they are back says nothing yet.
BACK_AGAIN = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hallo|hola|bonjour|ciao|ola|czesc)\W+)?(?:(?:(?:its|it is|this is) )?me (?:again|here)"
    r"|(?:im|i am) back(?: again)?|back again|ich bins? (?:wieder|nochmal)|soy yo (?:otra vez|de nuevo)"
    r"|c ?est (?:encore|de nouveau) moi|sono (?:ancora|di nuovo) io|to (?:znowu|znow) ja|sou eu (?:de novo|outra vez)"
    r"|ik ben het weer)\b\W*"
)
HAS_WORD = re.compile(r"[^\W_]")
GREETING = "hello"
# What is said by signs alone.
SIGNS = ((re.compile(r"[👋🙋]"), GREETING), (re.compile(r"[🙏👍❤😊🙌👌]"), "thanks"))


def without_opening(text: str) -> str:
    """Return a message without "it's me again", which alone is a greeting, as a waving hand is."""
    if signed := next((word for sign, word in SIGNS if sign.search(text) and not HAS_WORD.search(text)), None):
        return signed
    plain = fold(text)
    found = BACK_AGAIN.match(plain)
    if found is None:
        return text
    return plain[found.end() :] or GREETING


def without_lead(text: str) -> str:
    """Return a message without the words that only join it to the one before."""
    text = text.lstrip("¿¡ ")
    led = LEADS.match(fold(text)) if len(fold(text)) == len(text) else None
    return text[led.end() :] if led else text
