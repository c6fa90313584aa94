import pytest

from domain.agent.passages import answer_in, units_of
from domain.agent.replies import Outcome
from tests.domain.agent.shops import Shop


def test_quotes_the_passage_that_answers_and_names_its_source(alpine: Shop) -> None:
    reply = alpine.ask("how many days do I have to return something?")
    assert "within 45 days of delivery" in reply.text and "Refund policy" in reply.text
    assert reply.sources[0].title == "Refund policy"
    assert "Gift cards" not in reply.text


def test_quotes_only_the_stores_own_policy(bazaar: Shop) -> None:
    assert "within 7 days only" in bazaar.ask("how many days do I have to return something?").text


@pytest.mark.parametrize("question", ["Do you offer free returns within 90 days?", "Who is your shipping carrier?"])
def test_offers_a_person_where_no_text_answers(alpine: Shop, question: str) -> None:
    reply = alpine.ask(question)
    assert reply.outcome is Outcome.HANDOFF_OFFERED
    assert "could not find" in reply.text and reply.handoff is not None


def test_reads_a_question_in_another_language_than_the_policy(alpine: Shop) -> None:
    assert "45 days" in alpine.ask("¿Cuántos días tengo para devolver un producto?").text


def test_keeps_a_list_with_the_line_that_leads_to_it() -> None:
    units = units_of("We accept these payment methods:\n- Visa\n- PayPal\n\nShipping is free.")
    run = answer_in("which payment methods do you accept", units)
    assert run is not None
    assert [unit.text for unit in run.units] == ["We accept these payment methods:", "Visa", "PayPal"]
