"""How much of a thing a clause speaks of: all of it, only this, none, all but this, or a share that no record tells."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from domain.agent.facts import Fact
from domain.agent.phrases import Claim
from domain.drafting.checking.goods import Mention, stock_fact
from domain.drafting.checking.holdings import Holding, Variant
from domain.language.languages import Language

# Of all that means some of a thing, what says no more than that.
A_PART = re.compile(r"\b(?:part|partly|partially|partial)\b")


class Share(StrEnum):
    BUT = "but"
    ONLY = "only"
    NONE = "none"
    SOME = "some"
    ALL = "all"


SPOKEN: dict[Language, dict[Share, str]] = {
    Language.ENGLISH: {
        Share.BUT: "except|apart from|all but|everything but|other than|besides",
        Share.ONLY: "only|solely|exclusively|nothing but|alone|just(?= (?:in|one|the|that|this)\\b)",
        Share.NONE: "none|neither|nothing|not a single|no (?:sizes?|colou?rs?|versions?|variants?|options?|parcels?|items?|part)",
        Share.SOME: "most|mostly|many|several|a few|few|some|almost|nearly|the majority|half|a handful|certain|plenty|lots|much|partly|partially|part|partial(?= (?:refund|amount|sum))",
        Share.ALL: "all|every|each|any|both|whole|entire|everything|fully|complete|completely|entirely|in full|full(?= (?:refund|amount|sum|payment|\\W?\\d))|anything|across|throughout|always|whichever|whatever",
    },
    Language.GERMAN: {
        Share.BUT: "ausser|bis auf|abgesehen von",
        Share.ONLY: "nur|ausschlieslich|lediglich|allein|bloss?",
        Share.NONE: "kein\\w*|nichts|weder",
        Share.SOME: "einige[rns]?|manche[rns]?|die meisten|meistens?|fast|viele[rn]?|wenige[rn]?|teilweise|mehrere[rn]?",
        Share.ALL: "alle[nrsm]?|alles|jede[nrsm]?|samtliche[nrsm]?|beide[nrsm]?|ganze[nrsm]?|gesamte[nrsm]?|immer|vollstandig|komplett",
    },
    Language.SPANISH: {
        Share.BUT: "excepto|salvo|menos en|a excepcion",
        Share.ONLY: "solo|solamente|unicamente|exclusivamente|unic[oa]s?",
        Share.NONE: "ningun\\w*|nada",
        Share.SOME: "algun[oa]s?|la mayoria|casi|much[oa]s|poc[oa]s|vari[oa]s",
        Share.ALL: "tod[oa]s?|cada|amb[oa]s|cualquier\\w*|enter[oa]s?|siempre|complet\\w+|por completo",
    },
    Language.FRENCH: {
        Share.BUT: "sauf|hormis|excepte|a part",
        Share.ONLY: "seulement|seule?s?|uniquement|exclusivement|que (?=en\\b|dans\\b|la\\b|le\\b|les\\b)|qu'(?=en\\b|un)",
        Share.NONE: "aucune?s?|rien",
        Share.SOME: "quelques|certaine?s|la plupart|presque|plusieurs|beaucoup|peu",
        Share.ALL: "tou(?:te)?s|toute?(?! (?:simplement|juste|a fait|de suite)\\b)|chaque|les deux|entier\\w*|toujours|integralement|completement|n'importe",
    },
    Language.PORTUGUESE: {
        Share.BUT: "exceto|salvo|menos em|a excecao",
        Share.ONLY: "so|somente|apenas|unicamente|exclusivamente|unic[oa]s?",
        Share.NONE: "nenhum\\w*|nada",
        Share.SOME: "algun?m?[as]?s?|a maioria|quase|muit[oa]s|pouc[oa]s|vari[oa]s",
        Share.ALL: "tod[oa]s?|tudo|cada|amb[oa]s|qualquer|inteir[oa]s?|sempre|complet\\w+",
    },
    Language.ITALIAN: {
        Share.BUT: "tranne|eccetto|salvo|a parte",
        Share.ONLY: "sol[oaie]|soltanto|solamente|unicamente|esclusivamente|unic[oaie]",
        Share.NONE: "nessun\\w*|niente|nulla",
        Share.SOME: "alcun[eio]|la maggior parte|quasi|molt[eio]|poch[ei]|divers[eio]|qualche",
        Share.ALL: "tutt[oaie]|ogni|ciascun\\w*|entramb[ei]|qualsiasi|inter[oaie]|sempre|complet\\w+",
    },
    Language.DUTCH: {
        Share.BUT: "behalve|met uitzondering",
        Share.ONLY: "alleen|slechts|enkel|uitsluitend|enige",
        Share.NONE: "geen|niets|noch",
        Share.SOME: "sommige|de meeste|bijna|veel|weinig|verschillende|enkele",
        Share.ALL: "alle|alles|elke?|iedere?|beide|hele|gehele|altijd|volledig|compleet",
    },
    Language.POLISH: {
        Share.BUT: "oprocz|z wyjatkiem|poza",
        Share.ONLY: "tylko|wylacznie|jedynie|jedyn\\w+",
        Share.NONE: "zadn\\w+|nic",
        Share.SOME: "niektor\\w+|wiekszosc\\w*|prawie|wiele|kilka|malo",
        Share.ALL: "wszystk\\w+|wszyscy|kazd\\w+|oba|obie|obydw\\w+|cal[aeyi]\\w*|zawsze|w calosci|kompletn\\w+",
    },
}
UNSPACED: dict[Language, dict[Share, str]] = {
    Language.KOREAN: {
        Share.ONLY: "만 |만$|오직|뿐",
        Share.SOME: "대부분|일부|거의|몇",
        Share.ALL: "모든|전부|모두|각|어떤|항상|전체|전 (?=사이즈|색)",
    },
    Language.JAPANESE: {
        Share.ONLY: "のみ|(?<!いた)だけ|しか",
        Share.SOME: "ほとんど|一部|いくつか|多く",
        Share.ALL: "すべて|全て|全(?=サイズ|色|部|商品|額|員)|どの|各|いつでも|常に|両方",
    },
}


def shares_in(text: str, languages: Sequence[Language]) -> list[tuple[int, int, Share]]:
    """Return where a level text says how much of a thing it speaks of, first to last."""
    found = [
        (match.start(), match.end(), share)
        for language in languages
        for share, pattern in _patterns(language)
        for match in pattern.finditer(text)
    ]
    return sorted(set(found))


def share_of(text: str, languages: Sequence[Language]) -> Share | None:
    """Return how much a level text speaks of; of several, what narrows most."""
    found = {share for _, _, share in shares_in(text, languages)}
    return next((share for share in Share if share in found), None)


@cache
def _patterns(language: Language) -> tuple[tuple[Share, re.Pattern[str]], ...]:
    if language in UNSPACED:
        return tuple((share, re.compile(words)) for share, words in UNSPACED[language].items())
    return tuple((share, re.compile(rf"(?<![a-z'])(?:{words})(?![a-z])")) for share, words in SPOKEN[language].items())


def stock_of(holding: Holding, claim: Claim, mention: Mention, share: Share | None, within: Mention) -> Fact | None:
    """Return the fact that just that share of the product's makes is in stock, or sold out; None where it is not so.

    `within` is what was said before of which makes are spoken of: "of the red ones, only M".
    """
    if share is None:
        return stock_fact(holding, claim, mention)
    if share is Share.SOME:
        return None
    meant = makes_meant(holding, mention) or list(holding.variants)
    others = [one for one in holding.variants if one not in meant and _is_meant(one, within)]
    wanted = "true" if claim is Claim.IN_STOCK else "false"
    if share is Share.BUT:
        meant, others = others, meant
    if not meant:
        return stock_fact(holding, claim, mention) if not holding.variants else None
    fits = (
        all(one.is_available_as(wanted) for one in meant)
        if share is not Share.ONLY
        else bool(stock_fact(holding, claim, mention))
    )
    rest = share in (Share.ONLY, Share.BUT)
    if not fits or (rest and (not others or any(one.is_available_as(wanted) for one in others))):
        return None
    return next((one.available for one in meant if one.is_available_as(wanted)), None)


def makes_meant(holding: Holding, mention: Mention) -> list[Variant]:
    """Return the makes that have the option values named."""
    return [one for one in holding.variants if _is_meant(one, mention)]


def _is_meant(variant: Variant, mention: Mention) -> bool:
    pairs = zip(variant.values, mention.values, strict=False)
    return all(not named or value in named for value, named in pairs)
