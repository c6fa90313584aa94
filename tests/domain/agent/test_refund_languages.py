"""What the store's rules say to a case, for a shopper who speaks another language than the store writes."""

import pytest

from tests.domain.agent.refund_texts import ENGLISH
from tests.domain.agent.shops import ALPINE, Shop


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Czy mogę zwrócić kapcie?", "Sklep pisze o tym po angielsku:"),
        ("¿Puedo devolver las zapatillas?", "La tienda lo explica en inglés:"),
    ],
)
def test_tells_that_an_undecided_rule_stands_there_in_english(alpine: Shop, text: str, told: str) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, ENGLISH)
    assert alpine.ask(text).text.startswith(told)
