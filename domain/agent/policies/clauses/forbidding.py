"""What a store never takes back: the sentences and lists that say so, and the goods they name."""

import re
from collections.abc import Iterator

from domain.language.concepts import meaning, said_words
from domain.language.words import fold

FORBIDDEN = re.compile(
    r"\bnon-?(?:refundable|returnable)\b|\b(?:cannot|cant|can not|may not|not|never) (?:be )?(?:\w+ )?(?:return\w*"
    r"|refund\w*|cancel\w*|sent back|given back)|\b(?:cannot|cant|can not|may not|never|do not|dont) (?:come"
    r"|go|be sent|be taken|take\w*|accept\w*) (?:\w+ ){0,2}back\b|\bnot (?:eligible|accepted|possible)\b"
    r"|\bfinal sale\b|\bexcluded from\b|\b(?:do not|dont|cannot|cant) accept\b"
    r"|\bno (?:refunds?|returns?|cancell?ations?)\b(?! (?:fees?|costs?|charges?|shipping|needed|necessary|required)\b)"
    r"|\b(?:nicht|ausgeschlossen|ausgenommen)\b|\bno se (?:puede|admit|acept)\w*|\bno (?:admitimos|aceptamos)\b"
    r"|\bnie (?:mozna|podlega|przyjmuje)\w*|\bwykluczon\w*|\bni repris\b|\bne (?:sont|peuvent|seront)\b"
    r"|\bnon repris\b|\bnon (?:si accettano|sono restituibili|possono essere|e possibile)\b|\b(?:niet|uitgesloten)\b"
    r"|\bnao (?:aceitamos|podem ser|e possivel)\b|(?:환불|반품|취소)(?:이|은|는|가)?\s?(?:불가|안 ?됩|되지)"
    r"|(?:返品|返金|キャンセル)(?:は|が)?(?:不可|でき(?:ません|ない))"
)
FORBIDDEN_LIST = re.compile(
    r"\bnon-?(?:refundable|returnable|eligible)\b|\b(?:cannot|cant|can not|not|never|no)\b.*\b(?:back|return\w*"
    r"|refund\w*|accept\w*)\b|\b(?:exclusions?|exceptions?|excluded|exempt)\b|\bfinal sale\b|\b(?:ausnahmen?"
    r"|ausgeschlossen\w*|ausgenommen)\b|\bnicht\b.*(?:zuruck|ruckg|umtausch|widerruf|storn)|(?:ruckgabe|widerruf"
    r"|umtausch)\w* (?:ist )?nicht|\bexclu(?:sions?|s|ded|id[ao]s?|s[ao]s|siones)\b|\bexcep?c[io]\w+|\bnon (?:repris"
    r"|retourn\w+)\b|\bne peu\w+ pas\b|\bwyjatk\w*|\bwykluczon\w*|\bnie (?:podlega|mozna)\w*|\besclus\w+|\beccezion\w*"
    r"|\b(?:uitzondering\w*|uitgesloten)\b|\bniet\b.*(?:retour|ruil|terug)|불가|제외|不可|できない|できません|対象外"
)
# What is kept back is money, and no goods: "original shipping is not refunded".
OF_MONEY = re.compile(
    r"\b(?:shipping|delivery|postage|handling|fees?|costs?|charges?|duty|duties|tax|taxes|versandkosten|gebuhr\w*|frais|gastos"
    r"|koszt\w*|spese)(?: \w+){0,4} (?:is|are|cannot|can not|will|not|non|nicht|ne|no|nie|werden|sind|sont|son)\b"
    r"|^no (?:fees?|costs?|charges?)\b"
)
LISTED = re.compile(r"[(（](?P<goods>[^)）]+)[)）]")
BETWEEN = re.compile(r"\s*[,、;/]\s*|\s+(?:and|or|und|oder|y|o|et|ou|oraz|lub|i|e|en|of)\s+")
OPEN_END = re.compile(r"^(?:etc\.?|and so on|such as|including|e\.g\.|usw\.?|등|など)$|\s*(?:등|など)$")
BEFORE_FORBIDDEN = re.compile(
    r"^(?:however,? |please note:? |for hygiene reasons,? |단,? ?|ただし、?)?(?P<goods>.+?)(?:\s+"
    r"(?:is|are|cannot|can not|cant|may not|can only|konnen|können|sind|werden|no se|nie|ne sont|ne peuvent|kunnen)\b"
    r"|(?:은|는|이|가|は|が)\s?(?:환불|반품|취소|返品|返金|キャンセル))",
    re.I,
)
AFTER_FORBIDDEN = re.compile(
    r"\b(?:returns?|refunds?|devoluciones|resi|retouren|devoluções) (?:of|on|for|de|di|van) (?P<goods>[^.]+?)\.?$", re.I
)
# A sentence before the one that forbids, and the reason for which that does.
WHO_DOES = re.compile(r"\b(?:you|we|they|i)\b")
OTHER_HALF = re.compile(r"^.*(?:[,;]\s*(?:and|but)|[;:])\s+(?:for (?:\w+ ){1,3}reasons,?\s+)?", re.I | re.S)
LONGEST_GOODS = 4  # words of a kind of goods: "worn or washed articles of clothing" is more than a kind
CONDITIONAL = re.compile(
    r"\b(?:unless|except|after|before|once|if|when|only|until|provided|ausser|sofern|wenn|sauf|salvo|tranne|chyba ze"
    r"|tenzij|exceto)\b|경우|場合|除く"
)
# "Food, unless it arrived damaged": of what is not damaged nothing is left open.
UNLESS_FAULTY = re.compile(
    r"[,;(]?\s*\b(?:unless|except(?: (?:if|when|where))?|ausser|sofern nicht|sauf|salvo|a meno che|chyba ze|tenzij"
    r"|exceto)\b[^.;]*\b(?:damag\w+|defect\w*|faulty|broken|spoil\w*|wilted|our (?:mistake|error|fault)|beschadigt\w*"
    r"|defekt\w*|danad\w*|defectueu\w*|abime\w*|uszkodz\w*|wadliw\w*|difettos\w*|danneggiat\w*|beschadigd"
    r"|danificad\w*|defeit\w*)\b\)?"
)
FROM_A_DEPARTMENT = re.compile(r"^\w+ (?:from|in|out of|of) (?:the|our) (\w+)$")
STATES = (
    r"opened|open|unsealed|used|worn|washed|assembled|installed|download\w*"
    r"|sale|sales|reduced|discount\w*|clearance|outlet|final|last.chance|seasonal|limited|promo\w*"
    r"|made|cut|custom\w*|personali[sz]ed|bespoke|engraved|monogram\w*|special"
    r"|geoffnet\w*|getragen\w*|benutzt\w*|reduziert\w*|personalisiert\w*|massgefertigt\w*|individuell\w*"
    r"|ouvert\w*|porte\w*|solde\w*|personnalis\w*|abiert\w*|usad\w*|rebajad\w*|personalizad\w*|otwart\w*"
    r"|uzywan\w*|przecen\w*|personalizowan\w*|apert\w*|usat\w*|scontat\w*|personalizzat\w*|gepersonaliseerd\w*"
    r"|geopend\w*|afgeprijsd\w*|abert\w*|promocional\w*"
)
STATES_UNSPACED = "개봉|사용한|착용|세일|할인|맞춤|開封|使用済み|セール|オーダーメイド"
CLASSES = (
    r"food|foods|drinks?|beverages?|pantry|grocer\w*|perishable\w*|fresh|edible\w*|hygien\w*|cosmetic\w*|beauty"
    r"|care|intimate\w*|consumable\w*|electronics?|software|media|digital|furniture|accessor\w*"
    r"|oversi[sz]ed|bulky|hazardous|flammable|lebensmittel\w*|kosmetik\w*|alimentaire\w*|sur mesure|aliment\w*"
    r"|zywnosc\w*|levensmiddelen"
)
# A state that goods may be in: whether a thing is, its name does not tell.
OF_A_STATE = re.compile(rf"\b(?:{STATES})\b|{STATES_UNSPACED}")
# What a whole class of goods, or a state they are in, is called: whether a thing is of it, its name does not tell.
OF_A_CLASS = re.compile(rf"\b(?:{STATES}|{CLASSES})\b|{STATES_UNSPACED}|식품|위생|食品|衛生")


