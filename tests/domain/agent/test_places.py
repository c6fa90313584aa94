from time import thread_time

import pytest

from domain.language.places import nearness, places_in, reaches, surely_names
from tests.domain.agent.shops import Shop


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


@pytest.mark.parametrize("member", ["Germany", "Poland", "Malta", "Croatia"])
def test_the_european_union_is_each_of_its_members(member: str) -> None:
    (place,) = places_in(member)
    assert surely_names(places_in("Canada and the European Union"), place) and surely_names(places_in("the EU"), place)
    assert not surely_names(places_in("all of Europe"), place)


@pytest.mark.parametrize("other", ["the United Kingdom", "Switzerland", "Norway", "Turkey", "Serbia", "Iceland"])
def test_the_european_union_is_no_other_country(other: str) -> None:
    assert not any(surely_names(places_in("Canada and the European Union"), place) for place in places_in(other))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("do you ship to Hawaii", {"US.hawaii"}),
        ("shipping to new york please", {"US.new york"}),
        ("delivery to Northern Ireland", {"GB.northern ireland"}),
        ("are you in the Highlands", {"GB.scotland.highlands"}),
        ("a wool jersey", set()),
    ],
)
def test_reads_parts_of_countries_and_cities(text: str, places: set[str]) -> None:
    assert places_in(text) == places


def test_a_line_about_what_a_place_lies_in_is_near_and_one_about_itself_nearest() -> None:
    belfast = next(iter(places_in("to Belfast")))
    lines = [places_in(line) for line in ("Belfast", "Northern Ireland", "United Kingdom", "Europe", "Ireland")]
    near = [nearness(belfast, line) for line in lines]
    assert near == sorted(near, reverse=True) and near[0] == 1 and near[3] > 0 == near[4]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Livrez-vous aux États-Unis ?", "US"),
        ("et au Royaume-Uni", "GB"),
        ("kun je naar Noord-Korea versturen", "KP"),
        ("verzenden jullie naar Zuid-Korea", "KR"),
        ("Guinea-Bissau", "GW"),
        ("do you ship to Trinidad and Tobago", "TT"),
        ("Bosnia & Herzegovina please", "BA"),
        ("and to Hong Kong", "HK"),
    ],
)
def test_a_name_joined_by_a_sign_is_one_name(text: str, place: str) -> None:
    assert places_in(text) == {place}


@pytest.mark.parametrize("word", ["注文 ", "배송 ", "日本へ "])
def test_a_message_full_of_words_without_spaces_takes_no_longer_than_another(alpine: Shop, word: str) -> None:
    began = thread_time()
    alpine.ask(word * 600)
    assert thread_time() - began < 1.5  # seconds of the processor; each word was held against every place
