"""What of a question a store's texts do not speak of: a place, a day of the week, a way to pay."""

import re
from collections.abc import Collection, Sequence

from domain.agent.policies.clauses.scopes import names_goods
from domain.agent.policies.clauses.stating import BRANDS, TAKING
from domain.agent.understanding.questions import (
    EMPTY,
    FOREIGN_SMALL_WORDS,
    NEVER,
    OUTSIDE_TOLD,
    PLACE,
    WHO_PAYS,
    question_meanings,
    reached,
    read_question,
)
from domain.language.concepts import CONCEPTS, meaning, said_words
from domain.language.holidays import holiday_in, speaks_of_holiday
from domain.language.languages import Language, detect
from domain.language.places import place_named, places_in, surely_names
from domain.language.units import Unit
from domain.language.vocabulary import PLAIN_WORDS, RULE_WORDS, SHOP_WORDS
from domain.language.words import fold

DAY = re.compile(
    r"\b(?:saturdays?|sundays?|weekends?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|bank holidays?|samstags?"
    r"|sonntags?|wochenende?|sabados?|domingos?|fin(?:es)? de semana|samedis?|dimanches?|week-?end|sabato|domenica"
    r"|sobot[aey]|niedziel[aey]|weekend\w*|zaterdag|zondag)\b|토요일|일요일|주말|土曜日?|日曜日?|週末",
    re.I,
)
ANY_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bweek-?ends?\b|\b(?:mo|di|mi|do|fr|sa)-|\bsamstag|\bmontag"
    r"|\bsabado|\bsamedi|\blundi|\blunes|\bsabato|\blunedi|\bsobot|\bponiedzial"
    r"|\b(?:pon|pn)\b|\b(?:lun|seg|ma)\.?(?: ?- ?| a )(?:ven|vie|sex|vr|sab)|\bzaterdag|\bmaandag|토요일|주말|土"
)
# What a text speaks of by its own word or not at all: of a discount for nurses none for students tells anything.
PARTICULAR = re.compile(
    r"\b(?:signature|neighbou?rs?|porch|concierge|plastic|recyclable|discreet(?:ly)?|military|veterans?|seniors?|nurses?"
    r"|teachers?|students?|first responders?|employees?|birthday|insurance|insured|instal?lments?|layaway|black friday"
    r"|cyber monday|reserve|reservation|trade.?ins?|amazon|ebay|etsy|walmart|hotel|apo|fpo|lockers?|drone|referrals?"
    r"|drop ?ship(?:ping)?|restocking|affiliates?|whatsapp|carbon|euros|safe place"
    r"|unterschrift|nachbarn?|studenten?|rentner|ratenzahlung|firma"
    r"|vecino|estudiantes?|militar\w*|sasiad\w*|student\w*|voisins?|etudiants?|vicino|vizinho|buren|buurman)\b"
)
# What is called so in another language, as an English text calls it.
ABROAD = tuple(
    (re.compile(rf"\b(?:{said})"), english)
    for said, english in (
        (
            r"estudiantes?|etudiants?|studenten?|studentow|studentom|studenci|studenti|studenck\w+|estudantes"
            r"|estudantil|학생|学生|学割",
            "student ",
        ),
        (r"nachbarn?|vecinos?|sasiad\w*|voisins?|vicin[oi]|vizinhos?|buren|buurman", "neighbour "),
        (r"unterschrift", "signature "),
        (r"ratenzahlung", "instalments "),
    )
)
SHORTEST_STEM = 5  # letters by which a word of a text is known: "students" speak of a student
DATED = frozenset({"opening", "delivery", "cutoff", "contact", "pickup", "origin"})  # what hangs on the day
# A place after what sends, at the end of a question: "do you ship to Narnia".
SENT_WHERE = re.compile(
    r"\b(?:ship\w*|deliver\w*|sends?|sending|posts?|mail|versend\w*|verschick\w*|lief\w*|envi\w*|livr\w*|expedi\w*"
    r"|wysyl\w*|sped\w*|consegn\w*|entreg\w*|verzend\w*|verstuur\w*|bezorg\w*|leve\w*)\b.{0,25}?"
    r"\b(?:to|nach|a|en|au|aux|do|na|in|para|naar)(?: the| la| los| las| el)?"
    r" (?P<place>[^\W\d_]{4,}(?: [^\W\d_]{3,})?)\W*$"
)
SERVICE = re.compile(r"\b(?:overnight|express|next[- ]day|same[- ]day|expedited|priority|rush)\b", re.I)
FASTER = re.compile(r"\b(?:overnight|express\w*|(?:next|same)[- ](?:working |business )?day|expedited|priority|rush)\b")
WAYS_TO_PAY = re.compile(
    rf"\b(?:{BRANDS}|cash(?! on delivery)|cheques?|checks?(?= |$)|money orders?"
    r"|blik(?:iem|a|u)?|twint|multibanco|mb ?way|przelewy24|paysafecard|kakao ?pay|naver ?pay"
    r"|venmo|zelle|alipay|wechat pay|sezzle|zip pay)\b",
    re.I,
)
BUT = re.compile(
    r"\b(?:except\w*|exclud\w*|apart|other than|but|stop\w*|suspend\w*|paus\w*|unable|until|if|only|unless|outside"
    r"|without|longer|currently|temporar\w*|request|may|might|soon|plan\w*)\b"
)
WE_TAKE = re.compile(
    r"\b(?:nehmt|nehmen|akzeptier\w*|acept\w*|accept\w*|prenez|przyjm\w*|accett\w*|aceit\w*|neemt|nemen)\b|使え|받나|받아"
)
NO_PLACES = frozenset(
    """everyone everybody person bulk
    home homes house houses flat flats apartment apartments office offices work campus dorm dorms hospital hospitals
    school schools island islands states state boxes mailbox door doorstep door upstairs floor everywhere anywhere
    somewhere overseas abroad international worldwide address addresses military prison business businesses lockers
    hause haus casa domicile huis domu tienda ufficio oficina bureau""".split()
)
INFLECTED = re.compile(r"(?<=\w{3})(?:iem|em|ami|ie|a|u|i)$")  # in Polish one pays "blikiem"
SAME = {"amex": "american express", "american express": "amex"}
ON_WHOM = re.compile(
    r"\bon (?:me|you|us)\b|\b(?:do|must|will|would) (?:i|we) (?:have to |need to |gotta )?pay\b"
    r"|\bat (?:my|your|whose) (?:own )?(?:cost|expense)\b"
)
POSTAGE = re.compile(
    r"\b(?:shipping|postage|porto|versand\w*|ruckversand\w*|frais de (?:port|retour|livraison)|gastos de envio|envio"
    r"|spedizione|portes|frete|verzendkosten|przesylk\w*|wysylk\w*)\b|배송비|送料"
)
RETURN_COST = "who pays for the return"
DISPATCH = "when are orders packed and dispatched"
# "When do you ship?", nothing said of where or what: in how long an order leaves, and not what it costs.
SENT_WHEN = re.compile(
    r"^\W*(?:(?:when|what time|how (?:soon|fast|quick(?:ly)?)) (?:do|will|are|would) (?:you(?: guys)?|u|orders|parcels)"
    r"(?: usually| normally)? (?:ship(?:ped)?|dispatch(?:ed)?|sen[dt]|leave)(?: (?:out|orders?|parcels?|things))*"
    r"|wann (?:versendet|verschickt) ihr(?: (?:bestellungen|pakete))?|quand (?:expediez|envoyez)[ -]vous"
    r"|cuando (?:envian|enviais)|quando (?:spedite|enviam)|kiedy wysylacie|wanneer verzenden jullie)\W*$"
)
WORDS = re.compile(r"[^\W\d_]+")
SHORT = 3  # words: "klarna? afterpay?" asks after nothing else
NEAR_ENOUGH = 0.5  # to a place, to speak of it
NAMED = 0.8  # how near what names it is, or the country of which it is a part
PRICE = frozenset({"fee", "free"})
PRICED = frozenset({"return", "refund", "exchange", "cancel"})
AWAY = frozenset({"refund", "return", "cancel"})  # in a question after the money, which no list of ways to pay answers
MONEY = re.compile(
    r"[$€£¥₩%]|\d\s?(?:usd|eur|gbp|zl|円|원)|\b(?:cover\w*|prepaid|expenses?|borne|bears?|paid by|pays|charg\w+"
    r"|(?:you|we|customers?|buyers?) (?:will |must )?pay|deduct\w*|in full|full (?:refund|amount)|ganz|voll\w*"
    r"|completo|integral\w*|intero|calosci|volledig|tragen|tragt|ubernehmen|ubernimmt|cargo|charge|carico|conta"
    r"|pokrywa)\b|전액|全額|부담|負担"
)
# What nothing else answers, and how stores put it.
AS_STORES_PUT = {"pickup": "pick up in store, collect", "payondelivery": "cash on delivery"}


