"""Stores that write in other languages than English, asked in theirs and by who speaks another."""

import pytest

from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, Shop

TEXTS = {
    "de": "<p>Sie können Ware innerhalb von 21 Tagen nach Erhalt zurückgeben. Die Rücksendekosten trägt der Käufer.</p>"
    "<p>Der Versand kostet 5,40 € und dauert 3-4 Werktage.</p>",
    "pl": "<p>Towar można zwrócić w ciągu 21 dni od otrzymania. Koszt odesłania pokrywa kupujący.</p>"
    "<p>Kurier kosztuje 15,40 zł. Dostawa trwa 3-4 dni robocze.</p>",
    "fr": "<p>Vous disposez de 21 jours après réception pour renvoyer un article. Les frais de retour sont à votre"
    " charge.</p><p>La livraison coûte 5,40 € et prend 3 à 4 jours ouvrés.</p>",
    "ja": "<p>商品到着後21日以内であれば返品できます。返品送料はお客様負担となります。</p><p>送料は全国一律540円です。"
    "通常3〜4日でお届けします。</p>",
    "ko": "<p>상품 수령 후 21일 이내에 반품할 수 있습니다. 반품 배송비는 고객 부담입니다.</p><p>배송비는 5,400원입니다."
    " 결제 후 3~4일 내에 도착합니다.</p>",
}
ASKED = {
    "de": ("wie lange kann ich zurückschicken", "wer zahlt die rücksendung", "was kostet der versand"),
    "pl": ("ile mam czasu na zwrot", "kto płaci za odesłanie", "ile kosztuje kurier"),
    "fr": ("j'ai combien de temps pour renvoyer", "qui paie le retour", "combien coûte la livraison"),
    "ja": ("返品は何日以内ですか", "返品送料は誰の負担ですか", "送料はいくらですか"),
    "ko": ("반품은 며칠 이내인가요", "반품 배송비는 누가 부담하나요", "배송비 얼마예요"),
}
SAID = {
    "de": ("21 Tagen", "trägt der Käufer", "5,40"),
    "pl": ("21 dni", "pokrywa kupujący", "15,40"),
    "fr": ("21 jours", "à votre charge", "5,40"),
    "ja": ("21日以内", "お客様負担", "540円"),
    "ko": ("21일 이내", "고객 부담", "5,400원"),
}
IN_ENGLISH = ("how long do i have to return something", "who pays for return shipping", "how much is shipping")


@pytest.fixture
def foreign(alpine: Shop, bazaar: Shop, request: pytest.FixtureRequest) -> tuple[Shop, str]:
    """A store that writes in the language asked for, beside one that says nothing of the kind."""
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    html = TEXTS[request.param]
    alpine.reads.knowledge.write(ALPINE, Document(DocumentKind.POLICY, "r", "", "https://shop.example/r", html, NOW))
    other = Document(DocumentKind.PAGE, "a", "", "https://shop.example/a", "<p>Since 1999.</p>", NOW)
    bazaar.reads.knowledge.write(BAZAAR, other)
    return alpine, request.param


@pytest.mark.parametrize("foreign", TEXTS, indirect=True)
def test_a_question_in_the_stores_language_finds_the_sentence(foreign: tuple[Shop, str], bazaar: Shop) -> None:
    shop, language = foreign
    for question, said in zip(ASKED[language], SAID[language], strict=True):
        assert said in shop.ask(question, locale=language).text, question
        assert said not in bazaar.ask(question, locale=language).text


@pytest.mark.parametrize("foreign", TEXTS, indirect=True)
def test_an_english_question_finds_it_too(foreign: tuple[Shop, str]) -> None:
    shop, language = foreign
    for question, said in zip(IN_ENGLISH, SAID[language], strict=True):
        assert said in shop.ask(question).text, question
