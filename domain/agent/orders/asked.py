"""What a message asks of an order beside where it is: a sum, a day, a reason. No look-up."""

import re
from enum import StrEnum
from functools import lru_cache

from domain.agent.understanding.mentions import mask, mask_bare_numbers
from domain.language.openings import sought
from domain.language.words import fold

READ_IN_MEMORY = 256  # messages per process; each is asked for some times in a turn
ANY = r".{0,40}?"
PAID = (
    r"(?:(?:did|have|had|must) (?:i|we|u|you) (?:\w+ )?(?:pay|paid|spend|spent|saved?)|did (?:you|u|they) "
    r"(?:charge|bill)|(?:i|we) (?:\w+ )?(?:paid|payed|spent)|(?:was|were|am|been|got|get) (?:i |we )?(?:charged|billed)"
    r"|charged? me|cost me|(?:be|ge)zahlt|berechnet|ausgegeben|pague|pagado|pagamos|cobraron|cobrado|gaste|zaplac\w+"
    r"|policzono|(?:ai|avons) (?:\w+ )?(?:paye|regle|depense)|pagato|speso|addebitat\w*|paguei|cobraram|gastei|betaald"
    r"|uitgegeven)|(?:냈|지불했|결제했|결제한)|(?:払|支払)(?:い|っ)"
)
WAS = (
    r"(?:(?:was|were) (?:the|my|there|any)|(?:how much|what) (?:was|were)|war|waren|fue|fueron|bylo|byla|byl|etait|foi"
    r"|foram)"
)
HAS = r"(?:has|have|had|did|was|were|is|are|hat|ist|wurde|habe|ha|han|fue|czy|est|a ete|foi|is|werd)"


class Asked(StrEnum):
    SHIPPING = "shipping"
    TAX = "tax"
    DISCOUNT = "discount"
    SUBTOTAL = "subtotal"
    OUTSTANDING = "outstanding"
    PAYMENT = "payment"
    METHOD = "method"
    PLACED = "placed"
    CANCELLED = "cancelled"
    RETURN = "return"
    WAITING = "waiting"
    CARRIER = "carrier"
    SIGNED = "signed"
    ADDRESS = "address"
    REFUND = "refund"
    CONTENTS = "contents"
    TOTAL = "total"


