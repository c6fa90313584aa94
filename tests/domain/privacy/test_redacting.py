"""What a person asks to have forgotten is gone from every table, and nothing of anybody else's."""

import pytest

from domain.privacy.records import RecordKind, RecordState
from domain.privacy.subjects import Subject
from domain.updates import PrivacyKind, PrivacyRequest
from integrations.shopify.order_payloads import parse_order
from integrations.shopify.payloads import parse_customer
from tests.domain.privacy.people import (
    Person,
    Talk,
    ask,
    guest_order,
    left_of,
    newcomer,
    order_of,
    payload_of,
    records,
    redaction,
    settle_in,
)
from tests.domain.stage import at, held, rows
from tests.world import Tenant, World, orders_named


def nameless(**named: object) -> PrivacyRequest:
    return PrivacyRequest(
        PrivacyKind.REDACT_CUSTOMER, **{"customer_id": None, "email": "", "phone": "", "order_ids": (), **named}
    )


def alive(world: World, tenant: Tenant) -> set[str]:
    return {row["id"] for row in rows(world.services, "conversations", tenant.store)}


def test_everything_of_a_customer_is_gone_and_nothing_of_another(stage: World, quincy: Person, radnor: Person) -> None:
    for who in (quincy, radnor):
        talk = Talk(stage, stage.alice, f"browser-{who.name}", who.id)
        assert who.order_name in talk.say(f"Where is my order {who.order_name}? I am {who.name} at {who.street}")
        talk.say("I want to talk to a human")
        talk.hand_over()
    assert set(left_of(stage.services, quincy)) == set(quincy.traces)
    before = held(stage.services, stage.bob.store)
    ask(stage, stage.alice.store, redaction(quincy))
    assert left_of(stage.services, quincy) == []
    assert set(left_of(stage.services, radnor)) == set(radnor.traces)
    assert held(stage.services, stage.bob.store) == before


@pytest.mark.parametrize(
    "known",
    [
        {"customer_id": "id"},
        {"email": "QUINCY10@POST.EXAMPLE "},
        {"phone": "(555) 600-1101"},
    ],
    ids=lambda known: next(iter(known)),
)
def test_one_thing_that_is_known_of_a_customer_leads_to_all_the_others(
    stage: World, quincy: Person, known: dict[str, object]
) -> None:
    Talk(stage, stage.alice, "typed-mail").say(f"Write to {quincy.email}, {quincy.street}")
    Talk(stage, stage.alice, "typed-phone").say("Call 001-555.600.1101 and ask for Quincy")
    named = {name: quincy.id if value == "id" else value for name, value in known.items()}
    ask(stage, stage.alice.store, nameless(**named))
    assert left_of(stage.services, quincy) == []


def test_a_guest_is_found_by_the_e_mail_of_an_order_and_by_what_they_typed(stage: World) -> None:
    guest = newcomer(2)
    number = guest_order(stage, stage.alice, guest, "#7001")
    talk = Talk(stage, stage.alice, "guest")
    assert "#7001" in talk.identify("#7001", guest.email)
    talk.say(f"I live at {guest.street}")
    ask(stage, stage.alice.store, nameless(email=guest.email.title()))
    assert left_of(stage.services, guest) == []
    with stage.services.begin() as work:
        assert work.orders.held(stage.alice.store, [number])[number].order is None


@pytest.mark.parametrize(
    "way", ["+1 555 602 1101", "555-602-1101", "(555) 602 1101", "0015556021101", "1.555.602.1101"]
)
def test_a_guest_is_found_by_a_phone_written_in_any_way(stage: World, way: str) -> None:
    guest = newcomer(2)
    guest_order(stage, stage.alice, guest, "#7001", email="", phone=way)
    Talk(stage, stage.alice, "guest").say(f"My number is {way}, {guest.street}")
    ask(stage, stage.alice.store, nameless(phone=guest.phone))
    assert left_of(stage.services, guest) == []


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("sel+wyn@post.example", "SEL+WYN@post.example"),
        ("selwyn@bücher.example", "selwyn@xn--bcher-kva.example"),
        ("selwyn@xn--bcher-kva.example", "Selwyn@BÜCHER.example"),
        ("o'selwyn@post.example", "o'selwyn@post.example"),
    ],
)
def test_addresses_are_the_same_however_they_are_spelt(stage: World, typed: str, asked: str) -> None:
    Talk(stage, stage.alice, "guest").say(f"It is {typed}.")
    kept = Talk(stage, stage.alice, "another").say("It is wyn@post.example or post@bücher.example")
    ask(stage, stage.alice.store, nameless(email=asked))
    assert kept and len(alive(stage, stage.alice)) == 1


