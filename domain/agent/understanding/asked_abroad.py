"""How other languages ask for a kind of thing, beside the words that stand with the kind itself."""

import re
from dataclasses import replace

from domain.agent.understanding.fact_kinds import Kind, kind_of

NOTHING = r"(?!)"
_HOW_LONG = r"(?:combien de temps|cuanto tiempo|cuanto|quanto tempo|quanto|hoe ?lang|jak dlugo|wie lange)"
_HOW_MANY = r"(?:wie viele|combien de|cuant[oa]s|quant[eio]|quantas|quantos|hoeveel|ile|ilu)"
_PEOPLE = (
    r"(?:personen|kinder|leute|spieler|personnes|joueurs|enfants|personas|jugadores|ninos|persone|giocatori|bambini"
    r"|pessoas|criancas|jogadores|spelers|kinderen|mensen|graczy|osob|ludzi|dzieci)"
)
ABROAD = {
    "origin": r"""wo (?:wird|wurde|werden|ist) .*(?:hergestellt|gemacht|produziert)
        ou (?:est|sont|c ?est|cest) .*(?:fabrique|fait|produit)\w*
        donde (?:se |esta |fue )*(?:fabric|hech|hace|produc)\w*
        dove (?:e|viene|sono) .*(?:fatt|prodott|fabbricat)\w*
        waar (?:wordt|is|worden|komt) .*(?:gemaakt|geproduceerd|vandaan)
        gdzie .*(?:zrobion|wyprodukowan|produkowan)\w*|onde (?:e|foi|sao) .*(?:feit|fabricad|produzid)\w*""",
    "material": r"""aus (?:was|welchem material)|de que (?:material|(?:esta|es|estan|son) hech\w*)|hech[oa]s? de
        de quoi (?:est|sont|cest|c ?est)|en quoi (?:est|sont|cest|c ?est)|en quelle matiere
        di che (?:materiale|cosa)|di cosa e fatt\w*|fatt[oa] di|de que e feit[oa]|feit[oa]s? de
        waar(?:van)? .*gemaakt van|waarvan .*gemaakt|gemaakt van|z czego|z jakiego material\w*""",
    "load": r"""belastbar\w*|tragfahigkeit|wie ?viel (?:kilo|kg|gewicht) .*(?:tragt|halt|aus)|max\w* ?gewicht
        (?:peso|carga) maxim\w*|(?:peso|kilos) (?:aguanta|soporta|regge|suporta)\w*|poids max\w*|poids .*supporte\w*
        peso massimo|portata massima|draagvermogen|maxim\w+ gewicht|udzwig\w*|nosnosc\w*
        ile kg .*(?:utrzym|wytrzym)\w*""",
    "age": r"""(?:fur welches|ab welchem|welches) alter|ab wie ?viel jahren|\d+[ -]?(?:jahrige|jarige|letni)\w*
        (?:que|qual|cual|a) (?:idade|edad)|(?:a partir de )?(?:quel|que) age|(?:che|quale|per che) eta|eta consigliata
        (?:welke|vanaf welke) leeftijd|od ilu lat|w jakim wieku|dla dzieci w wieku
        (?:para|pour|per|fur|voor|dla) .{0,20}\d+ (?:anos|ans|anni|jahre|jaar|lat|meses|mois|mesi|monate|maanden)""",
    "players": f"{_HOW_MANY} {_PEOPLE}",
    "speed": r"""wie schnell (?:fahrt|fliegt|lauft|ist|geht)\w*|hochstgeschwindigkeit|(?:que|cual) velocidad
        (?:quelle|a quelle) vitesse|vitesse max\w*|che velocita|velocita massima|velocidade maxima|que velocidade
        hoe snel (?:gaat|rijdt|vliegt|is) (?:het|hij|deze|dit)|topsnelheid|jak szybko (?:jezdzi|lata|jedzie|plywa)""",
    "lasting": rf"""{_HOW_LONG} .*(?:brill\w*|tient|fonctionn\w*|charg\w*|dura|funciona|carga\w*|ricaric\w*|caric\w*)
        {_HOW_LONG} .*(?:opladen|laden|ladt|brandt?|brennt|leuchtet|lauft|gloeit|werkt)
        {_HOW_LONG} .*(?:swieci|dziala|laduje\w*|ladowani\w*|acceso|acces[ao]|aceso|brilha)
        akkulaufzeit|autonomi[ae]|ladezeit""",
    "battery": r"""pilhas?|batterij\w*|akumulator\w*|recargable|recarregav\w*|ricaricabil\w*|oplaadba\w*|aufladba\w*
        rechargeable|ladegerat|ladowark\w*|(?:le|con|delle) pile""",
    "contents": r"""mitgeliefert|meegeleverd|inbegrepen|(?:zit|zitten|is|worden?) .{0,30}(?:bijgeleverd|erbij)
        fournie?s?|livree?s? avec|compres[oaie]|inclus[oaie]|vem com|vien(?:e|en) con|e incluid\w*|dolaczon\w*""",
    "range": r"reichweite|alcance|portee|raggio d ?azione|zasieg\w*|bereik",
    "water": r"""resistente (?:al agua|all ?acqua|a agua)|a prova d ?agua|resistant a l ?eau|wasserabweisend
        odporn\w+ na (?:wode|deszcz)""",
    "size": r"quant[oa] (?:e|sao|sono) (?:grand|alt|larg|lung|comprid|profund)\w*|quanto mede\w*|quanto misura",
    "safety": r"""giftig\w*|ungiftig\w*|toxiques?|toxic[oa]s?|tossic[oaie]|toksyczn\w*|schadstoff\w*|sans danger
        segur[oa] para|sicur[oa] per|veilig voor|bezpieczn\w+""",
    "count": r"quant[ei]|quantas|quantos|hoeveel (?!kost|geld|betaal|is\b|tijd)\w*",
}
NOT_SO = {"count": re.compile(r"\bcombien de (?:temps|jours)|\bile (?:kosztuje|to kosztuje|trwa)")}
UNSPACED = {
    "care": "洗え|洗濯|洗い|세탁",
    "microwave": "電子レンジ|レンジ|전자레인지",
    "sheerness": "透け|비치",
    "shrinking": "縮|줄어",
    "water": "防水|방수",
    "origin": "どこで作|どこ製|どこの国|原産|生産国|製造国|어디서 ?만|원산지|제조국|생산지",
    "weight": "重さ|重量|何グラム|何キロ|무게|몇 ?그램",
    "age": "何歳|対象年齢|몇 ?살|몇 ?세|연령",
    "players": "何人|몇 ?명",
    "speed": "速度|時速|속도",
    "material": "素材|材質|소재|재질",
    "battery": "電池|バッテリー|充電|배터리|건전지|충전",
    "size": "大きさ|寸法|サイズ|何センチ|크기|사이즈|몇 ?센티|높이|길이",
    "warmth": "暖か|あたたか|따뜻",
    "touch": "チクチク|ちくちく|따가|까슬",
    "count": "何個|何枚|何本|いくつ|몇 ?개|몇 ?장",
    "color": "何色|色は|색상|색깔",
    "contents": "付属|付いて|含まれ|포함|들어 ?있",
    "safety": "有害|無毒|安全|무독|유해|안전",
}
UNSPACED_SIGNS = {name: re.compile(signs) for name, signs in UNSPACED.items()}
UNSPACED_TELLING = {
    "care": re.compile("洗|クリーニング|漂白|세탁|드라이"),
    "material": re.compile(
        "綿|コットン|麻|リネン|ウール|羊毛|絹|シルク|ポリエステル|ナイロン|革|レザー|木製|竹製|鉄|ステンレス|陶器|磁器"
        "|ガラス|면 ?\\d|코튼|린넨|울|양모|실크|폴리에스|나일론|가죽|원목|대나무|스테인리스|도자기|유리"
    ),
}


def asked_abroad(kind: Kind) -> Kind:
    """Return the kind asked for in the words of other languages, too."""
    if kind.name not in ABROAD:
        return kind
    words, unspaced = kind.asked
    wider = kind_of(kind.name, f"{words}\n{ABROAD[kind.name]}", NOTHING, unspaced=unspaced)
    return replace(kind, asks=wider.asks, asked=wider.asked)
