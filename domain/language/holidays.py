"""Holidays as shoppers and stores name them, in the languages we read: "Weihnachten" is Christmas."""

import re

from domain.language.words import fold

NAMES = {
    "christmas": r"\b(?:christmas(?: eve| day)?|xmas|weihnacht\w*|heiligabend|navidad|nochebuena|noel|natale|natal"
    r"|kerst\w*|boze narodzenie|swieta)\b|크리스마스|성탄절|クリスマス",
    "new year": r"\b(?:new years?(?: eve| day)?|silvester|neujahr|ano nuevo|nouvel an|capodanno|ano novo|nieuwjaar"
    r"|nowy rok)\b|설날|正月|年末年始",
    "easter": r"\b(?:easter(?: monday| sunday)?|good friday|ostern|semana santa|paques|pasqua|pascoa|pasen|wielkanoc)\b"
    r"|부활절",
    "thanksgiving": r"\bthanksgiving\b|추석",
    "boxing day": r"\bboxing day\b",
    "labor day": r"\blabou?r day\b",
    "memorial day": r"\bmemorial day\b",
    "independence day": r"\bindependence day\b",
    "halloween": r"\bhalloween\b",
    "valentine": r"\bvalentines?(?: day)?\b",
    "mothers day": r"\bmothers day\b|\bmuttertag\b|\bdia de la madre\b|\bfete des meres\b",
    "fathers day": r"\bfathers day\b|\bvatertag\b|\bdia del padre\b|\bfete des peres\b",
    "diwali": r"\bdiwali\b",
    "eid": r"\b(?:eid|ramadan)\b",
}
HOLIDAYS = {name: re.compile(said) for name, said in NAMES.items()}
# What holds on every holiday.
ANY_HOLIDAY = re.compile(
    r"\b(?:(?:public|bank|national|federal) holidays?|holidays|feiertag\w*|festivos|feriados?|jours? feries?|festivi"
    r"|feestdag\w*)\b|공휴일|명절|祝日"
)


def holiday_in(text: str) -> tuple[str, str] | None:
    """Return the first holiday that a text names: its English name, and as it is said there."""
    plain = fold(text)
    return next(((name, found[0]) for name, said in HOLIDAYS.items() if (found := said.search(plain))), None)


def speaks_of_holiday(text: str, name: str) -> bool:
    """Whether a text tells something of the holiday of this English name, or of all holidays."""
    plain = fold(text)
    return bool(HOLIDAYS[name].search(plain) or ANY_HOLIDAY.search(plain))
