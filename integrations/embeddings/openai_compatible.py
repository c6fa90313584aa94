"""Embeddings from any endpoint that speaks OpenAI's `/embeddings`."""

import math
from collections.abc import Iterator, Sequence

from domain.errors import RemoteError
from integrations.remote import BearerAuth, RemoteSession, Timeouts, reading

SYSTEM = "embeddings"
BATCH = 64  # texts a request; 64 vectors of 3,072 numbers stay below the session's limit for an answer
TIMEOUTS = Timeouts(read=20.0, total=60.0)


class OpenAICompatibleEmbeddings:
    """Unit vectors from `<base_url>/embeddings`. Raises RemoteError.

    Without `dimension` it embeds one word at construction to learn it. An endpoint that changes its dimension later
    is refused, because its vectors could not be compared with the stored ones.
    """

    def __init__(self, base_url: str, key: str, model: str, dimension: int | None = None) -> None:
        self.name = model
        self._address = f"{base_url.rstrip('/')}/embeddings"
        auth = BearerAuth(lambda: key) if key else None
        self._session = RemoteSession(SYSTEM, origin=base_url, auth=auth, timeouts=TIMEOUTS)
        self.dimension = dimension or len(self._request(["dimension"])[0])

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector for each text, in their order."""
        return [vector for batch in _batches(texts) for vector in self._checked(batch)]

    def liken(self, question: str, texts: Sequence[str]) -> list[float]:
        """How near each text is to the question. An endpoint has no quicker way than to embed them, by one request."""
        asked, *told = self.embed([question, *texts])
        return [sum(map(float.__mul__, asked, one)) for one in told]

    def _checked(self, texts: Sequence[str]) -> list[list[float]]:
        vectors = self._request(texts)
        if any(len(vector) != self.dimension for vector in vectors):
            raise RemoteError(SYSTEM, f"{self.name} no longer gives {self.dimension} numbers", permanent=True)
        return vectors

    def _request(self, texts: Sequence[str]) -> list[list[float]]:
        # OpenAI refuses an empty text.
        body = {"model": self.name, "input": [text or " " for text in texts], "encoding_format": "float"}
        answer = self._session.post(self._address, json=body, timeout=(TIMEOUTS.connect, TIMEOUTS.read))
        with reading(SYSTEM, "POST /embeddings"):
            rows = sorted(answer.json()["data"], key=lambda row: int(row["index"]))
            vectors = [_unit([float(number) for number in row["embedding"]]) for row in rows]
            if len(vectors) != len(texts):
                raise ValueError("one vector for each text")
        return vectors


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), BATCH):
        yield texts[start : start + BATCH]


def _unit(vector: list[float]) -> list[float]:
    length = math.hypot(*vector)
    if not math.isfinite(length) or length == 0:
        raise ValueError("no direction")
    return [number / length for number in vector]
