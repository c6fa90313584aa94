"""What is wanted of an account with the store: to get into it, to use another, to have it changed or closed."""

import re
from enum import StrEnum

from domain.language.words import fold

NOUN = (
    r"(?:ac+ou?nts?|profiles?|user(?: ?names?)?|memberships?|registration|konto\w*|kundenkonto|cuentas?|perfil|comptes?"
    r"|profilo?|contas?|(?:klant)?account)\b"
)
BETWEEN = r"(?:(?!from|on|to|with|in|for|into)\w+ ){0,4}?"
ANOTHER = r"(?:another|other|different|second|old|new|between|the|a|an|my)"
KIND_OF = r"(?:free|freemium|gold|silver|platinum|premium|pro|standard|basic|business|vip|plus)"
SECRET = (
    r"(?:pass ?(?:words?|codes?|keys?|phrases?)|pwds?|pins? (?:codes?|numbers?)|my pin|access (?:keys?|codes?)"
    r"|user keys?|log ?in (?:codes?|details)|credentials|passwort|contrasena|clave|mot de passe|senha"
    r"|wachtwoord|haslo)\b"
)
LOST = (
    r"(?:forg[eo]t\w*|lost|los[et]|recover\w*|retriev\w*|restor\w*|reset\w*|remember|vergessen|olvid\w*|oublie\w*"
    r"|zapomn\w*)"
)
CLOSING = (
    r"(?:delet\w*|clos(?:e|ing|ure)|remov\w*|terminat\w*|cancel\w*|deactivat\w*|eras\w*|unregister\w*|get rid of"
    r"|shut down|losch\w*|kundig\w*|elimin\w*|borrar|cerrar|supprim\w*|fermer|usun\w*|zamkn\w*|chiuder\w*"
    r"|verwijder\w*|sluiten|excluir|apagar|encerrar)"
)
CHANGING = r"(?:edit\w*|updat\w*|modif\w*|amend\w*|correct\w*|chang\w*|alter\w*|ander[en]\w*|wijzig\w*)"
CLOSED = re.compile(rf"\b{CLOSING}\b")
CHANGED = re.compile(rf"\b{CHANGING}\b")
OF_AN_ORDER = re.compile(r"\b(?:address\w*|orders?)\b")  # which are changed otherwise

SPOKEN_OF = re.compile(rf"\b(?:{NOUN}|{SECRET}|pass\b|personal )")


class AccountWish(StrEnum):
    ENTER = "enter"
    CLOSE = "close"
    SWITCH = "switch"
    CHANGE = "change"


# The first that fits is what is wanted.
SAID: dict[AccountWish, re.Pattern[str]] = {
    AccountWish.ENTER: re.compile(
        rf"\b{LOST} (?:\w+ ){{0,5}}?(?:{SECRET}|pass\b)|\b(?:{SECRET}|pass\b) (?:\w+ ){{0,3}}?{LOST}\b"
        rf"|\bchang\w* (?:\w+ ){{0,2}}?{SECRET}"
    ),
    AccountWish.CLOSE: re.compile(
        rf"\b{CLOSING} {BETWEEN}{NOUN}|\b{NOUN} (?:deletion|closure|removal|cancel+ation)|\b{NOUN} {CLOSING}$"
    ),
    AccountWish.SWITCH: re.compile(
        r"\b(?:switch\w*|swap\w*|upgrad\w*|downgrad\w*"
        rf"|chang\w* (?:\w+ ){{0,3}}?(?:to|into|between)) (?:\w+ ){{0,4}}?{NOUN}"
        rf"|\bus(?:e|ing) (?:{ANOTHER} )?(?:{KIND_OF}|another|other|different|second|old|new) {NOUN}"
    ),
    AccountWish.CHANGE: re.compile(
        rf"\b{CHANGING} (?:\w+ ){{0,6}}?{NOUN}"
        rf"|\b{CHANGING} (?:\w+ ){{0,3}}?(?:personal|account|profile|user) (?:data|details?|info\w*|settings?)"
    ),
}

DONE_BY_PEOPLE = frozenset({AccountWish.CLOSE, AccountWish.CHANGE})
NEEDED = {AccountWish.CLOSE: CLOSED, AccountWish.CHANGE: CHANGED}


def account_wish(text: str) -> AccountWish | None:
    """Return what a message wants of an account, if anything. Addresses and orders are another matter."""
    plain = fold(text)
    if not SPOKEN_OF.search(plain):
        return None
    found = next((wish for wish, said in SAID.items() if said.search(plain)), None)
    return None if found is AccountWish.CHANGE and OF_AN_ORDER.search(plain) else found


def speaks_of(wish: AccountWish, text: str) -> bool:
    """Whether a store's text says how an account is closed or changed, where that is wanted."""
    needed = NEEDED.get(wish)
    return needed is None or bool(needed.search(fold(text)))
