"""A model of a store's own: its key stays sealed and with its address, its month is bounded, its address is public."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import httpx
import pytest
from sqlalchemy import text

from domain.drafting.bounds import bounds_of
from domain.drafting.own_models import ModelUse, OwnModel, address_in, money_in
from domain.drafting.trials import tried
from domain.drafting.turns import day_of
from domain.errors import InvalidRequest
from integrations.models.gated import GatedTransport
from integrations.web.gate import NotPublic
from runtime.models import OwnModels
from sandbox.models import Garbles, Hangs, Refuses, Says, ScriptedModel
from tests.blueprints.callers import give_tokens, merchant
from tests.drafting.conftest import BOUNDS, Chat
from tests.world import Tenant, World

PRICE = "how much is the rain jacket?"
TRUE = "Sure! The Alice Rain Jacket costs $89.00."
COMPOSED = "Alice Rain Jacket costs $89.00."
SECRET = "sk-very-secret-1"


@pytest.fixture
def own() -> Iterator[ScriptedModel]:
    scripted = ScriptedModel()
    yield scripted
    scripted.close()


@pytest.fixture
def world(drafted: World, own: ScriptedModel, monkeypatch: pytest.MonkeyPatch) -> World:
    """The world, whose gate opens to this machine for once, and whose stores chose nothing yet."""
    give_tokens(drafted, drafted.alice)
    monkeypatch.setattr(drafted.services.own_models, "may_reach", lambda *_: True)
    monkeypatch.setattr("blueprints.merchant.model.address_in", lambda typed: typed)
    with drafted.services.begin() as work:
        work.connection.execute(text("UPDATE stores SET chat_model = '{}', sealed_model_key = ''::bytea"))
        work.connection.execute(text("DELETE FROM model_spending"))
        work.connection.execute(text("DELETE FROM activity_log"))
    return drafted


def save(world: World, path: str = "", tenant: Tenant | None = None, **form: str) -> tuple[int, str]:
    head = merchant(world, tenant or world.alice)
    answer = world.client.post(f"/admin/voice/model{path}", data={"use": "own", **form}, headers=head)
    return answer.status_code, answer.get_data(as_text=True)


def kept(world: World, tenant: Tenant) -> OwnModel:
    with world.services.begin() as work:
        return work.stores.of_id(tenant.store.id).model


def test_a_store_speaks_by_its_own_model_and_the_other_by_the_servers(
    world: World, own: ScriptedModel, alice: Chat, bob: Chat
) -> None:
    own.play(Says(TRUE))
    status, page = save(world, address=own.url, name="mine", key=SECRET, read_price="1", written_price="2,5")
    assert status == 200 and SECRET not in page and "Kept, sealed" in page
    assert alice.said(PRICE) == TRUE and len(own.asked) == 1 and own.asked[0]["model"] == "mine"
    bob.said(PRICE, Says("The Bob Rain Jacket costs $89.00."))
    assert len(own.asked) == 1 and len(bob.model.asked) == 1
    model = kept(world, world.alice)
    assert SECRET.encode() not in model.sealed_key and "sealed_key" not in repr(model)
    assert world.services.storage.sealer.open(model.sealed_key) == SECRET
    assert kept(world, world.bob) == OwnModel()


def test_fixed_words_alone_ask_no_model(world: World, alice: Chat) -> None:
    save(world, use="none")
    assert alice.said(PRICE, Says(TRUE)) == COMPOSED and alice.model.asked == []


def test_a_key_that_is_kept_goes_to_no_other_address(world: World, own: ScriptedModel) -> None:
    save(world, address=own.url, name="mine", key=SECRET)
    for path in ("", "/try"):
        status, page = save(world, path, address="https://elsewhere.example/v1", name="mine")
        assert status == 422 and "belongs to another" in page
    assert kept(world, world.alice).address == own.url
    status, _ = save(world, address=own.url, name="other")
    assert status == 200 and world.services.storage.sealer.open(kept(world, world.alice).sealed_key) == SECRET
    save(world, address=own.url, name="other", no_key="yes")
    assert kept(world, world.alice).sealed_key == b""


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Says("ready"), "It works: mine answered in"),
        (Says(""), "answered without a word"),
        (Refuses(401), "does not take this key"),
        (Refuses(404), "no such model, or no such endpoint"),
        (Refuses(429), "nothing left to pay with"),
        (Refuses(500), "trouble of its own"),
        (Refuses(400), "refused the request (400)"),
        (Garbles(), "did not answer as such endpoints do"),
    ],
)
def test_a_trial_tells_in_a_sentence_what_is_wrong_and_keeps_nothing(
    world: World, own: ScriptedModel, act: object, words: str
) -> None:
    own.play(act)
    status, page = save(world, "/try", address=own.url, name="mine", key=SECRET)
    assert status == 200 and words in page and SECRET not in page
    assert kept(world, world.alice) == OwnModel() and len(own.asked) == 1


def test_a_trial_of_the_servers_model_is_paid_out_of_the_stores_day(
    world: World, alice: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, today = world.alice.store, day_of(world.alice.store, world.services.now())
    alice.model.play(Says("ready"), Says("ready"))
    assert "It works" in save(world, "/try", use="server")[1]
    with world.services.begin() as work:
        tokens, money = work.drafting.spent(store, today)
        assert 0 < tokens < 1_000 and money > 0
        assert work.drafting.spent(world.bob.store, today) == (0, Decimal(0))
    drafter = world.services.drafter
    assert drafter
    poor = replace(drafter, bounds=replace(drafter.bounds, daily_tokens=tokens + 10))
    monkeypatch.setattr(world.services, "drafter", poor)
    asked = len(alice.model.asked)
    assert "for today is spent" in save(world, "/try", use="server")[1]
    assert len(alice.model.asked) == asked


def test_a_slow_endpoint_and_none_are_told_apart(own: ScriptedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("domain.drafting.trials.TRIAL_SECONDS", 0.4)
    models = OwnModels(None, str, 2, lambda *_: True)  # type: ignore[arg-type]  # no drafter is made here
    own.play(Hangs(1.0))
    assert "in time" in tried(models.model(OwnModel(ModelUse.OWN, own.url, "mine"))).words
    assert "Nothing answers" in tried(models.model(OwnModel(ModelUse.OWN, "http://127.0.0.1:9/v1", "mine"))).words


class Pool:
    """Takes requests as a pool of connections does, and opens none."""

    def __init__(self) -> None:
        self.sent: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        return httpx.Response(200, stream=httpx.ByteStream(b"{}"))

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    "found",
    [["127.0.0.1"], ["10.0.0.7"], ["169.254.169.254"], ["::1"], ["::ffff:10.0.0.1"], ["64:ff9b::a00:1"], ["0.0.0.0"]]
    + [["93.184.216.34", "192.168.1.1"], []],
)
def test_an_endpoint_with_an_inner_address_is_never_connected_to(found: list[str]) -> None:
    gate = GatedTransport("https://inner.example/v1", resolve=lambda *_: found)
    gate.pool = Pool()  # type: ignore[assignment]
    with pytest.raises(NotPublic) as refused, gate.client() as client:
        client.post("https://inner.example/v1/chat/completions")
    assert "public internet" in refused.value.advice and gate.pool.sent == []


def test_what_was_checked_is_what_is_connected_to_and_the_name_stays_for_tls() -> None:
    answers = iter((["93.184.216.34"], ["127.0.0.1"]))
    gate = GatedTransport("https://model.example/v1", resolve=lambda *_: next(answers))
    gate.pool = Pool()  # type: ignore[assignment]
    with gate.client() as client:
        client.post("https://model.example/v1/chat/completions")
        [request] = gate.pool.sent
        assert request.url.host == "93.184.216.34" and request.headers["host"] == "model.example"
        assert request.extensions["sni_hostname"] == "model.example"
        with pytest.raises(NotPublic):
            client.post("https://model.example/v1/chat/completions")
    assert len(gate.pool.sent) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ftp://x.example",
        "http://api.example/v1",
        "https://",
        "https://u:p@x.example/v1",
        "https://x.example:8443/v1",
    ]
    + ["https://x.example/v1\nx", "https://x y.example/v1", "https://x.example/a b", "https://x.example/v1\x7f"]
    + [
        "https://x.example/v1/../v2",
        "https://x.example/.",
        "https://x.example\\@y.example/v1",
        "https://x.example:0/v1",
    ]
    + ["https://x.example/v1?key=1", "https://[::1", "api.example", "https://" + "x" * 300 + ".example"],
)
def test_an_address_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(InvalidRequest):
        address_in(typed)


def test_an_address_is_kept_without_what_follows_it() -> None:
    assert address_in(" https://api.example/v1/chat/completions/ ") == "https://api.example/v1"
    assert money_in("0,15") == Decimal("0.15") and money_in("") == 0
    for typed in ("-1", "NaN", "many", "1e9", "1e-999999", "0.0000001"):
        with pytest.raises(InvalidRequest):
            money_in(typed)


@pytest.mark.parametrize(
    "typed", ["https://API.Model.example/V1/", "https://api.model.example:443/V1", "HTTPS://api.model.example/V1"]
)
def test_an_endpoint_is_asked_at_its_address_however_that_was_written(typed: str) -> None:
    gate = GatedTransport(address_in(typed), resolve=lambda *_: ["93.184.216.34"])
    gate.pool = Pool()  # type: ignore[assignment]
    with gate.client() as client:
        client.post(f"{address_in(typed)}/chat/completions")
    [request] = gate.pool.sent
    assert request.headers["host"] == "api.model.example" and request.url.path == "/V1/chat/completions"


def test_a_month_that_is_spent_is_answered_in_fixed_words_and_begins_anew(
    world: World, own: ScriptedModel, alice: Chat
) -> None:
    own.play(Says(TRUE))
    save(world, address=own.url, name="mine", read_price="10", written_price="10", monthly="20")
    store, today = world.alice.store, day_of(world.alice.store, world.services.now())
    assert alice.said(PRICE) == TRUE
    with world.services.begin() as work:
        work.drafting.settle(store, today, 0, Decimal(20))
    assert alice.said(PRICE) == COMPOSED
    page = world.client.get("/admin/voice/model", headers=merchant(world, world.alice)).get_data(as_text=True)
    assert "spent of 20.00" in page


def test_days_of_a_month_count_together_and_the_one_before_does_not(world: World) -> None:
    own_bounds = bounds_of(OwnModel(ModelUse.OWN, read_price=Decimal(1), monthly=Decimal(10)), BOUNDS)
    store, other = world.alice.store, world.bob.store
    with world.services.begin() as work:
        reserve = work.drafting.reserve
        assert reserve(store, date(2026, 10, 31), 1, Decimal(9), own_bounds)
        assert reserve(store, date(2026, 11, 1), 1, Decimal(6), own_bounds)
        assert not reserve(store, date(2026, 11, 2), 1, Decimal(5), own_bounds)
        assert reserve(store, date(2026, 11, 2), 1, Decimal(4), own_bounds)
        assert not reserve(store, date(2026, 11, 2), 1, Decimal(1), own_bounds)
        assert reserve(other, date(2026, 11, 2), 1, Decimal(9), own_bounds)
        assert work.drafting.spent_in_month(store, date(2026, 11, 30)) == (2, Decimal(10))
        assert reserve(store, date(2026, 11, 3), 1, Decimal(99), replace(own_bounds, monthly_money=Decimal(0)))


def test_a_bound_without_prices_and_a_sum_that_is_none_are_told(world: World) -> None:
    status, page = save(world, address="https://x.example/v1", name="mine", monthly="20")
    assert status == 422 and "Give the prices" in page
    status, page = save(world, address="https://x.example/v1", name="", monthly="lots", read_price="x")
    assert status == 422 and page.count("Give a sum such as") == 2 and "name as the endpoint" in page


def test_keys_are_sealed_anew_with_all_others_and_changes_are_noted_without_them(world: World) -> None:
    save(world, address="https://x.example/v1", name="mine", key=SECRET)
    before = kept(world, world.alice).sealed_key
    with world.services.begin() as work:
        work.reseal()
        [line] = work.activity.newest(world.alice.store, 3, None)
    again = kept(world, world.alice).sealed_key
    assert again != before and world.services.storage.sealer.open(again) == SECRET
    assert (line.what, line.detail) == ("changed the language model", "mine at https://x.example/v1")


def test_nobody_else_sets_or_tries_a_model(world: World, own: ScriptedModel) -> None:
    for head in ({}, {"Authorization": "Bearer forged"}):
        for path in ("", "/try"):
            form = {"use": "own", "address": own.url, "name": "mine"}
            assert world.client.post(f"/admin/voice/model{path}", data=form, headers=head).status_code == 401
    assert own.asked == []
