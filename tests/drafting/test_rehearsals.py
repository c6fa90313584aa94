"""The playground where a language model words the answers: the newest in its words, checked, paid for and undone."""

import pytest
from sqlalchemy import text

from sandbox.models import Breaks, Says, ScriptedModel
from tests.blueprints.callers import give_tokens, merchant
from tests.blueprints.test_saved_tests import hidden
from tests.drafting.test_drafted_turns import COMPOSED, PRICE
from tests.world import World

WORDS = "Sure! The Alice Rain Jacket costs $89.00 and is in stock in M. Anything else?"
LIE = "The Alice Rain Jacket costs $79.00."


@pytest.fixture(autouse=True)
def let_in(drafted: World) -> None:
    give_tokens(drafted, drafted.alice)


def ask(world: World, question: str, *before: str, path: str = "", **form: object) -> str:
    given = {"question": question, "said": list(before), **form}
    answer = world.client.post(f"/admin/playground{path}", data=given, headers=merchant(world, world.alice))
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def held(world: World, table: str) -> int:
    with world.services.begin() as work:
        return work.connection.scalar(text(f"SELECT count(*) FROM {table}"))


def spent(world: World) -> int:
    with world.services.begin() as work:
        query = text("SELECT coalesce(sum(tokens), 0) FROM model_spending WHERE store_id = :store")
        return work.connection.scalar(query, {"store": world.alice.store.id})


def test_the_newest_answer_is_the_models_and_nothing_but_what_it_cost_stays(
    drafted: World, model: ScriptedModel
) -> None:
    before, paid = {name: held(drafted, name) for name in ("conversations", "messages", "profiles")}, spent(drafted)
    model.play(Says(WORDS))
    page = ask(drafted, PRICE)
    assert WORDS in page and "Worded by" in page and "scripted" in page
    assert {name: held(drafted, name) for name in before} == before
    assert spent(drafted) - paid > 0
    drafter = drafted.services.drafter
    assert drafter and drafter.patience.places._value == drafter.patience.places._initial_value


def test_a_sentence_that_no_record_bears_out_is_shown_as_not_sent(drafted: World, model: ScriptedModel) -> None:
    model.play(Says(LIE), Says(LIE))
    page = ask(drafted, PRICE)
    assert COMPOSED in page and "Not sent, since no record bears it out" in page and LIE in page


def test_what_was_said_before_is_told_to_the_model_in_fixed_words(drafted: World, model: ScriptedModel) -> None:
    model.play(Says("It comes in S, M and L."))
    page = ask(drafted, "which sizes does it come in?", PRICE)
    assert COMPOSED in page and len(model.asked) == 1
    assert COMPOSED in str(model.asked[0]["messages"])


def test_a_model_that_is_down_leaves_the_composers_answer(drafted: World, model: ScriptedModel) -> None:
    model.play(Breaks(), Breaks(), Breaks())
    assert COMPOSED in ask(drafted, PRICE)


def test_what_the_model_worded_is_saved_as_its_facts(drafted: World, model: ScriptedModel) -> None:
    model.play(Says(WORDS))
    page = ask(drafted, PRICE)
    asked = len(model.asked)
    kept = {name: hidden(page, name) for name in ("said", "seen")}
    assert "Saved as a test" in ask(drafted, "", *kept["said"], path="/tests", seen=kept["seen"])
    assert len(model.asked) == asked
    with drafted.services.begin() as work:
        [test] = work.saved_tests.all(drafted.alice.store)
    assert test.expected[0].text == COMPOSED


def test_a_store_that_wants_fixed_words_alone_asks_no_model(drafted: World, model: ScriptedModel) -> None:
    model.play(Says(WORDS))
    with drafted.services.begin() as work:
        work.connection.execute(
            text("""UPDATE stores SET chat_model = '{"use": "none"}' WHERE id = :store"""), own(drafted)
        )
    try:
        page = ask(drafted, PRICE)
        assert COMPOSED in page and "Worded by" not in page and model.asked == []
    finally:
        with drafted.services.begin() as work:
            work.connection.execute(text("UPDATE stores SET chat_model = '{}' WHERE id = :store"), own(drafted))


def own(world: World) -> dict[str, object]:
    return {"store": world.alice.store.id}
