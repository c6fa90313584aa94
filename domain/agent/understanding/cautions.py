"""What people must know before they use or eat a thing: whether it is free of something, or safe for somebody."""

import re

from domain.agent.understanding.fact_kinds import Kind, kind_of
from domain.language.words import fold

PREGNANCY = r"pregn[ae]n\w*|breast[ -]?feed\w*|nursing|lactat\w*|schwanger\w*|still(?:zeit|end|en)|embaraz\w*|lactancia"
MORE_PREGNANCY = (
    r"enceintes?|allait\w*|grossesse|w ciazy|ciaz\w*|karmi\w*|gravid\w*|amament\w*|incinta|allatt\w*|zwanger\w*"
)
NUTS = r"tree nuts?|peanuts?|almonds?|hazelnuts|walnuts|cashews?|pistachios?|pecans?|macadamias?"
# "Contains", "without" and the like, before what is in it: a "lait" alone is one for the body.
HOLDS = (
    r"(?:contien\w*|contene?|contem|zawiera\w*|bevat\w*|enthalt\w*|sin|sans|senza|sem|bez|zonder|ohne|tem|tiene|hay|ha|con"
    r"|avec|mit|met|com|aux?|alle?|allerg\w+ \w+) (?:(?:du|de|del|della|des|la|le|les|los|las|i|il|die|das) )?"
)
LACTOSE = r"lactose|laktose|lactosa|laktoz\w*|lattosio|dairy|casein"
# Each tells only of itself: that a cream is free of gluten says nothing of nuts.
CAUTIONS = (
    kind_of("pregnancy", f"{PREGNANCY}|{MORE_PREGNANCY}", f"{PREGNANCY}|{MORE_PREGNANCY}"),
    kind_of(
        "infants",
        r"""safe (?:\w+ ){0,2}for (?:\w+ )?(?:kids?|children|toddlers?)
        bab(?:y|ies)|newborns?|infants?|\d+[ -]?(?:weeks?|months?|mos?)[ -]olds?
        sauglinge?|bebes?|niemowl\w*|neonat\w*""",
        r"""bab(?:y|ies)|newborns?|from birth|infants?|children|kids|months?|sauglinge?|bebes?
        under (?:one|two|three|\d+)""",
    ),
    kind_of(
        "gluten",
        r"gluten\w*|glutine|c(?:o)?eliacs?|zoliakie|celiac[oa]s?|wheat",
        r"gluten\w*|c(?:o)?eliacs?|wheat|rye|barley|spelt",
        unspaced="グルテン|小麦|글루텐|밀가루",
    ),
    kind_of(
        "nuts",
        rf"""^nuts?$|nut[ -]?(?:free|allerg\w+)|nussfrei
        (?:contains?|has|have|any|with|without|of|no|to) (?:any |tree )?nuts|{NUTS}
        nusse\w*|erdnuss\w*|fruits a coque|nueces|frutos secos|cacahuet\w*|frutta a guscio|arachid\w*|orzech\w*
        orzesz\w*|pinda\w*|amendoi\w+|noccioline|mandeln?|almendras?|amandes?|mandorl[ae]|amendoas?|migdal\w*|amandel\w*
        {HOLDS}(?:noix|noci|noten|nozes)|(?:zitten|zit) er (?:ook )?noten""",
        rf"nuts?|{NUTS}",
        unspaced="ナッツ|ピーナ|견과|땅콩",
    ),
    kind_of(
        "milk",
        rf"""{LACTOSE}|milk[ -]?(?:free|allerg\w+)|(?:contains?|contain any|has|have|any|with|without|of|no|to) milk
        {HOLDS}(?:lait|leche|latte|leite|mlek[oa]|melk|milch)|milch|melk""",
        rf"{LACTOSE}|milk|milch|butter|whey",
        unspaced="牛乳|ミルク|乳製品|우유|유제품",
    ),
    kind_of("soya", r"soya?|soja", r"soya?|soja|lecithin", unspaced="大豆|대두"),
    kind_of(
        "sesame",
        r"sesame[ -]?(?:free|allerg\w+)|(?:contains?|any|without|no|to|have|has) sesame",
        r"sesame|tahini",
    ),
    kind_of(
        "eggs",
        rf"egg[ -]?free|(?:contains?|any|with|without|to) eggs?|{HOLDS}(?:oeufs?|huevos?|uov[ao]|ovos?|jaj\w+|eier)",
        r"eggs?",
    ),
    kind_of(
        "vegan",
        r"""vegans?|vegetarians?|animal products?
        vegan[oae]\w*|vegane?[nrs]?|wegan\w*|wegans\w*|vegetarisch\w*|vegetarian[oae]|veganistisch\w*|vegetalien\w*""",
        r"vegan|vegetarian|animal products?|beeswax|carmine|gelatine?",
        unspaced="ビーガン|ヴィーガン|비건",
    ),
    kind_of(
        "animals",
        r"cruelty|(?:animal|bunny) (?:test\w*|friendly)|test\w* on animals?|tierversuch\w*|cruaute|crueldad",
        r"cruelty|animals?|leaping bunny|tierversuch\w*",
    ),
    kind_of("caffeine", r"caffeine|caffein|decaf\w*", r"caffeine|decaf\w*"),
    kind_of("alcohol", r"alcohol[ -]free|(?:contains?|any|with|without) alcohol", r"alcohol"),
    kind_of(
        "sugar", r"sugar[ -]?free|diabeti\w+|(?:contains?|any|with|without|much|added) sugar", r"sugars?|sweetener\w*"
    ),
    kind_of(
        "scent",
        r"fragrance[ -]?(?:free|s)?|perfumes?|(?:un)?scented|smells?|scents?|what does it smell",
        r"fragrance\w*|perfume\w*|(?:un)?scent\w*|smell\w*|odou?r\w*",
    ),
)
# What is said of whoever asks, and names no goods.
AILING = re.compile(
    r"\b(?:intoleran\w*|allerg\w*|free|safe|suitable|suffer\w*|person|people|someone|eat|eats|drink|use|stuff|things?|food|"
    r"products?|while|during)\b"
)
# Words by which it is asked of all that is sold, and not of the thing that is spoken of.
AMONG_ALL = re.compile(r"\b(?:what|whats|which|any|anything|something|everything|all|do (?:you|u) have|sell)\b")
FOOD = frozenset("snack snacks treat treats meal meals drink drinks sweet sweets candy groceries".split())
MEMBERS = {
    "nuts": ("peanuts", "almonds", "hazelnuts", "walnuts", "cashews", "pistachios", "pecans"),
    "milk": ("lactose", "dairy"),
}
# Who tells what has happened wants help and no sentence of a page.
HAPPENED = re.compile(
    r"\b(?:gave|made|got|had|having|ate|drank|swallowed|sick|ill|rash|swell\w*|swollen|burn(?:s|t|ed)?|hospital|reacted|"
    r"reaction|vomit\w*|died|dead)\b"
)


def cautions_asked(question: str) -> list[Kind]:
    """Return all that a question asks of this sort; nothing of one that tells what has happened."""
    folded = fold(question)
    return [] if HAPPENED.search(folded) else [kind for kind in CAUTIONS if kind.asks.search(folded)]


def caution_words(question: str) -> list[str]:
    """Return the words by which it asks for each: ["nut free"]."""
    return [found[0] for kind in cautions_asked(question) if (found := kind.asks.search(fold(question)))]


def ends_in_caution(text: str) -> bool:
    """Whether the last words ask for one: "cocoa vegan?" does, "vegan cocoa" looks for such a cocoa."""
    said = fold(text).rstrip(" ?!.？")
    return any(said.endswith(f" {words}") for words in caution_words(text))
