"""How a turn looks things up that are kept for an edition."""

from domain.catalogue import Called
from domain.knowledge.asking import Said, ask
from domain.knowledge.documents import DocumentKind, Passage
from domain.stores import Store
from storage.prepared import run_all
from storage.work import Work


def see(work: Work, store: Store) -> str:
    """Have the transaction see the store's edition, as a turn does; return its mark."""
    work.editions.note(store, run_all(work.connection, work.editions.asked(store))[0])
    return work.editions.mark(store) or ""


def called(work: Work, store: Store, words: str) -> list[str]:
    """Return how those are called that the words may name, as a turn finds it: looked for, or found before."""
    return work.findings.find(store, words, "called", lambda: [one.title for one in resembling(work, store, words)])


def resembling(work: Work, store: Store, words: str) -> list[Called]:
    return work.catalogue.resembling(store, words, 9)


def saying(work: Work, store: Store, word: str) -> list[Said]:
    """Return those that say the word, in the same way."""
    return work.findings.find(store, word, "said", lambda: work.catalogue.saying(store, ask([word]), 9))


def near(work: Work, store: Store, words: str) -> dict[int, float]:
    return work.findings.find(store, words, "near", lambda: work.knowledge.products_near(store, words, 9))


def texts(work: Work, store: Store, words: str) -> list[Passage]:
    kinds = [DocumentKind.POLICY]
    return work.findings.find(store, words, "texts", lambda: work.knowledge.search(store, words, kinds, 3))
