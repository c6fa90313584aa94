"""What goods are called in the languages we read, and what they are made of: for finding them by their English names.

One line a word; `=` marks a whole word, others are stems, after which a short ending may follow. Kinds of goods that
English itself has several names for stand in wares.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from domain.language.german_goods import is_german_goods
from domain.language.wares import (
    FLEETING,
    LONGEST_COMPOUND,
    SHORTEST_PART,
    SURE_PART,
    WORDS_IN_MEMORY,
    wares_in,
    whole_ware,
)
from domain.language.wares import QUALITIES as WARES
from domain.language.words import UNSPACED_SIGN, fold

NAMES = """
watch uhr =uhren armbanduhr montre reloj orologi relogi horloge zegar 時計 시계
sofa =couch canape divan divano kanap bank =zitbank 소파 ソファ
table tisch esstisch =mesa =mesas tavol stol =stół stolik tafel 테이블 식탁 テーブル 机
chair stuhl stuhle =silla =sillas chaise sedia sedie cadeira stoel krzesl 의자 椅子 イス
bed bett =cama =camas =lit =lits letto =letti lozk =bedden 침대 ベッド
desk schreibtisch escritorio bureau scrivania escrivaninha biurk 책상 デスク
shelf regal estanteria etagere scaffal prateleira polk =plank 선반 棚
wardrobe kleiderschrank armario armoire armadio szaf kledingkast 옷장 クローゼット
rug teppich alfombra =tapis tappet tapete dywan tapijt vloerkleed 러그 카펫 ラグ カーペット
curtain vorhang cortina rideau tenda =tende zaslon gordijn 커튼 カーテン
mattress matratz colchon =matelas materass colchao colchoes materac matras 매트리스 マットレス
duvet bettdecke edredon couette piumin koldr dekbed 이불 掛け布団
pan pfann sarten poele padell frigideira pateln koekenpan 프라이팬 フライパン
pot topf topfe =olla =ollas marmite pentol panela garnek garnk =kookpot 냄비 鍋
plate teller plato assiette piatto piatti prato talerz =bord =borden 접시 皿
bowl schussel schale =bol =bols cuenco ciotol tigela misk =kom =kommen 그릇 ボウル
glass =glas glaser =vaso =vasos verre bicchier copo =copos szklank 유리잔 グラス
oil =ol =ole aceit =huile =huiles =olio =oli azeite oliw olej olie 오일 기름 オイル 油
olive oliven oliva oliwk olijf 올리브 オリーブ
cream creme crema crem krem 크림 クリーム
night nacht noche nuit notte noite nocn 나이트 ナイト
serum =siero =sieri =serums 세럼 セラム 美容液
cleanser reinigung =reiniger limpiador nettoyant =detergente czyszcz limpador reinigings 클렌저 クレンザー 洗顔
face gesicht rostro =faciale =viso =twarz =twarzy =rosto gezicht gezichts 얼굴 フェイス
hand =hande =manos =mains =rak =dloni =maos =handen 핸드 ハンド
hair =haar =haare =haaren cabello cheveux capelli =wlosow wlosy cabelo =haren 헤어 髪
skin =haut =peau =pele =huid 피부 肌
dry trocken =seca =secas =seche =seches =secca =secche =sucha =suchej =droge 건성 乾燥肌
oily fettig =grasa =grasas =grasse =grassa =tlusta =tlustej =oleosa =vette 지성 脂性
decaf entkoffeiniert descafeinad decafein decaffeinat bezkofeinow cafeinevrij 디카페인 デカフェ カフェインレス
soap seife jabon savon sapon sabonet sabao mydl zeep 비누 石鹸 せっけん
shampoo champu shampoing shampooing xampu szampon 샴푸 シャンプー
sunscreen sonnencreme sonnenschutz solaire solare solar zonnebrand przeciwslonecz 선크림 日焼け止め
lipstick lippenstift pintalabios labial rossett batom pomadk szmink 립스틱 口紅
perfume parfum perfum profum 향수 香水
chocolate schokolad chocolat cioccolat czekolad chocola 초콜릿 チョコ
honey honig =miel =miele =mel miod miodu honing 꿀 蜂蜜
cookie keks plätzchen gallet biscott bolach ciastk koekje 쿠키 クッキー
wine =wein =weine =vino =vinos =vin =vins =vini vinho =wino =wina =wijn 와인 ワイン
beer =bier =biere cerveza birra =birre cerveja piwo =piwa 맥주 ビール
necklace halskette collar collier collana colar naszyjnik ketting 목걸이 ネックレス
ring anillo =bague =bagues anello anelli =anel pierscion 반지 指輪
earring ohrring pendient boucles-d-oreilles orecchin brinco kolczyk oorbel 귀걸이 ピアス イヤリング
bracelet armband pulsera bracciale braccialetto pulseira bransolet 팔찌 ブレスレット
belt gurtel cinturon ceinture cintura cintur =cinto pasek paski riem 벨트 ベルト
scarf =schal =schals bufanda echarpe sciarp cachecol szalik sjaal 목도리 스카프 マフラー スカーフ
sunglasses sonnenbrille gafas lunettes occhiali oculos okulary zonnebril 선글라스 サングラス
wallet geldborse geldbeutel portemonnaie cartera portefeuille portafogli carteira portfel portemonnee 지갑 財布
umbrella regenschirm paragua parapluie ombrell guarda-chuva parasol paraplu 우산 傘
suitcase koffer maleta valise valigi =mala =malas walizk 여행가방 캐리어 スーツケース
toy spielzeug juguet jouet giocattol brinquedo zabawk speelgoed 장난감 おもちゃ
puzzle rompecabezas quebra-cabeca puzzli ukladank puzzel 퍼즐 パズル
bike fahrrad bicicleta velo =velos rower fiets 자전거 自転車
helmet helm =casco =caschi casque capacete =kask 헬멧 ヘルメット
keyboard tastatur teclad clavier tastier klawiatur toetsenbord 키보드 キーボード
mouse =maus =raton =ratones =souris =mysz =myszk =muis 마우스 マウス
camera kamera camara =appareil-photo fotocamer aparat 카메라 カメラ
speaker lautsprecher altavoz altavoc enceinte altoparlant diffusore glosnik luidspreker 스피커 スピーカー
projector beamer projektor proyector projecteur videoprojecteur proiettor projetor 프로젝터 プロジェクター
headphones fone =fones kopfhorer auricular casque-audio cuffi 헤드폰 ヘッドホン
headphones koptelefoon hoofdtelefoon oortjes sluchawk ecouteur
plug =stecker netzstecker enchuf =prise =spina =tomada wtyczk 플러그 プラグ
phone telefon telefono telephone celular telefoon 휴대폰 スマホ
dishwasher spulmaschin geschirrspul vaisselle lavastovigl lavavajill =loucas vaatwasser zmywark 식기세척기 食洗機
microwave mikrowell micro-ondes microond magnetron mikrofal mikrofalow 전자레인지 電子レンジ
dryer trockner wäschetrockner =linge asciugatric secador =droger wasdroger suszark 건조기 乾燥機
induction indukt indukcj induzion induccion inducao inducti 인덕션 IH
charger ladegerat ladekabel cargador chargeur caricabatter caricator carregador ladowark oplader 충전기 充電器
case handyhull schutzhull funda =fundas =coque =coques =capinha telefoonhoes hoesje =etui 케이스 ケース
cartridge druckerpatron tintenpatron =patrone =patronen cartucho cartouche cartucc inktpatro 카트리지 カートリッジ
matcha 抹茶 말차
plant pflanz planta =plante =plantes piant roslin 식물 植物
vase florero jarron vaso-da-fiori wazon vaas 꽃병 花瓶
skirt rock-damen falda =jupe =jupes gonna saia spodnic =rok 치마 スカート
jeans =jeans vaquero dzins 청바지 ジーンズ
dog-bed hundebett
food futter nourriture =croquettes =cibo =comida =pienso =racao =karma =karme =karmy =karmę =voer =voeding 사료 フード
cat katze =gato =gatos =gata =gatto =gatti =gatta =kota =koty =kotow =koci =kocia =katten 고양이 猫
puppy welpe =chiot =chiots cucciol filhot szczeni
chicken huhn hahnchen poulet =pollo frango kurczak =kurczaka =kip 닭고기 チキン
grain-free getreidefrei graanvrij
litter katzenstreu =streu litier lettier zwirek kattengrit kattenbakvulling
collar halsband collier collare coleir obroz
leash hundelein =leine =leinen guinzagl =correa =correas smycz =trela =trelas hondenriem
harness hundegeschirr brustgeschirr harnais =arnes pettorin peitoral =szelki
rabbit kaninchen conejo lapin coniglio coelho krolik konijn
tyre fahrradreifen =reifen pneu =pneus neumatic pneumatici copertone =opona =opony fietsband buitenband 타이어 タイヤ
tube schlauch =schlauche =detka =detki =detke binnenband
chain kette cadena chaine catena lancuch ketting 체인 チェーン
pump luftpumpe =pumpe =pumpen =pompa =pompe =pompka =pompke =pompki =bomba fietspomp 펌프 ポンプ
pedals pedale pedali pedaly pedalow pedaal pedalen pedais 페달 ペダル
handlebar lenker manillar guidon manubri guidao kierownic 핸들바 ハンドル
saddle fahrradsattel sattel sillin =selle =sella siodelk zadel selim 안장 サドル
valve ventil valvula valvola =valve zawor ventiel
light fahrradlicht =licht =lichter =luce =luci =luz =luces =lumiere =lumieres =swiatlo =swiatla verlichting 라이트
pyjamas schlafanzug =pijama =pijamas pigiam pidzam 잠옷 パジャマ
wellington-boots gummistiefel regenlaarz kalosz bottedepluie botasdeagua stivalidigomma
swimsuit badeanzug banador costumedabagno strojkapielow badpak zwempak maillotdebain trajedebano 수영복 水着
sleeping-bag slaapzak sacodedormir sacdecouchage saccoapelo gigoteus
baby bebe neonat niemowl 아기 ベビー
dinosaur dinosaurier dinosaure dinosaurio dinossauro dinosauro dinozaur 공룡 恐竜
nail-polish nagellack nagellak vernisaongles esmaltedeunas smaltoperunghie lakierdopaznokci 매니큐어 マニキュア
lipstick rougealevre rougesalevre barradelabios
mascara wimperntusche rimel tuszdorzes 마스카라 マスカラ
apron schurze delantal tablier grembiul avental fartuch schort 앞치마 エプロン
notebook notizbuch cuaderno carnet quaderno caderno notatnik zeszyt notitieboek 노트 ノート
oak eiche =eichen roble =chene rovere carvalho dab-drewno debow eiken 참나무 오크 オーク
walnut nussbaum nogal noyer noce nogueira orzech notenhout 호두나무 ウォールナット
wood holz madera =bois legno madeira drewn =hout 나무 木製
cotton baumwoll algodon =coton coton cotone algodao bawelnian katoen 면 綿 コットン
silk seide =seda =soie =seta jedwab zijde 실크 絹
portable tragbar portatil portable portatile przenosn draagbaar 휴대용 携帯
set satz =juego ensemble conjunto zestaw 세트 セット
down daune =plumas =puchowy =puchowa =puchowe =dons 다운 ダウン
doll puppe =muneca =munecas poupee bambol bonec =lalka =lalki =lalke =lalek =poppen 人形
soft-toy kuscheltier stofftier pluschtier =peluche =peluches =peluix knuffel pluszak pluszow =pelucia =pelucias 봉제인형
soft-toy ぬいぐるみ 인형
puzzle quebracabec
game brettspiel kartenspiel gesellschaftsspiel =juegos jeudesociete =giochi =jogos =planszowki =planszowka =gry bordspel
game 보드게임 ボードゲーム
scooter tretroller patinete trottinett monopattin hulajnog
rod angelrute =rute =ruten =canne =canna =cana =canas =hengel =hengels =wedka =wedki =wedke 낚싯대 釣り竿 竿
reel angelrolle =carrete =carretes moulinet mulinell =carreto =carretos kolowrot =visreel リール
lure kunstkoder leurre =senuelo =senuelos przynet =wobler =woblery kunstaas 루어 ルアー
"""
QUALITIES = frozenset(
    "oak walnut wood cotton silk portable night olive chocolate face hand hair skin dry oily decaf down".split()
)  # said before a kind in English
# Names of several words, which stand among the names above as one.
SEVERAL = re.compile(
    r"\b(?:rouges? a levres?|barras? de labios|vernis a ongles|esmaltes? de unas|smalt[oi] per unghie"
    r"|lakier\w* do paznokci|tusz\w* do rzes|costum[ei] da bagno|stroj\w* kapielow\w+|maillots? de bain"
    r"|trajes? de bano|bottes? de pluie|botas de agua|stivali di gomma|sacos? de dormir|sacs? de couchage"
    r"|sacc[oh]i? a pelo|quebra-? ?cabecas?|jeux? de societe)\b"
)
SHORTEST_STEM = 4  # letters; a shorter word stands whole
LONGEST_ENDING = 3  # letters


def names_as_words(text: str) -> str:
    """Return a message with the names that its language writes in several words in one: "rougealevres"."""
    plain = fold(text)
    return SEVERAL.sub(lambda found: re.sub(r"\W", "", found[0]), plain) if SEVERAL.search(plain) else text


def goods_in_english(words: Iterable[str]) -> tuple[str, ...]:
    """Return folded words with those known of another language by their English names, qualities before kinds."""
    named = [name for word in words for name in (english_for(word) or " ".join(taken_apart(word)) or word).split()]
    named = [name for name in named if name != "cream" or "sunscreen" not in named]  # "crema solare" is one thing
    return tuple(sorted(dict.fromkeys(named), key=lambda name: name not in QUALITIES | WARES.keys()))


def is_of_goods(word: str) -> bool:
    """Whether a folded word names goods or a quality of them, in any language that is read, English included."""
    return word in _names() or bool(wares_in(word) or english_for(word))


@lru_cache(WORDS_IN_MEMORY)
def english_for(word: str) -> str:
    """Return the English name for a folded word of another language, "" for one that is not known."""
    index = _index()
    if UNSPACED_SIGN.search(word):
        return " ".join(_names_in(word, index))
    return _whole(word, index) or next(
        (
            f"{first} {last}"
            for cut in range(SHORTEST_STEM, min(len(word), LONGEST_COMPOUND) - SHORTEST_STEM + 1)
            if (first := _part(word[:cut], index))
            and (last := _part(word[cut:], index))
            and (_whole(word[:cut], index) or _whole(word[cut:], index))
        ),
        "",
    )


@lru_cache(WORDS_IN_MEMORY)
def taken_apart(word: str) -> tuple[str, ...]:
    """Return a German compound of which only the end is known by its two parts, the end in English: "softshell jacket"
    of a Softshelljacke. In English an end tells nothing."""
    if not is_german_goods(word) or wares_in(word):
        return ()
    index = _index()
    cuts = range(SHORTEST_PART, min(len(word), LONGEST_COMPOUND) - SURE_PART + 1)
    found = ((word[:cut], _part(word[cut:], index)) for cut in cuts)
    return next(((english_for(first) or first, kind) for first, kind in found if kind), ())


def kind_abroad(word: str) -> str:
    """Return the English name of the kind of goods that a folded word of another language names, "" for a quality."""
    name = english_for(word).rpartition(" ")[2]
    return "" if name in QUALITIES else name


def german_name(word: str) -> str:
    """Return what a German word for goods is called in English, of a compound what its end is; "" for all others."""
    if not is_german_goods(word) or wares_in(word):
        return ""
    name = _whole(word, _index()) or (taken_apart(word) or ("",))[-1]
    return "" if name in QUALITIES else name


def _whole(word: str, index: Mapping[str, str]) -> str:
    if f"={word}" in index:
        return index[f"={word}"]
    if word.endswith(FLEETING) and word[:-2] + "k" in index:
        return index[word[:-2] + "k"]
    cuts = range(len(word), max(SHORTEST_STEM, len(word) - LONGEST_ENDING) - 1, -1)
    return next((index[word[:cut]] for cut in cuts if word[:cut] in index), "")


def _part(word: str, index: Mapping[str, str]) -> str:
    """Return what a part of a compound is called, which may be a kind of goods that stands in wares: "kinderhelm"."""
    return _whole(word, index) or " ".join(sorted(whole_ware(word)))


def _names_in(word: str, index: Mapping[str, str]) -> Iterator[str]:
    """Yield what an unspaced word names, the longest first; no sign is read twice."""
    for said in sorted(filter(UNSPACED_SIGN.match, index), key=len, reverse=True):
        if said in word:
            word = word.replace(said, " ")
            yield index[said]


@cache
def _names() -> frozenset[str]:
    return frozenset(line.split()[0] for line in NAMES.strip().splitlines())


@cache
def _index() -> dict[str, str]:
    rows = [line.split() for line in NAMES.strip().splitlines()]
    return {fold(word): row[0].replace("-", " ") for row in rows for word in row[1:]}
