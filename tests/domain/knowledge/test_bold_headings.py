"""Headings that are only made bold, as in the policies that Shopify itself proposes, stand over what follows them."""

import pytest

from domain.language.html import plain_text, sections

POLICY = """<p>You have three weeks.</p>
<p><strong>Exceptions / non-returnable goods</strong><br>Cut cloth stays with you.<br>So do swatches.</p>
<p><span><b>Swaps</b></span></p><p>Send the old one back first.</p>
<p>One more thing.<br><strong>What if a button is missing?</strong><br>We sew it on.</p>"""


def headings(html: str) -> list[str]:
    return [section.heading for section in sections(html)]


def test_a_bold_line_is_the_heading_of_what_follows_it() -> None:
    found = {section.heading: section.lines for section in sections(POLICY)}
    assert list(found) == ["", "Exceptions / non-returnable goods", "Swaps", "What if a button is missing?"]
    assert found["Swaps"] == ("Send the old one back first.", "One more thing.")
    assert found["What if a button is missing?"] == ("We sew it on.",)


def test_bold_words_with_a_stop_head_the_paragraph_that_they_begin() -> None:
    html = "<p>Hello.</p><p><b>Torn, lost or wrong.</b> Send us a photo.</p><p><strong>Tools.</strong> 30 days.</p>"
    found = {section.heading: section.lines for section in sections(html)}
    assert found["Torn, lost or wrong"] == ("Send us a photo.",)
    assert found["Tools"] == ("30 days.",)


@pytest.mark.parametrize(
    "html",
    [
        "<p><strong>No refunds.</strong> Ever.</p>",  # tells something itself
        "<p><strong>Sale items are final.</strong> Sorry.</p>",
        "<p><strong>Free returns.</strong> Within a month.</p>",
        "<p><strong>30 days.</strong> Not more.</p>",
        "<p>We ship <b>Fast.</b> And well.</p>",
        "<ul><li><b>Tools.</b> 30 days.</li></ul>",
        "<p><strong>We send nothing to Malta</strong></p><p>Sorry.</p>",  # says something itself
        "<p><strong>Free from $40</strong><br>Else it is $5.</p>",
        "<p>Read <strong>this part</strong> twice.</p>",  # stands in a sentence
        "<p><b>Hint:</b> shake it.</p>",
        "<ul><li><strong>Sizes</strong></li><li>S to L</li></ul>",
        "<p>Bye.</p><p><strong>The Weavers</strong></p>",  # nothing follows
    ],
)
def test_other_bold_words_stay_words_of_the_text(html: str) -> None:
    assert headings(html) == [""]
    assert " ".join(plain_text(html).split()).count("Malta") == html.count("Malta")


def test_plain_text_is_as_it_was() -> None:
    assert "Swaps\nSend the old one back first." in plain_text(POLICY)
