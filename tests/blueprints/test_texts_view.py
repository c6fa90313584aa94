"""The merchant's view of their own texts: contradictions with both places, questions with how often and when."""

import pytest

from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.ingestion import learn_document
from tests.blueprints.callers import merchant, refused
from tests.domain.talks import say, start
from tests.world import NOW, Tenant, World

HELP = Document(DocumentKind.PAGE, "7", "Help", "https://x/help", "<p>You can return items within 90 days.</p>", NOW)


def texts_of(world: World, tenant: Tenant) -> dict[str, list[dict[str, object]]]:
    answer = world.client.get("/admin/api/texts", headers=merchant(world, tenant))
    assert answer.status_code == 200
    return answer.get_json()  # type: ignore[no-any-return]


def test_both_texts_of_a_contradiction_are_shown_with_where_they_stand(world: World) -> None:
    with world.services.begin() as work:
        learn_document(world.alice.store, HELP, work)
    [found] = texts_of(world, world.alice)["contradictions"]
    assert found["topic"] == "time to return"
    statements = found["statements"]
    assert isinstance(statements, list)
    assert {one["figure"] for one in statements} == {"21 days", "90 days"}
    assert "https://x/help" in {one["url"] for one in statements}
    assert texts_of(world, world.bob)["contradictions"] == []


def test_unanswered_questions_are_counted_and_dated_for_their_own_store_alone(world: World) -> None:
    for words in ("do you ship to Iceland?", "Do you ship to iceland"):
        say(world, world.alice, start(world, world.alice), words)
    [gap] = texts_of(world, world.alice)["gaps"]
    assert (gap["times"], gap["kind"]) == (2, "texts")
    assert str(gap["last_at"]).endswith("Z")
    assert texts_of(world, world.bob)["gaps"] == []


def test_reading_shoppers_questions_is_noted(world: World) -> None:
    texts_of(world, world.alice)
    with world.services.begin() as work:
        assert "questions" in [one.seen.value for one in work.accesses.newest(world.alice.store, 5)]


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer nonsense"}])
def test_nobody_else_may_read_them(world: World, headers: dict[str, str]) -> None:
    refused(world.client.get("/admin/api/texts", headers=headers), 401, "bad_session")
