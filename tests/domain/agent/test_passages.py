"""Which lines of a text answer a question."""

import pytest

from domain.agent.policies.passages import best_run
from domain.agent.understanding.questions import read_question
from domain.language.html import plain_text
from domain.language.units import Unit, units_of

RATES = units_of(
    plain_text(
        "<table><tr><th>Where</th><th>Price</th><th>Time after dispatch</th></tr>"
        "<tr><td>Domestic, Standard</td><td>€4.00</td><td>2–3 days</td></tr>"
        "<tr><td>Europe</td><td>€19.00</td><td>5–9 days</td></tr>"
        "<tr><td>Asia Pacific</td><td>€39.00</td><td>9–20 days</td></tr></table>"
    ),
    "Prices and times",
    "Shipping policy",
)
SIZES = units_of(
    "- Size: S – Chest: 90–95 cm – Waist: 76–81 cm\n- Size: M – Chest: 96–102 cm – Waist: 82–87 cm\n"
    "- Size: XL – Chest: 110–117 cm – Waist: 95–102 cm",
    "Jackets",
    "Size guide",
)


def answering(question: str, units: tuple[Unit, ...]) -> list[str]:
    read = read_question(question, units)
    run = best_run(read, units) if read else None
    return [unit.text for unit in run.units] if run else []


def lines(question: str, units: tuple[Unit, ...]) -> list[str]:
    return [text.partition(" – ")[0] for text in answering(question, units)]


def test_all_rows_answer_where_none_is_asked_for() -> None:
    assert lines("how long does shipping take?", RATES) == ["Domestic, Standard", "Europe", "Asia Pacific"]


def test_the_row_of_the_region_answers_for_a_country() -> None:
    assert lines("how much is delivery to Germany", RATES) == ["Europe"]
    assert lines("shipping time japan", RATES) == ["Asia Pacific"]


def test_a_measure_is_looked_for_in_its_own_column() -> None:
    assert lines("which size for a 100 cm chest", SIZES)[0] == "Size: M"


def test_a_question_for_the_way_prefers_the_instruction() -> None:
    units = units_of(
        "- You can return an item within 30 days.\n- Open your account and choose Return to send an item.",
        "",
        "Refund policy",
    )
    assert answering("how do I return an item", units)[0].startswith("Open your account")
    assert "within 30 days" in answering("what is your return policy", units)[0]


def test_opening_hours_are_times_of_the_day() -> None:
    units = units_of("- Pick up is ready in 4 opening hours.\n- Shop hours: Monday to Friday 9 am to 5 pm.")
    assert "9 am" in answering("opening hours", units)[0]


def test_where_a_store_is_found_is_its_address() -> None:
    units = units_of("The store sells tea.\nQuill Ltd., 4 Harbour Street, Cork.\nThe store is happy to help.")
    assert "Harbour Street" in answering("where is your store", units)[0]


def test_keeps_a_list_with_the_line_that_leads_to_it() -> None:
    units = units_of("We accept these payment methods:\n- Visa\n- PayPal\n\nShipping is free.")
    assert answering("which payment methods do you accept", units) == [
        "We accept these payment methods:",
        "Visa",
        "PayPal",
    ]


CARE = units_of(
    "## Merino and lambswool\nAir overnight instead of washing. Otherwise 30 °C on the wool programme, dried flat.\n"
    "## Leather boots\nBrush, let dry for 24 hours away from heat, wax every 10 outings.",
    "",
    "Care guide",
)
CONTACT = units_of(
    "What you type when you order: name, address, e-mail, phone.\nPhone: +1 207 555 0199\nHelp: hello@shop.example"
)


def test_one_material_is_not_another() -> None:
    assert "wool programme" in " ".join(lines("how do I care for wool", CARE))
    assert "Brush" in " ".join(lines("how do I care for leather", CARE))


def test_an_address_answers_where_an_address_is_asked_for() -> None:
    assert lines("do you have an email address?", CONTACT) == ["Help: hello@shop.example"]
    assert lines("what is your email", CONTACT) == ["Help: hello@shop.example"]


WAYS = units_of(
    "- Where: Sweden, Standard – Price: 59 kr – Time: 2-4 business days\n"
    "- Where: Sweden, Express – Price: 149 kr – Time: 1 business day\n"
    "- Where: Norway – Price: 189 kr – Time: 5-7 business days\n"
    "- Where: Pick up in Lund – Price: Free – Time: 4 opening hours",
    "Prices and times",
    "Shipping policy",
)
ALL = {"Standard", "Express", "Norway", "Pick up"}


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("how long does shipping take?", ALL),
        ("what are the shipping options and costs?", ALL),
        ("how long does shipping to sweden take", {"Standard", "Express"}),
        ("how much is shipping to norway", {"Norway"}),
        ("how long does express shipping take", {"Express"}),
    ],
)
def test_all_rows_answer_who_names_no_service(asked: str, rows: set[str]) -> None:
    told = " ".join(answering(asked, WAYS))
    assert {name for name in ALL if name in told} == rows
