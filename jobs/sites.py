"""Reading pages and sites, a slice of a site at a time, so that no other store waits for a large one."""

import time
from dataclasses import replace
from datetime import datetime
from urllib.robotparser import RobotFileParser

from domain.knowledge.files.kinds import Unreadable
from domain.knowledge.ingestion import new_vectors
from domain.knowledge.sites import AGENT, Web, end_site, learn_page, plan, read_one, rules_of
from domain.knowledge.sources import Source
from domain.stores import Store
from runtime.services import Services

SLICE = 60  # seconds
LONGEST_PAUSE = 5  # seconds between two pages that a site may ask for


def read_site(house: Services, store: Store, source: Source) -> bool:
    """Read on where the last slice ended. Return whether more waits."""
    web = house.web
    rules = rules_of(source.url, web)
    try:
        source = begun(house, store, source, rules, web)
    except Unreadable as error:
        with house.begin() as work:
            end_site(store, source, error.sentence, house.now(), work)
        return False
    problem, until = "", time.monotonic() + SLICE
    pause = min(float(rules.crawl_delay(AGENT) or 0), LONGEST_PAUSE)
    while urls := next_pages(house, store, source):
        if time.monotonic() > until:
            return True
        problem = read_next(house, store, source, urls[0], rules) or problem
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


def read_next(house: Services, store: Store, source: Source, url: str, rules: RobotFileParser) -> str:
    """Read a page and learn it. Return why it could not be read, "" where it was."""
    try:
        found, links = read_one(source, url, rules, house.web)
    except Unreadable as error:
        with house.begin() as work:
            learn_page(store, source, url, error, (), work)
        return error.sentence
    now: datetime = house.now()
    with house.look() as work:
        vectors = new_vectors(store, found, work, house.embedder)
    with house.begin() as work:
        learn_page(store, source, url, replace(found, version=now), links, work, vectors)
    return ""
