"""How the lightest, the warmest, the biggest are asked for, folded; after `||` what stands in unspaced scripts."""

import re

LIGHTEST = (
    r"lightest|most lightweight|least heavy|weighs? (?:the )?least|leichtest\w*|(?:mas|el|la) (?:mas )?liger[oa]"
    r"|najlzejsz\w*|plus leger\w*|piu legger\w*|lichtste|mais leves?||(?:一番|最も)軽い|最軽量|가장 가벼운"
)
HEAVIEST = r"heaviest|weighs? (?:the )?most|schwerst\w*|mas pesad[oa]|najciezsz\w*|plus lourd\w*|piu pesant\w*|zwaarste"
WARMEST = (
    r"warmest|warmst\w*|mas calid[oa]|mas calentit[oa]|najcieplejsz\w*|plus chaud\w*|piu cald[oa]|mais quentes?"
    r"||(?:一番|最も)暖かい|가장 따뜻한"
)
BIGGEST = (
    r"biggest|largest|roomiest|grosst\w*|mas grandes?|najwieksz\w*|plus grand\w*|piu grand[ei]|grootste|maiores"
    r"||(?:一番|最も)大きい|가장 큰"
)
SMALLEST = (
    r"smallest|tiniest|kleinst\w*|mas pequen\w*|najmniejsz\w*|plus petit\w*|piu piccol\w*|kleinste"
    r"||(?:一番|最も)小さい"
)
LASTING = (
    r"longest(?:[ -]lasting| (?:battery|burn|run)\w*(?: (?:life|time))?)|lasts? (?:the )?longest"
    r"|burns? (?:the )?longest|best battery(?: life)?"
)
LONGEST = r"longest|langst\w*|mas larg[oa]s?|najdluzsz\w*"
SHORTEST = r"shortest|kurzest\w*|mas cort[oa]s?|najkrotsz\w*"
TALLEST = r"tallest|highest|hochst\w*|mas alt[oa]s?|najwyzsz\w*"
BRIGHTEST = r"brightest|hellst\w*|najjasniejsz\w*|plus lumineu\w*|most lumens"
STRONGEST = r"most powerful|strongest|starkst\w*|mas potentes?"
DRIEST = r"most waterproof|most water resistant|wasserdichtest\w*"

# Of two that are named, "bigger" asks what "biggest" does. What other languages say with "more" is among those above.
COMPARATIVES = {
    **dict.fromkeys(("leichter", "lichter", "lzejszy", "lzejsza", "lzejsze"), "lightest"),
    **dict.fromkeys(("schwerer", "zwaarder", "ciezszy", "ciezsza", "ciezsze"), "heaviest"),
    **dict.fromkeys(("grosser", "groter", "mayor", "wiekszy", "wieksza", "wieksze"), "biggest"),
    **dict.fromkeys(("kleiner", "menor", "mniejszy", "mniejsza", "mniejsze"), "smallest"),
    **dict.fromkeys(("cieplejszy", "cieplejsza", "cieplejsze"), "warmest"),
    **dict.fromkeys(("heller", "helderder", "jasniejszy", "jasniejsza", "jasniejsze"), "brightest"),
    **dict.fromkeys(("taller", "higher", "hoher", "hoger", "wyzszy", "wyzsza", "wyzsze"), "tallest"),
    **dict.fromkeys(("langer", "dluzszy", "dluzsza", "dluzsze"), "longest"),
    **{"bigger": "biggest", "larger": "largest", "smaller": "smallest", "warmer": "warmest", "brighter": "brightest"},
    **{"stronger": "strongest", "more waterproof": "most waterproof", "lighter": "lightest", "heavier": "heaviest"},
}

# What shall outdo a thing that is spoken of, by the superlative that measures it: "something lighter than the Vik".
OUTDOING = {
    "cheapest": (
        r"cheaper|less (?:expensive|pricey)|(?:gunst|bill|preiswert)iger\w*|mas (?:barat|economic)\w+|moins cher\w*"
        r"|meno car\w*|piu economic\w+|tansz\w+|goedkop\w+|mais (?:barat\w+|em conta)||더 (?:싼|저렴)|もっと安|より安"
    ),
    "lightest": (
        r"lighter|less heavy|leichter\w*|mas liger[oa]s?|plus leger\w*|piu legger\w+|lzejsz\w+|lichter\w*|mais leves?"
        r"||더 가벼|もっと軽|より軽"
    ),
    "biggest": (
        r"bigger|larger|roomier|grosser\w*|mas grandes?|plus grand\w*|piu grand\w+|wieksz\w+|groter\w*|maior(?:es)?"
        r"||더 큰|もっと大き|より大き"
    ),
    "smallest": (
        r"smaller|more compact|kleiner\w*|mas pequen\w+|plus petit\w*|piu piccol\w+|mniejsz\w+|menor(?:es)?"
        r"||더 작은|もっと小さ|より小さ"
    ),
    "warmest": (
        r"warmer\w*|mas (?:calid|calient|abrigad)\w+|plus chaud\w*|piu cald\w+|cieplejsz\w+|mais quentes?"
        r"||더 따뜻|もっと暖か|より暖か"
    ),
    "brightest": r"brighter|heller\w*|mas luminos\w+|plus lumineu\w+|piu luminos\w+|jasniejsz\w+|helderder\w*",
    "strongest": r"stronger|more powerful|starker\w*|mas potentes?|plus puissant\w*|piu potent\w+|mocniejsz\w+",
    "most waterproof": r"more (?:waterproof|water resistant)|wasserdichter\w*|mas impermeables?|plus etanches?",
}


def either(*words: str) -> re.Pattern[str]:
    """Return the pattern of words before `||`, each whole, and of what stands in unspaced scripts after it. Of several
    sets of words it finds any: in a fifth of the time in which each is looked for."""
    told = [one.partition("||") for one in words]
    spaced, unspaced = "|".join(one[0] for one in told), "|".join(one[2] for one in told if one[2])
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)" + (f"|{unspaced}" if unspaced else ""))
