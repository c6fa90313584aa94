"""Japanese and Korean typed in Latin letters, and Hindi among English words, as the languages that are read.

A message is put into its own script, or into English, word by word, where enough of its words are known; names of
goods and what else is not known stand as they are.
"""

import re
from collections.abc import Mapping
from functools import cache

from domain.language.words import fold

JAPANESE = """
の:no は:wa,ha が:ga を:wo,o に:ni で:de も:mo か:ka と:to から:kara まで:made です:desu
ですか:desuka ます:masu できます:dekimasu できますか:dekimasuka できない:dekinai
あります:arimasu ありますか:arimasuka ある:aru いますか:imasuka ください:kudasai
お願いします:onegaishimasu お願い:onegai,onegae したい:shitai,sitai しました:shimashita
します:shimasu ほしい:hoshii 買いたい:kaitai もらえますか:moraemasuka まだ:mada
着きますか:tsukimasuka 届きますか:todokimasuka 届きません:todokimasen 届かない:todokanai
届く:todoku 来ますか:kimasuka 来ない:konai 来ません:kimasen いつ:itsu どこ:doko,dokoni
いくら:ikura 何:nani,nan 何日:nannichi どの:dono どのくらい:donokurai,donogurai どう:dou
返品:henpin,hempin 返金:henkin,hennkin 交換:koukan,kokan 配送:haisou,haiso 配達:haitatsu
送料:souryou,soryo,sooryoo 注文:chuumon,chumon,tyumon キャンセル:kyanseru 贈り物:okurimono
プレゼント:purezento ギフト:gifuto 包装:housou,hoso,hosou ラッピング:rappingu 支払い:shiharai
クレジット:kurejitto カード:kaado 割引:waribiki クーポン:kuupon 学割:gakuwari 学生:gakusei
在庫:zaiko サイズ:saizu 色:iro 小さい:chiisai 大きい:ookii,okii テント:tento 靴:kutsu
ジャケット:jaketto 荷物:nimotsu 住所:juusho,jusho 変更:henkou,henko お店:omise,mise
保証:hoshou,hosho 日本:nihon すみません:sumimasen,suimasen こんにちは:konnichiwa
担当者:tantousha,tantosha 人:hito 話したい:hanashitai 壊れて:kowarete 壊れた:kowareta
壊れました:kowaremashita 教えて:oshiete 番号:bangou,bango 海外:kaigai 発送:hassou,hasso
防水:bousui,bosui 素材:sozai 重さ:omosa
"""
KOREAN = """
배송:baesong 배송비:baesongbi 환불:hwanbul 반품:banpum 교환:gyohwan,kyohwan
주문:jumun 취소:chwiso,chuiso 주소:juso 변경:byeongyeong 결제:gyeolje 카드:kadeu
할인:halin,harin 학생:haksaeng 쿠폰:kupon 선물:seonmul 포장:pojang 사이즈:saijeu
색깔:saekkkal,saekkal 재고:jaego 가격:gagyeok 얼마:eolma,olma 얼마나:eolmana,olmana
얼마예요:eolmayeyo,olmayeyo 언제:eonje,onje 어디:eodi,odi 어디에:eodie 뭐:mwo
어떻게:eotteoke,eottoke 며칠:myeochil,myochil 걸려요:geollyeoyo,gollyoyo,geolryeoyo
걸리나요:geollinayo 돼요:dwaeyo,doeyo,dweyo 되나요:doenayo,dwenayo 있어요:isseoyo,issoyo
있나요:innayo,itnayo 없어요:eopseoyo 해요:haeyo 하나요:hanayo 주세요:juseyo,chuseyo 하고:hago
싶어요:sipeoyo,sipoyo 와요:wayo 오나요:onayo 왔어요:wasseoyo 안:an 상담원:sangdamwon
연결:yeongyeol 사람:saram 매장:maejang 한국:hanguk,hankuk
안녕하세요:annyeonghaseyo,annyonghaseyo 텐트:tenteu 재킷:jaekit 고장:gojang 보증:bojeung
택배:taekbae 제:je 내:nae 가:ga 이:i 은:eun 는:neun 을:eul 를:reul 도:do 에:e 해외:haewoe
방수:bangsu 무게:muge 소재:sojae
"""
HINDI = """
this:ye,yeh,yah want:chahiye,chaiye,chahie,chahta,chahti show:dikhao,dikhaao,dikha,dikhaye,dikhaiye any:koi
good:acha,accha,achha,achi,acchi,badhiya for:liye,liy my:mere,meri,mera your:aapka,apka rain:baarish,barish,barsat
tea:chai,chay cheap:sasta,sasti,saste shoes:joote,jute,jutte clothes:kapde blanket:kambal water:pani,paani
people:log,logon kids:bachche,bacche,bachchon,bachon warm:garam cold:thand,thanda,sardi,thandi big:bada,badi,bade
small:chota,choti,chote,chhota gift:tohfa book:kitaab,kitab watch:ghadi,ghari red:laal,lal blue:neela
black:kaala,kala white:safed green:hara women:aurat,ladkiyon men:aadmi,mard mother:maa,mummy,mammi
father:papa,pitaji and:aur with:saath,sath how_much_is:kitne,kitna,kitni
:hai,kya,aap,ap,aapke,apke,tumhare,ka,ki,ke,ko,bhai,bhaiya,yaar,yar,ji,na,mujhe,muje,hame,toh,ek
"""
LATIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Words of these languages that are as common in others: they are read where the rest leaves no doubt.
COMMON = frozenset(
    """no wa ha ga wo o ni de mo ka to an i e do je pass made mada he h hai me kara na ko ki ke la ha nan dou hito an
    ji sir to ek kala muge bada water mise""".split()
)
LEAST_KNOWN = 2  # words that no other language has
LEAST_SHARE = 0.6  # of a message's words that are known
LEAST_OF_HINDI = 0.3  # which stands among English words
# What says that goods are looked for; of orders and rules Hindi among English words is understood as it is.
SHOPPING = re.compile(r"\b(?:dikh\w+|chah?i\w*e|paas|pass|koi|kitn[eai] (?:ka|ki|ke)|hai kya|liye)\b")
HAVE_YOU = re.compile(r"\b(?:aap|ap|tum)(?:ke|hare)? pa+s+\b", re.I)
OF_ORDERS = re.compile(
    r"\b(?:orders?|deliver\w*|refund\w*|returns?|paise|cod|payment|pay|parcel|courier|track\w*|cancel\w*|wapas|address"
    r"|exchange|kab|kahan?|kaise|nahi|nhi|mila|milega|milenge|aaya|aayega|account|login|discount|din|warranty|andar)\b"
)


