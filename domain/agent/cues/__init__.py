"""The words by which wishes are known, one table a language, and how a table is read.

A cue is words in the order they are written, up to three others between them: `cancel* order|purchase`. `|` parts
alternatives, `*` stands for any ending, `...` for any number of words, `_` for words that touch, `^` and `$` for the edges of the sentence, `@name`
for a list named in WORDS. `ordername` stands for any order name. Korean and Japanese cues are parts of words.
"""

import importlib
import re
from collections.abc import Mapping
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
UNSPACED_GAP = r".{0,14}?"


class Cue(NamedTuple):
    """`letters` are those that its first word may begin with; none where that may begin with any."""

    intent: Intent
    pattern: re.Pattern[str]
    letters: frozenset[str]


@dataclass(frozen=True)
class Cues:
    """One language's table, ready to use.

    `vocabulary` is what typos are corrected to, by first letter; `stems` and `not_slips` what is right as it is.
    """

    table: tuple[Cue, ...]
    vocabulary: Mapping[str, tuple[str, ...]]
    stems: tuple[str, ...]
    not_slips: frozenset[str]

    def intents(self, sentence: str) -> list[Intent]:
        """Return the intents whose cues stand in the folded `sentence`, in table order."""
        letters = {word[0] for word in sentence.split()}
        # Most cues fall away by their first letter, at a tenth of what it takes to look for their words.
        likely = (cue for cue in self.table if not cue.letters or not cue.letters.isdisjoint(letters))
        return list(dict.fromkeys(cue.intent for cue in likely if cue.pattern.search(sentence)))

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
    compiled = [
        Cue(intent, _compile(cue, table.WORDS, language), _first_letters(cue, table.WORDS, language))
        for intent, lines in table.CUES.items()
        for cue in lines
    ]
    # What a sensitive matter is called is never read into a misspelt word: "layer" is no lawyer.
    plain = [cue for intent, lines in table.CUES.items() if intent not in SENSITIVE for cue in lines]
    text = " ".join([*plain, *table.WORDS.values()])
    not_slips: frozenset[str] = getattr(table, "NOT_SLIPS", frozenset())
    return Cues(tuple(compiled), _vocabulary(text), tuple(re.findall(r"([^\s|_@^]{3,})\*", text)), not_slips)


def _compile(cue: str, lists: Mapping[str, str], language: Language) -> re.Pattern[str]:
    start, end = cue.startswith("^"), cue.endswith("$")
    runs = [[_element(part, lists) for part in run.split()] for run in cue.strip("^$").split(" ... ")]
    if language in UNSPACED:
        return re.compile(UNSPACED_GAP.join(element for run in runs for element in run))
    edge = ("^" if start else r"(?<!\S)", "$" if end else r"(?!\S)")
    return re.compile(edge[0] + ANY_GAP.join(GAP.join(run) for run in runs) + edge[1])


def _first_letters(cue: str, lists: Mapping[str, str], language: Language) -> frozenset[str]:
    first = cue.strip("^$").split()[0]
    words = [word for name in first.split("|") for word in _listed(name, lists)]
    letters = frozenset(word[0] for word in words)
    return frozenset() if language in UNSPACED or "*" in letters else letters


def _element(part: str, lists: Mapping[str, str]) -> str:
    words = [word for name in part.split("|") for word in _listed(name, lists)]
    return "(?:" + "|".join(re.escape(word.replace("_", " ")).replace(r"\*", r"\S*") for word in words) + ")"


def _listed(name: str, lists: Mapping[str, str]) -> list[str]:
    return lists[name[1:]].split() if name.startswith("@") else [name]


def _vocabulary(text: str) -> Mapping[str, tuple[str, ...]]:
    plain = re.sub(r"[^\s|_]*\*|@\w+", " ", text).replace("_", " ")
    words = sorted({*WORD.findall(plain), *PLAIN_WORDS})
    return {letter: tuple(group) for letter, group in groupby(words, key=lambda word: word[0])}
