"""PostgreSQL refuses to run as root, so root needs somebody to run it as, who can reach its files."""

import logging
import os
import pwd
import stat
from pathlib import Path

from runtime.engines.errors import EngineError
from runtime.engines.processes import Account

log = logging.getLogger(__name__)

# Existing accounts only: creating one would change the machine. The first is what distributions make for PostgreSQL.
UNPRIVILEGED = ("postgres", "nobody")


def choose_account(home: Path) -> Account:
    """Ourselves, unless we are root; then whoever owns `home` already, else the first account that exists."""
    if os.geteuid() != 0:
        return Account()
    if home.exists() and home.stat().st_uid != 0:
        return Account(home.stat().st_uid, home.stat().st_gid)
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise EngineError(f"PostgreSQL cannot run as root and there is no account {' or '.join(UNPRIVILEGED)}")


def own(folder: Path, account: Account) -> None:
    """Make `folder` private to the account."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if account.user is not None and account.group is not None:
        os.chown(folder, account.user, account.group)


def let_pass(path: Path) -> None:
    """Let other accounts walk to `path`: the right to pass through its parents, not to list them."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            log.warning("letting the database account pass through a folder", extra={"folder": str(folder)})
            folder.chmod(mode | stat.S_IXOTH)


def let_read(folder: Path) -> None:
    """Let other accounts read an installed package, for one installed under a strict umask."""
    for path in (folder, *folder.rglob("*")):
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode):
            path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
