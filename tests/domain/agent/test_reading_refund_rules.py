"""Times, ages and stages as the store's texts and shoppers put them."""

import pytest

from domain.agent.policies.clauses.reading import clauses_of
from domain.agent.policies.clauses.stages import Stage, days_ago, stage_in
from domain.knowledge.passages import passages_of_document
from tests.domain.agent.refund_texts import ENGLISH, written
from tests.domain.agent.shops import ALPINE, Shop


@pytest.mark.parametrize(
    "rule",
    [
        "30 day returns.",
        "You have a month to send things back.",
        "Returns: thirty days.",
        "Zwrot w ciągu 30 dni od otrzymania.",
        "Sie haben 30 Tage Rückgaberecht.",
        "Hai trenta giorni per restituire un articolo.",
    ],
)
def test_reads_a_time_to_return_in_many_spellings(alpine: Shop, rule: str) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written(f"<p>{rule}</p>"))
    assert alpine.ask("can i return something after 31 days").text.startswith("No")
    assert alpine.ask("can i return something after 3 weeks").text.startswith("Yes")


@pytest.mark.parametrize("paid", ["Refunds take about a week.", "Il rimborso arriva entro 10 giorni."])
def test_how_long_a_refund_is_on_its_way_is_no_time_to_return_in(paid: str) -> None:
    assert [clause.days for clause in clauses_of(passages_of_document(written(f"<p>{paid}</p>")))] == [None]


def test_the_time_the_money_takes_is_no_time_to_return_in() -> None:
    days = [clause.days for clause in clauses_of(passages_of_document(ENGLISH))]
    assert 5 not in days
    assert 20 in days


@pytest.mark.parametrize(
    ("words", "days"),
    [("two weeks ago", 14), ("vor 3 Tagen", 3), ("hace 2 semanas", 14), ("어제", 1), ("3か月前", 90), ("soon", None)],
)
def test_reads_how_long_ago(words: str, days: int | None) -> None:
    assert days_ago(words) == days


def test_reads_how_far_an_order_has_come() -> None:
    assert stage_in("it has not been shipped yet") is Stage.BEFORE
    assert stage_in("it is on its way") is Stage.TRANSIT
    assert stage_in("I received it") is Stage.AFTER
    assert stage_in("I like it") is None
