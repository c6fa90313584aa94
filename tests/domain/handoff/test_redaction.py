import pytest

from domain.handoff.redaction import CARD, SECRET, redact, redact_in_turn


@pytest.mark.parametrize(
    "number",
    [
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "4111\u00a01111\u00a01111\u00a01111",
        "5555 5555 5555 4444",
        "2223 0031 2200 3222",
        "3782 822463 10005",
        "6011 1111 1111 1117",
        "3566 0020 2036 0505",
        "3056 930902 5904",
        "6200 0000 0000 0005",
        "４１１１ １１１１ １１１１ １１１１",
        "4111_1111_1111_1111",
        "4111/1111/1111/1111",
        "4111, 1111, 1111, 1111",
        "4111\n1111\n1111\n1111",
        "4111 — 1111 — 1111 — 1111",
        "4111\u200b1111\u200b1111\u200b1111",
        "4111\u00ad1111\u00ad1111\u00ad1111",
        "4\ufe0f\u20e3".join(["", "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"]),
    ],
)
def test_takes_out_card_numbers(number: str) -> None:
    assert redact(f"My card is {number}, thanks") == f"My card is {CARD}, thanks"


def test_takes_out_a_card_that_follows_an_order_number() -> None:
    assert redact("order 1001 4111 1111 1111 1111 12/29") == f"order 1001 {CARD} 12/29"


@pytest.mark.parametrize("around", ["카드번호{}입니다", "カードは{}です", "visa{}exp", "№{}."])
def test_takes_out_a_card_that_touches_letters(around: str) -> None:
    assert redact(around.format("4111111111111111")) == around.format(CARD)


@pytest.mark.parametrize("said", [["4111 1111", "1111 1111"], ["4111", "1111 ", "1111\n", "1111"]])
def test_takes_out_a_card_that_is_typed_in_several_messages(said: list[str]) -> None:
    told = redact_in_turn(["my card:", *said, "order 1001"])
    assert told[:2] == ["my card:", CARD] and told[-1] == "order 1001"
    assert len(told) == len(said) + 2 and not any("1111" in text for text in told)


def test_messages_that_only_follow_each_other_stay() -> None:
    said = ["#4111", "#1111", "#1111", "#1111", "4111 1111", "is what I paid", "1111 1111", ""]
    assert redact_in_turn(said) == said
    assert redact_in_turn([]) == []


def test_takes_out_two_cards() -> None:
    assert redact("4111 1111 1111 1111 5555 5555 5555 4444") == f"{CARD} {CARD}"


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",  # fails the check digit
        "order 820982911946154508",
        "call +1 (415) 867-5309",
        "tracking 9400110898825022579493",
        "tracking 1Z999AA10123456784",
        "EAN 4006381333931",
        "gid://shopify/Product/4111111111",
        "2026-11-20 08:00:12",
        "my password is not working",
        "I forgot my password",
        "the security code never arrived",
        "ship to PIN 560001",
        "#4111, #1111, #1111, #1111",
        "22/11/2026 08:00, 23/11/2026 09:30",
    ],
)
def test_leaves_everything_else(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("password: hunter2", f"password: {SECRET}"),
        ("my password is Hunter2! help", f"my password is {SECRET} help"),
        ("hasło: kotek", f"hasło: {SECRET}"),
        ("비밀번호는 abc123", f"비밀번호는 {SECRET}"),
        ("cvv 123 and cvc: 4567", f"cvv {SECRET} and cvc: {SECRET}"),
        ("Prüfziffer 123, código de seguridad: 4567", f"Prüfziffer {SECRET}, código de seguridad: {SECRET}"),
        ("보안코드는 123", f"보안코드는 {SECRET}"),
        ("token sk_live_abcdefghij", f"token {SECRET}"),
        ("shpat_0123456789abcdef0123", SECRET),
        ("Authorization: Bearer abcdefghijklmnop.qrst", f"Authorization: Bearer {SECRET}"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- ok", f"{SECRET} ok"),
    ],
)
def test_takes_out_secrets_and_keeps_the_words_around(text: str, left: str) -> None:
    assert redact(text) == left


def test_ten_thousand_digits_take_no_time() -> None:
    text = "1 " * 10_000
    assert redact(text) == text
