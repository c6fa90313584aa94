"""Texts have no webhook: they are read again where they look otherwise than before."""

from datetime import timedelta

import pytest

from domain.errors import RemoteError
from domain.knowledge.documents import DocumentKind
from domain.readings import FAILURES_TOLD, ReadingKind, told_problem
from domain.stores import Store
from integrations.shopify.source import ShopifySource
from jobs import documents
from runtime.services import Services
from tests.jobs.over_shopify.readings.stores_read import embedded, reading
from tests.jobs.shopify import Shopify


def poll(store: Store) -> None:
    documents.refresh_documents(str(store.id))


def words(house: Services, store: Store, kind: DocumentKind) -> str:
    with house.begin() as work:
        return "".join(one.html for one in work.documents.all(store, [kind]))


def test_changed_and_removed_texts_are_found_by_polling(house: Services, shop: Shopify, store: Store) -> None:
    poll(store)
    shop.shop.update_policy("REFUND_POLICY", body="<p>Ninety-nine days to return.</p>")
    shop.shop.delete_policy("SHIPPING_POLICY")
    page = next(iter(shop.shop.pages.values()))
    shop.shop.delete_page(page["id"])
    poll(store)
    assert "Ninety-nine days" in words(house, store, DocumentKind.POLICY)
    with house.begin() as work:
        assert "shipping_policy" not in work.documents.ids(store, DocumentKind.POLICY)
        assert str(page["id"]) not in work.documents.ids(store, DocumentKind.PAGE)


def test_texts_that_look_the_same_are_neither_read_nor_written_nor_embedded(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll(store)
    monkeypatch.setattr(ShopifySource, "documents", lambda self, kind: pytest.fail(f"{kind} was read"))
    poll(store)
    assert embedded(house) == []


def test_once_a_day_texts_are_read_whatever_they_look_like(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll(store)
    read: list[DocumentKind] = []
    monkeypatch.setattr(ShopifySource, "documents", lambda self, kind: read.append(kind) or [])
    now = house.now
    house.now = lambda: now() + timedelta(days=1)
    poll(store)
    assert len(read) == 3


def test_a_reading_that_fails_again_and_again_is_told_and_forgotten_once_it_succeeds(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: ShopifySource, kind: DocumentKind) -> str:
        raise RemoteError("shopify", "503")

    with monkeypatch.context() as patch:
        patch.setattr(ShopifySource, "look", fail)
        for _ in range(FAILURES_TOLD - 1):
            poll(store)
        assert told_problem(reading(house, store, ReadingKind.DOCUMENTS)) == ""
        poll(store)
    assert "Policies" in told_problem(reading(house, store, ReadingKind.DOCUMENTS))
    poll(store)
    assert told_problem(reading(house, store, ReadingKind.DOCUMENTS)) == ""


def test_a_scope_that_is_missing_does_not_keep_the_other_texts_from_being_read(
    house: Services, shop: Shopify, store: Store
) -> None:
    shop.shop.installation.scopes = shop.shop.installation.scopes.replace("read_legal_policies,", "")
    page = next(one for one in shop.shop.pages.values() if one["published_at"])
    shop.shop.update_page(page["id"], body_html="<p>Quite another page.</p>")
    poll(store)
    assert "Quite another page." in words(house, store, DocumentKind.PAGE)
    assert reading(house, store, ReadingKind.DOCUMENTS).failures == 0
