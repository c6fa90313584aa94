"""What no text answers is noted for the merchant of that store, and goes with the conversation it was asked in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from domain.agent.gaps import Gap, GapKind, ToldGap
from domain.conversations import Page
from domain.turns import take_turn
from tests.domain.stage import rows
from tests.domain.talks import context_of, say, start
from tests.world import Tenant, World


def told(world: World, tenant: Tenant) -> list[ToldGap]:
    with world.services.begin() as work:
        return work.gaps.told(tenant.store, 10)


def asked_on_page(world: World, tenant: Tenant, words: str) -> None:
    conversation = start(world, tenant)
    page = Page("", tenant.product)
    with world.services.begin() as work:
        take_turn(tenant.store, conversation, words, page, work, context_of(world))


def test_alike_questions_are_one_gap_of_the_store_where_they_were_asked(stage: World) -> None:
    for words in ("Do you ship to Iceland?", "do you ship to iceland", "DO YOU SHIP TO ICELAND??"):
        say(stage, stage.alice, start(stage, stage.alice), words)
    [gap] = told(stage, stage.alice)
    assert gap.times == 3
    assert gap.question.lower().startswith("do you ship to iceland")
    assert told(stage, stage.bob) == []


def test_what_a_products_record_does_not_say_is_told_with_its_title(stage: World) -> None:
    asked_on_page(stage, stage.bob, "is it made in Portugal?")
    [gap] = told(stage, stage.bob)
    assert gap.kind is GapKind.PRODUCT
    assert gap.product == "Bob Rain Jacket"


def test_what_is_asked_for_and_not_sold_is_told(stage: World) -> None:
    say(stage, stage.alice, start(stage, stage.alice), "do you sell trombones?")
    [gap] = told(stage, stage.alice)
    assert gap.kind is GapKind.UNSOLD
    assert told(stage, stage.bob) == []


def test_what_is_answered_and_what_is_no_business_of_a_store_is_no_gap(stage: World) -> None:
    conversation = start(stage, stage.alice)
    for words in ("how long do I have to return something?", "hello", "write me a poem about the sea"):
        say(stage, stage.alice, conversation, words)
    assert told(stage, stage.alice) == []


def test_a_question_that_leans_on_the_one_before_is_told_in_full(stage: World) -> None:
    conversation = start(stage, stage.alice)
    say(stage, stage.alice, conversation, "how long do I have to return something?")
    answer = say(stage, stage.alice, conversation, "and from greenland?")["message"]
    with stage.services.begin() as work:
        work.gaps.note(stage.alice.store, UUID(answer["id"]), Gap(GapKind.TEXTS), datetime.fromisoformat(answer["at"]))
    [gap] = told(stage, stage.alice)
    assert "return" in gap.question and "greenland" in gap.question
    assert told(stage, stage.bob) == []


def test_the_list_shows_nobodys_address(stage: World) -> None:
    words = "do you ship to iceland? write to jane@example.com about #1001"
    answer = say(stage, stage.alice, start(stage, stage.alice), words)["message"]
    with stage.services.begin() as work:
        work.gaps.note(stage.alice.store, UUID(answer["id"]), Gap(GapKind.TEXTS), datetime.fromisoformat(answer["at"]))
    [gap] = told(stage, stage.alice)
    assert "iceland" in gap.question
    assert "jane@" not in gap.question and "1001" not in gap.question


def test_a_gap_goes_with_its_conversation(stage: World) -> None:
    conversation = start(stage, stage.alice)
    say(stage, stage.alice, conversation, "do you ship to iceland?")
    assert rows(stage.services, "knowledge_gaps", stage.alice.store)
    with stage.services.begin() as work:
        work.connection.execute(text("DELETE FROM conversations WHERE id = :id"), {"id": conversation})
    assert rows(stage.services, "knowledge_gaps", stage.alice.store) == []