A = Asked
# What a figure of an order is called. Alone it asks of an order only where one is spoken of.
NOUNS: dict[Asked, str] = {
    A.SHIPPING: r"\b(?:shipping|postage|freight|delivery|versand\w*|lieferkosten|porto|envio|wysylk\w*|dostaw\w*"
    r"|przesylk\w*|frais de port|livraison|expedition|spedizion\w*|frete|portes|verzend\w*|bezorgkosten)\b|배송비"
    r"|배송료|送料|配送料",
    A.TAX: r"\b(?:tax|taxes|vat|gst|mwst|mehrwertsteuer|umsatzsteuer|steuern?|iva|impuestos?|podat\w+|tva|taxe|imposto"
    r"|impostos|imposta|imposte|tasse|btw|belasting\w*)\b|세금|부가세|消費税|税金|(?<!関)税",
    A.DISCOUNT: r"\b(?:discounts?|coupons?|promo|voucher|rabatt\w*|gutschein\w*|nachlass|descuentos?|cupon|znizk\w+"
    r"|rabat\w*|remise|reduction|sconto|sconti|buono|descontos?|cupom|korting\w*|kortingscode)\b|할인|쿠폰|割引|値引"
    r"|クーポン",
    A.SUBTOTAL: r"\b(?:sub ?total|zwischensumme|suma czesciowa|wartosc produktow|sous total|subtotale|subtotaal)\b|소계"
    r"|小計",
}
# These ask of a purchase that was made, whatever stands around them. Words that are parted are in a group of their own:
# where none begins, that is looked at once for all of them.
SURE: dict[Asked, str] = {
    A.OUTSTANDING: r"\b(?:(?:still|do i) owe|owe you|left to pay|(?:still )?have to pay (?:still|anything)|balance due"
    r"|amount due|outstanding|noch (?:was |etwas )?(?:zu )?(?:be)?zahlen|noch offen|falta por pagar|queda por pagar"
    r"|zostalo do zaplaty|reste a payer|ancora da pagare|resta da pagare|falta pagar|nog (?:te )?betalen)\b|미납|未払",
    A.METHOD: r"(?:\b(?:how|(?:what|which) (?:card|method|payment method|account)) (?:did"
    r"|have) (?:i|we) (?:use[d]? to )?(?:pay|paid|use)(?: with| by)?\W*(?:$"
    r"|for (?:it|that|(?:my |the |this )?(?:order )?ordername|(?:my|the|this) order|this))"
    r"|\bwhat (?:did|have) (?:i|we) pa(?:y|id) (?:it |this |that |for it |for this )?(?:with|by)"
    rf"|\b(?:which|what) card (?:did|was)|\bpayment method (?:did|was|used)|\b(?:womit|wie) hab(?:e)? ich{ANY}bezahlt"
    rf"|\bcon que{ANY}pague|\bcomo pague|\b(?:czym|jak) (?:za)?placil|\b(?:comment|avec quoi){ANY}paye"
    rf"|\b(?:come|con cosa|con che){ANY}pagato|\bcomo{ANY}paguei|\b(?:waarmee|hoe heb ik){ANY}betaald"
    r")|(?:뭘로|무엇으로|어떻게) 결제|결제 ?수단|何で(?:支払|払)|支払い?方法",
    A.PAYMENT: r"(?:\b(?:was|were|has|have|did|is) (?:my|the|our) (?:card|account|paypal|bank) (?:been "
    r"|get |got )?(?:charged|billed|debited)\b(?! (?:twice|two|double|again))|\bpayment\b(?:.{0,20}\b"
    r"(?:go|gone|went|through|received|accepted|process\w*|clear\w*|success\w*|arriv\w*|status|pending|confirmed)\b)"
    r"|\b(?:has|is|was) (?:it|this|that|the order|my order|this order|ordername)\W+(?:already |been |fully "
    r"|actually )*paid\b|\bpayment status|\bdid (?:you|u|they) (?:get|receive) (?:my|the) (?:payment|money)"
    rf"|\bzahlung{ANY}(?:durch|eingegangen|angekommen|erhalten|geklappt)|\b(?:ist|wurde|schon){ANY}bezahlt\W*$"
    rf"|\bpago{ANY}(?:recibid|acept|proces|pasado|pendiente|llegado)|\besta pagad[oa]|\bplatnosc{ANY}(?:przesz|dosz"
    rf"|zaksieg|przyj)|\boplacon\w+|\bpaiement{ANY}(?:passe|recu|accepte|valide)|\best(?: elle)?(?: deja)? payee"
    rf"|\bpagamento{ANY}(?:andat|ricevut|riuscit|passad|recebid|aprovad|confirmad|accettat)|\besta pag[oa]\b"
    rf"|\be stat[oa] pagat|\bbetaling{ANY}(?:ontvangen|gelukt|binnen|doorgekomen)|\bis{ANY}betaald\W*$"
    rf")|결제{ANY}(?:됐|되었|됬|완료|승인|처리)|(?:支払い?|決済).{{0,12}}(?:完了|済|でき|確認)",
    A.PLACED: r"(?:\bwhen (?:did|have) (?:i|we) (?:\w+ )?(?:order|buy|bought|ordered|purchase|place|get)\w*"
    r"|\bwhen was (?:it|this|that|(?:my |the |this )?(?:order )?ordername|(?:my|the|this|that) order)\W*(?:placed"
    r"|ordered|made|bought)|\b(?:order|purchase) date\b|\bdate of (?:my |the |this )?(?:order|purchase)"
    rf"|\bwann hab(?:e)? ich{ANY}(?:bestellt|gekauft)|\bbestelldatum|\bcuando (?:lo |la |los |las )?(?:pedi|compre"
    rf"|hice|encargue)\b|\bfecha d(?:el|e mi) pedido|\bkiedy{ANY}(?:zamowil|kupil|zlozyl)\w*|\bdata zamowienia"
    rf"|\bquand (?:est ce que )?(?:jai|ai je){ANY}(?:commande|achete|passe)|\bdate de (?:la |ma )?commande"
    rf"|\bquando (?:ho|avevo){ANY}(?:ordinato|comprato|acquistato)|\bdata dell?ordine|\bquando{ANY}(?:comprei"
    rf"|encomendei|pedi|fiz)\b|\bdata do pedido|\bwanneer heb ik{ANY}(?:besteld|gekocht)|\bbesteldatum"
    r")|언제 ?(?:주문|구매|샀)|주문한? ?(?:날짜|일자)|いつ.{0,6}(?:注文|購入|買).{0,2}(?:し|い|っ)|注文日",
    A.CANCELLED: r"(?:\b(?:why|who|how come|reason)\b.{0,40}\bcancel\w*|\bcancel\w*\b.{0,20}\b(?:why|reason)\b"
    rf"|\b(?:warum|wieso|weshalb){ANY}stornier|\bpor que{ANY}cancel|\b(?:dlaczego|czemu){ANY}anulowan"
    rf"|\bpourquoi{ANY}annul|\bperche{ANY}annullat|\bwaarom{ANY}geannuleerd)|왜{ANY}취소|취소{ANY}(?:이유|사유)"
    r"|(?:なぜ|どうして|理由).{0,20}キャンセル|キャンセル.{0,12}(?:理由|なぜ)",
    A.RETURN: r"(?:\b(?:do|have) (?:i|we) (?:have )?(?:any )?(?:open|pending|active|outstanding|current) returns?\b"
    r"|\b(?:return|exchange)s? status\b|\b(?:status|update|news) (?:of|on|about) (?:my|the|our) (?:return|exchange)\b"
    r"|\bdid (?:you|u|they) (?:get|receive|see) (?:my|the|our) exchange\b|\breturn\w*\b.{0,30}\b(?:approved"
    r"|accepted|declin\w+|reject\w+|denied|refus\w+|received|arrived|processed|status|complete\w*)\b"
    r"|\b(?:approv\w+|accept\w*|declin\w+|reject\w*|den(?:y|ied)|refus\w+|got|get|receiv\w+)\b (?:\w+ ){0,2}(?:my"
    r"|the|our) (?:\w+ )?return\b|\b(?:status of|where is|wheres|news on|update on|hows|how is"
    r"|what about) (?:my|the|our) (?:\w+ )?return\b)|^(?:and |what about )?my (?:\w+ ){0,3}return\W*$"
    rf"|(?:\b(?:rucksendung|retoure){ANY}(?:genehmigt|angenommen|abgelehnt|angekommen|erhalten|status)"
    rf"|\b(?:warum|status){ANY}(?:rucksendung|retoure)|\bdevolucion{ANY}(?:aprobad|aceptad|rechazad|recibid|llegado)"
    rf"|\b(?:rechaz\w+|aceptar\w+|recibi\w+){ANY}devolucion|\bzwrot\w*{ANY}(?:przyjet|odrzuc|zaakcept|dotarl|otrzyma)"
    rf"|\b(?:odrzuc\w+|przyj\w+|dotarl){ANY}zwrot|\bretour{ANY}(?:accepte|refuse|recu|approuve|goedgekeurd"
    rf"|geaccepteerd|geweigerd|afgewezen|ontvangen|binnen)|\b(?:il )?(?:mio )?reso{ANY}(?:accettat"
    rf"|approvat|rifiutat|ricevut|arrivat)|\bdevolucao{ANY}(?:aprovad|aceit|recusad|recebid|chegou)"
    r")|반품.{0,12}(?:승인|거절|거부|도착|접수됐|받았)|返品.{0,12}(?:承認|拒否|却下|届|受け取|断)",
    A.WAITING: r"(?:\bhold reason\b|\breason (?:for|of) (?:the |my )?(?:hold|delay)\b|\b(?:why|how come"
    r"|what is taking|whats taking)\b.{0,40}(?:\b(?:not|isnt|hasnt|havent|wasnt|didnt|still)\b.{0,25}\b"
    r"(?:ship\w*|sent|dispatch\w*|left|process\w*|mov\w+|here|deliver\w*|arriv\w*)|\bon hold|\bdelay\w*|\bso long"
    rf"|\bpending)|\b(?:warum|wieso|weshalb){ANY}(?:nicht{ANY}(?:verschickt|versandt|versendet|da|angekommen|unterwegs)"
    rf"|so lange)|\bpor que{ANY}(?:no{ANY}(?:enviad|llegad|sal)|tarda|retras|nao{ANY}(?:enviad|cheg)|demora)"
    rf"|\b(?:dlaczego|czemu){ANY}(?:nie{ANY}(?:wyslan|dotar|dosz)|tak dlugo)|\bpourquoi{ANY}"
    rf"(?:pas{ANY}(?:expedie|envoye|arrive|partie)|si long)|\bperche{ANY}(?:non{ANY}(?:spedit|arrivat|partit)|tanto)"
    rf"|\bwaarom{ANY}(?:niet{ANY}(?:verzonden|verstuurd|aangekomen|er)|zo lang)\b)|왜.{{0,20}}(?:안|않|아직|늦)"
    r"|(?:なぜ|どうして).{0,20}(?:まだ|ない|遅)",
    A.CARRIER: r"(?:\b(?:which|what|who)(?: is| s|s)? (?:the )?(?:carrier|courier|shipping company|delivery company"
    r"|shipper)\b|\bwho(?: is|s| will be| will)? (?:be )?(?:deliver\w*|shipping|ships|bring\w*|carrying)\b"
    rf"|\b(?:welche\w?|wer){ANY}(?:zusteller|paketdienst|versanddienst\w*|liefert)|\b(?:que|cual)(?: es)?(?: la"
    r"| el)? (?:transportista|empresa de|mensajeria)|\b(?:jaki|ktory|jaka) (?:kurier|przewoznik|firma kurierska)"
    r"|\bquel(?:le)? (?:est le )?(?:transporteur|societe de)|\b(?:che|quale|qual e il) corriere"
    rf"|\bqual{ANY}transportadora|\bwelke (?:bezorger|vervoerder|koerier|bezorgdienst))|택배사|(?:어느|어떤|무슨) 택배"
    r"|運送会社|配送業者|(?:どこの|どの)(?:宅配|運送|業者)",
    A.SIGNED: r"(?:\bwho (?:\w+ )?(?:signed|accepted it|took it)|\bsigned for\b"
    rf"|\bwer hat{ANY}(?:unterschrieben|entgegengenommen)|\bquien (?:firmo|lo recibio|la recibio)"
    rf"|\bkto (?:odebral|podpisal)|\bqui a signe|\bchi ha (?:firmato|ritirato)|\bquem assinou|\bwie heeft{ANY}getekend"
    r")|누가.{0,10}(?:받았|서명|수령)|誰が.{0,10}(?:受け取|サイン)",
}
SURE |= {
    A.ADDRESS: r"(?:\b(?:what|whats|which|where|wheres)\b.{0,30}\bmy (?:delivery |shipping |postal )?address\b"
    r"|\bwelche adresse|\bmeine (?:liefer|versand)?adresse\W*$|\bcual es mi direccion|\bjaki (?:jest )?(?:moj )?adres"
    r"|\bquelle (?:est mon )?adresse|\bqual e il mio indirizzo|\bqual e (?:o )?meu endereco|\bwelk adres"
    r")|내 ?(?:배송지|주소)|(?:私の|届け先の)住所",
    A.REFUND: r"(?:\bwhen\b.{0,20}\b(?:get|receive|see|have)\b.{0,15}\b(?:money|refund)\b|\b(?:what|which"
    r"|how much)\b.{0,25}\brefunded\b|\brefund\b.{0,12}\b(?:how much|amount|when)\b|\bhow much\b.{0,12}\b(?:my"
    r"|the) refund\b|\bwhere(?:s| is) (?:my|the) (?:money|refund)\b|\bwann\b.{0,25}\b(?:mein )?geld\b"
    r"|\bwas wurde.{0,10}erstattet|\bcuando\b.{0,25}\b(?:dinero|reembolso)\b|\bkiedy\b.{0,25}\b(?:pieniadze"
    r"|zwrot pieniedzy)\b|\bquand\b.{0,30}\b(?:argent|rembours\w+)|\bquando\b.{0,30}\b(?:soldi|rimbors\w+|dinheiro"
    r"|reembolso)|\bwanneer\b.{0,25}\bgeld\b)|환불.{0,8}언제|いつ.{0,8}返金|返金.{0,8}いつ",
}
COST_THEN = sought(
    r"(?:\bprice of (?:the|my|that)\b.{0,30}\bi (?:bought|ordered|purchased|got)\b|\b(?:how much|what) (?:was"
    r"|were) (?:the|my|that|this)\b.{0,40}|\b(?:how much|what) did (?:the|my|that|this|it)\b.{0,45}"
    r"\b(?:cost|set me back|come to)\b"
    r"|\b(?:hat|haben)\b.{0,45}\bgekostet\b|\bkosteten?\b|\bkosztowal[aoy]?\b|\bcost(?:o|aba|aban|aron|ava|avano)\b"
    r"|\b(?:a|ont) coute\b|\bcoutai(?:t|ent)\b|\be costat[oa]\b|\bcust(?:ou|aram|ava|avam)\b|\bkostten?\b"
    r"|\b(?:heeft|hebben)\b.{0,45}\bgekost\b)|얼마였|いくらでした"
)
# Of a code: "did my code work", "did i use a code" asks of the order, "how do I use a code" for a rule.
CODE_WORKED = sought(
    rf"\b{HAS}\b.{{0,30}}\b(?:code|coupon|discount|promo|voucher|gutschein|rabatt\w*|codigo|cupon|descuento|kod"
    r"|rabat|remise|sconto|codice|cupom|desconto|korting\w*)\b.{0,25}\b(?:work\w*|appl\w+|go|gone|count\w*"
    r"|us(?:ed|e)|taken|added|funktioniert|angewendet|eingelost|abgezogen|aplic\w+|funcion\w+|zadzial\w*"
    r"|nalicz\w*|uwzgledni\w*|applique\w*|marche|applicat\w*|funzionat\w*|verwerkt|toegepast|gelukt)\b"
    r"|\bdid (?:i|we) (?:use|have|get|apply|enter)\b.{0,15}\b(?:codes?|coupons?|discount|promo|voucher)\b"
    r"|(?:코드|쿠폰|할인).{0,12}(?:적용|됐|되었)|(?:コード|クーポン|割引).{0,12}(?:適用|使え|効)"
)
SAVED = sought(
    r"\b(?:did|have) (?:i|we) (?:\w+ )?saved?\b|\b(?:hab\w*|haben) (?:ich|wir) .{0,12}gespart|\b(?:he|hemos) ahorrado"
    r"|\bahorre\b|\bjai economise|\bho risparmiato|\bzaoszczedzil\w*|\beconomizei\b|\bheb ik bespaard"
)
# Asked of an order that is named or was just shown.
OF_ONE: dict[Asked, str] = {
    A.CONTENTS: r"\bwhat(?:s| is| was| does| did| do)?\b.{0,20}\b(?:in|contain|include|includes|contains)\b"
    r"|\bcontents?\b|\bwas ist.{0,40}?in\b|\bwas (?:enthalt|beinhaltet)|\bque (?:hay|contiene|lleva|incluye|tem"
    r"|inclui)\b|\bco (?:jest|bylo|zawiera)\b|\bque contient|\bquy a t ?il|\b(?:cosa|che) (?:ce|contiene|c e)\b"
    r"|\bwat zit\b|뭐가? ?(?:들|있)|내용물|何が(?:入|含)|中身",
    A.TOTAL: r"\b(?:total|altogether|all together|in all|how much (?:was|did|is) "
    r"(?:it|that|this|everything|the (?:order|whole)|ordername)|sum|gesamt\w*|insgesamt|summe|gekostet|gesamtbetrag"
    r"|kostete|importe|cuanto (?:fue|costo|ha costado)|razem|lacznie|suma|kosztowal\w*|combien (?:a|coute|ca)|montant"
    r"|cost[oa]|totale|quanto (?:e costato|foi|custou|ficou)|valor|totaal|kostte)\b|총액|합계|얼마|合計|総額|いくら",
}


