"""Fields that hold data are told in words, and nothing of them is lost or made up."""

import pytest

from domain.knowledge.readable import readable_field, readable_line


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("specs.width", '{"value": 25.0, "unit": "CENTIMETERS"}', "width: 25 centimeters"),
        ("custom.frame_materials", '["oak", "powder-coated steel"]', "frame materials: oak, powder-coated steel"),
        ("custom.dishwasher_safe", "true", "dishwasher safe: yes"),
        ("custom.wash", "Hand wash: cold", "wash: Hand wash: cold"),
        ("custom.weights", '[{"value":10,"unit":"kg"},{"value":12.50,"unit":"kg"}]', "weights: 10 kg, 12.5 kg"),
        ("custom.related", "gid://shopify/Metaobject/7", ""),
        ("custom.nothing", "[]", ""),
    ],
)
def test_tells_a_metafield_in_words(name: str, value: str, said: str) -> None:
    assert readable_field(name, value) == said


def test_tells_rich_text_by_its_sentences() -> None:
    rich = '{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","value":"Rinse by hand."}]}]}'
    assert readable_field("custom.care", rich) == "care: Rinse by hand."


def test_reads_data_that_was_pasted_into_a_description() -> None:
    line = "- package_size: { width:{ unit:inches, normalized_value:{ value:5.08 }, value:2. }, depth:{ value:3 } }"
    assert readable_line(line) == "- package size: width 2 inches, depth 3"


def test_leaves_a_sentence_as_it_is() -> None:
    assert readable_line("Comes in a set: {see below} or alone.") == "Comes in a set: {see below} or alone."


@pytest.mark.parametrize(
    "broken", ['{"value":', "{{{{{{{{{{{{{{{{{{{{", "[[1,", '{"a" "b"}', "{:,;}", '{"value":{"value":']
)
def test_broken_data_breaks_nothing(broken: str) -> None:
    readable_field("custom.field", broken)
    readable_line(f"field: {broken}}}")
