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
        "pour over dripper",
        "rode mic",
        "moka pot",
        "taupe suede",
        "espresso ground 250g",
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
        ("canapé vert", "fr"),
        ("koptelefoon kleur zand", "nl"),
        ("funda iphone 15 negra", "es"),
        ("crema solare", "it"),
        ("tapete de lã", "pt"),
        ("buenas tardes", "es"),
        ("guten tag", "de"),
        ("boa tarde", "pt"),
        ("frete gratis", "pt"),
        ("chaquetas de menos de $200", "es"),
    ],
)
def test_an_unmistakable_word_or_sign_turns_the_talk(text: str, language: str) -> None:
    assert detect(text, "en") == language


@pytest.mark.parametrize("language", ["es", "de", "pl", "fr", "it", "pt", "nl"])
@pytest.mark.parametrize("text", ["kittiwake", "44", "ok", "xl", "Slate 9"])
def test_a_name_or_a_size_keeps_the_language_spoken_so_far(text: str, language: str) -> None:
    assert detect(text, language) == language


@pytest.mark.parametrize("locale", ["en", "ko", "de"])
@pytest.mark.parametrize("text", ["k", "da", "ja", "si", "np"])
def test_two_letters_are_of_every_language(text: str, locale: str) -> None:
    assert detect(text, locale) == locale


@pytest.mark.parametrize("locale", ["en", "ja", "de"])
@pytest.mark.parametrize("text", ["我的订单在哪里", "请问可以退货吗", "這個多少錢", "你们有黑色的吗"])
def test_chinese_is_not_answered_in_japanese(text: str, locale: str) -> None:
    assert detect(text, locale) == "en"


@pytest.mark.parametrize("text", ["注文状況", "送料無料", "返品方針", "在庫有無", "発送予定日", "新品"])
def test_japanese_without_kana_is_japanese(text: str) -> None:
    assert detect(text, "en") == "ja"


@pytest.mark.parametrize("text", ["casa de las flores vase 20 cm", "sol de janeiro lotion 75"])
def test_a_foreign_name_beside_english_words_is_english(text: str) -> None:
    assert detect(text, "en") == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("precio del air purifier con filtro HEPA y night mode", "es"),
        ("prezzo del vacuum cleaner upright con filtro HEPA", "it"),
        ("preis vom vacuum cleaner in ordername", "de"),
        ("preço do tablet silver 7 inch", "pt"),
    ],
)
def test_a_word_for_the_price_tells_the_language_of_goods_with_english_names(text: str, language: str) -> None:
    assert detect(text, "en") == language
