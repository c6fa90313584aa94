"""The tour of a demo whose catalogue is somebody's own, or which runs elsewhere."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from bin.stack import Stack
from evals import tour
from evals.tour import Tour, ask_variant, change_price


@dataclass(frozen=True)
class TourOf(Tour):
    products: list[dict[str, Any]] = field(default_factory=list)

    def records(self, kind: str) -> list[dict[str, Any]]:
        return self.products if kind == "products" else []


MUG = {
    "status": "active",
    "variants": [
        {"inventory_quantity": 3, "inventory_policy": "deny", "option2": "S"},
        {"inventory_quantity": 0, "inventory_policy": "continue", "option2": "M"},
    ],
}


def test_a_step_for_which_a_catalogue_has_nothing_is_skipped_with_a_word(tmp_path: Path) -> None:
    own = TourOf(Stack(tmp_path), [MUG])
    assert list(ask_variant(own)) == ["variant: skipped, since this catalogue has no sold-out variant with two options"]
    assert list(change_price(own)) == ["price: skipped, since this catalogue has no product without variants"]


def test_where_nothing_answers_the_tour_says_where_it_looked_and_what_names_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def away(_: Tour) -> None:
        raise requests.ConnectionError

    monkeypatch.setattr(tour, "demo_stack", lambda: Stack(tmp_path, port=8123, sandbox_port=9123))
    monkeypatch.setattr(tour, "see_install", away)
    assert tour.main() == 1
    told = capsys.readouterr().out
    assert "http://127.0.0.1:8123" in told and "http://127.0.0.1:9123" in told and "PORT, SANDBOX_PORT" in told
