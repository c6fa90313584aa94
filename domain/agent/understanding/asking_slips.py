"""The words that ask for a kind of thing, mistyped: "what are the demensions"."""

from domain.language.words import WORD, is_typo

SHORTEST = 5  # letters of a word that may be a slip
# Long ones that are asked for as they are, and are near to no other word of a shop.
ASKING = frozenset(
    """dimensions dimension measurements measurement height weight length width diameter material materials batteries
    battery included includes compatible waterproof dishwasher capacity assembly assembled rechargeable
    washable""".split()
)
BY_LETTER = {letter: [word for word in sorted(ASKING) if word[0] == letter] for letter in {word[0] for word in ASKING}}
WORDS = frozenset("buttery batters freight wait waits heights weights excluded widths lengthy includer matter".split())


def with_asking_spelled(folded: str) -> str:
    """Return a folded question with such words as they are spelled."""
    return WORD.sub(lambda found: spelled(found[0]), folded)


def spelled(word: str) -> str:
    """Return the word that a folded word is a slip of, else the word."""
    if len(word) < SHORTEST or word in ASKING or word in WORDS:
        return word
    return next((other for other in BY_LETTER.get(word[0], ()) if is_typo(word, other)), word)
