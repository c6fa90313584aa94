"""The keys of a fresh installation, made once and kept beside its data."""

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet
from dotenv import dotenv_values


def kept_keys(var_dir: Path) -> dict[str, str]:
    """Return SECRET_KEY and SEALING_KEYS of this installation, making them the first time."""
    file = var_dir / "keys.env"
    var_dir.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        fresh = f"SECRET_KEY={secrets.token_urlsafe(48)}\nSEALING_KEYS={Fernet.generate_key().decode()}\n"
        # Created unreadable for others, not made so afterwards.
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w") as target:
            target.write(fresh)
    return {name: value for name, value in dotenv_values(file).items() if value}
