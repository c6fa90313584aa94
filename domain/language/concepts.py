"""Words that mean the same in a shop, in the languages we read: a question about "money back" meets "refund".

One line a concept; a word stands for its stem, `*` for any ending.
"""

import re
from functools import cache, lru_cache

from domain.language.words import UNSPACED_SIGN, WORD, fold, stem

JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
PARTICLE = re.compile(
    "(?<=[\uac00-\ud7a3]{2})(?:은|는|이|가|을|를|도|의|에|에서|으로|로|와|과|만|이면|까지|부터|이나|인데)$"
)
# Chinese characters or katakana, which carry the meaning, and what is no Japanese at all; hiragana are endings.
JAPANESE_PIECE = re.compile("[\u4e00-\u9fff]+|[\u30a0-\u30ff]+|[^\u3040-\u30ff\u4e00-\u9fff\\s]+")

CONCEPTS = {
    "refund": """refund* reimburs* rebate* moneyback compensat* reembols* dinero dinheiro soldi denaro geld
        erstatt* ruckerstatt* ruckzahl* pieniadz* pieniedz* 환불* rembours* rimbors* terugbetal* 返金* 払い戻し*""",
    "return": """rucksend* zuruckschick* zuruckbring* ruckversand* renvoi*
        renvoy* resi terugstur* terugzend* 반송* 返送*
        return* sendback devolv* devuelv* devoluci* rendere rendo retorn*
        zwrot* zwroc* zwrac* ruckgabe* zuruckgeb* zurucksend* retour* odda*
        odes* 반품* reso restitu* restituz* 返品* regresar*""",
    "exchange": """exchang* swap* replac* modif* chang* cambi* umtausch* tausch* wymian* wymieni* 교환* echang*
        troca* ruil* 交換*""",
    "cancel": """cancel* terminat* withdraw* anul* annul* stornier* storno* widerruf* anulow* 취소* キャンセル*
        annuler* annullar* annuleren""",
    "carrier": """carrier* courier* ups usps fedex dhl dpd evri purolator postnl inpost transportista* przewoznik*
        transporteur* corrier* transportadora* vervoerder* paketdienst* 택배사 運送会社""",
    "delivery": """idzie dojdzie dotrze mandais mandan mandas 送れ* frete
        kurier* dostarcz* livrer livrez livrons sped* leveren levert geleverd zustell*
        paczkomat* llega* chega* 도착* 届
        deliver* ship* dispatch* arriv* postage envio* envi* entrega* liefer* versand* versend* verschick*
        wysyl* dostaw* 배송* 배달* livraison expedi* spedizion* consegn* verzend* bezorg* levering* 配送* 発送*
        送料*""",
    "abroad": """extranjero etranger estero estrangeiro exterior buitenland*
        international* abroad oversea* worldwide countries country foreign ausland international*
        zagranic* 해외* 海外*""",
    "fee": """tarif* cuest* coute* custa custo custos gastos spese 비용* 料金*
        fee fees cost* price* penalt* coste* costo* gebuhr* kost* oplat* koszt* 수수료* 비용* 요금* 얼마* いくら*
        frais taxa* tariff* prix 手数料* 料金*""",
    "free": """free gratis kostenlos* kostenfrei* portofrei* offert offerte offerts
        offertes darmow* 무료* gratuit* gratuito* 無料*""",
    "time": """tiempo zeit dauerts werktag* stund* frist termijn plazo prazo termin horas heures godzin* dagen 何日
        soon quick* long when fast lange dauert dlugo trwa tarda* demora* 얼마나 소요* duurt
        lang temps tps heure delai* tempo tempi dura giorni dagen days day
        dagen dag weken weeks czas czasu godziny tydzien tygodni* settimane semanas semaines wochen
        week* month* hour* immediat* instant* cuando dias tage* wann dni kiedy jours quand 기간* 언제* 며칠*
        日数 いつ 期間 time* deadline* window period within""",
    "customs": """customs duty duties zoll zolle zollgebuhr* zollkost* einfuhr* aduana* aduaner* arancel* douane*
        dogana* doganal* dazi dazio invoerrecht* invoerkost* clo cla celn* alfandeg* 통관 관세* 関税* 税関""",
    "procedure": """procedure* process processing step steps 절차* 手順* 流れ ablauf* vorgehen* procedimiento* pasos
        etapes demarche* krok* passi stappen""",
    "pay": """paie placi placa pokrywa* ponosi* obciaza*
        tragt trage* asume paga betaal* instalment* installment* ratenzahl* cuotas parcelas 払
        pay* paid borne bear bears 부담* 負担*
        billing paypal pago* pagar zahl* bezahl* platn* zaplac* 결제* 지불* paiement* pagament*
        betal* 支払""",
    "identity": "identit* prove verif* authenticat* who",
    "size": """dimension* size* inch inches tall high height wide width length measur* cm mm diameter deep depth
        big feet ft sizing""",
    "guide": "guide* chart charts tabelle* tabla tablas tabela* tableau* tabell*",
    "assembly": "assembl* install* setup together",
    "weight": "weigh* pound pounds lb lbs ounce* oz kg gram grams heavy",
    "age": "age* year years old toddler* young younger child* kid kids suitable appropriate",
    "contents": "piece* includ* contain* set sets pack packs pcs count package",
    "material": "material* fabric*",
    "wool": "wool* merino lambswool wolle lana welna* laine",
    "leather": "leather* leder cuero cuir",
    "policy": """policy policies richtlinie* politica polityk* regulamin* 정책* 규정* politique* beleid* voorwaarden
        condiciones condizioni bedingungen zasady ポリシー* 規定*""",
    "option": """option options optionen opties opcion opciones opzione opzioni opcoes opcja opcje opcji sposoby metodos
        metodi metody modos""",
    "brand": "brand* manufactur* vendor maker",
    "battery": "batter* charg* rechargeable volt* power* usb",
    "players": "player* people person* persons",
    "speed": "mph kmh speed*",
    "often": "often once twice times frequen* many",
    "reason": "reason* why cause*",
    "item": """item* product* article* goods articulo* producto* produto* artigo* artikel* produkt* 상품* 제품* produit*
        prodott* 商品*""",
    "kind": "kind* type* sort* categor* different",
    "send": "send* sent mailed mailing receiv* instruct*",
    "damaged": """damag* defect* broken faulty fault* flaw* danad* roto* defekt* beschadigt* kaputt* uszkodz*
        wadliw* 불량* 파손* abim* casse cassee casses cassees difettos* beschadig* 不良* 破損*""",
    "warranty": "warrant* guarante* garanti* garantia* gwarancj* 보증* 保証*",
    "hygiene": "hygien* toothbrush* cosmetic* underwear socks 위생* 衛生*",
    "reject": "reject* refus* declin* deny denied exclud* non-refundable nonrefundable 거절* 불가* 拒否* できない*",
    "contact": "contact* phone* call* reach* kontakt* telefon* 연락* 電話*",
    "opening": """horaires ouverture* orari orario apertur* abertura abertos
        opening offen open opens closed closes offnungszeit* geoffnet otwart* horario abiert* abre
        openingstijd* geopend ouvert* apert* 영업* 営業* offnet offnen schliesst geschlossen otwieraci* otwieran*
        otwarci* czynn* zamykaci* zamkniet* abren abris cierran cerrad* ouvrez fermez fermee aprite apre chiudete chius*
        abrem fecham fechad* sluiten gesloten 開き* 開店* 閉店* 閉まり*
        열어요 여나* 여시* 여는 엽니* 닫나* 닫아* 닫는 닫습* 닫으*""",
    "monday": "monday* montag* lunes lundi* lunedi poniedzial* maandag* 월요일* 月曜*",
    "tuesday": "tuesday* dienstag* martes mardi* martedi wtork* wtorek dinsdag* 화요일* 火曜*",
    "wednesday": "wednesday* mittwoch* miercoles mercredi* mercoledi srod* woensdag* 수요일* 水曜*",
    "thursday": "thursday* donnerstag* jueves jeudi* giovedi czwart* donderdag* 목요일* 木曜*",
    "friday": "friday* freitag* viernes vendredi* venerdi piatek piatk* vrijdag* 금요일* 金曜*",
    "saturday": "saturday* samstag* sonnabend* sabado* samedi* sabato sobot* zaterdag* 토요일* 土曜*",
    "sunday": "sunday* sonntag* domingo* dimanche* domenica niedziel* zondag* 일요일* 日曜*",
    "location": """ladengeschaft* filial* boutique* showroom* magasin* stacjonarn*
        locat* headquarter* based address* adres adresu adresy adresem
        adresse adresses adressen direccion 주소* 위치* 住所* 場所*""",
    "email": "email* mail",
    "trial": """trial* try tries tried trying ausprobier* probier* probar essayer provare prova wyprobow* proberen
        uitproberen 체험* 試*""",
    "founded": "found founded founding began begin* started establish* gegrundet zalozon* fundad* 설립* 創業*",
    "gift": "gift* voucher* giftcard* regalo gutschein* bon* 상품권* cadeau* ギフト*",
    "privacy": "privac* data personal* gdpr datenschutz* prywatn* 개인정보* 個人情報*",
    "discount": """discount* code codes coupon* promo* sale rabatt* descuento* rabat* znizk* 할인* sconto* remise*
        korting* 割引*""",
    "pickup": "pickup* abholung selbstabhol* abholen recogida odbior ritiro afhalen",
    "payondelivery": "cod contrareembolso contrassegno nachnahme pobrani*",
    "photo": "photo* picture* evidence proof image* 사진* 写真*",
    "husband": "husband* wife partner* friend* relative* sister* brother* other",
}
# The last part of a compound, which means something of its own: "Rücksendekosten" are costs as well.
LAST_PARTS = re.compile(
    "(?<=[a-z]{3})(?:kosten|kostenfrei|gebuhr|gebuhren|versand|lieferung|zahlung|zahlungsarten|zeit|frist|dauer"
    "|verzending|levering|betaling|tijd|termijn)$"
)
COSTS = {"비": "비용", "送料": "料金"}  # of a delivery, a return: written onto the word
# Words that mean something else together than apart.
WORDS_IN_MEMORY = 8192  # per process; some hundred and seventy bytes each
TEXTS_IN_MEMORY = 1024  # per process; messages, and sentences of what stores write
TOGETHER = {
    "email": ("email address", "e-mail address", "mail address", "email adress"),
    "refund": (
        "money back",
        "zwrotu pieniedzy",
        "zwrot pieniedzy",
        "zwroty pieniedzy",
        "zwrotu srodkow",
        "zwrot srodkow",
    ),
    "cancel": (
        "call off",
        "called off",
        "calling off",
        "call it off",
        "call the order off",
        "call an order off",
    ),
    "often": ("second time", "one more time", "once more", "a third time"),
    "free": ("free of charge", "no charge", "without charge"),
    "fee": ("you charge", "charge for", "extra charge", "a charge", "any charge"),
    "return": (
        *(
            "send back",
            "give back",
            "sent back",
            "send it back",
            "send them back",
            "send this back",
            "send something back",
        ),
        *("na zwrot", "zwrot towaru", "zwrot produktu", "zwrot rzeczy", "bedenktijd", "zichttermijn"),
        *("give it back", "give them back", "bring it back", "take it back"),
        *("sending it back", "sending them back", "sending things back", "sending back", "ship it back", "ship back"),
        *("bring them back", "bring this back", "bring these back", "take this back", "take these back"),
        *("take back", "taken back", "take them back", "bring back", "brought back"),
    ),
    "werktag": ("working days", "working day", "business days", "business day"),  # of which nobody works for us
    "preorder": ("pre-order", "pre order"),
    "cod": ("cash on delivery", "contra reembolso", "contre remboursement", "paga al ricevimento"),
    "pay": (
        "a la charge",
        "a votre charge",
        "a carico",
        "por conta",
        "a cargo",
        "voor eigen rekening",
        "zu lasten",
    ),
    "program": ("programme",),
    "pickup": (
        *("pick up", "pick-up", "pick it up", "picked up", "pick my order up", "click and collect", "click & collect"),
        *("collect for free", "collect your order", "collect orders", "collection from our", "collection in store"),
        *(
            "collect from",
            "collect it",
            "collect my",
            "collect an order",
            "collect the order",
            "collect in",
            "collect at",
        ),
    ),
    "contact": ("can i ring", "ring you", "ring up", "give you a ring", "give you a call"),
    "assembly": ("set up", "put together"),
    "carrier": (
        *("delivery company", "shipping company", "courier company", "parcel company", "delivery firm"),
        *("royal mail", "canada post", "australia post", "japan post", "deutsche post", "la poste"),
    ),
    "origin": (
        *("ship from", "ships from", "shipped from", "shipping from", "send from", "sent from", "leaves our warehouse"),
        *("dispatch from", "dispatched from", "deliver from", "located in"),
    ),
    "delivery": ("send to", "sent to", "post to", "get it by", "have it by", "get it before", "get it tomorrow"),
    "cutoff": (
        *("placed before", "ordered before", "order before", "order by", "have to order", "need to order"),
        *("last day to order", "last order date", "last date to order", "letzter bestelltag", "bis wann bestellen"),
        *("dernier jour pour commander", "date limite de commande", "jusqua quand commander", "ultimo dia para pedir"),
        *("ultimo giorno per ordinare", "ostatni dzien na zamowienie", "laatste besteldag", "ultimo dia para comprar"),
        *("cut-off", "cut off", "same day dispatch", "ship today", "shipped today", "sent today", "dispatched today"),
    ),
    "opening": ("opening hours", "opening times", "shop hours", "store hours", "business hours", "your hours"),
    "monday": ("segunda-feira",),
    "tuesday": ("terca-feira",),
    "wednesday": ("quarta-feira",),
    "thursday": ("quinta-feira",),
    "friday": ("sexta-feira",),
    "location": (
        "where are you",
        "where is your shop",
        "where is your store",
        "where is the shop",
        "where is the store",
    ),
}


