"""Fields of a team's templates: found however they are spaced, and nothing but spaces costs nothing."""

from time import process_time

import pytest

from domain.errors import InvalidRequest
from domain.team.templates import FIELD, require_known_fields


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{first name}} and {{ first name }}", ["first name", "first name"]),
        ("{{\n order  number\t}}", ["order  number"]),
        ("{{}} {{ }}", ["", ""]),
        ("{{{store}}}", ["store"]),
        ("{{ a {{ b }} c }}", ["b"]),
        ("{ {store} } {{store} }", []),
    ],
)
def test_a_field_is_found_without_the_spaces_around_it(text: str, names: list[str]) -> None:
    assert FIELD.findall(text) == names


def test_a_page_of_spaces_is_read_at_once() -> None:
    began = process_time()
    require_known_fields("{{" + " " * 5000)
    assert process_time() - began < 1
    with pytest.raises(InvalidRequest):
        require_known_fields("{{" + " " * 5000 + "nothing }}")
