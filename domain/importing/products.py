"""All products of a store; those it no longer has are forgotten."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from domain.catalogue import Product
from domain.importing.embedding import Vectors
from domain.importing.files import awaited_bulk, take_in
from domain.importing.runs import Import, ImportShelves, Pause
from domain.importing.sources import Bulk, Line
from domain.imports import ImportPhase
from domain.knowledge.ingestion import changed_words, forget_products, learn_products

# What a webhook told of so shortly before the file was begun exists, whether the file has it or not: its own deletion
# would tell of that.
GRACE = timedelta(minutes=10)


def import_products(one: Import) -> Pause | None:
    bulk = awaited_bulk(one, ImportPhase.PRODUCTS)
    pause = bulk if isinstance(bulk, Pause) else take_in(one, bulk, ProductIntake(one))
    if pause or isinstance(bulk, Pause):
        return pause
    forget_what_is_gone(one, bulk)
    one.leave(ImportPhase.PRODUCTS, one.progress().done)
    return None


class ProductIntake:
    """Implements domain.importing.files.Intake."""

    def __init__(self, one: Import) -> None:
        self.one = one

    def read(self, url: str, position: int) -> Iterator[Line[Product]]:
        return self.one.source.products(url, position)

    def begin(self, items: Sequence[Product]) -> Callable[[], Vectors]:
        with self.one.begin() as work:
            changed = changed_words(self.one.store, items, work)
        return self.one.embedding.begin([passage.text for found in changed.values() for passage in found])

    def learn(self, items: Sequence[Product], ready: Vectors, work: ImportShelves) -> None:
        progress = work.imports.progress(self.one.store)
        # The shop was read after the phase began, so that stock told before then is in the file.
        began = progress.phase_started_at if progress else None
        kept = learn_products(self.one.store, items, work, ready, began)
        work.catalogue.note_seen(self.one.store, {product.id for product in items} - kept)

    def leave_out(self, record_ids: Sequence[int], work: ImportShelves) -> None:
        work.catalogue.note_seen(self.one.store, record_ids)


def forget_what_is_gone(one: Import, bulk: Bulk) -> None:
    """Forget what the file did not name. What came after it was begun is not in it, and stays."""
    progress = one.progress()
    if progress.done != bulk.found:
        # A file that lacks records proves nothing about those.
        return
    with one.begin() as work:
        work.inbox.lock(one.store)
        gone = work.catalogue.ids(one.store, before=progress.phase_started_at - GRACE)
        forget_products(one.store, dict.fromkeys(gone, progress.phase_started_at), work)
