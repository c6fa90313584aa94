"""What a sentence says plainly: the one of two things offered, how many of what is counted, what comes not with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.agent.products.polarity import SMALL
from domain.agent.understanding.axes import LENGTH
from domain.language.concepts import meaning
from domain.language.words import HAS_DIGIT, WORD, fold, same_word, split_words

COUNTED = re.compile(
    r"\b(?:how many|number of|wie viele|cuant[oa]s|combien de|ile|ilu|quant[eio]|quantas|quantos|hoeveel)\s+"
    r"(?:of (?:the |your )?|different |total |extra )?(?P<what>[^\W\d_]{3,})(?: (?P<next>[^\W\d_]{3,}))?"
)
NUMBER = re.compile(
    r"^\d[\d,]*$|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|dozen)$"
)
NUMBER_FIELD = re.compile(r"^(?P<name>[^\W\d_][^:]{2,40}):\s+\d+(?:\.0)?$")
MEASURED = re.compile(
    rf"(?:\d+\s?[-–x]\s?)?{LENGTH}|\d+(?:\.\d+)?\s?-?(?:lbs?|pounds?|oz|ounces?|kg|g|v|w|mah|months?|years?|minutes?|hours?|mph)\b|%"
)
WITHIN = 6  # words after a number: "60 natural-finished, smooth-sanded blocks"
ENDS = frozenset("and with for in to or from per on at by including includes plus age ages".split())  # what is numbered
# "How many do you get" names nothing that is counted, and "how many colours come" only what stands after the verb.
NOTHING_COUNTED = frozenset(
    """does come comes are have can will get people person time times inches feet pieces piece items parts things
    stuks stukjes teile stucke piezas pieces pezzi pecas elementow sztuk""".split()
)
OR = re.compile(
    r"^\W*(?:(?:so|and|hi|hello|ok)\W+)*(?:is|are|does|do|was|can|will)\b(?P<left>[^?.!]*?)\bor\b(?P<right>[^?.!]+)"
)
SHORTEST_OFFERED = 3  # letters of a thing that is offered
LONGEST_OFFER = 5  # words after "or"; more are a question of their own
BEGINNINGS = [[word] for word in "does do is are can will did should just how what which".split()]  # of a question
NO_OFFER = SMALL | frozenset(
    """not bigger smaller larger longer shorter inch inches feet need buy have get more less other just only one both
    either seperate separate separately included include sold""".split()
)
# What does not come with it, though it is named: what it takes, or goes with.
ASIDE = re.compile(
    r"\b(?:compatible|accessor\w+|requires?|required|recommend\w*|needed|(?:for use|works?|goes|pairs?) with"
    r"|suitable for|fits|add|combine|designed for)\b"
)
LONGEST_FRAGMENT = 12  # words of a line that names what is there: "USB-C charger"
OF_WHAT = re.compile(
    r"^\W*(?:what|which) (?:(?:kind|type|sort) of )?(?P<thing>[a-z]{3,}) (?:does|do|will) (?:it|this|these|they|the \w+"
    r"|this \w+) (?:use|take|need|require|run on|work with)\b"
)
COMES = re.compile(
    r"\b(?:includ\w+|comes?|contains?|contents?|supplied|box|set of|with (?:an?|its|the)|not included|free)\b"
)


@dataclass(frozen=True)
class Offered:
    """The two things of which a question wants one: "is it wood or plastic"."""

    one: str
    other: str

    def is_settled_by(self, sentence: str) -> bool:
        """Whether a sentence says the one and not the other."""
        said = split_words(sentence)
        return sum(any(same_word(word, told) for told in said) for word in (self.one, self.other)) == 1


def offered_in(question: str) -> Offered | None:
    found = OR.match(fold(question)) if " or " in question.lower() else None
    if not found:
        return None
    left, right = split_words(found["left"]), split_words(found["right"])
    if len(right) > LONGEST_OFFER or right[:1] in BEGINNINGS:
        return None
    one = next((word for word in reversed(left) if _may_be_offered(word) and word not in right), "")
    other = next((word for word in right if _may_be_offered(word) and word not in left), "")
    return Offered(one, other) if one and other and not same_word(one, other) else None


def _may_be_offered(word: str) -> bool:
    return len(word) >= SHORTEST_OFFERED and word not in NO_OFFER and not HAS_DIGIT.search(word)


def counted_in(question: str) -> str:
    """Return what a question asks the number of: the "slides" of "how many blank slides are there"."""
    found = COUNTED.search(fold(question))
    return "" if not found or found["what"] in NOTHING_COUNTED else found["what"]


def says_how_many(what: str, sentence: str) -> bool:
    """Whether a number stands before what is counted, or in a field called by it: "148 acrylic tiles", "tiles: 9"."""
    field = NUMBER_FIELD.match(sentence.strip())
    if field:
        return any(same_word(what, word) for word in split_words(field["name"]))
    words = WORD.findall(MEASURED.sub(" ", fold(sentence)))  # a ten inch monitor is no ten of them
    after = [_numbered(words, at) for at, word in enumerate(words) if NUMBER.match(word)]
    return any(same_word(what, word) or meaning(what) == meaning(word) for few in after for word in few)


def _numbered(words: Sequence[str], at: int) -> Sequence[str]:
    few = words[at + 1 : at + 1 + WITHIN]
    end = next((place for place, word in enumerate(few) if word in ENDS or NUMBER.match(word)), len(few))
    return few[:end]


def holds_bare_number(sentence: str) -> bool:
    return bool(NUMBER_FIELD.match(sentence.strip()))


def is_aside(sentence: str) -> bool:
    """Whether a sentence names what goes with a thing or is done with it, and not what comes with it."""
    folded = fold(sentence)
    if COMES.search(folded):
        return False
    return bool(ASIDE.search(folded)) or len(split_words(folded)) > LONGEST_FRAGMENT


def named_of_what(question: str) -> str:
    """Return the thing of which it is asked what kind a product takes: the "engine" of "what engine does it need"."""
    found = OF_WHAT.match(fold(question))
    return found["thing"] if found else ""
