"""Questions after another thing, or a material, than what was spoken of is: they are asked as if nothing had been."""

from dataclasses import replace

import pytest

from domain.agent.replies import ProductCard, Reply
from domain.agent.understanding.messages import Understanding
from domain.agent.understanding.turning_away import asks_of_other_material
from domain.catalogue import Product
from domain.knowledge.documents import DocumentKind
from domain.language.languages import Language
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, RETURNS, Shop, product_of, turn_in
from tests.domain.agent.test_following import talk

SLIPPER = replace(
    product_of(71, "Ember Camp Slipper", (), (((), "58.00", 3),), "Filling: polyester.\nCare: Machine wash cold."),
    product_type="Footwear",
)
TENT = product_of(72, "Lapwing Tent", (), (((), "419.00", 3),), "Weight: 1,720 g\nWaterproofing: Fly 3,000 mm")
SMALL_TENT = product_of(73, "Wren Tent", (), (((), "329.00", 3),), "Weight: 1,080 g")
BOOT = product_of(74, "Tor Leather Boot", (), (((), "265.00", 3),), "For long days of hiking. Weight: 1,240 g")
SWEATER = product_of(75, "Harbour Wool Sweater", (), (((), "90.00", 3),), "Care: Hand wash.\nLambswool from Wales.")
BAG = product_of(76, "Nightjar Sleeping Bag", (), (((), "289.00", 3),), "Comfort: -2 °C\nCare: Hand wash.")
SOAP = product_of(77, "Green Soap", (), (((), "9.00", 3),), "Care: Keep dry. For delicate fabrics.")
MERINO = "Merino: Wash it at 30 °C on the wool programme, or air it overnight."
CARE = replace(RETURNS, kind=DocumentKind.PAGE, document_id="care", title="Care guide", text=MERINO)


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, SLIPPER, TENT, SMALL_TENT, BOOT, SWEATER, BAG, SOAP)
    alpine.reads.knowledge.add(ALPINE, CARE)
    bazaar.reads.catalogue.add(BAZAAR, SLIPPER)
    return alpine


def shown(reply: Reply) -> set[str]:
    return {card.title for card in reply.cards if isinstance(card, ProductCard)}


OF_MERINO = [
    ("wash merino", "en"),
    ("how do i wash merino?", "en"),
    ("how do you wash merino so it does not shrink", "en"),
    ("jak prać merino", "pl"),
    ("wie wasche ich merino?", "de"),
    ("comment laver le mérinos", "fr"),
    ("메리노 세탁 방법", "ko"),
]


@pytest.mark.parametrize(("asked", "locale"), OF_MERINO)
@pytest.mark.parametrize("before", ["ember camp slipper", "lapwing tent", "harbour wool sweater"])
def test_a_material_is_not_cared_for_as_what_was_spoken_of(shop: Shop, before: str, asked: str, locale: str) -> None:
    reply = talk(shop, before, asked, locale=locale)
    assert "wool programme" in reply.text and not reply.cards


@pytest.mark.parametrize(("asked", "locale"), OF_MERINO)
def test_a_material_is_not_cared_for_as_what_is_looked_at(shop: Shop, asked: str, locale: str) -> None:
    reply = shop.ask(asked, page=SLIPPER.id, locale=locale)
    assert "wool programme" in reply.text and "cold" not in reply.text


def test_a_store_that_tells_nothing_of_a_material_tells_nothing_of_its_goods(bazaar: Shop, shop: Shop) -> None:
    for asked in ("wash merino", "how do i wash merino", "jak prać merino"):
        reply = talk(bazaar, "ember camp slipper", asked)
        assert "cold" not in reply.text and "programme" not in reply.text


@pytest.mark.parametrize(
    ("asked", "locale"),
    [
        ("how do i wash it", "en"),
        ("washable?", "en"),
        ("machine wash?", "en"),
        ("can i wash the wool lining", "en"),
        ("waschbar?", "de"),
        ("jak je prać", "pl"),
    ],
)
def test_what_means_the_product_is_told_of_it(shop: Shop, asked: str, locale: str) -> None:
    assert shown(shop.ask(asked, page=SLIPPER.id, locale=locale)) == {SLIPPER.title}
    assert shown(talk(shop, "ember camp slipper", asked, locale=locale)) == {SLIPPER.title}


