"""What a message asks of an order beside where it is: a sum, a day, a reason. No look-up."""

import re
from enum import StrEnum
from functools import lru_cache

from domain.agent.understanding.mentions import mask, mask_bare_numbers
from domain.language.words import fold

READ_IN_MEMORY = 256  # messages per process; each is asked for some times in a turn
ANY = r".{0,40}?"
PAID = (
    r"(?:(?:did|have|had|must) (?:i|we|u|you) (?:\w+ )?(?:pay|paid|spend|spent|saved?)"
    r"|did (?:you|u|they) (?:charge|bill)"
    r"|(?:i|we) (?:\w+ )?(?:paid|payed|spent)"
    r"|(?:was|were|am|been|got|get) (?:i |we )?(?:charged|billed)|charged? me|cost me|(?:be|ge)zahlt|berechnet"
    r"|ausgegeben"
    r"|pague|pagado|pagamos|cobraron|cobrado|gaste|zaplac\w+|policzono|(?:ai|avons) (?:\w+ )?(?:paye|regle|depense)"
    r"|pagato|speso|addebitat\w*|paguei|cobraram|gastei|betaald|uitgegeven)|(?:냈|지불했|결제했|결제한)|(?:払"
    r"|支払)(?:い|っ)"
)
WAS = (
    r"(?:(?:was|were) (?:the|my|there|any)|(?:how much|what) (?:was|were)|war|waren|fue|fueron|bylo|byla|byl|etait"
    r"|foi|foram)"
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
    r"|przesylk\w*"
    r"|frais de port|livraison|expedition|spedizion\w*|frete|portes|verzend\w*|bezorgkosten)\b|배송비|배송료|送料"
    r"|配送料",
    A.TAX: r"\b(?:tax|taxes|vat|gst|mwst|mehrwertsteuer|umsatzsteuer|steuern?|iva|impuestos?|podat\w+|tva|taxe|imposto"
    r"|impostos"
    r"|imposta|imposte|tasse|btw|belasting\w*)\b|세금|부가세|消費税|税金|税",
    A.DISCOUNT: r"\b(?:discounts?|coupons?|promo|voucher|rabatt\w*|gutschein\w*|nachlass|descuentos?|cupon|znizk\w+"
    r"|rabat\w*"
    r"|remise|reduction|sconto|sconti|buono|descontos?|cupom|korting\w*|kortingscode)\b|할인|쿠폰|割引|値引|クーポン",
    A.SUBTOTAL: r"\b(?:sub ?total|zwischensumme|suma czesciowa|wartosc produktow|sous total|subtotale|subtotaal)\b"
    r"|소계|小計",
}
# These ask of a purchase that was made, whatever stands around them.
SURE: dict[Asked, str] = {
    A.OUTSTANDING: r"\b(?:(?:still|do i) owe|owe you|left to pay|(?:still )?have to pay (?:still|anything)|balance due"
    r"|amount due"
    r"|outstanding|noch (?:was |etwas )?(?:zu )?(?:be)?zahlen|noch offen|falta por pagar|queda por pagar"
    r"|zostalo do zaplaty"
    r"|reste a payer|ancora da pagare|resta da pagare|falta pagar|nog (?:te )?betalen)\b|미납|未払",
    A.METHOD: r"\b(?:how|(?:what|which) (?:card|method|payment method|account)) (?:did|have) (?:i|we) (?:use[d]? to )?"
    r"(?:pay|paid|use)"
    r"(?: with| by)?\W*(?:$|for (?:it|that|(?:my |the |this )?(?:order )?ordername|(?:my|the|this) order"
    r"|this))|\bwhat (?:did|have) (?:i|we) pa(?:y|id) "
    r"(?:it |this |that |for it |for this )?(?:with|by)|\b(?:which|what) card (?:did|was)|\bpayment method (?:did|was"
    r"|used)"
    rf"|\b(?:womit|wie) hab(?:e)? ich{ANY}bezahlt|\bcon que{ANY}pague|\bcomo pague|\b(?:czym|jak) (?:za)?placil"
    rf"|\b(?:comment|avec quoi){ANY}paye|\b(?:come|con cosa|con che){ANY}pagato|\bcomo{ANY}paguei|\b(?:waarmee"
    rf"|hoe heb ik)"
    rf"{ANY}betaald|(?:뭘로|무엇으로|어떻게) 결제|결제 ?수단|何で(?:支払|払)|支払い?方法",
    A.PAYMENT: r"\b(?:was|were|has|have|did|is) (?:my|the|our) (?:card|account|paypal|bank) (?:been |get |got )?"
    r"(?:charged|billed|debited)\b(?! (?:twice|two|double|again))"
    r"|\bpayment\b(?:.{0,20}\b(?:go|gone|went|through|received|accepted|process\w*|clear\w*|success\w*"
    r"|arriv\w*|status"
    r"|pending|confirmed)\b)|\b(?:has|is|was) (?:it|this|that|the order|my order|this order|ordername)\W+(?:already "
    r"|been |fully "
    r"|actually )*paid\b|\bpayment status|\bdid (?:you|u|they) (?:get|receive) (?:my|the) (?:payment|money)"
    rf"|\bzahlung{ANY}(?:durch|eingegangen|angekommen|erhalten|geklappt)|\b(?:ist|wurde|schon){ANY}bezahlt\W*$"
    rf"|\bpago{ANY}(?:recibid|acept|proces|pasado|pendiente|llegado)|\besta pagad[oa]|\bplatnosc{ANY}(?:przesz|dosz"
    rf"|zaksieg|przyj)"
    rf"|\boplacon\w+|\bpaiement{ANY}(?:passe|recu|accepte|valide)|\best(?: elle)?(?: deja)? payee"
    rf"|\bpagamento{ANY}(?:andat|ricevut|riuscit|passad|recebid|aprovad|confirmad|accettat)|\besta pag[oa]\b"
    rf"|\be stat[oa] pagat"
    rf"|\bbetaling{ANY}(?:ontvangen|gelukt|binnen|doorgekomen)|\bis{ANY}betaald\W*$|결제{ANY}(?:됐|되었|됬|완료|승인"
    rf"|처리)"
    r"|(?:支払い?|決済).{0,12}(?:完了|済|でき|確認)",
    A.PLACED: r"\bwhen (?:did|have) (?:i|we) (?:\w+ )?(?:order|buy|bought|ordered|purchase|place|get)\w*"
    r"|\bwhen was (?:it|this|that|(?:my |the |this )?(?:order )?ordername|(?:my|the|this|that) order)\W*(?:placed"
    r"|ordered|made|bought)"
    r"|\b(?:order|purchase) date\b|\bdate of (?:my |the |this )?(?:order|purchase)"
    rf"|\bwann hab(?:e)? ich{ANY}(?:bestellt|gekauft)|\bbestelldatum|\bcuando (?:lo |la |los |las )?(?:pedi|compre"
    rf"|hice|encargue)\b"
    rf"|\bfecha d(?:el|e mi) pedido|\bkiedy{ANY}(?:zamowil|kupil|zlozyl)\w*|\bdata zamowienia"
    rf"|\bquand (?:est ce que )?(?:jai|ai je)"
    rf"{ANY}(?:commande|achete|passe)|\bdate de (?:la |ma )?commande|\bquando (?:ho|avevo){ANY}(?:ordinato|comprato"
    rf"|acquistato)"
    rf"|\bdata dell?ordine|\bquando{ANY}(?:comprei|encomendei|pedi|fiz)\b|\bdata do pedido"
    rf"|\bwanneer heb ik{ANY}(?:besteld|gekocht)"
    r"|\bbesteldatum|언제 ?(?:주문|구매|샀)|주문한? ?(?:날짜|일자)|いつ.{0,6}(?:注文|購入|買).{0,2}(?:し|い|っ)|注文日",
    A.CANCELLED: r"\b(?:why|who|how come|reason)\b.{0,40}\bcancel\w*|\bcancel\w*\b.{0,20}\b(?:why|reason)\b"
    rf"|\b(?:warum|wieso|weshalb){ANY}stornier|\bpor que{ANY}cancel|\b(?:dlaczego|czemu){ANY}anulowan"
    rf"|\bpourquoi{ANY}annul"
    rf"|\bperche{ANY}annullat|\bwaarom{ANY}geannuleerd|왜{ANY}취소|취소{ANY}(?:이유|사유)|(?:なぜ|どうして"
    rf"|理由).{{0,20}}キャンセル|キャンセル.{{0,12}}(?:理由|なぜ)",
    A.RETURN: r"\b(?:do|have) (?:i|we) (?:have )?(?:any )?(?:open|pending|active|outstanding|current) returns?\b"
    r"|\b(?:return|exchange)s? status\b|\b(?:status|update|news) (?:of|on|about)"
    r" (?:my|the|our) (?:return|exchange)\b|\bdid (?:you|u|they) (?:get|receive|see) (?:my|the|our) exchange\b"
    r"|\breturn\w*\b.{0,30}\b(?:approved|accepted|declin\w+|reject\w+|denied|refus\w+|received|arrived"
    r"|processed|status|complete\w*)\b"
    r"|\b(?:approv\w+|accept\w*|declin\w+|reject\w*|den(?:y|ied)|refus\w+|got|get|receiv\w+)\b (?:\w+ ){0,2}(?:my|the"
    r"|our) (?:\w+ )?return\b"
    r"|\b(?:status of|where is|wheres|news on|update on|hows|how is|what about) (?:my|the|our) (?:\w+ )?return\b"
    r"|^(?:and |what about )?my (?:\w+ ){0,3}return\W*$"
    rf"|\b(?:rucksendung|retoure){ANY}(?:genehmigt|angenommen|abgelehnt|angekommen|erhalten|status)|\b(?:warum"
    rf"|status){ANY}(?:rucksendung|retoure)"
    rf"|\bdevolucion{ANY}(?:aprobad|aceptad|rechazad|recibid|llegado)|\b(?:rechaz\w+|aceptar\w+"
    rf"|recibi\w+){ANY}devolucion"
    rf"|\bzwrot\w*{ANY}(?:przyjet|odrzuc|zaakcept|dotarl|otrzyma)|\b(?:odrzuc\w+|przyj\w+|dotarl){ANY}zwrot"
    rf"|\bretour{ANY}(?:accepte|refuse|recu|approuve|goedgekeurd|geaccepteerd|geweigerd|afgewezen|ontvangen|binnen)"
    rf"|\b(?:il )?(?:mio )?reso{ANY}(?:accettat|approvat|rifiutat|ricevut|arrivat)|\bdevolucao{ANY}(?:aprovad|aceit"
    rf"|recusad|recebid|chegou)"
    r"|반품.{0,12}(?:승인|거절|거부|도착|접수됐|받았)|返品.{0,12}(?:承認|拒否|却下|届|受け取|断)",
    A.WAITING: r"\bhold reason\b|\breason (?:for|of) (?:the |my )?(?:hold|delay)\b"
    r"|\b(?:why|how come|what is taking|whats taking)\b.{0,40}(?:\b(?:not|isnt|hasnt|havent|wasnt|didnt"
    r"|still)\b.{0,25}"
    r"\b(?:ship\w*|sent|dispatch\w*|left|process\w*|mov\w+|here|deliver\w*|arriv\w*)|\bon hold|\bdelay\w*|\bso long"
    r"|\bpending)"
    rf"|\b(?:warum|wieso|weshalb){ANY}(?:nicht{ANY}(?:verschickt|versandt|versendet|da|angekommen|unterwegs)|so lange)"
    rf"|\bpor que{ANY}(?:no{ANY}(?:enviad|llegad|sal)|tarda|retras|nao{ANY}(?:enviad|cheg)|demora)"
    rf"|\b(?:dlaczego|czemu){ANY}(?:nie{ANY}(?:wyslan|dotar|dosz)|tak dlugo)|\bpourquoi{ANY}(?:pas{ANY}(?:expedie"
    rf"|envoye|arrive|partie)"
    rf"|si long)|\bperche{ANY}(?:non{ANY}(?:spedit|arrivat|partit)|tanto)|\bwaarom{ANY}(?:niet{ANY}(?:verzonden"
    rf"|verstuurd|aangekomen|er)"
    r"|zo lang)\b|왜.{0,20}(?:안|않|아직|늦)|(?:なぜ|どうして).{0,20}(?:まだ|ない|遅)",
    A.CARRIER: r"\b(?:which|what|who)(?: is| s|s)? (?:the )?(?:carrier|courier|shipping company|delivery company"
    r"|shipper)\b"
    r"|\bwho(?: is|s| will be| will)? (?:be )?(?:deliver\w*|shipping|ships|bring\w*|carrying)\b"
    rf"|\b(?:welche\w?|wer){ANY}(?:zusteller|paketdienst|versanddienst\w*|liefert)|\b(?:que|cual)(?: es)?(?: la"
    rf"| el)? (?:transportista"
    rf"|empresa de|mensajeria)|\b(?:jaki|ktory|jaka) (?:kurier|przewoznik|firma kurierska)"
    rf"|\bquel(?:le)? (?:est le )?(?:transporteur|societe de)"
    rf"|\b(?:che|quale|qual e il) corriere|\bqual{ANY}transportadora|\bwelke (?:bezorger|vervoerder|koerier"
    rf"|bezorgdienst)"
    r"|택배사|(?:어느|어떤|무슨) 택배|運送会社|配送業者|(?:どこの|どの)(?:宅配|運送|業者)",
    A.SIGNED: rf"\bwho (?:\w+ )?(?:signed|accepted it|took it)|\bsigned for\b|\bwer hat{ANY}(?:unterschrieben"
    rf"|entgegengenommen)"
    rf"|\bquien (?:firmo|lo recibio|la recibio)|\bkto (?:odebral|podpisal)|\bqui a signe|\bchi ha (?:firmato|ritirato)"
    rf"|\bquem assinou"
    rf"|\bwie heeft{ANY}getekend|누가.{{0,10}}(?:받았|서명|수령)|誰が.{{0,10}}(?:受け取|サイン)",
}
SURE |= {
    A.ADDRESS: r"\b(?:what|whats|which|where|wheres)\b.{0,30}\bmy (?:delivery |shipping |postal )?address\b"
    r"|\bwelche adresse|\bmeine"
    r" (?:liefer|versand)?adresse\W*$|\bcual es mi direccion|\bjaki (?:jest )?(?:moj )?adres"
    r"|\bquelle (?:est mon )?adresse"
    r"|\bqual e il mio indirizzo|\bqual e (?:o )?meu endereco|\bwelk adres|내 ?(?:배송지|주소)|(?:私の|届け先の)住所",
    A.REFUND: r"\bwhen\b.{0,20}\b(?:get|receive|see|have)\b.{0,15}\b(?:money|refund)\b|\b(?:what|which"
    r"|how much)\b.{0,25}\brefunded\b"
    r"|\brefund\b.{0,12}\b(?:how much|amount|when)\b|\bhow much\b.{0,12}\b(?:my|the) refund\b"
    r"|\bwhere(?:s| is) (?:my|the) (?:money|refund)\b|\bwann\b.{0,25}\b(?:mein )?geld\b|\bwas wurde.{0,10}erstattet"
    r"|\bcuando\b.{0,25}\b(?:dinero|reembolso)\b|\bkiedy\b.{0,25}\b(?:pieniadze|zwrot pieniedzy)\b"
    r"|\bquand\b.{0,30}\b(?:argent"
    r"|rembours\w+)|\bquando\b.{0,30}\b(?:soldi|rimbors\w+|dinheiro|reembolso)|\bwanneer\b.{0,25}\bgeld\b"
    r"|환불.{0,8}언제|いつ.{0,8}返金"
    r"|返金.{0,8}いつ",
}
COST_THEN = re.compile(
    r"\bprice of (?:the|my|that)\b.{0,30}\bi (?:bought|ordered|purchased|got)\b"
    r"|\b(?:how much|what) (?:was|were) (?:the|my|that|this)\b.{0,40}|\b(?:how much|what) did (?:the|my|that|this"
    r"|it)\b.{0,30}\bcost\b"
    r"|\bhat\b.{0,30}\bgekostet\b|\bkosztowal[aoy]?\b|\bcosto\b|\ba coute\b|\be costat[oa]\b|\bcustou\b"
    r"|\bheeft\b.{0,30}\bgekost\b"
    r"|얼마였|いくらでした"
)
# Of a code: "did my code work", "did i use a code" asks of the order, "how do I use a code" for a rule.
CODE_WORKED = re.compile(
    rf"\b{HAS}\b.{{0,30}}\b(?:code|coupon|discount|promo|voucher|gutschein|rabatt\w*|codigo|cupon|descuento|kod|rabat"
    rf"|remise|sconto|codice"
    r"|cupom|desconto|korting\w*)\b.{0,25}\b(?:work\w*|appl\w+|go|gone|count\w*|us(?:ed|e)|taken|added|funktioniert"
    r"|angewendet|eingelost"
    r"|abgezogen|aplic\w+|funcion\w+|zadzial\w*|nalicz\w*|uwzgledni\w*|applique\w*|marche|applicat\w*|funzionat\w*"
    r"|verwerkt|toegepast"
    r"|gelukt)\b|\bdid (?:i|we) (?:use|have|get|apply|enter)\b.{0,15}\b(?:codes?|coupons?|discount|promo|voucher)\b"
    r"|(?:코드|쿠폰|할인).{0,12}(?:적용|됐|되었)|(?:コード|クーポン|割引).{0,12}(?:適用|使え|効)"
)
SAVED = re.compile(
    r"\b(?:did|have) (?:i|we) (?:\w+ )?saved?\b|\b(?:hab\w*|haben) (?:ich|wir) .{0,12}gespart|\b(?:he|hemos) ahorrado"
    r"|\bahorre\b|\bjai economise|\bho risparmiato|\bzaoszczedzil\w*|\beconomizei\b|\bheb ik bespaard"
)
# Asked of an order that is named or was just shown.
OF_ONE: dict[Asked, str] = {
    A.CONTENTS: r"\bwhat(?:s| is| was| does| did| do)?\b.{0,20}\b(?:in|contain|include|includes|contains)\b"
    r"|\bcontents?\b|\bwas ist.{0,40}?in\b"
    r"|\bwas (?:enthalt|beinhaltet)|\bque (?:hay|contiene|lleva|incluye|tem|inclui)\b|\bco (?:jest|bylo|zawiera)\b"
    r"|\bque contient"
    r"|\bquy a t ?il|\b(?:cosa|che) (?:ce|contiene|c e)\b|\bwat zit\b|뭐가? ?(?:들|있)|내용물|何が(?:入|含)|中身",
    A.TOTAL: r"\b(?:total|altogether|all together|in all|how much (?:was|did|is) (?:it|that|this|everything"
    r"|the (?:order|whole)"
    r"|ordername)|sum|gesamt\w*|insgesamt|summe|gekostet|gesamtbetrag|kostete|importe|cuanto (?:fue|costo|ha costado)"
    r"|razem|lacznie|suma"
    r"|kosztowal\w*|combien (?:a|coute|ca)|montant|cost[oa]|totale|quanto (?:e costato|foi|custou|ficou)|valor|totaal"
    r"|kostte)\b"
    r"|총액|합계|얼마|合計|総額|いくら",
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
    r"|postage|versand"
    r"|envio|wysylka|livraison|spedizione|frete|verzending)\W*"
)
_SUM = re.compile(
    r"\b(?:how much|cost\w*|fees?|charges?|price|what (?:was|is) the|wie viel|wieviel|hoch|kosten|cuanto|coste|gastos"
    r"|ile|koszt\w*"
    r"|combien|prix|frais|quanto|costo|costi|custo|valor|hoeveel)\b|얼마|いくら|배송비|배송료|送料|配送料"
)
_PAID, _WAS = re.compile(PAID), re.compile(rf"\b{WAS}\b")
_NOUNS = {asked: re.compile(words) for asked, words in NOUNS.items()}
_SURE = {asked: re.compile(words) for asked, words in SURE.items()}
_OF_ONE = {asked: re.compile(words) for asked, words in OF_ONE.items()}
