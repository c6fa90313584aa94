"""Words on which a sentence turns: with another one in their place it says another thing, whatever the record says."""

import re
from unicodedata import category

from domain.language.words import fold

# What a word does in a sentence, and the words that do it in the languages that we speak.
TURNING = {
    "denies": "not no non nor never none nothing nobody neither without cannot hardly t don doesn didn isn aren wasn"
    " weren won wouldn couldn shouldn hasn haven dont doesnt isnt arent cant wont nicht nichts nie niemals kein keine"
    " keinen keinem keiner keines ohne weder ne n pas jamais rien aucun aucune sans ni nunca jamas nada ningun ninguna"
    " sin tampoco nao nem nenhum nenhuma sem mai nessun nessuna nessuno senza niente niet niets nooit geen zonder nie"
    " nigdy nic zaden zadna zadne bez brak ani",
    "allows": "can cannot cant could couldn may might able allowed kann konnen darf durfen peut peuvent pouvez puede"
    " pueden podemos pode podem puo possono kan kunnen mag mogen moze mozna mozesz",
    "demands": "must should shouldn need muss mussen soll sollen doit doivent devez debe deben deve devem"
    " devono moet moeten musi musisz nalezy",
    "all": "all every everything everyone always any each both alle alles jede jeder jedes immer tout tous toute toutes"
    " toujours chaque todo todos toda todas siempre sempre ogni tutto tutti tutte alles elke altijd iedere wszystko"
    " wszystkie kazdy zawsze",
    "only": "only nur seulement uniquement solo solamente so apenas somente soltanto alleen slechts tylko",
    "least": "more over above least longer higher dearest mehr uber mindestens plus moins mas menos mais pelo piu"
    " almeno meer minstens wiecej najmniej",
    "most": "less under below most fewer shorter lower cheapest weniger unter hochstens fewest",
    "begins": "from since after ab seit nach apres depuis despues desde depois dopo na vanaf od po",
    "ends": "until till before within up bis vor innerhalb avant jusqu antes hasta ate entro prima voor tot binnen"
    " przed",
    "day": "today tonight tomorrow yesterday now immediately heute morgen gestern sofort aujourd demain hier hoy manana"
    " ayer hoje amanha ontem oggi domani ieri vandaag gisteren dzis dzisiaj jutro wczoraj monday tuesday wednesday"
    " thursday friday saturday sunday hour hours day days week weeks month months year years",
    "free": "free complimentary gratis kostenlos umsonst gratuit gratuite gratuito gratuita darmowy darmowa bezplatny",
    "vows": "guarantee guaranteed promise promised certainly garantiert garantie garanti garantizado garantido"
    " garantito gegarandeerd gwarantowane",
}
UNSPACED = {
    "denies": ("않", "없", "못", "안 ", "아니", "ない", "なく", "ません", "なし", "無", "不", "ず"),
    "day": ("오늘", "내일", "어제", "今日", "明日", "昨日"),
    "free": ("무료", "無料"),
    "vows": ("보장", "保証"),
}
DOES: dict[str, set[str]] = {}
for what, words in TURNING.items():
    for word in words.split():
        DOES.setdefault(word, set()).add(what)
APOSTROPHES = re.compile(r"['’`´-]")
WORD = re.compile(r"\w+")
# Signs of addresses and of markup, and a dot within a name.
ADDRESS = re.compile(r"[<>@/\\[\]|]|\w[.。．｡]\w{2}")
SIZE = re.compile(r"(?:\d?x{0,4}[sl]|m)", re.IGNORECASE)


def turns(words: str, instead: str) -> bool:
    """Whether a sentence says another thing with `instead` in the place of `words`."""
    return doing(words) != doing(instead)


def doing(words: str) -> frozenset[str]:
    """Return what the words do in a sentence: {"denies", "allows"} of "can't"."""
    folded = WORD.findall(fold(APOSTROPHES.sub(" ", words)))
    unspaced = (what for what, signs in UNSPACED.items() if any(sign in words for sign in signs))
    return frozenset(what for word in folded for what in DOES.get(word, ())) | frozenset(unspaced)


def is_no_word(words: str) -> bool:
    """Whether it is an address, markup, a size, a number in one sign, or holds signs that are not seen."""
    counts = any(category(sign) in ("No", "Nl") for sign in words)
    return counts or not words.isprintable() or bool(ADDRESS.search(words) or SIZE.fullmatch(words))
