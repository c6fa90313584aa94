"""Who types Japanese or Korean in Latin letters, or Hindi among English words, is understood; others stay as typed."""

import pytest

from domain.language.romanised import in_own_script


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("henkin wa itsu desu ka", "返金はいつですか"),
        ("kutsu no saizu arimasuka?", "靴のサイズありますか?"),
        ("Lapwing no zaiko arimasu ka", "lapwing の在庫ありますか"),
        ("gyohwan eotteoke haeyo", "교환 어떻게 해요"),
        ("taekbae eonje wayo?", "택배 언제 와요?"),
        ("mujhe garam blanket chahiye", "warm blanket want"),
        ("apke pass joote hai kya", "do you have shoes"),
        ("2 log ke liye tent dikhao", "2 people for tent show"),
    ],
)
def test_a_romanised_message_is_put_into_its_own_words(typed: str, read: str) -> None:
    assert in_own_script(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "do you have a tent to go",
        "made in japan?",
        "no, an e-mail",
        "de la ou je suis",
        "ga naar de winkel",
        "koi pond net",
        "mera order kab aayega",  # of orders Hindi is understood as it is
        "itsu",
        "i pass my time in a tent",
        "hito",
    ],
)
def test_what_is_of_another_language_stays_as_it_is(typed: str) -> None:
    assert in_own_script(typed) == typed
