"""Merchants and operators fetch what was gathered; whoever reads people's data is noted; deadlines are told."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import text

from domain.privacy.records import PrivacyRecord, RecordState
from domain.privacy.requests import carry_out
from domain.updates import PrivacyKind, PrivacyRequest
from tests.blueprints.callers import merchant, refused, rows, signed_in, visitor_of
from tests.world import Tenant, World


@pytest.fixture(autouse=True)
def _nothing_was_asked(world: World) -> Iterator[None]:
    yield
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM privacy_requests"))
        work.connection.execute(text("DELETE FROM access_log"))


@pytest.fixture
def terminal(world: World) -> FlaskCliRunner:
    return world.app.test_cli_runner()


def asked(world: World, tenant: Tenant, *, days_ago: float = 0) -> PrivacyRecord:
    """Have the store's own customer ask for their data; return the request."""
    when = world.services.now() - timedelta(days=days_ago)
    request = PrivacyRequest(PrivacyKind.DATA_REQUEST, tenant.own_customer, tenant.own_email, (), request_id="77")
    with world.services.begin() as work:
        carry_out(tenant.store, request, when, work)
        return work.privacy.of_shop(tenant.store.shop)[0]


def seen(world: World, tenant: Tenant) -> list[tuple[str, str, str]]:
    with world.services.begin() as work:
        return [(one.actor, one.seen.value, one.record_id) for one in work.accesses.newest(tenant.store, 10)]


def state(world: World, tenant: Tenant) -> RecordState:
    with world.services.begin() as work:
        return work.privacy.of_shop(tenant.store.shop)[0].state


def test_a_merchant_sees_requests_of_their_own_store_with_the_deadline(world: World) -> None:
    record = asked(world, world.alice)
    shown = world.client.get("/admin/api/privacy", headers=merchant(world, world.alice)).get_json()
    (one,) = shown["requests"]
    assert (one["id"], one["request"], one["state"], one["late"]) == (str(record.id), "77", "ready", False)
    assert one["due_at"] > one["received_at"] and one["file"].endswith(".json") and one["counts"]["orders"] == 1
    others = world.client.get("/admin/api/privacy", headers=merchant(world, world.bob)).get_json()
    assert others["requests"] == others["accesses"] == []


def test_a_merchant_downloads_an_export_and_that_is_noted(world: World) -> None:
    record = asked(world, world.alice)
    answer = world.client.get(f"/admin/api/privacy/{record.id}/export", headers=merchant(world, world.alice))
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert [one["email"] for one in answer.get_json()["customers"]] == [world.alice.own_email]
    assert world.alice.other_email not in answer.get_data(as_text=True)
    assert seen(world, world.alice) == [("staff:71000001", "export", str(record.id))]
    assert state(world, world.alice) is RecordState.DONE


def test_another_stores_merchant_gets_no_export_and_a_stranger_nothing(world: World) -> None:
    record = asked(world, world.alice)
    path = f"/admin/api/privacy/{record.id}/export"
    refused(world.client.get(path, headers=merchant(world, world.bob)), 404, "export_not_found")
    refused(world.client.get(path), 401, "bad_session")
    refused(world.client.get(path, headers=visitor_of(world, world.alice).headers({})), 401, "bad_session")
    assert seen(world, world.alice) == seen(world, world.bob) == []
    assert state(world, world.alice) is RecordState.READY


def test_an_export_that_is_too_old_is_given_out_no_more(world: World) -> None:
    record = asked(world, world.alice)
    with world.services.begin() as work:
        work.connection.execute(text("UPDATE privacy_exports SET made_at = now() - interval '31 days'"))
    answer = world.client.get(f"/admin/api/privacy/{record.id}/export", headers=merchant(world, world.alice))
    refused(answer, 404, "export_not_found")
    shown = world.client.get("/admin/api/privacy", headers=merchant(world, world.alice)).get_json()
    assert shown["requests"][0]["file"] is None


