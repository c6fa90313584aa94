"""Documents: policies, pages and articles; later whatever a merchant adds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DocumentKind(StrEnum):
    PRODUCT = "product"
    POLICY = "policy"
    PAGE = "page"
    ARTICLE = "article"


@dataclass(frozen=True)
class Document:
    """A text of the store's. `id` is unique within its kind; `html` as Shopify holds it; `version` its `updated_at`."""

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
