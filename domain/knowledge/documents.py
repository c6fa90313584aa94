"""Documents: what a store has written down, in Shopify, in files, on the web, or here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DocumentKind(StrEnum):
    PRODUCT = "product"
    POLICY = "policy"
    PAGE = "page"
    ARTICLE = "article"
    SNIPPET = "snippet"
    FILE = "file"
    WEB = "web"

    @property
    def shown(self) -> str:
        """Return the kind as answers name it: a page is a page, whether Shopify holds it or another site."""
        return DocumentKind.PAGE.value if self is DocumentKind.WEB else self.value


WRITTEN = (
    DocumentKind.POLICY,
    DocumentKind.PAGE,
    DocumentKind.ARTICLE,
    DocumentKind.SNIPPET,
    DocumentKind.FILE,
    DocumentKind.WEB,
)


@dataclass(frozen=True)
class Document:
    """A text of the store's. `id` is unique within its kind; `html` as its source holds it.

    `version` is its source's own time of change, else when we read it. `url` is "" where no shopper can open it.
    """

    kind: DocumentKind
    id: str
    title: str
    url: str
    html: str
    version: datetime


@dataclass(frozen=True)
class Passage:
    """A piece of a document or product text that a search found. `score` in 0..1, higher is nearer.

    `document_id` is the product id (as digits) where `kind` is PRODUCT.
    """

    kind: DocumentKind
    document_id: str
    title: str
    url: str
    heading: str
    text: str
    version: str
    score: float
