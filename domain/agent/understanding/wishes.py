"""What a shopper looks for: a kind of thing and its qualities. What it must not be stands in bounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.devices import names_device
from domain.language.goods_abroad import english_for, goods_in_english, is_of_goods
from domain.language.languages import UNSPACED, WORDS, Language
from domain.language.measures import pieces
from domain.language.unspaced import naming
from domain.language.vocabulary import FILLERS, OCCASIONS, PLAIN_WORDS, SHOP_WORDS, SIZES
from domain.language.wares import in_english
from domain.language.words import WORD, fold

NO_WISH_WORDS = PLAIN_WORDS | SHOP_WORDS | FILLERS
# After "for" it is somebody: "a gift for a coffee fan".
FOND_ONES = frozenset("fan fans nerd nerds geek geeks addict addicts freak enthusiast aficionado".split())
STAND_INS = frozenset({"something", "anything", "stuff", "things"})
# The same elsewhere, and what stands beside it: "coś, co jest poniżej 100 zł".
STAND_INS_ABROAD = frozenset(
    """etwas irgendwas irgendetwas dinge sachen sache algo alguna alguno cosa cosas truc trucs quelque chose choses qqch
    qualcosa qualche cose iets dingen ding coisa coisas cos cokolwiek rzecz rzeczy co jest sind gibt gibts
    habt hay""".split()
)
COVERS = frozenset({"cover", "covers"})
STORES_OWN = frozenset("guide chart policy hours store shop website account list".split())  # no goods of a store
PREPOSITIONS = frozenset("for with in of to that which from under without who when made".split())
JOINING = frozenset("for with in of and or & to from by the a an on".split())  # words between those of a wish
NUMBER_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
TEXTS_IN_MEMORY = 256  # per process, some three hundred bytes each; a message is read so a few times in a turn
# Who says so asks for the first by its price, and for no quality: "günstigstes", "najtańsza", "duurste".
BY_PRICE = re.compile(
    r"(?:gunstigst|billigst|teuerst|preiswertest|goedkoopst|duurst|najtansz|najdrozsz)\w*$|(?:barat[oa]|car[oa]|chere?)s?$"
)
MADE_ONE = (
    (re.compile(r"\bbest[ -]?sell\w+", re.I), "bestseller"),
    (re.compile(r"\bback[ -]in(?:to)?[ -]stock\b", re.I), "in stock"),  # of no back
    (re.compile(r"\bt(?:ee)? ?(?=shirts?\b)", re.I), "t-"),
)


@dataclass(frozen=True)
class Wish:
    """`named` are the words that may name the thing, in order; `further` what else it should be or be for."""

    named: tuple[str, ...]
    further: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.named, *self.further)


@lru_cache(TEXTS_IN_MEMORY)
def read_wish(text: str, language: Language) -> Wish:
    """Return the words that describe what is looked for. Those of another language are put into English."""
    for pattern, word in MADE_ONE:
        text = pattern.sub(word, text)
    if language in UNSPACED:
        return Wish(_named_unspaced(text), ())
    said = [piece.text for piece in pieces(read_limits(text).rest)]
    if language is not Language.ENGLISH:
        return Wish(tuple(in_english(_telling(said, language))), ())
    first = next((at for at, word in enumerate(said) if word not in PLAIN_WORDS), len(said))
    begins = min(first, _stand_in(said))
    cut = next((at for at, word in enumerate(said) if word in PREPOSITIONS and at >= begins), len(said))
    if STORES_OWN & set(said[:cut]) and not any(_tells(word) for word in said[:cut]):
        return Wish((), ())
    named = [word for word in said[:cut] if _tells(word)]
    after = [word for word in said[cut:] if word not in FOND_ONES]
    further = [NUMBER_WORDS.get(word, word) for word in after if _tells(word) or word in NUMBER_WORDS]
    occasion = [word for word in named if word in OCCASIONS]
    return Wish(tuple(word for word in named if word not in OCCASIONS), (*further, *occasion))


def _named_unspaced(text: str) -> tuple[str, ...]:
    """Return what a text without spaces names, of goods and other words that we know those alone."""
    said = naming(read_limits(text).rest)
    known = [word for word in said if is_of_goods(word)]
    return tuple(in_english(known)) or _named_within(text) or tuple(in_english(filter(_tells, said)))


def _named_within(text: str) -> tuple[str, ...]:
    """Return the goods named in a text whose words run together, which other cuts took apart: 日焼け止め."""
    return tuple(name for run in WORD.findall(fold(text)) for name in english_for(run).split())


def in_other_words(wish: Wish) -> Wish | None:
    """Return the wish with what other languages call goods by its English names; None where it holds none."""
    other = Wish(*(_of_a_device(wish, goods_in_english(part)) for part in (wish.named, wish.further)))
    return other if {*other.words} != {*wish.words} else None


def _of_a_device(wish: Wish, words: Sequence[str]) -> tuple[str, ...]:
    """Return the words with what a phone is put into called as most stores do: "iphone cover"."""
    named = COVERS.intersection(words) and names_device(" ".join(wish.words))
    return tuple("case" if word in COVERS else word for word in words) if named else tuple(words)


def _stand_in(said: Sequence[str]) -> int:
    """Return where a word such as "something" stands for the thing itself: what follows "for" is no name of one."""
    return next((at for at, word in enumerate(said) if word in STAND_INS), len(said))


def _tells(word: str) -> bool:
    return word not in NO_WISH_WORDS and (len(word) > 1 or word not in SIZES)


def _telling(said: Sequence[str], language: Language) -> list[str]:
    """Keep of a foreign message the goods it names; where it names none that we know, all that may be one."""
    common = WORDS.get(language, ())  # the German "hat" is nothing to wear
    known = [word for word in said if is_of_goods(word) and word not in common]
    empty = STAND_INS_ABROAD.union(common)
    return known or [word for word in said if word not in empty and _tells(word) and not BY_PRICE.match(word)]
