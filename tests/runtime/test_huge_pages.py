"""The memory of a web process, moved into pages that a processor can remember the addresses of."""

import queue
import subprocess
import sys
import threading
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it ships no types
import pytest

from app import create_app, create_front
from runtime import huge_pages
from runtime.huge_pages import ALLOWED, SIZE, WORTH, can_collapse, gather_again, held, own_memory, use_huge_pages
from runtime.services import Services
from runtime.settings import Settings

ROOT = Path(__file__).parents[2]
MAPS = """\
00400000-00401000 r-xp 00000000 fe:00 1234                       /usr/bin/python3.11
00a00000-00e00000 rw-p 00200000 fe:00 1234                       /usr/bin/python3.11
02000000-03000000 rw-p 00000000 00:00 0                          [heap]
7f0000000000-7f0000400000 rw-p 00000000 00:00 0
7f0000400000-7f0004000000 ---p 00000000 00:00 0
7f0010000000-7f0010400000 rw-s 00000000 00:01 77                 /dev/zero (deleted)
7ffd00000000-7ffd00021000 rw-p 00000000 00:00 0                  [stack]
"""
GROW = """
import ctypes, mmap
from runtime.huge_pages import COLLAPSE, gather
# Whether this Linux moves anything when asked: older ones do not, nor one that has no whole two megabytes left.
tried = mmap.mmap(-1, 8 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
tried.write(b"." * len(tried))
start = -(-ctypes.addressof(ctypes.c_char.from_buffer(tried)) >> 21) + 1 << 21
can = ctypes.CDLL(None).madvise(ctypes.c_void_p(start), ctypes.c_size_t(2 << 20), COLLAPSE) == 0
held = [{"at": at} for at in range(200_000)]
def huge():
    return next(int(line.split()[1]) for line in open("/proc/self/smaps_rollup") if line.startswith("AnonHuge"))
before = huge()
gather()
print(can, before, huge(), sum(one["at"] for one in held))
"""
SPARSE = """
import mmap
from runtime.huge_pages import gather
held = mmap.mmap(-1, 128 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
for at in range(0, len(held), 2 << 20):
    held[at] = 1
def resident():
    return next(int(line.split()[1]) for line in open("/proc/self/smaps_rollup") if line.startswith("Rss"))
before = resident()
gather()
print(resident() - before)
"""
linux = pytest.mark.skipif(not SIZE.exists(), reason="no huge pages here")


def test_own_memory() -> None:
    assert list(own_memory(MAPS)) == [(0x2000000, 0x3000000), (0x7F0000000000, 0x7F0000400000)]
    assert list(own_memory("")) == []


@linux
def test_held() -> None:
    assert held() == pytest.approx(psutil.Process().memory_info().rss, rel=0.2)


@linux
def test_gather() -> None:
    told = subprocess.run([sys.executable, "-c", GROW], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    can, before, after, kept = told.split()
    assert int(kept) == sum(range(200_000))
    if can == "False":
        pytest.skip("this Linux moves nothing into huge pages when asked")
    assert int(after) - int(before) >= 4096, "kilobytes of some forty megabytes; the rest may find no room"


@linux
def test_what_is_mostly_empty_stays_so() -> None:
    told = subprocess.run([sys.executable, "-c", SPARSE], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert int(told) < 16_384, "kilobytes, of 128 megabytes of which each two hold a byte"


def test_never_where_the_administrator_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size, allowed = tmp_path / SIZE.name, tmp_path / ALLOWED.name
    monkeypatch.setattr(huge_pages, "SIZE", size)
    monkeypatch.setattr(huge_pages, "ALLOWED", allowed)
    assert not can_collapse()
    size.write_text("2097152\n")
    allowed.write_text("always madvise [never]\n")
    assert not can_collapse()
    allowed.write_text("always [madvise] never\n")
    assert can_collapse()


def test_never_where_linux_does_not_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (size := tmp_path / SIZE.name).write_text("2097152\n")
    monkeypatch.setattr(huge_pages, "SIZE", size)
    monkeypatch.setattr(huge_pages, "ALLOWED", tmp_path / "hidden")
    assert not can_collapse()


def test_a_web_process_begins_it_once(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = queue.SimpleQueue[str]()
    monkeypatch.setattr(huge_pages, "can_collapse", lambda: True)
    monkeypatch.setattr(huge_pages, "gather_again", lambda: begun.put(threading.current_thread().name))
    use_huge_pages.cache_clear()
    app = create_app(Services(settings))
    create_front(app)
    create_front(app)
    assert begun.get(timeout=10) == "huge-pages"
    with pytest.raises(queue.Empty):
        begun.get(timeout=0.2)


def test_what_was_added_since_is_gathered_too(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    naps, sizes = iter(["small", "first", "second"]), iter([WORTH - 1, WORTH, WORTH])
    monkeypatch.setattr(huge_pages, "sleep", lambda _: told.append(next(naps)))
    monkeypatch.setattr(huge_pages, "held", lambda: next(sizes))
    monkeypatch.setattr(huge_pages, "gather", lambda: hidden(told))
    with pytest.raises(StopIteration):
        gather_again()
    assert told == ["small", "first", "gathered", "second", "gathered"]


def hidden(told: list[str]) -> None:
    told.append("gathered")
    raise PermissionError  # by which the next time is not missed
