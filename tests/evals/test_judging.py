"""How sets judge: rankings by what is relevant, refunds by the clause, replays by what is the same."""

import pytest

from evals.asking import spread
from evals.cases import Asker, Case, Goal, Result, Verdict
from evals.registry import SETS
from evals.reports import Report, table_of
from evals.sets import changes
from evals.sets.intents import ALSO, ENDS, ends_in
from evals.sets.refunds import DEFECT, HYGIENE, PERIOD, decided_by
from evals.sets.replays import differences, unsupported
from evals.sets.search import ranked_by


def said(text: str = "", outcome: str = "answered", handles: tuple[str, ...] = ()) -> dict[str, object]:
    cards = [{"kind": "product", "handle": handle} for handle in handles]
    return {"message": {"text": text, "cards": cards, "sources": []}, "outcome": outcome}


def test_a_ranking_is_perfect_when_the_best_stand_first_and_worse_when_they_do_not() -> None:
    judge = ranked_by({"a": 1.0, "b": 0.5, "c": 0.0})
    assert judge(said(handles=("a", "b", "c"))).score == 1
    assert 0.5 < judge(said(handles=("b", "a"))).score < 1
    assert judge(said(handles=("c", "x"))).score == 0
    assert judge(said(handles=("a", "a", "b"))).score == 1


def test_only_the_first_ten_of_a_ranking_count() -> None:
    nothing = tuple(f"x{number}" for number in range(10))
    assert ranked_by({"a": 1.0})(said(handles=(*nothing, "a"))).score == 0


@pytest.mark.parametrize(
    ("kind", "refundable", "text", "outcome", "right"),
    [
        (PERIOD, True, "You can return it within 7 days of delivery.", "answered", True),
        (PERIOD, True, "You can return it within 17 days.", "answered", False),
        (HYGIENE, False, "Personal hygiene products are non-refundable.", "answered", True),
        (HYGIENE, False, "Yes, we refund everything, hygiene or not.", "answered", False),
        (DEFECT, True, "No. Products with defects are a matter of their own.", "answered", False),
        (DEFECT, True, "I am sorry about that. Shall I connect you?", "handoff_offered", True),
        (DEFECT, True, "Our shop opens at 9.", "answered", False),
        (PERIOD, True, "배송 완료 후 7일 이내에만 환불 가능", "answered", True),
    ],
)
def test_a_refund_is_judged_by_its_clause(kind: str, refundable: bool, text: str, outcome: str, right: bool) -> None:
    assert decided_by(kind, refundable)(said(text, outcome)).score == right


def test_a_message_may_end_only_as_expected() -> None:
    assert ends_in("handoff")(said(outcome="handoff_offered")).score == 1
    assert ends_in("handoff")(said(outcome="refused")).wrong == "refused instead of handoff"
    assert ends_in("answer", ALSO["contact_customer_service"])(said(outcome="handoff_offered")).score == 1
    assert ends_in("answer")(said(outcome="handoff_offered")).score == 0
    assert not ENDS["answer"] & (ENDS["handoff"] | ENDS["off_topic"])


def test_two_receipts_differ_in_anything_but_the_time_they_took() -> None:
    one = {"answer": "a", "milliseconds": 1.0, "evidence": []}
    assert list(differences(one, {**one, "milliseconds": 2.0})) == []
    assert list(differences(one, {**one, "answer": "b"})) == ["answer: a / b"]


def test_a_receipt_must_hold_the_evidence_of_all_it_binds() -> None:
    evidence = [{"id": "p1", "kind": "product", "fields": {"price": "9.00"}}]
    bound = [{"record": "p1", "field": "price"}]
    assert list(unsupported({"unbound": [], "evidence": evidence, "bindings": bound})) == []
    assert list(unsupported({"unbound": [], "evidence": [], "bindings": bound})) == ["bound to nothing kept: p1 price"]
    assert list(unsupported({"unbound": ["9"], "evidence": [], "bindings": []})) == ["unbound: ['9']"]


def test_numbers_of_a_text_grow_and_its_markup_codes_and_addresses_stay() -> None:
    html = '<h2 id="a1">30 days &#8217; M8</h2><p class="x2">18 Lane, $5.95</p>'
    assert changes.grown(html) == '<h2 id="a1">31 days &#8217; M8</h2><p class="x2">19 Lane, $6.96</p>'


def test_a_smaller_sample_is_taken_evenly() -> None:
    cases = [Case(str(n), "", Asker("one.myshopify.com"), lambda _: Verdict(1), "k") for n in range(10)]
    assert [case.id for case in spread(cases, 3)] == ["0", "3", "6"]
    assert spread(cases, None) == spread(cases, 50) == cases


def test_a_goal_is_missed_by_a_share_a_kind_or_a_leak() -> None:
    fine = [result(f"{n}", "k", 1.0) for n in range(9)]
    assert Report("s", Goal(0.9), [*fine, result("x", "k", 0.0)]).reached
    assert not Report("s", Goal(0.95), [*fine, result("x", "k", 0.0)]).reached
    assert not Report("s", Goal(0.9, {"j": 1.0}), [*fine, result("x", "j", 0.0)]).reached
    assert not Report("s", Goal(0.5), [*fine, result("x", "k", 0.0, leaked=True)]).reached


def test_a_report_shows_each_kind_language_and_identity() -> None:
    results = [result("1", "price", 1.0), result("2", "stock", 0.0, lang="de")]
    report = Report("s", Goal(0.9), results)
    assert report.as_json()["kind"] == {"price": {"asked": 1, "score": 1.0}, "stock": {"asked": 1, "score": 0.0}}
    cells = [list(column.cells) for column in table_of(report).columns]
    assert {"price", "stock", "de", "en"} <= set(cells[1])


def test_every_set_has_a_name_of_its_own_and_stores_to_ask_in() -> None:
    assert len({one.name for one in SETS}) == len(SETS)
    assert all(one.stores for one in SETS)


def result(number: str, kind: str, score: float, lang: str = "en", leaked: bool | None = None) -> Result:
    wrong = "" if score else "wrong"
    return Result(number, kind, lang, "none", "", "", "", "answered", score, wrong, leaked, 0.01, "s", "", "")
