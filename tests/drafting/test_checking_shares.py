import pytest

from tests.drafting.records import checked


@pytest.mark.parametrize(
    "sentence",
    [
        "All sizes are in stock in Red.",
        "Both colours can be had in every size.",
        "Only the Red ones are sold out.",
        "None of the Navy ones are available.",
        "It is in stock in all sizes.",
        "It only comes in M.",
        "Navy comes in M only.",
        "Navy is not made in L.",
        "There is no Navy one.",
        "The jacket comes in one size.",
        "The Red L can be back-ordered.",
        "Most sizes are gone.",
        "It is available in Red (size L) for $80.00.",
    ],
)
def test_stops_a_share_of_the_makes_that_is_not_so(sentence: str) -> None:
    assert checked(sentence, "which sizes do you have?").unbound != ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Navy is in stock in all sizes.",
        "Of the Red ones only M is in stock.",
        "Navy is in stock in both sizes.",
        "Every Red one costs $80.00.",
        "All but the Red L are in stock.",
    ],
)
def test_lets_through_a_share_of_the_makes_that_is_so(sentence: str) -> None:
    assert checked(sentence, "which sizes do you have?").unbound == ()
