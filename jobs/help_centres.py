"""Reading a helpdesk's help centre, a slice at a time, from where the last one ended."""

import time

from domain.errors import RemoteError
from domain.knowledge.help_centres import (
    HelpCentre,
    begin_sweep,
    end_sweep,
    learn_listing,
    note_trouble,
    place_of,
    stop_reading,
)
from domain.knowledge.sources import Source
from domain.stores import Store
from runtime.services import Services

SLICE = 60  # seconds


def read_help_centre(house: Services, store: Store, source: Source) -> bool:
    """Read on where the last slice ended. Return whether more waits."""
    centre = house.helpdesks.help_centre(store)
    if centre is None:
        with house.begin() as work:
            stop_reading(store, work)
        return False
    try:
        return sweep(house, store, source, centre)
    except RemoteError as error:
        with house.begin() as work:
            note_trouble(store, source.id, error, house.now(), work)
        return False


def sweep(house: Services, store: Store, source: Source, centre: HelpCentre) -> bool:
    if not is_begun(house, store, source, centre):
        locales = centre.locales()
        with house.begin() as work:
            begin_sweep(store, centre.address, locales, work)
    until, goes_on = time.monotonic() + SLICE, True
    while goes_on and (page := next_page(house, store, source)):
        if time.monotonic() > until:
            return True
        listing = centre.articles(*place_of(page))
        with house.begin() as work:
            goes_on = learn_listing(store, source.id, page, listing, work)
    with house.begin() as work:
        end_sweep(store, source.id, house.now(), work)
    return False


def is_begun(house: Services, store: Store, source: Source, centre: HelpCentre) -> bool:
    """Whether a sweep of this very account is under way."""
    with house.look() as work:
        return source.url == centre.address and bool(work.sources.counts(store, source.id)[1])


def next_page(house: Services, store: Store, source: Source) -> str:
    with house.look() as work:
        return next(iter(work.sources.next_pages(store, source.id, 1)), "")
