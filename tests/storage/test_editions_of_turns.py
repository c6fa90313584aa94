"""Which turns see their store's edition, and what of their looks is kept for it."""

from uuid import uuid4

import pytest

from domain.conversations import Author, Message
from domain.knowledge.asking import ask
from domain.knowledge.terms import Term
from domain.knowledge.titles import Field
from storage.editions import MOST_OF_A_LIST
from tests.storage.looks import see
from tests.world import NOW, World


@pytest.mark.parametrize(
    ("before", "message", "sees"),
    [
        ("", "do you have a rain jacket", True),
        ("", "any rain jacket under $130?", True),
        ("", "any rain jacket under 130", False),
        ("", "where is order $1001", False),
        ("", "where is order 1001", False),
        ("", "my mail is w@mail.example, rain jacket", False),
        ("", "my mail is w at mail dot example", False),
        ("", "rain jacket " * 20, False),
        ("w@mail.example", "do you have a rain jacket", False),
        ("my order number is", "one two three four", False),
        ("one two three four", "my order number is", True),
    ],
)
def test_a_turn_sees_the_edition_where_its_message_may_be_anybodys(
    stage: World, before: str, message: str, sees: bool
) -> None:
    store = stage.alice.store
    with stage.services.begin() as work:
        started = work.conversations.start(store, uuid4().hex, None, "en", NOW)
        if before:
            work.conversations.add(store, started, Message(uuid4(), Author.SHOPPER, before, NOW))
    with stage.services.begin() as work:
        assert work.conversations.taken_up(store, started.id, message, newest=16)
        assert bool(work.editions.mark(store)) is sees


def test_an_answer_to_a_button_parts_no_burst(stage: World) -> None:
    store = stage.alice.store
    with stage.services.begin() as work:
        started = work.conversations.start(store, uuid4().hex, None, "en", NOW)
        work.conversations.add(store, started, Message(uuid4(), Author.SHOPPER, "w@mail.example", NOW))
        work.conversations.add(store, started, Message(uuid4(), Author.AGENT, "Shall I?", NOW, unasked=True))
    with stage.services.begin() as work:
        assert work.conversations.taken_up(store, started.id, "do you have a rain jacket", newest=16)
        assert work.editions.mark(store) is None


@pytest.mark.parametrize(("found", "looked"), [(MOST_OF_A_LIST, 1), (MOST_OF_A_LIST + 1, 2)])
def test_a_long_list_is_not_kept_for_each_wording(stage: World, found: int, looked: int) -> None:
    looks: list[int] = []

    def look() -> list[int]:
        looks.append(found)
        return [0] * found

    with stage.services.begin() as work:
        see(work, stage.alice.store)
        for _ in range(2):
            assert len(work.editions.find(stage.alice.store, "cheapest shirt", ("saying", found), look)) == found
    assert len(looks) == looked


def test_how_many_say_a_term_is_counted_anew_in_another_edition(stage: World) -> None:
    alice = stage.alice.store

    def counted() -> tuple[int, int]:
        with stage.services.begin() as work:
            see(work, alice)
            return work.catalogue.counted(alice, ask(["tent"])[0])

    def pitch(numbers: range) -> None:
        with stage.services.begin() as work:
            work.catalogue.put_terms(alice, {number: [Term("tent", 1.0, Field.TITLE)] for number in numbers})

    pitch(range(1, 252))
    assert counted() == (251, 251)
    pitch(range(300, 400))
    assert counted() == (351, 351)
