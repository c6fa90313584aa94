"""One e-mail and one phone are found again in whatever way they are written."""

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.contacts import MOST_PHONES, emails_in, normalise_email, normalise_phone, phones_in

PHONE = "+1 (555) 625-1199"
WAYS = [
    "+15556251199",
    "001 555 625 1199",
    "555-625-1199",
    "(555) 625 1199",
    "555.625.1199",
    "1 555 6251199",
    "５５５６２５１１９９",
]
SHORT = ["+47 22 22 33 44", "0047 22223344", "22 22 33 44", "47 22 22 33 44"]
LETTERS = string.ascii_lowercase + string.digits


@pytest.mark.parametrize("way", WAYS)
def test_a_phone_is_the_same_however_it_is_written(way: str) -> None:
    assert normalise_phone(way) & normalise_phone(PHONE)
    assert phones_in(f"Order 1001 of 2026-11-20, call me: {way}, after 18:00 please") & normalise_phone(PHONE)


@pytest.mark.parametrize("way", SHORT)
def test_a_phone_of_a_country_with_short_numbers_is_the_same_with_and_without_its_code(way: str) -> None:
    assert phones_in(f"ring {way}!") & normalise_phone("+47 22 22 33 44")


@pytest.mark.parametrize("other", ["+1 212 625 1199", "+1 555 625 1190", "+44 20 7946 0958", "625 119"])
def test_another_phone_is_another(other: str) -> None:
    assert not normalise_phone(other) & normalise_phone(PHONE)


@pytest.mark.parametrize(
    "text",
    [
        "own@mail.example",
        "OWN@Mail.Example",
        "<own@mail.example>, thanks",
        "It is own@mail.example.",
        "'own@mail.example'",
        "mailto:own@mail.example?subject=x",
        "email=own@mail.example&x=1",
        "私のメールはown@mail.exampleです",
        "ｏｗｎ＠ｍａｉｌ．ｅｘａｍｐｌｅ",
        "own\u200b@mail.example",
        '{"email": "own@mail.example"}',
    ],
)
def test_an_address_is_found_in_any_text(text: str) -> None:
    assert "own@mail.example" in emails_in(text)


def test_an_international_domain_is_the_same_in_both_spellings() -> None:
    assert normalise_email("Own@BÜCHER.example") == normalise_email("own@xn--bcher-kva.example")
    assert normalise_email("own@bücher.example") in emails_in("write to own@bücher.example, please")


@pytest.mark.parametrize("address", ["o'neil@mail.example", "own+shop@mail.example", "ö.wn@mail.example"])
def test_unusual_addresses_are_found_whole(address: str) -> None:
    assert normalise_email(address) in emails_in(f"me: {address}; bye")


def test_a_tagged_address_is_another_address() -> None:
    assert normalise_email("own+shop@mail.example") != normalise_email("own@mail.example")


@given(
    local=st.text(LETTERS, min_size=1, max_size=12),
    host=st.text(LETTERS, min_size=1, max_size=12),
    around=st.text(' ,;:()<>[]"!?\n', max_size=3),
)
def test_every_plain_address_is_found_between_punctuation(local: str, host: str, around: str) -> None:
    assert f"{local}@{host}.example" in emails_in(f"x {around}{local}@{host}.EXAMPLE{around} y")


@given(
    digits=st.text(string.digits, min_size=10, max_size=12).filter(lambda text: text[0] != "0"),
    breaks=st.lists(st.sampled_from(["", " ", "-", ".", " - ", "/"]), min_size=12, max_size=12),
)
def test_every_number_is_found_however_it_is_broken_up(digits: str, breaks: list[str]) -> None:
    written = "".join(digit + gap for digit, gap in zip(digits, breaks, strict=False))
    assert normalise_phone(f"+{digits}") & phones_in(f"(tel. +{written})")


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault_and_yields_a_bounded_number_of_phones(text: str) -> None:
    emails_in(text)
    assert len(phones_in(text * 8)) <= MOST_PHONES


@pytest.mark.parametrize("text", ["a" * 500_000, "a@" + "a" * 500_000, "@".join(["a" * 1000] * 500)])
def test_a_picture_written_out_in_letters_is_read_in_no_time(text: str) -> None:
    """Descriptions hold such pictures, and whoever is to be forgotten is looked for in all that waits."""
    began = time.monotonic()
    emails_in(f"{text} own@mail.example")
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("sign", ["0 ", "1 ", "(1", "1---", "\N{ARABIC-INDIC DIGIT ONE} "])
def test_digits_without_end_are_read_at_the_price_of_their_length(sign: str) -> None:
    began = time.process_time()
    phones_in(sign * 100_000)
    assert time.process_time() - began < 8


def test_an_address_that_touches_another_is_found_too() -> None:
    assert {"own@mail.example", "mail.example@other.example"} <= emails_in("own@mail.example@other.example")
