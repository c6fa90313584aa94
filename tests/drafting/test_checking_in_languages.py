from dataclasses import replace

import pytest

from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language
from tests.drafting.records import JACKET, STOVE, TODAY, check_of, checked

ELSEWHERE = {
    Language.GERMAN: ("Alle Größen sind vorrätig.", "Es gibt sie nur in M.", "Ich habe das Team informiert.", "Der Versand kostet nichts."),
    Language.SPANISH: ("Todas las tallas están disponibles.", "He avisado al equipo.", "Solo viene en M."),
    Language.FRENCH: ("Toutes les tailles sont en stock.", "Quelqu'un vous contactera.", "Elle n'existe qu'en M."),
    Language.PORTUGUESE: ("Todos os tamanhos estão disponíveis.", "Avisei a equipe."),
    Language.ITALIAN: ("Tutte le taglie sono disponibili.", "Ho avvisato i miei colleghi."),
    Language.DUTCH: ("Alle maten zijn op voorraad.", "Ik heb het doorgegeven aan een collega."),
    Language.POLISH: ("Wszystkie rozmiary są dostępne.", "Poinformowałem zespół."),
    Language.KOREAN: ("모든 사이즈가 재고 있습니다.", "팀에 전달했습니다."),
    Language.JAPANESE: ("全サイズ在庫があります。", "チームに連絡しました。"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "sentence"), [(one, text) for one, texts in ELSEWHERE.items() for text in texts])
def test_stops_shares_and_deeds_in_every_language(language: Language, sentence: str) -> None:
    assert checked(sentence, language=language).unbound != ()


RIGHT = {
    Language.GERMAN: "Die Bestellung #1001 ist unterwegs und soll am 24. November 2026 ankommen.",
    Language.SPANISH: "El pedido #1001 está en camino y el total es de 132,90 US$.",
    Language.FRENCH: "La commande #1001 est en route avec UPS.",
    Language.PORTUGUESE: "O pedido #1001 está a caminho de Lisbon.",
    Language.ITALIAN: "L'ordine #1001 è in viaggio.",
    Language.DUTCH: "Bestelling #1001 is onderweg met UPS.",
    Language.POLISH: "Zamówienie #1001 jest w drodze.",
    Language.KOREAN: "주문 #1001은 배송 중이며 총 금액은 US$132.90입니다.",
    Language.JAPANESE: "ご注文 #1001 は配送中です。",
}
WRONG = {
    Language.GERMAN: ("Die Bestellung #1001 wurde zugestellt.", "Sie können 30 Tage lang zurückgeben.", "Trail Jacket ist in Grün erhältlich."),
    Language.SPANISH: ("El pedido #1001 fue entregado.", "Llegará mañana.", "Trail Jacket es impermeable."),
    Language.FRENCH: ("La commande #1001 a été annulée.", "Le total est de 99,00 $.", "Elle arrive avec DHL."),
    Language.PORTUGUESE: ("O pedido #1001 foi entregue.", "Chega em 25 de novembro de 2026.", "O Trail Jacket é à prova d'água e tem garantia vitalícia."),
    Language.ITALIAN: ("L'ordine #1001 è stato consegnato.", "Il rimborso arriva entro 10 giorni.", "Trail Jacket è esaurito in Red M."),
    Language.DUTCH: ("Bestelling #1001 is bezorgd.", "Het kost € 80,00.", "Trail Jacket is uitverkocht in Navy."),
    Language.POLISH: ("Zamówienie #1001 zostało anulowane.", "Zwrot w ciągu 60 dni.", "Trail Jacket jest dostępny w rozmiarze XXL."),
    Language.KOREAN: ("주문 #1001은 배송 완료되었습니다.", "30일 이내에 반품할 수 있습니다.", "Camp Stove 재고가 있습니다."),
    Language.JAPANESE: ("ご注文 #1001 は配達済みです。", "30日以内に返品できます。", "Camp Stove は在庫があります。"),
}  # fmt: skip
DONE = {
    Language.ENGLISH: ("I have refunded your order.", "I ordered one for you.", "Your address has been updated.", "Let me cancel that for you."),
    Language.GERMAN: ("Ich habe Ihre Bestellung storniert.", "Wir werden Ihnen das Geld erstatten."),
    Language.SPANISH: ("He cancelado su pedido.", "Hemos reembolsado el importe."),
    Language.FRENCH: ("J'ai annulé votre commande.", "Je vais vous rembourser."),
    Language.PORTUGUESE: ("Já cancelei o seu pedido.",),
    Language.ITALIAN: ("Ho annullato il tuo ordine.",),
    Language.DUTCH: ("Ik heb je bestelling geannuleerd.",),
    Language.POLISH: ("Anulowałem Twoje zamówienie.",),
    Language.KOREAN: ("주문을 취소했습니다.",),
    Language.JAPANESE: ("ご注文をキャンセルしました。",),
}  # fmt: skip


