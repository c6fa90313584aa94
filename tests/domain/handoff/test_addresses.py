"""Addresses are read as they are typed, and slips of the hand are seen where they are likelier than a rare provider."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.handoff.addresses import KNOWN, PROVIDERS, addresses_in, is_unread, meant_by


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("jane@example.com", ["jane@example.com"]),
        ("Jane Doe <Jane.Doe+shop@Example.COM>.", ["Jane.Doe+shop@example.com"]),
        ("mailto:jane@example.com, thanks!", ["jane@example.com"]),
        ("jane at example dot com", ["jane@example.com"]),
        ("joerg@müller.de", ["joerg@xn--mller-kva.de"]),
        ("anna@sklep.łódź.pl!", ["anna@sklep.xn--d-uga0v4h.pl"]),
        ("a@例え.jp", ["a@xn--r8jz45g.jp"]),
        ("이메일은jane@example.com이에요", ["jane@example.com"]),
        ("jane@example.comです", ["jane@example.com"]),
        ("a@example.com or b@example.com, or a@example.com", ["a@example.com", "b@example.com"]),
        (f"{'j' * 64}@example.com", [f"{'j' * 64}@example.com"]),
        (f"{'j' * 65}@example.com", []),
        ("jane@", []),
        ("jane@example", []),
        ("j..ane@example.com", []),
        ("jörg@example.com", []),
        ("me@localhost.local", []),
        ("@janedoe on every site", []),
        ("", []),
    ],
)
def test_reads_what_is_an_address_and_nothing_else(text: str, addresses: list[str]) -> None:
    assert addresses_in(text) == addresses


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jane@gmial.com", "jane@gmail.com"),
        ("jane@gmail.con", "jane@gmail.com"),
        ("jane@gmail.co", "jane@gmail.com"),
        ("jane@gnail.cmo", "jane@gmail.com"),
        ("Jane.D@Hotnail.com", "Jane.D@hotmail.com"),
        ("jane@hotmail.cm", "jane@hotmail.com"),
        ("jane@yaho.com", "jane@yahoo.com"),
        ("jane@outlok.com", "jane@outlook.com"),
        ("jane@iclould.com", "jane@icloud.com"),
        ("jan@interai.pl", "jan@interia.pl"),
        ("jan@t-onlin.de", "jan@t-online.de"),
        ("kim@naver.co", "kim@naver.com"),
        ("jane@aol.con", "jane@aol.com"),
        ("jane@some-shop.con", "jane@some-shop.com"),
        ("jane@some-shop.nett", "jane@some-shop.net"),
    ],
)
def test_a_slip_of_the_hand_is_seen(typed: str, meant: str) -> None:
    assert meant_by(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "jane@yahoo.de",
        "jane@yahoo.co.uk",
        "jane@yahoo.com.br",
        "jane@hotmail.fr",
        "jane@outlook.es",
        "jane@live.nl",
        "jane@gmx.ch",
        "jane@mail.de",
        "jane@web.com",
        "jane@company.co",
        "jane@university.edu",
        "jane@example.com",
        "jane@xn--mller-kva.de",
        "sam@post.example",
    ],
)
def test_what_is_someones_domain_is_not_doubted(typed: str) -> None:
    assert meant_by(typed) is None


@given(some.sampled_from(PROVIDERS), some.integers(0, 30), some.sampled_from("abcdefghijklmnopqrstuvwxyz"))
def test_what_is_meant_is_never_made_up_nor_doubted_again(provider: str, at: int, letter: str) -> None:
    domain = provider[: at % len(provider)] + letter + provider[at % len(provider) :]
    assert meant_by(f"jane@{provider}") is None
    if meant := meant_by(f"jane@{domain}"):
        local, _, host = meant.partition("@")
        assert local == "jane" and meant_by(meant) is None
        assert host in KNOWN or host.rpartition(".")[0] == domain.rpartition(".")[0]


def test_another_of_the_shoppers_own_words_is_likelier_than_one_letter_less() -> None:
    assert meant_by("jane@acmee.example", ["bob@other.example", "jane@acme.example"]) == "jane@acme.example"
    assert meant_by("jane@acme.example", ["jane@acme.example"]) is None
    assert meant_by("jane@acme.example", ["kate@acme.example"]) is None


@pytest.mark.parametrize(
    "address",
    ["noreply@a.example", "no-reply@a.example", "No_Reply+12@a.example", "orders-noreply@a.example"]
    + ["do.not.reply@a.example", "mailer-daemon@a.example", "bounce-77@a.example", "bounces@a.example"],
)
def test_an_address_that_takes_no_answers_is_known(address: str) -> None:
    assert is_unread(address)


@pytest.mark.parametrize(
    "address", ["nora.reply@a.example", "jane@noreply.example", "bouncer@a.example", "no@a.example"]
)
def test_a_person_is_not_taken_for_a_machine(address: str) -> None:
    assert not is_unread(address)
