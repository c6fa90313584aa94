"""What an operator's command is given before it starts: `make operate`."""

from pathlib import Path

import pytest

from bin.operate import main, settings_of, what_lacks
from bin.stack import CREDENTIALS, Stack


@pytest.fixture(autouse=True)
def no_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    for given in ("DATABASE_URL", "REDIS_URL", "PORT", "SANDBOX_PORT"):
        monkeypatch.delenv(given, raising=False)
    monkeypatch.setattr("bin.operate.load_dotenv", lambda: None)
    monkeypatch.setattr("bin.operate.stop_on_signals", lambda: None)


def test_a_folder_where_nothing_is_kept_is_told_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mistyped = tmp_path / "demoo"
    monkeypatch.setenv("VAR_DIR", str(mistyped))
    assert main(["stores", "list"]) == 1
    assert f"nothing is kept in {mistyped}" in capsys.readouterr().err
    assert not mistyped.exists()


def test_a_dump_is_restored_beside_its_keys_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    restore = ["database", "restore", "shop.dump"]
    assert "keys.env" in what_lacks(tmp_path, restore)
    (tmp_path / "keys.env").write_text("SECRET_KEY=\n")
    assert what_lacks(tmp_path, restore) == ""
    assert "nothing is kept" in what_lacks(tmp_path, ["stores", "list"])


def test_a_demo_that_was_moved_is_met_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Stack(tmp_path).credentials()
    assert (tmp_path / CREDENTIALS).exists()
    assert settings_of(tmp_path)["ZENDESK_ORIGIN"].startswith("http://127.0.0.1:9100/")
    monkeypatch.setenv("PORT", "8001")
    monkeypatch.setenv("SANDBOX_PORT", "9101")
    settings = settings_of(tmp_path)
    assert settings["APP_URL"] == "http://127.0.0.1:8001"
    assert settings["ZENDESK_ORIGIN"].startswith("http://127.0.0.1:9101/")
