"""Our web process, as the Procfile starts it, with five stores that it knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from redis import Redis

from bench.webhooks.deliveries import SECRET, SHOPS
from bench.webhooks.servers import Server, running
from bin.keys import kept_keys
from bin.ports import free_ports
from bin.supervisor import environment, procfile, release
from runtime.engines import Engines

INSTALL = (
    "INSERT INTO stores (id, shop, key, state, name, currency, timezone, contact_email, url, installed_at)"
    " VALUES (%s, %s, %s, 'installed', 'Bench', 'USD', 'UTC', '', '', now()) ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True)
class Books:
    """PostgreSQL and Redis, looked into from outside."""

    engines: Engines

    @property
    def redis(self) -> Redis:
        return Redis.from_url(self.engines.redis_url)

    @property
    def database_url(self) -> str:
        return self.engines.database_url.replace("postgresql+psycopg://", "postgresql://", 1)

    def ask(self, question: str) -> str:
        with psycopg.connect(self.database_url) as connection:
            row = connection.execute(question.encode()).fetchone()
        return str(row[0]) if row else ""

    def install_stores(self) -> None:
        with psycopg.connect(self.database_url) as connection:
            for shop in SHOPS:
                connection.execute(INSTALL, (uuid4(), shop, uuid4().hex))

    def kept(self) -> int:
        return int(self.ask("SELECT count(*) FROM inbox"))

    def tidy(self) -> None:
        """Forget what was delivered, so that every round finds the same house."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            connection.execute("TRUNCATE inbox")
        self.redis.flushdb()


@contextmanager
def ours(folder: Path, books: Books, core: int | None) -> Iterator[Server]:
    (port,) = free_ports(1)
    told = {
        **kept_keys(folder),
        **books.engines.environment(),
        "PORT": str(port),
        "SHOPIFY_API_KEY": "bench",
        "SHOPIFY_API_SECRET": SECRET,
        "LOG_LEVEL": "WARNING",
    }
    env = environment(folder, told)
    release(env)
    books.install_stores()
    with running("ours", procfile()["web"], port, env, core, folder / "web.log") as server:
        yield server
