"""Reading again what may have changed without a webhook that says all of it."""

from domain.importing.documents import refresh_documents as make_equal
from domain.knowledge.documents import DocumentKind
from domain.knowledge.ingestion import forget_product, learn_product
from domain.stores import Store
from jobs.queues import store_job
from runtime.services import Services

POLLED = (DocumentKind.POLICY, DocumentKind.PAGE, DocumentKind.ARTICLE)


@store_job
def refresh_product(house: Services, store: Store, product_id: str) -> None:
    """Read one product anew, after its stock moved somewhere."""
    product = house.source(store).product(int(product_id))
    with house.begin() as work:
        if product is None:
            forget_product(store, int(product_id), house.now(), work)
        else:
            learn_product(store, product, work, complete=True)


@store_job
def refresh_documents(house: Services, store: Store) -> None:
    """Read policies, pages and articles anew: Shopify has no webhook for any of them."""
    source = house.source(store)
    for kind in POLLED:
        found = source.documents(kind)
        with house.begin() as work:
            make_equal(store, kind, found, work)
