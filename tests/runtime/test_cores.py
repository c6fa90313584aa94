"""Web processes that share a machine's cores out among them, one each, and take their part of PostgreSQL along."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from runtime.cores import call_over, claim, listener, take_core
from runtime.services import Services
from runtime.settings import Settings
from storage.database import Database

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
TAKE = """
import os, sys, threading
from pathlib import Path
from runtime.cores import take_core
threading.Thread(target=threading.Event().wait, daemon=True).start()
took = take_core(int(sys.argv[1]), Path(sys.argv[2]))
threads = {core for one in os.listdir("/proc/self/task") for core in os.sched_getaffinity(int(one))}
print(took, *sorted(threads), flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(len(CORES) < 2, reason="one core alone has nothing to share out")


@contextmanager
def process(claims: Path, processes: int = len(CORES)) -> Iterator[tuple[str, list[int]]]:
    """A process that takes a core: what it took, and where its threads may run."""
    command = [sys.executable, "-c", TAKE, str(processes), str(claims)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin and running.stdout
        took, *threads = running.stdout.readline().split()
        yield took, [int(core) for core in threads]
        running.kill()


def test_each_has_a_core_of_its_own_for_all_its_threads(tmp_path: Path) -> None:
    with ExitStack() as stack:
        found = [stack.enter_context(process(tmp_path / "cores")) for _ in CORES[:4]]
    assert found == [(str(core), [core]) for core in CORES[:4]]


def test_who_comes_after_one_that_died_has_its_core(tmp_path: Path) -> None:
    with process(tmp_path) as first:
        pass
    with process(tmp_path) as second:
        assert second == first == (str(CORES[0]), [CORES[0]])


def test_where_all_cores_are_taken_it_may_run_on_any(tmp_path: Path) -> None:
    for core in CORES:
        assert claim(tmp_path / f"{core}.lock")
    with process(tmp_path) as found:
        assert found == ("None", CORES)


@pytest.mark.parametrize("processes", [1, len(CORES) - 1, len(CORES) + 1])
def test_where_there_are_not_as_many_cores_as_processes_it_may_run_on_any(tmp_path: Path, processes: int) -> None:
    assert take_core(processes, tmp_path / "cores") is None
    assert sorted(os.sched_getaffinity(0)) == CORES


def test_a_folder_that_cannot_be_written_to_leaves_it_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "cores").write_text("no folder")
    assert take_core(len(CORES), tmp_path / "cores") is None
    assert sorted(os.sched_getaffinity(0)) == CORES


def test_the_process_of_postgresql_comes_along(migrated: Services, settings: Settings) -> None:
    if not str(make_url(settings.database_url).query.get("host", "")).startswith("/"):
        pytest.skip("PostgreSQL is not reached by a socket of this machine")
    database = Database(settings.database_url)
    database.welcome = lambda connection: call_over(CORES[-1], connection)
    with database.transaction() as connection:
        driver: Any = connection.connection.dbapi_connection
        assert os.sched_getaffinity(driver.pgconn.backend_pid) == {CORES[-1]}
    database.engine.dispose()


def test_a_process_that_only_bears_the_same_number_stays_where_it_is(migrated: Services) -> None:
    """As where PostgreSQL counts the processes of another container."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        with migrated.storage.database.transaction() as connection:
            driver: Any = connection.connection.dbapi_connection
            call_over(CORES[0], pretending(driver.pgconn.socket, stranger.pid))
            assert sorted(os.sched_getaffinity(stranger.pid)) == CORES
        stranger.kill()


def test_who_listens_across_a_network_is_not_known() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as line:
        assert listener(line.fileno()) is None


def pretending(line: int, backend: int) -> Any:
    return SimpleNamespace(pgconn=SimpleNamespace(socket=line, backend_pid=backend))