@pytest.mark.parametrize("language", RIGHT)
def test_lets_the_truth_through_in_every_language(language: Language) -> None:
    assert checked(RIGHT[language], language=language).unbound == ()


@pytest.mark.parametrize(("language", "sentence"), [(one, text) for one, texts in WRONG.items() for text in texts])
def test_stops_a_wrong_fact_in_every_language(language: Language, sentence: str) -> None:
    assert checked(sentence, language=language).unbound != ()


@pytest.mark.parametrize(("language", "sentence"), [(one, text) for one, texts in DONE.items() for text in texts])
def test_stops_a_promise_of_action_in_every_language(language: Language, sentence: str) -> None:
    assert checked(sentence, language=language).unbound != ()


def test_a_number_that_a_line_holds_too_makes_no_stock_word_the_lines() -> None:
    flask = replace(
        JACKET,
        title="Trail Flask",
        fields={
            "title": "Trail Flask",
            "available": "true",
            "variant.1.label": "500 ml",
            "variant.1.available": "false",
            "variant.2.label": "750 ml",
            "variant.2.available": "true",
            "quote.1.text": "Weight: 320 g (500 ml), 390 g (750 ml)",
        },
    )
    scene = Scene(tuple(hold([flask], [flask], "UTC", TODAY)), "", Language.POLISH, TODAY, "Alpine")
    assert not DraftCheck(scene).check("Trail Flask jest dostępny w wersji 500 ml.").passed
    assert DraftCheck(scene).check("Trail Flask jest dostępny w wersji 750 ml.").passed


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        (Language.GERMAN, "Die Jacke ist in Red M bestellbar.", "Die Jacke ist in Red L bestellbar."),
        (Language.SPANISH, "La Trail Jacket en Red M: puedes pedirla ahora.", "La Trail Jacket en Red L: puedes pedirla."),
        (Language.FRENCH, "Vous pouvez la commander en Red M.", "Vous pouvez la commander en Red L."),
        (Language.DUTCH, "Nee, Red L is uitverkocht.", "Nee, Red M is uitverkocht."),
        (Language.POLISH, "Kurtka w wersji Red M jest dostępna.", "Kurtka w wersji Red L jest dostępna."),
        (Language.KOREAN, "Red M은 지금 주문하실 수 있습니다.", "Red L은 지금 주문하실 수 있습니다."),
        (Language.JAPANESE, "Red M は今すぐご注文いただけます。", "Red L は今すぐご注文いただけます。"),
    ],
)  # fmt: skip
def test_what_may_be_ordered_is_what_is_in_stock(language: Language, right: str, wrong: str) -> None:
    question = "Trail Jacket?"
    assert checked(right, question, language).unbound == ()
    assert checked(wrong, question, language).unbound != ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.GERMAN, "Der Kocher ist verfügbar."),
        (Language.GERMAN, "Der Kocher kostet 80,00 $."),
        (Language.FRENCH, "Le réchaud est disponible."),
        (Language.ITALIAN, "Il fornello è ordinabile."),
    ],
)
def test_no_fact_of_one_product_is_told_of_another_by_its_kind(language: Language, sentence: str) -> None:
    for focus in ((JACKET,), (JACKET, STOVE)):
        assert check_of("Trail Jacket, Camp Stove?", language, focus).check(sentence).unbound != ()
