"""What goes wrong with an order, by the words it is told in, and what the store's texts are asked for then."""

import re
from dataclasses import dataclass

from domain.agent.policies.clauses.case_words import NOT_HERE_THOUGH
from domain.language.openings import Sought, signs_of_any, sought


@dataclass(frozen=True)
class Mishap:
    """`rule` asks the store's texts for what holds then, which only a text with a word of `told` tells, if given."""

    rule: str
    said: Sought
    told: re.Pattern[str] = re.compile("")


# A word may stand in the name of what was bought, so it is looked for in what is left of the message.
FAULTY = Mishap(
    "is there a warranty, what if an item is faulty or arrives damaged?",
    sought(
        r"\b(?:broken|broke|breaks|splits?|splitting|worn (?:out|through)|wore out|delaminat\w+|torn|tore|tears?|ripped"
        r"|rips?|holes?|crack\w*|shatter\w*|smash\w*|dent(?:s|ed)?|leak(?:s|ed|ing|y)?|defect\w*|faulty|damag\w+"
        r"|scratch(?:ed|es)|stain(?:ed|s)|mould\w*|moldy|snapped|frayed|peeling|came apart|fell apart"
        r"|fall(?:s|ing) apart|stopped working|not working"
        r"|(?:doesnt|does not|wont|will not|dont|didnt) (?:work|turn on|charge|close|zip)|kaputt\w*|defekt\w*"
        r"|beschadigt\w*|gerissen|zerrissen|loch|locher|riss|zerbrochen|gebrochen|undicht|funktioniert nicht"
        r"|geht nicht (?:an|auf|mehr)|rot[oa]s?|danad\w+|agujeros?|defectuos\w+|rasgad\w+|no funciona\w*|zepsut\w+"
        r"|uszkodz\w+|dziur\w*|podar\w+|pekni\w+|pekl\w+|zlaman\w+|wadliw\w+|nie dziala\w*|przecieka|casse\w*|abime\w*"
        r"|dechire\w*|trous?|troue\w*|defectueu\w+|fissure\w*|ne (?:marche|fonctionne) (?:pas|plus)|rott[oaie]"
        r"|danneggiat\w+|strappat\w+|buco|bucat\w+|difettos\w+|non funziona\w*|quebrad\w+|danificad\w+|furos?|furad\w+"
        r"|defeit\w+|nao funciona\w*|kapot\w*|beschadigd\w*|gescheurd\w*|gat|gaten|gebroken|lekt|werkt niet"
        r"|doet het niet)\b|고장|파손|부서[졌지]|망가|찢[어겨]|구멍|깨[졌져]|불량|작동.{0,6}(?:안|않)|壊れ|破損|破れ"
        r"|穴が|割れ|不良|動かな|動きませ"
    ),
)
UNREADABLE = Mishap(
    "what if I cannot open or download an e-book or file?",
    sought(
        r"(?:\b(?:cant|cannot|can not|couldnt|unable to|wont|doesnt|does not) (?:\w+ ){0,3}(?:open|download|read"
        r"|load)\w*\b|\blasst sich nicht (?:offnen|herunterladen)|\bno (?:se )?puede?\w* (?:abrir|descargar)"
        r"|\bnie (?:moge|da sie) (?:otworzyc|pobrac)|\b(?:narrive|peux) pas a? ?(?:ouvrir|telecharger)"
        r"|\bnon (?:riesco a|posso|si) (?:apr\w+|scaric\w+)|\bnao consigo (?:abrir|baixar)|\bkan (?:\w+ )?niet "
        r"(?:openen|downloaden))|(?:파일|다운로드).{0,8}(?:안|못)|(?:開け|ダウンロードでき)(?:ない|ませ)"
    ),
)
STUCK = Mishap(
    "what if my parcel is lost or its tracking has not moved for days?",
    sought(
        rf"{NOT_HERE_THOUGH}|(?:\btracking (?:\w+ )?(?:isnt|is not|not|hasnt|has not|doesnt|does not|wont|still says"
        r"|stopped)\b|\b(?:stuck|stopped moving)\b|\b(?:no (?:movement|tracking update|updates?)|not moved"
        r"|hasnt moved|not moving|stuck|lost|stolen|(?:says|marked|shows)(?: as| it was)? delivered|keine bewegung"
        r"|bewegt sich nicht|verloren|gestohlen|sin movimiento|perdid[oa]|robad[oa]|brak ruchu|zgubion\w+|zagin\w+"
        r"|skradzion\w+|bloque|perdu\w*|vole|fermo da|bloccat\w+|pers[oa]|rubat\w+|parad[oa] ha|perdid\w+|roubad\w+"
        r"|beweegt niet|kwijt|gestolen)\b)|분실|도난|멈춰|紛失|盗まれ|動いてい(?:ない|ませ)"
    ),
)
WRONG_OR_MISSING = "what if I received the wrong item or something is missing?"
MISSING = Mishap(
    WRONG_OR_MISSING,
    sought(
        r"\b(?:missing|incomplete|not in the (?:box|parcel|package)"
        r"|(?:only|just) (?:(?:got|received|have|sent) )?(?:half|part|some|one|1|two|2) of|fehlt|fehlen"
        r"|unvollstandig|faltan?|incomplet\w+|brakuje|niekompletn\w+|il manque|mancano?|ontbre\w+|onvolledig)\b"
        r"|누락|빠졌|足りな|入っていな"
    ),
)
# "The item i received is wrong", and no price or answer that is.
_CAME_WRONG = (
    r"(?<!on my )(?<!on the )(?<!of my )(?<!of the )"
    r"(?:items?|things?|products?|articles?|parcel|package|order|size|colou?r|model)"
    r"(?: (?:that|which|i|we|you|u|ive|weve|have|has|just|got|received|sent|ordered|came|arrived|me|us|today)){0,6}"
    r" (?:is|was|are|were|s) (?:\w+ )?(?:wrong|incorrect)(?! (?:price|address|date))"
    r"|(?:not|isnt|wasnt|arent) (?:at all )?what (?:i|we)(?: (?:have|had|ve))? ordered"
    r"|(?:artikel|ware|grosse|farbe) ist (?:\w+ )?falsch|(?:produkt|rozmiar|kolor) jest (?:\w+ )?(?:zly|niewlasciwy)"
    r"|(?:articulo|producto|talla) (?:\w+ )?es incorrect[oa]|(?:article|produit) nest pas le bon"
)
WRONG = Mishap(
    WRONG_OR_MISSING,
    sought(
        rf"\b(?:{_CAME_WRONG})\b|"
        r"\b(?:some(?:one|body) elses (?:order|parcel|package|stuff|things)"
        r"|wrong (?:item|size|colou?r|one|product|thing|model|order)|sent me (?:the|a) (?:wrong|different)"
        r"|falsche\w* (?:artikel|grosse|farbe|ware)|equivocad\w+|zly (?:rozmiar|kolor|produkt)"
        r"|mauvais\w* (?:article|taille|couleur)|sbagliat\w+|errad[oa]s?|verkeerde?)\b"
        r"|잘못 (?:온|왔|배송)|違う(?:商品|サイズ|色|もの)"
    ),
)
# A code is no part of an order, and nobody sends it back.
CODE = Mishap(
    "on which orders and items do discount codes work?",
    sought(
        r"(?<!zip )(?<!post )(?<!postal )(?<!area )(?<!qr )(?<!tracking )(?<!country )\b(?:codes?"
        r"|coupons?|vouchers?|promo|gutschein\w*|rabattcode|codigo|cupon|kod|codice|cupom"
        r"|kortingscode)\b.{0,25}\b(?:(?:doesnt|does not|didnt|did not|wont|will not|isnt|is not|not|never|dont) "
        r"(?:\w+ )?(?:work\w*|appl\w+|accept\w*|valid|go|go through|recogni[sz]ed|taken)|invalid|expired"
        r"|rejected|declined|funktioniert nicht|geht nicht|no (?:me )?(?:funciona|deja|vale)\w*|nie dziala\w*"
        r"|ne (?:marche|fonctionne) pas|non funziona|nao (?:funciona|funcionou)|werkt niet)\b|\b(?:cant|cannot|couldnt"
        r"|unable to|wont let me) (?:use|apply|redeem|enter|add)\b.{0,15}\b(?:codes?|coupons?|vouchers?|promo)\b"
        r"|(?:코드|쿠폰).{0,10}(?:안|않)|(?:コード|クーポン).{0,8}(?:使え|きか|適用され)(?:ない|ませ)"
    ),
)
# A card that is not taken; of what was charged all the same a person must see.
NOT_PAID = Mishap(
    "what can I do if my card or payment is declined?",
    sought(
        r"^(?!.*\b(?:twice|double|charged|debited|two times)\b).*(?:\b(?:cards?|payments?|paypal|klarna|visa|mastercard"
        r"|amex|apple pay|google pay)\b.{0,25}\b(?:declin\w+|reject\w*|refused|fail\w*|denied|(?:wont|doesnt|does not"
        r"|didnt|will not|isnt|not|cant) (?:\w+ ){0,2}(?:go(?:ing)? (?:through|thru)|work\w*|process\w*|accept\w*))\b"
        r"|\b(?:karte|zahlung)\b.{0,25}\b(?:abgelehnt|geht nicht)\b|\btarjeta\b.{0,25}\b(?:rechaz\w+|no pasa)\b"
        r"|\b(?:carte|paiement)\b.{0,25}\brefus\w+|\bcarta\b.{0,25}\brifiutat\w+|\bkart\w+\b.{0,25}\bodrzuc\w+"
        r"|\bcartao\b.{0,25}\brecusad\w+|\bkaart\b.{0,25}\bgeweigerd)"
    ),
    re.compile(r"\b(?:declin\w+|reject\w*|refus\w+|fail\w*|bank|banks|billing|abgelehnt|rechaz\w+)\b"),
)
NO_CODE_TO_SIGN_IN = Mishap(
    "the code or link to sign in does not come, I forgot my password",
    sought(
        r"\b(?:log ?in|sign ?in|verification|security|access|6 digit|six digit|one time) (?:code|link|email|mail)\b"
        r".{0,25}\b(?:not|never|didnt|doesnt|hasnt|isnt|wont|havent)\b"
        r"|\b(?:not|never|didnt|havent) (?:\w+ ){0,3}(?:log ?in|sign ?in|verification) (?:code|link|email|mail)\b"
    ),
    re.compile(r"\b(?:codes?|links?|passwords?|log ?in|sign ?in|spam)\b"),
)
NOT_AT_HOME = Mishap(
    "what happens if nobody is at home and I miss the delivery?",
    sought(
        r"\b(?:wasnt|werent|was not|were not|not|nobody|no one|noone)(?: \w+)? (?:at )?home\b|\bmissed (?:the|my|our|a)"
        r" (?:delivery|parcel|package|courier|driver|postman)\b|\b(?:nicht|niemand)\b.{0,10}\b(?:zu ?hause|daheim)\b"
        r"|\bno (?:estaba|habia nadie)\b.{0,15}\bcasa\b|\b(?:pas|personne)\b.{0,15}\b(?:maison|chez moi)\b"
        r"|\b(?:non|nessuno)\b.{0,10}\bcasa\b|\bnao estava em casa\b|\bniet thuis\b|\bnie bylo?\w*\b.{0,12}\bdomu\b"
    ),
)
# What shows long after it came is a matter of the warranty.
LATE_FAULT = "how long is the warranty or guarantee and what does it cover?"
ON_ARRIVAL = "what if an item arrives damaged or faulty?"
GIFT_CARD = Mishap(
    "how do gift cards work?",
    sought(
        r"\b(?:gift ?(?:cards?|vouchers?|certificates?)|geschenk(?:karte|gutschein)|tarjeta regalo|carte cadeau"
        r"|carta regalo|cartao presente|karta podarunkowa|cadeau(?:kaart|bon))\b.{0,25}"
        r"\b(?:(?:doesnt|does not|didnt|did not|wont|will not|isnt|not|never) (?:\w+ )?(?:work\w*|appl\w+|accept\w*"
        r"|valid|go|taken|recogni[sz]ed)|invalid|expired"
        r"|rejected|declined|funktioniert nicht|geht nicht|no funciona|nie dziala"
        r"|ne marche pas|non funziona|nao funciona|werkt niet)\b"
    ),
)
MISHAPS = (GIFT_CARD, NOT_PAID, NO_CODE_TO_SIGN_IN, CODE, UNREADABLE, NOT_AT_HOME, STUCK, MISSING, WRONG, FAULTY)
SIGNS = signs_of_any(mishap.said for mishap in MISHAPS)
