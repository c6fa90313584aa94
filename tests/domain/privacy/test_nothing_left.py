"""Whatever traces a person left, in whatever order, and however Shopify names them: nothing is left afterwards."""

from collections.abc import Callable
from itertools import count
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.conversations import Author, Message
from domain.handoff.returning import take_back
from domain.handoff.tickets import PublicReply
from domain.updates import PrivacyKind, PrivacyRequest
from tests.domain.privacy.people import (
    Person,
    Talk,
    ask,
    guest_order,
    left_of,
    newcomer,
    order_of,
    payload_of,
    settle_in,
)
from tests.domain.stage import at, held, put
from tests.world import Tenant, World

Trace = Callable[[World, Tenant, Person], object]
NUMBERS = count(1)


def name_for(number: int) -> str:
    """Return a word that stands nowhere else: "Zbabzbab" …"""
    return "Z" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:06}") + "q"


def somebody(world: World, tenant: Tenant) -> Person:
    number = next(NUMBERS)
    phone = f"+1 {200 + number % 700} {300 + number % 600} {1000 + number}"
    return settle_in(world, tenant, newcomer(number, phone=phone, name=name_for(number)))


def talk(world: World, tenant: Tenant, who: Person, *, signed_in: bool = False) -> Talk:
    return Talk(world, tenant, uuid4().hex, who.id if signed_in else None)


def signed_in(world: World, tenant: Tenant, who: Person) -> None:
    one = talk(world, tenant, who, signed_in=True)
    one.say(f"I am {who.name}, {who.street}. Where is my order {who.order_name}?")


def typed_mail(world: World, tenant: Tenant, who: Person) -> None:
    talk(world, tenant, who).say(f"{who.name} here: {who.email.upper()}, {who.street}")


def typed_phone(world: World, tenant: Tenant, who: Person) -> None:
    area, office, line = who.phone.split()[1:]
    talk(world, tenant, who).say(f"Order 1001: call {who.name} at ({area}) {office}.{line}, 2 times")


def proven_guest(world: World, tenant: Tenant, who: Person) -> None:
    one = talk(world, tenant, who)
    assert who.order_name in one.identify(who.order_name, who.email)
    one.say(f"Send it to {who.street}, {who.name}")


def proof_by_words(world: World, tenant: Tenant, who: Person) -> None:
    talk(world, tenant, who).say(f"Order {who.order_name}, {who.email}. Greetings, {who.name}")


def wrong_proof(world: World, tenant: Tenant, who: Person) -> None:
    one = talk(world, tenant, who)
    one.identify("#99999", who.email)


def guest_handed_over(world: World, tenant: Tenant, who: Person) -> None:
    one = talk(world, tenant, who)
    one.say(f"I want to talk to a human about {who.street}")
    one.hand_over(who.email)


def customer_handed_over_and_answered(world: World, tenant: Tenant, who: Person) -> None:
    one = talk(world, tenant, who, signed_in=True)
    one.say("I want to talk to a human")
    one.hand_over()
    with world.services.begin() as work:
        outgoing = work.outbox.of_conversation(tenant.store, one.id)
        reply = PublicReply(
            uuid4().hex, "1", outgoing.ticket.external_id, "Sam", f"Dear {who.name}, {who.phone}", at(3)
        )
        assert take_back(tenant.store, reply, work)


def named_by_staff(world: World, tenant: Tenant, who: Person) -> None:
    one = talk(world, tenant, who)
    with world.services.begin() as work:
        held = work.conversations.conversation(tenant.store, one.id)
        said = Message(uuid4(), Author.STAFF, f"We wrote to {who.name} at {who.email}", at(3), "Sam")
        work.conversations.add(tenant.store, held, said, event_id=uuid4().hex)


def ordered_as_guest(world: World, tenant: Tenant, who: Person) -> None:
    number = 9_300_000_000_000 + next(NUMBERS)
    guest_order(world, tenant, who, f"#G{number}", id=number)


