"""Texts to unit vectors: on this machine, or by an endpoint, which no setting chooses yet.

Importing this package loads no model library.
"""

from integrations.embeddings.minilm import MiniLM
from integrations.embeddings.openai_compatible import OpenAICompatibleEmbeddings
from integrations.embeddings.weights import ModelUnavailable, Precision

__all__ = ["MiniLM", "ModelUnavailable", "OpenAICompatibleEmbeddings", "Precision"]
