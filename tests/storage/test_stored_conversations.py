"""Conversations belong to one store and one shopper; profiles join on proof alone."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from domain.conversations import Author, Conversation, ConversationState, Message, Topic
from domain.handoff.agreements import Agreement, Doubt, Settled
from domain.handoff.machine import Happening, move
from domain.handoff.tickets import HandoffMethod
from domain.privacy.subjects import Subject
from runtime.services import Work
from tests.domain.stage import at
from tests.world import Tenant, World


def start(world: World, tenant: Tenant, visitor: str, customer: int | None = None) -> Conversation:
    with world.services.begin() as work:
        return work.conversations.start(tenant.store, visitor, customer, "en", at(0))


def profile(world: World, tenant: Tenant, visitor: str, customer: int | None = None) -> UUID:
    return start(world, tenant, visitor, customer).shopper.profile_id


def say(words: str, minutes: float = 1, author: Author = Author.SHOPPER) -> Message:
    return Message(uuid4(), author, words, at(minutes))


def said_in(work: Work, tenant: Tenant, one: Conversation) -> tuple[Message, ...]:
    found = work.conversations.conversation(tenant.store, one.id)
    assert found
    return found.messages


def test_a_returning_browser_keeps_its_profile(stage: World) -> None:
    assert profile(stage, stage.alice, "browser") == profile(stage, stage.alice, "browser")


def test_two_browsers_are_two_people_until_something_is_proven(stage: World) -> None:
    assert profile(stage, stage.alice, "one") != profile(stage, stage.alice, "two")


def test_two_browsers_of_one_signed_in_customer_share_a_profile(stage: World) -> None:
    customer = stage.alice.own_customer
    assert profile(stage, stage.alice, "one", customer) == profile(stage, stage.alice, "two", customer)


def test_two_customers_at_one_browser_have_two_profiles(stage: World) -> None:
    alice = stage.alice
    assert profile(stage, alice, "one", alice.own_customer) != profile(stage, alice, "one", alice.other_customer)


def test_an_anonymous_visitor_of_a_browser_once_signed_in_starts_afresh(stage: World) -> None:
    signed_in = profile(stage, stage.alice, "shared", stage.alice.own_customer)
    anonymous = profile(stage, stage.alice, "shared")
    assert anonymous != signed_in
    assert profile(stage, stage.alice, "shared") == anonymous
    assert profile(stage, stage.alice, "shared", stage.alice.own_customer) == signed_in


def test_the_same_visitor_and_customer_number_at_another_store_is_somebody_else(stage: World) -> None:
    assert profile(stage, stage.alice, "one", 77) != profile(stage, stage.bob, "one", 77)


def test_two_conversations_that_begin_at_once_make_one_profile(stage: World) -> None:
    found: list[UUID] = []
    threads = [
        threading.Thread(target=lambda: found.append(profile(stage, stage.alice, uuid4().hex, 55))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(found) == 6 and len(set(found)) == 1


def test_another_store_cannot_read_change_or_rate_a_conversation(stage: World) -> None:
    conversation = start(stage, stage.alice, "one")
    answer = say("Hello", author=Author.AGENT)
    with stage.services.begin() as work:
        conversations, bob = work.conversations, stage.bob.store
        conversations.add(stage.alice.store, conversation, answer)
        conversations.change(stage.alice.store, conversation, agreement=Agreement(email="jane@example.com"))
        assert conversations.conversation(bob, conversation.id) is None
        assert conversations.answer_after(bob, conversation.id, answer.id) is None
        assert conversations.envelopes(bob, conversation.id) == conversations.log(bob, conversation.id) == []
        assert conversations.agreement(bob, conversation.id) == Agreement()
        assert conversations.newest(bob, 5) == []
        assert not conversations.rate(bob, conversation.id, answer.id, True)
        conversations.change(bob, conversation, moved=move(conversation.state, Happening.OFFERED))
        kept = conversations.conversation(stage.alice.store, conversation.id)
    assert kept is not None and kept.state == "open"


def test_what_was_agreed_comes_back_as_it_was(stage: World) -> None:
    settled = Settled("policy", ("return_item",), "Can I return it?", datetime(2026, 11, 20, 8, tzinfo=UTC))
    whole = Agreement(
        "low_confidence",
        urgent=True,
        intents=("complaint",),
        asked="It broke.",
        consent="Shall I ask a person?",
        page_url="https://alice.example/p",
        email="jane@gmail.com",
        method=HandoffMethod.EMAIL,
        doubted=Doubt("jane@gmial.com", "jane@gmail.com"),
        settled=settled,
    )
    conversation = start(stage, stage.alice, "one")
    for agreed in (whole, replace(whole, settled=replace(settled, at=None)), Agreement()):
        with stage.services.begin() as work:
            work.conversations.change(stage.alice.store, conversation, agreement=agreed)
            assert work.conversations.agreement(stage.alice.store, conversation.id) == agreed


def test_what_was_agreed_is_read_as_releases_before_kept_it(stage: World) -> None:
    conversation = start(stage, stage.alice, "one")
    matter = {"reason": "policy", "intents": ["return_item"]}
    kept = {"email": "jane@gmail.com", "method": "inbox", "settled": {**matter, "at": "2026-11-20T08:00:00+00:00"}}
    with stage.services.begin() as work:
        work.conversations.change(stage.alice.store, conversation, handoff=kept)
        agreed = work.conversations.agreement(stage.alice.store, conversation.id)
    settled = Settled("policy", ("return_item",), at=datetime(2026, 11, 20, 8, tzinfo=UTC))
    assert agreed == Agreement(email="jane@gmail.com", method=HandoffMethod.INBOX, settled=settled)


def test_messages_come_back_in_the_order_they_were_said(stage: World) -> None:
    conversation = start(stage, stage.alice, "one")
    with stage.services.begin() as work:
        for number in range(5):
            # All within one instant: the order must not depend on clocks.
            work.conversations.add(stage.alice.store, conversation, say(str(number)))
        kept = work.conversations.conversation(stage.alice.store, conversation.id, newest=3)
    assert kept is not None and [message.text for message in kept.messages] == ["2", "3", "4"]


def test_a_message_moves_its_conversation_and_no_other_stores(stage: World) -> None:
    conversation, topic = start(stage, stage.alice, "one"), Topic(order_name="#1001")
    with stage.services.begin() as work:
        conversations, store = work.conversations, stage.alice.store
        offered = move(conversation.state, Happening.OFFERED)
        conversations.add(store, conversation, say("Hola"), moved=offered, locale="es", topic=topic)
        conversations.add(store, conversation, say("Nothing new"))
        conversations.add(
            stage.bob.store, conversation, say("Not mine"), moved=move(conversation.state, Happening.TAKEN_OVER)
        )
        kept = conversations.conversation(store, conversation.id)
    assert kept is not None
    assert (kept.state, kept.locale, kept.topic) == (ConversationState.OFFERED, "es", topic)


def test_a_message_and_its_answer_are_kept_together_in_their_order(stage: World) -> None:
    one, two = start(stage, stage.alice, "one"), start(stage, stage.bob, "two")
    asked, answered = say("Where is it? I am me@mail.example"), say("On its way", author=Author.AGENT)
    with stage.services.begin() as work:
        assert work.conversations.add(stage.alice.store, one, answered, heard=asked)
        assert said_in(work, stage.alice, one) == (asked, answered)
        assert said_in(work, stage.bob, two) == ()
        subject = Subject(emails=frozenset({"me@mail.example"}))
        assert work.persons.conversations(stage.alice.store, subject) == [one.id]


def test_the_answer_to_a_message_is_the_next_that_answers_one(stage: World) -> None:
    talk, other = start(stage, stage.alice, "one"), start(stage, stage.alice, "two")
    asked, pressed, late = (
        say("Where is it?"),
        say("As you wish", author=Author.AGENT),
        say("Here", author=Author.AGENT),
    )
    store = stage.alice.store
    with stage.services.begin() as work:
        conversations = work.conversations
        conversations.add(store, talk, say("Hello", author=Author.AGENT), heard=say("Hi"), envelope={"text": "Hello"})
        conversations.add(store, talk, asked)
        conversations.add(store, other, say("Ours", author=Author.AGENT), envelope={"text": "Ours"})
        conversations.add(store, talk, replace(pressed, unasked=True), envelope={"text": "As you wish"})
        assert conversations.answer_after(store, talk.id, asked.id) is None
        conversations.add(store, talk, late, heard=say("And?"), envelope={"text": "Here"})
        assert conversations.answer_after(store, talk.id, asked.id) == {"text": "Here"}
        assert conversations.answer_after(stage.bob.store, talk.id, asked.id) is None


def test_a_remote_event_is_taken_in_once(stage: World) -> None:
    conversation = start(stage, stage.alice, "one")
    others = start(stage, stage.bob, "one")
    with stage.services.begin() as work:
        conversations = work.conversations
        assert conversations.add(stage.alice.store, conversation, say("Reply", 1, Author.STAFF), event_id="e1")
        assert not conversations.add(stage.alice.store, conversation, say("Reply", 2, Author.STAFF), event_id="e1")
        assert conversations.add(stage.bob.store, others, say("Reply", 1, Author.STAFF), event_id="e1")
        assert len(said_in(work, stage.alice, conversation)) == 1


def test_topic_and_proofs_are_kept_with_the_conversation(stage: World) -> None:
    conversation = start(stage, stage.alice, "one")
    topic = Topic(product_id=5, order_name="#1001", pending_question="Where is it?")
    with stage.services.begin() as work:
        work.conversations.change(
            stage.alice.store, conversation, topic=topic, proven_orders=[3], proven_email_hashes=["abc"]
        )
    with stage.services.begin() as work:
        kept = work.conversations.conversation(stage.alice.store, conversation.id)
    assert kept is not None
    assert (kept.topic, kept.shopper.proven_orders, kept.shopper.proven_email_hashes) == (
        topic,
        frozenset({3}),
        frozenset({"abc"}),
    )


def test_only_an_answer_of_this_conversation_can_be_rated(stage: World) -> None:
    one, two = start(stage, stage.alice, "one"), start(stage, stage.alice, "two")
    asked, answered = say("Hi"), say("Hello", author=Author.AGENT)
    with stage.services.begin() as work:
        for message in (asked, answered):
            work.conversations.add(stage.alice.store, one, message)
        assert work.conversations.rate(stage.alice.store, one.id, answered.id, True)
        assert not work.conversations.rate(stage.alice.store, one.id, asked.id, True)
        assert not work.conversations.rate(stage.alice.store, two.id, answered.id, True)
        assert [entry.helpful for entry in work.conversations.log(stage.alice.store, one.id)] == [None, True]


def test_the_merchants_list_shows_conversations_in_which_something_was_said(stage: World) -> None:
    silent, early, late = (start(stage, stage.alice, name) for name in ("silent", "early", "late"))
    with stage.services.begin() as work:
        work.conversations.add(stage.alice.store, early, say("First question", 1))
        work.conversations.add(stage.alice.store, late, say("Second question", 2))
        listed = work.conversations.newest(stage.alice.store, 5)
    assert [(one.id, one.opening) for one in listed] == [(late.id, "Second question"), (early.id, "First question")]
    assert silent.id not in {one.id for one in listed}
