"""docs/extending.md leads to places that there are."""

import re

import pytest

from tests.house.sources import ROOT

TEXT = (ROOT / "docs/extending.md").read_text("utf-8")
NAMED = re.compile(r"`([a-z_]+(?:/[\w.<>-]+)+/?)`")
EXAMPLE = "pl"


@pytest.mark.parametrize("place", sorted(set(NAMED.findall(TEXT))))
def test_a_place_is_there(place: str) -> None:
    assert (ROOT / place.replace("<code>", EXAMPLE)).exists()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("SMALL_WORDS", "domain/language/languages.py"),
        ("Hinting", "domain/ports.py"),
        ("HELPDESKS", "domain/handoff/tickets.py"),
        ("Vendor", "runtime/vendors.py"),
        ("STEPS", "domain/drafting/checking/drafts.py"),
        ("drafts_of", "domain/agent/choosing.py"),
        ("Say", "domain/agent/phrases/sentences.py"),
    ],
)
def test_a_name_is_where_it_is_said_to_be(name: str, place: str) -> None:
    assert f"`{name}`" in TEXT and re.search(rf"^(?:class |def )?{name}\b", (ROOT / place).read_text("utf-8"), re.M)
