"""Short questions as shoppers type them, to stores whose texts are in the same language."""

import pytest

from domain.agent.understanding.questions import question_meanings
from domain.knowledge.documents import Document, DocumentKind
from domain.language.languages import Language, detect
from tests.domain.agent.shops import ALPINE, NOW, Shop

FRENCH = {
    "Retours": """<h2>Remboursement</h2><p>Nous vous remboursons dans les 7 jours suivant la réception du retour.</p>
<h2>Réclamations</h2><p>Adressez votre réclamation à reclamations@alpine.example ; nous répondons sous 14 jours.</p>""",
    "Livraison": """<h2>Délais</h2><p>La livraison prend 1 à 2 jours ouvrés.</p>
<h2>Étranger</h2><p>Nous livrons en Belgique et en Suisse : 13 €, 4 à 6 jours ouvrés.</p>""",
    "Questions": "<h2>Boutique</h2><p>Nantes, 7 rue Longue, du lundi au vendredi de 10 h à 18 h.</p>",
}
SPANISH = {
    "Devoluciones": """<h2>Devoluciones</h2><p>Tienes 30 días para devolver. El coste de la devolución corre a cargo del
comprador (Correos 4,95 €).</p>
<h2>Reembolso</h2><p>Devolvemos el dinero en un plazo de 7 días, por el mismo medio de pago.</p>""",
}


def _write(shop: Shop, texts: dict[str, str]) -> None:
    shop.reads.knowledge.kept.clear()
    for name, html in texts.items():
        document = Document(DocumentKind.POLICY, name, name, f"https://shop.example/{name}", html, NOW)
        shop.reads.knowledge.write(ALPINE, document)


@pytest.mark.parametrize(
    ("asked", "told", "other"),
    [
        ("la livraison ca met combien de temps", "1 à 2 jours", "4 à 6 jours"),
        ("vous remboursez sous combien de jours", "7 jours", "14 jours"),
        ("ou est la boutique", "rue Longue", "réclamation"),
    ],
)
def test_the_rule_that_is_asked_for_is_told_in_french(alpine: Shop, asked: str, told: str, other: str) -> None:
    _write(alpine, FRENCH)
    text = alpine.ask(asked, locale="fr").text
    assert told in text
    assert other not in text


def test_who_asks_whether_to_pay_for_a_return_is_told_who_bears_it(alpine: Shop) -> None:
    _write(alpine, SPANISH)
    assert "4,95" in alpine.ask("tengo que pagar yo la devolucion", locale="es").text


def test_to_address_something_is_no_address() -> None:
    assert "location" not in question_meanings("adressez votre réclamation")
    assert "location" in question_meanings("quelle est votre adresse")


def test_a_bare_question_for_a_place_is_of_its_language() -> None:
    assert detect("enviais a portugal", "en") is Language.SPANISH
