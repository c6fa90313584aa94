from collections.abc import Sequence
from dataclasses import replace

from domain.agent.replies import Evidence
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language
from tests.drafting.records import JACKET, POLICY, TODAY


def document(kind: str, title: str, *lines: str) -> Evidence:
    fields = {f"quote.{number}.text": line for number, line in enumerate(lines, 1)}
    return replace(POLICY, kind=kind, id=title, title=title, fields={"title": title, **fields})


def passes(sentence: str, records: Sequence[Evidence], focus: Sequence[Evidence] = ()) -> bool:
    scene = Scene(tuple(hold(records, focus, "UTC", TODAY)), "tell me", Language.ENGLISH, TODAY, "Alpine")
    return DraftCheck(scene).check(sentence).passed


def test_a_story_about_something_else_tells_nothing_of_the_product() -> None:
    story = document("article", "A jacket for two", "The other one is new. It has two hoods and a cord.")
    assert not passes("It has two hoods and a cord.", [JACKET, story], [JACKET])
    named = document("article", "A jacket for two", "The Trail Jacket has two hoods and a cord.")
    assert passes("The Trail Jacket has two hoods and a cord.", [JACKET, named], [JACKET])


def test_what_stands_under_a_heading_that_denies_is_denied() -> None:
    rules = document("policy", "Returns", "What cannot be returned:", "Opened creams", "Swimwear without its label")
    assert passes("Opened creams can't be returned.", [rules])
    assert not passes("Opened creams can be returned.", [rules])


def test_a_heading_lends_its_words_to_the_lines_below_it() -> None:
    rules = document("policy", "Returns", "Damaged items:", "Tell us within 14 days of delivery, with a photo.")
    assert passes("If something arrives damaged, tell us within 14 days of delivery, with a photo.", [rules])
    assert not passes("If something arrives damaged, tell us within 40 days of delivery, with a photo.", [rules])


def test_each_row_of_a_table_tells_of_its_own_subject() -> None:
    rows = document("policy", "Shipping", "Standard – Price: $5, free from $75", "Express – Price: $15")
    assert passes("Standard shipping is $5, and it's free from $75.", [rows])
    assert not passes("Express is $15, and it's free from $75.", [rows])
    assert not passes("Standard is $15.", [rows])
