import pytest

from integrations.values import parse_object


def test_reads_an_object_however_it_is_spelt() -> None:
    assert parse_object(b' {"id": 1, "name": "\xc5\x82"} ') == {"id": 1, "name": "ł"}
    assert parse_object("{}") == {}


@pytest.mark.parametrize("text", [b"", b"{not json", b"\xff\xfe", b"[1, 2]", b'"id"', b"null", b"[" * 100_000])
def test_takes_nothing_else_for_one(text: bytes) -> None:
    assert parse_object(text) is None
