"""How the lightest, the warmest, the biggest are asked for, folded; after `||` what stands in unspaced scripts."""

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
