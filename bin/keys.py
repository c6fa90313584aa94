"""The keys of a fresh installation, made once and kept beside its data."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet
from dotenv import dotenv_values

KEYS = "keys.env"


def kept_keys(var_dir: Path) -> dict[str, str]:
    """Return SECRET_KEY and SEALING_KEYS of this installation, making them the first time."""
    file = var_dir / KEYS
    var_dir.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        write_secret(file, f"SECRET_KEY={secrets.token_urlsafe(48)}\nSEALING_KEYS={Fernet.generate_key().decode()}\n")
    return {name: value for name, value in dotenv_values(file).items() if value}


def write_secret(file: Path, words: str) -> None:
    """Write the file whole or not at all, for us alone to read; of several at once, the first one's stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=file.parent, prefix=file.name) as fresh:
        # NamedTemporaryFile lets nobody else read it from the start.
        fresh.write(words)
        fresh.flush()
        with suppress(FileExistsError):
            os.link(fresh.name, file)
