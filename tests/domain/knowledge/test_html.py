"""What a reader would see of a merchant's HTML, with tables and addresses that stand alone."""

from domain.language.html import plain_text, sections

RATES = """<h2>Rates</h2><table>
<tr><th>Where and how</th><th>Price</th><th>Time</th></tr>
<tr><td>Portugal, Standard</td><td>€4.00</td><td>2–3 days</td></tr>
<tr><td>Norway</td><td>€<b>19</b>.00</td><td>5–9 days</td></tr>
</table><p>After tax.</p>"""


def test_a_row_keeps_the_heads_of_its_columns() -> None:
    assert sections(RATES)[0].lines == (
        "- Portugal, Standard – Price: €4.00 – Time: 2–3 days",
        "- Norway – Price: €19.00 – Time: 5–9 days",
        "After tax.",
    )


def test_a_size_or_number_in_the_first_column_is_headed_as_well() -> None:
    table = "<table><tr><th>Size</th><th>Chest</th></tr><tr><td>XL</td><td>110–117 cm</td></tr></table>"
    assert plain_text(table) == "- Size: XL – Chest: 110–117 cm"


def test_a_table_without_heads_keeps_its_cells_apart() -> None:
    assert plain_text("<table><tr><td>a<b>b</b></td><td>c</td></tr></table>") == "- ab – c"
    assert plain_text("<table><tr><th>Weight</th><td>3 kg</td></tr></table>") == "- Weight: 3 kg"


def test_the_broken_lines_of_an_address_are_one_line() -> None:
    assert plain_text("<p>Quill Ltd.<br>4 Harbour Street<br>Cork</p>") == "Quill Ltd., 4 Harbour Street, Cork"


def test_broken_sentences_and_labelled_lines_stay_apart() -> None:
    assert plain_text("One.<br>Two three.<br/>Four.").splitlines() == ["One.", "Two three.", "Four."]
    assert plain_text("<p>Help: a@b.example<br>Phone: 555</p>").splitlines() == ["Help: a@b.example", "Phone: 555"]
