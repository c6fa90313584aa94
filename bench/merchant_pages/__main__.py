"""`python -m bench.merchant_pages`: how soon the merchant's pages show, with 10,000 products and 10,000 conversations.

A house of its own is filled, and each page of the merchant's is opened some times in Chromium, in turns, with an empty
cache; what can be unfolded is unfolded, a field is typed into, and a link of the navigation is followed. LCP, CLS and
INP are what the browser itself reports.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.answers.house import open_house
from bench.chromium import Chromium, find_chromium
from bench.merchant_pages.figures import Figures, show
from bench.merchant_pages.filling import fill_talks
from bench.merchant_pages.visits import Merchant, Visit
from bench.runs import NotMeasured, run


def main() -> int:
    options = read_options()
    return run("pages", lambda: measure(options), show)


def measure(options: argparse.Namespace) -> Figures:
    program = find_chromium()
    if program is None:
        raise NotMeasured("no Chromium on this machine")
    # A browser that is told to end may still write to its profile for a moment.
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with open_house([options.products], 2, again=options.again) as house, folder as profile:
        (store,) = house.stores
        fill_talks(house, store, options.conversations)
        browser = Chromium(program, Path(profile))
        try:
            pages = visited(Merchant(browser, house, store, slower=options.slower), options.visits)
        finally:
            browser.close()
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Figures(at, options.products, options.conversations, options.slower, pages)


def visited(merchant: Merchant, times: int) -> dict[str, list[Visit]]:
    addresses = list(merchant.addresses())
    for address in addresses:
        merchant.visit(address)  # a page that nobody opened since the house started is compiled first
    seen: dict[str, list[Visit]] = {address: [] for address in addresses}
    for _ in range(times):
        for address, visits in seen.items():
            visits.append(merchant.visit(address))
    return seen


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.merchant_pages", description=__doc__)
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument("--conversations", type=int, default=10_000)
    parser.add_argument("--visits", type=int, default=5, help="of each page")
    parser.add_argument(
        "--slower", type=int, default=1, help="times that the page's processor is slower; 4 is a phone's"
    )
    parser.add_argument("--again", action="store_true", help="keep the store that the last run filled")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
