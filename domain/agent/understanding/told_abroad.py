"""How records in other languages tell what a kind of question asks for, beside the English words of the kind."""

import re
from dataclasses import replace

from domain.agent.understanding.care_words import CARE_TOLD
from domain.agent.understanding.fact_kinds import Kind, kind_of

NOTHING = r"(?!)"
VALID = r"gultig\w*|haltbar\w*|valid[aeo]s?|caduc\w*|valables?|scad\w+|wazn[aeiy]\w*|geldig\w*|houdbaar\w*"
TOLD = {
    "care": CARE_TOLD,
    "water": r"""wasser(?:dicht|fest|abweis|saule)\w*|impermeab\w+|waterdicht\w*|waterafstotend\w*|wodoodporn\w*
        nieprzemakal\w*|etanch\w+|membran[ae]?|przeciwdeszcz\w*""",
    "material": r"""baumwoll\w*|\w*wolle|leinen|seide|\w*leder|kunststoff|holz|stahl|bawelna\w*|welna\w*
        len|lniany|skora|jedwab\w*|drewn\w*|stali?|stalow\w+|akryl|acryl|algodon|lana|lino|seda|cuero|piel|madera|acero
        acrilic[oa]|coton|laine|lin|soie|cuir|bois|acier|acrylique|cotone|seta|pelle|legno|acciaio|algodao|couro
        madeira|katoen|wol|linnen|zijde|leer|hout|staal|poliest\w*|polyamid\w*""",
    "lasting": VALID,
}
# Where its title holds "de" the word is cut from the question with it: "(de) que esta hecha la camiseta de algodón".
ASKED = {
    "lasting": rf"{VALID}|validade|vence|dura|valabilita",
    "material": r"que (?:esta|estan|e|sao) (?:hech|feit)\w+|matieres?|tessut\w+|tejidos?|tkanin\w*|zusammensetzung",
}


def told_abroad(kind: Kind) -> Kind:
    """Return the kind told in the words of other languages, too, and asked for in a few more of them."""
    if kind.name not in TOLD:
        return kind
    told = kind_of(kind.name, NOTHING, TOLD[kind.name]).tells.pattern
    wider = replace(kind, tells=re.compile(f"{kind.tells.pattern}|{told}"))
    if kind.name not in ASKED:
        return wider
    words, unspaced = kind.asked
    asked = kind_of(kind.name, f"{words}\n{ASKED[kind.name]}", NOTHING, unspaced=unspaced)
    return replace(wider, asks=asked.asks, asked=asked.asked)
