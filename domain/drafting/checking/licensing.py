"""What is left of a clause once its facts are settled: it must join them, name which they are, or be a set phrase."""

import re
from collections.abc import Iterator

from domain.drafting.checking.courtesies import feels, is_sorry_for_silence, offers
from domain.drafting.checking.levelling import level
from domain.drafting.checking.licences import every_licence, licensed
from domain.drafting.checking.lines import spans
from domain.drafting.checking.moods import SURE_ANSWER, WILL_DO_FOR, denies, owns_up
from domain.drafting.checking.parts import TURN, Part
from domain.drafting.checking.quantified import shares_in
from domain.drafting.checking.sheets import BLANK
from domain.drafting.checking.speech import ASIAN_KNOWN
from domain.drafting.checking.talk import ASIDES, ENDS, LEADS, LEADS_ABROAD, asks_back, is_talk
from domain.drafting.checking.wording import TRADE, held, is_function, is_function_abroad
from domain.language.concepts import meaning
from domain.language.goods_abroad import english_for
from domain.language.languages import UNSPACED, Language
from domain.language.wares import wares_in
from domain.language.words import fold, stem

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
APOSTROPHE = re.compile(r"^(?:l|d|j|n|s|c|qu|un|dell|all|nell|sull|dall)'")  # French and Italian
WONDERED = frozenset(
    """another other else any anything information details mention such specific exact maybe perhaps more
    mind prefer preferred plan planning occasion trip budget favourite favorite interested wear wearing instead today usually thinking leaning exactly
    kind sort alternatives alternative help assist check look show compare connect person someone team colleague member human questions question""".split()
)
ASIAN_RUN = re.compile(r"[\u4e00-\u9fff々]+|[\u30a1-\u30fa\u30fc]{2,}|[\uac00-\ud7a3]+")
NAMED = re.compile(r"title$|^option\.|^name$")
# Thanks, regret and good wishes in seven languages: in a sentence of such and of small words nothing is claimed.
COURTEOUS = re.compile(
    r"\b(?:danke|vielen dank|tut mir leid|leid|gern|gerne|freut|hoffe|gracias|lamento|siento|disculp\w+|gusto|espero|merci|desole\w*|plaisir|espere"
    r"|obrigad[oa]|lament\w+|desculp\w+|prazer|espero|grazie|dispiace|scus\w+|piacere|spero|bedankt|dank|sorry|spijt|graag|hoop"
    r"|dzieki|dziekuj\w+|przepraszam\w*|przykro|chetnie|mam nadzieje|lekker|super|jammer|schade|lastima|dommage|pena|peccato|szkoda)\b"
)
OURS = re.compile(r"\W*(?:i|we)\b")  # who feels is no thing that is spoken of
RIGHT_NOW = re.compile(r"right (?:now|here)\b")
WEIGHING = re.compile(r"(?:only|just|exactly) (?=\W?\d|(?:an?|one)\b)")
COURTESY = 3  # words of another language that are too few to claim anything


def settle_phrases(part: Part) -> None:
    """Settle what may open or close any sentence, and set phrases that claim nothing."""
    if part.languages[0] is not Language.ENGLISH:
        if part.clause.start == 0 and (found := LEADS_ABROAD.match(part.rest)):
            part.sheet.settle(*found.span())
        return
    if part.clause.start == 0 and (found := LEADS.match(part.rest)) and not SURE_ANSWER.match(part.sentence):
        part.sheet.settle(*found.span())
    if part.clause.start == 0 and (found := WILL_DO_FOR.match(part.rest)):  # which must be borne out by what follows
        part.sheet.settle(*found.span("said"))
    if part.clause.end == len(part.sentence) and (found := ENDS.search(part.rest)):
        part.sheet.settle(*found.span())
    for found in ASIDES.finditer(part.rest):
        part.sheet.settle(*found.span())
    heard_of = bool(part.goods or part.orders)  # a parcel or a thing that something would be claimed of
    if is_talk(part.sentence) or offers(part.sentence) or (not heard_of and is_sorry_for_silence(part.sentence)):
        part.sheet.settle(part.clause.start, part.clause.end)
        return
    for start, end in _pieces(part):
        said = part.sentence[start:end].strip()
        if is_talk(said) or offers(said) or feels(said):
            part.sheet.settle(start, end)


def refuse_unlicensed(part: Part) -> None:
    """Refuse every word that is left and says more than which fact is which."""
    for start, end in _pieces(part):
        if OURS.match(part.sentence, start, end) and feels(part.rest[start:end].replace(BLANK, " ")):
            continue
        # What a heading is about tells nothing of whether it is so: "you can't cancel" under "Cancelling".
        above = frozenset[str]() if denies(part.sentence[start:end]) else _above(part)
        unknown, allowed = owns_up(_turn_at(part, start)), _allowed(part) | above
        for found in _words(part, start, end):
            known = unknown or _may_stand(part, found.group(), allowed) or _weighs(part, found)
            known = known or bool(RIGHT_NOW.match(part.sentence, found.start()))
            if part.sheet.is_free(*found.span()) and not known:
                part.sheet.refuse(*found.span())


