"""Who asks what is held of them is told all of it, and not a word about anybody else."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from domain.errors import ExportNotFound
from domain.privacy.accesses import Seen, operator
from domain.privacy.fetching import fetch
from domain.privacy.records import LATE, RecordState
from domain.team.tickets import Note
from domain.updates import PrivacyKind, PrivacyRequest
from integrations.shopify.order_payloads import parse_order
from storage.sealing import Sealer
from tests.domain.privacy.people import Person, Talk, ask, guest_order, newcomer, order_of, records, settle_in
from tests.domain.stage import at, rows
from tests.world import Tenant, World


def data_request(who: Person, *order_ids: int, **changes: object) -> PrivacyRequest:
    named = {"customer_id": who.id, "email": who.email, "phone": who.phone, "request_id": "9999", **changes}
    return PrivacyRequest(PrivacyKind.DATA_REQUEST, order_ids=order_ids, **named)


def exported(world: World, tenant: Tenant, request: PrivacyRequest) -> dict[str, Any]:
    ask(world, tenant.store, request)
    (record,) = (one for one in records(world, tenant) if one.request_id == request.request_id)
    with world.services.begin() as work:
        document = work.privacy.export(tenant.store, record.id, at(-99999))
    assert document is not None
    return document


def whole(document: dict[str, Any]) -> str:
    return json.dumps(document).lower()


def test_everything_held_of_a_customer_is_told(stage: World, quincy: Person) -> None:
    talk = Talk(stage, stage.alice, "browser", quincy.id)
    answer = talk.say(f"Where is my order {quincy.order_name}?")
    talk.say("I want to talk to a human")
    talk.hand_over()
    document = exported(stage, stage.alice, data_request(quincy, quincy.order_id, 5))
    (customer,), (order,), (held,) = document["customers"], document["orders"], document["conversations"]
    assert (customer["email"], customer["phone"]) == (quincy.email, quincy.phone)
    assert (order["name"], order["shipping_address"]["address1"]) == (quincy.order_name, quincy.street)
    assert document["orders_not_held"] == [5] and document["shop"] == str(stage.alice.store.shop)
    said = [(one["author"], one["text"]) for one in held["messages"]]
    assert said[:2] == [("shopper", f"Where is my order {quincy.order_name}?"), ("agent", answer)]
    assert held["signed_in"] and held["left_out"] == 0 and len(held["profile_id"]) == 32
    assert held["tickets"][0]["method"] == "zendesk" and quincy.order_name in held["tickets"][0]["note"]


def test_a_guest_is_told_the_conversation_in_which_they_proved_their_order(stage: World) -> None:
    guest = newcomer(2)
    number = guest_order(stage, stage.alice, guest, "#7001")
    talk = Talk(stage, stage.alice, "guest")
    talk.identify("#7001", guest.email)
    document = exported(stage, stage.alice, data_request(guest, customer_id=None))
    assert [one["id"] for one in document["orders"]] == [number]
    assert [one["proven_orders"] for one in document["conversations"]] == [["#7001"]]


def note(world: World, tenant: Tenant, talk: Talk, words: str) -> None:
    with world.services.begin() as work:
        member = work.members.arrived(tenant.store, "71000001", at(0))
        assert work.team.note(tenant.store, talk.id, Note(uuid4(), member.id, words, at(1)))


def test_what_the_team_noted_on_them_is_told_but_not_who_did(stage: World, quincy: Person) -> None:
    talk = Talk(stage, stage.alice, "browser", quincy.id)
    talk.say("Do you have jackets?")
    note(stage, stage.alice, talk, "Asks every week, be patient.")
    others = Talk(stage, stage.bob, "browser")
    note(stage, stage.bob, others, "Another store's.")
    document = exported(stage, stage.alice, data_request(quincy))
    (held,) = document["conversations"]
    assert [one["text"] for one in held["notes"]] == ["Asks every week, be patient."] and held["notes_left_out"] == 0
    assert set(held["notes"][0]) == {"at", "text"} and "71000001" not in whole(document)


def test_notes_on_a_conversation_with_anothers_data_are_counted_alone(
    stage: World, quincy: Person, radnor: Person
) -> None:
    talk = Talk(stage, stage.alice, "family")
    for who in (quincy, radnor):
        talk.identify(who.order_name, who.email)
    note(stage, stage.alice, talk, f"{radnor.name} pays for both.")
    (held,) = exported(stage, stage.alice, data_request(quincy))["conversations"]
    assert (held["notes"], held["notes_left_out"]) == ([], 1)


def test_of_two_people_in_one_conversation_each_is_told_their_own_turns(
    stage: World, quincy: Person, radnor: Person
) -> None:
    talk = Talk(stage, stage.alice, "family")
    for who in (quincy, radnor):
        talk.identify(who.order_name, who.email)
    talk.say(f"Write to {radnor.email}, not to my address")
    talk.say(f"Leave it at {radnor.street} or at {quincy.street}, please")
    talk.say("I want to talk to a human")
    talk.hand_over("family@post.example")
    for who, other in ((quincy, radnor), (radnor, quincy)):
        document = exported(stage, stage.alice, data_request(who, request_id=who.name))
        (held,) = document["conversations"]
        assert who.order_name in whole(document)
        assert not [trace for trace in (*other.traces, other.order_name, str(other.id)) if trace in whole(document)]
        assert held["proven_orders"] == [who.order_name] and held["left_out"] >= 1
        assert (held["tickets"][0]["note"], held["tickets"][0]["request"], held["email_given"]) == ("", "", "")


def test_what_a_signed_in_customer_wrote_of_a_friends_address_is_left_out_alone(stage: World, quincy: Person) -> None:
    talk = Talk(stage, stage.alice, "browser", quincy.id)
    talk.say("Do you have jackets?")
    talk.say("My friend is friend@post.example")
    talk.say(f"I live at {quincy.street}")
    (held,) = exported(stage, stage.alice, data_request(quincy))["conversations"]
    said = [one["text"] for one in held["messages"] if one["author"] == "shopper"]
    assert said == ["Do you have jackets?", f"I live at {quincy.street}"] and held["left_out"] == 2


@pytest.mark.parametrize(
    "address",
    [
        "friend＠post.example",
        "friend at post dot com",
        "friend (at) post.com",
        "freund@müller.de",
        "a@b.co,friend@post.co",
    ],
)
def test_an_address_is_a_friends_however_it_is_written(stage: World, quincy: Person, address: str) -> None:
    talk = Talk(stage, stage.alice, "browser", quincy.id)
    talk.say(f"Write to {address} please")
    talk.say(f"My own is <{quincy.email}>, thanks")
    (held,) = exported(stage, stage.alice, data_request(quincy))["conversations"]
    said = [one["text"] for one in held["messages"] if one["author"] == "shopper"]
    assert said == [f"My own is <{quincy.email}>, thanks"]


TURNS = (
    lambda talk, who: talk.identify(who.order_name, who.email),
    lambda talk, who: talk.say(f"Where is order {who.order_name}?"),
    lambda talk, who: talk.say(f"{who.email} is my address"),
    lambda talk, who: talk.say(f"I am {who.name} of {who.street}, call {who.phone}"),
    lambda talk, who: talk.say("Where is it now?"),
    lambda talk, who: talk.say("Do you have jackets?"),
    lambda talk, who: talk.say("I want to talk to a human"),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    plan=st.lists(st.tuples(st.sampled_from(TURNS), st.booleans()), min_size=1, max_size=6), hands_over=st.booleans()
)
def test_however_two_people_take_turns_neither_is_told_anything_of_the_other(
    stage: World, quincy: Person, radnor: Person, plan: list[Any], hands_over: bool
) -> None:
    talk = Talk(stage, stage.alice, "family")
    for who in (quincy, radnor):
        talk.identify(who.order_name, who.email)
    for turn, first in plan:
        turn(talk, quincy if first else radnor)
    if hands_over:
        talk.hand_over("family@post.example")
    for who, other in ((quincy, radnor), (radnor, quincy)):
        document = whole(exported(stage, stage.alice, data_request(who, request_id=uuid4().hex)))
        assert who.order_name in document
        assert not [trace for trace in (*other.traces, other.order_name, str(other.id)) if trace in document]


def test_a_conversation_that_only_names_the_address_is_not_given_out(stage: World, quincy: Person) -> None:
    talk = Talk(stage, stage.alice, "stranger")
    talk.say(f"My neighbour is {quincy.email} and I live at 7 Hidden Lane")
    document = exported(stage, stage.alice, data_request(quincy))
    assert document["conversations"] == [] and document["unproven"] == [str(talk.id)]
    assert "hidden lane" not in whole(document)


def test_orders_of_another_customer_with_the_same_e_mail_or_phone_are_not_told(
    stage: World, quincy: Person, radnor: Person
) -> None:
    with stage.services.begin() as work:
        for name, changes in (("#5801", {"email": quincy.email}), ("#5802", {"phone": quincy.phone})):
            number = 9_400_000_000_000 + int(name.strip("#"))
            order = order_of(radnor, stage.alice, name=name, id=number, **changes)
            work.orders.put(stage.alice.store, parse_order(order))
    document = exported(stage, stage.alice, data_request(quincy, 9_400_000_005_801))
    assert [one["name"] for one in document["orders"]] == [quincy.order_name]
    assert radnor.street.lower() not in whole(document)


def test_another_store_tells_nothing(stage: World, quincy: Person) -> None:
    settle_in(stage, stage.bob, newcomer(0))
    Talk(stage, stage.bob, "browser", quincy.id).say("Hello from the other shop")
    document = exported(stage, stage.alice, data_request(quincy))
    assert len(document["orders"]) == 1 and document["conversations"] == []
    assert records(stage, stage.bob) == []


def test_an_export_is_sealed_and_the_request_ready_until_it_is_fetched(stage: World, quincy: Person) -> None:
    ask(stage, stage.alice.store, data_request(quincy))
    with stage.services.begin() as work:
        sealed = bytes(work.connection.scalar(text("SELECT sealed FROM privacy_exports")))
    assert quincy.email.encode() not in sealed and quincy.name.encode() not in sealed
    (record,) = records(stage, stage.alice)
    assert (record.state, record.finished_at, record.request_id) == (RecordState.READY, None, "9999")
    assert (record.due_at - record.received_at).days == 30
    now = datetime.now(UTC)
    with stage.services.begin() as work:
        fetch(stage.alice.store, record.id, operator("sam"), now, now - timedelta(days=1), work)
        seen = work.accesses.newest(stage.alice.store, 5)
    assert [(one.actor, one.seen, one.record_id) for one in seen] == [("operator:sam", Seen.EXPORT, str(record.id))]
    assert records(stage, stage.alice)[0].state is RecordState.DONE


@pytest.mark.parametrize("wrong", ["another store", "too old", "unknown"])
def test_an_export_is_given_out_by_its_own_store_in_time_or_not_at_all(
    stage: World, quincy: Person, wrong: str
) -> None:
    ask(stage, stage.alice.store, data_request(quincy))
    (record,), now = records(stage, stage.alice), datetime.now(UTC)
    store = stage.bob.store if wrong == "another store" else stage.alice.store
    record_id = store.id if wrong == "unknown" else record.id
    made_after = now + timedelta(hours=1) if wrong == "too old" else now - timedelta(days=1)
    with stage.services.begin() as work, pytest.raises(ExportNotFound):
        fetch(store, record_id, operator("sam"), now, made_after, work)
    assert rows(stage.services, "access_log", store) == []
    assert records(stage, stage.alice)[0].state is RecordState.READY


def test_the_same_request_told_twice_is_one(stage: World, quincy: Person) -> None:
    for minutes in (5, 6):
        ask(stage, stage.alice.store, data_request(quincy), at(minutes))
    assert len(records(stage, stage.alice)) == 1
    ask(stage, stage.alice.store, data_request(quincy, request_id="10000"))
    assert len(records(stage, stage.alice)) == 2


def test_a_request_that_nobody_answers_is_late_after_twenty_five_days(stage: World, quincy: Person) -> None:
    ask(stage, stage.alice.store, data_request(quincy), at(0))
    with stage.services.begin() as work:
        assert work.privacy.late(stage.alice.store, at(0) + timedelta(days=24) - LATE) == 0
        assert work.privacy.late(stage.alice.store, at(1) + timedelta(days=25) - LATE) == 1
        assert work.privacy.late(stage.bob.store, at(1) + timedelta(days=25) - LATE) == 0
    (record,) = records(stage, stage.alice)
    assert [record.is_late(at(0) + timedelta(days=days)) for days in (24, 26)] == [False, True]


def test_an_export_is_readable_after_the_keys_were_rotated(stage: World, quincy: Person) -> None:
    ask(stage, stage.alice.store, data_request(quincy))
    (record,) = records(stage, stage.alice)
    old, new = stage.services.settings.sealing_keys[0], Fernet.generate_key().decode()
    storage = stage.services.storage
    storage.sealer = Sealer([new, old])
    with stage.services.begin() as work:
        assert work.reseal() == 1
    storage.sealer = Sealer([new])
    with stage.services.begin() as work:
        document = work.privacy.export(stage.alice.store, record.id, at(-99999))
    assert document is not None and document["customers"][0]["email"] == quincy.email
