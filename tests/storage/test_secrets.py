"""Secrets are sealed at rest; log-in states are taken once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from domain.handoff.connecting import Connected, HelpdeskSecrets
from domain.handoff.tickets import HandoffMethod
from domain.stores import AdminTokens
from storage.sealing import Sealer, Unsealable
from storage.work import Work
from tests.domain.stage import at
from tests.world import World

PAIR = AdminTokens("shpat_access", "shprt_refresh", at(60), at(9999), "read_products")
DESK = Connected(HandoffMethod.ZENDESK, "acme", HelpdeskSecrets("desk-access", "desk-refresh", at(30), "desk-hook"))


@pytest.fixture
def work(stage: World) -> Iterator[Work]:
    with stage.services.begin() as open_work:
        open_work.tokens.put(stage.alice.store, PAIR)
        open_work.handoffs.connect(stage.alice.store, DESK, at(0))
        yield open_work


def sealed(work: Work) -> list[bytes]:
    tokens = work.connection.execute(text("SELECT sealed_access, sealed_refresh FROM tokens")).all()
    return [*(value for row in tokens for value in row), *work.connection.scalars(text("SELECT sealed FROM helpdesks"))]


def test_tokens_and_helpdesk_secrets_come_back_as_they_were_kept(work: Work, stage: World) -> None:
    assert work.tokens.held(stage.alice.store) == PAIR
    assert work.handoffs.connected(stage.alice.store, HandoffMethod.ZENDESK) == DESK


def test_the_bytes_in_the_tables_do_not_hold_the_secrets(work: Work) -> None:
    assert len(sealed(work)) == 3
    for value in sealed(work):
        assert not [secret for secret in (b"shpat", b"shprt", b"desk-") if secret in bytes(value)]


def test_secrets_are_not_printed(work: Work) -> None:
    assert "shpat" not in repr(PAIR) and "shprt" not in repr(PAIR)
    assert "desk-" not in repr(DESK)


def test_another_store_holds_none_of_them(work: Work, stage: World) -> None:
    assert work.tokens.held(stage.bob.store) is None
    assert work.handoffs.connected(stage.bob.store, HandoffMethod.ZENDESK) is None


def test_rotation_seals_everything_with_the_newest_key(work: Work, stage: World) -> None:
    old, new = stage.services.settings.sealing_keys[0], Fernet.generate_key().decode()
    storage = stage.services.storage
    storage.sealer = Sealer([new, old])
    rotating = Work(work.connection, storage)
    assert rotating.tokens.held(stage.alice.store) == PAIR
    assert rotating.reseal() == 2
    storage.sealer = Sealer([new])
    after = Work(work.connection, storage)
    assert after.tokens.held(stage.alice.store) == PAIR
    assert after.handoffs.connected(stage.alice.store, HandoffMethod.ZENDESK) == DESK
    storage.sealer = Sealer([old])
    with pytest.raises(Unsealable):
        Work(work.connection, storage).tokens.held(stage.alice.store)


def test_a_rejected_pair_is_held_no_more_until_a_new_one_comes(work: Work, stage: World) -> None:
    work.tokens.reject(stage.alice.store)
    assert work.tokens.held(stage.alice.store) is None
    work.tokens.put(stage.alice.store, PAIR)
    assert work.tokens.held(stage.alice.store) == PAIR


def test_a_login_state_is_taken_once(work: Work) -> None:
    state = work.oauth_states.issue("install", {"shop": "a"}, at(0), timedelta(minutes=10))
    assert work.oauth_states.take("install", state, at(1)) == {"shop": "a"}
    assert work.oauth_states.take("install", state, at(1)) is None


def test_a_login_state_expires(work: Work) -> None:
    state = work.oauth_states.issue("install", {}, at(0), timedelta(minutes=10))
    assert work.oauth_states.take("install", state, at(10)) is None


def test_a_login_state_serves_its_own_purpose_only(work: Work) -> None:
    state = work.oauth_states.issue("install", {}, at(0), timedelta(minutes=10))
    assert work.oauth_states.take("zendesk", state, at(1)) is None
    assert work.oauth_states.take("install", "another", at(1)) is None
    assert work.oauth_states.take("install", state, at(1)) == {}


def test_login_states_are_kept_as_hashes(work: Work) -> None:
    state = work.oauth_states.issue("install", {}, at(0), timedelta(minutes=10))
    assert state not in str(work.connection.execute(text("SELECT * FROM oauth_states")).all())
