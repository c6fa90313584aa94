"""How near texts are in meaning. Their vectors are kept by their very words, so that none can be stale."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from domain.ports import Embedder

TEXTS_IN_MEMORY = 8192  # per process; one and a half kilobytes each


class Nearness:
    """Vectors of sentences that were compared before. Safe to use from several threads."""

    def __init__(self, embedder: Callable[[], Embedder]) -> None:
        self.embedder = embedder
        self.kept: OrderedDict[str, array[float]] = OrderedDict()
        self.lock = Lock()

    def of(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return the cosine of each text with the question, in their order. Raises RemoteError."""
        asked, *told = self._vectors([question, *texts])
        return [sum(map(float.__mul__, asked, vector)) for vector in told]

    def vector(self, text: str) -> Sequence[float]:
        """Return the unit vector of a text. Raises RemoteError."""
        return self._vectors([text])[0]

    def _vectors(self, texts: Sequence[str]) -> "list[array[float]]":
        with self.lock:
            known = {text: self.kept[text] for text in texts if text in self.kept}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        fresh = [array("f", vector) for vector in self.embedder().embed(missing)] if missing else []
        known.update(zip(missing, fresh, strict=True))
        self._keep(known)
        return [known[text] for text in texts]

    def _keep(self, vectors: "dict[str, array[float]]") -> None:
        with self.lock:
            for text, vector in vectors.items():
                self.kept[text] = vector
                self.kept.move_to_end(text)
            while len(self.kept) > TEXTS_IN_MEMORY:
                self.kept.popitem(last=False)
