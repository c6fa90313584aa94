"""Whether a message asks which languages are answered in, and after which: "¿hablan español?", "Mówicie po polsku?"."""

import re
from functools import cache, lru_cache

from babel import Locale

from domain.language.languages import Language
from domain.language.words import WORD, fold

LONGEST = 120  # characters of a message that asks for nothing else
TEXTS_IN_MEMORY = 256  # per process; a message is read so a few times in a turn
# What is spoken elsewhere, by its code.
OTHERS = """ru uk zh ar tr hi cs sk hu ro bg sv no da fi el he th vi id fa hr sr sl lt lv et ca eu gl ur ms bn ta sq
    mk tl""".split()
ALSO_CALLED = {
    "castellano": Language.SPANISH,
    "castilian": Language.SPANISH,
    "flemish": Language.DUTCH,
    "vlaams": Language.DUTCH,
    "hollandisch": Language.DUTCH,
    "holandes": Language.DUTCH,
    "hollandais": Language.DUTCH,
    "olandese": Language.DUTCH,
    "mandarin": None,
    "cantonese": None,
}
# A language as it is spoken in Polish: "po polsku".
PO = {
    "angielsku": Language.ENGLISH,
    "niemiecku": Language.GERMAN,
    "hiszpansku": Language.SPANISH,
    "francusku": Language.FRENCH,
    "wlosku": Language.ITALIAN,
    "japonsku": Language.JAPANESE,
    "koreansku": Language.KOREAN,
    "niderlandzku": Language.DUTCH,
    "holendersku": Language.DUTCH,
    "polsku": Language.POLISH,
    "portugalsku": Language.PORTUGUESE,
}
_IT = r"(?P<tongue>[^\W\d_]+(?: (?:or|and|oder|und|o|y|e|et|ou|lub|albo|i|of|en) [^\W\d_]+)*)"
_PO = r"po (?P<tongue>[a-z]+[sc]ku)"
_HI = r"(?:(?:hi|hello|hey|ok|so|and|but|sorry|hallo|hola|bonjour|ciao|hoi|czesc|hej|ola|y|e|et|und|en|a) ){0,2}"
_BYE = (
    r"(?: (?:please|pls|also|too|here|at all|por favor|tambien|aqui|bitte|auch|hier|s il vous plait|svp|aussi|ici|anche"
    r"|qui|per favore|ook|alstublieft|prosze|tez|tu|tutaj|tambem))*"
)
_SPEAK = r"(?:speak|talk|understand|write|chat|reply|answer|respond)"
_PUEDE = r"(?:puedo|podemos|puede|puedes|pueden|se puede)"
LANGUAGES = "languages sprachen idiomas langues lingue talen jezyki jezykach linguas".split()
# Words of a message that is nothing but this question, by its language.
ASKED = {
    Language.ENGLISH: (
        rf"(?:(?:do|can|could|does) )?(?:you|u|ya|yall|this bot|the bot)(?: guys| all| also)?"
        rf" {_SPEAK}(?: to me)?(?: in)? {_IT}",
        rf"(?:can|could|may) (?:i|we) (?:{_SPEAK}|ask|type|continue)(?: to you| with you)?(?: in)? {_IT}",
        rf"(?:what|which) (?:other )?languages (?:do|can) (?:you|u) (?:{_SPEAK}|support)(?: in)?",
    ),
    Language.GERMAN: (
        rf"(?:sprichst|sprecht|sprechen|redet|redest|verstehst|versteht|verstehen)(?: (?:du|ihr|sie|man))?(?: auch)?"
        rf" {_IT}",
        rf"(?:kannst|konnt|konnen) (?:du|ihr|sie)(?: auch)? {_IT}"
        r"(?: (?:sprechen|reden|verstehen|schreiben|antworten))?",
        rf"(?:kann|darf) ich(?: (?:auch|mit|dir|euch|ihnen|hier))* (?:auf )?{_IT} (?:schreiben|fragen|reden|sprechen)",
        r"welche sprachen (?:sprichst|sprecht|sprechen|verstehst|verstehen|kannst|konnt) (?:du|ihr|sie)",
    ),
    Language.SPANISH: (
        rf"(?:(?:usted|ustedes|tu) )?(?:hablas?|hablan|hablais|entiendes?|entienden|atienden|responden|respondes?)"
        rf"(?: (?:usted|ustedes|tu|vosotros|aqui|tambien|en))* {_IT}",
        rf"se habla {_IT}",
        rf"{_PUEDE} (?:hablar|escribir(?:te|les|le|os)?|preguntar)(?: con (?:usted|ustedes)| contigo)?(?: en)? {_IT}",
        r"(?:en )?que idiomas (?:hablas?|hablan|hablais|entiendes?|entienden|responden)",
    ),
    Language.FRENCH: (
        rf"(?:est ce que )?(?:(?:tu|vous|on) )?(?:parle[sz]?|comprene[zs]|comprends|repondez|reponds|ecrivez)"
        rf"(?: (?:tu|vous|aussi|en|le))* l?{_IT}",
        rf"(?:est ce que )?(?:on peut|puis je|je peux)(?: vous)? (?:parler|ecrire)(?: en)? l?{_IT}",
        r"quelles langues (?:parlez|parles|comprenez) (?:vous|tu)",
    ),
    Language.ITALIAN: (
        rf"(?:(?:tu|voi|lei) )?(?:parli|parla|parlate|capisci|capisce|capite|rispondi|rispondete)"
        rf"(?: (?:anche|in|voi|tu))* l?{_IT}",
        rf"(?:si parla|(?:posso|possiamo) (?:parlare|scrivere|scrivervi|scriverti))(?: anche)?(?: in)? l?{_IT}",
        r"(?:quali|che) lingue (?:parli|parla|parlate|capite|capisci)",
    ),
    Language.DUTCH: (
        rf"(?:spreekt?|spreken|praat|praten|verstaa?n?|begrijpt?|begrijpen)(?: (?:je|jij|jullie|u|ook))* {_IT}",
        rf"(?:kan ik|kun je|kunnen jullie|kunt u|kunnen we)(?: (?:ook|met|jullie|in|het|u))* {_IT}"
        r" (?:schrijven|praten|spreken|chatten|antwoorden)",
        r"welke talen (?:spreekt?|spreken|verstaan) (?:je|jij|jullie|u)",
    ),
    Language.POLISH: (
        rf"(?:czy )?(?:(?:pan|pani|panstwo|ty|wy) )?(?:mowi(?:sz|cie|a)?|rozmawia(?:sz|cie)|rozumie(?:sz|cie)"
        rf"|pisze(?:sz|cie)|odpowiada(?:sz|cie))(?: (?:panstwo|tu|tez))* {_PO}",
        rf"(?:czy )?(?:moge|mozemy|mozna)(?: (?:z wami|z toba|tu|do was|do ciebie|tez))* (?:pisac|mowic|rozmawiac"
        rf"|porozmawiac)(?: (?:z wami|z toba|tu|do was))* {_PO}",
        rf"{_PO} (?:mowi(?:sz|cie)|mozna|rozmawia(?:sz|cie))",
        rf"(?:czy )?(?:znasz|znacie|rozumiesz|rozumiecie)(?: (?:jezyk|tez))* {_IT}",
        r"(?:w )?jaki(?:e|ch) jezyk(?:i|ach) (?:mowi|rozmawia|zna|pisze|odpowiada|obsluguje)(?:sz|cie)",
    ),
    Language.PORTUGUESE: (
        rf"(?:(?:voces?|tu) )?(?:falas?|falam|falais|entendes?|entendem|respondem?)(?: (?:voces?|em|tambem))* {_IT}",
        rf"(?:posso|podemos) (?:falar|escrever)(?: com voces?)?(?: em)? {_IT}",
        r"(?:que|quais) (?:idiomas|linguas) (?:voces? )?(?:falas?|falam|entendem?)(?: voces?)?",
    ),
}
UNSPACED_ASKED = {
    Language.JAPANESE: r"(?P<tongue>[^\W\d_]*?語)(?:は|を|で|が|でも|も)?(?:話せ|話し|はなせ|しゃべ|喋|わか|分か|通じ"
    r"|対応|大丈夫|使え|書い|聞い|質問).{0,10}",
    Language.KOREAN: r"(?P<tongue>[^\W\d_]*?어)(?:를|로|도|는|가)? ?(?:말|할 수|할 줄|하세|하시|하나|해요|가능|되나|돼"
    r"|지원|대화|상담|문의|질문|알아|이해).{0,12}",
}
WHICH = {Language.JAPANESE: r"何語.{0,12}", Language.KOREAN: r"(?:어떤|무슨) 언어.{0,14}"}


