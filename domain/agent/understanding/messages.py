"""A message, understood: language, wishes, names, what it points back to. No look-up, no language model."""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.agent.cues import cues
from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, SENSITIVE, TROUBLES, Intent, without_silenced
from domain.agent.routing.settling import VectorOf, settle, settle_parts
from domain.agent.understanding.clauses import CLAUSE_END, SENTENCE_END
from domain.agent.understanding.consent import read_consent
from domain.agent.understanding.mentions import (
    find_bare_numbers,
    find_email,
    find_order_names,
    mask,
    mask_bare_numbers,
    visible,
)
from domain.agent.understanding.questions import asks_conditions
from domain.agent.understanding.tongues import asked_in
from domain.conversations import Conversation
from domain.language.goods_abroad import kind_abroad
from domain.language.languages import UNSPACED, Language, detect
from domain.language.wares import KINDS, kind_at_end, wares_in
from domain.language.words import WORD, fold

OF_AN_ORDER = ABOUT_ORDERS | ACTIONS | TROUBLES | {Intent.INVOICE}
LONGEST_PROOF = 6  # words, those that stand for the address and the number counted
LONGEST_CONSENT = 2  # words: "cancel" may be a no, "cancel 1001 please" is a wish
SENTENCES_IN_MEMORY = 512  # per process; the same ones are read some times in a turn, and many shoppers write them
WORDS_IN_MEMORY = 8192  # per process; about two hundred bytes each
LONGEST_READ = 2_000  # characters; what comes after cannot change what is wanted
OWN = re.compile(
    r"\b(?:my|our|mi|mis|mein\w*|moj\w*|mon|ma|mes|meu\w*|minha\w*|mio|mia|miei|mijn)\b"
    r"|(?<![가-힣])내(?![야나는면지])|제 |私|僕|i (?:ordered|bought)"
)
# In English "my card" may stand in a question about rules; "my order" does not.
OWN_ORDER = re.compile(
    r"\b(?:my|our|this|that)\s(?:\w+\s){0,2}?(?:orders?|packages?|parcels?|purchase|delivery|shipment|stuff|items?|refund"
    r"|money|account|things?|invoice|address)\b|\b(?:i|we|she|he|they) (?:\w+ )?(?:ordered|bought)\b"
    r"|\b(?:did|have|has) (?:you|they|i) (?:\w+ )?(?:refund|reimburs|get|got)\w*"
)
SPEAKS_FOR_THEMSELVES = re.compile(r"\b(?:my|our|mine|i|im|ive|we|me|us|it|order\w*|preorder)\b")
IT = (
    r"it|its|that|this|those|these|them|they|one|ones|same|eso|esto|ese|este|das|dies\w*|es|ta|tego|cela|isso|isto"
    r"|questo|quello|dit|dat|het"
)
IT_IN_ENGLISH = re.compile(rf"\b(?:{IT})\b|그거|이거|그것|이것|これ|それ")
# In English a parcel is sent to Spain, or to CA, within ten days.
# German and French say "he" and "she" of things: "ist sie gefüttert", "il est en quelle langue".
HE_OR_SHE = (
    r"\b(?:ist|hat|kann|passt|wird|sieht|wiegt|kostet|braucht|lauft|halt|schwimmt|gehort|lasst|darf|geht) (?:er|sie)\b"
    r"|\b(?:ist|sind|passt|passen|hat|geht) (?:die|der|den)"
    r" (?:zu|fur|mit|auch|noch|auf|aus|bei|denn|wirklich|\w+bar|\w+dicht)\b"
    r"|\bman (?:ihn|sie|den|die)\b|^\W*(?:il|elle)s? (?:est|sont|a|ont|va)\b|\b(?:est|sont|va|peut)[ -](?:il|elle)s?\b"
)
IT_ELSEWHERE = re.compile(rf"\b(?:to|ten|ca)\b|{IT_IN_ENGLISH.pattern}|{HE_OR_SHE}")
# Where such a word points to nothing: "is it possible", "this store", "that's all".
NOT_BACKWARD = re.compile(
    r"\b(?:(?:is|would|isnt) it (?:possible|ok|okay|true|allowed)|what time is it|how is it going"
    r"|(?:this|that|your) (?:store|shop|site|website|company|chat|business)|(?:thats|that is|that was|thatll be)"
    r"(?: (?:it|all|great|good|fine|ok|okay|cool|nice|perfect|right|enough|helpful))+|(?:got|forget|did|do|stop) it"
    r"|no one|any ?one|every ?one|some ?one|one of your)\b"
)
# What may be an article, with the words of a quality behind it: "das 2-Personen-Zelt", but not "ist das eine Jacke".
ARTICLES = {
    Language.GERMAN: re.compile(
        r"\bdas (?P<rest>(?:(?!(?:[kmds]?|uns|ihr|eu)eine? )(?:\d+|personen|\w+e)[ -])*(?P<noun>\w{3,}))"
    ),
    Language.DUTCH: re.compile(r"\bhet (?P<rest>(?:(?:\d+|persoons|\w+e)[ -])*(?P<noun>\w{3,}))"),
}
# Of "a 3 person tent" nobody is to talk to the person.
FOR_SO_MANY = re.compile(
    r"\b(\d+|one|two|three|four|five|six)[ -]?(?:person|man)s? (?=\w)"
    r"|\b(?:\d+|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|due|tre|quattro|duas|dois|quatro|twee|drie|dwoch|dwóch"
    r"|trzech|czterech) (?:personen|personnes|personas|persone|pessoas|os[oó]b)\b",
    re.I,
)
MONEY = ("$", "€", "£", "$ ", "€ ", "£ ")
A_SUM = re.compile(r"(?<!\S)[$€£]{1,4}\s*$")  # alone in the end: "black wristwatch $?"
APPROVAL = re.compile("[👍👌🙏👏🙌😊🙂😀😃😄😍❤💙💚♥✅🎉🥰]")
PROMPT_NOISE = re.compile(r"(?:[)\]}] ?){8,}|(?:[01]{8} ?){4,}|(?:[0-9A-F]{2} ){8,}")


