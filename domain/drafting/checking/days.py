"""Days as anybody may write them, in ten languages: dates, months, weekdays, "tomorrow"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale

from domain.drafting.checking.levelling import level
from domain.language.languages import Language

YEARS = r"(?:19|20)\d\d"
ISO = re.compile(rf"(?<!\d)(?P<y>{YEARS})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)")
NUMERIC = re.compile(rf"(?<![\d.])(?P<a>\d{{1,2}})(?P<s>[./-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEARS}|\d\d)(?!\d)")
ASIAN = re.compile(r"(?:(?P<y>\d{4})\s?[年년]\s?)?(?P<m>\d{1,2})\s?[月월]\s?(?:(?P<d>\d{1,2})\s?[日일])?")
RELATIVE: dict[Language, str] = {
    Language.ENGLISH: "today:0 tonight:0 tomorrow:1 yesterday:-1",
    Language.GERMAN: "heute:0 morgen:1 ubermorgen:2 gestern:-1 vorgestern:-2",
    Language.SPANISH: "hoy:0 anoche:-1 ayer:-1 anteayer:-2",
    Language.FRENCH: "aujourd'hui:0 demain:1 hier:-1",
    Language.PORTUGUESE: "hoje:0 amanha:1 ontem:-1",
    Language.ITALIAN: "oggi:0 domani:1 dopodomani:2 ieri:-1",
    Language.DUTCH: "vandaag:0 morgen:1 overmorgen:2 gisteren:-1",
    Language.POLISH: "dzis:0 dzisiaj:0 jutro:1 pojutrze:2 wczoraj:-1",
    Language.KOREAN: "오늘:0 내일:1 모레:2 어제:-1",
    Language.JAPANESE: "今日:0 本日:0 明日:1 明後日:2 昨日:-1",
}
# When something will be that no record says: soon, next week, any day now.
VAGUE: dict[Language, str] = {
    Language.ENGLISH: r"soon|shortly|any ?time|forever|indefinitely|no time limit|any (?:day|moment|minute) now|(?:next|this|last) (?:week|month|year|weekend)|momentarily"
    r"|(?:in|within) (?:a|the next) (?:few|couple of) (?:days?|hours?|weeks?)|immediately|(?<!order it )(?<!order them )(?<!buy it )right away|by the end of the \w+",
    Language.GERMAN: r"bald|demnachst|in kurze|(?:nachste|kommende|diese|letzte)[nr]? (?:woche|monat|jahr)|sofort|in wenigen \w+",
    Language.SPANISH: r"pronto|en breve|(?:proxim[ao]|est[ea]) (?:semana|mes|ano)|manana|inmediatamente|en unos dias",
    Language.FRENCH: r"bientot|sous peu|(?:semaine|mois|annee) prochaine?|cette semaine|immediatement|sous quelques \w+",
    Language.PORTUGUESE: r"em breve|logo|(?:proxim[ao]|est[ea]) (?:semana|mes|ano)|imediatamente|em alguns dias",
    Language.ITALIAN: r"presto|a breve|(?:prossim[ao]|quest[ao]) (?:settimana|mese|anno)|subito|immediatamente|tra pochi \w+",
    Language.DUTCH: r"binnenkort|spoedig|(?:volgende|komende|deze) (?:week|maand|jaar)|meteen|onmiddellijk|over enkele \w+",
    Language.POLISH: r"wkrotce|niebawem|(?:w )?(?:przyszl|nastepn|t)\w* (?:tydzien|tygodniu|miesiac\w*)|natychmiast|za kilka \w+",
    Language.KOREAN: "곧|조만간|다음 ?주|이번 ?주|다음 ?달|즉시|바로",
    Language.JAPANESE: "まもなく|間もなく|近日中|来週|今週|来月|すぐに",
}


@dataclass(frozen=True)
class Day:
    """A day from `start` to `end`: a year, month and day as far as they are said, or a weekday (Monday is 0).

    `readings` are the ways to read it, each (year, month, day), 0 for what is not said.
    """

    start: int
    end: int
    readings: tuple[tuple[int, int, int], ...] = ()
    weekday: int | None = None
    vague: bool = False

    def fits(self, day: date) -> bool:
        if self.weekday is not None:
            return day.weekday() == self.weekday
        return any(
            all(said in (0, meant) for said, meant in zip(one, as_numbers(day), strict=True)) for one in self.readings
        )


def as_numbers(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def read_days(text: str, languages: tuple[Language, ...], today: date) -> Iterator[Day]:
    """Yield the days a level text speaks of. Later ones may lie inside earlier ones."""
    for found in ISO.finditer(text):
        yield Day(*found.span(), ((int(found["y"]), int(found["m"]), int(found["d"])),))
    for found in NUMERIC.finditer(text):
        year, one, other = int(found["y"]), int(found["a"]), int(found["b"])
        year += 2000 if year < 100 else 0
        yield Day(*found.span(), ((year, one, other), (year, other, one)))
    for found in ASIAN.finditer(text):
        yield Day(*found.span(), ((int(found["y"] or 0), int(found["m"]), int(found["d"] or 0)),))
    for language in languages:
        yield from _named(text, language)
        yield from _told_from_now(text, language, today)


def _named(text: str, language: Language) -> Iterator[Day]:
    dated, alone, months, weekdays = _names(language)
    for found in dated.finditer(text):
        month = months[found["m1"] or found["m2"]]
        yield Day(*found.span(), ((int(found["y1"] or found["y2"] or 0), month, int(found["d1"] or found["d2"])),))
    for found in alone.finditer(text):
        if found["month"]:
            yield Day(*found.span(), ((int(found["year"] or 0), months[found["month"]], 0),))
        else:
            yield Day(*found.span(), weekday=weekdays[found["weekday"]])


def _told_from_now(text: str, language: Language, today: date) -> Iterator[Day]:
    words = dict(pair.split(":") for pair in RELATIVE[language].split())
    for found in re.finditer(rf"(?<![a-z])(?:{'|'.join(words)})(?![a-z])", text):
        yield Day(*found.span(), (as_numbers(today + timedelta(int(words[found.group()]))),))
    for found in re.finditer(rf"(?<![a-z])(?:{VAGUE[language]})(?![a-z])", text):
        yield Day(*found.span(), vague=True)


@cache
def _names(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int], dict[str, int]]:
    """Return the pattern of a date with a month's name, that of a month or weekday alone, and what the names mean."""
    locale = Locale.parse(language.value)
    wide, weekdays = _table(locale.months, "wide"), _table(locale.days, "wide")
    months = wide | _table(locale.months, "abbreviated")
    any_month, year = _either(months), rf"(?:,? (?:de |of )?(?P<{{}}>{YEARS}))?"
    day = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th|\.|o|er|º|ª)?"
    before = rf"(?<![a-z\d]){day.format('d1')} (?:de |of )?(?P<m1>{any_month})(?![a-z])\.?{year.format('y1')}"
    after = rf"(?<![a-z])(?P<m2>{any_month})\.? (?:the )?{day.format('d2')}(?!\d|[.,:]\d){year.format('y2')}"
    # "You may return it" names no month.
    sure = rf"(?:(?<=in )|(?<=by )|(?<=until )|(?<=since )|(?<=early )|(?<=late ))may|{_either(wide, but='may')}"
    month = rf"(?P<month>{sure if language is Language.ENGLISH else _either(wide)})(?![a-z]){year.format('year')}"
    alone = rf"(?<![a-z])(?:{month}|(?P<weekday>{_either(weekdays)})s?(?![a-z]))"
    return re.compile(f"{before}|{after}"), re.compile(alone), months, weekdays


def _either(names: dict[str, int], but: str = "") -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name != but) or "(?!)"


def _table(forms: Mapping[str, Mapping[str, Mapping[int, str]]], width: str) -> dict[str, int]:
    """Return Babel's names of one width, level. Names with digits are read as Asian dates."""
    found = {level(name).rstrip("."): number for form in forms.values() for number, name in form.get(width, {}).items()}
    return {name: number for name, number in found.items() if not re.search(r"\d", name)}
