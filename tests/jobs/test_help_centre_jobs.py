"""The help centre of a connected Zendesk: what is published for everybody is learnt, and forgotten once it is not."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
import requests
from flask import Flask

from domain.errors import RemoteError
from domain.handoff.tickets import HandoffMethod
from domain.knowledge import help_centres
from domain.knowledge.answers import delete_source
from domain.knowledge.help_centres import MORE, NOT_CONNECTED, NOTHING_PUBLIC, add_help_centre, source_id_of
from domain.knowledge.sources import Source, SourceState
from integrations.zendesk import help_centre as adapter
from integrations.zendesk.help_centre import NO_CENTRE
from jobs import help_centres as centre_jobs
from jobs.learning import read_source
from runtime.vendors import ZendeskVendor
from sandbox.zendesk import create_app
from sandbox.zendesk.records import Account
from tests.domain.stage import embedder_of, rows, vectors
from tests.domain.talks import say, start
from tests.integrations.helpdesks.mailboxes import serving
from tests.world import Tenant, World

ACCOUNTS = itertools.count(1)
NOWHERE = "http://127.0.0.1:1"
AGENTS_WORD = "goodwill voucher"


@dataclass
class Desk:
    """A store's Zendesk: its account as the stand-in holds it, and where that is steered."""

    tenant: Tenant
    account: Account
    base: str

    def fail(self, path: str, status: int, **how: object) -> None:
        body = {"path": path, "status": status, **how}
        requests.post(f"{self.base}/_sandbox/faults", json=body, timeout=5).raise_for_status()

    def change(self, key: str, **fields: object) -> None:
        self.account.articles[key] = replace(self.account.articles[key], **fields)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def zendesk() -> Flask:
    return create_app(NOWHERE)


@pytest.fixture(scope="module")
def base(zendesk: Flask) -> Iterator[str]:
    with serving(zendesk) as base:
        yield base


@pytest.fixture
def desks(stage: World, zendesk: Flask, base: str) -> tuple[Desk, Desk]:
    """Return Alice's and Bob's, both connected; only Alice's help centre is added in what follows."""
    house = stage.services
    vars(house.helpdesks)["app_url"] = NOWHERE
    house.helpdesks.vendors[HandoffMethod.ZENDESK] = ZendeskVendor(house.settings.zendesk, base + "/{account}", "")
    alice, bob = (connected(stage, tenant, zendesk, base) for tenant in (stage.alice, stage.bob))
    return alice, bob


def connected(world: World, tenant: Tenant, zendesk: Flask, base: str) -> Desk:
    name = f"centre-{next(ACCOUNTS)}"
    world.services.helpdesks.connect_directly(tenant.store, HandoffMethod.ZENDESK, name, "", "")
    account = zendesk.extensions["zendesk"].shelf.find(name)
    return Desk(tenant, account, f"{base}/{name}")


def add(world: World, desk: Desk) -> Source:
    with world.services.begin() as work:
        add_help_centre(desk.tenant.store, desk.account.name, world.services.now(), work)
    return read(world, desk.tenant)


def read(world: World, tenant: Tenant) -> Source:
    """Have the worker read it, whenever it would be due."""
    with world.services.begin() as work:
        work.sources.hurry(tenant.store, source_id_of(tenant.store), world.services.now())
    read_source(str(tenant.store.id), str(source_id_of(tenant.store)))
    return kept(world, tenant)


def kept(world: World, tenant: Tenant) -> Source:
    with world.services.begin() as work:
        found = work.sources.one(tenant.store, source_id_of(tenant.store))
    assert found is not None
    return found


def learnt(world: World, tenant: Tenant) -> dict[str, str]:
    """Return the words of what was learnt, by the addresses' ends: "en-us/articles/4407101-…"."""
    found = rows(world.services, "documents", tenant.store)
    return {row["url"].partition("/hc/")[2]: row["html"] for row in found if row["kind"] == "web"}


