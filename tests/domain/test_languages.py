"""Which language a short message is in, where names of goods sound like another one."""

import pytest

from domain.language.languages import detect


@pytest.mark.parametrize(
    "text",
    [
        "hat",
        "warm hat",
        "green hoodie",
        "table",
        "tank top",
        "non leather belt",
        "die cast car",
        "sofa under 1000",
        "is it warm",
    ],
)
def test_english_goods_leave_the_talk_english(text: str) -> None:
    assert detect(text, "en") == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿tenéis botas?", "es"),
        ("hablas español", "es"),
        ("größe 44", "de"),
        ("wo ist mein paket", "de"),
        ("avete una crema notte", "it"),
        ("wysyłka", "pl"),
        ("tamanho médio, por favor não azul", "pt"),
        ("combien ça coûte", "fr"),
        ("hoeveel kost het", "nl"),
    ],
)
def test_an_unmistakable_word_or_sign_turns_the_talk(text: str, language: str) -> None:
    assert detect(text, "en") == language


@pytest.mark.parametrize("language", ["es", "de", "pl", "fr", "it", "pt", "nl"])
@pytest.mark.parametrize("text", ["kittiwake", "44", "ok", "xl", "Slate 9"])
def test_a_name_or_a_size_keeps_the_language_spoken_so_far(text: str, language: str) -> None:
    assert detect(text, language) == language