def unspoken_in(question: str, units: Sequence[Unit]) -> str:
    """Return what of a question none of the units speaks of, in its own words; "" where nothing is missing."""
    asked = frozenset(question_meanings(question))
    said = " ".join(fold(f"{unit.heading} {unit.text}") for unit in units)
    if particular := PARTICULAR.search(fold(question)):
        return "" if particular[0][:SHORTEST_STEM] in said else particular[0]
    if holiday := _holiday_unspoken(question, units, said):
        return holiday
    if untold := _price_untold(question, asked, units):
        return untold
    if "delivery" not in asked:
        return next((way for way in ways_to_pay(question) if not _says_way(said, way)), "")
    places, near = places_in(question), OUTSIDE_TOLD if "tax" in asked else NEAR_ENOUGH
    taxes = {"tax", "customs"} - asked
    if missed := [one for one in places if not any(_reaches(unit, one, near, taxes) for unit in units)]:
        return named_well(_name_of(missed[0], question) if len(missed) < len(places) else place_named(question))
    if not places and (where := unknown_place(question)) and fold(where) not in said:
        return where
    brought = " ".join(fold(unit.text) for unit in units if "delivery" in unit.meanings | unit.context)
    if (day := DAY.search(question)) and not ANY_DAY.search(brought):
        return day.group()
    return faster.group() if (faster := SERVICE.search(question)) and not FASTER.search(said) else ""


