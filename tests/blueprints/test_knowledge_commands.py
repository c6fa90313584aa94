"""What operators and merchants are told of a store's texts at a terminal."""

import pytest
from flask.testing import FlaskCliRunner

from app import create_app
from tests.domain.talks import say, start
from tests.world import World


@pytest.fixture
def terminal(world: World) -> FlaskCliRunner:
    return create_app(world.services).test_cli_runner()


def test_lists_the_questions_that_no_text_of_the_store_answered(world: World, terminal: FlaskCliRunner) -> None:
    say(world, world.alice, start(world, world.alice), "do you ship to Iceland?")
    listed = terminal.invoke(args=["gaps", "list", str(world.alice.store.shop)])
    assert listed.exit_code == 0, listed.output
    assert "do you ship to Iceland?" in listed.output
    other = terminal.invoke(args=["gaps", "list", str(world.bob.store.shop)])
    assert other.output.strip() == "no gap"
