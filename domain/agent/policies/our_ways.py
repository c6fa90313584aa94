"""Questions on the store's own ways that sound as if they were about an order: its carrier, its cut-off, how to pay."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import ACTIONS, TROUBLES, Intent
from domain.agent.orders.answers import identify
from domain.agent.phrases import Say
from domain.agent.policies.answers import ENOUGH, SURE, find_policy, unanswered
from domain.agent.policies.exchanging import (
    asks_for_another_kind,
    asks_for_exchange,
    speaks_of_exchange,
    wants_another_kind,
    with_verdict,
)
from domain.agent.policies.narrow import answer_narrow, asks_for_label, asks_to_move_delivery, rule_of_moving, told_of
from domain.agent.policies.narrow_matters import EXCHANGES, RETURN_LABEL, SAME_KIND
from domain.agent.policies.sending import answer_sending
from domain.agent.policies.silence import DAY, SERVICE, ways_to_pay
from domain.agent.policies.subscriptions import answer_subscription
from domain.agent.policies.visiting import answer_visiting
from domain.agent.understanding.messages import cued
from domain.agent.understanding.questions import asks_the_way, begins_as_question, question_meanings
from domain.language.openings import sought
from domain.language.words import fold

WHO_BRINGS = sought(
    r"\b(?:who|which|what)(?: is|s|s is)? your (?:\w+ )?(?:carrier|courier|shipper|shipping company)\b"
    r"|\b(?:who|which (?:carrier|courier|company)|what (?:carrier|courier)) do (?:you|u) (?:ship|send|deliver|use)\b"
    r"|\bmit wem (?:versendet|verschickt|liefert)\b|\bcon (?:que|quien) (?:envian|empresa)\b|\bjakim kurierem\b"
    r"|\bavec (?:qui|quel) .{0,20}livrez|\bcon quale corriere\b|\bmet wie (?:bezorgen|versturen)\b"
)
BY_WHEN = sought(
    r"\b(?:when|by when|how (?:late|soon|early)) (?:do|can|should|must|would) (?:i|we) (?:have to |need to )?order\b"
    r"|\border by (?:when|what time)\b|\b(?:by|until) (?:when|what time)\b.{0,20}\border\b|\bcut ?-?off time\b"
    r"|\bwann muss ich bestellen\b|\bcuando tengo que pedir\b|\bdo kiedy (?:musze|trzeba) zamowic"
)
HOW_LONG_MONEY_TAKES = sought(
    r"\bhow long\b.{0,30}\b(?:refunds?|money back|reimburse\w*)\b|\bwie lange\b.{0,30}\b(?:erstattung|ruckerstattung)"
    r"|\bcuanto tarda\w*\b.{0,30}\breembolso|\bcombien de temps\b.{0,30}\bremboursement|\bile trwa\b.{0,20}\bzwrot"
    r"|\bquanto tempo\b.{0,30}\b(?:rimborso|reembolso)|\bhoe lang\b.{0,30}\bterugbetaling"
)
WHEN = re.compile(
    r"\bwhere (?:does|do|will|would) (?:the |a |my )?(?:refunds?|money)\b"
    r"|\bdays (?:till|until|before|for)\b"
    r"|\b(?:when|how (?:long|soon|many (?:\w+ )?days)|wann|wie lange|cuando|cuanto (?:tiempo|tarda)|quand"
    r"|combien de temps|quando|quanto tempo|wanneer|hoe lang|kiedy|jak dlugo|ile (?:czasu|dni))\b|いつ|何日|언제|며칠"
)
RELATIVES = (
    r"\b(?:my|our) (?:husband|wife|mum|mom|mother|dad|father|sister|brother|son|daughter|friend|boyfriend|girlfriend"
    r"|partner|neighbou?r|boss|colleague|aunt|uncle|grandma|grandpa|flatmate|roommate)"
)
OF_ANOTHER = sought(
    rf"{RELATIVES}(?: [a-z]+)? (?:(?:has|had|have|also|just|already) )*(?:ordered|bought|purchased)\b.{{0,60}}\b(?:his"
    rf"|her|hers|their|theirs)\b|{RELATIVES}(?:s (?:\w+ )?(?:order|purchase|delivery)|s? (?:\w+ )?"
    r"(?:package|parcel|account))s?\b|\bsomeone elses? order\b|\border of my (?:husband|wife|friend|mother|father)\b"
    r"|\bbestellung (?:meine[srm]|von mein\w+) (?:mann\w*|frau|mutter|vater\w*|freund\w*)\b|\bpedido de mi (?:marido"
    r"|esposa|mujer|madre|padre|amig[oa])\b|\bcommande de m(?:on|a) (?:mari|femme|mere|pere)\b"
)
# Who holds what was another's asks nothing of it.
RECEIVED = re.compile(r"\b(?:got|received|(?:you|they) sent|was sent|delivered|arrived|came|given)\b")
FITS_NOT = sought(
    r"\b(?<!not )too (?:small|big|large|tight|loose|short|long|wide|narrow)\b|\b(?:doesnt|dont|didnt) fit\b"
    r"|\bzu (?:klein|gross|eng|weit|kurz|lang)\b|\b(?:demasiado|muy) (?:pequen\w+|grandes?|ajustad\w+)\b"
    r"|\b(?:me|nos) quedan? (?:pequen\w+|grandes?)\b|\bza (?:mal\w+|duz\w+|ciasn\w+|krotk\w+)\b"
    r"|\btrop (?:petit|grand)\w*\b|\btropp[oa] (?:piccol|grand|strett)\w+|\bte (?:klein|groot|strak)\b"
    r"|\b(?:muito|demais) (?:pequen|grand)\w+|작아요|커요|小さすぎ|大きすぎ"
)
MONEY_ON_ITS_WAY = timedelta(days=30)
REFUNDED_AT = re.compile(r"refund\.\d+\.at")
NOT_THERE = re.compile(
    r"\b(?:where|wheres|not|yet|still|when|days|weeks|wo|noch|wann|donde|cuando|aun|ou|quand|encore|dove|quando|ancora|onde|ainda"
    r"|waar|wanneer|nog|gdzie|kiedy|jeszcze)\b|언제|아직|어디|いつ|まだ|どこ"
)
# Who has not ordered yet asks after no order: "when will it come if I order now".
IF_ORDERED = re.compile(
    r"\bif (?:i|we) (?:\w+ )?(?:order|ordered|buy|bought)\b|\bwenn (?:ich|wir) .{0,25}\b(?:bestell|kauf)\w*"
    r"|\bsi (?:lo |la )?(?:pido|compro|ordeno)\b|\bsi (?:je|nous) (?:\w+ )?(?:command|achet)\w*"
    r"|\b(?:jesli|jak) .{0,15}\b(?:zamowi|kupi)\w*|\bse (?:lo )?(?:ordino|compro|acquisto|eu comprar|encomendar)\b"
    r"|\bals (?:ik|we) .{0,25}\b(?:bestel|koop)\w*"
)
CARTS = sought(
    r"\b(?:where|wheres|how|find|see|open)\b.{0,20}\b(?:my|the) (?:shopping )?(?:cart|basket|trolley)\b"
    r"|\bwo ist (?:mein|der) (?:waren|einkaufs)(?:korb|wagen)\b|\bdonde esta (?:mi|el) (?:carrito|cesta)\b"
    r"|\bou est (?:mon|le) panier\b|\bdove (?:e|si trova) il (?:mio )?carrello\b|\bgdzie jest (?:moj )?koszyk\b"
    r"|\bonde esta o (?:meu )?carrinho\b|\bwaar is m(?:ijn|n) winkel(?:wagen|mand)\w*"
)
CARRIERS = "what carrier do you use"
EXCHANGING = "how do exchanges work"
SENT_ON, WEEKEND = "do you deliver on {day}", "weekends"
SENT_BY = "how long does {service} delivery take"
SENDING_TIME = "how long does delivery take"
REFUND_TIME = "how long does a refund take"
CHANGING_ADDRESS = "can the delivery address of an order be changed"
CHANGING_ORDER = "can I change my order"
RETURNING = "how do i return something"
WHERE_TO = re.compile(
    r"\b(?:where (?:do|can|should|must)|what address|wohin|adonde|donde|gdzie|dokad|ou|dove|onde|waar)\b"
)
RETURN_ADDRESS = sought(
    r"\bwhere (?:do|can|should|must) (?:i|we) (?:send|ship|mail|post|bring) (?:\w+ )?(?:returns?|it back|them back)\b"
    r"|^\W*where (?:do|can|should|must) (?:i|we) (?:send|ship|mail|post) (?:the|my|this|these|it|them)\b"
    r"(?!.*\b(?:complaint|e-?mail|message|question|feedback|photos?|pictures?|invoice|payment|documents?|proof|to)\b)"
    r"|\breturn address\b|\bwohin (?:schicke|sende) ich .{0,20}(?:zuruck|retoure|rucksendung)"
    r"|\badonde envio .{0,20}devol"
)


def answer_our_ways(turn: Turn) -> Draft | None:
    """Answer what is asked of the store and not of one order; nobody is asked for proof of an order then."""
    understood, plain = turn.understood, fold(turn.text)
    if understood.order_names or understood.email:
        return None
    if OF_ANOTHER.search(plain) and not RECEIVED.search(plain):
        return find_policy(turn, SURE) or _of_another(turn)
    if WHO_BRINGS.search(plain) and not understood.own:
        return _told_of(turn, CARRIERS, "carrier") or unanswered(turn)
    if told := answer_subscription(turn) or answer_visiting(turn) or answer_narrow(turn) or answer_sending(turn):
        return told
    of_exchange = asks_for_another_kind(turn.text) or (asks_for_exchange(turn.text) and understood.wants(Intent.POLICY))
    if of_exchange and not understood.among(ACTIONS) and (told := _of_exchanging(turn)):
        return told
    if BY_WHEN.search(plain) and not understood.own:
        return find_policy(turn, ENOUGH) or unanswered(turn)
    if CARTS.search(plain):
        return find_policy(turn, SURE) or unanswered(turn)
    if HOW_LONG_MONEY_TAKES.search(plain) and (told := find_policy(turn, SURE)):
        return told
    if RETURN_ADDRESS.search(plain) and (told := _told_of(turn, RETURNING, "return")):
        return told
    return find_policy(turn, ENOUGH) if _asks_to_pay(turn) else None


def _of_another(turn: Turn) -> Draft:
    """Say that an order is told to its owner alone, and what would prove them."""
    proof = identify(turn)
    return replace(proof, sentences=(turn.say(Say.ANOTHERS_ORDER), *proof.sentences))


def _of_exchanging(turn: Turn) -> Draft | None:
    """Return the rule for exchanges; one that only speaks of a change is none."""
    if wants_another_kind(turn.text) and (decides := told_of(turn, SAME_KIND)):
        return with_verdict(turn, decides)
    told = find_policy(turn.worded(EXCHANGING), ENOUGH)
    rule = told if told and any(map(speaks_of_exchange, told.sentences)) else told_of(turn, EXCHANGES)
    return with_verdict(turn, rule) if rule else None


def rule_for_action(turn: Turn) -> Draft | None:
    """Return what the store writes of what is to be done: of an exchange its own rule, whatever is exchanged."""
    wanted = turn.understood.among(ACTIONS)
    if asks_for_label(turn):
        return told_of(turn, RETURN_LABEL)
    if wanted == (Intent.EXCHANGE_ITEM,):
        return _of_exchanging(turn)
    if wanted == (Intent.CHANGE_ADDRESS,):
        return find_policy(turn.worded(CHANGING_ADDRESS), SURE)
    if wanted == (Intent.RETURN_ITEM,) and (asks_the_way(turn.text) or WHERE_TO.search(fold(turn.text))):
        return _told_of(turn, RETURNING, "return")
    if asks_to_move_delivery(turn):
        return rule_of_moving(turn)
    if wanted == (Intent.CHANGE_ORDER,):
        return find_policy(turn.worded(CHANGING_ORDER), SURE)
    return find_policy(turn, ENOUGH if begins_as_question(turn.text) else SURE)


def rule_for_anybody(turn: Turn) -> Draft | None:
    """Return how long a refund takes, or when parcels come, for whom we do not know and who names no order: it is the
    same for all. Who has ordered nothing yet is told so whoever they are."""
    understood, shopper, plain = turn.understood, turn.conversation.shopper, fold(turn.text)
    if understood.order_names:
        return None
    known = shopper.customer_id is not None or shopper.proven_orders
    refund = understood.intents == (Intent.ORDER_REFUND,) and WHEN.search(plain)
    parcels = (
        not understood.own and understood.wants(Intent.ORDER_STATUS) and (DAY.search(plain) or SERVICE.search(plain))
    )
    if (IF_ORDERED.search(plain) or parcels) and not (known and parcels):
        return _when_sent(turn)
    return find_policy(turn, SURE) if refund and not known else None


def _when_sent(turn: Turn) -> Draft | None:
    """Return when parcels are sent or come by that service or on that day, else how long they take at all."""
    as_rule = replace(turn, understood=replace(turn.understood, intents=(Intent.POLICY,)))
    if day := DAY.search(turn.text):
        told = [_told_of(as_rule, SENT_ON.format(day=one), "delivery") for one in (day[0], WEEKEND)]
        # Where a text is silent on Saturdays it may speak of weekends.
        return next((one for one in told if one and not one.handoff), told[0])
    service = SERVICE.search(turn.text)
    return find_policy(as_rule.worded(SENT_BY.format(service=service[0]) if service else SENDING_TIME), ENOUGH)


def rule_for_waiting(turn: Turn, told: Draft) -> Draft | None:
    """Return how long the money takes, where a refund was told that is young and not there yet."""
    sent = [value for one in told.evidence for name, value in one.fields.items() if REFUNDED_AT.fullmatch(name)]
    young = any(turn.now - datetime.fromisoformat(value) < MONEY_ON_ITS_WAY for value in sent)
    if not young or not NOT_THERE.search(fold(turn.text)):
        return None
    return _told_of(turn, REFUND_TIME, "refund")


def fits_not(turn: Turn) -> bool:
    """Whether it is told that something bought does not fit, which asks for no other size by itself."""
    return bool(FITS_NOT.search(fold(turn.text))) and not begins_as_question(turn.text)


def _told_of(turn: Turn, question: str, matter: str) -> Draft | None:
    """Return what the store writes to a question as stores put it, where that speaks of the matter."""
    told = find_policy(turn.worded(question), ENOUGH)
    return told if told and any(matter in question_meanings(line) for line in told.sentences) else None


def _asks_to_pay(turn: Turn) -> bool:
    """Whether it is asked how one may pay, and not what became of a payment."""
    asks = turn.text.rstrip().endswith("?") or begins_as_question(turn.text)
    troubled = turn.understood.own or cued(turn.text, turn.conversation) & TROUBLES
    return asks and not troubled and bool(ways_to_pay(turn.text))