def asked_of(text: str, *, of_one: bool) -> tuple[Asked, ...]:
    """Return what is asked; `of_one` where the message names an order or speaks of the one just shown."""
    return _asked(text, of_one)


def speaks_of_paying(text: str) -> bool:
    """Whether something that was paid is spoken of."""
    folded = fold(text)
    return bool(_PAID.search(folded) or COST_THEN.search(folded))


@lru_cache(READ_IN_MEMORY)
def _asked(text: str, of_one: bool) -> tuple[Asked, ...]:
    folded = fold(mask_bare_numbers(mask(text)))
    paid = of_one or _PAID.search(folded) or _WAS.search(folded) or COST_THEN.search(folded)
    figures = [asked for asked, noun in _NOUNS.items() if paid and noun.search(folded)]
    if A.DISCOUNT not in figures and (CODE_WORKED.search(folded) or SAVED.search(folded)):
        figures.append(A.DISCOUNT)
    sure = [asked for asked, pattern in _SURE.items() if pattern.search(folded)]
    found = [*figures, *sure]
    # "When is the delivery of 1001" asks for no sum.
    if of_one and not (_SUM.search(folded) or _PAID.search(folded) or SHIPPING_ALONE.fullmatch(folded)):
        found = [asked for asked in found if asked is not A.SHIPPING]
    if of_one and not found:
        found = [asked for asked, pattern in _OF_ONE.items() if pattern.search(folded)][:1]
    return tuple(dict.fromkeys(found))


SHIPPING_ALONE = re.compile(
    r"^\W*(?:and|und|y|et|e|en|i|a|what about|how about|was)?\s?(?:the|der|die|el|la|les?|il|o|de|het)?\s?(?:shipping"
    r"|postage|versand|envio|wysylka|livraison|spedizione|frete|verzending)\W*"
)
_SUM = sought(
    r"\b(?:how much|cost\w*|fees?|charges?|price|what (?:was|is) the|wie viel|wieviel|hoch|kosten|cuanto|coste|gastos"
    r"|ile|koszt\w*|combien|prix|frais|quanto|costo|costi|custo|valor|hoeveel)\b|얼마|いくら|배송비|배송료|送料|配送料"
)
_PAID, _WAS = re.compile(PAID), re.compile(rf"\b{WAS}\b")
_NOUNS = {asked: sought(words) for asked, words in NOUNS.items()}
_SURE = {asked: sought(words) for asked, words in SURE.items()}
_OF_ONE = {asked: sought(words) for asked, words in OF_ONE.items()}
