"""What is asked to come with a thing, of which no other line of its contents tells: "does it come with blades"."""

import re
from dataclasses import dataclass

from domain.agent.products.offered import says_how_many
from domain.agent.products.parts_of_the_page import speaks_of
from domain.language.concepts import meaning
from domain.language.words import fold, split_words

OPENING = r"^\W*(?:(?:and|so|but|also|hi|hello|hey|ok)\W+)*"
COMING = re.compile(
    r"\b(?:come|comes|came|coming|sold|ship|ships|supplied|delivered) with (?P<with>[^?.!,;]+)"
    rf"|{OPENING}(?:is|are) (?P<is>[^?.!,;]+?) (?:also |already )?included\b"
    rf"|{OPENING}(?:does|do) (?:it|this|these|they|the \w+) (?:also )?include (?P<include>[^?.!,;]+)"
)
ANOTHER_QUESTION = re.compile(r"\b(?:or|and) (?:is|are|do|does|did|will|would|can|must|should|sold|how|what)\b")
OF_IT = re.compile(r"\b(?:for|of|to|in|on|or|and|that|which|when|if|as|at|so|but|with|included|inside|already|too)\b")
MORE_OF_IT = frozenset("extra extras spare additional second another replacement more".split())
SAID_OF_MORE = MORE_OF_IT | {"separately", "two", "three", "four", "both", "pair"}
NO_PART = frozenset("it this that them these those everything anything all any one ones some".split())


@dataclass(frozen=True)
class Coming:
    """What is asked to come with a thing, by the last word of its name, whether that is to be more than one, and
    whether the things are asked for `together`: "with a case and a charger"."""

    things: tuple[str, ...]
    more: bool
    together: bool = False

    def is_spoken_of(self, sentence: str) -> bool:
        said = split_words(sentence)
        if self.more and not SAID_OF_MORE & set(said) and not any(says_how_many(one, sentence) for one in self.things):
            return False
        told = [speaks_of(sentence, one) or meaning(one) in map(meaning, said) for one in self.things]
        return all(told) if self.together else any(told)


def coming_in(question: str) -> Coming | None:
    """Return what a question asks to come with a thing; None where it names nothing."""
    found = COMING.search(fold(question))
    if not found:
        return None
    phrase = ANOTHER_QUESTION.split(next(filter(None, found.groups())))[0]
    if split_words(phrase)[:1] and split_words(phrase)[0] in NO_PART:
        return None  # "does the robot come with it or is it sold separately" names it before
    names = [words for part in re.split(r"\b(?:or|and)\b", phrase) if (words := split_words(OF_IT.split(part)[0]))]
    things = tuple(words[-1] for words in names if words[-1] not in NO_PART)
    said = set(split_words(phrase))
    return Coming(things, bool(MORE_OF_IT & said), "and" in said) if things else None
