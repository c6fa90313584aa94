"""What `make run` says as it starts."""

import pytest
from cryptography.fernet import Fernet

from bin import run as starting
from bin.supervisor import Processes, Stop

ENV = {
    "DATABASE_URL": "postgresql://shopfloor@/shopfloor",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "SECRET_KEY": "a secret of the tests, long enough to be taken",
    "SEALING_KEYS": Fernet.generate_key().decode(),
}


@pytest.fixture(autouse=True)
def nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: Processes) -> None:
        raise Stop

    monkeypatch.setattr(starting, "require_free", lambda *_: None)
    monkeypatch.setattr(starting, "release", lambda _: None)
    monkeypatch.setattr(starting, "processes_of_the_product", dict)
    monkeypatch.setattr(Processes, "watch", stopped)


@pytest.mark.parametrize(("keys", "told"), [({}, True), ({"SHOPIFY_API_KEY": "k", "SHOPIFY_API_SECRET": "s"}, False)])
def test_an_app_that_no_store_can_install_says_which_keys_are_missing_and_where_they_go(
    keys: dict[str, str], told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Stop):
        starting.run({**ENV, **keys})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("shopfloor: starting on port 8000")
    assert ["SHOPIFY_API_KEY and SHOPIFY_API_SECRET" in line and ".env" in line for line in lines[1:]] == [True] * told