@pytest.mark.parametrize(
    ("asked", "locale"), [("how do i wash wool", "en"), ("wash lambswool", "en"), ("jak prać wełnę", "pl")]
)
def test_a_material_that_the_product_is_of_is_asked_of_it(shop: Shop, asked: str, locale: str) -> None:
    reply = talk(shop, "harbour wool sweater", asked, locale=locale)
    assert shown(reply) == {SWEATER.title} and "Hand wash" in reply.text


@pytest.mark.parametrize(
    ("text", "language", "product", "other"),
    [
        ("is it merino", Language.ENGLISH, SLIPPER, False),
        ("wool?", Language.ENGLISH, SLIPPER, False),
        ("quick dry cotton?", Language.ENGLISH, SLIPPER, False),
        ("can i wash it with wool", Language.ENGLISH, SLIPPER, False),
        ("can i wash on the wool programme", Language.ENGLISH, SLIPPER, False),
        ("can i use wool wash", Language.ENGLISH, SLIPPER, False),
        ("does the fold down top dry", Language.ENGLISH, SLIPPER, False),
        ("how do i wash wool", Language.ENGLISH, SOAP, False),
        ("how do i wash wool", Language.ENGLISH, SWEATER, False),
        ("can merino go in the dryer", Language.ENGLISH, SLIPPER, True),
        ("does merino itch?", Language.ENGLISH, SWEATER, True),
        ("how do i clean leather straps", Language.ENGLISH, TENT, False),
        ("is leather waterproof", Language.ENGLISH, TENT, True),
        ("how do you wash down?", Language.ENGLISH, TENT, True),
        ("how do i care for suede", Language.ENGLISH, BOOT, True),
        ("cómo lavo la lana", Language.SPANISH, TENT, True),
        ("wie pflege ich leder", Language.GERMAN, TENT, True),
        ("wie pflege ich leder", Language.GERMAN, BOOT, False),
    ],
)
def test_a_material_is_another_where_the_record_says_nothing_of_it(
    alpine: Shop, text: str, language: Language, product: Product, *, other: bool
) -> None:
    said: Understanding = replace(turn_in(alpine, language).understood, text=text, language=language)
    assert asks_of_other_material([product], said) is other


@pytest.mark.parametrize(
    ("asked", "locale"),
    [
        ("which tent is the lightest?", "en"),
        ("which of these is the lightest tent", "en"),
        ("and which is the lightest tent?", "en"),
        ("welches zelt ist das leichteste?", "de"),
        ("który namiot jest najlżejszy?", "pl"),
    ],
)
@pytest.mark.parametrize("before", ["do you have hiking boots", "tor leather boot"])
def test_the_first_of_another_kind_is_looked_for_among_its_own(
    shop: Shop, before: str, asked: str, locale: str
) -> None:
    reply = talk(shop, before, asked, locale=locale)
    assert shown(reply) == {TENT.title, SMALL_TENT.title} and "1,080 g" in reply.text


@pytest.mark.parametrize(
    "asked", ["which of these is the warmest sleeping bag?", "which one is the warmest sleeping bag"]
)
def test_what_these_are_none_of_is_not_asked_of_them(shop: Shop, asked: str) -> None:
    assert shown(talk(shop, "lapwing tent", asked)) == {BAG.title}
    assert shown(shop.ask(asked, page=TENT.id)) == {BAG.title}


@pytest.mark.parametrize("asked", ["how heavy is it", "is it waterproof", "and the waterproofing?"])
def test_what_follows_on_the_tent_is_told_of_it(shop: Shop, asked: str) -> None:
    assert shown(talk(shop, "lapwing tent", asked)) == {TENT.title}


@pytest.mark.parametrize("asked", ["which is the lightest?", "which of them is lighter"])
def test_the_first_of_those_shown_is_still_picked_among_them(shop: Shop, asked: str) -> None:
    assert "1,080 g" in talk(shop, "do you have tents", asked).text


def test_the_moment_of_an_answer_is_kept_without_the_goods_it_did_not_mean(shop: Shop) -> None:
    reply = shop.ask("how do i wash merino", page=SLIPPER.id)
    assert reply.setting is not None and reply.setting.page.product_id is None and reply.setting.at == NOW
