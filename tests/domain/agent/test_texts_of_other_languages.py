"""Stores whose texts are in another language: how long, who pays and when the money comes are three different rules."""

import pytest

from domain.agent.policies.clauses.statements import contradictions
from domain.agent.policies.scoring import share_of
from domain.agent.understanding.questions import read_question
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.passages import passages_of_document
from domain.language.units import Unit, units_of
from tests.domain.agent.shops import ALPINE, NOW, Shop

CLEAR = 0.25  # more than the nearness of two texts in another language is mistaken by
RULES = {
    "pl": """<h2>Zwroty</h2><p>Masz 21 dni od otrzymania towaru na zwrot. Koszt odesłania ponosi klient (11,50 zł).</p>
        <h2>Zwrot pieniędzy</h2><p>Pieniądze oddajemy w ciągu 9 dni od otrzymania zwrotu.</p>
        <h2>Wymiana</h2><p>Wymian nie prowadzimy.</p>
        <h2>Reklamacje</h2><p>Na reklamację odpowiadamy w ciągu 13 dni.</p>
        <h2>Dostawa</h2><p>Darmowa dostawa od 250 zł. Dostawa trwa 2 dni.</p>
        <h2>Zagranica</h2><p>Wysyłamy do Niemiec i Czech: 44 zł, 6 dni.</p>""",
    "de": """<h2>Rückgabe</h2><p>Du kannst Ware innerhalb von 21 Tagen nach Erhalt zurückgeben.
        Die Kosten der Rücksendung trägt der Kunde (5,20 €).</p>
        <h2>Erstattung</h2><p>Wir erstatten das Geld innerhalb von 9 Tagen nach Eingang der Rücksendung.</p>
        <h2>Reklamationen</h2><p>Auf Reklamationen antworten wir innerhalb von 13 Tagen.</p>
        <h2>Versand</h2><p>Ab 90 € versandkostenfrei. Die Lieferung dauert 2 Tage.</p>
        <h2>Ausland</h2><p>Wir liefern nach Polen und Italien: 19 €, 6 Tage.</p>""",
    "es": """<h2>Devoluciones</h2><p>Tienes 21 días desde que recibes el pedido para devolver.
        El coste de la devolución corre a cargo del cliente (5,20 €).</p>
        <h2>Reembolso</h2><p>Devolvemos el dinero en un plazo de 9 días desde que recibimos la devolución.</p>
        <h2>Reclamaciones</h2><p>Respondemos a las reclamaciones en un plazo de 13 días.</p>
        <h2>Envíos</h2><p>Envío gratis a partir de 90 €. La entrega tarda 2 días.</p>
        <h2>Extranjero</h2><p>Enviamos a Polonia e Italia: 19 €, 6 días.</p>""",
    "fr": """<h2>Retours</h2><p>Vous avez 21 jours après réception du colis pour renvoyer un article.
        Les frais de renvoi sont à la charge du client (5,20 €).</p>
        <h2>Remboursement</h2><p>Nous vous remboursons dans les 9 jours suivant la réception du retour.</p>
        <h2>Réclamations</h2><p>Nous répondons aux réclamations sous 13 jours.</p>
        <h2>Livraison</h2><p>Livraison offerte dès 90 €. La livraison prend 2 jours.</p>
        <h2>Étranger</h2><p>Nous livrons en Pologne et en Italie : 19 €, 6 jours.</p>""",
}


def written(language: str) -> Document:
    return Document(DocumentKind.POLICY, language, "", f"https://shop.example/{language}", RULES[language], NOW)


def shop_of(alpine: Shop, language: str) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written(language))
    return alpine


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("pl", "ile mam dni na zwrot?"),
        ("pl", "zwrot ile czasu"),
        ("de", "wie lange kann ich etwas zurückschicken"),
        ("es", "cuanto tiempo hay para devolver?"),
        ("fr", "combien de temps pour renvoyer un article"),
    ],
)
def test_the_time_to_return_is_neither_that_of_the_money_nor_of_a_complaint(
    alpine: Shop, language: str, asked: str
) -> None:
    told = shop_of(alpine, language).ask(asked, locale=language).text
    assert "21" in told
    assert "13" not in told
    assert "9 " not in told


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("pl", "kto ponosi koszty zwrotu?"),
        ("pl", "kto płaci za odesłanie"),
        ("de", "wer bezahlt die rücksendung?"),
        ("es", "quien paga si devuelvo algo"),
        ("fr", "qui paie le renvoi ?"),
    ],
)
def test_who_pays_for_what_goes_back_is_told_by_what_bears_the_cost(alpine: Shop, language: str, asked: str) -> None:
    told = shop_of(alpine, language).ask(asked, locale=language).text
    assert "11,50" in told or "5,20" in told
    assert "9 " not in told


def test_how_money_is_paid_back_tells_nobody_who_bears_a_return() -> None:
    units = [
        Unit("Les frais de renvoi sont à la charge du client (5,20 €)."),
        Unit("Nous vous remboursons dans les 9 jours suivant le retour, par le même moyen de paiement."),
    ]
    asked = read_question("qui paye le retour", units)
    assert asked
    borne, paid_back = (share_of(unit, asked) for unit in units)
    assert borne - paid_back > CLEAR


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("pl", "kiedy dostanę zwrot pieniędzy"),
        ("de", "wann bekomme ich das geld zurück"),
        ("es", "cuando devuelven el dinero"),
        ("fr", "quand serai-je remboursé"),
    ],
)
def test_when_the_money_comes_is_told_from_the_return_on(alpine: Shop, language: str, asked: str) -> None:
    told = shop_of(alpine, language).ask(asked, locale=language).text
    assert "9 " in told
    assert "21" not in told


@pytest.mark.parametrize("language", RULES)
def test_what_is_counted_from_a_return_contradicts_no_time_to_return(language: str) -> None:
    assert contradictions(list(passages_of_document(written(language)))) == []


def test_two_times_to_return_still_contradict_each_other() -> None:
    html = "<p>Masz 21 dni na zwrot.</p><h2>Zwrot</h2><p>Masz 28 dni na zwrot.</p>"
    document = Document(DocumentKind.POLICY, "pl", "", "https://shop.example/pl", html, NOW)
    assert contradictions(list(passages_of_document(document)))


def test_what_holds_abroad_is_not_told_as_if_it_held_at_home(alpine: Shop) -> None:
    shop = shop_of(alpine, "pl")
    assert "44" not in shop.ask("od ilu darmowa dostawa i ile trwa", locale="pl").text
    assert "44" in shop.ask("wysyłka do Niemiec", locale="pl").text


def test_a_rule_on_exchanges_is_told_whatever_its_noun_ends_on(alpine: Shop) -> None:
    assert "Wymian nie prowadzimy" in shop_of(alpine, "pl").ask("czy moge wymienic na inny rozmiar", locale="pl").text


def test_no_sentence_ends_after_a_shortened_word() -> None:
    told = [unit.text for unit in units_of("Gdynia, ul. Morska 3, pon.-pt. 10-18. Świetny dojazd. Koszt: 3 €.")]
    assert told == ["Gdynia, ul. Morska 3, pon.-pt. 10-18.", "Świetny dojazd.", "Koszt: 3 €."]