def said_words(text: str) -> list[str]:
    """Return the folded words of a text, those that mean something together as the one word they mean."""
    return list(_said_words(text))


@lru_cache(TEXTS_IN_MEMORY)
def _said_words(text: str) -> tuple[str, ...]:
    folded = fold(text)
    for one, apart in TOGETHER.items():
        for words in apart:
            if words in folded:  # as hardly any are
                folded = folded.replace(words, one)
    return tuple(piece for word in WORD.findall(folded) for piece in _pieces(word))


def _pieces(word: str) -> list[str]:
    """Return what an unspaced word is made of: 返品手数料は holds 返品 and 手数料, 배송완료 is a 배송 as well."""
    if word.isascii() or not UNSPACED_SIGN.search(word):
        return [word, *LAST_PARTS.findall(word)]
    known = _known_pieces().findall(word)
    costs = [fee for told, fee in COSTS.items() if told in word]
    if not JAPANESE.search(word):
        plain = PARTICLE.sub("", word)
        costs = costs if plain.endswith("비") else []
        return [plain, *(piece for piece in known if not word.startswith(piece)), *costs]
    return [*known, *costs, *JAPANESE_PIECE.findall(_known_pieces().sub(" ", word))]


@cache
def _known_pieces() -> re.Pattern[str]:
    words = {
        word.removesuffix("*") for line in CONCEPTS.values() for word in line.split() if UNSPACED_SIGN.search(word)
    }
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@lru_cache(WORDS_IN_MEMORY)
def meaning(word: str) -> str:
    """Return the concept a folded word belongs to, else its stem."""
    exact, prefixes = _index()
    if word in exact:
        return exact[word]
    return next((prefixes[word[:cut]] for cut in range(len(word), 1, -1) if word[:cut] in prefixes), stem(word))


@cache
def _index() -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    for concept, line in CONCEPTS.items():
        for word in line.split():
            (prefixes if word.endswith("*") else exact).setdefault(word.removesuffix("*"), concept)
    return exact, prefixes