def is_forbidden_list(heading: str) -> bool:
    """Whether what stands in a list under this heading is never taken back."""
    return bool(FORBIDDEN_LIST.search(fold(heading)))


def is_of_money(folded: str) -> bool:
    """Whether it is a fee or a cost that is not given back, and no goods."""
    return bool(OF_MONEY.search(folded))


def is_conditional(words: str) -> bool:
    """Whether what is forbidden hangs on something that the name of a thing does not tell, beside a fault."""
    return bool(CONDITIONAL.search(UNLESS_FAULTY.sub("", fold(words))))


def is_of_a_state(words: str) -> bool:
    """Whether goods are named by a state they are in: "opened", "reduced"."""
    return bool(OF_A_STATE.search(fold(words)))


def is_of_a_class(words: str) -> bool:
    """Whether goods are named by their class or state alone, so that no name of a thing tells whether it is one."""
    return bool(OF_A_CLASS.search(fold(words)))


def goods_in(text: str, listed: bool = False) -> Iterator[str]:
    """Yield the kinds of goods that a forbidding sentence names, or a line of a list of them."""
    if is_of_money(fold(text)):
        return
    text = without_faulty(text)
    brackets = LISTED.search(text)
    plain = LISTED.sub("", text)
    named = None if listed else BEFORE_FORBIDDEN.match(plain) or AFTER_FORBIDDEN.search(plain)
    for part in (brackets["goods"] if brackets else "", plain if listed else named["goods"] if named else ""):
        for kind in BETWEEN.split(_own_subject(part)):
            words = _called(kind)
            if words and len(words.split()) <= LONGEST_GOODS and not _speaks_of_all(words):
                yield words


def _own_subject(goods: str) -> str:
    """Return what is forbidden itself: "mugs you post back yourself, and for hygiene reasons cups" forbids cups."""
    return OTHER_HALF.sub("", goods) if WHO_DOES.search(fold(goods)) else goods


def _called(kind: str) -> str:
    """Return what a kind of goods is called, without what it hangs on: "audio books after the first download"."""
    found = _place_of(CONDITIONAL, kind)
    words = OPEN_END.sub("", kind[: found.start() if found else None].strip(" .")).strip()
    return FROM_A_DEPARTMENT.sub(r"\1", words)


def without_faulty(text: str) -> str:
    """Return a sentence without what it grants for faulty goods."""
    found = _place_of(UNLESS_FAULTY, text)
    return text[: found.start()] + text[found.end() :] if found else text


def _place_of(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return where a pattern for folded words stands in a text, if folding leaves its letters in place."""
    folded = fold(text)
    return pattern.search(folded) if len(folded) == len(text) else None


def _speaks_of_all(words: str) -> bool:
    """Whether words name no goods of their own: "all items", "we", "orders"."""
    said = [word for word in said_words(words) if len(word) > 1]
    return bool(said) and all(meaning(word) in NO_GOODS for word in said)


NO_GOODS = frozenset("item we you they it this that the order all any sie wir vous nous".split())
