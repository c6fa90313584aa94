"""Which line of a merchant's own words a clause rests on."""

from collections.abc import Callable, Iterable, Sequence

from domain.agent.concepts import meaning, said_words
from domain.agent.language import Language
from domain.agent.words import stem
from domain.drafting.checking.holdings import Holding, Text
from domain.drafting.checking.moods import denies
from domain.drafting.checking.speech import is_plain

MOSTLY = 0.6  # share of a clause's telling words that one line must hold for the clause to rest on it


def telling_words(text: str, language: Language) -> list[frozenset[str]]:
    """Return the words of a text that tell something, each as its meaning and its stem."""
    words = [word for word in said_words(text) if not is_plain(word, language) and not word.isdigit()]
    return [frozenset({meaning(word), stem(word)}) for word in words]


def shared(words: Sequence[frozenset[str]], text: Text) -> int:
    return sum(bool(forms & text.meanings) for forms in words)


def texts_of(holdings: Iterable[Holding]) -> list[Text]:
    return [text for holding in holdings for text in holding.texts]


def nearest(words: Sequence[frozenset[str]], texts: Sequence[Text], wanted: Callable[[Text], bool]) -> list[Text]:
    """Return those of the texts that are wanted and share most with the words."""
    fitting = [text for text in texts if wanted(text)]
    most = max((shared(words, text) for text in fitting), default=0)
    return [text for text in fitting if shared(words, text) == most]


def rests_on(clause: str, language: Language, texts: Sequence[Text]) -> Text | None:
    """Return the line that holds most of what the level clause tells and denies what it denies, if any."""
    words = telling_words(clause, language)
    agreeing = [text for text in texts if text.denies == denies(clause)]
    best = max(agreeing, key=lambda text: shared(words, text), default=None)
    return best if best and words and shared(words, best) >= MOSTLY * len(words) else None


def contradicted(clause: str, language: Language, texts: Sequence[Text]) -> bool:
    """Whether the lines that hold most of the clause all say the opposite: "can be" where they say "cannot be"."""
    words = telling_words(clause, language)
    best = nearest(words, texts, lambda text: shared(words, text) >= max(2, MOSTLY * len(words)))
    return bool(best) and all(text.denies != denies(clause) for text in best)
