"""Cutting texts into passages small enough to be embedded whole and large enough to answer."""

import hashlib
from collections.abc import Iterator
from itertools import chain

from domain.catalogue import Product
from domain.knowledge.cutting import cut
from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.knowledge.readable import readable_field
from domain.language.html import Section, sections

LONGEST = 900  # characters; MiniLM reads 256 tokens, about four letters each in English


def passages_of_document(document: Document) -> list[Passage]:
    """Return the document by its headings; each passage names document and heading, so that it stands alone."""
    return [
        passage(document.kind, document.id, document.title, document.url, section.heading, body, str(document.version))
        for section in sections(document.html)
        for body in bodies(section)
    ]


def bodies(section: Section) -> Iterator[str]:
    """Yield runs of whole lines up to LONGEST characters; a line that is longer, in pieces."""
    held: list[str] = []
    for piece in chain.from_iterable(cut(line, LONGEST) for line in section.lines):
        if held and sum(map(len, held)) + len(piece) > LONGEST:
            yield "\n".join(held)
            held = []
        held.append(piece)
    yield "\n".join(held)


def passages_of_product(product: Product) -> list[Passage]:
    """Return the product's words; no price and no stock, so that a change of those embeds nothing anew."""
    described = [
        passage(DocumentKind.PRODUCT, str(product.id), product.title, product.url, "", body, str(product.version))
        for body in bodies(Section("", (*product_facts(product), *product.description.splitlines())))
    ]
    return described if product.for_sale else []


def product_facts(product: Product) -> Iterator[str]:
    yield f"{product.product_type} by {product.vendor}" if product.vendor else product.product_type
    # Sorted, since the shop tells them now in this order, now in that: another order is no change of words.
    yield ", ".join(sorted(product.tags))
    yield ", ".join(sorted(product.collections))
    for option in product.options:
        if option.values != ("Default Title",):
            yield f"{option.name}: {', '.join(option.values)}"
    for name, value in sorted(product.metafields):
        yield readable_field(name, value)[:LONGEST]


def passage(
    kind: DocumentKind, document_id: str, title: str, url: str, heading: str, body: str, version: str
) -> Passage:
    headed = " – ".join(part for part in (title, heading) if part)
    return Passage(kind, document_id, title, url, heading, f"{headed}\n{body}", version, score=0.0)


def fingerprint(passages: list[Passage]) -> str:
    """Return a hash of the words and where they stand, "" for none: equal hashes need no new embedding."""
    if not passages:
        return ""
    return hashlib.sha256("\0".join(f"{one.url}\0{one.text}" for one in passages).encode()).hexdigest()
