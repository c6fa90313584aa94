"""A store's rules for refunds, for those who read them and those who decide by them."""

from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.shops import NOW


def written(html: str, kind: DocumentKind = DocumentKind.POLICY, name: str = "refund_policy") -> Document:
    return Document(kind, name, "Refund policy", f"https://shop.example/policies/{name}", html, NOW)


ENGLISH = written(
    """<h2>Before we ship</h2><ul><li>Cancel at any time for a full refund</li></ul>
    <h2>After delivery</h2><p>You can return unworn goods within 20 days of delivery. Earrings and gift cards cannot be
    returned. Refunds are paid within 5 business days.</p>
    <h2>Faulty or damaged goods</h2><p>A full refund is available at any time. We may ask for a photo.</p>"""
)
