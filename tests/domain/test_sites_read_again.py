"""What a site takes back is forgotten at the next reading; what merely does not come stays."""

import pytest

from domain.knowledge.site_endings import KEPT, SOON
from domain.knowledge.sites import FORBIDDEN
from domain.knowledge.sources import SourceState
from tests.domain.stage import embedder_of
from tests.domain.websites import AWAY, GONE, ROOT, FakeWeb, due, learn, learnt, page, reread, sitemap
from tests.world import World


def test_read_again_it_learns_what_changed_alone_and_forgets_what_is_gone(stage: World) -> None:
    web = FakeWeb({ROOT: page("Welcome to our pages of help.", "/a", "/b")})
    web.pages |= {f"{ROOT}a": page("The first of our pages says one."), f"{ROOT}b": page("The second one says two.")}
    source = learn(stage, stage.alice, web, every_days=1)
    web.pages[f"{ROOT}a"] = page("The first of our pages says five.")
    web.pages[ROOT] = page("Welcome to our pages of help.", "/a")
    del web.pages[f"{ROOT}b"]
    embedder_of(stage).texts.clear()
    reread(stage, stage.alice, due(stage, source))
    assert [text for text in embedder_of(stage).texts if "five" in text] and len(embedder_of(stage).texts) == 1
    assert learnt(stage, stage.alice) == {ROOT, f"{ROOT}a"}


def test_a_site_that_is_away_keeps_what_was_learnt_of_it(stage: World) -> None:
    web = FakeWeb({ROOT: page("Welcome to our pages of help.")})
    source = learn(stage, stage.alice, web, every_days=1)
    web.silent = (ROOT,)
    again = reread(stage, stage.alice, due(stage, source))
    assert (again.state, again.problem, again.note) == (SourceState.FAILED, AWAY, KEPT)
    assert again.due_at is not None and again.due_at < stage.services.now() + 2 * SOON
    assert learnt(stage, stage.alice) == {ROOT}


def three_pages(*, silent: tuple[str, ...] = ()) -> FakeWeb:
    web = FakeWeb({ROOT: page("Welcome to our pages of help.", "/a", "/b")}, silent=silent)
    web.pages |= {f"{ROOT}a": page("The first of our pages says one."), f"{ROOT}b": page("The second one says two.")}
    return web


def test_a_page_that_does_not_come_this_time_keeps_its_words_and_one_that_is_gone_does_not(stage: World) -> None:
    web = three_pages()
    source = learn(stage, stage.alice, web, every_days=7)
    web.silent = (f"{ROOT}a",)
    del web.pages[f"{ROOT}b"]
    again = reread(stage, stage.alice, due(stage, source))
    assert (again.state, again.note) == (SourceState.LEARNT, "2 of 3 pages could not be read.")
    assert learnt(stage, stage.alice) == {ROOT, f"{ROOT}a"}


@pytest.mark.parametrize(
    "rules", ["User-agent: *\nDisallow: /", "User-agent: Shopfloor\nDisallow: /"], ids=["everybody", "us"]
)
def test_what_a_site_forbids_later_is_forgotten(stage: World, rules: str) -> None:
    web = three_pages()
    source = learn(stage, stage.alice, web, every_days=7)
    web.pages[f"{ROOT}robots.txt"] = rules
    again = reread(stage, stage.alice, due(stage, source))
    assert (again.state, again.problem, again.note) == (SourceState.FAILED, FORBIDDEN, "")
    assert again.due_at is not None and learnt(stage, stage.alice) == set()


def test_a_page_that_is_forbidden_later_is_forgotten_alone(stage: World) -> None:
    web = three_pages()
    source = learn(stage, stage.alice, web, every_days=7)
    web.pages[f"{ROOT}robots.txt"] = "User-agent: *\nDisallow: /a"
    reread(stage, stage.alice, due(stage, source))
    assert learnt(stage, stage.alice) == {ROOT, f"{ROOT}b"}


def test_the_one_page_that_was_added_goes_with_its_words_when_it_is_gone(stage: World) -> None:
    web = FakeWeb({ROOT: page("Our kettle holds 1.7 litres of water.")})
    source = learn(stage, stage.alice, web, whole=False, every_days=1)
    del web.pages[ROOT]
    again = reread(stage, stage.alice, due(stage, source))
    assert (again.state, again.problem) == (SourceState.FAILED, GONE) and learnt(stage, stage.alice) == set()
    web.pages[ROOT] = page("Our kettle holds 1.9 litres of water.")
    assert reread(stage, stage.alice, due(stage, source)).state is SourceState.LEARNT
    assert learnt(stage, stage.alice) == {ROOT}


def test_a_site_that_cannot_be_asked_for_its_rules_is_not_read(stage: World) -> None:
    web = three_pages(silent=(f"{ROOT}robots.txt",))
    source = learn(stage, stage.alice, web)
    assert (source.state, source.problem, web.asked) == (SourceState.FAILED, AWAY, [f"{ROOT}robots.txt"])


def test_what_a_map_listed_is_not_forgotten_while_the_map_is_away(stage: World) -> None:
    web = FakeWeb({ROOT: page("Welcome to our pages of help."), f"{ROOT}a": page("The first of our pages says one.")})
    web.pages[f"{ROOT}sitemap.xml"] = sitemap(f"{ROOT}a")
    source = learn(stage, stage.alice, web, every_days=1)
    web.silent = (f"{ROOT}sitemap.xml",)
    assert reread(stage, stage.alice, due(stage, source)).problem == AWAY
    assert learnt(stage, stage.alice) == {ROOT, f"{ROOT}a"}


def test_a_site_that_falls_silent_is_left_after_some_pages_and_keeps_its_words(stage: World) -> None:
    web = FakeWeb({ROOT: page("Welcome to our pages of help.", *(f"/p{at}x" for at in range(40)))})
    web.pages |= {f"{ROOT}p{at}x": page(f"Page {at} of our help says this.") for at in range(40)}
    source = learn(stage, stage.alice, web, every_days=7)
    assert len(learnt(stage, stage.alice)) == 41
    web.silent, web.asked = (f"{ROOT}p",), []
    again = reread(stage, stage.alice, due(stage, source))
    assert (again.problem, again.note, len(learnt(stage, stage.alice))) == (AWAY, KEPT, 41)
    assert len(web.asked) < 20 and len(again.problem.split(". ")) == 1
