"""What a message wants: the learnt guess, which heard what the cues say, and the cues that it leaves standing."""

from collections.abc import Callable, Collection, Sequence

from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, SENSITIVE, SMALL_TALK, TROUBLES, Intent
from domain.agent.routing.heads import TO_A_PERSON, Guess, guess_wish
from domain.agent.understanding.mentions import mask_bare_numbers
from domain.language.features import UNSPACED
from domain.language.languages import WORDS
from domain.language.words import fold

VectorOf = Callable[[str], Sequence[float]]
FAMILIES = (
    SENSITIVE,
    ABOUT_ORDERS,
    ABOUT_PRODUCTS,
    ACTIONS,
    TROUBLES | {Intent.INVOICE},
    frozenset({Intent.HUMAN}),
    frozenset({Intent.POLICY}),
    frozenset({Intent.GREETING, Intent.THANKS, Intent.WHO_ARE_YOU}),
    frozenset({Intent.INJECTION}),
    frozenset({Intent.OFF_TOPIC}),
)
FAMILY = {intent: family for family in FAMILIES for intent in family}
# A guess of these keeps from who asked for it what their words asked for.
HARD_TO_TAKE_BACK = frozenset({Intent.INJECTION, Intent.OFF_TOPIC})
# Share from which such a guess stands all the same; of the words for goods the world has many.
OVER = {**dict.fromkeys(ABOUT_PRODUCTS, 0.6), **dict.fromkeys(ABOUT_ORDERS, 0.9), Intent.POLICY: 0.75}
SMALL_WORDS = frozenset().union(*WORDS.values())
CERTAIN = 0.9  # share from which words alone decide, and nothing is embedded
GOODS = 0.6  # share of questions after goods from which these decide likewise, where the cues tell of nothing else
HARMLESS = 0.15  # share of all that needs a person up to which they do
ENOUGH = 0.3  # share from which a guess stands where no cue does
AGAINST_CUES = 0.5  # share from which it may overrule them
AGAINST_GOODS = 0.4  # whose words are in many a message
SHORT = 18  # letters; so few may be anything, a name or the rest of what was asked before
SURE_OF_FEW = 0.5
SURE_OF_ONE = 0.9  # word; "baby" alone tells of no harm
SURE_OF_MEANING = 0.2  # share of one wish that the meaning must tell of, where no cue does
# What words alone must tell of one wish: a word is often all of a name, and some of few letters are of none.
NEEDED = {ENOUGH: 0.25, SURE_OF_FEW: 0.5, SURE_OF_ONE: 0.25}
SURE_OF_TALK = 0.7  # in few letters: "and that?" thanks nobody
BACKED = 0.3  # share that what a cue says must have to stand beside what is likelier
GRAVE = 0.35  # share from which what may hurt somebody is heard, whatever is likelier
AGAINST_ALL = 0.65  # share from which it is heard in a part, though the whole message sounds like nothing of it
SUSPECTED = 0.02  # share that it then has in the whole
BESIDE = 0.8  # share from which a part of a message wants something else than the whole
HINTED = 0.1  # share that this must have in the whole


def settle(sentence: str, cued: Sequence[Intent], vector_of: VectorOf | None) -> tuple[Intent, ...]:
    """Return what a sentence wants. `vector_of` embeds it, where its words leave a doubt; None works without."""
    if not cued and fold(sentence).strip() in SMALL_WORDS:
        return ()  # "my" tells of nothing
    return _settled(cued, _guessed(sentence, cued, vector_of), _enough(sentence))


def settle_parts(
    whole: str, cued: Sequence[Intent], parts: Sequence[tuple[str, Sequence[Intent]]], vector_of: VectorOf | None
) -> tuple[Intent, ...]:
    """Return what a message of several parts wants as a whole, and what else a part wants for sure."""
    guess = _guessed(whole, cued, vector_of)
    found = dict.fromkeys(_settled(cued, guess, _enough(whole)))
    if guess.shares[guess.best] >= BESIDE:
        found[guess.best] = None
    for part, told in parts:
        apart = guess_wish(mask_bare_numbers(part), told)
        if apart.of(SENSITIVE) >= HINTED and _is_grave(_guessed(part, told, vector_of), guess):
            found |= dict.fromkeys(SENSITIVE.intersection(settle(part, told, vector_of)))
        elif apart.sureness >= BESIDE and guess.of(FAMILY[apart.best]) >= HINTED and _adds(apart.best, found):
            found[apart.best] = None
    return tuple(found)


