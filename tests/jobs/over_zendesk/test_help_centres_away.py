"""A help centre that refuses, is away, is stopped or left."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from domain.handoff.tickets import HandoffMethod
from domain.knowledge import help_centres
from domain.knowledge.help_centres import NOT_CONNECTED, source_id_of
from domain.knowledge.sources import SourceState
from integrations.zendesk import help_centre as adapter
from integrations.zendesk.help_centre import NO_CENTRE
from jobs.learning import read_source
from tests.jobs.over_zendesk.centres import Desk, add, connected, kept, learnt, read
from tests.world import World


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
