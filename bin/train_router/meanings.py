"""The vectors of the training messages, from the embedder that a shop's messages are embedded by."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from bin.train_router.rows import Numbers
from integrations.embeddings import MiniLM

MODELS = Path("var/models")


def meanings(texts: Sequence[str], console: Console) -> Numbers:
    model = MiniLM(MODELS)
    vectors = {text: model.embed([text])[0] for text in track(dict.fromkeys(texts), "embedding", console=console)}
    return np.asarray([vectors[text] for text in texts], dtype=np.float32)
