"""Words of a sentence as they are compared with a merchant's line: what joins them, what tells, and what means the same."""

import re
from functools import cache, lru_cache

from domain.drafting.checking.levelling import level
from domain.drafting.checking.moods import AT_MOST, until_done
from domain.drafting.checking.speech import beginnings, function_words, grammar
from domain.language.concepts import meaning, said_words
from domain.language.languages import Language
from domain.language.wares import KINDS, wares_in
from domain.language.words import STEMS_IN_MEMORY, fold, stem

# What a store's rules are about tells something, however plain the word.
TRADE = frozenset(
    "refund return exchange cancel delivery abroad free pay damaged warranty reject gift discount photo hygiene".split()
)
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
JOINTS = {
    Language.ENGLISH: "and|(?<!all )(?<!everything )(?<!nothing )but|while|whereas|or|nor|because|so|though|although|which|that|plus|then|yet|however",
    Language.GERMAN: "und|aber|oder|sowie|wahrend|sondern|denn|weil",
    Language.SPANISH: "y|e|pero|o|u|mientras|porque|sino",
    Language.FRENCH: "et|mais|ou|tandis|car|donc",
    Language.PORTUGUESE: "mas|ou|enquanto|porque",
    Language.ITALIAN: "ed|ma|o|mentre|perche|oppure",
    Language.DUTCH: "en|maar|of|terwijl|want|omdat",
    Language.POLISH: "i|oraz|ale|lub|albo|natomiast|bo",
    Language.KOREAN: "(?!)",
    Language.JAPANESE: "(?!)",
}
# "5 V / 2 A" is one thing.
PAUSE = r"[;!?。、]|[,:](?!\d)|\.(?=\s|$)|\s[-–—]\s|(?<!\d v)(?<!\dv)\s/\s"
DENYING = frozenset("not no non never none neither nor cannot without nothing unable".split())
# What attributes are called in other languages, as a line in English has it.
ABROAD = {
    word: meant
    for meant, words in {
        "weigh": "pese pesent poids pesa pesan peso wiegt wiegen gewicht weegt wegen gewicht wazy waga",
        "measure": "misst messen mesure mesurent mide miden mede medem misura misurano meet meten mierzy wymiary",
        "float": "schwimmt flota flotan flotte flottent flutua galleggia drijft plywa unosi",
        "closed": "geschlossen cerrado cerrada ferme fermee fechado fechada chiuso chiusa gesloten zamkniet zamkniety zamknieta",
        "microwave": "mikrowelle mikrowellengeeignet microondas micro-ondes microonde magnetron mikrofalowce kuchence",
        "dishwasher": "spulmaschine geschirrspuler spulmaschinenfest lavavajillas lave-vaisselle lavastoviglie vaatwasser zmywarki zmywarce",
        "wash": "waschen waschbar gewaschen lavar lavable laver lavavel lavare lavabile wassen wasbaar prac",
        "charge": "ladt laden aufladen carga cargar charge recharger carrega carregar ricarica carica oplaadt ladowac laduje",
        "hour": "stunden stunde horas heures ore uur godzin godziny",
        "warranty": "garantie garantia garanzia gwarancja gwarancji",
        "strap": "gurt riemen correa sangle cinghia fascia alca riem pasek paskiem",
        "lid": "deckel tapa couvercle tampa coperchio deksel pokrywka pokrywki",
        "rack": "spulkorb oberkorb bandeja panier cesto cestello prateleira rek koszu polce",
        "top": "oben superior haut cima superiore bovenste gornej gornym",
        "if": "wenn falls sobald cuando lorsque quand quando wanneer gdy kiedy jesli",
    }.items()
    for word in words.split()
}
# Says what to think of a number, as "only" does before one in English.
ONLY_SO_MANY = re.compile(
    r"\b(?:solo|solamente|nur|lediglich|seulement|apenas|somente|soltanto|slechts|maar|tylko|zaledwie) (?=\W?\d)"
)
# Said in a few words and meant as one: what is found becomes what stands behind it.
PHRASES = tuple(
    (re.compile(found), meant)
    for found, meant in (
        (r"\b(?:send|sending|sent|give|giving|bring|mail|post)((?: (?!back)[a-z'-]+){0,4}) back\b", r"return\1"),
        (AT_MOST.pattern, r"\g<what>at most "),
        (r"\bat a time\b", ""),
        (r"\bper (?=[a-z])", "a "),
        (r"\bthe same (?=[a-z]+ (?:fits?|suits?|goes))", "the "),
        (r"\b(?:tell|inform|notify|let) us(?: know)?\b", "report"),
        (r"\b(parcel|package|order|it) leaves\b", r"\1 ships"),
        (r"\b(?:as|whichever|whatever|however) you (?:wish|like|prefer|want|choose|please)\b", "as you wish"),
        (r"\b(?:we|i)(?:'d| would) (?:love|like|be happy) to (?:see|welcome|have) you\b", ""),
        (r"\bmoney back\b", "refund"),
        (
            r"\b(?:won't|will not|doesn't|does not|don't|do not) cost (?:you )?(?:anything|a thing|a cent|extra)\b",
            "free",
        ),
        (r"\bcosts? (?:you )?nothing\b|\bno (?:extra )?charge\b", "free"),
        (
            r"\b(?:once|when|as soon as|after) (?:it|they|your [a-z]+|the [a-z]+)(?:'s| is| are|'re| has| have|'ve)?(?: been)? (?:dispatched|shipped|sent(?: out)?|left)\b",
            "after dispatch",
        ),
        (r"(?<=\d) off\b", "discount"),
        (r"\b(?:comes?|coming|sourced|grown) from\b", "origin"),
        (r"\bgo(?:es)? in(?:to)? (?=the )", ""),
        (r"\bdry[- ]clean(?:ed|ing|able)?\b", "dryclean"),
        (r"\bright (?=now\b|here\b)", ""),
        (r"\b(?:right away|straight away|immediately|instantly|at once)\b", "instant"),
        (r"(?<=proof )to (?=\d)", ""),
        (r"\bthrough (?=(?:an? |the |its )?(?:usb|[a-z-]+ (?:port|cable|plug|socket))\b)", "via "),
        (r"\b(?:free of charge|for free|at no (?:extra )?(?:cost|charge)|without (?:any )?charge)\b", "free"),
        (r"\be-?mails?\b", "email"),
        (r"\bdelivers? to\b", "ship to"),
        (r"\b(it|they|this|these|that)(?: also)? comes? with\b", r"\1 has"),
        (r"^(\W*(?:and|but|also)) (?:also )?comes? with\b", r"\1 has"),
        (r"\b(?:comes?|came) with\b|\bin the box\b", "included"),
        (r"\b(?:come|comes|coming|go|goes|went) back\b", "return"),
        (r"\b(days?|weeks?|months?|hours?) (?:after|from|since|following|upon)\b", r"\1 of"),
        (
            r"\b(?:after|from|of|following) (?:your|the) (?P<sent>return|parcel|package) (?:reaching us|arriving(?: (?:here|at|back|with us))*|getting (?:back )?(?:to us|here))",
            r"of delivery \g<sent>",
        ),
        (
            r"\b(?:after|from|of|following) (?:the day )?(?:it|they|your \w+|the \w+|an? \w+)? ?(?:arriv(?:es?|ed|al)|(?:is|was|are) delivered)\b",
            "of delivery",
        ),
        (r"\b(?:after|from) (?:the )?(?:day of )?(?:delivery|arrival)\b", "of delivery"),
        (r"\b(?:as soon as|as long as|provided|whenever|in case)\b", "if"),
        (r"\bno later than\b|\bup until\b", "until"),
        (r"\b(?:only|just|exactly) (?=(?:\W?\d|one\b|a\b))", ""),
        (r"\b(?:made|woven|knitted|knit|sewn|built) (?:of|from|out of|using)\b|\bconsists of\b", "material"),
        (r"\bmade (?=for\b|to\b|with\b|in\b)|\b(?:meant|intended|designed) (?=for\b)", ""),
        (
            r"(?<=\d (?:ml|kg|oz)) (?:bag|bottle|tin|jar|pack|tube|can)s?\b|(?<=\d [glLG]) (?:bag|bottle|tin|jar|pack|tube|can)s?\b",
            "",
        ),
        (r"\bwithin (?=[a-z])", "in "),
        (r"\b(?:delivery date|(?:date|day) of (?:the )?delivery)\b", "delivery"),
        (r"(?<!\d )\b(?:up )?to (?=\d)", "within "),
        (r"\bpower in\b", "charge"),
        (r"\bexcluded\b", "not covered"),
        (r"\b(?:more than|in excess of|upwards of)\b", "over"),
        (r"\b(?:less than|fewer than)\b", "under"),
        (r"\btake(?:s|n)? off\b", "off"),
        (r"\b(?:over|under)(?= (?!\W?\d))", ""),
    )
)
SAME = {
    word: group.split()[0]
    for group in (
        "all every each everything everyone everybody any anything anyone whole entire",
        "only solely exclusively merely just",
        "if when where once",
        "unless except excluding excluded",
        "over above exceed exceeds",
        "under below",
        "until till",
        "item items article articles thing things product products goods piece pieces",
        "weigh weighs weighed weight weighing weights heavy",
        "measure measures dimension dimensions measuring",
        "delivery deliver delivered delivers arrive arrives arrived arrival receive received",
        "ship ships shipped shipping dispatch dispatched postage",
        "cost costs price prices priced costing",
        "parcel parcels package packages shipment",
        "photo photos picture pictures photograph",
        "include included includes including box boxes contain contains",
        "material made fabric",
        "buy bought purchase purchased purchases order ordered orders",
        "warranty guarantee guaranteed guarantees",
        "repair repairs repaired repairing fix fixed",
        "exchange exchanged exchanges swap swapped",
        "phone call telephone",
        "send sent sends",
        "pay paid pays payment paying payable",
        "wash washed washable washing washes",
        "care clean cleaned cleaning",
        "pack packs packed packing fold folds folded folding",
        "fill filled filling fills",
        "adult adults",
        "standard standards certified certification certificate certificates",
        "kid kids child children",
        "sleep sleeps capacity",
        "allow allowed allows permitted",
        "code codes coupon coupons",
        "company companies firm firms",
        "faulty defective",
        "reduced discounted",
        "damage damaged broken",
        "wear worn wears wearing",
        "weave woven weaves weaving",
        "sew sewn sews",
        "lose lost",
        "keep keeps kept",
        "long length",
        "wide width",
        "tall high height",
        "charge charges charged recharge recharges charging",
        "run runs",
        "expire expires expiry",
        "yourself you your yours",
        "united us usa",
        "face outside outer",
        "closed close closes shut closing",
        "open opens opening",
        "choose choice pick picks picked select",
        "life lifetime",
        "return returns returned returning returnable",
        "repel repels repelled repelling repellent",
        "refund refundable refunds refunded refunding reimburse reimbursed",
    )
    for word in group.split()
}
DERIVED = re.compile(r"(?<=\w{4})(?:abilit(?:y|i)|abl[ey]?|ibl[ey]?|nes(?:s)?|ment|ation|ency|ent|ly|y|ful|iz|ion)$")
IRREGULAR = dict(
    pair.split(":")
    for pair in """spent:spend bought:buy brought:bring built:build came:come chose:choose chosen:choose drawn:draw dried:dry dries:dry drove:drive
    fed:feed fell:fall felt:feel found:find froze:freeze frozen:freeze gave:give given:give grew:grow grown:grow held:hold kept:keep knit:knit
    knitted:knit laid:lay led:lead left:leave lent:lend lit:light made:make meant:mean met:meet paid:pay read:read rode:ride ran:run sold:sell sent:send
    sewn:sew shook:shake shrunk:shrink shrank:shrink shrinks:shrink slept:sleep spoke:speak spun:spin stood:stand stuck:stick taken:take took:take
    taught:teach told:tell thought:think threw:throw thrown:throw tore:tear torn:tear tied:tie went:go wore:wear worn:wear woven:weave wove:weave wrote:write
    written:write lost:lose broke:break broken:break began:begin begun:begin hung:hang hidden:hide cut:cut drank:drink drunk:drink ate:eat eaten:eat
    flew:fly flown:fly burnt:burn burned:burn learnt:learn used:use children:child feet:foot teeth:tooth women:woman men:man""".split()
)
# What narrows a line: whoever repeats the line must say it too.
NARROWING = "only if unless until most some first before least over under closed after"
OPERATORS = "all only if unless until most some first before after over under least"