def asks_of_tongues(text: str) -> bool:
    """Whether a message asks for nothing but whether a language is spoken here, or which are."""
    return asked_in(text) is not None


def asked_in(text: str) -> Language | None:
    """Return the language in which that is asked; None where it is not."""
    return next((language for language, _ in _questions(text)), None)


def tongues_named(text: str) -> tuple[Language | None, ...]:
    """Return the languages that are asked after, None for one that is never answered in; () for none in particular."""
    named = next((said for _, said in _questions(text)), "")
    return tuple(_named()[word] for word in named.split() if word in _named())


@lru_cache(TEXTS_IN_MEMORY)
def _questions(text: str) -> tuple[tuple[Language, str], ...]:
    """Return in which language it is asked and what is named there, "" where it is asked which languages there are."""
    if len(text) > LONGEST:
        return ()
    words = WORD.findall(fold(text))
    plain = " ".join(words)
    if plain.isascii() and _signs().isdisjoint(words):
        return ()
    found = ((language, one.fullmatch(plain)) for language, one in _patterns())
    said = [(language, match.groupdict().get("tongue") or "") for language, match in found if match]
    return tuple((language, words) for language, words in said if not words or _names_one(words))


def _names_one(words: str) -> bool:
    return any(word in _named() for word in words.split())


@cache
def _patterns() -> tuple[tuple[Language, re.Pattern[str]], ...]:
    spaced = [(language, f"{_HI}(?:{one}){_BYE}") for language, several in ASKED.items() for one in several]
    unspaced = [*UNSPACED_ASKED.items(), *WHICH.items()]
    return tuple((language, re.compile(one)) for language, one in (*spaced, *unspaced))


@cache
def _signs() -> frozenset[str]:
    """Return words of which each such question in plain letters holds one: "l'anglais" is a word of it, too."""
    return frozenset((*_named(), *(f"l{word}" for word in _named()), *LANGUAGES))


@cache
def _named() -> dict[str, Language | None]:
    """Return the languages by what each of ours calls them: {"polnisch": POLISH, "ruso": None, ...}."""
    ours = {language.value: language for language in Language}
    named: dict[str, Language | None] = {}
    for within in Language:
        for code in (*OTHERS, *ours):
            named[fold(Locale(within.value).languages[code])] = ours.get(code)
    return named | ALSO_CALLED | PO | dict.fromkeys(("rosyjsku", "ukrainsku", "czesku", "chinsku"))