def refuse_shares(part: Part) -> None:
    """Refuse what is left of "all", "only" and their like: a fact that holds for a share has settled its words."""
    if part.languages[0] is Language.ENGLISH or part.echoes:
        return
    for start, end, _ in shares_in(part.rest, part.languages[:1]):
        if part.sheet.is_free(start, end):
            part.sheet.refuse(start, end)


def refuse_unbound(part: Part) -> None:
    """Refuse a sentence that binds nothing and is no set phrase, no question and no owning up."""
    if part.clause.start or part.sheet.bindings or part.sheet.unbound or part.echoes:
        return
    left = [word for word in WORD.findall(part.sheet.rest.replace(BLANK, " ")) if len(word) > 1]
    if left and not _is_courtesy(part):
        part.sheet.refuse(0, len(part.sheet.text))


def _is_courtesy(part: Part) -> bool:
    if part.languages[0] is Language.ENGLISH:
        return feels(part.sentence)
    words = WORD.findall(part.sentence)
    thanks = bool(COURTEOUS.search(part.sentence)) and all(is_function_abroad(one, part.languages[0]) for one in words)
    return (len(part.sentence.split()) <= COURTESY or thanks) and not _is_unspaced(part)


def _is_unspaced(part: Part) -> bool:
    return part.languages[0] in UNSPACED


def _pieces(part: Part) -> list[tuple[int, int]]:
    return [(part.clause.start + start, part.clause.start + end) for start, end in spans(part.said, part.languages[0])]


def _words(part: Part, start: int, end: int) -> Iterator[re.Match[str]]:
    pattern = ASIAN_RUN if _is_unspaced(part) else WORD
    return (found for found in pattern.finditer(part.rest, start, end) if BLANK not in found.group())


def _allowed(part: Part) -> frozenset[str]:
    """Return the words that the facts bound license; in a question, what any fact does."""
    if asks_back(part.sentence):
        return every_licence() | part.scene.question_words | part.words | WONDERED
    fields = frozenset(binding.field for binding in part.sheet.bindings)
    named = frozenset(stem(fold(word)) for field in fields if "option." in field for word in field.split(".")[1:])
    several = sum(bool(NAMED.search(one.field)) for one in part.sheet.bindings) > 1
    return licensed(fields) | named | (frozenset({"both"}) if several else frozenset())


def _above(part: Part) -> frozenset[str]:
    """Return what the lines repeated whole stand under: "we ship to …" before a list headed "Where we ship"."""
    bound = {(one.record, one.field) for one in part.sheet.bindings if one.field.endswith(".text")}
    lines = (line for line in part.lines if (line.fact.record.id, line.fact.field) in bound) if bound else ()
    return frozenset[str]().union(*(line.context for line in lines))


def _turn_at(part: Part, place: int) -> str:
    """Return the sentence from the "but" before a place to the one behind it."""
    cuts = [0, *(found.start() for found in TURN.finditer(part.sentence)), len(part.sentence)]
    return next(part.sentence[one:other] for one, other in zip(cuts, cuts[1:], strict=False) if one <= place < other)


def _may_stand(part: Part, word: str, allowed: frozenset[str]) -> bool:
    plain = fold(word)
    if part.languages[0] is Language.ENGLISH:
        return (
            is_function(word)
            or plain in allowed
            or stem(plain) in allowed
            or (meaning(plain) in allowed and part.echoes)
        )
    if _is_unspaced(part):
        return bool(ASIAN_KNOWN.fullmatch(word)) or stem(plain) in part.words
    word = APOSTROPHE.sub("", level(word))
    plain = fold(word)
    meant = meaning(plain)
    if is_function(plain) or meant in allowed or (is_function_abroad(word, part.languages[0]) and meant not in TRADE):
        return True
    return meant not in TRADE and (stem(plain) in part.words or _names_the_one(part, plain))


def _weighs(part: Part, found: re.Match[str]) -> bool:
    """Whether a word only says what to think of a number behind it, which is settled: "only one", "just $5"."""
    weighing = WEIGHING.match(part.sentence, found.start())
    return weighing is not None and not part.sheet.is_free(weighing.end(), weighing.end() + 1)


def _names_the_one(part: Part, word: str) -> bool:
    """Whether a word of another language names what the one product spoken of is: "świeca" of the Wood Smoke Candle."""
    named = wares_in(word) or english_for(word).split()
    return len(part.goods) == 1 and bool(named) and held(" ".join(named)) <= part.head_words
