"""For whom something is wanted, and what of a record speaks for it. Patterns are for folded words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.products.lookups import described, product_evidence
from domain.catalogue import Product
from domain.language.words import fold, same_word, split_words

WOMEN = (
    r"(?:mother|daughter|sister) in law|gran|nana?|fiancee|schwiegermutter|belle mere|suegra|suocera|sogra|schoonmoeder"
    r"|tesciow\w*|mum|mom|mummy|mommy|mother|wife|girlfriend|sister|daughter|niece|aunt|grandma|granny|grandmother|mutter|mama|frau"
    r"|freundin|schwester|tochter|oma|madre|mujer|esposa|novia|hermana|hija|abuela|mere|maman|femme|copine|soeur|fille"
    r"|moglie|fidanzata|sorella|figlia|nonna|mae|esposa|namorada|irma|filha|avo|moeder|vrouw|vriendin|zus|dochter"
    r"|mam[aey]|matk[ai]|zon[ay]|siostr[ay]|cork[ai]|babci"
)
MEN = (
    r"(?:father|son|brother) in law|grand?dad|gramps|fiance|schwiegervater|beau pere|suegro|suocero|sogro|schoonvader"
    r"|tesci\w*|dad|daddy|father|husband|boyfriend|brother|son|nephew|uncle|grandpa|grandfather|vater|papa|mann|freund"
    r"|bruder|sohn|opa|padre|marido|esposo|novio|hermano|hijo|abuelo|pere|mari|copain|frere|fils|marito|fidanzato"
    r"|fratello|figlio|nonno|pai|namorado|irmao|filho|vader|man|vriend|broer|zoon|tat[ay]|ojc[ae]|maz|meza|brata?|syna?"
    r"|dziadka?"
)
# Whoever something is for stands after "for" and a word of belonging.
FOR = (
    r"\b(?:for|fur|para|pour|per|dla|voor) (?:(?:my|our|a|the|mein\w*|unser\w*|mi|mis|nuestr[oa]|ma|mon|mes|notre|mia"
    r"|mio|nostr[oa]|minha|meu|a minha|o meu|moj\w*|mijn|onze) )?"
)
SOMEBODY = re.compile(rf"{FOR}(?:(?P<women>{WOMEN})|(?P<men>{MEN}))\b")
# "Something for my mother" and "for my mother" ask for a present, whatever it is called.
SOMETHING = (
    r"(?:something|anything|sth|etwas|was|algo|alguma coisa|quelque chose|qualcosa|cos"
    r"|iets)(?: (?:nice|good|small|schones|bonito|sympa|bello|ladnego|moois))?"
)
ANY_FOR = re.compile(rf"(?:^\W*|\b{SOMETHING} ){SOMEBODY.pattern}")
OCCASION = re.compile(
    r"\b(?:(?:mother|father|valentine)s? day|christmas|xmas|birthday|anniversary|graduation|house ?warming|geburtstag"
    r"|weihnacht\w*|muttertag|vatertag|cumpleanos|navidad|anniversaire|noel|compleanno|natale|aniversario|natal"
    r"|verjaardag|kerst\w*|urodzin\w*)\b"
)
SAYS_WOMEN = re.compile(
    r"\b(?:wom[ae]n|womens|ladies|lady|her|hers|mothers?|mums?|moms?|girls?|damen|femmes?|mujer\w*|donn[ae])\b"
)
SAYS_MEN = re.compile(
    r"\b(?:men|mens|man|gentlemen|him|his|fathers?|dads?|boys?|herren|hommes?|hombres?|uomo|uomini)\b"
)
LONGEST_REASON = 120  # characters


def for_somebody(text: str) -> bool:
    return bool(SOMEBODY.search(fold(text)))


def asks_for_any(text: str) -> bool:
    """Whether anything at all is wanted for somebody: "something for my mother"."""
    return bool(ANY_FOR.search(fold(text)))


def without_somebody(plain: str) -> str:
    """Return a folded message without whom something is for, and on which occasion."""
    return re.sub(rf"\b{SOMETHING}\b", " ", OCCASION.sub(" ", SOMEBODY.sub(" ", plain)))


def fitting_first(text: str, products: Sequence[Product]) -> list[Product]:
    """Return the products, first those whose record names such people, last those that name others alone."""
    found = SOMEBODY.search(fold(text))
    own, others = (SAYS_WOMEN, SAYS_MEN) if found and found["women"] else (SAYS_MEN, SAYS_WOMEN)
    return sorted(products, key=lambda one: _rank(fold(_told_of(one)), own, others)) if found else list(products)


def _rank(told: str, own: re.Pattern[str], others: re.Pattern[str]) -> int:
    return 0 if own.search(told) else 2 if others.search(told) else 1


def _told_of(product: Product) -> str:
    return " ".join((product.title, *product.tags, product.description))


def with_reasons(turn: Turn, shown: Draft, products: Sequence[Product], words: Sequence[str]) -> Draft:
    """Return the list with the line of each record that speaks for it, where one does."""
    reasons = {one.id: reason for one in products if (reason := _reason(turn.text, one, words))}
    lines = [_with_reason(line, products, reasons) for line in shown.sentences]
    quotes = {one.id: (reasons[one.id],) if one.id in reasons else () for one in products}
    evidence = tuple(product_evidence(turn, one, quotes=quotes[one.id]) for one in products)
    return replace(shown, sentences=tuple(lines), evidence=evidence)


def _with_reason(line: str, products: Sequence[Product], reasons: dict[int, str]) -> str:
    product = next((one for one in products if line.startswith(f"{BULLET}{one.title}")), None)
    return f"{line} – {reasons[product.id]}" if product and product.id in reasons else line


def _reason(text: str, product: Product, words: Sequence[str]) -> str:
    """Return the line that speaks of what they like, else of such people, else the first that tells what it is."""
    lines = [unit.text for unit in described(product) if len(unit.text) <= LONGEST_REASON]
    found = SOMEBODY.search(fold(text))
    own = SAYS_WOMEN if found and found["women"] else SAYS_MEN
    liked = (line for line in lines if any(same_word(word, said) for word in words for said in split_words(line)))
    meant = (line for line in lines if found and own.search(fold(line)))
    return next(liked, "") or next(meant, "") or next(iter(lines), "")
