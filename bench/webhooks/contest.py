"""Rounds of one contender after the other, and what they come to."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from uuid import uuid4

from bench.runs import NotMeasured
from bench.webhooks.deliveries import requests
from bench.webhooks.load import Round, run_round
from bench.webhooks.servers import Server

SIZES = {"2.4 kB": 2400, "25 kB": 25_000}
CONNECTIONS = (1, 8, 32)


@dataclass(frozen=True)
class Contender:
    """A server in one way of working. `prepare` makes its engines so, and forgets what earlier rounds left."""

    name: str
    server: Server
    prepare: Callable[[], None]
    status: int = 0  # whatever is asked of it; 0: the one that the trial wants


@dataclass(frozen=True)
class Trial:
    """One load: `requests` of one size over so many connections; `status` is the only answer that counts."""

    size: str
    connections: int
    requests: int
    forged: bool = False

    @property
    def status(self) -> int:
        return 401 if self.forged else 200


@dataclass(frozen=True)
class Costed:
    """A round, and the server's microseconds for each request of it."""

    round: Round
    cpu: float


@dataclass(frozen=True)
class Result:
    """Medians over the rounds; `cpu` are the server's microseconds of processor time for each request.

    `rates` holds every round's, so that their spread can be seen.
    """

    contender: str
    trial: Trial
    rate: float
    p50: float
    p99: float
    cpu: float
    rates: tuple[float, ...]

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def trials(scale: float) -> Iterator[Trial]:
    for size in SIZES:
        for connections in CONNECTIONS:
            count = (1500 if connections == 1 else 6000) // (4 if size == "25 kB" else 1)
            yield Trial(size, connections, max(200, int(count * scale)))
    yield Trial("2.4 kB", 8, max(200, int(6000 * scale)), forged=True)


def contest(contenders: Sequence[Contender], trial: Trial, rounds: int) -> list[Result]:
    """Let each contender have its turn in every round, so that what else the machine does hits all alike."""
    seen: dict[str, list[Costed]] = {contender.name: [] for contender in contenders}
    for contender in contenders:
        one_round(contender, trial, trial.requests // 4)
    for _ in range(rounds):
        for contender in contenders:
            seen[contender.name].append(one_round(contender, trial, trial.requests))
    return [medians(name, trial, found) for name, found in seen.items()]


def one_round(contender: Contender, trial: Trial, count: int) -> Costed:
    contender.prepare()
    made = requests(count, SIZES[trial.size], uuid4().hex, forged=trial.forged)
    before = contender.server.seconds()
    found = run_round(contender.server.port, trial.connections, made)
    cpu = 1e6 * (contender.server.seconds() - before) / found.count
    if set(found.statuses) != {contender.status or trial.status}:
        raise NotMeasured(f"{contender.name} answered {found.statuses} instead of {trial.status}")
    return Costed(found, cpu)


def medians(name: str, trial: Trial, costed: Sequence[Costed]) -> Result:
    middle, found = statistics.median, [one.round for one in costed]
    return Result(
        name,
        trial,
        rate=middle(one.rate for one in found),
        p50=middle(one.p50 for one in found),
        p99=middle(one.p99 for one in found),
        cpu=middle(one.cpu for one in costed),
        rates=tuple(one.rate for one in found),
    )