def _price_untold(question: str, asked: Collection[str], units: Sequence[Unit]) -> str:
    """Return the word of a question after what a matter costs, where nothing that is told of it speaks of money."""
    if PRICE.isdisjoint(asked) or PRICED.isdisjoint(asked):
        return ""
    if any(PRICE & (unit.meanings | unit.context) or MONEY.search(fold(unit.text)) for unit in units):
        return ""
    return next((f"“{word}”" for word in said_words(question) if meaning(word) in PRICE), "")


def _reaches(unit: Unit, place: str, near: float, taxes: Collection[str]) -> bool:
    """Whether a unit speaks of a place; who pays customs in all of a region tells nobody that it is sent there."""
    needed = NAMED if unit.meanings.intersection(taxes) and "fee" not in unit.meanings else near
    return reached(unit, frozenset({place})) >= needed


def _name_of(place: str, question: str) -> str:
    """Return the word of a question that names just this place of several."""
    words = (word for word in WORDS.findall(question) if place in places_in(word))
    return next(words, "") or place_named(question)


def _holiday_unspoken(question: str, units: Sequence[Unit], said: str) -> str:
    holiday = holiday_in(question)
    if holiday is None or DATED.isdisjoint(_matters(question, units)):
        return ""
    name, as_said = holiday
    return "" if speaks_of_holiday(said, name) else named_well(as_said)


