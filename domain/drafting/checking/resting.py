"""Which line of a merchant's own words a clause rests on."""

from collections.abc import Callable, Iterable, Sequence

from domain.drafting.checking.holdings import Holding, Text
from domain.drafting.checking.moods import denies
from domain.drafting.checking.speech import is_plain
from domain.language.concepts import meaning, said_words
from domain.language.languages import Language
from domain.language.words import stem

LEAST = 2  # telling words; one alone stands in many lines
# What a store's rules are about tells something, however plain the word.
TRADE = frozenset(
    "refund return exchange cancel delivery abroad free pay damaged warranty reject gift discount photo hygiene".split()
)
MOSTLY = 0.6  # share of a clause's telling words that one line must hold for the clause to rest on it


def telling_words(text: str, language: Language) -> list[frozenset[str]]:
    """Return the words of a text that tell something, each as its meaning and its stem."""
    words = [
        word
        for word in said_words(text)
        if not word.isdigit() and (meaning(word) in TRADE or not is_plain(word, language))
    ]
    return [frozenset({meaning(word), stem(word)}) for word in words]


def shared(words: Sequence[frozenset[str]], text: Text) -> int:
    return sum(bool(forms & text.meanings) for forms in words)


def texts_of(holdings: Iterable[Holding]) -> list[Text]:
    return [text for holding in holdings for text in holding.texts]


def nearest(words: Sequence[frozenset[str]], texts: Sequence[Text], wanted: Callable[[Text], bool]) -> list[Text]:
    """Return those of the texts that are wanted and share most with the words, the rarer the better."""
    fitting = [text for text in texts if wanted(text)]
    weights = [1 / (1 + sum(bool(forms & text.meanings) for text in texts)) for forms in words]
    scores = [
        sum(weight for forms, weight in zip(words, weights, strict=True) if forms & text.meanings) for text in fitting
    ]
    return [text for text, score in zip(fitting, scores, strict=True) if score == max(scores)]


def rests_on(clause: str, language: Language, texts: Sequence[Text]) -> Text | None:
    """Return the line that holds most of what the level clause tells and denies what it denies, if any."""
    words = telling_words(clause, language)
    agreeing = [text for text in texts if text.denies == denies(clause)]
    best = max(agreeing, key=lambda text: shared(words, text), default=None)
    enough = max(LEAST, MOSTLY * len(words))
    return best if best and shared(words, best) >= enough else None


def contradicted(clause: str, language: Language, texts: Sequence[Text]) -> bool:
    """Whether the lines that hold most of the clause all say the opposite: "can be" where they say "cannot be"."""
    words = telling_words(clause, language)
    best = nearest(words, texts, lambda text: shared(words, text) >= max(LEAST, MOSTLY * len(words)))
    return bool(best) and all(text.denies != denies(clause) for text in best)
