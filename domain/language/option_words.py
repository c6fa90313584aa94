"""Options and their commonest values as other languages call them, so that a store's "Red" is found by "rote".

Folded, one line a word; Korean and Japanese ones stand for whatever begins with them.
"""

from functools import cache

from domain.language.words import UNSPACED_SIGN

NAMES = {
    "color": """farbe farben colores kolor kolory kolorze couleur couleurs cor cores colore colori kleur kleuren 색상
        색깔 カラー 色""",
    "size": """grosse grossen talla tallas rozmiar rozmiary rozmiarze taille tailles tamanho tamanhos taglia taglie
        maat maten 사이즈 크기 サイズ""",
    "material": """materialien materiales materialy materialu materiau materiaux materiale materiali materiaal
        materialen 소재 재질 素材""",
}
VALUES = {
    "red": """rot rote rotes roter roten rotem rojo roja rojos rojas czerwony czerwona czerwone czerwonym czerwonej
        rouge rouges vermelho vermelha vermelhos vermelhas rosso rossa rossi rosse rood rode 빨간 빨강 레드 赤
        レッド""",
    "blue": """blau blaue blaues blauer blauen blauem azul azules azuis niebieski niebieska niebieskie niebieskim
        niebieskiej bleu bleue bleus bleues blu blauw blauwe 파란 파랑 블루 青 ブルー""",
    "green": """grun grune grunes gruner grunen grunem verde verdes verdi zielony zielona zielone zielonym zielonej vert
        verte verts vertes groen groene 초록 녹색 그린 緑 グリーン""",
    "black": """schwarz schwarze schwarzes schwarzer schwarzen schwarzem negro negra negros negras czarny czarna czarne
        czarnym czarnej noir noire noirs noires preto preta pretos pretas nero nera neri nere zwart zwarte 검은 검정
        블랙 黒 ブラック""",
    "white": """weiss weisse weisses weisser weissen weissem blanco blanca blancos blancas bialy biala biale bialym
        bialej blanc blanche blancs blanches branco branca brancos brancas bianco bianca bianchi bianche witte 흰 하얀
        화이트 白 ホワイト""",
    "grey": """grau graue graues grauer grauen gris grises szary szara szare szarym cinza cinzento cinzenta grigio
        grigia grigi grigie grijs grijze 회색 그레이 灰色 グレー""",
    "yellow": """gelb gelbe gelbes gelber gelben amarillo amarilla amarillos amarillas zolty zolta zolte jaune jaunes
        amarelo amarela amarelos amarelas giallo gialla gialli gialle geel gele 노란 노랑 黄色 イエロー""",
    "orange": "naranja pomaranczowy pomaranczowa pomaranczowe laranja arancione arancioni oranje 주황 오렌지 オレンジ",
    "pink": "rosa rosado rosada rozowy rozowa rozowe roze 분홍 핑크 ピンク",
    "purple": "lila morado morada fioletowy fioletowa fioletowe roxo roxa paars paarse 보라 퍼플 紫 パープル",
    "brown": """braun braune brauner braunes braunen marrones brazowy brazowa brazowe brun brune marrom castanho marrone
        marroni bruin bruine 갈색 브라운 茶色 ブラウン""",
    "beige": "bezowy bezowa bezowe 베이지 ベージュ",
    "silver": """silber silbern silberne plateado plateada srebrny srebrna srebrne argent prata argento zilver 은색 실버
        シルバー""",
    "gold": "goldene goldenen dorado dorada zlota zlote dourado dourada goud gouden 금색 골드 ゴールド",
    "navy": "marineblau granatowy granatowa granatowe marineblauw 네이비 남색 紺 ネイビー",
    "mustard": """senf senfgelb senffarben mostaza moutarde senape mostarda musztardowy musztardowa musztardowe
        musztardowym mosterd mosterdgeel 머스타드 겨자 マスタード からし""",
    "slate": "schiefer schiefergrau pizarra ardoise ardesia ardosia leisteen leigrijs 슬레이트 スレート",
    "charcoal": """anthrazit anthrazitfarben antracita anthracite antracite antraciet antracytowy antracytowa
        antracytowe grafitowy grafitowa grafitowe 차콜 チャコール""",
    "moss": "moosgrun musgo mousse muschio mosgroen 모스 モスグリーン",
    "rust": "rostrot rostfarben rouille ruggine ferrugem roestbruin rdzawy rdzawa rdzawe",
    "cream": "cremefarben crema kremowy kremowa kremowe 크림색",
    "turquoise": "turkis turquesa turkusowy turkusowa turkusowe turchese turkoois 청록 ターコイズ",
    "burgundy": "bordeaux weinrot burdeos bordowy bordowa bordowe 버건디 バーガンディ",
    "olive": "oliv olivgrun oliva oliwkowy oliwkowa oliwkowe olijfgroen 올리브 オリーブ",
    "emerald": """smaragd smaragdgrun esmeralda emeraude smeraldo szmaragdowy szmaragdowa smaragdgroen 에메랄드
        エメラルド""",
    "natural": "naturel naturelle naturale naturalny naturalna naturalne naturell 내추럴 ナチュラル",
    "sand": "zand areia sabbia sandfarben piaskowy piaskowa piaskowe zandkleur",
    "khaki": "caqui kaki 카키 カーキ",
    "steel": "stahl edelstahl acier inox acero acciaio staal stal stalowy stalowa aco 스틸 スチール ステンレス",
    "glass": "glas verre vidrio cristal vetro vidro szklo szklany szklana 유리 ガラス",
    "wood": "holz bois madera legno hout madeira drewno drewniany drewniana 나무 木製",
    "oak": "eiche chene roble quercia eiken carvalho dab debowy 오크 オーク",
    "walnut": "nussbaum noyer nogal noce walnoot nogueira orzech 월넛 ウォールナット",
    "leather": "leder cuir cuero pelle couro skora skorzany skorzana 가죽 レザー 革",
    "small": "klein kleine kleinen pequeno pequena maly petit piccolo piccola 스몰",
    "medium": "mittel mittlere mediano mediana sredni srednia srednie moyen moyenne medio 미디엄",
    "large": "groot grote grande duzy duza duze 라지",
}


@cache
def option_word(word: str) -> str:
    """Return the English for a folded word that another language has for an option or a value, else the word."""
    found = _index().get(word)
    if not found and UNSPACED_SIGN.match(word):
        found = next((english for other, english in _index().items() if word.startswith(other)), None)
    return found or word


@cache
def _index() -> dict[str, str]:
    tables = {**NAMES, **VALUES}
    return {word: english for english, line in tables.items() for word in line.split()}
