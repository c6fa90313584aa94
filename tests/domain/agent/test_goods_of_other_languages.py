"""Records in another language than English: what they tell of care and material, and what is asked in few words."""

import pytest

from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.wishes import read_wish
from domain.knowledge.documents import Document, DocumentKind
from domain.language.languages import Language, detect
from tests.domain.agent.shops import ALPINE, NOW, Shop, product_of

GOODS = {
    "pl": (
        ("Sweter Beskid", "Sweter", "50% wełna, 50% akryl. Prać ręcznie. Dziewiarnia w Łodzi.", ("szary", "zielony")),
        ("Czapka Szron", "Czapka", "Dzianina akrylowa. Prać w 30°C.", ("czarny", "czerwony")),
    ),
    "de": (
        ("Pullover Harz", "Pullover", "100 % Merinowolle. Nur Handwäsche. Gestrickt in Fulda.", ("grau", "grün")),
        ("Mütze Reif", "Mütze", "Feiner Strick aus Baumwolle. Nicht in den Trockner geben.", ("schwarz", "rot")),
    ),
    "es": (
        ("Jersey Gredos", "Jersey", "100 % lana merino. Lavar a mano. Tejido en Ávila.", ("gris", "verde")),
        ("Gorro de Escarcha", "Gorro", "Punto fino de algodón. No usar secadora.", ("negro", "rojo")),
    ),
    "fr": (
        ("Pull Jura", "Pull", "100 % laine mérinos. Laver à la main. Tricoté à Lyon.", ("gris", "vert")),
        ("Bonnet Givre", "Bonnet", "Maille fine en coton. Pas de sèche-linge.", ("noir", "rouge")),
    ),
}
OPTION = {"pl": "Kolor", "de": "Farbe", "es": "Color", "fr": "Couleur"}


def shop_of(alpine: Shop, language: str) -> Shop:
    alpine.reads.catalogue.kept.clear()
    for number, (title, _, text, (first, second)) in enumerate(GOODS[language], 301):
        makes = (((first,), f"{number - 290}.00", 4), ((second,), f"{number - 290}.00", 0))
        alpine.reads.catalogue.add(ALPINE, product_of(number, title, (OPTION[language],), makes, text))
    return alpine


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("pl", "czy sweter beskid można prać w pralce?", "Prać ręcznie"),
        ("pl", "z czego jest sweter beskid", "wełna"),
        ("de", "kann der pullover harz in die waschmaschine?", "Handwäsche"),
        ("de", "mütze reif: darf die in den trockner?", "Nicht in den Trockner"),
        ("de", "aus welchem material ist die mütze reif", "Baumwolle"),
        ("es", "de que esta hecho el gorro de escarcha", "algodón"),
        ("es", "se puede lavar el jersey gredos en lavadora", "a mano"),
        ("fr", "le pull jura passe en machine ?", "à la main"),
        ("fr", "en quelle matiere est le bonnet givre", "coton"),
    ],
)
def test_care_and_material_are_told_by_the_sentence_that_tells_them(
    alpine: Shop, language: str, asked: str, told: str
) -> None:
    answer = shop_of(alpine, language).ask(asked, locale=language)
    assert told in answer.text
    assert answer.outcome == "answered"


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("pl", "coś poniżej 100 zł"),
        ("pl", "cokolwiek do 50 zl"),
        ("es", "algo por menos de 30 euros"),
        ("es", "cosas por debajo de 30 €"),
        ("fr", "un truc à moins de 30 €"),
        ("de", "irgendwas unter 30 euro"),
        ("it", "qualcosa sotto i 20 euro"),
        ("nl", "iets onder de 30 euro"),
        ("pt", "algo abaixo de 30 euros"),
    ],
)
def test_anything_under_a_price_names_no_goods(language: str, asked: str) -> None:
    assert read_limits(asked).on_price
    assert read_wish(asked, Language(language)).words == ()


def test_anything_under_a_price_is_a_wish_for_goods(alpine: Shop) -> None:
    told = shop_of(alpine, "pl").ask("cos ponizej 12 zl", locale="pl").text
    assert "Beskid" in told
    assert "Szron" not in told


@pytest.mark.parametrize(
    ("language", "asked", "sold_out"),
    [
        ("pl", "tę czerwoną poproszę", "wyprzedane"),
        ("de", "die rote bitte", "ausverkauft"),
        ("es", "el rojo porfa", "agotado"),
        ("fr", "le rouge svp", "épuisé"),
    ],
)
def test_a_value_that_is_asked_for_kindly_is_one_of_what_was_shown(
    alpine: Shop, language: str, asked: str, sold_out: str
) -> None:
    shop = shop_of(alpine, language)
    shown = shop.ask(GOODS[language][1][1], locale=language)
    assert sold_out in shop.ask(asked, topic=shown.topic, locale=language).text


@pytest.mark.parametrize(
    ("language", "asked"),
    [("pl", "sweter szary i czapka czarna są?"), ("de", "pullover grau und mütze schwarz noch da?")],
)
def test_both_makes_of_one_breath_are_answered(alpine: Shop, language: str, asked: str) -> None:
    told = shop_of(alpine, language).ask(asked, locale=language).text
    assert all(title in told for title, *_ in GOODS[language])


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("pl", "ile kosztuje sweter i czapka"),
        ("de", "was kostet der pullover und die mütze"),
        ("es", "cuanto valen el jersey y el gorro"),
    ],
)
def test_both_prices_of_one_breath_are_told(alpine: Shop, language: str, asked: str) -> None:
    told = shop_of(alpine, language).ask(asked, locale=language).text
    assert "11" in told
    assert "12" in told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("zamówienie 1001 anna@mail.example", Language.POLISH),
        ("bestellung emailaddress", Language.GERMAN),
        ("commande 1001", Language.FRENCH),
        ("socken 40", Language.GERMAN),
        ("calcetines 40", Language.SPANISH),
        ("order 1001", Language.ENGLISH),
        ("hat", Language.ENGLISH),
    ],
)
def test_one_clear_word_beside_a_number_tells_the_language(text: str, language: Language) -> None:
    assert detect(text.replace("anna@mail.example", "emailaddress"), "en") is language


def test_a_way_to_pay_is_known_with_its_ending(alpine: Shop) -> None:
    alpine.reads.knowledge.kept.clear()
    html = "<h2>Płatności</h2><p>BLIK, karta i przelew.</p>"
    alpine.reads.knowledge.write(
        ALPINE, Document(DocumentKind.PAGE, "p", "Pytania", "https://shop.example/p", html, NOW)
    )
    told = alpine.ask("czy mogę zapłacić blikiem", locale="pl").text
    assert "Blikiem" not in told
    assert "BLIK" in told


def test_how_much_a_thing_weighs_is_not_its_price(alpine: Shop) -> None:
    shop = shop_of(alpine, "fr")
    assert "11" in shop.ask("combien le pull jura", locale="fr").text
    assert "11" not in shop.ask("combien pese le pull jura", locale="fr").text
