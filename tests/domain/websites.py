"""Sites that stand nowhere but here, and the merchant who has them read."""

from dataclasses import dataclass, field
from typing import Any

from domain.knowledge.files.kinds import Away, Unreadable
from domain.knowledge.sites import (
    Fetched,
    add_site,
)
from domain.knowledge.sources import Source, SourceState
from jobs.learning import read_source
from tests.domain.stage import rows
from tests.world import Tenant, World

ROOT = "https://help.example/"


AWAY = "away."


GONE = "gone."


read = read_source.__wrapped__  # type: ignore[attr-defined]  # what a worker runs, with services of our own


@dataclass
class FakeWeb:
    """Implements domain.knowledge.sites.Web. `moved` leads elsewhere; what begins as one of `silent` never answers."""

    pages: dict[str, str]
    moved: dict[str, str] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)

    def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        if url.startswith(self.silent or "never"):
            raise Away(AWAY)
        url = self.moved.get(url, url)
        if url not in self.pages:
            raise Unreadable(GONE)
        return Fetched(url, self.pages[url], self.pages[url].encode())


def page(words: str, *links: str) -> str:
    linked = "".join(f'<a href="{link}">more</a>' for link in links)
    return f"<html><title>{words[:30]}</title><body><nav>{linked}</nav><main><p>{words}</p></main></body></html>"


def sitemap(*urls: str, of: str = "url") -> str:
    return f'<m xmlns="http://x">{"".join(f"<{of}><loc>{url}</loc></{of}>" for url in urls)}</m>'


def learn(world: World, tenant: Tenant, web: FakeWeb, address: str = ROOT, **how: Any) -> Source:
    """Add a site and read it to its end. What `Services` holds as the web is replaced for this world alone."""
    world.services.web = web
    with world.services.begin() as work:
        source = add_site(
            tenant.store, address, how.get("whole", True), how.get("every_days", 0), world.services.now(), work
        )
    return reread(world, tenant, source)


def reread(world: World, tenant: Tenant, source: Source) -> Source:
    for _ in range(20):
        read(world.services, tenant.store, str(source.id))
        with world.services.begin() as work:
            found = work.sources.one(tenant.store, source.id)
        assert found is not None
        if found.state is not SourceState.READING:
            return found
    raise AssertionError("it never ends")


def due(world: World, source: Source) -> Source:
    """Let a day and more pass."""
    with world.services.begin() as work:
        work.connection.exec_driver_sql("UPDATE knowledge_sources SET due_at = now() - interval '1 day'")
    return source


def learnt(world: World, tenant: Tenant) -> set[str]:
    return {row["url"] for row in rows(world.services, "documents", tenant.store) if row["kind"] == "web"}
