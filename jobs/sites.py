"""Reading pages and sites, a slice of a site at a time, so that no other store waits for a large one."""

import time
from dataclasses import replace
from datetime import datetime
from urllib.robotparser import RobotFileParser

from domain.knowledge.files.kinds import Away, Unreadable
from domain.knowledge.ingestion import new_vectors
from domain.knowledge.site_endings import end_site, stop_site
from domain.knowledge.sites import AGENT, Web, learn_page, plan, read_one, rules_of
from domain.knowledge.sources import Source
from domain.stores import Store
from runtime.services import Services

SLICE = 60  # seconds
LONGEST_PAUSE = 5  # seconds between two pages that a site may ask for
SILENT = 10  # pages one after another that do not come: a site that hangs would hold others up for hours
SLOW = 3  # of them that fill a slice


def read_site(house: Services, store: Store, source: Source) -> bool:
    """Read on where the last slice ended. Return whether more waits."""
    try:
        rules = rules_of(source.url, house.web)
        source = begun(house, store, source, rules, house.web)
        return read_slice(house, store, source, rules)
    except Unreadable as error:
        with house.begin() as work:
            stop_site(store, source, error, house.now(), work)
        return False


def read_slice(house: Services, store: Store, source: Source, rules: RobotFileParser) -> bool:
    """Read pages for a while. Return whether more waits. Raises Away where the site has fallen silent."""
    problem, asked, missed, until = "", 0, 0, time.monotonic() + SLICE
    pause = min(float(rules.crawl_delay(AGENT) or 0), LONGEST_PAUSE)
    while urls := next_pages(house, store, source):
        is_late = time.monotonic() > until
        if missed >= SILENT or (is_late and missed == asked >= SLOW):
            raise Away(problem)
        if is_late:
            return True
        trouble = read_next(house, store, source, urls[0], rules)
        asked, missed = asked + 1, missed + 1 if isinstance(trouble, Away) else 0
        problem = trouble.sentence if trouble else problem
        time.sleep(pause)
    with house.begin() as work:
        end_site(store, source, problem, house.now(), work)
    return False


def begun(house: Services, store: Store, source: Source, rules: RobotFileParser, web: Web) -> Source:
    """Return the source with its pages listed. Raises Unreadable."""
    with house.look() as work:
        total = work.sources.counts(store, source.id)[1]
    if total:
        return source
    planned = plan(source, rules, web)
    source = replace(source, note=planned.note, total=len(planned.pages))
    with house.begin() as work:
        if work.sources.one(store, source.id, alone=True):
            work.sources.list_pages(store, source.id, planned.pages)
            work.sources.put(store, source)
    return source


def next_pages(house: Services, store: Store, source: Source) -> list[str]:
    with house.look() as work:
        return work.sources.next_pages(store, source.id, 1)


def read_next(house: Services, store: Store, source: Source, url: str, rules: RobotFileParser) -> Unreadable | None:
    """Read a page and learn it. Return why it could not be read, None where it was."""
    try:
        found, links = read_one(source, url, rules, house.web)
    except Unreadable as error:
        with house.begin() as work:
            learn_page(store, source, url, error, (), work)
        return error
    now: datetime = house.now()
    with house.look() as work:
        vectors = new_vectors(store, found, work, house.embedder)
    with house.begin() as work:
        learn_page(store, source, url, replace(found, version=now), links, work, vectors)
    return None