@dataclass(frozen=True)
class Understanding:
    """One message, understood as far as its words go.

    `order_names` as typed, upper case, without `#`. `own` where the shopper speaks of something of theirs, `backward`
    where a word such as "it" points to the topic or the page. `words` are the folded words of the whole message.
    """

    text: str
    language: Language
    intents: tuple[Intent, ...]
    order_names: tuple[str, ...]
    email: str | None
    words: tuple[str, ...]
    own: bool
    backward: bool

    @classmethod
    def unread(cls, text: str) -> "Understanding":
        """Return a message of which nothing is known yet but its text."""
        return cls(visible(text[:LONGEST_READ]), Language.ENGLISH, (), (), None, (), own=False, backward=False)

    def wants(self, *intents: Intent) -> bool:
        return not frozenset(intents).isdisjoint(self.intents)

    def among(self, intents: frozenset[Intent]) -> tuple[Intent, ...]:
        return tuple([intent for intent in self.intents if intent in intents])


def understand(text: str, conversation: Conversation, vector_of: VectorOf | None = None) -> Understanding:
    """Read one message. The conversation lends its language to a message too short to have one.

    `vector_of` gives the meaning of a sentence whose words leave a doubt. May raise RemoteError with it.
    """
    text = visible(text[:LONGEST_READ])
    language = asked_in(text) or detect(mask(text), conversation.locale)
    folded = fold(mask(text))
    intents = _intents(text, language, vector_of)
    names, email = find_order_names(text), find_email(text)
    return Understanding(
        text=text,
        language=language,
        intents=intents,
        # A number beside an address is an order's: it is how they are proven.
        order_names=names if names or not (email or OF_AN_ORDER.intersection(intents)) else find_bare_numbers(text),
        email=email,
        words=tuple(WORD.findall(folded)),
        own=bool(OWN.search(folded)),
        backward=points_back(folded, language),
    )


def points_back(folded: str, language: Language) -> bool:
    """Whether a word of a folded text, such as "it", stands for something said or seen before."""
    it = it_in(language)
    return bool(it.search(folded) and it.search(_without_articles(NOT_BACKWARD.sub(" ", folded), language)))


def _without_articles(folded: str, language: Language) -> str:
    """Return a text without what is an article of goods and points to nothing: "das rote Zelt", "het mes"."""
    article = ARTICLES.get(language)
    return article.sub(_but_article, folded) if article else folded


def _but_article(found: re.Match[str]) -> str:
    noun = found["noun"]
    named = wares_in(noun) & KINDS.keys() or kind_at_end(noun) or kind_abroad(noun)
    return found["rest"] if named else found[0]


def it_in(language: Language) -> re.Pattern[str]:
    return IT_IN_ENGLISH if language is Language.ENGLISH else IT_ELSEWHERE


def says_little(text: str, conversation: Conversation) -> bool:
    """Whether no word tells what is wanted, as where a message only completes what was asked before."""
    return cued(text, conversation) <= {Intent.GREETING, Intent.THANKS}


def cued(text: str, conversation: Conversation) -> frozenset[Intent]:
    """Return what the words of a message tell that it wants, without any guess."""
    return cued_in(mask(text), detect(mask(text), conversation.locale))