def test_reading_conversations_in_the_admin_is_noted_with_ids_and_without_words(world: World) -> None:
    shopper = signed_in(world, world.alice, world.alice.own_customer)
    shopper.say(f"Where is my order {world.alice.own_order}?")
    for path in ("conversations", f"conversations/{shopper.conversation}"):
        assert world.client.get(f"/admin/api/{path}", headers=merchant(world, world.alice, sub="42")).status_code == 200
    assert seen(world, world.alice) == [
        ("staff:42", "conversation", shopper.conversation),
        ("staff:42", "conversations", ""),
    ]
    refused(
        world.client.get(f"/admin/api/conversations/{shopper.conversation}", headers=merchant(world, world.bob)),
        404,
        "conversation_not_found",
    )
    assert seen(world, world.bob) == []


def test_looking_at_the_overview_is_no_reading_of_peoples_data(world: World) -> None:
    assert world.client.get("/admin/api/overview", headers=merchant(world, world.alice)).status_code == 200
    assert rows(world, "access_log") == 0


def test_a_request_near_its_deadline_is_a_problem_of_its_store_and_a_number_for_operators(world: World) -> None:
    def problems(tenant: Tenant) -> str:
        answer = world.client.get("/admin/api/overview", headers=merchant(world, tenant))
        return " ".join(answer.get_json()["problems"])

    asked(world, world.alice, days_ago=26)
    assert "near the legal deadline" in problems(world.alice) and "deadline" not in problems(world.bob)
    assert "shopfloor_late_privacy_requests 1.0" in world.services.metrics.text().decode()
    (one,) = world.client.get("/admin/api/privacy", headers=merchant(world, world.alice)).get_json()["requests"]
    assert one["late"] is True


def test_operators_list_requests_and_print_an_export(world: World, terminal: FlaskCliRunner) -> None:
    shop, record = str(world.alice.store.shop), asked(world, world.alice)
    listed = terminal.invoke(args=["privacy", "list", shop])
    assert listed.exit_code == 0 and str(record.id) in listed.output and "customers/data_request" in listed.output
    printed = terminal.invoke(args=["privacy", "export", shop, str(record.id)])
    assert json.loads(printed.output)["customers"][0]["email"] == world.alice.own_email
    ((actor, what, record_id),) = seen(world, world.alice)
    assert actor.startswith("operator:") and (what, record_id) == ("export", str(record.id))
    log = terminal.invoke(args=["privacy", "accesses", shop])
    assert str(record.id) in log.output and world.alice.own_email not in log.output


def test_operators_cannot_take_an_export_from_another_store(world: World, terminal: FlaskCliRunner) -> None:
    record = asked(world, world.alice)
    answer = terminal.invoke(args=["privacy", "export", str(world.bob.store.shop), str(record.id)])
    assert answer.exit_code == 1 and "no export" in answer.output


def test_operators_note_that_a_request_was_answered_in_another_way(world: World, terminal: FlaskCliRunner) -> None:
    shop, record = str(world.alice.store.shop), asked(world, world.alice)
    foreign = terminal.invoke(args=["privacy", "answered", str(world.bob.store.shop), str(record.id)])
    assert foreign.exit_code == 1 and state(world, world.alice) is RecordState.READY
    assert terminal.invoke(args=["privacy", "answered", shop, str(record.id)]).exit_code == 0
    assert state(world, world.alice) is RecordState.DONE
    assert terminal.invoke(args=["privacy", "answered", shop, str(record.id)]).exit_code == 1


def test_asking_as_a_customer_is_noted_and_asking_as_nobody_is_not(world: World, terminal: FlaskCliRunner) -> None:
    shop = str(world.alice.store.shop)
    terminal.invoke(args=["ask", shop, "Do you have jackets?"])
    assert seen(world, world.alice) == []
    terminal.invoke(args=["ask", shop, "Where is my order?", "--as", world.alice.own_email])
    ((_, what, record_id),) = seen(world, world.alice)
    assert (what, record_id) == ("customer", str(world.alice.own_customer))
