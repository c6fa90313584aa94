"""Reading a merchant's files, a slice of a long one at a time, so that no other store waits for it."""

import time
from collections.abc import Iterable
from dataclasses import replace
from math import inf

from domain.knowledge.files.kinds import FileKind, Unreadable, kind_of
from domain.knowledge.files.reading import Part
from domain.knowledge.ingestion import new_vectors
from domain.knowledge.sources import Source
from domain.knowledge.uploads import document_of, end_reading, fail_reading, learn_part, part_ids, require_whole
from domain.stores import Store
from runtime.reading_files import read_file
from runtime.services import Services

SLICE = 60  # seconds; the next one opens the file again, and passes over what is learnt in a moment


def read_upload(house: Services, store: Store, source: Source) -> bool:
    """Read on where the last slice ended. Return whether more waits."""
    kind = kind_of(source.title)
    assert kind is not None, "begin_upload takes no other"
    try:
        return learn_upload(house, store, source, kind)
    except Unreadable as error:
        with house.begin() as work:
            fail_reading(store, source, error.sentence, work)
        return False


def learn_upload(house: Services, store: Store, source: Source, kind: FileKind) -> bool:
    with house.look() as reading:
        require_whole(store, source, reading)
        return learn_parts(house, store, source, read_file(kind, reading.sources.pieces(store, source.id)))


def learn_parts(house: Services, store: Store, source: Source, parts: Iterable[Part]) -> bool:
    learnt: list[str] = []
    until = inf
    for name, part in zip(part_ids(source), parts, strict=False):
        if time.monotonic() > until:
            return True
        document = document_of(source, part, name, house.now())
        with house.look() as work:
            vectors = new_vectors(store, document, work, house.embedder)
        # Counted from the first that is new, so that each slice learns something.
        until = min(until, time.monotonic() + SLICE) if vectors else until
        with house.begin() as work:
            if not learn_part(store, source, part, document, vectors, work):
                return False
        learnt.append(name)
    ended = replace(source, done=len(learnt), total=len(learnt))
    with house.begin() as work:
        end_reading(store, ended, frozenset(learnt), house.now(), work)
    return False
