"""A store's texts as LlamaIndex's nodes, and as the rows that it keeps of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import llama_index.core  # noqa: F401 - whole first: two threads that begin at its parts find each other's half done
from llama_index.core.schema import MetadataMode, NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.utils import node_to_metadata_dict

from domain.knowledge.documents import Passage

UNPLACED = "unplaced"  # in the metadata of a text whose vector is still another text's


class Held(NamedTuple):
    """A text with its vector, which is another text's as long as it is not `placed`."""

    text: str
    vector: list[float]
    placed: bool


def reworded(passages: Sequence[Passage], held: Sequence[Held], nowhere: list[float]) -> Iterator[TextNode]:
    """Yield the passages' nodes, each with the vector of the same text or else of the one whose place it takes."""
    own = {one.text: one.vector for one in held if one.placed}
    for place, passage in enumerate(passages):
        stand_in = held[place].vector if place < len(held) else nowhere
        node = as_node(passage, own.get(passage.text, stand_in))
        if passage.text not in own:
            node.metadata[UNPLACED] = True
        yield node


def as_node(passage: Passage, vector: list[float]) -> TextNode:
    document = f"{passage.kind}:{passage.document_id}"
    return TextNode(
        text=passage.text,
        embedding=vector,
        metadata={
            "kind": passage.kind.value,
            "document_id": passage.document_id,
            "title": passage.title,
            "url": passage.url,
            "heading": passage.heading,
            "version": passage.version,
        },
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=document)},
    )


def row_of(node: TextNode) -> dict[str, object]:
    return {
        "text": node.get_content(metadata_mode=MetadataMode.NONE),
        "metadata_": node_to_metadata_dict(node, remove_text=True),
        "node_id": node.node_id,
        "embedding": node.embedding,
    }


def unit_vector(dimension: int) -> list[float]:
    """Return a vector that is near to no text's."""
    return [1.0, *[0.0] * (dimension - 1)]