def _matters(question: str, units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(question_meanings(question)).union(*(unit.meanings | unit.context for unit in units))


def unknown_place(question: str) -> str:
    """Return where a question wants things sent, if we know no such place and it is no other thing; else ""."""
    found = None if places_in(question) else SENT_WHERE.search(fold(question))
    if found is None or any(_is_known(word) for word in found["place"].split()):
        return ""
    return named_well(found["place"])


def _is_known(word: str) -> bool:
    known = any(word in words for words in (PLAIN_WORDS, SHOP_WORDS, RULE_WORDS, EMPTY, FOREIGN_SMALL_WORDS, NO_PLACES))
    return known or meaning(word) in CONCEPTS or names_goods(word)


def particulars_in_english(question: str) -> str:
    """Return a question with the particular thing that it names called as in English."""
    plain = fold(question)
    for said, english in ABROAD:
        if said.search(plain):
            return said.sub(english, plain)
    return question


def as_stores_ask(question: str) -> str:
    """Return what a question is after as stores head it, where it says that in words that stand in other rules too."""
    if _pays_postage(question):
        return RETURN_COST
    return DISPATCH if SENT_WHEN.match(fold(question)) else question


def _pays_postage(question: str) -> bool:
    """Whether it is asked who pays for sending, nothing said of where: mostly of what goes back."""
    plain = fold(question)
    asks = WHO_PAYS.search(plain) or (ON_WHOM.search(plain) and "return" in question_meanings(question))
    return bool(asks) and bool(POSTAGE.search(plain)) and not places_in(question)


def shares_nothing(question: str, units: Sequence[Unit]) -> bool:
    """Whether units that do not speak of the particular thing asked about speak of nothing else in the question."""
    said = frozenset[str]().union(*(unit.meanings | unit.context for unit in units))
    return bool(PARTICULAR.search(fold(question))) and said.isdisjoint(question_meanings(question))


def _says_way(said: str, way: str) -> bool:
    name = fold(way)
    return name in said or SAME.get(name, name) in said or INFLECTED.sub("", name) in said


def named_well(name: str) -> str:
    """Return a name as names are written: "france" is "France"."""
    return name.title() if name.islower() else name


def ways_to_pay(question: str) -> list[str]:
    """Return the ways to pay that a question names: "do you take Klarna"."""
    plain = fold(question)
    if not AWAY.isdisjoint(question_meanings(question)):
        return []
    about = (
        "pay" in question_meanings(question)
        or TAKING.search(plain)
        or WE_TAKE.search(plain)
        or len(plain.split()) <= SHORT
    )
    return [named_well(way) for way in WAYS_TO_PAY.findall(question)] if about else []


def needed_in(question: str) -> str:
    """Return what a question is after that no sentence about another matter answers, "" for nothing of the kind."""
    return next((word for word in question_meanings(question) if word in AS_STORES_PUT), "")


def misses(question: str, units: Sequence[Unit]) -> bool:
    """Whether the units do not speak of what the question needs."""
    needed = needed_in(question)
    return bool(needed) and not any(needed in unit.meanings | unit.context for unit in units)


def is_sent_to(question: str, units: Sequence[Unit]) -> bool:
    """Whether a bare question for one place, as in "do you ship to Japan", is answered by a list that names it."""
    asked, places = read_question(question, ()), places_in(question)
    if asked is None or asked.weights.keys() != {"delivery", PLACE} or asked.quantity or len(places) != 1:
        return False
    listed = [unit for unit in units if all(surely_names(places_in(unit.text), place) for place in places)]
    return bool(listed) and not NEVER.search(fold(question)) and all(_is_plain_list(unit) for unit in listed)


def _is_plain_list(unit: Unit) -> bool:
    """Whether a unit says where things are sent and takes nothing of it back, in a language we read well."""
    plain = fold(f"{unit.heading} {unit.text}")
    sent = "delivery" in unit.meanings | unit.context and not {"return", "refund"} & unit.meanings
    return sent and not (NEVER.search(plain) or BUT.search(plain)) and detect(unit.text, "") is Language.ENGLISH


def speaks_of_its_goods(question: str, units: Sequence[Unit]) -> bool:
    """Whether it is told where the goods that a question names are sent: "knives go to Norway only"."""
    goods = [meaning(word) for word in said_words(question) if names_goods(word)]
    sent = [unit for unit in units if unit.places]
    return any(word in unit.meanings for unit in sent for word in goods)
