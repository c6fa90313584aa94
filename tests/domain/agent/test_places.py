import pytest

from domain.language.places import places_in, reaches


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("do you ship to germany", "DE"),
        ("Versand nach Deutschland?", "DE"),
        ("ile kosztuje dostawa do Polski?", "PL"),
        ("독일로 배송되나요", "DE"),
        ("delivery in the US", "US"),
        ("anywhere in the European Union", "eu"),
    ],
)
def test_reads_places_in_the_languages_of_shoppers(text: str, place: str) -> None:
    assert places_in(text) == {place}


@pytest.mark.parametrize("text", ["can you tell us more", "smoked turkey", "how do I return it"])
def test_takes_no_common_word_for_a_place(text: str) -> None:
    assert not places_in(text)


def test_a_country_lies_in_the_regions_a_policy_names() -> None:
    assert reaches("DE", frozenset({"eu"})) and reaches("JP", frozenset({"pacific"}))
    assert not reaches("DE", frozenset({"pacific", "US"}))
