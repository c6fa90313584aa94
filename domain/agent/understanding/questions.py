"""What a question asks for, weighed by how rare it is in the texts that may answer."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.agent.policies.clauses.stages import TEXTS_IN_MEMORY, Stage, stage_in
from domain.language.concepts import CONCEPTS, meaning, said_words
from domain.language.languages import WORDS, Language
from domain.language.places import nearness, places_in, reaches
from domain.language.units import Unit
from domain.language.words import TYPO_FROM, fold, is_typo

RELATED = {"return": "refund", "refund": "return"}  # what is sent back is paid back
UNSEEN_WEIGHT = 1.25  # of a word found nowhere: likely what the question is about
TAKES = re.compile(
    r"\bhow (?:long|soon|fast|quick\w*)\b|\bwhen (?:do|will|can|does|is|am)\b|\btakes?\b|\bwie lange\b|\bwann\b"
    r"|\bcuando\b|\bcuanto tarda|\bquand\b|\bcombien de temps\b|\bquando\b|\bquanto tempo\b|\bkiedy\b|\bjak dlugo\b"
    r"|\bile (?:czasu|trwa|dni)\b|\bwanneer\b|\bhoe lang\b"
    r"|걸(?:리|려|립)|언제|かかり|いつ"
)
# Where money is paid back to: "does it go to my card or to store credit".
LANDS = re.compile(
    r"\b(?:where|to which|which (?:card|account|payment|method)|what (?:card|account|payment|method)"
    r"|(?:same|other|another|different|original|new) (?:payment|card|account|method)"
    r"|(?:my|the|a) (?:card|account|bank|paypal)|store credit"
    r"|gift card|a donde|adonde|wohin|auf (?:meine|die) karte|ou (?:va|vont)|sur ma carte|dove|sulla carta|para onde"
    r"|no cartao|dokad|na karte|waarheen|op mijn)\b|어디로|카드로|どこに|カードに"
)
OF_A_STAGE = frozenset({"befor", "after"})  # which say nothing where they are of no order's way
MOST_OVERVIEW = 2  # words of a question after a policy as a whole: "return policy?"
TERMED = frozenset({"return", "exchange", "cancel"})  # matters for which a store gives a time
OVERVIEW = frozenset({"policy", "rul", "condition", "term"})
WAY = re.compile(r"^\W*(?:(?:hi|hello|hey|and|so|please)\W+)*how (?:do|can|to|should|could|would)\b")
# A question for what is sold at all, or for a thing that somebody wants: no question of what one thing is like.
OFFERED = re.compile(
    r"\b(?:do (?:you|u|ya) (?:guys )?(?:have|sell|carry|stock|got)|(?:you|u) (?:got|sell|have|carry)|got any"
    r"|looking for|show me|searching|recommend|i need|i want|habt ihr|haben sie|habt|gibt es|verkauft|suche|tienen"
    r"|tienes|teneis|hay|venden|busco|macie|sprzedajecie|szukam|avez|vendez|cherche|avete|vendete|cerco"
    r"|hebben jullie|verkopen|zoek|voces tem|vendem|procuro)\b|ありますか|있나요|있어요"
)
ASKS = re.compile(
    r"\b(?:is|are|does|do|did|can|could|will|would|has|have|was|were|what|whats|which|how|hows|who|whose|where)\b"
    r"|\?\s*$|^(?:ist|sind|hat|kann|passt|wie|was|welche\w*|czy|jest|jaki\w*|ile|es|son|esta|tiene|puede|que|cual\w*"
    r"|como|est|sont|peut|on peut|peut on|se puede\w*"
    r"|si puo|mozna|darf|da para|z czego|de que|di che|waarvan|woraus|aus welche\w*|en quoi"
    r"|quel\w*|comment|e|sono|ha|puo|quale|quali|come|heeft|kan|hoe|wat|welke|tem|pode|sao"
    r"|qual|quais|combien|cuant[oa]s?|quant[oai]|hoeveel)\b|\best[ -](?:elle|il|ce)\b|か[\s。？]*$|나요[\s?]*$"
    r"|\bwie (?:gross|schwer|lang|hoch|breit|tief|dick|schnell|viele)\b"
)
BEGINS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|so|and|ok|please|hallo|hola|czesc|ciao|bonjour|ola)\W+)*(?:how|can|could|may|what|whats|when"
    r"|where|wheres|why|who|do|does|is|are|am|should|will|would|until|wie|kann|darf|was|wann|wo|puedo|que|cuando|cuanto"
    r"|donde|como|czy|jak|kiedy|gdzie|ile|comment|puis|quand|combien|posso|quando|quanto|dove|onde|hoe|kan|mag|waar"
    r"|wanneer)\b|\?\s*$|か[\s。？]*$|나요[\s?]*$"
    r"|^\W*(?:(?:und|hallo) )?(?:ist|sind|hat|haben|passt|passen|geht|gehen|braucht|gehort)"
    r" (?:das|die|der|den|dem|da|ein|eine|er|sie|es|dies\w*|man)\b"
)
QUANTITY = re.compile(
    r"(?:\bhow (?:many|much|long|fast|soon|tall|big|wide|deep|high|heavy|old|far|large|thick|often)\b|\bwhen\b"
    r"|\bwhat (?:is|are) the (?:size|dimension|weight|length|height|width|age)|\bcuanto"
    r"|\bwie (?:lange|viel)|\bile\b|\bilu\b|\bcombien\b|\bquant[oiae]s?\b|\bhoeveel\b"
    r"|\b(?:prazo|plazo|frist|delai|termijn)\b)"
    r"|얼마|며칠|いくら|何日"
)
COUNTED = re.compile(
    r"\b(?:how many|wie viele|cuant[oa]s|combien de|ile|quant[eio]s?|hoeveel)\s+(?:of (?:the |your )?"
    r"|different )?(?P<what>[^\W\d_]{3,})"
)
MUCH = re.compile(
    r"\bhow much\b(?! time)|\bwie viel\b|\bcombien\b(?! de (?:temps|jours|semaines))"
    r"|\bcuanto (?:es|sale|vale)\b|\bquanto (?:e|custa)\b"
    r"|\bile\b(?! (?:\w+ ){0,2}(?:dni|czasu|tygodni|miesiecy|trwa|zajm\w+|idzie))"
)
WHO_PAYS = re.compile(
    r"\bwho (?:pays?|covers?|has to pay|is paying)\b|\bwer (?:be)?(?:zahlt|tragt|ubernimmt)\b|\bqui (?:paie|paye)\b"
    r"|\bquien paga\b|\bchi paga\b|\bquem paga\b|\bwie betaalt\b|\bkto (?:placi|pokrywa)\b"
    r"|누가 (?:내|부담|지불)|誰が(?:払|負担)"
    # Whether it is oneself: "tengo que pagar yo la devolución".
    r"|\bdo i (?:have|need) to pay\b|\b(?:tengo que|debo) pagar\b|\b(?:je dois|dois[- ]je|faut[- ]il) payer\b"
    r"|\bmuss ich\b.{0,40}\b(?:be)?zahlen\b|\b(?:devo|tenho que) paga\w+|\bmusze (?:za)?placic\b"
    r"|\bmoet ik\b.{0,40}\bbetalen\b"
)
PRICED = frozenset({"delivery", "return", "exchange", "pickup"})  # of which "how much" asks the price
CONDITIONS = re.compile(r"\b(?:under|in|on) (?:what|which) (?:circumstances?|conditions?|cases?|situations?|terms?)\b")
OUTSIDE = re.compile(r"\b(?:outside|beyond|ausserhalb|hors|en dehors|fuera|fuori|poza|buiten|fora)\b|以外|이외")
OUTSIDE_WEIGHT = 0.95  # of "we do not ship outside Europe"
OUTSIDE_TOLD = 0.3  # of what is told of all that lies outside: "outside Europe the parcel may be taxed"
NEVER = re.compile(r"\b(?:no|not|never|dont|cannot|nicht|keine?|kein|pas|ne|sin|non|nie|niet|geen|nao)\b|않|없|ません")
TAXED = frozenset({"customs", "tax"})
PLACE = "@place"  # stands for the places a question names
PLACE_WORDS = frozenset("south north east west united kingdom states republic new zealand".split())
EMPTY = frozenset(
    """a an the is are was were be been do does did can could will would should may might must i you we they he she
    it my your our their his her its me us them this that these those there here to of in on at by for with from
    as and or but if so not no any some what which who whom whose when where why how much many am im ive id get
    got have has had please hi hello hey thanks about into out up over under than then too very just also
    still only again new pick stuff happens happen gets
    whats hows wheres one ones want need like know tell offer ok u ur r pls wanna find see
    check help come comes good morning evening afternoon today quick question ask
    go goes going thing things well really actually
    use make made accept allow take takes took another method methods something anything possible
    item product this company tells able
    vc vcs qto qnto qt pq tbm tb xq tmb pra pro nach hacia vers verso naar bis hasta jusqua fino ate tot
    etwas algo cos quelque chose qualcosa iets
    내야 내나요 제가 저는 하면
    wer wem werde wird werden bekomm bekomme bekommt kriege kriegt schon trotzdem wieder
    quien quienes ya he ha sera seran qui serai seront deja jai chi saro sara quem serei ja kto komu juz dostane dostac
    bede bedzie beda krijg krijgt worden
    ca cela sous dans dois doit doivent faut puis peux yo tengo debo muss musze devo
    누가 누구 경우 되는 되나요 됩니까 한가요 인지 해주세요 誰 何 場合 必要 方法
    무엇인가요 무엇 뭐예요 뭔가요 어떻게 되나요 하나요 인가요 있나요 알려 알려주세요 주세요 걸리나요 가능한가요
    何ですか 教えてください""".split()
)
# How somebody asks to be told of a thing, and what may stand by that.
TELLING = frozenset(
    """tell describe description info infos information details detail overview about explain introduce know erzahl
    erzahle erzahlen beschreib beschreibe beschreiben informationen uber hablame cuentame dime informacion sobre
    parle parlez dis decris decrivez presente presentez informations propos parlami dimmi descrivi informazioni fale
    conte descreva informacoes vertel beschrijf informatie over opowiedz opisz powiedz informacje""".split()
)
BESIDE_TELLING = frozenset(
    """me us a an the some more bit little of on to for this that these those one is it what s whats can could would
    will you your i d id like want please pls plz hi hey hello there and so also any give get have anything
    everything all mir uns was etwas mehr bitte der die das den dem ein eine zu zum zur kannst konnen sie du ich de
    del la el los las un una mas por favor puedes quiero saber algo lo que moi nous plus le les des au l est ce peux
    pouvez tu vous sur savoir sil te plait mi di piu su sul sulla dello della dei qualcosa puoi per favore il gli do
    da dos o os as mais pode meer het een van kun je iets graag prosze wiecej cos czy mozesz""".split()
)
TOLD_WORD = re.compile(r"[^\W\d_]+")
FOREIGN_SMALL_WORDS = frozenset().union(*(words for language, words in WORDS.items() if language != Language.ENGLISH))


@dataclass(frozen=True)
class Question:
    """What a question asks for: its meanings with their weights, the places it names, an amount or a way to do it.

    `counted` is the meaning of what it asks the number of: "how many people work there?". `lands` where it is asked to
    whom or where money goes back.
    """

    weights: dict[str, float]
    places: frozenset[str]
    quantity: bool
    way: bool
    overview: bool
    takes: bool
    stage: Stage | None
    counted: str = ""
    lands: bool = False

    @property
    def term(self) -> bool:
        """Whether the time is asked for in which something may be done."""
        asked = self.quantity and "time" in self.weights and bool(TERMED & self.weights.keys())
        return self.overview or (asked and "refund" not in self.weights)

    @property
    def whole(self) -> float:
        return sum(self.weights.values())


def question_meanings(question: str) -> list[str]:
    """Return what a question is about, one entry a meaning, empty words left out."""
    return list(_meanings(question))


@lru_cache(TEXTS_IN_MEMORY)
def _meanings(question: str) -> tuple[str, ...]:
    words = [word for word in said_words(question) if word not in EMPTY and (len(word) > 1 or word.isdigit())]
    found = [meaning(word) for word in words if word not in FOREIGN_SMALL_WORDS or meaning(word) in CONCEPTS]
    return tuple(dict.fromkeys(found))


def begins_as_question(text: str) -> bool:
    """Whether a message begins as a question does, or ends with its mark."""
    return bool(BEGINS.search(fold(text)))


def only_wants_telling(text: str) -> bool:
    """Whether what stands beside the names of goods asks nothing of them but to be told: "tell me more about the …"."""
    words = set(TOLD_WORD.findall(fold(text)))
    return bool(words & TELLING) and words <= TELLING | BESIDE_TELLING


def asks_conditions(text: str) -> bool:
    """Whether it is asked when a rule holds at all, whosever money it is about: "in which cases"."""
    return bool(CONDITIONS.search(fold(text)))


def asks_for_goods(text: str) -> bool:
    """Whether a message asks for what is sold: "do you have tents"."""
    return bool(OFFERED.search(fold(text)))


def asks_of_a_thing(text: str) -> bool:
    """Whether a message asks what a thing is like, and not whether there is any: "is the lantern waterproof"."""
    return bool(ASKS.search(fold(text))) and not asks_for_goods(text)


def read_question(question: str, units: Sequence[Unit]) -> Question | None:
    """Weigh what `question` asks for by how rare it is in `units`; None for a question of empty words."""
    places = places_in(question)
    wanted = [word for word in question_meanings(question) if not (places and _names_place(word))]
    if TAXED & set(wanted):  # how to pay tells nothing of who pays customs, which is mostly told of all that is abroad
        wanted = [word for word in wanted if word != "pay"]
        places = places if not units or any(reached(unit, places) for unit in units) else frozenset()
    wanted += [PLACE] if places else []
    stage = stage_in(question)
    wanted = wanted if stage else [word for word in wanted if word not in OF_A_STAGE]
    wanted += ["fee"] if _asks_a_price(fold(question), units) and PRICED & set(wanted) and "fee" not in wanted else []
    if not wanted:
        return None
    folded = fold(question)
    overview = len(wanted) <= MOST_OVERVIEW and bool(OVERVIEW & set(wanted))
    return Question(
        _weights(wanted, units, places),
        places,
        # What sending to a place costs is asked for by its mere name: "送料", "porto nach Polen".
        bool(QUANTITY.search(folded)) or {"delivery", "fee", PLACE} <= set(wanted),
        bool(WAY.search(folded)),
        overview,
        takes="refund" in wanted and bool(TAKES.search(folded)),
        stage=stage,
        lands="refund" in wanted and bool(LANDS.search(folded)),
        counted=_counted(folded),
    )


def _asks_a_price(folded: str, units: Sequence[Unit]) -> bool:
    """Whether it is asked how much something is, or who bears a cost that is told of."""
    borne = WHO_PAYS.search(folded) and any("fee" in unit.meanings for unit in units)
    return bool(MUCH.search(folded) or borne)


def _counted(folded: str) -> str:
    found = COUNTED.search(folded)
    return meaning(found["what"]) if found else ""


def asks_the_way(question: str) -> bool:
    """Whether it asks how something is done."""
    return bool(WAY.search(fold(question)))


def asks_where_to(question: str) -> bool:
    """Whether it asks about sending something to a place."""
    return "delivery" in question_meanings(question) and bool(places_in(question))


def slips_in(question: str, units: Sequence[Unit]) -> dict[str, str]:
    """Return the words of a question that stand nowhere, each with the word of `units` that it misspells."""
    said = {word for word in said_words(question) if len(word) >= TYPO_FROM and word.isalpha() and word not in EMPTY}
    known = set[str]().union(*(unit.meanings | unit.context for unit in units))
    strange = {word for word in said if meaning(word) not in known and meaning(word) not in CONCEPTS}
    if not strange or places_in(question):
        return {}
    words = {word for unit in units for word in said_words(f"{unit.text} {unit.heading} {unit.title}")}
    pairs = ((word, next((other for other in sorted(words) if is_typo(word, other)), "")) for word in strange)
    return {word: other for word, other in pairs if other}


def _names_place(word: str) -> bool:
    return word in PLACE_WORDS or bool(places_in(word))


def _weights(wanted: Sequence[str], units: Sequence[Unit], places: frozenset[str]) -> dict[str, float]:
    """Weigh rare words more; a word that stands nowhere weighs most of all, for it is not answered."""
    seen = Counter(word for unit in units for word in unit.meanings | unit.context)
    seen[PLACE] = sum(reached(unit, places) > 0 for unit in units)
    seen |= {word: sum(unit.spans(word) for unit in units) for word in wanted if word.isdigit() and not seen[word]}
    seen |= {word: seen[other] for word, other in RELATED.items() if word in wanted and not seen[word] and seen[other]}
    most = math.log(1 + len(units)) + 1
    return {
        word: (math.log((1 + len(units)) / (1 + seen[word])) + 1 if seen[word] else most * UNSEEN_WEIGHT)
        for word in wanted
    }


def reached(unit: Unit, places: frozenset[str]) -> float:
    """Return how nearly a unit speaks of one of these places, 0..1; "outside Europe" is all that lies elsewhere."""
    if unit.places and OUTSIDE.search(fold(unit.text)):
        elsewhere = not all(reaches(place, unit.places) for place in places)
        return elsewhere * (OUTSIDE_WEIGHT if NEVER.search(fold(unit.text)) else OUTSIDE_TOLD)
    return max((nearness(place, unit.places) for place in places), default=0.0)
