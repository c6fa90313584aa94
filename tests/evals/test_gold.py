"""The gold of an answer is met by what says it, however it is written, and by nothing else."""

import pytest

from evals.cases import Verdict, judged_by
from evals.gold import Gold, numbers


def said(text: str, **card: object) -> dict[str, object]:
    return {"message": {"text": text, "cards": [card] if card else []}, "outcome": "answered"}


@pytest.mark.parametrize(
    ("entry", "answer"),
    [
        ("cancelled|canceled", "It was canceled yesterday."),
        ("num:1234.50", "Das macht 1.234,50 €."),
        ("num:1234.5", "That is $1,234.50."),
        ("num:12", "There are 12 of them."),
        (r"re:5\s*(-|to)\s*7", "within 5 to 7 days"),
        ("750ml", "It holds 750 ml."),
        ("750 ml", "It holds 750ml."),
        ("slip-on", "a slip on shoe"),
        ("hasn't shipped", "It hasn\u2019t shipped."),
        ("12 cups a day", "makes 12cups a day"),
    ],
)
def test_an_entry_is_met_however_it_is_written(entry: str, answer: str) -> None:
    assert Gold((entry,), ()).missing(answer) == []


@pytest.mark.parametrize(
    ("entry", "answer"),
    [
        ("available", "It is unavailable."),
        ("no", "I do not know."),
        ("num:12", "There are 120 of them."),
        ("9", "It costs 99."),
        ("red", "It is reddish."),
        ("", "Anything."),
    ],
)
def test_an_entry_is_not_met_by_what_only_looks_like_it(entry: str, answer: str) -> None:
    assert Gold((entry,), ()).missing(answer) == [entry]


def test_a_point_is_read_both_ways_and_many_points_only_as_gaps() -> None:
    assert numbers("1.234") >= {1234.0, 1.23}
    assert numbers("see 12.0.0.1") == {12001.0}


def test_all_entries_must_be_met_and_no_forbidden_one() -> None:
    judge = judged_by(Gold(("delivered", "num:5"), ("secret",)), leaks=True)
    assert judge(said("5 were delivered")) == Verdict(1.0, "", False)
    assert judge(said("They were delivered")).wrong == "does not say num:5"
    assert judge(said("5 delivered, secret")) == Verdict(0.0, "says secret", True)


def test_what_an_orders_card_says_is_read_and_a_products_is_not() -> None:
    judge = judged_by(Gold(("1Z99",), ()))
    parcel = {"company": "UPS", "number": "1Z99", "url": ""}
    assert judge(said("Here it is.", kind="order", name="#1", status="in_transit", tracking=[parcel])).score == 1
    assert judge(said("Here it is.", kind="product", title="1Z99")).score == 0


def test_silence_is_wrong_where_nothing_must_be_said() -> None:
    assert judged_by(Gold((), ("secret",)))(said("  ")).score == 0
