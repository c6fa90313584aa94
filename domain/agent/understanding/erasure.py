"""The wish to be forgotten, which every shopper may have and people must see to: "delete my data", in ten languages."""

import re

from domain.agent.understanding.accounts import CLOSING, NOUN
from domain.language.openings import may_hold, sought
from domain.language.words import fold

ERASING = (
    r"(?:delet\w+|eras(?:e|ed|ing|ure)|remov(?:e|ed|ing|al)|wip(?:e|ed|ing)|purg(?:e|ed|ing)|destroy\w*|forget"
    r"|get rid of|\w{0,24}losch(?:en?|t|st)|geloscht|\w{0,24}loschung|losche|entfern\w+|vernichte\w*|supprim\w+"
    r"|suppression|effac\w+|borr(?:ar|en|ad|a|es)|elimin\w+|suprim\w+|cancell\w+|cancella\w*|rimuov\w+|rimozione"
    r"|usun\w+|usuwani\w+|skasuj\w*|skasowa\w+|wymaz\w+|verwijder\w*|wis|wissen|gewist|apag\w+|exclu\w+|remocao)"
)
MINE = r"(?:my|our|mein\w*|unsere\w*|mes|nos|mis|nuestros|miei|nostri|moj\w+|moich|nasz\w+|mijn|onze|meus|nossos)"
PERSONAL = r"(?:person\w*|private|persoonlijke|osobow\w+|pessoa\w+)"
GOODS = r"(?! (?:cables?|plans?|sims?|cards?|loggers?|sticks?|sheets?))"  # things that are sold
DATA = (
    rf"(?:data{GOODS}|(?:personal )?info(?:rmation)?|personal details|\w{{0,24}}daten|donnees|datos|dati|dan[ey]|danych"
    r"|(?:persoons)?gegevens|dados|chat history|conversations?)"
)
ALL_OF_ME = r"\b(?:about me|on me|of me|uber mich|sur moi|me concernant|sobre mim?|su di me|o mnie|over mij)\b"
THEIRS = rf"(?:{MINE} (?:\w+ ){{0,2}}?{DATA}|{PERSONAL} {DATA})\b"
WORDS = r"(?: \w+){0,5}?"
LAW = r"\b(?:gdpr|dsgvo|rgpd|rodo|avg|ccpa)\b"
RIGHT = (
    r"right to (?:be forgotten|erasure|deletion)|recht auf (?:vergessen\w*|loschung)"
    r"|droit (?:a )?l ?(?:oubli|effacement)"
    r"|derecho (?:al olvido|de supresion)|diritto all ?oblio|prawo do (?:bycia zapomnian\w+|usuniecia danych)"
    r"|recht op (?:vergetelheid|gegevenswissing)|direito (?:ao esquecimento|de exclusao)"
    r"|忘れられる権利|잊힐 권리|잊혀질 권리"
)
JAPANESE = r"(?:データ|個人情報|履歴).{0,12}?(?:削除|消し|消去|抹消)|(?:削除|消去|抹消).{0,6}?(?:データ|個人情報)"
KOREAN = (
    r"(?:데이터|개인\s?정보|내\s?정보|제\s?정보).{0,12}?(?:삭제|지워|파기)|(?:삭제|파기).{0,6}?(?:데이터|개인\s?정보)"
)
WISH = sought(
    rf"\b{ERASING}{WORDS} {THEIRS}|\b{THEIRS}{WORDS} {ERASING}\b|\b{ERASING}\b.{{0,60}}?(?:{ALL_OF_ME})"
    rf"|{LAW}.{{0,60}}?\b{ERASING}\b|\b{ERASING}\b.{{0,60}}?{LAW}|\bdatenloschung\b|{RIGHT}|{JAPANESE}|{KOREAN}"
)
OF_ACCOUNTS = sought(rf"\b{CLOSING}\b.{{0,40}}?\b{NOUN}|\b{NOUN}.{{0,40}}?\b{CLOSING}\b")
BETWEEN_WORDS = re.compile(r"\W+")


def wants_erasure(text: str) -> bool:
    """Whether a shopper wants what is held of them erased."""
    plain = fold(text)
    return may_hold(plain, WISH.signs) and bool(WISH.search(BETWEEN_WORDS.sub(" ", plain)))


def wants_to_leave(text: str) -> bool:
    """Whether they want that, or their account closed."""
    return wants_erasure(text) or bool(OF_ACCOUNTS.search(fold(text)))
