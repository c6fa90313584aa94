"""What `make run` and `make demo` stand on: children that die are started again, and stopping ends them all."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from bin import supervisor
from bin.keys import kept_keys
from bin.supervisor import RESTARTS_A_MINUTE, Processes, StartFailed, processes_of_the_product, procfile

ROOT = Path(__file__).parent.parent.parent
SLEEPER = f"{sys.executable} -c 'import time; time.sleep(60)'"
IGNORE = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
DEAF = f"{sys.executable} -c '{IGNORE}'"
# Prints the id of a process that it started itself.
SPAWN = "import subprocess, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"
PARENT = f'{sys.executable} -c "{SPAWN}"'


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    started = Processes(os.environ, logs=tmp_path)
    yield started
    for process in started.running.values():
        process.kill()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_killed_child_is_started_again_and_the_others_left(processes: Processes) -> None:
    for name in ("web", "worker"):
        processes.start(name, SLEEPER)
    web, worker = (processes.running[name].pid for name in ("web", "worker"))
    os.kill(worker, signal.SIGKILL)
    processes.running["worker"].wait(5)
    processes.revive()
    assert processes.running["worker"].pid != worker and processes.running["worker"].poll() is None
    assert processes.running["web"].pid == web


def test_a_child_that_does_not_stay_up_is_given_up_with_a_line_that_names_its_log(processes: Processes) -> None:
    processes.start("web", "false")
    with pytest.raises(StartFailed, match=r"web does not stay up: it said nothing \(see .*web\.log\)"):
        for _ in range(RESTARTS_A_MINUTE + 1):
            processes.running["web"].wait(5)
            processes.revive()


def test_stopping_ends_every_child_even_a_deaf_one(
    processes: Processes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(supervisor, "PATIENCE", 0.5)
    processes.start("web", SLEEPER)
    processes.start("worker", DEAF)
    children = list(processes.running.values())
    while not (tmp_path / "worker.log").read_text():
        time.sleep(0.01)
    processes.stop()
    for child in children:
        child.wait(5)
    assert all(gone(child.pid) for child in children)
    assert processes.running == {}


@pytest.mark.parametrize("way", ["revived", "stopped"])
def test_what_a_child_left_behind_ends_with_it(processes: Processes, tmp_path: Path, way: str) -> None:
    processes.start("worker", PARENT)
    child = processes.running["worker"]
    while not (tmp_path / "worker.log").read_text().endswith("\n"):
        time.sleep(0.01)
    grandchild = int((tmp_path / "worker.log").read_text())
    child.kill()
    child.wait(5)
    assert not gone(grandchild)
    processes.revive() if way == "revived" else processes.stop()
    deadline = time.monotonic() + 30
    while not ended(grandchild):
        assert time.monotonic() < deadline, "it lives on"
        time.sleep(0.01)


def ended(pid: int) -> bool:
    """Whether the process is gone, or dead and only waits to be noticed."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_what_a_child_prints_is_in_its_log(processes: Processes, tmp_path: Path) -> None:
    processes.start("web", "echo hello")
    processes.running["web"].wait(5)
    assert (tmp_path / "web.log").read_text() == "hello\n"


def test_the_procfile_names_what_runs() -> None:
    assert list(procfile()) == ["release", "web", "worker", "courier", "importer", "clock"]


def test_two_workers_run_beside_one_of_everything_else() -> None:
    running = processes_of_the_product()
    assert sorted(running) == ["clock", "courier", "importer", "web", "worker", "worker-2"]
    assert running["worker-2"] == running["worker"]


def test_a_signal_unwinds_and_a_second_one_does_not_interrupt(tmp_path: Path) -> None:
    program = (
        "import time\n"
        "from bin.supervisor import Stop, stop_on_signals\n"
        "stop_on_signals()\n"
        "try:\n"
        "    print('up', flush=True)\n"
        "    time.sleep(60)\n"
        "except Stop:\n"
        "    print('stopping', flush=True)\n"
        "    time.sleep(0.5)\n"
        "    print('stopped', flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    for expected in ("up", "stopping"):
        assert child.stdout.readline().strip() == expected
        child.send_signal(signal.SIGTERM)
    assert child.communicate(timeout=10)[0].strip() == "stopped"
    assert child.returncode == 0


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    var_dir = tmp_path / "var"
    keys = kept_keys(var_dir)
    assert set(keys) == {"SECRET_KEY", "SEALING_KEYS"} and all(keys.values())
    assert kept_keys(var_dir) == keys
    assert stat.S_IMODE((var_dir / "keys.env").stat().st_mode) == 0o600
    assert [file.name for file in var_dir.iterdir()] == ["keys.env"]


def test_every_installation_has_keys_of_its_own(tmp_path: Path) -> None:
    assert kept_keys(tmp_path / "one") != kept_keys(tmp_path / "two")


def test_several_who_start_at_once_get_the_same_keys(tmp_path: Path) -> None:
    found: list[dict[str, str]] = []
    start = threading.Barrier(8, timeout=30)

    def take() -> None:
        start.wait()
        found.append(kept_keys(tmp_path))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(found) == 8 and all(keys == found[0] and len(keys) == 2 for keys in found)
