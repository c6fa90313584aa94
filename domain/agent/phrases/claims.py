"""Words that claim something of a record, in every language; a claim needs a record that says so."""

from enum import StrEnum
from functools import cache

from domain.language.languages import Language


class Claim(StrEnum):
    """What a word may claim of a record."""

    IN_STOCK = "in_stock"
    SOLD_OUT = "sold_out"
    NOT_SHIPPED = "not_shipped"
    AWAITING_CARRIER = "awaiting_carrier"
    SHIPPED = "shipped"
    ON_ITS_WAY = "on_its_way"
    OUT_FOR_DELIVERY = "out_for_delivery"
    READY = "ready"
    ATTEMPTED = "attempted"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    RETURNED = "returned"
    REFUNDED = "refunded"


@cache
def claim_words(language: Language) -> tuple[tuple[str, Claim], ...]:
    """Return (words, claim), longest words first, so that "not shipped" is read before "shipped".

    English words count in every language, for English stands in where a catalogue is short.
    """
    tables = [CLAIMS[spoken] for spoken in dict.fromkeys((language, Language.ENGLISH))]
    pairs = [(words.strip(), claim) for table in tables for claim, line in table.items() for words in line.split("|")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


CLAIMS: dict[Language, dict[Claim, str]] = {
    Language.ENGLISH: {
        Claim.IN_STOCK: "in stock|available|we have it|on the shelf",
        Claim.SOLD_OUT: "sold out|out of stock|unavailable|not available|not in stock|no longer available",
        Claim.NOT_SHIPPED: "has not shipped|not shipped|not been shipped|hasn't shipped"
        "|being prepared|unfulfilled|yet to ship|not yet shipped",
        Claim.AWAITING_CARRIER: "waiting for the carrier",
        Claim.SHIPPED: "has shipped|was shipped|been shipped|shipped|dispatched",
        Claim.ON_ITS_WAY: "on its way|on the way|in transit|en route",
        Claim.OUT_FOR_DELIVERY: "out for delivery",
        Claim.READY: "ready for pickup|ready to collect",
        Claim.ATTEMPTED: "tried to deliver|delivery attempted|delivery problem|problem with the delivery",
        Claim.DELIVERED: "was delivered|been delivered|delivered|has arrived",
        Claim.CANCELLED: "was cancelled|cancelled|canceled",
        Claim.RETURNED: "was returned|return of order|return in progress|returned",
        Claim.REFUNDED: "was refunded|refunded|money is back",
    },
    Language.SPANISH: {
        Claim.IN_STOCK: "disponible|en stock|hay existencias",
        Claim.SOLD_OUT: "agotado|agotada|no disponible|no está disponible|sin existencias",
        Claim.NOT_SHIPPED: "aún no se ha enviado|no se ha enviado|aún no enviado|no enviado|se está preparando",
        Claim.AWAITING_CARRIER: "a la espera del transportista",
        Claim.SHIPPED: "ya se ha enviado|se ha enviado|enviado|enviada|despachado",
        Claim.ON_ITS_WAY: "en camino|en tránsito",
        Claim.OUT_FOR_DELIVERY: "en reparto",
        Claim.READY: "listo para recoger",
        Claim.ATTEMPTED: "intentó entregar|entrega intentada|problema con la entrega",
        Claim.DELIVERED: "entregado|entregada|ha llegado",
        Claim.CANCELLED: "cancelado|cancelada",
        Claim.RETURNED: "devuelto|devolución en curso|la devolución del pedido",
        Claim.REFUNDED: "reembolsado|reembolsada|reembolsados",
    },
    Language.GERMAN: {
        Claim.IN_STOCK: "vorrätig|verfügbar|auf Lager|lieferbar",
        Claim.SOLD_OUT: "ausverkauft|nicht vorrätig|nicht verfügbar|nicht auf Lager|nicht lieferbar",
        Claim.NOT_SHIPPED: "noch nicht verschickt|nicht verschickt|noch nicht versandt|nicht versandt|wird vorbereitet",
        Claim.AWAITING_CARRIER: "wartet auf den Paketdienst",
        Claim.SHIPPED: "verschickt|versandt|versendet",
        Claim.ON_ITS_WAY: "unterwegs",
        Claim.OUT_FOR_DELIVERY: "wird gerade zugestellt|in zustellung",
        Claim.READY: "zur abholung bereit|liegt zur abholung",
        Claim.ATTEMPTED: "hat versucht|zustellung versucht|problem mit der zustellung",
        Claim.DELIVERED: "zugestellt|geliefert|angekommen",
        Claim.CANCELLED: "storniert",
        Claim.RETURNED: "zurückgesandt|rücksendung läuft|die rücksendung zu",
        Claim.REFUNDED: "erstattet|zurückgezahlt",
    },
    Language.POLISH: {
        Claim.IN_STOCK: "dostępne|dostępny|dostępna|na stanie",
        Claim.SOLD_OUT: "wyprzedane|wyprzedany|niedostępne|niedostępny|brak na stanie",
        Claim.NOT_SHIPPED: "nie zostało jeszcze wysłane|niewysłane|jest przygotowywane|nie zostało wysłane",
        Claim.AWAITING_CARRIER: "czeka na przewoźnika",
        Claim.SHIPPED: "zostało wysłane|została wysłana|wysłane|nadane",
        Claim.ON_ITS_WAY: "jest w drodze|w drodze",
        Claim.OUT_FOR_DELIVERY: "w doręczeniu",
        Claim.READY: "czeka na odbiór",
        Claim.ATTEMPTED: "próbował doręczyć|próba doręczenia|problem z doręczeniem",
        Claim.DELIVERED: "doręczone|dostarczone|dotarło",
        Claim.CANCELLED: "anulowane|anulowano",
        Claim.RETURNED: "zwrócone|zwrot w toku|jest w toku",
        Claim.REFUNDED: "oddane|oddano|zwrócono",
    },
    Language.KOREAN: {
        Claim.IN_STOCK: "재고 있음|재고가 있|구매 가능",
        Claim.SOLD_OUT: "품절|재고 없음|재고가 없",
        Claim.NOT_SHIPPED: "아직 발송되지 않|발송되지 않|준비 중입니다",
        Claim.AWAITING_CARRIER: "택배사 인수",
        Claim.SHIPPED: "발송되었|발송되어|발송됨",
        Claim.ON_ITS_WAY: "배송 중",
        Claim.OUT_FOR_DELIVERY: "배달에 나갔|배달에 나감",
        Claim.READY: "찾아가실 수 있",
        Claim.ATTEMPTED: "배달을 시도|배달 문제",
        Claim.DELIVERED: "배송이 완료|배송 완료|완료되었습니다",
        Claim.CANCELLED: "취소되었",
        Claim.RETURNED: "반품되|반품이 진행|반품 진행",
        Claim.REFUNDED: "환불되었",
    },
    Language.FRENCH: {
        Claim.IN_STOCK: "en stock|disponible",
        Claim.SOLD_OUT: "épuisé|rupture de stock|indisponible|pas disponible|pas en stock",
        Claim.NOT_SHIPPED: "n'est pas encore expédiée|pas encore expédié|n'a pas été expédié|en préparation",
        Claim.AWAITING_CARRIER: "attend le transporteur|en attente du transporteur",
        Claim.SHIPPED: "a été expédiée|expédiée|expédié",
        Claim.ON_ITS_WAY: "en route|en transit",
        Claim.OUT_FOR_DELIVERY: "en cours de livraison",
        Claim.READY: "prête à être retirée",
        Claim.ATTEMPTED: "a tenté de livrer|livraison tentée|problème de livraison",
        Claim.DELIVERED: "a été livrée|livrée|livré",
        Claim.CANCELLED: "annulée|annulé",
        Claim.RETURNED: "retournée|retour en cours|le retour de la commande",
        Claim.REFUNDED: "remboursée|remboursés|remboursé",
    },
    Language.PORTUGUESE: {
        Claim.IN_STOCK: "disponível|em estoque|in stock",
        Claim.SOLD_OUT: "esgotado|indisponível|não disponível|sold out",
        Claim.NOT_SHIPPED: "ainda não foi enviado|ainda não enviado|não foi enviado|está em preparação",
        Claim.AWAITING_CARRIER: "à espera da transportadora",
        Claim.SHIPPED: "já foi enviado|já foi enviada|foi enviado|enviado|enviada",
        Claim.ON_ITS_WAY: "a caminho|em trânsito",
        Claim.OUT_FOR_DELIVERY: "saiu para entrega",
        Claim.READY: "pronto para retirada",
        Claim.ATTEMPTED: "tentou entregar|entrega tentada|problema na entrega",
        Claim.DELIVERED: "foi entregue|entregue",
        Claim.CANCELLED: "foi cancelado|cancelado",
        Claim.RETURNED: "devolvido|devolução em andamento|a devolução do pedido",
        Claim.REFUNDED: "reembolsado",
    },
    Language.ITALIAN: {
        Claim.IN_STOCK: "disponibile|in stock",
        Claim.SOLD_OUT: "esaurito|non disponibile|sold out",
        Claim.NOT_SHIPPED: "non è ancora stato spedito|non ancora spedito|non è stato spedito|in preparazione",
        Claim.AWAITING_CARRIER: "attende il corriere|in attesa del corriere",
        Claim.SHIPPED: "è stato spedito|è stata spedita|spedito|spedita",
        Claim.ON_ITS_WAY: "in viaggio|in transito",
        Claim.OUT_FOR_DELIVERY: "in consegna",
        Claim.READY: "pronto per il ritiro",
        Claim.ATTEMPTED: "ha tentato di consegnare|consegna tentata|problema di consegna",
        Claim.DELIVERED: "è stato consegnato|consegnato",
        Claim.CANCELLED: "annullato",
        Claim.RETURNED: "stato reso|reso in corso|il reso dell'ordine|reso al negozio",
        Claim.REFUNDED: "rimborsato|rimborsati",
    },
    Language.DUTCH: {
        Claim.IN_STOCK: "op voorraad|leverbaar|beschikbaar|in stock",
        Claim.SOLD_OUT: "uitverkocht|niet op voorraad|niet leverbaar|sold out",
        Claim.NOT_SHIPPED: "nog niet verzonden|niet verzonden|wordt voorbereid",
        Claim.AWAITING_CARRIER: "wacht op de vervoerder",
        Claim.SHIPPED: "verzonden",
        Claim.ON_ITS_WAY: "onderweg",
        Claim.OUT_FOR_DELIVERY: "wordt nu bezorgd",
        Claim.READY: "klaar om af te halen",
        Claim.ATTEMPTED: "heeft geprobeerd|bezorging geprobeerd|probleem met de bezorging",
        Claim.DELIVERED: "is bezorgd|bezorgd|aangekomen",
        Claim.CANCELLED: "geannuleerd",
        Claim.RETURNED: "teruggestuurd|retour loopt|de retour van",
        Claim.REFUNDED: "terugbetaald",
    },
    Language.JAPANESE: {
        Claim.IN_STOCK: "在庫あり|在庫がある|in stock",
        Claim.SOLD_OUT: "在庫切れ|在庫なし|売り切れ|sold out",
        Claim.NOT_SHIPPED: "まだ発送されて|発送されていません|準備中です",
        Claim.AWAITING_CARRIER: "引き渡し待ち",
        Claim.SHIPPED: "発送しました|発送し|発送済み",
        Claim.ON_ITS_WAY: "輸送中|配送中",
        Claim.OUT_FOR_DELIVERY: "配達に出ています",
        Claim.READY: "受け取りの用意ができて",
        Claim.ATTEMPTED: "配達を試みました|配達の問題",
        Claim.DELIVERED: "配達済み",
        Claim.CANCELLED: "キャンセル済み",
        Claim.RETURNED: "返品済み|返品手続きが進行中",
        Claim.REFUNDED: "返金済み",
    },
}
