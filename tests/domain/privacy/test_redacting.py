"""What a person asks to have forgotten is gone from every table, and nothing of anybody else's."""

from domain.updates import PrivacyKind, PrivacyRequest
from tests.domain.privacy.people import Person, Talk, ask, left_of, newcomer, settle_in
from tests.domain.stage import held
from tests.world import World


def redaction(who: Person, **changes: object) -> PrivacyRequest:
    values = {"customer_id": who.id, "email": who.email, "phone": who.phone, "order_ids": (who.order_id,), **changes}
    return PrivacyRequest(PrivacyKind.REDACT_CUSTOMER, **values)


def test_everything_of_a_customer_is_gone_and_nothing_of_another(stage: World) -> None:
    alice = stage.alice
    quincy, radnor = (settle_in(stage, alice, newcomer(index)) for index in (0, 1))
    for who in (quincy, radnor):
        talk = Talk(stage, alice, f"browser-{who.name}", who.id)
        assert who.order_name in talk.say(f"Where is my order {who.order_name}? I am {who.name} at {who.street}")
        talk.say("I want to talk to a human")
        talk.hand_over()
    assert set(left_of(stage.services, quincy)) == set(quincy.traces)
    before = held(stage.services, stage.bob.store)
    ask(stage, alice.store, redaction(quincy))
    assert left_of(stage.services, quincy) == []
    assert set(left_of(stage.services, radnor)) == set(radnor.traces)
    assert held(stage.services, stage.bob.store) == before
