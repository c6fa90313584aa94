"""When a saved answer still holds: the facts and records decide, not the words."""

from dataclasses import replace

import pytest

from domain.rehearsing.answers import Difference, Fact, Told, Verdict, compare, verdict_of

PRICE = Fact("gid://shopify/Product/1", "Tent", "price.low.money", "$89.00", "v1")
STOCK = Fact("gid://shopify/Product/1", "Tent", "available", "in stock", "v1")
RULE = Fact("refund_policy", "Refund policy", "quote.1.text", "You have 21 days.", "v1")
OTHER_RULE = replace(RULE, words="Sale items are final.")
KEPT = Told(
    "How much?", "answered", "It costs $89.00.", ("product_price",), (PRICE, STOCK), ("gid://shopify/Product/1",)
)
HELLO = Told("Hi", "answered", "Hello!", ("greeting",), (), ())


def test_other_words_and_more_facts_hold() -> None:
    now = replace(KEPT, text="$89.00 it is.", facts=(*KEPT.facts, RULE), wishes=("policy",))
    assert compare(KEPT, now) == Difference() and compare(KEPT, now).verdict is Verdict.HOLDS


def test_a_fact_that_the_store_changed_holds_with_what_it_is_now() -> None:
    dearer, gone = replace(PRICE, words="$99.00", version="v2"), replace(STOCK, words="sold out")
    found = compare(KEPT, replace(KEPT, facts=(dearer, gone)))
    assert found.renewed == ((PRICE, dearer), (STOCK, gone)) and found.verdict is Verdict.RENEWED


@pytest.mark.parametrize(
    ("now", "lost"),
    [
        (replace(KEPT, facts=(PRICE,)), (STOCK,)),
        (
            replace(KEPT, facts=tuple(replace(one, record="gid://shopify/Product/2") for one in KEPT.facts)),
            (PRICE, STOCK),
        ),
        (replace(KEPT, facts=()), (PRICE, STOCK)),
    ],
)
def test_a_fact_that_is_not_told_or_is_anothers_differs(now: Told, lost: tuple[Fact, ...]) -> None:
    assert compare(KEPT, now).lost == lost and compare(KEPT, now).verdict is Verdict.DIFFERS


def test_another_outcome_or_a_product_no_longer_shown_differs() -> None:
    assert compare(KEPT, replace(KEPT, outcome="clarify")).outcome
    assert compare(KEPT, replace(KEPT, shown=("gid://shopify/Product/2",))).hidden == KEPT.shown


def test_another_passage_of_the_same_text_differs_and_the_changed_passage_does_not() -> None:
    told = replace(KEPT, facts=(RULE,), shown=())
    assert compare(told, replace(told, facts=(OTHER_RULE,))).lost == (RULE,)
    assert compare(told, replace(told, facts=(replace(OTHER_RULE, version="v2"),))).verdict is Verdict.RENEWED
    numbered = replace(RULE, field="quote.2.text")
    assert compare(told, replace(told, facts=(OTHER_RULE, numbered))).verdict is Verdict.HOLDS


def test_what_states_nothing_is_held_by_how_it_was_understood() -> None:
    assert compare(HELLO, replace(HELLO, text="Good day!")).verdict is Verdict.HOLDS
    assert compare(HELLO, replace(HELLO, wishes=("thanks",))).wish


def test_the_worst_answer_decides() -> None:
    dearer = replace(KEPT, facts=(replace(PRICE, words="$99.00"), STOCK))
    assert verdict_of((HELLO, KEPT), (HELLO, dearer)) is Verdict.RENEWED
    assert verdict_of((KEPT, HELLO), (dearer, replace(HELLO, outcome="refused"))) is Verdict.DIFFERS