def plain_phrases(text: str) -> str:
    """Return a level English text with what is said in several words said in the one we compare by."""
    text = until_done(text)
    for found, meant in PHRASES:
        text = found.sub(meant, text)
    return text


@lru_cache(STEMS_IN_MEMORY)
def lemma(word: str) -> str:
    plain = word.replace("'", "")
    root = SAME.get(plain) or IRREGULAR.get(plain) or SAME.get(stem(plain)) or stem(plain)
    return SAME.get(root) or DERIVED.sub("", root)


@cache
def lemmas(words: str) -> frozenset[str]:
    """Return words such as NARROWING as `lemma` has them."""
    return frozenset(map(lemma, words.split()))


def telling(text: str, language: Language) -> list[str]:
    """Return the words of a level text that tell something, each as its lemma; in other tongues, as its meaning."""
    if language is Language.ENGLISH:
        words = (word for word in WORD.findall(plain_phrases(text)) if not is_function(word))
        return [lemma(word) for word in words]
    words = (word for word in said_words(ONLY_SO_MANY.sub("", text)) if not word[0].isdigit())
    return [
        lemma(known) if (known := ABROAD.get(word) or kind_of(word)) else meaning(word)
        for word in map(level, words)
        if word in ABROAD or meaning(word) in TRADE or not is_function_abroad(word, language)
    ]


def kind_of(word: str) -> str:
    """Return the English name of the kind of goods that a word of another language means, "" for any other word."""
    kinds = [ware for ware in wares_in(word) if ware in KINDS]
    return kinds[0] if len(kinds) == 1 and " " not in kinds[0] else ""


def held(text: str) -> frozenset[str]:
    """Return every word of a line, as lemmas and as meanings."""
    words = WORD.findall(plain_phrases(text))
    said = said_words(text)
    return frozenset([*map(lemma, words), *map(meaning, said), *map(stem, said)])


def is_function(word: str) -> bool:
    plain = word.replace("'", "")
    return plain in function_words() or len(plain) < 2 or word.endswith("n't") or plain in DENYING


def is_function_abroad(word: str, language: Language) -> bool:
    known = beginnings(language)
    folded = level(fold(word))
    return (
        len(folded) < 3
        or folded in grammar(language)
        or any(folded[:cut] in known for cut in range(6, 3, -1))
        or folded in known
    )


@cache
def joints(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{PAUSE}|\b(?:{JOINTS[language]})\b")