def test_an_e_mail_given_for_a_handoff_leads_to_its_conversation(stage: World) -> None:
    guest = newcomer(2)
    talk = Talk(stage, stage.alice, "guest")
    talk.say("I want to talk to a human")
    talk.hand_over(guest.email)
    assert left_of(stage.services, guest)
    ask(stage, stage.alice.store, nameless(email=guest.email))
    assert left_of(stage.services, guest) == []
    assert rows(stage.services, "outbox", stage.alice.store) == []


def test_tickets_that_went_to_a_helpdesk_are_named_by_their_ids_alone(stage: World, quincy: Person) -> None:
    talk = Talk(stage, stage.alice, "browser", quincy.id)
    talk.say("I want to talk to a human")
    talk.hand_over()
    with stage.services.begin() as work:
        outgoing = work.outbox.of_conversation(stage.alice.store, talk.id)
        work.outbox.change(outgoing.id, state="done", ticket_id="4711", ticket_url="https://acme.zendesk.com/4711")
    ask(stage, stage.alice.store, redaction(quincy))
    record = records(stage, stage.alice)[0]
    assert [(one.method, one.ticket_id) for one in record.done.tickets] == [("zendesk", "4711")]
    assert (record.kind, record.state) == (RecordKind.REDACT_CUSTOMER, RecordState.DONE)
    assert record.done.counts["orders"] == record.done.counts["customers"] == record.done.counts["conversations"] == 1
    assert left_of(stage.services, quincy) == []


def test_a_conversation_in_which_two_people_were_proven_goes_whole(
    stage: World, quincy: Person, radnor: Person
) -> None:
    talk = Talk(stage, stage.alice, "family")
    for who in (quincy, radnor):
        assert who.order_name in talk.identify(who.order_name, who.email)
    ask(stage, stage.alice.store, redaction(quincy))
    assert left_of(stage.services, quincy) == [] and alive(stage, stage.alice) == set()
    with stage.services.begin() as work:
        assert orders_named(work, stage.alice.store, radnor.order_name)


def test_a_conversation_that_showed_an_order_by_the_same_e_mail_goes_with_that_order(stage: World) -> None:
    guest = newcomer(2)
    guest_order(stage, stage.alice, guest, "#7001")
    second = guest_order(stage, stage.alice, guest, "#7002", id=9_100_000_000_002)
    talk = Talk(stage, stage.alice, "guest")
    talk.identify("#7001", guest.email)
    assert "#7002" in talk.say("And where is order #7002?")
    ask(stage, stage.alice.store, nameless(order_ids=(second,)))
    assert alive(stage, stage.alice) == set()


def test_a_conversation_that_opened_an_order_by_its_postcode_goes_with_that_order(stage: World) -> None:
    guest = newcomer(2)
    number = guest_order(stage, stage.alice, guest, "#7001", email="", phone="")
    talk = Talk(stage, stage.alice, "guest")
    assert "#7001" in talk.identify("#7001", postcode="10001")
    stranger = Talk(stage, stage.alice, "stranger")
    stranger.identify("#7001", postcode="99999")
    ask(stage, stage.alice.store, nameless(order_ids=(number,)))
    assert alive(stage, stage.alice) == {str(stranger.id)}


def test_what_else_the_same_nameless_browser_wrote_goes_too_and_another_browsers_words_stay(stage: World) -> None:
    first = Talk(stage, stage.alice, "browser-1")
    Talk(stage, stage.alice, "browser-1").say("I live at 7 Selwyn Mews")
    kept = Talk(stage, stage.alice, "browser-2")
    kept.say("Do you have jackets?")
    first.say("My e-mail is selwyn@post.example")
    ask(stage, stage.alice.store, nameless(email="selwyn@post.example"))
    assert alive(stage, stage.alice) == {str(kept.id)}
    assert [row["visitor"] for row in rows(stage.services, "visitors", stage.alice.store)] == ["browser-2"]


def test_a_household_phone_deletes_neither_the_others_account_nor_their_orders(stage: World, quincy: Person) -> None:
    spouse = settle_in(stage, stage.alice, newcomer(1, phone=quincy.phone))
    ask(stage, stage.alice.store, redaction(quincy))
    with stage.services.begin() as work:
        assert work.customers.customer(stage.alice.store, spouse.id) is not None
        assert orders_named(work, stage.alice.store, spouse.order_name)
        assert work.customers.customer(stage.alice.store, quincy.id) is None


