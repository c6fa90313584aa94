"""What goods are made of, by its names in the languages we read; of what is called skin as well, nothing is asked.

One line a material: the words are stems, any ending may follow. `=` marks a whole word.
"""

import re
from functools import cache

from domain.language.words import UNSPACED_SIGN, fold

MATERIALS = {
    "merino": "merino mérino メリノ 메리노",
    "cashmere": "cashmere kaschmir kaszmir cachemir casimir カシミヤ 캐시미어",
    "wool": "wool =wolle =lana wełn =laine =wol 양모 ウール 羊毛",
    "leather": "leather =leder =cuir =cuero =couro skórzan 가죽 レザー",
    "suede": "=suede wildleder zamsz =daim gamuza camurça nubuck スエード 스웨이드",
    "silk": "=silk =seide =seda =soie =seta jedwab =zijde 실크 シルク",
    "linen": "=linen =leinen =lino =lin =len =linnen 리넨 リネン",
    "cotton": "cotton =baumwolle algodon algodao =coton cotone bawełn katoen コットン",
    "denim": "=denim デニム 데님",
    "fleece": "=fleece フリース 플리스",
    "velvet": "=velvet =samt =velours aksamit terciopelo velluto",
    "nylon": "=nylon ナイロン 나일론",
    "polyester": "polyester poliester poliestere ポリエステル 폴리에스터",
    "down": "=puch =puchu =daunen =daune =piuma =dons",
    "rubber": "=rubber =gummi kauczuk =caoutchouc ゴム",
    "steel": "=steel =stahl =edelstahl =acier =inox =acero =acciaio =stal ステンレス",
    "wood": "=wood =holz =bois =madera =madeira =legno drewn =hout",
    "bamboo": "bamboo bambus bambou bambú =bamboe",
}
# Who says wool may mean the merino before them; who says merino means no other wool.
NARROWER = {"wool": ("merino", "cashmere"), "leather": ("suede",)}
# How German compounds begin of things that are made of it.
COMPOUNDED = {
    "wool": ("woll",),
    "silk": ("seiden",),
    "cotton": ("baumwoll",),
    "linen": ("leinen",),
    "wood": ("holz",),
    "down": ("daunen",),
    "steel": ("stahl",),
}
SHORTEST_REST = 4  # letters of what such a compound is: "wollen" is no thing of wool
SURE_WITHIN = 5  # letters of a name that is found within another word: "merinowolle"


@cache
def material_named() -> re.Pattern[str]:
    """Return what finds the name of a material in folded text."""
    return re.compile("|".join(_found_by(word) for line in MATERIALS.values() for word in line.split()))


def material_of(name: str) -> str:
    """Return the English for a folded word that names a material; "" where it names none."""
    named = (one for one, line in MATERIALS.items() for word in (f"={one}", *line.split()) if _is_so(word, name))
    return next(named, "")


def is_told_of(name: str, told: str) -> bool:
    """Whether a folded text speaks of the material that a folded word names, or of a sort of it."""
    meant = material_of(name)
    words = (word for one in (meant, *NARROWER.get(meant, ())) for word in (f"={one}", *MATERIALS[one].split()))
    return any(re.search(_within(word), told) for word in words)


def is_made_of(name: str, told: str) -> bool:
    """Whether a folded text names the material anywhere, at the beginning of a compound as well: "wollpullover"."""
    return is_told_of(name, told) or any(
        re.search(rf"\b{stem}\w{{{SHORTEST_REST},}}", told) for stem in COMPOUNDED.get(material_of(name), ())
    )


def _is_so(word: str, name: str) -> bool:
    return re.fullmatch(_found_by(word), name) is not None


def _found_by(word: str) -> str:
    plain = re.escape(fold(word.removeprefix("=")))
    if UNSPACED_SIGN.search(word):
        return plain
    return rf"\b{plain}\b" if word.startswith("=") else rf"\b{plain}\w*"


def _within(word: str) -> str:
    plain = fold(word.removeprefix("="))
    if len(plain) >= SURE_WITHIN or UNSPACED_SIGN.search(word):
        return rf"(?<!baum){re.escape(plain)}"  # cotton is no wool, though German calls it so
    return rf"\b{re.escape(plain)}\b"