def in_own_script(text: str) -> str:
    """Return a romanised message in its own script, Hindi in English; any other as it is."""
    words = LATIN.findall(fold(text))
    if len(words) < LEAST_KNOWN:
        return text
    for table in (_table(JAPANESE), _table(KOREAN)):
        if _is_written_so(words, table):
            return _unspaced(_put(words, table, text))
    hindi, plain = _table(HINDI), fold(text)
    shopping = SHOPPING.search(plain) and not OF_ORDERS.search(plain)
    known = sum(word in hindi for word in words) if shopping else 0
    asks = HAVE_YOU.search(plain)
    known += 2 if asks else 0
    plain = f"do you have {HAVE_YOU.sub(' ', text)}" if asks else text
    return _put(words, hindi, plain) if known >= max(LEAST_KNOWN, LEAST_OF_HINDI * len(words)) else text


def _is_written_so(words: list[str], table: Mapping[str, str]) -> bool:
    known = [word for word in words if word in table]
    telling = [word for word in known if word not in COMMON]
    return len(telling) >= LEAST_KNOWN and len(known) >= LEAST_SHARE * len(words)


def _put(words: list[str], table: Mapping[str, str], text: str) -> str:
    mark = "?" if text.rstrip().endswith("?") else ""
    numbered = re.findall(r"[a-z]+(?:-[a-z]+)*|[^\sa-z?]+", fold(text)) or words
    return " ".join(said for word in numbered if (said := table.get(word, word))) + mark


def _unspaced(text: str) -> str:
    """Join what Japanese writes in one; Korean parts its words, and Latin ones stand apart."""
    return re.sub(r"(?<=[぀-ヿ一-鿿]) (?=[぀-ヿ一-鿿])", "", text)


@cache
def _table(lines: str) -> Mapping[str, str]:
    entries = (entry.partition(":") for entry in lines.split())
    return {word: own.replace("_", " ") for own, _, spelled in entries for word in spelled.split(",")}