def _is_grave(part: Guess, whole: Guess) -> bool:
    """Whether a part may tell of what hurts somebody. Of a harmless message it must be surer of that."""
    return part.of(SENSITIVE) >= (GRAVE if whole.of(SENSITIVE) >= SUSPECTED else AGAINST_ALL)


def _guessed(text: str, cued: Sequence[Intent], vector_of: VectorOf | None) -> Guess:
    text = mask_bare_numbers(text)
    guess = guess_wish(text, cued)
    return guess_wish(text, cued, vector_of(text)) if vector_of and not _decides(guess, cued) else guess


def _decides(guess: Guess, cued: Sequence[Intent]) -> bool:
    agree = not cued or any(guess.best in FAMILY[intent] for intent in cued)
    of_goods = bool(cued) and ABOUT_PRODUCTS.issuperset(cued)
    backed = of_goods and guess.of(ABOUT_PRODUCTS) >= GOODS and guess.of(TO_A_PERSON) <= HARMLESS
    return agree and (guess.sureness >= CERTAIN or backed)


def _enough(text: str) -> float:
    """A sign of a script without spaces says as much as two letters."""
    if max(text, default="") <= UNSPACED and len(text.split()) == 1:
        return SURE_OF_ONE
    said = text.strip()
    letters = len(said) if said.isascii() else sum(2 if sign > UNSPACED else 1 for sign in said)
    return SURE_OF_FEW if letters < SHORT else ENOUGH


def _settled(cued: Sequence[Intent], guess: Guess, enough: float) -> tuple[Intent, ...]:
    if guess.of(SENSITIVE) >= (GRAVE if cued else max(GRAVE, enough)):
        grave = max(SENSITIVE, key=lambda intent: guess.shares.get(intent, 0.0))
        return tuple(dict.fromkeys([*cued, grave]))
    mere_talk = enough >= SURE_OF_FEW and guess.best in SMALL_TALK and guess.shares[guess.best] < SURE_OF_TALK
    scattered = guess.shares.get(guess.best, 0.0) < (SURE_OF_MEANING if guess.informed else NEEDED[enough])
    if not guess.informed and cued or scattered and not cued:  # words alone overrule no cue
        return tuple(cued)
    if cued == (Intent.POLICY,) and guess.best in TROUBLES and guess.shares[guess.best] >= enough:
        return (Intent.POLICY, guess.best)  # what went wrong is told beside what is asked
    needed = AGAINST_GOODS if set(cued) <= ABOUT_PRODUCTS else AGAINST_CUES
    if not cued:
        needed = enough if guess.best in HARD_TO_TAKE_BACK else min(enough, SURE_OF_FEW)
    if guess.sureness < needed or mere_talk or _is_told_otherwise(cued, guess) or _asks_for_the_same(cued, guess):
        return tuple(cued)
    kept = [intent for intent in cued if guess.of(FAMILY[intent]) >= BACKED]
    return (*kept, guess.best) if _adds(guess.best, kept) else tuple(kept)


def _adds(intent: Intent, found: Collection[Intent]) -> bool:
    """Whether a wish is new beside others: of a rule that is asked after nothing is to be done yet."""
    known = any(intent in FAMILY[other] for other in found)
    return (
        not known
        and not (Intent.POLICY in found and intent in ACTIONS | ABOUT_ORDERS)
        and not (found and intent in SMALL_TALK)
    )


def _asks_for_the_same(cued: Sequence[Intent], guess: Guess) -> bool:
    """Whether money back is awaited, which the record tells of, and not wanted anew."""
    return Intent.ORDER_REFUND in cued and guess.best is Intent.ASK_REFUND


def _is_told_otherwise(cued: Sequence[Intent], guess: Guess) -> bool:
    """Whether a doubtful guess would turn away who asked for an order or a rule, or would call goods an attack."""
    if guess.best not in HARD_TO_TAKE_BACK:
        return False
    needed = max((OVER[intent] for intent in cued if intent in OVER), default=0.0)
    return guess.sureness < needed
