"""Running the Procfile on engines of our own, starting again what dies, until somebody says stop."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from runtime.engines import EngineError, Engines, embedded_engines, revive_engines

ROOT = Path(__file__).parent.parent
REVIVE_EVERY = 2.0  # seconds between looks at engines and processes that may have died
PATIENCE = 10  # seconds a process has to end before it is killed
RESTARTS_A_MINUTE = 10  # of one process; more than that and something is really wrong


class Stop(Exception):
    """The supervisor was asked to end."""


class StartFailed(Exception):
    """A process cannot be kept running; the message is the one line that tells which."""


@contextmanager
def engines(var_dir: Path, env: Mapping[str, str]) -> Iterator[Engines]:
    """The engines of `env`, else our own, started again whenever one dies. Raises EngineError."""
    given = env.get("DATABASE_URL") or None, env.get("REDIS_URL") or None
    with embedded_engines(var_dir, *given) as running:
        done = threading.Event()
        watch = threading.Thread(target=keep_engines, args=(var_dir, given, done), daemon=True)
        watch.start()
        try:
            yield running
        finally:
            done.set()
            watch.join()


def keep_engines(var_dir: Path, given: tuple[str | None, str | None], done: threading.Event) -> None:
    while not done.wait(REVIVE_EVERY):
        try:
            revive_engines(var_dir, *given)
        except EngineError as error:
            print(f"shopfloor: {error}", file=sys.stderr)


@dataclass
class Processes:
    """Named shell commands that run until `stop`; what they print goes to `<logs>/<name>.log`, else to ours."""

    env: Mapping[str, str]
    logs: Path | None = None
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    commands: dict[str, str] = field(default_factory=dict)
    starts: dict[str, list[float]] = field(default_factory=dict)

    def start(self, name: str, command: str) -> None:
        """Raises StartFailed when it has been started too often in the last minute."""
        recent = [at for at in self.starts.get(name, []) if at > time.monotonic() - 60]
        if len(recent) >= RESTARTS_A_MINUTE:
            raise StartFailed(f"{name} does not stay up: {self.last_words(name)}")
        self.starts[name] = [*recent, time.monotonic()]
        self.commands[name] = command
        with ExitStack() as stack:
            log = self.log_of(name)
            output = stack.enter_context(log.open("ab")) if log else None
            # `exec`, so that the process is the program and not a shell around it; and in a group of its own, so that
            # what it started can be ended with it.
            self.running[name] = subprocess.Popen(
                f"exec {command}",
                shell=True,
                env=dict(self.env),
                cwd=ROOT,
                stdout=output,
                stderr=output,
                process_group=0,
            )

    def last_words(self, name: str) -> str:
        """Return the last line of its log and where the rest is."""
        log = self.log_of(name)
        lines = log.read_text("utf-8", "replace").split("\n") if log and log.exists() else []
        said = next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
        return f"{said[:300]} (see {log or 'its output'})"

    def log_of(self, name: str) -> Path | None:
        return self.logs / f"{name}.log" if self.logs else None

    def watch(self) -> None:
        """Start again what ended, for ever. Raises StartFailed."""
        while True:
            self.revive()
            time.sleep(REVIVE_EVERY / 4)

    def revive(self) -> None:
        for name, process in list(self.running.items()):
            if process.poll() is not None:
                print(f"shopfloor: {name} ended ({process.returncode}), starting it again", file=sys.stderr)
                # A killed worker leaves its scheduler behind.
                kill_group(process)
                self.start(name, self.commands[name])

    def stop(self) -> None:
        for process in self.running.values():
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in self.running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            kill_group(process)
        self.running.clear()


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill the process, if it still runs, and whatever it left running."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def release(env: Mapping[str, str]) -> None:
    """Run the Procfile's release step. Raises StartFailed."""
    if subprocess.run(procfile()["release"], shell=True, env=dict(env), cwd=ROOT, check=False).returncode:
        raise StartFailed("the release step failed")


def processes_of_the_product() -> dict[str, str]:
    """Return the commands of all processes by name. There are two workers: while one embeds, the other applies."""
    commands = {name: command for name, command in procfile().items() if name != "release"}
    return {**commands, "worker-2": commands["worker"]}


def procfile() -> dict[str, str]:
    """Return the Procfile's commands by name, in its order."""
    lines = (ROOT / "Procfile").read_text("utf-8").splitlines()
    return {name: command.strip() for name, _, command in (line.partition(":") for line in lines if line)}


def stop_on_signals() -> None:
    """Make SIGTERM unwind the stack as Ctrl-C does, so that the engines are stopped on the way out."""

    def stop(number: int, frame: FrameType | None) -> None:
        # Once only: a second Ctrl-C must not interrupt the stopping.
        signal.signal(number, signal.SIG_IGN)
        raise Stop

    # SIGHUP too: a terminal that closes tells only us, not the groups of our children.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop)


def environment(var_dir: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """Return our own environment with `extra`; the programs of our environment are found first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "VAR_DIR": str(var_dir), "PYTHONUNBUFFERED": "1", **extra}
