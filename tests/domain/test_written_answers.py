"""What a merchant writes answers at once, says where it comes from, and is gone for good when it is deleted."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.conversations import Page
from domain.errors import InvalidRequest
from domain.knowledge.answers import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_VERSIONS,
    delete_source,
    withdraw_answer,
    write_answer,
)
from domain.knowledge.sources import Source, SourceState
from domain.turns import take_turn
from tests.domain.stage import rows, vectors
from tests.domain.talks import context_of, say, start
from tests.world import Tenant, World

QUESTION = "Do you offer gift wrapping?"
ANSWER = "Yes, we wrap gifts in recycled paper for 4 EUR an order."
TABLES = ("knowledge_sources", "knowledge_versions", "knowledge_pieces", "knowledge_pages")


def write(world: World, tenant: Tenant, title: str = QUESTION, text: str = ANSWER, **how: Any) -> Source:
    with world.services.begin() as work:
        written = write_answer(tenant.store, title, text, "7", world.services.now(), work, **how)
    assert written is not None
    return written


def asked(world: World, tenant: Tenant, words: str, product: int | None = None) -> dict[str, Any]:
    conversation = start(world, tenant)
    with world.services.begin() as work:
        return take_turn(tenant.store, conversation, words, Page("", product), work, context_of(world))


def test_what_was_a_gap_is_answered_by_the_next_question_in_that_store_alone(stage: World) -> None:
    assert asked(stage, stage.alice, QUESTION)["outcome"] != "answered"
    written = write(stage, stage.alice)
    envelope = asked(stage, stage.alice, QUESTION)
    assert envelope["outcome"] == "answered"
    assert "recycled paper" in envelope["message"]["text"] and "4 EUR" in envelope["message"]["text"]
    [source] = envelope["message"]["sources"]
    assert (source["kind"], source["id"], source["title"]) == ("snippet", str(written.id), QUESTION)
    assert "recycled" not in asked(stage, stage.bob, QUESTION)["message"]["text"]


@pytest.mark.parametrize("words", ["is gift wrapping possible", "gift wrapping?", "do you offer GIFT WRAPPING"])
def test_the_same_question_in_other_words_is_answered(stage: World, words: str) -> None:
    write(stage, stage.alice)
    assert "recycled paper" in asked(stage, stage.alice, words)["message"]["text"]


@pytest.mark.parametrize("words", ["do you ship to greenland?", "do you ship to norway?"])
def test_an_answer_for_one_place_is_no_answer_for_another(stage: World, words: str) -> None:
    write(stage, stage.alice, "Do you ship to Iceland?", "Yes, by boat, in nine days.")
    assert "nine days" in asked(stage, stage.alice, "do you ship to iceland")["message"]["text"]
    told = asked(stage, stage.alice, words)["message"]["text"]
    assert "nine days" not in told or told.index("Do you ship to Iceland?") < told.index("nine days")


def test_what_is_no_business_of_other_stores_is_answered_as_written(stage: World) -> None:
    question = "How do I re-wax my jacket?"
    assert asked(stage, stage.alice, question)["outcome"] == "not_supported"
    write(stage, stage.alice, question, "Warm the tin for ten minutes and rub a thin coat in.")
    assert "ten minutes" in asked(stage, stage.alice, question)["message"]["text"]
    assert asked(stage, stage.bob, question)["outcome"] == "not_supported"
    assert asked(stage, stage.alice, "who won the world cup?")["outcome"] == "not_supported"


def test_a_question_about_goods_that_are_not_sold_is_answered_as_written(stage: World) -> None:
    assert asked(stage, stage.alice, "do you sell trombones?")["outcome"] == "not_supported"
    write(stage, stage.alice, "Do you sell trombones?", "Not yet. We get our first trombones in May.")
    assert "in May" in asked(stage, stage.alice, "do you sell trombones?")["message"]["text"]


def test_what_was_written_of_one_product_is_told_of_that_alone(stage: World) -> None:
    words = "is it made in Portugal?"
    write(stage, stage.bob, f"Bob Rain Jacket: {words}", "It is sewn in Porto, Portugal.")
    assert "Porto" in asked(stage, stage.bob, words, stage.bob.product)["message"]["text"]
    told = asked(stage, stage.bob, words)["message"]["text"]
    assert "Porto" not in told or told.index("Bob Rain Jacket") < told.index("Porto")


def test_a_draft_answers_nothing_until_it_is_published(stage: World) -> None:
    draft = write(stage, stage.alice, publish=False)
    assert draft.state is SourceState.DRAFT
    assert "recycled" not in asked(stage, stage.alice, QUESTION)["message"]["text"]
    write(stage, stage.alice, source_id=draft.id)
    assert "recycled" in asked(stage, stage.alice, QUESTION)["message"]["text"]


def test_a_draft_of_what_is_published_leaves_the_published_words_answering(stage: World) -> None:
    first = write(stage, stage.alice)
    changed = write(stage, stage.alice, text="Yes, in silk, for 9 EUR.", source_id=first.id, publish=False)
    assert (changed.newest, changed.published) == (2, 1)
    assert "recycled" in asked(stage, stage.alice, QUESTION)["message"]["text"]


def test_a_changed_answer_is_the_next_one_and_the_old_version_stays_readable(stage: World) -> None:
    first = write(stage, stage.alice)
    write(stage, stage.alice, text="Yes, in silk, for 9 EUR.", source_id=first.id)
    told = asked(stage, stage.alice, QUESTION)["message"]["text"]
    assert "silk" in told and "recycled" not in told
    with stage.services.begin() as work:
        versions = work.sources.versions(stage.alice.store, first.id)
    assert [(one.number, one.text, one.who) for one in versions] == [
        (2, "Yes, in silk, for 9 EUR.", "7"),
        (1, ANSWER, "7"),
    ]


def test_a_withdrawn_answer_answers_no_more_and_is_kept_as_a_draft(stage: World) -> None:
    written = write(stage, stage.alice)
    with stage.services.begin() as work:
        withdraw_answer(stage.alice.store, written.id, stage.services.now(), work)
    assert "recycled" not in asked(stage, stage.alice, QUESTION)["message"]["text"]
    assert [row["state"] for row in rows(stage.services, "knowledge_sources", stage.alice.store)] == ["draft"]


def test_what_is_deleted_leaves_no_text_no_vector_and_no_version(stage: World) -> None:
    before = vectors(stage.services, stage.alice.store)
    written = write(stage, stage.alice)
    assert vectors(stage.services, stage.alice.store) != before
    with stage.services.begin() as work:
        assert delete_source(stage.alice.store, written.id, work)
    assert vectors(stage.services, stage.alice.store) == before
    assert not any(rows(stage.services, table, stage.alice.store) for table in TABLES)
    assert not [row for row in rows(stage.services, "documents", stage.alice.store) if row["kind"] == "snippet"]


def test_another_stores_answer_can_be_neither_changed_nor_deleted(stage: World) -> None:
    written = write(stage, stage.alice)
    with stage.services.begin() as work:
        now = stage.services.now() + timedelta(minutes=1)
        assert write_answer(stage.bob.store, QUESTION, "Mine.", "8", now, work, source_id=written.id) is None
        assert withdraw_answer(stage.bob.store, written.id, now, work) is None
        assert delete_source(stage.bob.store, written.id, work) is None
        assert write_answer(stage.alice.store, QUESTION, "Mine.", "8", now, work, source_id=uuid4()) is None
    assert "recycled" in asked(stage, stage.alice, QUESTION)["message"]["text"]


@pytest.mark.parametrize(
    ("title", "text"),
    [("", ANSWER), (QUESTION, ""), ("x" * (LONGEST_TITLE + 1), ANSWER), (QUESTION, "x" * (LONGEST_TEXT + 1))],
)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(stage: World, title: str, text: str) -> None:
    with pytest.raises(InvalidRequest), stage.services.begin() as work:
        write_answer(stage.alice.store, title, text, "7", stage.services.now(), work)
    assert rows(stage.services, "knowledge_sources", stage.alice.store) == []


def test_markup_in_an_answer_is_told_as_it_was_written(stage: World) -> None:
    write(stage, stage.alice, text="Yes, with <b>bows</b> & <script>alert(1)</script> for 4 EUR.")
    assert "<b>bows</b> &" in asked(stage, stage.alice, QUESTION)["message"]["text"]


def test_old_versions_go_and_the_published_one_stays(stage: World) -> None:
    first = write(stage, stage.alice)
    for number in range(MOST_VERSIONS + 3):
        write(stage, stage.alice, text=f"Draft {number}.", source_id=first.id, publish=False)
    with stage.services.begin() as work:
        numbers = [one.number for one in work.sources.versions(stage.alice.store, UUID(str(first.id)))]
    assert len(numbers) == MOST_VERSIONS + 1 and numbers[-1] == 1
    assert say(stage, stage.alice, start(stage, stage.alice), QUESTION)["outcome"] == "answered"
