"""`python -m bench.learning`: a manual of 300 pages and a site of 500 are learnt while shoppers ask."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from urllib.parse import urlsplit

from bench.freshness.figures import Spread
from bench.learning import texts
from bench.learning.figures import Figures, Learnt, held_by, held_by_child, show
from bench.learning.memory import remembered
from bench.learning.merchant import Merchant
from bench.learning.shoppers import asking
from bench.learning.site import site
from bench.runs import NotMeasured, run
from bench.traffic.house import House, new_shops, new_stack, open_house
from evals.shoppers import Shopper

SHOPS = 2
STARTS_WITHIN = 60  # seconds for the importer


def main() -> int:
    options = read_options()
    return run("learning", lambda: measure(options), show)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.learning", description=__doc__)
    parser.add_argument("--pages", type=int, default=300, help="of the PDF")
    parser.add_argument("--site", type=int, default=500, help="pages of the site")
    parser.add_argument("--before", type=float, default=30, help="seconds of questions before anything is read")
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Figures:
    stack = new_stack("learning", {"WEB_CONCURRENCY": "1"})
    with ExitStack() as opened:
        address = opened.enter_context(site(options.site))
        house = opened.enter_context(open_house(stack, new_shops(stack)[:SHOPS]))
        replace_importer(house, urlsplit(address).port or 0)
        return measured_in(house, options, address)


def replace_importer(house: House, port: int) -> None:
    """Have the house go on with an importer that finds the bench's site."""
    processes, old = house.processes, house.processes.running["importer"]
    processes.commands["importer"] = processes.commands["importer"].replace(
        "jobs.worker", f"bench.learning.importer {port}"
    )
    old.terminate()
    deadline = time.monotonic() + STARTS_WITHIN
    while processes.running["importer"] is old:
        if time.monotonic() > deadline:
            raise NotMeasured("the importer does not start again")
        time.sleep(0.1)


def measured_in(house: House, options: argparse.Namespace, address: str) -> Figures:
    merchant = Merchant(house.stack.merchant(house.shops[0].domain))
    with asking(house.app, house.shops, "before") as before:
        time.sleep(options.before)
    manual = texts.manual(options.pages)
    add_manual = partial(merchant.upload, "Guide to machines.pdf", manual)
    learnt = (
        learn(house, merchant, f"a PDF of {options.pages} pages", add_manual, options.pages - 1, "file"),
        learn(
            house,
            merchant,
            f"a site of {options.site} pages",
            partial(merchant.add_site, address),
            texts.BEYOND + options.site - 1,
            "page",
        ),
    )
    return Figures(Spread.of(before.seconds), learnt)


def learn(house: House, merchant: Merchant, what: str, add: Callable[[], None], last: int, kind: str) -> Learnt:
    importer = house.processes.running["importer"].pid
    with asking(house.app, house.shops, what) as turns, remembered(importer) as memory:
        add()
        seen = merchant.watch()
    answered, said = tells(house, last, kind)
    return Learnt(
        what=what,
        seconds=seen.seconds,
        values=seen.values,
        importer=held_by(memory.importer, seen),
        reader=held_by_child(memory.reader),
        page=Spread.of(seen.served),
        turns=Spread.of(turns.seconds),
        failed=turns.failed,
        answered=answered,
        said=said,
    )


def tells(house: House, page: int, kind: str) -> tuple[bool, str]:
    """Whether a shopper hears the fact of that page from it, and what they hear."""
    answer = Shopper.anonymous(house.app, house.shops[0].domain).ask(texts.question(page))
    said: str = answer["message"]["text"]
    sources = [one["kind"] for one in answer["message"]["sources"]]
    return f"{texts.minutes(page)} minutes" in said and kind in sources, said


if __name__ == "__main__":
    sys.exit(main())
