import pytest

from domain.language.html import plain_text


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>", "<table><tr><td>"])
def test_reads_what_is_nested_deeper_than_any_page(opening: str) -> None:
    assert plain_text(f"<p>before</p>{opening * 400}inside").split()[0] == "before"
    assert "inside" in plain_text(f"<p>before</p>{opening * 400}inside")
