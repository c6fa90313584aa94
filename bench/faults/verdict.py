"""What must be true after the kills, each as a line that a person can read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.faults.killing import VICTIMS, Kill
from bench.faults.rows import Held
from bench.traffic.sending import Sent


@dataclass(frozen=True)
class Check:
    """One promise, and what stands against it: nothing when it was kept."""

    promise: str
    against: Sequence[str] = ()


@dataclass
class Report:
    deliveries: int
    attempts: int
    statuses: dict[int, int]
    held: dict[str, int]
    kills: list[Kill]
    seconds: float
    checks: list[Check] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not any(check.against for check in self.checks)

    def write(self, file: Path) -> None:
        file.write_text(json.dumps({**asdict(self), "good": self.good}, indent=1), "utf-8")


def acknowledged_once(sent: Sequence[Sent], held: Held) -> Check:
    """Every acknowledged delivery has exactly one row, and there is no row without a delivery."""
    rows = Counter((row.shop, row.webhook_id) for row in held.inbox)
    acknowledged = {(one.delivery.shop, one.delivery.webhook_id) for one in sent if one.acknowledged is not None}
    wrong = [f"{place}: {rows[place]} rows" for place in acknowledged if rows[place] != 1]
    unknown = [f"{place}: a row for what was never sent" for place in rows.keys() - acknowledged]
    return Check("every acknowledged delivery has exactly one inbox row", [*wrong, *unknown])


def all_acknowledged(sent: Sequence[Sent]) -> Check:
    never = [f"{one.delivery.topic} {one.delivery.webhook_id}" for one in sent if one.acknowledged is None]
    return Check("every delivery was taken in the end", never)


def all_settled(held: Held) -> Check:
    """Nothing lost: each row is applied, or skipped for a reason."""
    open_rows = [f"{row.shop} {row.webhook_id}: {row.state} {row.reason}" for row in held.inbox if not row.settled]
    return Check("every row is applied, or skipped with a reason", open_rows)


def killed_enough(kills: Sequence[Kill], least: int) -> Check:
    whole = Counter(kill.victim for kill in kills if kill.whole)
    few = [f"{victim}: {whole[victim]} times" for victim in VICTIMS if whole[victim] < least]
    return Check(f"each was killed at least {least} times", few)


def came_back(kills: Sequence[Kill], failed: Sequence[str]) -> Check:
    away = [f"{kill.victim} never came back" for kill in kills if kill.away is None]
    return Check("each came back by itself", [*away, *failed])


def one_ticket_each(agreed: Sequence[str], tickets: dict[str, int], problems: Sequence[str]) -> Check:
    """`agreed` and the keys of `tickets` are external ids."""
    wrong = [f"{one}: {tickets.get(one, 0)} tickets" for one in agreed if tickets.get(one, 0) != 1]
    unknown = [f"{one}: a ticket nobody asked for" for one in tickets.keys() - set(agreed)]
    return Check(f"each of {len(agreed)} handoffs has exactly one ticket", [*wrong, *unknown, *problems])
