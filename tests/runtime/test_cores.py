"""Web processes that share a machine's cores out among them, one each, and take their part of PostgreSQL along."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest
from sqlalchemy.engine import make_url

from app import create_app, create_front
from runtime import cores
from runtime.cores import bring_backend, find_listener, take_core
from runtime.locks import claim
from runtime.services import Services
from runtime.settings import Settings
from storage.database import Database

ROOT = Path(__file__).parents[2]
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
# Loads the product once, and has a child of its own take a core for each folder of claims that it is told.
NURSERY = """
import os, signal, sys, threading
from pathlib import Path
from runtime.cores import take_core
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    if os.fork():
        continue
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    took = take_core(int(sys.argv[1]), Path(line.rstrip()))
    threads = {core for one in os.listdir("/proc/self/task") for core in os.sched_getaffinity(int(one))}
    print(os.getpid(), took, *sorted(threads), flush=True)
    threading.Event().wait()
"""
Start = Callable[[Path], AbstractContextManager[tuple[str, list[int]]]]

pytestmark = pytest.mark.skipif(len(CORES) < 2, reason="one core alone has nothing to share out")


@pytest.fixture(scope="module")
def process() -> Iterator[Start]:
    """Start a process that takes a core: what it took, and where its threads may run."""
    command = [sys.executable, "-c", NURSERY, str(len(CORES))]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:

        @contextmanager
        def start(claims: Path) -> Iterator[tuple[str, list[int]]]:
            assert nursery.stdin and nursery.stdout
            print(claims, file=nursery.stdin, flush=True)
            number, took, *threads = nursery.stdout.readline().split()
            child = psutil.Process(int(number))
            try:
                yield took, [int(core) for core in threads]
            finally:
                child.kill()
                child.wait(10)

        yield start
        nursery.kill()


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The cores that this process would have moved to, had it not stayed where it is."""
    found: list[int] = []
    monkeypatch.setattr(cores, "move_threads", found.append)
    return found


@pytest.fixture
def near(settings: Settings) -> Settings:
    if not str(make_url(settings.database_url).query.get("host", "")).startswith("/"):
        pytest.skip("PostgreSQL is not reached by a socket of this machine")
    return settings


def test_each_has_a_core_of_its_own_for_all_its_threads(process: Start, tmp_path: Path) -> None:
    with ExitStack() as stack:
        found = [stack.enter_context(process(tmp_path / "cores")) for _ in CORES[:4]]
    assert found == [(str(core), [core]) for core in CORES[:4]]


def test_who_comes_after_one_that_died_has_its_core(process: Start, tmp_path: Path) -> None:
    with process(tmp_path) as first:
        pass
    with process(tmp_path) as second:
        assert second == first == (str(CORES[0]), [CORES[0]])


def test_where_all_cores_are_taken_it_may_run_on_any(process: Start, tmp_path: Path) -> None:
    held = [claim(tmp_path / f"{core}.lock") for core in CORES]
    with process(tmp_path) as found:
        assert found == ("None", CORES)
    for one in held:
        assert one is not None
        os.close(one)


def test_only_as_many_processes_as_cores_take_them(
    tmp_path: Path, moved: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {4, 5, 6, 7})
    assert [take_core(processes, tmp_path) for processes in (1, 2, 3, 5)] == [None] * 4
    assert take_core(4, tmp_path) == 4
    assert moved == [4]


def test_one_process_on_one_core_is_left_alone(
    tmp_path: Path, moved: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert take_core(1, tmp_path) is None
    assert moved == []


def test_a_folder_that_cannot_be_written_to_leaves_it_as_it_is(tmp_path: Path, moved: list[int]) -> None:
    (tmp_path / "cores").write_text("no folder")
    assert take_core(len(CORES), tmp_path / "cores") is None
    assert moved == []


def test_what_the_system_forbids_leaves_it_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(cores, "move_threads", forbidden)
    assert take_core(len(CORES), tmp_path) is None


@pytest.mark.usefixtures("migrated")
def test_a_front_brings_its_backends_along(near: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "take_core", lambda *_: CORES[-1])
    services = Services(near)
    create_front(create_app(services))
    with services.storage.database.transaction() as connection:
        driver: Any = connection.connection.dbapi_connection
        assert os.sched_getaffinity(driver.pgconn.backend_pid) == {CORES[-1]}
    services.storage.database.close()


@pytest.mark.usefixtures("migrated")
def test_a_process_that_only_bears_the_same_number_stays_where_it_is(near: Settings) -> None:
    """As where PostgreSQL counts the processes of another container."""
    database = Database(near.database_url)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        with database.transaction() as connection:
            driver: Any = connection.connection.dbapi_connection
            bring_backend(CORES[0], pretending(driver.pgconn.socket, stranger.pid))
            assert sorted(os.sched_getaffinity(stranger.pid)) == CORES
        stranger.kill()
    database.close()


@pytest.mark.usefixtures("migrated")
@pytest.mark.parametrize("number", [-12345, 0, 2**31 - 1])
def test_a_number_that_is_no_process_fails_no_connection(near: Settings, number: int) -> None:
    """As poolers make them up."""
    database = Database(near.database_url)
    with database.transaction() as connection:
        driver: Any = connection.connection.dbapi_connection
        bring_backend(CORES[0], pretending(driver.pgconn.socket, number))
    database.close()


def test_across_a_network_nobody_is_moved() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as line:
        assert find_listener(line.fileno()) is None
        bring_backend(CORES[0], pretending(line.fileno(), os.getpid()))
    assert sorted(os.sched_getaffinity(0)) == CORES


def pretending(line: int, backend: int) -> Any:
    return SimpleNamespace(pgconn=SimpleNamespace(socket=line, backend_pid=backend))
