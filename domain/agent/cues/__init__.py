"""The words by which wishes are known, one table a language, and how a table is read.

A cue is words in the order they are written, up to three others between them: `cancel* order|purchase`. `|` parts
alternatives, `*` stands for any ending, `...` for any number of words, `_` for words that touch, `^` and `$` for the edges of the sentence, `@name`
for a list named in WORDS. `ordername` stands for any order name. Korean and Japanese cues are parts of words.
"""

import importlib
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from domain.agent.intents import SENSITIVE, Intent
from domain.language.languages import UNSPACED, Language
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.words import TYPO_FROM, WORD, is_typo

SHORTEST_TYPO = 4  # letters; what is shorter is taken as written
GAP = r"(?: \S+){0,3}? "
ANY_GAP = r"(?: \S+)*? "
ALL_OF = 0.6  # share of a sentence; in scripts without spaces a cue leaves out how it ends
UNSPACED_GAP = r".{0,14}?"


class Cue(NamedTuple):
    """`whole` where it is all of a sentence, in set words: "how is it going"."""

    intent: Intent
    pattern: re.Pattern[str]
    whole: bool


class Starts(NamedTuple):
    """The places in a table of the cues that begin with a word (`first`), with one that begins so (`begun`), or with
    any (`anywhere`). By that most cues of a message fall away, at a tenth of what it takes to look for their words."""

    first: Mapping[str, Sequence[int]]
    begun: Mapping[str, Sequence[int]]
    anywhere: frozenset[int]
    longest: int

    def likely(self, words: Set[str]) -> Set[int]:
        starts = {word[:length] for word in words for length in range(1, min(len(word), self.longest) + 1)}
        whole = (self.first[word] for word in self.first.keys() & words)
        return self.anywhere.union(*whole, *(self.begun[start] for start in self.begun.keys() & starts))


@dataclass(frozen=True)
class Cues:
    """One language's table, ready to use.

    `vocabulary` is what typos are corrected to, by first letter; `stems` and `not_slips` what is right as it is.
    """

    table: tuple[Cue, ...]
    starts: Starts
    vocabulary: Mapping[str, tuple[str, ...]]
    stems: tuple[str, ...]
    not_slips: frozenset[str]

    def intents(self, sentence: str) -> list[Intent]:
        """Return the intents whose cues stand in the folded `sentence`, in table order."""
        likely = (self.table[at] for at in sorted(self.starts.likely(set(sentence.split()))))
        return list(dict.fromkeys(cue.intent for cue in likely if cue.pattern.search(sentence)))

    def is_all_of(self, sentence: str, intent: Intent) -> bool:
        """Whether set words for this intent are all, or by far the most, of the folded `sentence`."""
        certain = (cue for cue in self.table if cue.whole and cue.intent is intent)
        found = (cue.pattern.search(sentence) for cue in certain)
        return any(match.end() - match.start() >= ALL_OF * len(sentence) for match in found if match)

    def corrected(self, word: str) -> str:
        """Return the cue word that `word` misspells, or `word` itself."""
        known = self.vocabulary.get(word[0], ())
        if word in known or word in self.not_slips or len(word) < SHORTEST_TYPO or not word.isalpha():
            return word
        if word.startswith(self.stems):
            return word
        return next((other for other in known if is_typo(word, other, TYPO_FROM)), word)


@cache
def cues(language: Language) -> Cues:
    table = importlib.import_module(f"domain.agent.cues.{language.value}")
    lines = [(intent, cue) for intent, lines in table.CUES.items() for cue in lines]
    compiled = tuple(
        Cue(intent, _compile(cue, table.WORDS, language), _is_whole(cue, language)) for intent, cue in lines
    )
    starts = _by_starts([_starts(cue, table.WORDS, language) for _, cue in lines])
    # What a sensitive matter is called is never read into a misspelt word: "layer" is no lawyer.
    plain = [cue for intent, lines in table.CUES.items() if intent not in SENSITIVE for cue in lines]
    text = " ".join([*plain, *table.WORDS.values()])
    not_slips: frozenset[str] = getattr(table, "NOT_SLIPS", frozenset())
    stems = tuple(re.findall(r"([^\s|_@^]{3,})\*", text))
    return Cues(compiled, starts, _vocabulary(text), stems, not_slips)


def _is_whole(cue: str, language: Language) -> bool:
    # "_" joins set words. A word alone that begins a sentence and ends it, such as "help", is none of them.
    return language in UNSPACED or (cue.startswith("^") and cue.endswith("$") and "_" in cue)


def _compile(cue: str, lists: Mapping[str, str], language: Language) -> re.Pattern[str]:
    start, end = cue.startswith("^"), cue.endswith("$")
    runs = [[_element(part, lists) for part in run.split()] for run in cue.strip("^$").split(" ... ")]
    if language in UNSPACED:
        return re.compile(UNSPACED_GAP.join(element for run in runs for element in run))
    edge = ("^" if start else r"(?<!\S)", "$" if end else r"(?!\S)")
    return re.compile(edge[0] + ANY_GAP.join(GAP.join(run) for run in runs) + edge[1])


def _starts(cue: str, lists: Mapping[str, str], language: Language) -> Set[str]:
    """Return what the cue may begin with, "*" behind what is only the beginning of a word."""
    names = cue.strip("^$").split()[0].split("|")
    words = [word.partition("_")[0] for name in names for word in _listed(name, lists)]
    return {"*"} if language in UNSPACED else {word[: word.find("*") + 1] or word for word in words}


def _by_starts(starts: Sequence[Set[str]]) -> Starts:
    first: dict[str, list[int]] = {}
    begun: dict[str, list[int]] = {}
    for at, words in enumerate(starts):
        for word in words:
            (begun if word.endswith("*") else first).setdefault(word.rstrip("*"), []).append(at)
    anywhere = frozenset(begun.pop("", ()))
    return Starts(first, begun, anywhere, max(map(len, begun), default=0))


def _element(part: str, lists: Mapping[str, str]) -> str:
    words = [word for name in part.split("|") for word in _listed(name, lists)]
    return "(?:" + "|".join(re.escape(word.replace("_", " ")).replace(r"\*", r"\S*") for word in words) + ")"


def _listed(name: str, lists: Mapping[str, str]) -> list[str]:
    return lists[name[1:]].split() if name.startswith("@") else [name]


def _vocabulary(text: str) -> Mapping[str, tuple[str, ...]]:
    plain = re.sub(r"[^\s|_]*\*|@\w+", " ", text).replace("_", " ")
    words = sorted({*WORD.findall(plain), *PLAIN_WORDS})
    return {letter: tuple(group) for letter, group in groupby(words, key=lambda word: word[0])}
