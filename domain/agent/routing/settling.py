"""One answer out of two: what the cues of a sentence say, and what the trained parts make of it."""

from collections.abc import Callable, Sequence

from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, SENSITIVE, SMALL_TALK, TROUBLES, Intent
from domain.agent.routing.heads import Guess, guess_by_meaning, guess_by_words
from domain.agent.understanding.mentions import mask_bare_numbers
from domain.language.features import UNSPACED

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
# A guess of these keeps an order from its owner, whose words asked for it.
HARD_TO_TAKE_BACK = SENSITIVE | ACTIONS | {Intent.INJECTION, Intent.OFF_TOPIC}
FOR_A_PERSON = SENSITIVE | ACTIONS | TROUBLES | {Intent.HUMAN}
CERTAIN = 0.9  # share from which words alone decide, and nothing is embedded
ENOUGH = 0.55  # share from which a guess stands where no cue does
SHORT = 18  # letters; so few may be anything, a name or the rest of what was asked before
SURE_OF_FEW = 0.7
BACKED = 0.2  # share that what the cues say must have, or a sure guess replaces it
SURE = 0.7
GRAVE = 0.6  # share from which what needs a person is heard, whatever else is said


def settle(sentence: str, cued: Sequence[Intent], vector_of: VectorOf | None) -> tuple[Intent, ...]:
    """Return what a sentence wants. `vector_of` embeds it, where its words leave a doubt; None works without."""
    sentence = mask_bare_numbers(sentence)
    few = _letters(sentence) < SHORT
    if few and cued and not SENSITIVE.intersection(cued):
        return tuple(cued)
    guess = guess_by_words(sentence)
    if vector_of and not _decides(guess, cued):
        guess = guess_by_meaning(sentence, vector_of(sentence))
    return _settled(cued, guess, ENOUGH if guess.informed and not few else SURE_OF_FEW)


def _letters(sentence: str) -> int:
    """A sign of a script without spaces says as much as two letters."""
    return sum(2 if sign > UNSPACED else 1 for sign in sentence.strip())


def _decides(guess: Guess, cued: Sequence[Intent]) -> bool:
    agree = not cued or any(guess.best in FAMILY[intent] for intent in cued)
    return guess.sureness >= CERTAIN and agree


def _settled(cued: Sequence[Intent], guess: Guess, enough: float) -> tuple[Intent, ...]:
    if not cued:
        return (guess.best,) if guess.sureness >= enough else ()
    if set(cued) <= SMALL_TALK and guess.best not in SMALL_TALK and guess.sureness >= enough:
        return (guess.best,)
    if not guess.informed:
        return tuple(cued)
    if ABOUT_ORDERS.intersection(cued) and guess.best in HARD_TO_TAKE_BACK and guess.sureness < CERTAIN:
        return tuple(cued)
    backing = guess.of(intent for family in {FAMILY[intent] for intent in cued} for intent in family)
    if backing < BACKED and guess.sureness >= (CERTAIN if FOR_A_PERSON.intersection(cued) else SURE):
        return (guess.best,)
    if guess.best in FOR_A_PERSON and guess.sureness >= GRAVE and not FOR_A_PERSON.intersection(cued):
        return (*cued, guess.best)
    return tuple(cued)
