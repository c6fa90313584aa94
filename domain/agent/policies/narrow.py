"""Narrow matters, which only a sentence with certain words answers: the store's e-mail, its tax number, a label."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.policies.answers import unanswered
from domain.agent.policies.exchanging import EXCHANGE
from domain.agent.policies.finding import passages_near
from domain.agent.policies.passages import passage_units
from domain.agent.policies.sending import told_in
from domain.agent.policies.silence import DATED
from domain.agent.replies import Evidence, Outcome
from domain.agent.understanding.questions import question_meanings
from domain.knowledge.documents import Passage
from domain.language.holidays import holiday_in, speaks_of_holiday
from domain.language.units import Unit
from domain.language.words import fold

MOST_TOLD = 3  # sentences
CONTACT = "contact"  # in the name of the document that tells how a store is reached
Told = tuple[Passage, Unit]


@dataclass(frozen=True)
class Narrow:
    """`asked` of a message, `told` of a sentence that answers it, `apart` of one that is about something else. The
    store's texts are searched for `near`. All patterns are for folded words."""

    asked: re.Pattern[str]
    near: str
    told: re.Pattern[str]
    apart: re.Pattern[str]


OUR_EMAIL = Narrow(
    re.compile(
        r"^\W*(?:(?:hi|hello|hey|ok|and|so)\W+)*(?:what(?: is|s)? |whats |(?:tell|give|send) me |do (?:you|u) have "
        r"|(?:can|could|may) i (?:have|get) |i need |need )?(?:the |your |ur |an? )?"
        r"(?:contact |support |help |service |store |shop |customer service )?"
        r"e-?mail(?: add?ress| id)?(?: please| pls)?\W*$"
        r"|\b(?:what|which) e-?mail (?:add?ress )?(?:can|do|should) i\b"
        r"|\bhow (?:can|do|could|should) i (?:e-?mail|write (?:to )?|send (?:an )?e-?mail to )\s?(?:you|u|ya)\b"
        r"|\b(?:can|could|may) i (?:e-?mail|write (?:to )?)\s?(?:you|u)\W*$|\bwhere (?:can|do) i e-?mail\b"
        r"|\bwie (?:lautet|ist) (?:eure|ihre|die|deine) e-?mail|\bcual es (?:su|tu|vuestro|el) (?:correo|e-?mail)"
        r"|\bquelle est (?:votre|ton|l) ?(?:adresse )?(?:e-?)?mail|\bqual e (?:la )?(?:vostra|tua|sua) (?:e-?)?mail"
        r"|\bqual (?:e )?o (?:seu|vosso) e-?mail|\bjaki (?:jest |macie )?(?:wasz )?(?:adres )?e-?mail"
        r"|\bwat is (?:jullie|uw|je) e-?mail|이메일 ?(?:주소|이)|メール(?:アドレス|は)"
    ),
    "contact e-mail address",
    re.compile(r"\S@\S+\.\w"),
    re.compile(
        r"\b(?:returns?|privacy|wholesale|press|media|jobs?|careers?|data|legal|dpo|partners?|affiliates?|quote"
        r"|companies|students?|allerg\w*|complain\w*|retouren?|datenschutz|devolucion\w*)\b"
    ),
)
CHARGED = Narrow(
    re.compile(
        r"\bwhen (?!(?:was|were|did)\b).{0,30}\b(?:charged?|billed|debited)\b"
        r"|\b(?:charged?|billed)\b.{0,20}\b(?:right away|immediately|straight ?away|upfront"
        r"|now or|or (?:when|later|after))"
        r"|\bwhen do (?:you|u|they) (?:take|collect|charge)\b.{0,15}\b(?:money|payment|cards?)\b"
        r"|\bwann (?:wird|werden|bucht|belastet)\b.{0,30}\b(?:belastet|abgebucht|karte|geld|ab)\b"
        r"|\bcuando (?:se |me )*(?:cobra|cargan)\w*|\bquand\b.{0,25}\b(?:debit|prelev)\w*|\bquando\b.{0,25}\baddebit\w*"
        r"|\bquando (?:serei |sou |me )?cobra\w*|\bkiedy\b.{0,25}\b(?:obciaz|pobier|pobran)\w*"
        r"|\bwanneer\b.{0,25}\b(?:afgeschreven|afgerekend)"
    ),
    "when is the card or payment charged",
    re.compile(
        r"\b(?:charged?|debited|billed|take (?:the )?(?:payment|money)|belast\w+|abgebucht|cobra\w*|prelev\w*|debit\w*"
        r"|addebit\w*|obciaz\w*|pobier\w*|afgeschreven)\b"
    ),
    re.compile(r"\b(?:(?:free of|no|without|extra|at no) (?:extra )?charge|restocking)\b"),
)
GIFT_RECEIPT = Narrow(
    re.compile(
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
    re.compile(
        r"^(?!.*\b(?:my|our|mein\w*|mi|mon|meu|mijn)\b).*(?:\b(?:tax|vat|gst|ust|steuer|registration|company|ein)"
        r"[ -]?(?:ids?|number|numbers|no|nr|nummer|identification)\b|\bust-?id"
        r"|\bpartita iva\b|\bnumero (?:de )?(?:iva|tva)\b"
        r"|\bnif\b|\bnip\b|\bbtw[ -]?nummer\b|\bsiret\b|\babn\b|사업자 ?(?:등록)? ?번호|登録番号)"
    ),
    "company registered, tax number, VAT number",
    re.compile(
        r"\b(?:tax|vat|gst|ust\w*|steuer\w*|umsatzsteuer\w*|iva|tva|btw|nip|nif|abn|ein|siret|regist\w+)\b"
        r"[^.]{0,40}\d{3}"
    ),
    re.compile(r"\b(?:phone|tel|fax)\b"),
)
RETURN_LABEL = Narrow(
    re.compile(
        r"\breturns? (?:shipping |postage |post )?labels?\b|\b(?:prepaid|pre-paid) labels?\b"
        r"|\blabel (?:for|to) (?:the |my )?return"
        r"|\brucksende\w*(?:etikett|label|schein)\w*|\bretouren?(?:schein|etikett|label)\w*"
        r"|\betiqueta (?:de|para) (?:la )?devol\w*"
        r"|\betiquette (?:de )?retour|\betykiet\w+ zwrot\w*"
        r"|\betichetta (?:di |per il )?reso|\bretour ?(?:label|etiket)\w*"
        r"|반품 ?(?:라벨|송장|스티커)|返品(?:用)?ラベル"
    ),
    "return label",
    re.compile(r"\blabels?\b|\b(?:etikett|etiquet|etykiet|etichett|retourlabel|retourenschein)\w*|라벨|ラベル"),
    re.compile(r"\b(?:energy|care|washing|ingredients?)\b"),
)
EXCHANGES = Narrow(
    EXCHANGE,
    "exchange an item for another size or product",
    EXCHANGE,
    re.compile(r"\b(?:exchange rates?|currenc\w+)\b"),
)
NARROW = (CHARGED, GIFT_RECEIPT, TAX_NUMBER)


def answer_narrow(turn: Turn) -> Draft | None:
    """Answer a narrow matter by its own sentences, or say that no text tells it; None where none is asked."""
    plain = fold(turn.text)
    if OUR_EMAIL.asked.search(plain):
        return _our_email(turn)
    if told := _of_holiday(turn):
        return told
    asked = next((matter for matter in NARROW if matter.asked.search(plain)), None)
    return (told_of(turn, asked) or unanswered(turn)) if asked else None


def told_of(turn: Turn, matter: Narrow) -> Draft | None:
    return told_in(turn, list(_sentences(turn, matter))[:MOST_TOLD])


def asks_for_label(turn: Turn) -> bool:
    return bool(RETURN_LABEL.asked.search(fold(turn.text)))


def _sentences(turn: Turn, matter: Narrow) -> Iterator[Told]:
    for passage in sorted(passages_near(turn, matter.near), key=lambda one: -one.score):
        for unit in passage_units(passage):
            plain = fold(unit.text)
            if matter.told.search(plain) and not matter.apart.search(plain):
                yield passage, unit


def _of_holiday(turn: Turn) -> Draft | None:
    """Return what a text tells of the holiday named in a question after hours or delivery."""
    holiday = holiday_in(turn.text)
    if holiday is None or turn.understood.own or DATED.isdisjoint(question_meanings(turn.text)):
        return None
    name, _ = holiday
    near = passages_near(turn, f"{name} holidays opening hours delivery")
    told = [(one, unit) for one in near for unit in passage_units(one) if speaks_of_holiday(unit.text, name)]
    return told_in(turn, told[:MOST_TOLD])


def _our_email(turn: Turn) -> Draft:
    """Tell the address of the contact page first, then that of the store's record, then any that is for all."""
    told = sorted(
        _sentences(turn, OUR_EMAIL), key=lambda one: CONTACT not in fold(f"{one[0].document_id} {one[0].title}")
    )
    of_contact = [one for one in told if CONTACT in fold(f"{one[0].document_id} {one[0].title}")]
    return told_in(turn, of_contact[:1]) or _of_record(turn) or told_in(turn, told[:1]) or unanswered(turn)


def _of_record(turn: Turn) -> Draft | None:
    email = turn.store.contact_email
    if not email:
        return None
    record = Evidence("store", "", turn.store.name, turn.store.url, "", {"email": email})
    return Draft(
        Outcome.ANSWERED,
        (turn.say(Say.OUR_EMAIL, email=email),),
        (Intent.POLICY,),
        evidence=(record,),
        topic=turn.conversation.topic,
    )
