"""Something went wrong with what was ordered: the order, the store's rule for that, and a person who can help."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import ACTIONS, TROUBLES, Intent
from domain.agent.orders.answers import answer_orders, order_card, order_meant, order_source
from domain.agent.orders.lookups import order_evidence
from domain.agent.orders.progress import state_sentences
from domain.agent.orders.standing import is_incomplete
from domain.agent.phrases import Say
from domain.agent.policies.answers import find_policy
from domain.agent.policies.clauses.answers import answer_case
from domain.agent.replies import HandoffReason, Outcome
from domain.conversations import Topic
from domain.language.words import WORD, fold
from domain.orders import LineItem, Order


@dataclass(frozen=True)
class Mishap:
    """`rule` asks the store's texts for what holds then."""

    rule: str
    said: re.Pattern[str]


# A word may stand in the name of what was bought, so it is looked for in what is left of the message.
FAULTY = Mishap(
    "is there a warranty, what if an item is faulty or arrives damaged?",
    re.compile(
        r"\b(?:broken|broke|breaks|torn|tore|tears?|ripped|rips?|holes?|crack\w*|shatter\w*|smash\w*|dent(?:s|ed)?"
        r"|leak(?:s|ed|ing|y)?"
        r"|defect\w*|faulty|damag\w+|scratch(?:ed|es)|stain(?:ed|s)|mould\w*|moldy|snapped|frayed|peeling|came apart"
        r"|fell apart"
        r"|fall(?:s|ing) apart|stopped working|not working|(?:doesnt|does not|wont|will not|dont|didnt) (?:work"
        r"|turn on|charge|close|zip)"
        r"|kaputt\w*|defekt\w*|beschadigt\w*|gerissen|zerrissen|loch|locher|riss|zerbrochen|gebrochen|undicht"
        r"|funktioniert nicht"
        r"|geht nicht (?:an|auf|mehr)|rot[oa]s?|danad\w+|agujeros?|defectuos\w+|rasgad\w+|no funciona\w*|zepsut\w+"
        r"|uszkodz\w+|dziur\w*"
        r"|podar\w+|pekni\w+|pekl\w+|zlaman\w+|wadliw\w+|nie dziala\w*|przecieka|casse\w*|abime\w*|dechire\w*|trous?"
        r"|troue\w*"
        r"|defectueu\w+|fissure\w*|ne (?:marche|fonctionne) (?:pas|plus)|rott[oaie]|danneggiat\w+|strappat\w+|buco"
        r"|bucat\w+|difettos\w+"
        r"|non funziona\w*|quebrad\w+|danificad\w+|furos?|furad\w+|defeit\w+|nao funciona\w*|kapot\w*|beschadigd\w*"
        r"|gescheurd\w*|gat|gaten"
        r"|gebroken|lekt|werkt niet|doet het niet)\b|고장|파손|부서[졌지]|망가|찢[어겨]|구멍|깨[졌져]|불량"
        r"|작동.{0,6}(?:안|않)|壊れ|破損|破れ|穴が|割れ|不良"
        r"|動かな|動きませ"
    ),
)
UNREADABLE = Mishap(
    "what if I cannot open or download an e-book or file?",
    re.compile(
        r"\b(?:cant|cannot|can not|couldnt|unable to|wont|doesnt|does not) (?:\w+ ){0,3}(?:open|download|read"
        r"|load)\w*\b"
        r"|\blasst sich nicht (?:offnen|herunterladen)|\bno (?:se )?puede?\w* (?:abrir|descargar)|\bnie (?:moge"
        r"|da sie) (?:otworzyc|pobrac)"
        r"|\b(?:narrive|peux) pas a? ?(?:ouvrir|telecharger)|\bnon (?:riesco a|posso|si) (?:apr\w+|scaric\w+)"
        r"|\bnao consigo (?:abrir|baixar)"
        r"|\bkan (?:\w+ )?niet (?:openen|downloaden)|(?:파일|다운로드).{0,8}(?:안|못)|(?:開け|ダウンロードでき)(?:ない"
        r"|ませ)"
    ),
)
STUCK = Mishap(
    "what if my parcel is lost or its tracking has not moved for days?",
    re.compile(
        r"\b(?:no (?:movement|tracking update|updates?)|not moved|hasnt moved|not moving|stuck|lost|stolen|(?:says"
        r"|marked|shows)(?: as| it was)?"
        r" delivered|keine bewegung|bewegt sich nicht|verloren|gestohlen|sin movimiento|perdid[oa]|robad[oa]"
        r"|brak ruchu|zgubion\w+"
        r"|zagin\w+|skradzion\w+|bloque|perdu\w*|vole|fermo da|bloccat\w+|pers[oa]|rubat\w+|parad[oa] ha|perdid\w+"
        r"|roubad\w+|beweegt niet"
        r"|kwijt|gestolen)\b|분실|도난|멈춰|紛失|盗まれ|動いてい(?:ない|ませ)"
    ),
)
WRONG_OR_MISSING = "what if I received the wrong item or something is missing?"
MISSING = Mishap(
    WRONG_OR_MISSING,
    re.compile(
        r"\b(?:missing|incomplete|not in the (?:box|parcel|package)"
        r"|(?:only|just) (?:(?:got|received|have|sent) )?(?:half|part|some|one|1|two|2) of"
        r"|fehlt|fehlen"
        r"|unvollstandig|faltan?|incomplet\w+|brakuje|niekompletn\w+|il manque|mancano?|ontbre\w+|onvolledig)\b"
        r"|누락|빠졌|足りな|入っていな"
    ),
)
WRONG = Mishap(
    WRONG_OR_MISSING,
    re.compile(
        r"\b(?:wrong (?:item|size|colou?r|one|product|thing|model|order)|sent me (?:the|a) (?:wrong|different)"
        r"|falsche\w* (?:artikel|grosse|farbe|ware)|equivocad\w+|zly (?:rozmiar|kolor|produkt)"
        r"|mauvais\w* (?:article|taille|couleur)|sbagliat\w+|errad[oa]s?|verkeerde?)\b"
        r"|잘못 (?:온|왔|배송)|違う(?:商品|サイズ|色|もの)"
    ),
)
MISHAPS = (UNREADABLE, STUCK, MISSING, WRONG, FAULTY)
KEPT_BY_ACTION = ACTIONS - {Intent.RETURN_ITEM, Intent.EXCHANGE_ITEM}