def test_published_articles_of_every_language_answer_with_their_own_links(
    stage: World, desks: tuple[Desk, Desk]
) -> None:
    alice, bob = desks
    source = add(stage, alice)
    assert (source.state, source.problem, source.total) == (SourceState.LEARNT, "", 3)
    assert sorted(learnt(stage, alice.tenant)) == [
        "de/articles/4407101-Wie-wachse-ich-meine-Jacke-nach",
        "en-us/articles/4407101-How-do-I-re-wax-my-jacket",
        "en-us/articles/4407102-Do-you-repair-torn-tents",
    ]
    assert learnt(stage, bob.tenant) == {}
    envelope = say(stage, alice.tenant, start(stage, alice.tenant), "do you repair torn tents?")
    assert "18 USD" in envelope["message"]["text"]
    [link] = [one["url"] for one in envelope["message"]["sources"] if "/hc/" in one["url"]]
    assert "18 USD" in requests.get(link, timeout=5).text


def test_an_article_answers_the_question_that_is_its_title(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, bob = desks
    add(stage, alice)
    question = "how do I re-wax my jacket"
    assert "ten minutes" in say(stage, alice.tenant, start(stage, alice.tenant), question)["message"]["text"]
    assert say(stage, bob.tenant, start(stage, bob.tenant), question)["outcome"] == "not_supported"


def test_what_agents_alone_read_is_neither_learnt_nor_answered(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, _ = desks
    add(stage, alice)
    assert AGENTS_WORD not in str(learnt(stage, alice.tenant)) and "Ski rental" not in str(learnt(stage, alice.tenant))
    for question in ("what goodwill voucher may agents give?", "do you rent skis next winter at the lake?"):
        envelope = say(stage, alice.tenant, start(stage, alice.tenant), question)
        assert "75" not in envelope["message"]["text"] and "rental" not in envelope["message"]["text"]


@pytest.mark.parametrize(
    "change", [{"draft": True}, {"user_segment_id": 360055501}, None], ids=["drafted", "restricted", "deleted"]
)
def test_what_is_not_published_any_more_is_forgotten_at_the_next_reading(
    stage: World, desks: tuple[Desk, Desk], change: dict[str, object] | None
) -> None:
    alice, _ = desks
    add(stage, alice)
    before = vectors(stage.services, alice.tenant.store)
    if change is None:
        del alice.account.articles["en-us/4407102"]
    else:
        alice.change("en-us/4407102", **change)
    assert read(stage, alice.tenant).total == 2
    assert "18 USD" not in str(learnt(stage, alice.tenant))
    assert vectors(stage.services, alice.tenant.store) < before
    envelope = say(stage, alice.tenant, start(stage, alice.tenant), "do you repair torn tents?")
    assert "18 USD" not in envelope["message"]["text"]


def test_a_reading_again_embeds_only_what_changed_and_comes_each_day(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, _ = desks
    source = add(stage, alice)
    assert source.due_at is not None and source.read_at is not None
    assert source.due_at - source.read_at == timedelta(days=1)
    embedder_of(stage).texts.clear()
    read(stage, alice.tenant)
    assert embedder_of(stage).texts == []
    later = alice.account.articles["en-us/4407102"].updated_at + timedelta(minutes=1)
    alice.change("en-us/4407102", body="<p>Yes. A patch costs 24 USD now.</p>", updated_at=later)
    read(stage, alice.tenant)
    assert "24 USD" in str(embedder_of(stage).texts) and "wax" not in str(embedder_of(stage).texts)


def test_a_long_list_is_read_page_by_page_and_slice_by_slice_up_to_a_limit(
    stage: World, desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, _ = desks
    like = alice.account.articles["en-us/4407102"]
    for number in range(60):
        more = replace(like, id=5_000_000 + number, title=f"Question {number}", body=f"<p>Answer number {number}.</p>")
        alice.account.articles[f"en-us/{more.id}"] = more
    monkeypatch.setattr(centre_jobs, "SLICE", -1)
    add(stage, alice)
    assert kept(stage, alice.tenant).state is SourceState.READING and learnt(stage, alice.tenant) == {}
    monkeypatch.setattr(centre_jobs, "SLICE", 60)
    read_source(str(alice.tenant.store.id), str(source_id_of(alice.tenant.store)))
    assert (kept(stage, alice.tenant).total, len(learnt(stage, alice.tenant))) == (63, 63)
    monkeypatch.setattr(help_centres, "MOST_ARTICLES", 20)
    source = read(stage, alice.tenant)
    assert MORE in source.note and 20 <= source.total < 60
    assert len(learnt(stage, alice.tenant)) == source.total


def test_an_article_beyond_all_measure_is_left_out_and_counted(
    stage: World, desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(help_centres, "LARGEST_ARTICLE", 150)
    source = add(stage, desks[0])
    assert source.state is SourceState.LEARNT and "length: 1" in source.note
    assert source.total == 2


def test_deleting_it_deletes_all_that_was_learnt(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, bob = desks
    add(stage, alice)
    add(stage, bob)
    with stage.services.begin() as work:
        delete_source(alice.tenant.store, source_id_of(bob.tenant.store), work)
        delete_source(alice.tenant.store, source_id_of(alice.tenant.store), work)
    assert learnt(stage, alice.tenant) == {} and len(learnt(stage, bob.tenant)) == 3


def test_an_older_connection_is_told_to_connect_again(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, _ = desks
    for access, token in list(alice.account.grants.tokens.items()):
        scopes = tuple(scope for scope in token.scopes if scope != "hc:read")
        alice.account.grants.tokens[access] = replace(token, scopes=scopes)
    source = add(stage, alice)
    assert source.state is SourceState.FAILED
    assert "hc:read" in source.problem and "Connect Zendesk again" in source.problem
    assert source.due_at is not None


@pytest.mark.parametrize(
    ("status", "how", "told"),
    [
        (401, {"times": 2}, "Connect Zendesk again"),
        (403, {}, "Connect again as an administrator"),
        (404, {}, NO_CENTRE),
    ],
)
def test_a_no_that_a_person_must_mend_is_said_and_what_was_learnt_stays(
    stage: World, desks: tuple[Desk, Desk], status: int, how: dict[str, object], told: str
) -> None:
    alice, _ = desks
    add(stage, alice)
    alice.fail("help_center/*", status, **how)
    source = read(stage, alice.tenant)
    assert (source.state, source.due_at is not None) == (SourceState.FAILED, True)
    assert told in source.problem
    assert len(learnt(stage, alice.tenant)) == 3


@pytest.mark.parametrize(
    ("how", "seconds"),
    [
        ({"status": 429, "retry_after": 77}, 77),
        ({"status": 503, "html": True, "retry_after": 5}, 5),
        ({"status": 200, "html": True}, 600),
        ({"status": 403, "html": True}, 600),
    ],
)
def test_what_passes_is_waited_for_as_long_as_asked_and_the_reading_goes_on(
    stage: World, desks: tuple[Desk, Desk], how: dict[str, object], seconds: int
) -> None:
    alice, _ = desks
    add(stage, alice)
    alice.fail("help_center/*/articles*", **how)  # type: ignore[arg-type]
    source = read(stage, alice.tenant)
    assert source.state is SourceState.WAITING and source.problem
    assert source.due_at is not None and abs((source.due_at - stage.services.now()).total_seconds() - seconds) < 30
    assert len(learnt(stage, alice.tenant)) == 3
    assert (read(stage, alice.tenant).state, kept(stage, alice.tenant).problem) == (SourceState.LEARNT, "")


def test_a_help_centre_without_anything_public_forgets_all_and_says_so(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, _ = desks
    add(stage, alice)
    for key in alice.account.articles:
        alice.change(key, user_segment_id=1)
    source = read(stage, alice.tenant)
    assert (source.state, source.problem) == (SourceState.FAILED, NOTHING_PUBLIC)
    assert learnt(stage, alice.tenant) == {}


def test_disconnecting_stops_the_reading_and_connecting_goes_on(
    stage: World, desks: tuple[Desk, Desk], zendesk: Flask, base: str
) -> None:
    alice, bob = desks
    add(stage, alice)
    add(stage, bob)
    stage.services.helpdesks.disconnect(alice.tenant.store, HandoffMethod.ZENDESK)
    source = kept(stage, alice.tenant)
    assert (source.state, source.problem, source.due_at) == (SourceState.FAILED, NOT_CONNECTED, None)
    assert read(stage, alice.tenant).problem == NOT_CONNECTED
    assert kept(stage, bob.tenant).state is SourceState.LEARNT
    other = connected(stage, alice.tenant, zendesk, base)
    assert learnt(stage, alice.tenant) == {}, "another account's words stayed"
    assert kept(stage, alice.tenant).due_at is not None
    read_source(str(alice.tenant.store.id), str(source_id_of(alice.tenant.store)))
    assert kept(stage, alice.tenant).title == f"{other.account.name}.zendesk.com"
    assert len(learnt(stage, alice.tenant)) == 3


def test_a_reading_that_was_stopped_on_its_way_learns_and_forgets_nothing(
    stage: World, desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, _ = desks
    add(stage, alice)
    asked = adapter.ZendeskHelpCentre.articles

    def stopping(self: adapter.ZendeskHelpCentre, locale: str, after: str) -> help_centres.Listing:
        found = asked(self, locale, after)
        stage.services.helpdesks.disconnect(alice.tenant.store, HandoffMethod.ZENDESK)
        return found

    monkeypatch.setattr(adapter.ZendeskHelpCentre, "articles", stopping)
    source = read(stage, alice.tenant)
    assert (source.state, source.problem) == (SourceState.FAILED, NOT_CONNECTED)
    assert len(learnt(stage, alice.tenant)) == 3


def test_a_store_that_the_app_has_left_is_read_no_more(
    stage: World, desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    for desk in desks:
        add(stage, desk)
    with stage.services.begin() as work:
        work.stores.uninstall(desks[0].tenant.store, stage.services.now())
        due = work.sources.due(stage.services.now() + timedelta(days=2), 10)
    assert [store_id for store_id, _ in due] == [desks[1].tenant.store.id]
    monkeypatch.setattr(adapter.ZendeskHelpCentre, "locales", lambda self: pytest.fail("it was asked"))
    assert read(stage, desks[0].tenant).state is SourceState.WAITING


@pytest.mark.parametrize("locale", ["..", "en-us/../../oauth", "", "en?x=1", "e" * 30])
def test_a_language_that_would_lead_elsewhere_is_not_asked_for(
    stage: World, desks: tuple[Desk, Desk], locale: str
) -> None:
    centre = stage.services.helpdesks.help_centre(desks[0].tenant.store)
    assert centre is not None
    desks[0].change("en-us/4407102", locale=locale)
    with pytest.raises(RemoteError, match="unexpected answer"):
        centre.locales()


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({}, True),
        ({"draft": True}, False),
        ({"draft": "false"}, False),
        ({"user_segment_id": 0}, False),
        ({"user_segment_ids": [7]}, False),
    ],
)
def test_only_what_everybody_may_read_is_public(fields: dict[str, object], is_shown: bool) -> None:
    article = {"draft": False, "user_segment_id": None, "user_segment_ids": []}
    assert adapter.is_public(article | fields) is is_shown


@pytest.mark.parametrize("missing", ["draft", "user_segment_id"])
def test_an_article_of_which_nobody_says_who_may_read_it_is_not_let_through(missing: str) -> None:
    article = {"draft": False, "user_segment_id": None}
    del article[missing]
    with pytest.raises(KeyError):
        adapter.is_public(article)
