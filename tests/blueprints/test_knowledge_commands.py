"""What operators and merchants are told of a store's texts at a terminal."""

import pytest
from flask.testing import FlaskCliRunner

from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.ingestion import learn_document
from tests.domain.talks import say, start
from tests.world import NOW, World


@pytest.fixture
def terminal(world: World) -> FlaskCliRunner:
    return world.app.test_cli_runner()


def test_lists_the_questions_that_no_text_of_the_store_answered(world: World, terminal: FlaskCliRunner) -> None:
    say(world, world.alice, start(world, world.alice), "do you ship to Iceland?")
    listed = terminal.invoke(args=["gaps", "list", str(world.alice.store.shop)])
    assert listed.exit_code == 0, listed.output
    assert "do you ship to Iceland?" in listed.output
    other = terminal.invoke(args=["gaps", "list", str(world.bob.store.shop)])
    assert other.output.strip() == "no gap"


def test_lists_what_the_texts_of_one_store_state_differently(world: World, terminal: FlaskCliRunner) -> None:
    page = Document(
        DocumentKind.PAGE, "7", "Help", "https://x/help", "<p>You can return items within 90 days.</p>", NOW
    )
    with world.services.begin() as work:
        learn_document(world.alice.store, page, work)
    listed = terminal.invoke(args=["contradictions", "list", str(world.alice.store.shop)])
    assert listed.exit_code == 0, listed.output
    assert "21 days" in listed.output and "90 days" in listed.output and "https://x/help" in listed.output
    other = terminal.invoke(args=["contradictions", "list", str(world.bob.store.shop)])
    assert other.output.strip() == "no contradiction"