def ordered_by_phone(world: World, tenant: Tenant, who: Person) -> None:
    number = 9_300_000_000_000 + next(NUMBERS)
    guest_order(world, tenant, who, f"#P{number}", id=number, email="", phone=who.phone.replace(" ", "-"))


def delivery(state: str, topic: str, body: Callable[[Person, Tenant], object]) -> Trace:
    def leave(world: World, tenant: Tenant, who: Person) -> None:
        webhook = uuid4().hex
        put(world, tenant.store, topic, body(who, tenant), 3, webhook)
        with world.services.begin() as work:
            work.connection.exec_driver_sql("UPDATE inbox SET state = %s WHERE webhook_id = %s", (state, webhook))

    leave.__name__ = f"{state} {topic}"
    return leave


def asked_before(world: World, tenant: Tenant, who: Person) -> None:
    asked = PrivacyRequest(PrivacyKind.DATA_REQUEST, who.id, who.email, (), who.phone, str(next(NUMBERS)))
    ask(world, tenant.store, asked)


TRACES: tuple[Trace, ...] = (
    signed_in,
    typed_mail,
    typed_phone,
    proven_guest,
    proof_by_words,
    wrong_proof,
    guest_handed_over,
    customer_handed_over_and_answered,
    named_by_staff,
    ordered_as_guest,
    ordered_by_phone,
    asked_before,
    delivery("set_aside", "orders/updated", order_of),
    delivery("waiting", "customers/update", lambda who, tenant: payload_of(who)),
    delivery("early", "fulfillments/create", lambda who, tenant: {"order_id": who.order_id, "name": who.name}),
    delivery("set_aside", "orders/create", lambda who, tenant: f'{{"half": "{who.email} {who.name}'.encode()),
)
WAYS: tuple[Callable[[Person], PrivacyRequest], ...] = (
    lambda who: PrivacyRequest(PrivacyKind.REDACT_CUSTOMER, who.id, who.email, (who.order_id,), who.phone),
    lambda who: PrivacyRequest(PrivacyKind.REDACT_CUSTOMER, who.id, "", ()),
    lambda who: PrivacyRequest(PrivacyKind.REDACT_CUSTOMER, None, who.email.title(), ()),
    lambda who: PrivacyRequest(PrivacyKind.REDACT_CUSTOMER, None, "", (), who.phone.replace(" ", "").lstrip("+")),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(left=st.lists(st.sampled_from(TRACES), max_size=6), way=st.sampled_from(WAYS), aside=st.sampled_from(TRACES))
def test_nothing_of_the_person_is_left_anywhere_and_everything_of_others_is(
    stage: World, left: list[Trace], way: Callable[[Person], PrivacyRequest], aside: Trace
) -> None:
    alice, bob = stage.alice, stage.bob
    gone, kept, twin = somebody(stage, alice), somebody(stage, alice), somebody(stage, bob)
    for trace in left:
        trace(stage, alice, gone)
    aside(stage, alice, kept)
    aside(stage, bob, twin)
    assert set(left_of(stage.services, gone)) == set(gone.traces)
    before = held(stage.services, bob.store)
    ask(stage, alice.store, way(gone), at(6))
    assert left_of(stage.services, gone) == []
    assert set(left_of(stage.services, kept)) == set(kept.traces)
    assert held(stage.services, bob.store) == before


def test_every_kind_of_trace_is_found_before_it_is_forgotten(stage: World) -> None:
    """Each of them would be left behind by a redaction that did not look there: none is empty."""
    for trace in TRACES:
        who = newcomer(next(NUMBERS), phone=f"+1 555 777 {1000 + next(NUMBERS)}", name=name_for(next(NUMBERS)))
        settle_in(stage, stage.alice, who)
        trace(stage, stage.alice, who)
        with stage.services.begin() as work:
            for table in ("orders", "customers"):
                work.connection.exec_driver_sql(f"DELETE FROM {table} WHERE id IN (%s, %s)", (who.id, who.order_id))
        leaves_nothing = trace is wrong_proof
        assert bool(left_of(stage.services, who)) is not leaves_nothing, trace.__name__
