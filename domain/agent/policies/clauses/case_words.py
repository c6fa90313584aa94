"""How shoppers put a case: what broke, what is not wanted, and what they ask of it. Patterns for folded words."""

import re

from domain.language.openings import sought

IN_GENERAL = re.compile(
    r"^\W*(?:(?:hi|hello|hey|and|so|ok|please)\W+)*(?:how|what|whats|when|where|which|who|why|wie|was|wann|como|que"
    r"|cuanto|comment|quel\w*|jak|ile|kiedy)\b"
)
BROKEN = sought(
    r"\b(?:broken|broke|defect\w*|faulty|damaged|torn|ripped|bent|dented|chipped|crack\w*|shatter\w*|leak\w*|mou?ld\w*"
    r"|spill\w*|spilt|drip(?:s|ped|ping)\b|jammed|clogged|blocked|burst|swollen|curdled|contaminated|faded"
    r"|peel(?:s|ed|ing)"
    r"|(?:is|are|was|were|gets?|keeps? getting) (?:dead|stuck|loose)|gone bad|went bad"
    r"|smel(?:l|t) (?:\w+ )?(?:bad|off|weird|strange|funny|awful|rotten|like)"
    r"|rusty|rusted|expired|stale|rancid|rotten|melted|soggy|spoilt|gone off|went off|snap\w*|frozen|froze|wilted"
    r"|spoiled|crushed|smashed|dead on arrival|doa|(?:strange|bad|weird|strong|odd) smell\w*|smells|fell apart"
    r"|coming off|came off|falling off|dried out|are dry|is dry|(?:doesnt|does not|dont|do not|wont|will not|didnt) "
    r"(?:work|(?:turn|switch|power|go) on|spray|foam|close|open|charge|start|light|heat|spin|pump"
    r"|connect|pair|stay on|seal|zip)|(?:has|have|had|with|theres|there is) (?:an? |some )?"
    r"(?:\w+ )?(?:holes?|scratch(?:es)?|stains?|tear|rip|dent|crack)|not working|stopped working|half (?:full|empty)"
    r"|foreign (?:particles?|objects?)|kaputt|defekt|beschadigt|roto|rota|danad\w*|casse|abime|uszkodz\w*|zepsut\w*"
    r"|ausgelaufen|tropft|klemmt|funktioniert nicht|geht nicht an|derramad\w*|gotea|no (?:funciona|enciende|carga)"
    r"|coule|fuit|ne (?:marche|fonctionne) (?:pas|plus)|rovesciat\w*|non (?:funziona|si accende)|vazou|vazando"
    r"|nao (?:funciona|liga)|wylal\w*|rozlal\w*|cieknie|nie dziala|gelekt|lekt|werkt niet|gaat niet aan)\b"
    r"|고장|부서|금이 갔|불량|파손|깨졌|깨져|찢어|새서|샜|새어|누수|곰팡이|냄새|작동.{0,4}(?:안|않)|부러|떨어져|이물질"
    r"|터져|터졌|쏟아|흘러|안 켜|절반만|반만|거품이 (?:안|나지)|안 나와|분사.{0,4}(?:안|않)|말라"
    r"|壊れ|折れ|欠けて|凹|故障|不良|破損|破れ|割れ"
    r"|切れ(?:ます|た|て)|漏れ|カビ|異臭|臭い|匂い|におい|動きません|動かな|噴射でき|泡立(?:ちません|たな)|外れて|異物"
    r"|半分しか|乾燥して|乾いて"
)
# Korean and Japanese tell a fault where the sentence ends; before a noun the same word is praise: 匂いの良い石鹸.
TOLD_IN_THE_END = re.compile(
    r"(?:ません(?:でした)?|ました|ています|です|た|[해어아여네]요|습니다|[가-힣]다)[\s。.!！~]*$"
)
# "It came a week ago, may I still return it?"
MAY_I_RETURN = re.compile(
    r"\b(?:can|could|may) (?:i|we) (?:\w+ )?(?:return|send (?:\w+ )?back|give (?:\w+ )?back|take (?:\w+ )?back)\b"
)
# Whether postage is paid back is no question of goods.
OF_POSTAGE = re.compile(
    r"\b(?:shipping|postage|delivery (?:costs?|fees?|charges?))(?: \w+){0,3} (?:refund\w*|back|reimburs\w*)\b"
    r"|\brefund\w* (?:\w+ ){0,3}(?:shipping|postage)\b|\bversandkosten .{0,20}(?:erstatt\w*|zuruck)"
    r"|\bgastos de envio .{0,20}(?:reembols\w*|devuelv\w*)"
    r"|\bfrais de port .{0,20}rembours\w*|\bkoszt\w* (?:wysylki|dostawy) .{0,20}zw\w*"
)
# Who asks for the label has decided already.
OF_A_LABEL = re.compile(
    r"\b(?:return\w*|prepaid) (?:\w+ )?labels?\b|\blabels?\b.{0,20}\breturn"
    r"|\b(?:rucksende|retouren?)\w*(?:etikett|label|schein)\w*"
    r"|\betiquet\w+ .{0,12}(?:retour|devol)\w*|\betykiet\w+ .{0,8}zwrot\w*|\betichetta .{0,8}reso"
    r"|\bretour ?(?:label|etiket)\w*|반품 ?(?:라벨|송장|스티커)|返品(?:用)?ラベル"
)
# What does not work may be a code, a page or a payment, which nobody sends back.
NO_GOODS = re.compile(
    r"\b(?:codes?|coupons?|vouchers?|discounts?|promo|links?|website|page|site|app|checkout|log ?in|password|account"
    r"|payments?|cards?|paypal|tracking|button|chat|gutschein\w*|rabattcode|codigo|kod|codice)\b|코드|쿠폰|コード|クーポン"
)
# A fault that shows after months is one for the warranty.
USED_LONG = re.compile(
    r"\b(?:after|for|nach|tras|despues de|apres|po|dopo|depois de|na) (?:about |almost |only )?(?:\w+ )?"
    r"(?:months?|years?|monat\w*|jahr\w*|mes(?:es)?|anos?|mois|ans?|miesiac\w*|lat(?:ach)?|roku|mesi|ann[io]|maanden|jaar)\b"
)
NO_LONGER_WANTED = re.compile(
    r"\bno longer (?:need|want)\b|\bdo ?nt (?:need|want) .*\b(?:anymore|any more)\b|\bchanged my mind\b"
    r"|\bdo ?nt like (?:it|the|this|that|these|them|my)\b|필요 ?(?:가 )?없|不要(?:です|に)|いらなく"
)
AWAITED = re.compile(
    r"\b(?:where|when|status|still|yet|waiting)\b|\b(?:received?|got|get) (?:my|the|a|any) (?:refund|money)\b"
)
# What the carrier calls delivered and the shopper has not got.
NOT_HERE_THOUGH = (
    r"\b(?:says?|saying|said|marked|shows?|showing|claims?|listed|status|tracking|app|ups|usps|fedex|dhl)\b.{0,25}\bdelivered\b"
    r"|\bdelivered\b.{0,25}\b(?:but|yet|though|however)\b.{0,30}"
    r"\b(?:not|nothing|never|no|dont|didnt|havent|hasnt|isnt|wasnt|cant|nowhere|where|missing)\b"
    r"|\b(?:not|nothing|never|dont|didnt|havent|hasnt|isnt)\b.{0,30}\b(?:but|though|even)\b.{0,25}\bdelivered\b"
    r"|\b(?:zugestellt|geliefert)\b.{0,20}\baber\b.{0,25}\b(?:nicht\w*|kein\w*)|\bentregado\b.{0,20}\bpero\b.{0,25}\b(?:no|nada)\b"
    r"|\b(?:livre|distribue)e?\b.{0,20}\bmais\b.{0,25}\b(?:pas|rien)\b|\bconsegnato\b.{0,20}\bma\b.{0,25}\b(?:non|niente)\b"
    r"|\bentregue\b.{0,20}\bmas\b.{0,25}\b(?:nao|nada)\b|\bdoreczon\w+\b.{0,20}\b(?:a|ale)\b.{0,25}\bnie\b"
    r"|\bbezorgd\b.{0,20}\bmaar\b.{0,25}\b(?:niet|niets|geen)\b|배송 ?완료.{0,20}(?:없|안|못)"
    r"|配達(?:完了|済み).{0,20}(?:ない|ません)"
)
UNRECEIVED = re.compile(NOT_HERE_THOUGH)
OF_A_WARRANTY = re.compile(
    r"\b(?:guarant\w+|warrant\w+|covered|garantie\w*|garantia|garanzia|gwarancj\w*|gewahrleistung)\b|보증|保証"
)
JUST_CAME = re.compile(r"\b(?:arriv\w+|came|received|delivered|got it|opened|unpack\w*|angekommen|llego|arrive[es]?)\b")
NOT_HERE = re.compile(
    r"\b(?:not|never|hasnt|havent|didnt|doesnt|isnt|nothing|nicht|no ha|nie|pas|non)\b.{0,30}\b(?:arriv\w*|come|came"
    r"|deliver\w*|receiv\w*|got|get|here|there|ship\w*|angekommen|erhalten|da|llegado|recibido|dotar\w*|przysz\w*"
    r"|recu|arrive|arrivato)\b|\b(?:where|when|status|waiting|no (?:refund|money))\b"
    r"|안 ?(?:왔|와|도착)|届(?:かな|いてい?ませ|きませ)"
)
CAME = re.compile(
    r"\b(?:my|our|it|this|item|order|parcel|package|arriv\w*|came|got|received?|bought|mein\w*|kam|mi|mon|ma"
    r"|moj\w*|mio|mia|meu|minha|mijn)\b|[^\x00-\u2fff]"
)
OTHERWISE = re.compile(
    r"\b(?:needed|need to|have to|must|required|who|how|when|where|why|which)\b"
    r"|며칠|언제|얼마|어떻게|누가|어디|필요(?:한|하)|何日|いつ|いくら|どう|誰|どこ|どの|必要"
)
POINTS_AT_IT = re.compile(r"\b(?:it|them|this|these)\b")
TIME_LEFT = re.compile(
    r"\bhow (?:long|many days|much time)\b.{0,25}\b(?:left|remain\w*|to (?:return|send))\b|\b(?:until|till|by) when\b"
    r"|\b(?:days|time) (?:left|remaining)\b|\bdeadline\b|\blast day\b|\bwie lange\b.{0,25}\b(?:noch|zeit)\b"
    r"|\b(?:bis wann|jusqu ?(?:a )?quand|hasta cuando|fino a quando|do kiedy|ate quando|tot wanneer)\b"
)
QUESTION = re.compile(
    r"^\W*(?:(?:hi|hello|hey|and|so|ok)\W+)*(?:is|are|do|does|did|will|would|should|can|could|may|am)\b"
    r"|(?:나요|까요|ますか|ですか)"
)
MAY = re.compile(
    r"\b(?:do (?:you|u|they) (?:\w+ )?(?:take|accept|allow)"
    r"|can|could|may|am|is it|are|still|possible|returnable|refundable|eligible|allowed|kann|konnte|darf|geht"
    r"|puedo|puede|se puede|peut on|puis je|je peux|on peut|est ce"
    r"|posso|si puo|czy|moge|mozna|kan|mag)\b|나요|까요|가능|ますか|ですか|できる|可能"
)
ASKS = re.compile(r"[?？]|\b(?:where|when|how|what|which|why|who|wo|wann|donde|cuando|gdzie|kiedy|ou|quand)\b")
