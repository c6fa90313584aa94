"""Whether something comes with a thing is told by what speaks of that, and by no other line of its contents."""

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, Shop, product_of

MIXER = product_of(
    351,
    "Volta Mixer",
    (),
    (((), "249.00", 3),),
    "The included remote control adds a trim button for quickly leveling it.\n- Bowl: 5 litres, steel\n"
    "- In the box: whisk, dough hook, splash guard\n- The pasta roller is sold separately\n"
    "- Charged by USB-C (cable included, wall plug not included)\n- Two spare whisks and a manual included",
)


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, MIXER)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("does it come with the pasta roller", "The pasta roller is sold separately"),
        ("does it come with a dough hook", "In the box: whisk, dough hook, splash guard"),
        ("is a wall plug included", "wall plug not included"),
        ("does it come with a spare whisk", "Two spare whisks and a manual included"),
        ("does the whisk come with it or is it sold separately", "whisk"),
        ("does it include instructions", "Two spare whisks and a manual included"),
    ],
)
def test_what_speaks_of_it_is_told(alpine: Shop, asked: str, said: str) -> None:
    reply = alpine.ask(asked, page=MIXER.id)
    assert reply.outcome is Outcome.ANSWERED
    assert said in reply.text


@pytest.mark.parametrize(
    "asked",
    [
        "does it come with extra blades",
        "does it come with an extra bowl",  # of which there is one
        "does it come with a milk jug",
        "is a cup holder included",
        "does it come with a whisk and a blender",  # of which there is one
    ],
)
def test_what_is_not_spoken_of_is_not_told_by_other_contents(alpine: Shop, asked: str) -> None:
    assert alpine.ask(asked, page=MIXER.id).outcome is Outcome.NOT_SUPPORTED