def test_an_order_with_another_customers_e_mail_does_not_lead_to_that_customer(stage: World, radnor: Person) -> None:
    quincy = newcomer(0)
    with stage.services.begin() as work:
        work.customers.put(stage.alice.store, parse_customer(payload_of(quincy)))
        shared = order_of(quincy, stage.alice, email=radnor.email)
        work.orders.put(stage.alice.store, parse_order(shared))
    talk = Talk(stage, stage.alice, "radnor", radnor.id)
    talk.say("Hello, do you have jackets?")
    ask(stage, stage.alice.store, redaction(quincy))
    assert alive(stage, stage.alice) == {str(talk.id)}
    with stage.services.begin() as work:
        assert orders_named(work, stage.alice.store, radnor.order_name)
        assert orders_named(work, stage.alice.store, quincy.order_name) == []


def test_the_same_id_e_mail_and_phone_in_another_store_is_somebody_elses_business(stage: World) -> None:
    quincy = settle_in(stage, stage.alice, newcomer(0))
    twin = settle_in(stage, stage.bob, newcomer(0))
    for tenant in (stage.alice, stage.bob):
        Talk(stage, tenant, "browser", quincy.id).say(f"I am {quincy.email}, {quincy.phone}")
    before = held(stage.services, stage.bob.store), rows(stage.services, "messages", stage.bob.store)
    ask(stage, stage.alice.store, redaction(quincy))
    assert alive(stage, stage.alice) == set() and len(alive(stage, stage.bob)) == 1
    assert (held(stage.services, stage.bob.store), rows(stage.services, "messages", stage.bob.store)) == before
    ask(stage, stage.bob.store, redaction(twin))
    assert left_of(stage.services, twin) == []


def test_nobody_in_particular_is_nobody(stage: World, quincy: Person) -> None:
    Talk(stage, stage.alice, "browser", quincy.id).say("Hello")
    Talk(stage, stage.alice, "stranger").say("Hello")
    before = held(stage.services, stage.alice.store)
    for request in (nameless(), nameless(phone="12"), nameless(email=" "), nameless(customer_id=0)):
        ask(stage, stage.alice.store, request)
    assert held(stage.services, stage.alice.store) == before and len(alive(stage, stage.alice)) == 2


def test_asking_twice_is_asking_once(stage: World, quincy: Person) -> None:
    for minutes in (5, 6):
        ask(stage, stage.alice.store, redaction(quincy), at(minutes))
    assert left_of(stage.services, quincy) == []
    assert records(stage, stage.alice)[0].done.counts["orders"] == 0


def test_the_record_holds_counts_and_hashes_and_no_word_of_the_person(stage: World, quincy: Person) -> None:
    ask(stage, stage.alice.store, redaction(quincy))
    with stage.services.begin() as work:
        (row,) = work.connection.exec_driver_sql("SELECT privacy_requests::text FROM privacy_requests").scalars()
    assert not [
        trace for trace in (*quincy.traces, str(quincy.id), str(stage.alice.store.shop)) if trace in row.lower()
    ]


def test_a_person_of_more_orders_than_a_statement_takes_values_is_found(stage: World) -> None:
    who = settle_in(stage, stage.alice, newcomer(0))
    Talk(stage, stage.alice, "browser", who.id).say(f"Where is my order {who.order_name}?")
    asked = Subject(order_ids=frozenset({who.order_id, *range(70_000)}))
    with stage.services.begin() as work:
        assert [one.id for one in work.persons.orders(stage.alice.store, asked)] == [who.order_id]
        assert len(work.persons.conversations(stage.alice.store, asked)) == 1
        assert work.persons.orders(stage.bob.store, asked) == []


@pytest.mark.parametrize("sign", ["@", "＠", " at ", " (at) "])
def test_what_was_said_with_their_address_is_gone_however_it_was_written(
    stage: World, quincy: Person, sign: str
) -> None:
    """Of an address said aloud the chat reads the same as of one in signs."""
    local, _, domain = quincy.email.partition("@")
    spoken = domain.replace(".", " dot ") if sign == " at " else domain
    with stage.services.begin() as work:
        work.customers.put(stage.alice.store, parse_customer({**payload_of(quincy), "email": f"{local}@post.com"}))
    talk = Talk(stage, stage.alice, "stranger")
    talk.say(f"write to {local}{sign}{spoken.replace('example', 'com')} please")
    other = Talk(stage, stage.alice, "another")
    other.say("write to nobody at post dot com please")
    ask(stage, stage.alice.store, nameless(email=f"{local}@post.com"))
    assert str(talk.id) not in {str(one) for one in alive(stage, stage.alice)}
    assert str(other.id) in {str(one) for one in alive(stage, stage.alice)}
