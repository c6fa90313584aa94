"""A merchant at the knowledge page: adds through its forms, and watches its bars as often as the page looks again."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

import requests

from bench.runs import NotMeasured
from bin.demo_merchant import DemoMerchant

TIMEOUT = 30  # seconds
LONGEST = 1800  # seconds until something is learnt
LIVE = re.compile(r'id="sources" data-live="(\d+)"')
BAR = re.compile(r'<progress max="(\d+)" value="(\d+)"')
PROBLEM = re.compile(r'<p class="problem">([^<]*)')


@dataclass
class Watched:
    """What the page showed: each `(seconds, done, total)` of its bar, and how long it took to answer each time."""

    seconds: float = 0.0
    bars: list[tuple[float, int, int]] = field(default_factory=list)
    served: list[float] = field(default_factory=list)

    @property
    def values(self) -> int:
        return len({done for _, done, _ in self.bars})

    def moment(self, share: float) -> float:
        """Return when the bar first stood at that share of the whole, in seconds; the end where it never did."""
        return next((at for at, done, total in self.bars if total and done >= share * total), self.seconds)


class Merchant:
    def __init__(self, hands: DemoMerchant) -> None:
        self.hands = hands

    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.hands.session_token()}"}

    def post(self, path: str, **how: object) -> requests.Response:
        answer = requests.post(f"{self.hands.app}{path}", headers=self.headers(), timeout=TIMEOUT, **how)  # type: ignore[arg-type]
        answer.raise_for_status()
        return answer

    def upload(self, name: str, content: bytes) -> None:
        """Send a file as the page's script does: announced, in pieces, ended."""
        files = "/admin/api/knowledge/files"
        told = self.post(files, json={"name": name, "size": len(content)}).json()
        for number, at in enumerate(range(0, len(content), told["piece"])):
            self.post(f"{files}/{told['id']}/{number}", data=content[at : at + told["piece"]])
        self.post(f"{files}/{told['id']}/end", json={})

    def add_site(self, address: str) -> None:
        self.post("/admin/knowledge/sites", data={"address": address, "whole": "yes", "every": "7"})

    def watch(self) -> Watched:
        """Look at the page, as often as it does itself, until nothing is being read. Raises NotMeasured."""
        seen, began = Watched(), time.monotonic()
        while (passed := time.monotonic() - began) < LONGEST:
            headers = self.headers()
            asked = time.monotonic()
            page = requests.get(f"{self.hands.app}/admin/knowledge", headers=headers, timeout=TIMEOUT).text
            seen.served.append(time.monotonic() - asked)
            seen.seconds = time.monotonic() - began
            if problem := PROBLEM.search(page):
                raise NotMeasured(f"the page says: {problem[1]}")
            seen.bars += [(passed, int(done), int(total)) for total, done in BAR.findall(page)]
            live = LIVE.search(page)
            if live is None:
                return seen
            time.sleep(int(live[1]))
        raise NotMeasured(f"not learnt within {LONGEST} seconds")
