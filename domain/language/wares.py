"""Names of goods and their qualities that mean the same, in the languages we read: "Regenjacken" are rain jackets.

One line a kind, by its plainest English name; the other words are stems, any ending may follow. `=` marks a whole word.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from domain.language.words import UNSPACED_SIGN, fold

KINDS = {
    "jacket": "jacket coat =shell anorak parka raincoat windbreaker jacke mantel chaqueta abrigo kurtk veste =manteau"
    " giacc jaqueta casaco =jas =jassen 재킷 자켓 코트 ジャケット コート",
    "sweater": "sweater pullover jumper cardigan =pulli jersey suéter sueter sweter =pull maglione 스웨터 セーター",
    "hoodie": "hoodie hoody kapuzenpullover sudadera bluza =bluzy =bluzę =bluz 후드 パーカー",
    "shirt": "shirt =tee =tees tshirt blouse =hemd =hemden camisa camiseta koszul chemise camici =overhemd 셔츠 シャツ",
    "pants": "=pants =pant trouser =hose =hosen pantal spodni calça broek 바지 パンツ ズボン",
    "shorts": "=shorts =short szort 반바지",
    "shoe": "shoe sneaker trainers footwear schuh zapat zapatilla =but =buty =butów =butami obuwi chaussur =scarpa"
    " scarpe sapato schoen 신발 靴 シューズ",
    "boot": "=boot =boots wellie wellington stiefel =bota =botas botte stivali laarz 부츠 ブーツ",
    "slipper": "slipper pantoffel hausschuh pantufla kapci 슬리퍼 スリッパ",
    "sock": "=sock =socks socke calcetin skarpet chausset calzin =meia =meias sokken 양말 靴下",
    "hat": "=hat =hats beanie =cap =caps mütze =hut gorro gorra czapk bonnet chapeau cappell muts 모자 帽子",
    "glove": "glove mitten handschuh guante rekawic gants guanti luva handschoen 장갑 手袋",
    "dress": "=dress =dresses gown kleid vestido sukienk robe vestit jurk 드레스 ワンピース",
    "vest": "=vest =vests waistcoat gilet weste chaleco kamizelk 조끼 ベスト",
    "tent": "=tent =tents =tenten zelt =carpa =carpas =tienda namiot =tente =tentes tenda barraca 텐트 テント",
    "sleeping bag": "schlafsack spiwor 침낭 寝袋",
    "mat": "=mat =mats =pad =pads isomatte esterilla karimat matelas 매트 マット",
    "pack": "backpack rucksack daypack knapsack =pack =packs packs =rucksack mochila plecak zaino rugzak 배낭 백팩"
    " リュック",
    "bag": "=bag =bags =tote =totes duffel =tasche =taschen =bolsa =bolsas =bolso =bolsos =torba torby =torbę =sac"
    " =sacs =borsa =borse =tas 가방 バッグ",
    "lamp": "lamp headlamp flashlight =torch =torches lantern =light =lights taschenlampe stirnlampe lampe linterna"
    " lampar latark lampada 램프 조명 손전등 ランプ ライト",
    "charger": "charger powerbank ladegerät cargador ładowark chargeur caricator oplader 충전기 充電器",
    "cable": "cable =cord =cords kabel câble cavo 케이블 ケーブル",
    "bottle": "bottle =flask flasche botella butelk bouteille bottiglia garrafa =fles 물병 ボトル 水筒",
    "cup": "=cup =cups =mug =mugs tasse becher =taza =tazas kubek kubk filiżank =tazza =tazze =tazzina =tazzine"
    " xícara caneca beker =mok =mokken 컵 머그 カップ マグ",
    "kettle": "kettle teapot wasserkessel hervidor czajnik bouilloire bollitor ketel 주전자 やかん",
    "stove": "stove =burner kocher hornillo kuchenk réchaud fornell 버너 ストーブ",
    "knife": "knife knives pocketknife messer cuchillo =navaja =nóż noże =noża =noży couteau coltell =faca =facas"
    " =mes 칼 ナイフ",
    "blanket": "blanket =throw =decke =decken manta =koc =koce =koca =koców couverture copert cobertor =deken"
    " 담요 毛布",
    "pillow": "pillow cushion kissen almohad poduszk oreiller cuscin travesseiro kussen 베개 枕",
    "towel": "towel handtuch toalla ręcznik serviette asciugaman toalha handdoek 수건 タオル",
    "candle": "candle kerze =vela =velas świec bougie candel =kaars =kaarsen 양초 キャンドル",
    "coffee": "coffee kaffee =café =cafe =kawa kawy caffè koffie 커피 コーヒー",
    "tea": "=tea =teas =té herbata herbat =thé tè =thee 차茶 紅茶",
    "map": "=map =maps landkarte wanderkarte =mapa =mapy =mapę =mapas =mappa =mappe 지도 地図",
    "book": "book ebook =buch bücher libro =libri książk =livre =livres livro =boek =boeken 책 本",
    "gift card": "giftcard voucher geschenkkarte gutschein cadeaubon 상품권 기프트카드 ギフトカード",
    "laptop": "laptop notebook",
    "headphone": "headphone headset earphone earbud kopfhörer auricular słuchawk écouteur 이어폰 헤드폰 ヘッドホン",
    "tv": "=tv =tvs television fernseher televisor telewizor téléviseur 텔레비전 テレビ",
    "phone": "smartphone cellphone handy",
}
QUALITIES = {
    "rain": "=rain =rainy regen lluvia deszcz przeciwdeszcz przeciwdeszczow pluie pioggia chuva 비옷 레인 レイン 雨",
    "waterproof": "waterproof wasserdicht wasserfest impermeab wodoodporn nieprzemakaln étanche"
    " =impermeabilidad =impermeabilidade =wassersäule 방수 防水",
    "wireless": "wireless cordless kabellos drahtlos inalámbric bezprzewodow draadloos 무선 ワイヤレス 無線",
    "warm": "=warm cálid ciepł chaud 따뜻 暖か",
    "winter": "winter invierno zimow hiver inverno 겨울 冬",
    "kids": "=kid =kids =child children =toddler =toddlers kinder niño niña dziec enfant bambin criança"
    " 어린이 아동 子供",
    "dog": "=dog =dogs puppy hund =hunde perro =pies =psa =psów chien =cane cachorro =hond 강아지 개 犬",
    "hiking": "hiking hike trekking wander senderismo turystyczn randonnée escursion 등산 登山",
    "light": "lightweight ultralight leicht =ligero =ligera lekk léger 가벼운 軽量",
    "wool": "wool wolle =lana wełn laine 양모 ウール",
    "leather": "leather leder cuero skórzan cuir 가죽 革",
    "vegan": "vegan wegańsk végan 비건 ヴィーガン",
    "gift": "=gift =gifts =present =presents geschenk regalo prezent cadeau 선물 プレゼント",
}
SHORTEST_PART = 3  # letters of a part of a compound
FLEETING = "ek"  # in Polish the end of many of a thing whose stem ends in k: "sukienek" are sukienki
LONGEST_ENDING = 3  # letters after a stem: "jacke", "jacken"
SURE_PART = 5  # letters that a part has which is believed without the other
LONGEST_COMPOUND = 40  # letters; nobody's word is longer, and each place in one is tried
WORDS_IN_MEMORY = 16_384  # per process; some hundred bytes each


@lru_cache(WORDS_IN_MEMORY)
def wares_in(word: str) -> frozenset[str]:
    """Return the kinds and qualities a folded word means, of a compound those of its parts: "regenjacken"."""
    if UNSPACED_SIGN.search(word):
        return frozenset(ware for stem, ware in _index().items() if UNSPACED_SIGN.match(stem) and stem in word)
    return whole_ware(word) or next(
        (
            first | last
            for cut in range(SHORTEST_PART, min(len(word), LONGEST_COMPOUND) - SHORTEST_PART + 1)
            if (first := whole_ware(word[:cut])) and (last := whole_ware(word[cut:]))
        ),
        frozenset(),
    )


def kind_at_end(word: str) -> frozenset[str]:
    """Return the kind of goods that a compound of unknown beginning ends with, where the last part says what the whole
    is, as in German and Dutch: "brotmesser" is a knife. In English an address is no dress."""
    cuts = range(SHORTEST_PART, min(len(word), LONGEST_COMPOUND) - SURE_PART + 1)
    return next((kinds for cut in cuts if (kinds := whole_ware(word[cut:]) & KINDS.keys())), frozenset())


def in_english(words: Iterable[str]) -> list[str]:
    """Return words of another language by their English names, qualities before the kind; the rest as it is."""
    found = [(word, wares_in(word)) for word in words]
    unknown = [word for word, wares in found if not wares]
    wares = list(dict.fromkeys(ware for _, meant in found for ware in sorted(meant, key=lambda ware: ware in KINDS)))
    named = sorted(wares, key=lambda ware: ware in KINDS)
    return [*unknown, *(word for ware in named for word in ware.split())]


def whole_ware(word: str) -> frozenset[str]:
    """Return what a folded word means that is no compound."""
    index = _index()
    if f"={word}" in index:
        return frozenset({index[f"={word}"]})
    if word.endswith(FLEETING) and word[:-2] + "k" in index:
        return frozenset({index[word[:-2] + "k"]})
    cuts = (word[:length] for length in range(len(word), max(SHORTEST_PART, len(word) - LONGEST_ENDING) - 1, -1))
    return frozenset(index[cut] for cut in cuts if cut in index)


@cache
def _index() -> dict[str, str]:
    return {fold(word): ware for ware, line in (KINDS | QUALITIES).items() for word in line.split()}
