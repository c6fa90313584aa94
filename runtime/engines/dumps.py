"""What stands in a PostgreSQL, written to a file and back, by the programs that come with our own.

They are of the newest version that we know: a system's own are often older than the server, and refuse it.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from psycopg.pq import Conninfo

from runtime.engines.errors import EngineError
from runtime.engines.given import SCHEME
from runtime.engines.postgres import find_programs
from runtime.engines.processes import Account

# A dump names no owners: the role that restores it owns it all. Comments on an extension only its owner may set.
PLAIN = ("--format=custom", "--no-owner", "--no-privileges", "--no-comments")
WHOLE = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")


def dump_database(url: str, file: Path) -> None:
    """Write the database at `url` to a new file, for us alone to read, whole or not at all. Raises EngineError."""
    if file.exists():
        raise EngineError(f"{file} is there already")
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        run("pg_dump", url, [*PLAIN, f"--file={unfinished}"])
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)


def restore_database(url: str, file: Path) -> None:
    """Put what `dump_database` wrote into the empty database at `url`, all or nothing. Raises EngineError."""
    run("pg_restore", url, [*WHOLE, f"--dbname={addressed(url).get('PGDATABASE', '')}", str(file)])


def run(program: str, url: str, arguments: Sequence[str]) -> None:
    command = [str(find_programs(Account()) / program), *arguments]
    # In the arguments, everybody on this machine would see the password.
    env = {**os.environ, **addressed(url), "LC_ALL": "C"}
    try:
        done = subprocess.run(command, env=env, umask=0o077, stderr=subprocess.PIPE, text=True, check=False)
    except OSError as error:
        raise EngineError(f"{program} cannot be run: {error.strerror}") from error
    if done.returncode:
        raise EngineError(complaint(done.stderr) or f"{program} ended with {done.returncode}")


def addressed(url: str) -> dict[str, str]:
    """Return the address as the settings of PostgreSQL's own programs: PGHOST, PGUSER, PGPASSWORD, …"""
    parsed = Conninfo.parse(SCHEME.sub("postgresql://", url).encode())
    return {one.envvar.decode(): one.val.decode() for one in parsed if one.envvar and one.val}


def complaint(words: str) -> str:
    return next((line for line in words.splitlines() if "error:" in line), "")
