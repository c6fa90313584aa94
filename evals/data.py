"""Reading the evaluation data: lines of JSON, packed or not, and single documents."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Data:
    """The folder of the evaluation data; every name is a path below it."""

    folder: Path

    def has(self, name: str) -> bool:
        return (self.folder / name).is_file()

    def text(self, name: str) -> str:
        file = self.folder / name
        packed = file.suffix == ".gz"
        return gzip.decompress(file.read_bytes()).decode() if packed else file.read_text("utf-8")

    def rows(self, name: str) -> list[Json]:
        return [json.loads(line) for line in self.text(name).split("\n") if line]

    def document(self, name: str) -> Json:
        found: Json = json.loads(self.text(name))
        return found

    def fingerprint(self, names: tuple[str, ...]) -> str:
        """Return a word that changes with the content of any of the files."""
        digest = hashlib.sha256()
        for name in names:
            digest.update((self.folder / name).read_bytes())
        return digest.hexdigest()
