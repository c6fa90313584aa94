"""Bars tell what they stand for: as high as their values, parted as their parts, named where there is room."""

import pytest

from blueprints.merchant.charts import BOTTOM, TALL, TOP, Column, above, drawn


def column(*parts: float, name: str = "1 Nov") -> Column:
    return Column(name, parts, f"{name}: {sum(parts)}")


@pytest.mark.parametrize(
    ("value", "axis"), [(0, 2), (1, 2), (3, 4), (5, 6), (10, 10), (13, 16), (99, 100), (511, 600), (10_893, 12_000)]
)
def test_an_axis_ends_at_the_next_figure_that_has_a_round_half(value: float, axis: float) -> None:
    assert above(value) == axis


def test_pieces_stand_on_each_other_and_are_as_high_as_their_parts() -> None:
    for chart in drawn([column(1, 2, 0, 3), column(0, 0, 0, 0), column(6, 0, 0, 0)]):
        first, none, last = chart.bars
        assert [one.kind for one in first.pieces] == [0, 1, 3] and not none.pieces and none.value == ""
        assert [round(one.height / first.pieces[0].height, 6) for one in first.pieces] == [1, 2, 3]
        for lower, upper in zip(first.pieces, first.pieces[1:], strict=False):
            assert upper.y + upper.height == pytest.approx(lower.y)
        assert first.pieces[-1].y == pytest.approx(last.pieces[0].y) == TOP
        assert last.pieces[0].y + last.pieces[0].height == pytest.approx(TALL - BOTTOM) == chart.base


def test_where_there_is_no_room_the_peak_alone_has_its_value_and_the_last_day_its_name() -> None:
    wide, narrow = drawn([column(1000 + day, name=f"{day}") for day in range(90)])
    for chart in (wide, narrow):
        assert [one.value for one in chart.bars if one.value] == ["1,089"]
        assert chart.bars[-1].name == "89"
        assert all(0 <= one.x and one.x + one.width <= chart.width for bar in chart.bars for one in bar.pieces)
    assert sum(bool(one.name) for one in wide.bars) > sum(bool(one.name) for one in narrow.bars) > 1


def test_nothing_at_all_is_an_empty_chart() -> None:
    for chart in drawn([]):
        assert chart.bars == [] and [value for _, value in chart.lines] == ["0", "1", "2"]
