"""What axe-core finds in an open page."""

import json
from itertools import product
from pathlib import Path

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page, part: str = "document") -> list[str]:
    """Return what is wrong in a part of the page, which is named in JavaScript."""
    if page.run("typeof axe === 'undefined'"):
        page.run(f"{AXE};0")
    options = json.dumps({"runOnly": RULES, "resultTypes": ["violations"]})
    return page.run(
        f"axe.run({part}, {options}).then(({{violations}}) => violations.map((one) =>"
        " one.id + ': ' + one.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary).join('; ')))"
    )


def faults(page) -> list[str]:
    """Return what is wrong with a page on a desk and a phone, by day and by night. It is left on the phone by day."""
    found = []
    for width, dark in product((1400, 390), (True, False)):
        page.resize(width, 900)
        page.emulate(dark=dark)
        wide = page.run("document.documentElement.scrollWidth") > width
        look = f"{width} px, {'dark' if dark else 'light'}: "
        found += [look + one for one in violations(page)] + [f"{look}wider than the window"] * wide
    return found
