"""What axe-core finds in an open page."""

import json
from pathlib import Path

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page, part: str = "document") -> list[str]:
    """Return what is wrong in a part of the page, which is named in JavaScript."""
    page.run(f"{AXE};0")
    options = json.dumps({"runOnly": RULES, "resultTypes": ["violations"]})
    return page.run(
        f"axe.run({part}, {options}).then(({{violations}}) => violations.map((one) =>"
        " one.id + ': ' + one.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary).join('; ')))"
    )
