"""Carrying out what the law's deliveries ask, each with its record."""

from collections.abc import Callable
from datetime import datetime

from domain.privacy.exporting import export
from domain.privacy.records import RecordKind, RecordState
from domain.privacy.redacting import redact
from domain.privacy.shelves import Shelves
from domain.privacy.subjects import subject_of
from domain.stores import Store
from domain.updates import PrivacyKind, PrivacyRequest


def carry_out(store: Store, request: PrivacyRequest, at: datetime, shelves: Shelves) -> None:
    """Do it, or note it where it has to wait. `at` is when Shopify asked."""
    WAYS[request.kind](store, request, at, shelves)


def tell(store: Store, request: PrivacyRequest, at: datetime, shelves: Shelves) -> None:
    """Make the export that the merchant hands on; the request is done once somebody has fetched it."""
    document, done = export(store, request, at, shelves)
    keys = shelves.persons.keys(store, subject_of(request))
    record = shelves.privacy.open(store, RecordKind.DATA_REQUEST, request.request_id, keys, at)
    shelves.privacy.keep_export(store, record, document)
    shelves.privacy.finish(record, RecordState.READY, done)


def forget(store: Store, request: PrivacyRequest, at: datetime, shelves: Shelves) -> None:
    subject, done = redact(store, request, at, shelves)
    keys = shelves.persons.keys(store, subject)
    record = shelves.privacy.open(store, RecordKind.REDACT_CUSTOMER, request.request_id, keys, at)
    shelves.privacy.finish(record, RecordState.DONE, done)


def note_erasure(store: Store, request: PrivacyRequest, at: datetime, shelves: Shelves) -> None:
    """A whole store is erased by a job of its own, which finishes the record."""
    shelves.privacy.open(store, RecordKind.REDACT_SHOP, request.request_id, (), at)


WAYS: dict[PrivacyKind, Callable[[Store, PrivacyRequest, datetime, Shelves], None]] = {
    PrivacyKind.DATA_REQUEST: tell,
    PrivacyKind.REDACT_CUSTOMER: forget,
    PrivacyKind.REDACT_SHOP: note_erasure,
}
