"""Words that claim a state of a product or an order, in every language, with how the clause puts them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from domain.agent.phrases import Claim, claim_words
from domain.drafting.checking.levelling import level
from domain.drafting.checking.moods import NOT, POLITE, is_conditional
from domain.language.languages import Language

# Beyond the words our own sentences use.
NOW = "(?:currently |presently |already |still |also |all |now |just )*"
BEEN = "(?:has|have|was|were|been|is|are|'s|already|got)"
WE_HAVE = "we(?:'ve| have)(?: got)?(?! (?:no|not|never|only|just|\\w+ed|\\w+n't|a|an|been|sent|found)\\b)|we(?:'ve| have| do have| still have)(?: still)? got (?:it|them|one|some|both|that)|we do have(?! to\\b)"
ORDERED = "can (?:still )?be ordered|you can (?:still )?(?:order|buy|get|have) (?:it|them|one|both)(?: right away| right now| today)?"
NOT_SENT = "(?:not|n't) (?:yet )?(?:been )?(?:yet )?(?:shipped|dispatched|sent|left|gone out|set off)|yet to (?:be )?(?:ship(?:ped)?|sent|dispatched|leave|go out)"
WAITS = "still (?:has|have) to (?:leave(?: us)?|ship|go out|be (?:sent|shipped|packed))|still (?:waiting|to (?:be )?(?:sent|shipped|packed|dispatched|follow)|being (?:made )?(?:ready|packed|prepared))|to (?:be )?(?:send|ship|sent|shipped|dispatched)(?=\\W*$)"
GONE_OUT = "sent out|(?:has|was|been|were|have) sent(?: out)?|left (?:us\\b|(?:our|the) (?:warehouse|store))|(?:has|have) left(?! (?:in|at)\\b)|left (?=on \\w+ \\d)|(?:went|gone|go) out(?! of\\b)|set off"
HANDED = "handed (?:over )?to(?! you)|with the (?:carrier|courier)|picked up by|fulfilled"
TRIED = "(?:tried|attempted|wanted) to (?:deliver|hand|drop|bring)|attempted (?:a )?delivery|delivery (?:has been |was )?attempted|(?:delivery|first) (?:attempt|try)|attempted"
FAILED = "delivery (?:failed|problem)|(?:couldn't|could not|wasn't able to|weren't able to) (?:hand|deliver|drop)(?: (?:it|them|(?:your|the) (?:order|parcel|package|delivery)))?(?: over| off)?|failed delivery|could(?: not|n't) be delivered|problem with the delivery|missed delivery|(?:didn't|did not) work out|without success|unsuccessful"
ARRIVED = "(?:has|have|already) arrived|arrived|dropped off|received by you|handed (?:over )?to you|reached (?:you|its destination)|left at your|(?:got|gotten|made it) (?:all the way )?(?:to you|to your door|there)(?! yet)|brought (?:to you|it to you)"
RETURNING = "returned|sent back|return (?:is )?in progress|return of (?:the )?order|came back|being returned|return (?:has been|was) (?:received|opened|started)"
PAID_BACK = "refunded|reimbursed|paid back|money (?:is|was|has been) (?:back|returned)|refund(?: of \\S+)?(?: for [a-z #\\d]{1,20})? (?:has been|was|is)(?: already)? (?:issued|made|sent|paid|processed|done|through|complete\\w*)|credited back|went back(?! to (?:us|the (?:store|shop|warehouse|sender)))"
ENGLISH: dict[Claim, str] = {
    Claim.IN_STOCK: f"in stock|in-stock|available|ready to (?:buy|order|ship|go)|{WE_HAVE}|(?:left|units|pieces) in stock|still (?:there|around)|still have(?!.{{0,60}}\\bto (?:be )?(?:send|ship|sent|shipped|dispatched)\\b)|{ORDERED}",
    Claim.SOLD_OUT: f"sold-?\\s?out|out[ -]of[ -]stock|unavailable|(?:not|isn't|aren't) {NOW}(?:in stock|available)|no longer available|ran out|run out|none left|no stock|(?:is|are|'s|'re) {NOW}gone|we(?:'re| are) {NOW}out of",
    Claim.NOT_SHIPPED: f"{NOT_SENT}|{WAITS}|being (?:prepared|processed|packed)|(?:is|still) (?:in )?(?:preparation|processing)|unfulfilled|unshipped|awaiting shipment|getting (?:[\\x00a-z' -]{{1,60}} )?ready|pre-?order",
    Claim.SHIPPED: f"{BEEN} shipped|shipped|dispatched|{GONE_OUT}|{HANDED}",
    Claim.ON_ITS_WAY: "on (?:its|the|their) way|in[ -]transit|en route|being (?:shipped|transported)|travell?ing|(?:is|are|'s|'re)(?: still| also)? coming(?! in\\b)|still to come|underway|making (?:its|their) way(?: to you)?|moving along|on the (?:road|move)|heading (?:to|your)|headed (?:to|your)|moving",
    Claim.OUT_FOR_DELIVERY: "out[ -]for[ -]delivery|with the driver|being delivered",
    Claim.READY: "ready (?:for|to be) (?:pick ?-?up|collection|collected|picked up)|ready to (?:collect|pick up)|awaiting (?:pick ?-?up|collection)|waiting (?:for you )?(?:at|to be)",
    Claim.ATTEMPTED: f"{TRIED}|{FAILED}",
    Claim.DELIVERED: f"delivered|{ARRIVED}",
    Claim.CANCELLED: "cancell?ed|called off|voided",
    Claim.RETURNED: RETURNING,
    Claim.REFUNDED: PAID_BACK,
}
FURTHER: dict[Language, dict[Claim, str]] = {
    Language.ENGLISH: ENGLISH,
    Language.GERMAN: {
        Claim.IN_STOCK: "vorratig|verfugbar|auf lager|lieferbar|erhaltlich|haben wir (?:noch )?da|bestellbar|(?:konnen sie|kannst du) (?:es |ihn |sie |das )?(?:jetzt )?bestellen",
        Claim.SOLD_OUT: "ausverkauft|vergriffen|nicht (?:mehr |derzeit |aktuell )?(?:vorratig|verfugbar|auf lager|lieferbar|erhaltlich)",
        Claim.NOT_SHIPPED: "(?:noch )?nicht (?:ver\\w*sandt|verschickt|versendet|abgeschickt)|wird (?:gerade |noch |derzeit )?(?:vorbereitet|bearbeitet|gepackt)|in bearbeitung|in vorbereitung",
        Claim.SHIPPED: "verschickt|versandt|versendet|abgeschickt|ubergeben",
        Claim.ON_ITS_WAY: "unterwegs|auf dem weg",
        Claim.OUT_FOR_DELIVERY: "in zustellung|wird (?:heute |gerade )?zugestellt",
        Claim.DELIVERED: "zugestellt|geliefert|ausgeliefert|angekommen|eingetroffen",
        Claim.CANCELLED: "storniert|annulliert",
        Claim.RETURNED: "zuruckgesandt|zuruckgeschickt|retourniert|rucksendung lauft",
        Claim.REFUNDED: "erstattet|zuruckgezahlt|zuruckerstattet|gutgeschrieben",
    },
    Language.SPANISH: {
        Claim.IN_STOCK: "disponibles?|en stock|hay existencias|en existencia|puedes? (?:pedir|comprar)l[oa]s?(?: ya| ahora(?: mismo)?)?",
        Claim.SOLD_OUT: "agotad[oa]s?|no (?:esta |estan )?(?:disponibles?|en stock)|sin (?:existencias|stock)",
        Claim.NOT_SHIPPED: "(?:aun|todavia) no (?:se )?(?:ha )?(?:sido )?(?:enviad|salido|despachad)\\w*|no (?:se )?ha (?:sido )?enviado|en preparacion|se esta preparando|esta siendo preparad[oa]|pendiente de envio",
        Claim.SHIPPED: "enviad[oa]s?|despachad[oa]s?|expedid[oa]s?|ha salido",
        Claim.ON_ITS_WAY: "en camino|en transito|de camino",
        Claim.OUT_FOR_DELIVERY: "en reparto",
        Claim.DELIVERED: "entregad[oa]s?|ha llegado|llego",
        Claim.CANCELLED: "cancelad[oa]s?|anulad[oa]s?",
        Claim.RETURNED: "devuelt[oa]s?|devolucion en curso",
        Claim.REFUNDED: "reembolsad[oa]s?",
    },
    Language.FRENCH: {
        Claim.IN_STOCK: "en stock|disponibles?|(?:vous pouvez|tu peux) (?:le |la |les )(?:commander|acheter)(?: des maintenant| tout de suite)?",
        Claim.SOLD_OUT: "epuisee?s?|(?:en )?rupture(?: de stock)?|indisponibles?|(?:pas|plus) (?:disponibles?|en stock)",
        Claim.NOT_SHIPPED: "pas (?:encore )?(?:ete )?(?:expedi|envoy|parti)\\w*|en (?:cours de )?preparation",
        Claim.SHIPPED: "expedie\\w*|envoye\\w*|partie?",
        Claim.ON_ITS_WAY: "en route|en transit|en chemin|en cours d'acheminement",
        Claim.OUT_FOR_DELIVERY: "en cours de livraison|en livraison",
        Claim.DELIVERED: "livree?s?|arrivee?s?",
        Claim.CANCELLED: "annulee?s?",
        Claim.RETURNED: "retournee?s?|renvoyee?s?",
        Claim.REFUNDED: "remboursee?s?",
    },
    Language.PORTUGUESE: {
        Claim.IN_STOCK: "disponive(?:l|is)|em estoque|em stock|pode (?:ja )?(?:pedi|compra|encomenda)-l[oa]s?(?: ja| agora)?",
        Claim.SOLD_OUT: "esgotad[oa]s?|indisponive(?:l|is)|nao (?:esta |estao )?(?:disponive(?:l|is)|em estoque)|sem estoque",
        Claim.NOT_SHIPPED: "(?:ainda )?nao (?:foi )?(?:enviad|despachad)\\w*|em (?:preparacao|separacao)|sendo preparad[oa]",
        Claim.SHIPPED: "enviad[oa]s?|despachad[oa]s?|postad[oa]s?",
        Claim.ON_ITS_WAY: "a caminho|em transito",
        Claim.OUT_FOR_DELIVERY: "saiu para (?:a )?entrega|em rota de entrega",
        Claim.DELIVERED: "entregues?|chegou",
        Claim.CANCELLED: "cancelad[oa]s?",
        Claim.RETURNED: "devolvid[oa]s?",
        Claim.REFUNDED: "reembolsad[oa]s?|estornad[oa]s?",
    },
    Language.ITALIAN: {
        Claim.IN_STOCK: "disponibil[ei]|in stock|in magazzino|ordinabil[ei]|puoi? (?:ordinar|acquistar)l[oaie](?: ora)?",
        Claim.SOLD_OUT: "esaurit[oaie]|non (?:e |sono )?disponibil[ei]|terminat[oaie]",
        Claim.NOT_SHIPPED: "non (?:e |sono )?(?:ancora )?(?:stat[oaie] )?spedit[oaie]|in preparazione|in lavorazione",
        Claim.SHIPPED: "spedit[oaie]|inviat[oaie]|partit[oaie]",
        Claim.ON_ITS_WAY: "in viaggio|in transito|in arrivo",
        Claim.OUT_FOR_DELIVERY: "in consegna",
        Claim.DELIVERED: "consegnat[oaie]|arrivat[oaie]",
        Claim.CANCELLED: "annullat[oaie]|cancellat[oaie]",
        Claim.RETURNED: "restituit[oaie]|reso in corso",
        Claim.REFUNDED: "rimborsat[oaie]",
    },
    Language.DUTCH: {
        Claim.IN_STOCK: "op voorraad|leverbaar|beschikbaar|verkrijgbaar|(?:u kunt|je kunt|je kan) (?:hem |het |ze |deze )?(?:nu |direct )?bestellen",
        Claim.SOLD_OUT: "uitverkocht|niet (?:meer |momenteel )?(?:op voorraad|leverbaar|beschikbaar|verkrijgbaar)",
        Claim.NOT_SHIPPED: "(?:nog )?niet (?:verzonden|verstuurd)|wordt (?:nog )?(?:voorbereid|verwerkt|klaargemaakt)|in voorbereiding|in behandeling",
        Claim.SHIPPED: "verzonden|verstuurd|vertrokken",
        Claim.ON_ITS_WAY: "onderweg",
        Claim.OUT_FOR_DELIVERY: "wordt (?:nu|vandaag) bezorgd",
        Claim.DELIVERED: "bezorgd|afgeleverd|geleverd|aangekomen",
        Claim.CANCELLED: "geannuleerd",
        Claim.RETURNED: "teruggestuurd|geretourneerd",
        Claim.REFUNDED: "terugbetaald|vergoed",
    },
    Language.POLISH: {
        Claim.IN_STOCK: "(?<!nie)dostepn\\w+|na stanie|w magazynie|w sprzedazy",
        Claim.SOLD_OUT: "wyprzedan\\w+|niedostepn\\w+|brak na stanie|nie (?:jest |sa )?dostepn\\w+|zabraklo",
        Claim.NOT_SHIPPED: "nie (?:zostal[aoy]? )?(?:jeszcze )?(?:zostal[aoy]? )?(?:wyslan|nadan)\\w+|niewyslan\\w+|w (?:trakcie )?przygotowani\\w+|jest przygotowywan\\w+|w realizacji",
        Claim.SHIPPED: "wyslan\\w+|nadan\\w+",
        Claim.ON_ITS_WAY: "w drodze|w transporcie",
        Claim.OUT_FOR_DELIVERY: "w doreczeniu|wydan\\w+ do doreczenia",
        Claim.DELIVERED: "doreczon\\w+|dostarczon\\w+|dotarl\\w*",
        Claim.CANCELLED: "anulowan\\w+",
        Claim.RETURNED: "zwrocon[aeyi]\\w*|zwrot (?:jest )?w toku",
        Claim.REFUNDED: "zwrocono|oddano|zrefundowan\\w+",
    },
    Language.KOREAN: {
        Claim.IN_STOCK: "재고가 ?있|재고 있|(?:구매|주문) ?가능|(?:지금 |바로 )*(?:구매|주문|구입)(?:하실|할) 수 있(?!는지)|판매 중",
        Claim.SOLD_OUT: "품절|재고가 ?없|재고 없|구매할 수 없|매진",
        Claim.NOT_SHIPPED: "발송되지 않|출고되지 않|배송되지 않|발송 전|출고 전|(?:발송 |배송 |상품 )?준비 ?중",
        Claim.SHIPPED: "발송(?:되었|됐|되어|했|완료| 완료)|출고(?:되었|됐|완료| 완료)",
        Claim.ON_ITS_WAY: "배송 ?중|이동 중|오는 중|가는 중",
        Claim.OUT_FOR_DELIVERY: "배달 ?중|배송 출발",
        Claim.DELIVERED: "배송(?:이 |을 )?(?:완료|되었|됐)|도착(?:했|하였|되었|완료)|배달(?:이 )?(?:완료|되었|됐)",
        Claim.CANCELLED: "취소(?:되었|됐|된|완료)",
        Claim.RETURNED: "반품(?:되었|됐|이 진행|완료| 완료)",
        Claim.REFUNDED: "환불(?:되었|됐|이 완료|완료| 완료)",
    },
    Language.JAPANESE: {
        Claim.IN_STOCK: "在庫(?:が|は)?(?:あり|ござい|ある)|(?:今すぐ|すぐに?)?ご?(?:購入|注文)(?:可能|できます|いただけます)|販売中",
        Claim.SOLD_OUT: "在庫(?:が|は)?(?:なし|切れ|ない|あり?ませ|ございませ)|売り切れ|品切れ|完売",
        Claim.NOT_SHIPPED: "発送され(?:て(?:い|お)?ませ|ておりませ)|未発送|発送前|(?:発送)?準備中|出荷前",
        Claim.SHIPPED: "発送(?:され(?:まし|て)|しまし|済み|いたしまし|完了)|出荷(?:され|しまし|済み)",
        Claim.ON_ITS_WAY: "配送中|輸送中|お届け中|向かって",
        Claim.OUT_FOR_DELIVERY: "配達中|配達に出",
        Claim.DELIVERED: "配達(?:済み|完了|され(?:まし|て)|しまし)|配送(?:が)?完了|お届け(?:済み|しまし|完了|いたしまし)|到着しまし|届きまし",
        Claim.CANCELLED: "キャンセル(?:済み|され(?:まし|て)|となり)",
        Claim.RETURNED: "返品(?:済み|され(?:まし|て))",
        Claim.REFUNDED: "返金(?:済み|され(?:まし|て)|完了)",
    },
}  # fmt: skip
PAUSE = re.compile(r"[,、;!?。！？:]|\.\s|\s[-–—]\s")
CLOSE = 24  # characters before a claim in which a "not" denies it
STOCK = frozenset({Claim.IN_STOCK, Claim.SOLD_OUT})


class Mood(StrEnum):
    SAID = "said"
    DENIED = "denied"
    CONDITIONAL = "conditional"


@dataclass(frozen=True)
class Claimed:
    start: int
    end: int
    claim: Claim
    mood: Mood


def read_claims(text: str, languages: Sequence[Language]) -> list[Claimed]:
    """Return what a level text claims of stock and of orders, first to last; of overlapping words, the longest."""
    found: list[Claimed] = []
    for start, end, claim in sorted(_matches(text, languages), key=lambda one: one[0] - one[1]):
        if all(end <= other.start or start >= other.end for other in found):
            found.append(Claimed(start, end, claim, _mood(text, start, end, claim)))
    return sorted(found, key=lambda one: one.start)


def _matches(text: str, languages: Sequence[Language]) -> Iterator[tuple[int, int, Claim]]:
    for language in languages:
        for pattern, claim in _patterns(language):
            for found in pattern.finditer(text):
                yield found.start(), found.end(), claim


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], Claim], ...]:
    ours = ((re.escape(level(words)), claim) for words, claim in claim_words(language))
    more = ((words, claim) for claim, words in FURTHER[language].items())
    return tuple((re.compile(rf"(?<![a-z])(?:{words})(?![a-z])"), claim) for words, claim in (*ours, *more))


def _mood(text: str, start: int, end: int, claim: Claim) -> Mood:
    before, inside = text[max(0, start - CLOSE) : start], text[start:end]
    after = text[end : end + 6]
    words = PAUSE.split(POLITE.sub("", before))[-1]
    if NOT.search(words) and not NOT.search(inside):
        return Mood.DENIED
    if re.match(r"\S{0,2}(?:지 ?않|지 ?못|ません|てい?ない)", after):
        return Mood.DENIED
    return Mood.CONDITIONAL if is_conditional(words) and claim not in STOCK else Mood.SAID
