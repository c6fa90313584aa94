"""A message whose answer was lost on the way is sent again, and is in the conversation once."""

from tests.blueprints.callers import ChatShopper, refused, visitor_of
from tests.world import World


def send(caller: ChatShopper, text: str, name: object) -> dict:
    return caller.post("messages", {"text": text, "id": name}).get_json()


def test_what_is_sent_again_gets_the_answer_it_got(world: World) -> None:
    caller = visitor_of(world, world.alice)
    first = send(caller, "Do you sell rain jackets?", "one")
    assert send(caller, "Do you sell rain jackets?", "one") == first
    assert [message["author"] for message in caller.messages()] == ["shopper", "agent"]


def test_the_same_words_under_another_id_are_another_message(world: World) -> None:
    caller = visitor_of(world, world.alice)
    for name in ("one", "two", "three"):
        send(caller, "Do you sell rain jackets?", name)
    assert len(caller.messages()) == 6


def test_an_id_means_nothing_in_another_conversation(world: World) -> None:
    callers = [visitor_of(world, tenant) for tenant in (world.alice, world.alice, world.bob)]
    for caller in callers:
        send(caller, f"Hello from {caller.conversation}", "one")
    for caller in callers:
        assert [one["text"] for one in caller.messages()][0] == f"Hello from {caller.conversation}"


def test_an_id_of_long_ago_harms_nothing(world: World) -> None:
    caller = visitor_of(world, world.alice)
    for number in range(10):
        send(caller, "Hello", str(number))
    assert send(caller, "Hello", "0")["outcome"] == "answered"


def test_refuses_an_id_that_is_none(world: World) -> None:
    caller = visitor_of(world, world.alice)
    for name in (7, "x" * 65, ["one"]):
        refused(caller.post("messages", {"text": "Hello", "id": name}), 400, "invalid_request")
