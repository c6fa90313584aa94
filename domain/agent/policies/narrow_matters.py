"""The narrow matters: by which words each is asked, and by which a sentence tells it. Patterns are for folded words."""

import re
from dataclasses import dataclass

from domain.agent.policies.exchanging import DECIDES, EXCHANGE
from domain.language.openings import Sought, sought


@dataclass(frozen=True)
class Narrow:
    """`asked` of a message, `told` of a sentence that answers it, `apart` of one that is about something else. The
    store's texts are searched for `near`; where `headed`, a heading that is `told` speaks for all below it. All
    patterns are for folded words."""

    asked: Sought
    near: str
    told: re.Pattern[str]
    apart: re.Pattern[str]
    headed: bool = False


OUR_EMAIL = Narrow(
    sought(
        r"^\W*(?:(?:hi|hello|hey|ok|and|so)\W+)*(?:what(?: is|s)? |whats |(?:tell|give|send) me |do (?:you|u) have "
        r"|(?:can|could|may) i (?:have|get) |i need |need )?(?:the |your |ur |an? )?"
        r"(?:contact |support |help |service |store |shop |customer service )?"
        r"e-?mail(?: add?ress| id)?(?: please| pls)?\W*$"
        r"|(?:\b(?:what|which) e-?mail (?:add?ress )?(?:can|do|should) i\b"
        r"|\bhow (?:can|do|could|should) i (?:e-?mail|write (?:to )?|send (?:an )?e-?mail to )\s?(?:you|u|ya)\b"
        r"|\b(?:can|could|may) i (?:e-?mail|write (?:to )?)\s?(?:you|u)\W*$|\bwhere (?:can|do) i e-?mail\b"
        r"|\bwie (?:lautet|ist) (?:eure|ihre|die|deine) e-?mail|\bcual es (?:su|tu|vuestro|el) (?:correo|e-?mail)"
        r"|\bquelle est (?:votre|ton|l) ?(?:adresse )?(?:e-?)?mail|\bqual e (?:la )?(?:vostra|tua|sua) (?:e-?)?mail"
        r"|\bqual (?:e )?o (?:seu|vosso) e-?mail|\bjaki (?:jest |macie )?(?:wasz )?(?:adres )?e-?mail"
        r"|\bwat is (?:jullie|uw|je) e-?mail)|이메일 ?(?:주소|이)|メール(?:アドレス|は)"
    ),
    "contact e-mail address",
    re.compile(r"\S@\S+\.\w"),
    re.compile(
        r"\b(?:returns?|privacy|wholesale|press|media|jobs?|careers?|data|legal|dpo|partners?|affiliates?|quote"
        r"|companies|students?|allerg\w*|complain\w*|retouren?|datenschutz|devolucion\w*)\b"
    ),
)
# What is charged so is a fee or a battery.
OTHER_CHARGES = (
    r"(?:dut(?:y|ies)|customs|tax\w*|vat|fees?|interest|batter\w*|phone|watch|earbuds|headphones?|lamp|lantern|light|bank"
    r"|fully|charger|device|usb)"
)
CHARGED = Narrow(
    sought(
        rf"^(?!.*\b{OTHER_CHARGES}\b).*(?:\bwhen (?:am|will|do|does|would|is|are)\b.{{0,20}}\b"
        r"(?:i|we|my|cards?|payments?|accounts?|you|it)\b.{0,20}\b(?:charged?|billed|debited)\b|\b(?:charged?"
        r"|billed)\b.{0,20}\b(?:right away|immediately|straight ?away|upfront|now or|or (?:when|later|after)))"
        r"|\bwhen do (?:you|u|they) (?:take|collect|charge)\b.{0,15}\b(?:money|payment|cards?)\b"
        r"|\bwann (?:wird|werden|bucht|belastet)\b.{0,30}\b(?:belastet|abgebucht|karte|geld|ab)\b"
        r"|\bcuando (?:se |me )*(?:cobra|cargan)\w*|\bquand\b.{0,25}\b(?:debit|prelev)\w*"
        r"|\bquando\b.{0,25}\baddebit\w*|\bquando (?:serei |sou |me )?cobra\w*"
        r"|\bkiedy\b.{0,25}\b(?:obciaz|pobier|pobran)\w*|\bwanneer\b.{0,25}\b(?:afgeschreven|afgerekend)"
    ),
    "when is the card or payment charged",
    re.compile(
        r"\b(?:charged?|debited|billed|take (?:the )?(?:payment|money)|belast\w+|abgebucht|cobra\w*|prelev\w*|debit\w*"
        r"|addebit\w*|obciaz\w*|pobier\w*|afgeschreven)\b"
    ),
    re.compile(r"\b(?:(?:free of|no|without|extra|at no) (?:extra )?charge|restocking)\b"),
)
GIFT_RECEIPT = Narrow(
    sought(
        r"\bgift (?:receipts?|slips?|invoices?)\b|\bpacking slips?\b"
        r"|\b(?:without|hide|remove|leave out|not show)\b.{0,12}\bprices?\b.{0,25}"
        r"\b(?:box|pack\w*|parcel|gift|slip|note)\b"
    ),
    "gift receipt, packing slip without prices",
    re.compile(
        r"\bgift (?:receipts?|slips?|notes?|messages?)\b|\bpacking slips?\b"
        r"|\b(?:without|no|not|never)\b.{0,20}\b(?:prices?|invoice|receipt)\b"
    ),
    re.compile(r"\b(?:match|competitor\w*|difference|drops?)\b"),
)
TAX_NUMBER = Narrow(
    sought(
        r"^(?!.*\b(?:my|our|mein\w*|mi|mon|meu|mijn)\b).*(?:\b(?:tax|vat|gst|ust|steuer|registration|company)"
        r"[ -]?(?:ids?|number|numbers|nr|nummer|identification)\b|\bust-?id"
        r"|\bpartita iva\b|\bnumero (?:de )?(?:iva|tva)\b"
        r"|\bnif\b|\bnip\b|\bbtw[ -]?nummer\b|\bsiret\b|\babn\b|사업자 ?(?:등록)? ?번호|登録番号)"
    ),
    "company registered, tax number, VAT number",
    re.compile(
        r"\b(?:tax|vat|gst|ust\w*|steuer\w*|umsatzsteuer\w*|iva|tva|btw|nip|nif|abn|ein|siret"
        r"|regist\w+)\b[^.]{0,40}\d{3}"
    ),
    re.compile(r"\b(?:phone|tel|fax)\b"),
)
RETURN_LABEL = Narrow(
    sought(
        r"\breturns? (?:shipping |postage |post )?labels?\b|\b(?:prepaid|pre-paid) labels?\b|\blabel (?:for"
        r"|to) (?:the |my )?return|\brucksende\w*(?:etikett|label|schein)\w*|\bretouren?(?:schein|etikett|label)\w*"
        r"|\betiqueta (?:de|para) (?:la )?devol\w*|\betiquette (?:de )?retour|\betykiet\w+ zwrot\w*"
        r"|\betichetta (?:di |per il )?reso|\bretour ?(?:label|etiket)\w*|반품 ?(?:라벨|송장|스티커)|返品(?:用)?ラベル"
    ),
    "return label",
    re.compile(r"\blabels?\b|\b(?:etikett|etiquet|etykiet|etichett|retourlabel|retourenschein)\w*|라벨|ラベル"),
    re.compile(r"\b(?:energy|care|washing|ingredients?)\b"),
)
PRICE_DROPPED = Narrow(
    sought(
        r"\bprice\w* (?:just |has |have |was |were |got )?"
        r"(?:drop\w*|went down|gone down|fell|lowered|reduced|cut)\b.{0,40}"
        r"\b(?:after|since|bought|ordered|paid|purchas\w*|days?|week)\b|\bprice (?:adjust\w*|protection)\b"
        r"|\b(?:bought|ordered|paid|purchased)\b.{0,40}"
        r"\b(?:cheaper|on sale|less|lower|reduced)\b.{0,12}\b(?:now|today)\b"
        r"|\b(?:cheaper|on sale|lower|reduced) (?:now|today)\b.{0,40}\b(?:bought|ordered|paid|difference)\b"
        r"|\b(?:get|refund|pay) (?:me )?(?:back )?the (?:price )?difference\b"
    ),
    "price drops after your order, refund the difference",
    re.compile(r"\bprice\w* (?:\w+ )?(?:drops?|falls?|goes down|lowered|adjust\w*|protection)\b|\bdifference\b"),
    re.compile(r"\b(?:sizes?|colou?rs?) differ\w*"),
)
GIFT_NOTE = Narrow(
    sought(
        r"\b(?:put|add|include|write|enclose)\b.{0,15}\b(?:notes?|(?:gift |personal |birthday )?messages?"
        r"|(?:greetings?|birthday|personal|handwritten) cards?)\b(?!.{0,20}\b(?:team|seller|support)\b)"
        r"|\bgift (?:notes?|messages?)\b"
    ),
    "gift note, leave a note at checkout, gift wrapping",
    re.compile(
        r"\b(?:gift )?(?:notes?|messages?)\b.{0,25}\b(?:checkout|cart|gift|parcel|box)\b|\bgift (?:notes?|messages?)\b"
    ),
    re.compile(r"\b(?:quote|repair\w*|washed)\b"),
)
_WRAPPED = (
    r"(?:(?:gift |re)?wrap\w*|\w*(?:verpack|einpack|eingepackt|verpackt)\w*|packt|emball\w*|envolv\w+|envuel[vt]\w+"
    r"|empaquet\w+|paquete?s?|pacchett\w+|impacchett\w+|incart\w+|confezion\w+|inpak\w*|ingepakt\w*|verpak\w*"
    r"|\w*pakow\w+|\w*pakuj\w+|embrulh\w+|embal\w+|papier|papel)"
)
_PRESENT = r"(?:gifts?|presents?|geschenk\w*|regal(?:o|os|i)|cadeaux?|prezent\w*|upomin\w*|presentes?|prendas?)"
GIFT_WRAP = Narrow(
    sought(
        rf"\bgift[ -]?wrap\w*|\bgeschenk(?:verpack|papier|einpack)\w*|\bcadeau(?:verpak|papier)\w*"
        rf"|\b{_WRAPPED}\b.{{0,25}}\b{_PRESENT}\b|\b{_PRESENT}\b.{{0,20}}\b{_WRAPPED}\b"
        r"|\b(?:can|could|do|will|would) (?:you|u|ya) (?:\w+ )?wrap (?:it|this|them|these|things|orders?|up)\b"
        r"|(?:선물|예쁘게).{0,4}(?:포장|싸)|포장.{0,4}선물|(?:プレゼント|ギフト|贈り物).{0,4}(?:包装|包ん)|ラッピング"
    ),
    "gift wrapping, wrapped as a gift, do you wrap gifts",
    re.compile(
        rf"\bgift[ -]?wrap\w*|\bgeschenk(?:verpack|papier)\w*|\bcadeauverpak\w*|\b{_WRAPPED}\b.{{0,20}}\b{_PRESENT}\b"
        rf"|\b{_PRESENT}\b.{{0,20}}\b{_WRAPPED}\b|선물.{{0,4}}포장|ラッピング|(?:ギフト|プレゼント)包装"
    ),
    re.compile(r"\b(?:gift receipts?|exchange|return\w*)\b"),
    headed=True,
)
AGE = Narrow(
    sought(
        r"\b(?:age (?:limit|restriction|check|requirement)|minimum age|how old (?:do|must|should) (?:i|you|we|one) "
        r"|proof of age|under ?age|adults only|(?:be|am|im|if|anyone|people|kids?|teens?) (?:over |under |at least )?"
        r"(?:16|18|21)(?!\W*\w)|(?:be|am|im) (?:over |under |at least )?(?:16|18|21) (?:to|years|or|and)"
        r"|(?:show|need|bring|see|check) (?:my |an? |your )?id|altersnachweis|ab 18|mindestalter|mayor de edad"
        r"|edad minima|age minimum|eta minima|idade minima|minimumleeftijd)\b|나이 제한|미성년|年齢制限|未成年"
    ),
    "who can order, age, adults only, proof of age",
    re.compile(
        r"\b(?:adults?|minors?|proof of age|age of|years? of age|be (?:at least |over )?(?:16|18|21)|underage"
        r"|volljahrig\w*|mayores? de edad|majeur\w*|maggiorenn\w*)\b"
    ),
    re.compile(r"\b(?:sizes?|mattress|months)\b"),
)
ANSWERING = Narrow(
    sought(
        r"\b(?:when|how (?:long|soon|fast|quick\w*))\b.{0,25}\b(?:answer|reply|respond|get back|write back|hear back"
        r"|hear from you)\b|\bresponse time\b|\bwie (?:schnell|lange)\b.{0,20}\bantwort"
    ),
    "how fast do you answer e-mails",
    re.compile(
        r"\b(?:answer|repl(?:y|ies)|respon[ds]e?|antwort\w*)\b.{0,40}\b(?:within|hours?|days?|in|stunden|tagen?)\b"
    ),
    re.compile(r"\b(?:complaints?|deletion|copy|rights?|privacy)\b"),
)
EXCHANGES = Narrow(
    EXCHANGE,
    "exchange an item for another size or product",
    EXCHANGE.pattern,
    re.compile(r"\b(?:exchange rates?|currenc\w+)\b"),
    headed=True,
)
# Of an exchange for another kind of thing these sentences decide.
SAME_KIND = Narrow(EXCHANGE, EXCHANGES.near, DECIDES, re.compile(r"\b(?:payment|address)\b"))
PICKUP = Narrow(
    sought(
        r"\b(?:can|could|may|do|is|possible)\b.{0,30}"
        r"\b(?:pick(?:ing)? (?:(?:it|them|my order|an order|orders|things) )?up"
        r"|collect (?:it|them|my order|an order|orders|in)|click (?:and|&) collect"
        r"|(?:local|store|in store|in person) pick ?up)\b"
        r"|\b(?:selbst )?abholen\b|\bselbstabholung\b|\brecoger\w* en (?:la )?tienda|\bretrait en magasin"
        r"|\britir\w+ in negozio|\bodbior osobisty|\bafhalen\b|\blevantar na loja"
    ),
    "pick up in store, collect an order",
    re.compile(
        r"\b(?:pick(?:ed)? ?-?ups?|click (?:and|&) collect|collect(?:ion|ed)? (?:in|at|from|your|is|it|there)|abhol\w*"
        r"|recog\w+|retrait|ritiro|odbior|afhalen)\b"
    ),
    re.compile(r"\b(?:returns?|courier|refund)\b"),
)
_MADE = r"(?:made|manufactured|produced|sewn|assembled|built|woven|knitted|crafted|handmade)"
ORIGIN = Narrow(
    sought(
        # What is sold at a factory's shop is asked for, not made there.
        r"^(?!.*\b(?:factory (?:shop|outlet|store)s?|do (?:you|u|ya) have)\b)(?:"
        r"\W*(?:(?:hi|hey|hello|and|so) )?(?:where|wheres|(?:in |from )?(?:which|what) country)\b.*\bfactor(?:y|ies)\b"
        r"|.*\bfactor(?:y|ies) (?:is |are |located |based )*in\b(?! (?:the|a|my|this)\b))"
        rf"|\bwhere (?:is|are) (?:everything|(?:all )?(?:your|ur|the|these|of your) (?:products?|things?|stuff|goods"
        rf"|items?|clothes|clothing)) {_MADE}\b|\bwhere do (?:you|u|ya) (?:make|produce|manufacture)\b"
    ),
    "where our products are made, factories",
    re.compile(
        rf"\b{_MADE} (?:by hand |entirely |only )?in (?!\d|(?:a|the|small|our|limited|batches|full|cash|which)\b)\w+"
        r"|\bfactor(?:y|ies)\b.{0,25}\bin (?!\d|(?:a|which|all)\b)\w+"
    ),
    re.compile(r"\b(?:refunds?|payments?|orders?|claims?|deliver\w*|purchases?|returns?|exchanges?)\b"),
)
# Of these other look-ups may know more, where no sentence tells.
TOLD_OR_ASKED_ELSEWHERE = (GIFT_NOTE, PICKUP, AGE)
NARROW = (CHARGED, GIFT_RECEIPT, TAX_NUMBER, PRICE_DROPPED, ANSWERING)
