"""Order number and e-mail as shoppers write them into a chat: in one message or piece by piece."""

import pytest

from domain.agent.understanding.mentions import tidy_email
from domain.agent.understanding.proofs import MOST_PROOFS, asked_beside_proof, find_proofs
from domain.conversations import Topic
from domain.identity import Proof

ALICES = Proof("1001", "alice@example.com")


@pytest.mark.parametrize(
    "text",
    [
        "it's #1001, alice@example.com",
        "1001 alice@example.com",
        "alice@example.com / 1001",
        "alice@example.com\n1001",
        "<alice@example.com>, order no. 1001.",
        "주문 1001, 이메일은 alice@example.com이에요",
        "注文1001、メールはalice@example.comです",
        "주문번호는 1001이고 이메일은 alice@example.com입니다",
        "番号は1001です。alice@example.com",
        "#1001 ａｌｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ",
        "order 1001 mail: alice\u200b@example.com",
    ],
)
def test_finds_the_proof_in_one_message(text: str) -> None:
    assert find_proofs(text, (), Topic()) == [ALICES]


def test_an_email_belongs_to_the_order_asked_after() -> None:
    assert find_proofs("alice@example.com", (), Topic(order_name="1001")) == [ALICES]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (["my email is alice@example.com"], "#1001"),
        (["my email is alice@example.com"], "it's 1001"),
        (["1001"], "alice@example.com"),
        (["where is my stuff", "alice@example.com", "sorry one sec"], "order number 1001"),
    ],
)
def test_finds_a_proof_given_piece_by_piece(before: list[str], text: str) -> None:
    assert find_proofs(text, before, Topic()) == [ALICES]


def test_what_lies_far_back_is_no_half_of_a_proof() -> None:
    assert find_proofs("#1001", ["alice@example.com", "a", "b", "c"], Topic()) == []


@pytest.mark.parametrize("counted", ["1001원", "1001円", "1001개", "1001個", "1001%"])
def test_what_is_counted_is_no_order(counted: str) -> None:
    assert find_proofs(f"{counted} alice@example.com", (), Topic()) == []


def test_one_half_is_no_proof() -> None:
    assert find_proofs("alice@example.com", (), Topic()) == find_proofs("#1001", (), Topic()) == []


def test_what_was_tried_is_not_tried_again_unless_it_is_said_again() -> None:
    said = ["order 1001, alice@example.com"]
    assert find_proofs("where is order 1001??", said, Topic(order_name="1001")) == []
    assert find_proofs("order 1001, alice@example.com", said, Topic(order_name="1001")) == [ALICES]


def test_each_order_named_is_tried_with_the_email() -> None:
    found = find_proofs("where are #1001 and #1002? alice@example.com", (), Topic())
    assert found == [ALICES, Proof("1002", "alice@example.com")]


def test_a_list_of_guesses_is_cut_short() -> None:
    many = " ".join(f"#{number}" for number in range(1001, 1050))
    assert len(find_proofs(f"{many} alice@example.com", (), Topic())) == MOST_PROOFS


@pytest.mark.parametrize("text", ["it costs $1001.00 alice@example.com", "3 x 12.50 alice@example.com"])
def test_money_is_no_order_number(text: str) -> None:
    assert find_proofs(text, (), Topic()) == []


@pytest.mark.parametrize(
    "typed",
    [
        " alice@example.com ",
        "alice @ example.com",
        "<alice@example.com>",
        "alice@example.com.",
        "mailto:alice@example.com",
        "alice@example.com\u200b",
    ],
)
def test_a_field_for_an_email_takes_it_as_people_paste_it(typed: str) -> None:
    assert tidy_email(typed) == "alice@example.com"


def test_what_is_no_email_stays_what_it_is() -> None:
    assert tidy_email("nobody") == "nobody"


WAITING = Topic(order_name="1001", pending_question="where is 1001")


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("order 1001 postcode 78701", "78701"),
        ("1001 zip 78701-1234", "78701-1234"),
        ("#1001, SW1A 1AA", "SW1A 1AA"),
        ("1001 78701", "78701"),
        ("Bestellung 1001 PLZ 10115", "10115"),
        ("pedido 1001, código postal 28013", "28013"),
        ("zamówienie 1001 kod pocztowy 00-950", "00-950"),
        ("注文1001 郵便番号は150-0002", "150-0002"),
        ("주문 1001 우편번호 04524", "04524"),
        ("order 1001, K1A 0B1", "K1A 0B1"),
        ("oh no it's #1001 78701", "78701"),
        ("注文1001 06411", "06411"),
        ("주문번호 1001 / 04524", "04524"),
        ("1001 and 78701, any news?", "78701"),
    ],
)
def test_a_postcode_beside_a_number_is_a_proof(text: str, postcode: str) -> None:
    assert find_proofs(text, (), Topic()) == [Proof("1001", postcode=postcode)]


@pytest.mark.parametrize("text", ["78701", "zip 78701", "it's postcode 78701"])
def test_a_postcode_belongs_to_the_order_asked_after(text: str) -> None:
    assert find_proofs(text, (), WAITING) == [Proof("1001", postcode="78701")]


@pytest.mark.parametrize(
    "text",
    [
        "oops 78701",
        "no wait, i meant 78701",
        "78701 is the right zip",
        "Entschuldigung, 78701",
        "すみません、78701です",
    ],
)
def test_a_postcode_given_again_is_tried_and_answers_what_was_asked(text: str) -> None:
    assert find_proofs(text, ["1001 78702"], WAITING) == [Proof("1001", postcode="78701")]
    assert asked_beside_proof(text, WAITING) == "where is 1001"


@pytest.mark.parametrize("text", ["call me on 555 1234567", "i have 1001 of 20000 points", "cancel 78701"])
def test_numbers_among_other_words_are_no_proof(text: str) -> None:
    assert find_proofs(text, (), WAITING) == []
    assert asked_beside_proof(text, WAITING) == text


def test_a_number_as_long_as_the_orders_is_another_order_and_no_postcode() -> None:
    assert find_proofs("1002", (), WAITING) == []
    assert asked_beside_proof("1002", WAITING) == "1002"


@pytest.mark.parametrize("text", ["orders 1001, 1002", "1001 and 1002", "is order 1001 here", "1001 2 x mug"])
def test_other_words_and_numbers_are_no_postcode(text: str) -> None:
    assert find_proofs(text, (), Topic()) == []


def test_email_and_postcode_together_are_one_try() -> None:
    found = find_proofs("order 1001 alice@example.com zip 78701", (), Topic())
    assert found == [Proof("1001", "alice@example.com", "78701")]


def test_what_was_asked_is_what_stands_beside_the_proof() -> None:
    assert asked_beside_proof("78701", WAITING) == "where is 1001"
    assert asked_beside_proof("order 1001 postcode 78701", Topic()) == "order 1001"
    assert asked_beside_proof("1001 78701", Topic()) == "#1001"
    assert asked_beside_proof("hi, order 1001 78701 when does it come", Topic()) == "#1001 when does it come"
    assert asked_beside_proof("do you ship to 78701?", Topic()) == "do you ship to 78701?"
