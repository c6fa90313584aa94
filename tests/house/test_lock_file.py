"""The environment is pinned by hash, and names no place to fetch it from."""

import re

import pytest

from tests.house.sources import ROOT

PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(\[[a-z0-9,._-]+\])?==[^ ;\\]+", re.MULTILINE)


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements.lock").read_text("utf-8")


def test_every_requirement_is_pinned_and_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert len(entries) > 50
    for entry in entries:
        assert PIN.match(entry), entry.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


def test_no_address_stands_in_the_lock_file(lock: str) -> None:
    assert "://" not in lock
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", lock, re.MULTILINE)


def test_what_we_name_is_what_is_locked(lock: str) -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    block = re.search(r"^dependencies = \[(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    assert block
    wanted = {re.split(r"[\[<>=]", text)[0] for text in re.findall(r'"([^"]+)"', block.group(1))}
    assert wanted <= {match.group(1) for match in PIN.finditer(lock)}


def test_no_torch_comes_along(lock: str) -> None:
    assert not {"torch", "transformers", "sentence-transformers"} & {match.group(1) for match in PIN.finditer(lock)}
