"""Where an engine's Unix socket lives. Only its owner may enter the folder, which is what guards the engine."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from runtime.engines.errors import EngineError
from runtime.engines.processes import Account

SOCKET_PATH_LIMIT = 103  # bytes; 107 on Linux, 103 on macOS


def socket_folder(home: Path, name: str, account: Account) -> Path:
    """A private folder, short enough that `<folder>/<name>` is a valid socket address; `home` if it is."""
    for folder in _candidates(home):
        if _is_addressable(folder / name):
            _make_private(folder, account)
            return folder
    raise EngineError(f"no folder short enough for the socket {name}: set TMPDIR to a short path")


def remove_socket_folder(home: Path) -> None:
    """Leave no empty folder behind in /tmp."""
    for folder in _candidates(home):
        if folder != home:
            with suppress(OSError):
                folder.rmdir()


def _candidates(home: Path) -> Iterator[Path]:
    yield home
    # The same for every process of ours, so that a second one finds the engine which the first one started.
    short = f"shopfloor-{hashlib.sha256(os.fsencode(home)).hexdigest()[:12]}"
    yield Path("/tmp") / short
    yield Path(tempfile.gettempdir()) / short


def _is_addressable(socket: Path) -> bool:
    # A comma separates several hosts in a PostgreSQL address.
    return len(os.fsencode(socket)) <= SOCKET_PATH_LIMIT and "," not in str(socket)


def _make_private(folder: Path, account: Account) -> None:
    """Others may write to /tmp: a folder that stands there already must be ours, and no link to elsewhere."""
    owner = os.geteuid() if account.user is None else account.user
    try:
        folder.mkdir(mode=0o700)
        if account.user is not None:
            os.chown(folder, owner, -1 if account.group is None else account.group)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or found.st_mode & 0o077:
            raise EngineError(f"{folder} belongs to somebody else: remove it, or set VAR_DIR") from None