@lru_cache(SENTENCES_IN_MEMORY)
def cued_in(masked: str, language: Language) -> frozenset[Intent]:
    """Return what the cues of any sentence say."""
    return frozenset(intent for sentence in SENTENCE_END.split(masked) for intent in _cued(sentence, language))


def _intents(text: str, language: Language, vector_of: VectorOf | None) -> tuple[Intent, ...]:
    found: list[Intent] = [Intent.INJECTION] if PROMPT_NOISE.search(text) else []
    found.extend(_wanted(FOR_SO_MANY.sub(lambda found: f"{found[1] or ''} ", mask(text)), language, vector_of))
    if not found and APPROVAL.search(text) and not WORD.search(text):
        found.append(Intent.THANKS)
    return tuple(dict.fromkeys(found))


def _wanted(masked: str, language: Language, vector_of: VectorOf | None) -> tuple[Intent, ...]:
    """Return what a message wants as a whole, and what of its parts wants something else for sure."""
    parts = [clause for sentence in SENTENCE_END.split(masked) for clause in CLAUSE_END.split(sentence)]
    said = [part for part in parts if WORD.search(part) and not _is_only_proof(part)]
    if len(said) == 1:
        return _of_part(said[0], language, vector_of)
    told = tuple(one for one in Intent if one in cued_in(masked, language))
    return settle_parts(masked, told, [(part, _cued(part, language)) for part in said], vector_of) if said else told


def _of_part(part: str, language: Language, vector_of: VectorOf | None) -> tuple[Intent, ...]:
    told = _cued(part, language)
    agrees = len(WORD.findall(part)) <= LONGEST_CONSENT and read_consent(part) is not None
    certain = agrees or (told == (Intent.GREETING,) and _only_greets(part, language))
    found = told if certain else settle(part, told, vector_of)
    return told if ABOUT_ORDERS.issuperset(found) and _asks_of_nobody(part, told, language) else found


def _only_greets(part: str, language: Language) -> bool:
    """Whether set words that greet are all of a message: no guess by its meaning tells more of "wie geht es dir"."""
    plain = fold(part).strip() if language in UNSPACED else " ".join(WORD.findall(fold(part)))
    return cues(language).is_all_of(plain, Intent.GREETING)


def _asks_of_nobody(part: str, told: tuple[Intent, ...], language: Language) -> bool:
    """Whether a rule is asked after in words that speak of nobody's order: "where does a refund go"."""
    return told == (Intent.POLICY,) and language is Language.ENGLISH and not SPEAKS_FOR_THEMSELVES.search(fold(part))


def _is_only_proof(sentence: str) -> bool:
    """Whether a sentence gives an e-mail and says little beside: its meaning is none of its words' own."""
    words = WORD.findall(fold(sentence))
    return "emailaddress" in words and len(words) <= LONGEST_PROOF


@lru_cache(SENTENCES_IN_MEMORY)
def _cued(sentence: str, language: Language) -> tuple[Intent, ...]:
    if sentence.endswith(MONEY):
        sentence = A_SUM.sub(" how much", sentence)
    found = _matched(sentence, language)
    if not found and language is not Language.ENGLISH:
        found = cues(Language.ENGLISH).intents(fold(sentence))  # uncorrected: the German "wann" is no slip for "want"
    if not found and (numbered := mask_bare_numbers(sentence)) != sentence:
        found = [intent for intent in _matched(numbered, language) if intent in ACTIONS]
    return without_silenced(_weighed(found, fold(sentence), language))


def _matched(sentence: str, language: Language) -> list[Intent]:
    table = cues(language)
    if language in UNSPACED:
        return table.intents(fold(sentence))
    return table.intents(" ".join(_corrected(word, language) for word in WORD.findall(fold(sentence))))


@lru_cache(WORDS_IN_MEMORY)
def _corrected(word: str, language: Language) -> str:
    """Return the word without a slip of the pen; what goods are called is none: "coats" asks for no costs."""
    return word if wares_in(word) else cues(language).corrected(word)


def _weighed(found: list[Intent], sentence: str, language: Language) -> list[Intent]:
    """Decide between a rule and a case: "can orders be cancelled?" asks for a rule, "cancel my order" is a case."""
    if Intent.POLICY not in found:
        return found
    own = OWN_ORDER if language is Language.ENGLISH else OWN
    a_case = "ordername" in sentence or (bool(own.search(sentence)) and not asks_conditions(sentence))
    if a_case and any(intent in ABOUT_ORDERS | ACTIONS | TROUBLES for intent in found):
        return [intent for intent in found if intent is not Intent.POLICY]
    kept = SENSITIVE | ABOUT_PRODUCTS | {Intent.POLICY, Intent.HUMAN, Intent.COMPLAINT, Intent.INJECTION}
    return [intent for intent in found if intent in kept]
