"""Whether a sentence says yes or no to a question. Nearly always it does neither, and is then only quoted."""

import re
from enum import StrEnum

from domain.agent.phrases import Say
from domain.agent.understanding.asked import kind_asked
from domain.language.words import fold, same_word, split_words

# A question that wants a yes or a no, and offers no second thing to choose.
POLAR = re.compile(
    r"^\W*(?:(?:hi|hello|hey|and|so|ok|please|but|just wondering|quick question)\W+)*"
    r"(?:is|are|does|do|can|could|will|would|was|were|has|have|should)\b"
)
NOT_POLAR = re.compile(
    r"\b(?:or|not|nt|isnt|arent|doesnt|dont|cant|wont|never|without|no|how|what|which|why|other|else|than)\b"
)
# Words by which a sentence says less than yes.
HEDGED = re.compile(
    r"\b(?:may|might|could|some|most|optional\w*|separately|except|unless|but|only|however|if|when|depending|usually"
    r"|sometimes|either|or|other|most|almost|nearly|than|limited|select\w*|until|after|before|up to|at least|hardly)\b"
)
LISTED = "listed as"  # how a tag of the merchant's is told
DENIED = re.compile(r"\b(?:not|no|never|cannot|cant|isnt|arent|doesnt|dont|wont|without|non|free)\b")
SMALL = frozenset(
    """a an the is are was were be been do does did can could will would should has have had it its this that these
    those they them i you we my your our me us there any to of for in on at with and by from hi hello hey so ok please
    just really also too into onto out when""".split()
)
INCLUDED = frozenset("come comes came included include includes including sold ship ships get inside box".split())
# What may stand before the words in question, and the sentence still be about the whole thing.
SUBJECTS = (
    SMALL
    | INCLUDED
    | frozenset("product item set fully completely totally very suitable designed made contains".split())
)
LONGEST_SENTENCE = 24  # words; a longer one says too much to be one yes
LONGEST_DENIAL = 14  # words
DENIAL_REACH = 3  # words between a "not" and what it denies
FIELD = re.compile(r"^(?P<name>[\w ]{3,60}): (?P<said>yes|no|true|false)$", re.I)
NEEDED = frozenset("need needs needed require requires required take takes use uses".split())


class Polarity(StrEnum):
    YES = "yes"
    NO = "no"

    @property
    def words(self) -> Say:
        return Say.YES if self is Polarity.YES else Say.NO


def polarity(question: str, sentence: str, thing: str = "") -> Polarity | None:
    """Return what the sentence says to a question in English, None where that is not for the words alone to decide.

    `thing` is what is asked about, by its name; of a part of it, such as its lid, nothing follows for the whole.
    """
    asked = fold(question)
    if not POLAR.search(asked) or NOT_POLAR.search(asked):
        return None
    telling = [word for word in split_words(asked) if word not in SMALL]
    field = FIELD.match(sentence.strip())
    if field:
        return _of_field(telling, field["name"], field["said"])
    if sentence.lower().startswith(f"{LISTED}: "):
        return _of_tag([word for word in telling if word not in split_words(thing)], split_words(sentence)[2:])
    kind, plain = kind_asked(question), fold(sentence)
    if not telling or HEDGED.search(plain) or (kind and not kind.tells.search(plain)):
        return None
    wanted = [word for word in telling if word not in INCLUDED] if kind and kind.name == "contents" else telling
    return _of_words(wanted, split_words(sentence), SUBJECTS | frozenset(split_words(thing)))


def _of_field(telling: list[str], name: str, said: str) -> Polarity | None:
    named = [word for word in split_words(name) if word not in SMALL and word not in NEEDED]
    asked = [word for word in telling if word not in NEEDED]
    needed = bool(NEEDED & set(split_words(name))) == bool(NEEDED & set(telling))
    if not named or not needed or not (_all_said(named, asked) and _all_said(asked, named)):
        return None
    return Polarity.YES if said.lower() in ("yes", "true") else Polarity.NO


def _of_tag(telling: list[str], said: list[str]) -> Polarity | None:
    return Polarity.YES if telling and _all_said(telling, said) and _all_said(said, telling) else None


def _of_words(wanted: list[str], said: list[str], subjects: frozenset[str]) -> Polarity | None:
    if not wanted or not _all_said(wanted, said):
        return None
    places = [at for at, word in enumerate(said) if any(same_word(word, one) for one in wanted)]
    before, after = said[: places[0]], said[places[-1] + 1 : places[-1] + 2]
    denials = [at for at, word in enumerate(said) if DENIED.fullmatch(word)]
    of_a_part = any(word not in subjects for word in before if not DENIED.fullmatch(word))
    if of_a_part or any(word not in SMALL for word in after):
        return None
    if not denials:
        return Polarity.YES if len(said) <= LONGEST_SENTENCE else None
    reached = len(denials) == 1 and 0 < places[0] - denials[0] <= DENIAL_REACH and said[denials[0]] != "free"
    return Polarity.NO if reached and len(said) <= LONGEST_DENIAL else None


def _all_said(words: list[str], said: list[str]) -> bool:
    return all(any(same_word(word, one) for one in said) for word in words)
