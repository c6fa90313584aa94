"""The state in which something shall be given back, and the sentences that tell of just that. Patterns are for folded
words."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from domain.language.words import fold

TEXTS_IN_MEMORY = 2048  # messages and sentences, per process; some hundred bytes each


class Condition(StrEnum):
    OPENED = "opened"
    USED = "used"
    WORN = "worn"
    WASHED = "washed"
    WITHOUT_TAGS = "without tags"
    WITHOUT_BOX = "without its box"


# What shoppers say of it, and texts as well.
SAID = {
    Condition.OPENED: (
        r"\b(?:opened|opening|unseal\w*|unwrapp?\w*|unbox\w*|seal (?:is |was |has been |got )?broken"
        r"|bro(?:ke|ken) (?:the )?seal|geoffnet\w*|aufgemacht|ausgepackt|angebrochen\w*|abiert[oa]s?|ouverte?s?"
        r"|deballe\w*|apert[oaie]|abert[oa]s?|geopend\w*|opengemaakt|uitgepakt|otwart\w*|otworz\w*|rozpakowan\w*)\b"
        r"|개봉|뜯|開封|開け"
    ),
    Condition.USED: (
        r"\b(?:used(?! to\b)|using|benutzt\w*|gebraucht\w*|usad[oa]s?|utilisee?s?|usat[oaie]|utilizzat\w+"
        r"|utilizad[oa]s?|gebruikt\w*|uzywan\w*|uzyt\w*)\b|사용한|사용했|使用し|使用済|使った"
    ),
    Condition.WORN: (
        r"\b(?:worn|wore|wearing|getragen\w*|puest[oa]s?|porte(?:e|s|es)\b|indossat\w+|vestid[oa]s?|gedragen\w*"
        r"|noszon\w*|nosil\w*)\b|착용|입었|입은|신었|着用|着た|履い"
    ),
    Condition.WASHED: (
        r"\b(?:washed|gewaschen\w*|lavad[oa]s?|lavee?s?|lavat[oaie]|gewassen|pran[aeyi]\w*|wypran\w*|upran\w*)\b|세탁했"
        r"|세탁한|빨았|洗濯し|洗った"
    ),
    Condition.WITHOUT_TAGS: (
        r"\b(?:(?:hang|swing)?tags|(?:the|its|a|no|any|hang|swing|price|paper|without) ?tag|etikett(?:en)?"
        r"|preisschild\w*|etiquetas?|etiquettes?|etichett[ae]"
        r"|kaartjes?|prijskaart\w*|metk\w*|metek)\b|택(?!배)|태그|タグ"
    ),
    Condition.WITHOUT_BOX: (
        r"\b(?:packag(?:e|ing)|packing|(?:original|without (?:the|its|a|any)|no|lost the|threw (?:away |out )?the) "
        r"(?:shoe ?)?box|(?:originals?)?verpackung\w*|ovp|karton|embalajes?|empaques?|sin (?:la |su )?caja|emballages?"
        r"|boite d origine|sans (?:la |sa )?boite|confezion[ei]|imballaggi[oi]?|scatola|embalagem|embalagens|caixa"
        r"|verpakking\w*|opakowani\w*|pudelk\w*)\b|포장|박스|상자|包装|箱"
    ),
}
# What only a shopper says: what they mean to do, or did.
DONE = {
    Condition.OPENED: (
        r"\b(?:open (?:it|them|this|that|the (?:box|pack\w*|seal|jar|bottle|tube|bag))|break the seal|offne|abro"
        r"|abri\w*|(?:j|l)?ouvre|apro|otworze)\b"
    ),
    Condition.USED: r"\b(?:use (?:it|them|this|that)|usei|use\b(?= y\b|$)|lo use|la use|utilice|uzyl\w*|uzyje)\b",
    Condition.WORN: r"\bwear (?:it|them|this|that)\b",
    Condition.WASHED: r"\bwash (?:it|them|this|that)\b|\b(?:wypral\w*|upral\w*|lave\b)",
}
# What only texts say: "unopened", "sealed", "unworn".
DEMANDED = {
    Condition.OPENED: (
        r"\b(?:unopened|sealed|seals?|ungeoffnet\w*|versiegel\w*|siegel|precint\w*|sellad[oa]s?|sin abrir|scelle\w*"
        r"|sceau|non ouverte?s?|sigillat\w*|sigillo|lacrad\w*|verzegel\w*|ongeopend|zaplombowan\w*|nieotwart\w*)\b"
        r"|미개봉|未開封"
    ),
    Condition.USED: (
        r"\b(?:unused|use|unbenutzt\w*|ungebraucht\w*|sin us(?:ar|o)|non utilise\w*|non usat\w*|ongebruikt\w*"
        r"|nieuzywan\w*|nao usad\w*)\b|미사용|未使用"
    ),
    Condition.WORN: (
        r"\b(?:unworn|ungetragen\w*|non porte\w*|non indossat\w*|ongedragen|nienoszon\w*)\b|미착용|未着用"
    ),
    Condition.WASHED: r"\b(?:unwashed|ungewaschen\w*|sin lavar|non lave\w*|non lavat\w*|ongewassen|niepran\w*)\b",
}
# Where nothing is told of the one, the other tells it as well: what was worn was used.
AKIN = {Condition.USED: Condition.WORN, Condition.WORN: Condition.USED}
PUT = {one: re.compile("|".join(filter(None, (SAID[one], DONE.get(one))))) for one in Condition}
TOLD = {one: re.compile("|".join(filter(None, (SAID[one], DEMANDED.get(one))))) for one in Condition}
# The wish goes back, and not the thing: "your return label", "which box do I tick".
NO_STATE = re.compile(r"\b(?:return|shipping|prepaid|gift|po) (?:label|box)\w*|\bopening (?:hours|times)\b")


@lru_cache(TEXTS_IN_MEMORY)
def conditions_put(message: str) -> frozenset[Condition]:
    """Return the states in which the message says that something is, or would be."""
    return _found(PUT, message)


@lru_cache(TEXTS_IN_MEMORY)
def conditions_told(sentence: str) -> frozenset[Condition]:
    """Return the states of which a sentence of a store's texts tells."""
    return _found(TOLD, sentence)


def _found(said: Mapping[Condition, re.Pattern[str]], text: str) -> frozenset[Condition]:
    plain = NO_STATE.sub(" ", fold(text))
    return frozenset(one for one, pattern in said.items() if pattern.search(plain))