def answer_mishap(turn: Turn) -> Draft | None:
    """Answer a shopper who may read the one order in which something went wrong; None for all others."""
    understood = turn.understood
    if understood.among(KEPT_BY_ACTION):
        return None
    if not understood.among(TROUBLES) and _mishap(turn, ()) is None:
        return None
    order = order_meant(turn, told=True)
    mishap = _mishap(turn, order.lines) if order else None
    if order and mishap is None and _mishap(turn, ()):
        return answer_orders(turn)  # the word was one of a name
    if order and mishap is MISSING and is_incomplete(order):
        return _offer(turn, order, ())  # what comes in another parcel is not lost
    if order is None or (mishap is None and not understood.among(TROUBLES)) or answer_case(turn):
        return None
    return _offer(turn, order, (turn.say(Say.TROUBLE),), _rule(turn, mishap) if mishap else None)


def _offer(turn: Turn, order: Order, lead: Sequence[str], rule: Draft | None = None) -> Draft:
    """Tell where the order is and what the store writes of such a case, and offer a person."""
    return Draft(
        Outcome.HANDOFF_OFFERED,
        (*lead, *state_sentences(turn, order), *(rule.sentences if rule else ()), turn.say(Say.OFFER_PERSON)),
        turn.understood.among(TROUBLES) or (Intent.ORDER_PROBLEM,),
        evidence=(order_evidence(turn, order), *(rule.evidence if rule else ())),
        cards=(order_card(order),),
        sources=(order_source(order), *(rule.sources if rule else ())),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
        topic=Topic(turn.conversation.topic.product_id, order.name),
        handoff=HandoffReason("policy"),
    )


def _mishap(turn: Turn, lines: Iterable[LineItem]) -> Mishap | None:
    titles = {word for line in lines for word in WORD.findall(fold(line.title))}
    said = " ".join(word for word in WORD.findall(fold(turn.text)) if word not in titles)
    return next((mishap for mishap in MISHAPS if mishap.said.search(said)), None)


def _rule(turn: Turn, mishap: Mishap) -> Draft | None:
    words = tuple(WORD.findall(fold(mishap.rule)))
    asking = replace(
        turn.understood, text=mishap.rule, intents=(Intent.POLICY,), order_names=(), email=None, words=words
    )
    return find_policy(replace(turn, understood=asking))
