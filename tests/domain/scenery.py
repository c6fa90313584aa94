"""The world put back as it was before each test, which is quicker than building it anew."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, text

from runtime.services import Services
from storage.tables import metadata
from tests.domain.stage import CountingEmbedder, embedder_of
from tests.world import Tenant, World, furnish

COPY = "backdrop"  # the schema that holds every row of the furnished world
SHELVES = ("data_products", "data_texts")
WRITTEN = "id, text, metadata_, node_id, embedding"  # a vector table's columns that are not computed


@dataclass
class Scenery:
    """What one folder's tests share: the tenants of a world, once it was furnished."""

    tenants: tuple[Tenant, Tenant] | None = None

    def put_up(self, services: Services) -> World:
        services.redis.flushdb()
        with services.begin() as work:
            if self.tenants is not None and stands(work.connection, self.tenants):
                restore(work.connection, self.tenants)
                return World(services, *self.tenants)
        return self.build(services)

    def build(self, services: Services) -> World:
        with services.begin() as work:
            for schema in work.connection.scalars(
                text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'store_%'")
            ):
                work.connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
            work.connection.execute(text("TRUNCATE stores, product_terms, privacy_requests, oauth_states CASCADE"))
        world = furnish(services)
        embedder_of(world).texts.clear()
        self.tenants = world.alice, world.bob
        with services.begin() as work:
            copy(work.connection, self.tenants)
        return world


def stands(connection: Connection, tenants: tuple[Tenant, Tenant]) -> bool:
    """Whether no other test has taken the stores' schemas or the copy away."""
    wanted = [COPY, *(tenant.store.schema for tenant in tenants)]
    found = connection.scalar(text("SELECT count(*) FROM pg_namespace WHERE nspname = ANY(:names)"), {"names": wanted})
    return found == len(wanted)


def places(tenants: tuple[Tenant, Tenant]) -> dict[str, str]:
    """Return each table with the name of its copy."""
    own = {table.name: f"{COPY}.{table.name}" for table in metadata.sorted_tables}
    vectors = {
        f"{tenant.store.schema}.{shelf}": f"{COPY}.{tenant.store.schema}_{shelf}"
        for tenant in tenants
        for shelf in SHELVES
    }
    return {**own, **vectors}


def copy(connection: Connection, tenants: tuple[Tenant, Tenant]) -> None:
    connection.execute(text(f"DROP SCHEMA IF EXISTS {COPY} CASCADE"))
    connection.execute(text(f"CREATE SCHEMA {COPY}"))
    for table, kept in places(tenants).items():
        connection.execute(text(f"CREATE TABLE {kept} AS SELECT {written(table)} FROM {table}"))


def restore(connection: Connection, tenants: tuple[Tenant, Tenant]) -> None:
    names = places(tenants)
    vectors = [table for table in names if "." in table]
    ours = "stores, product_terms, privacy_requests, oauth_states"
    connection.execute(text(f"TRUNCATE {ours}, {', '.join(vectors)} CASCADE"))
    for table, kept in names.items():
        into = f"{table} ({written(table)})"
        connection.execute(text(f"INSERT INTO {into} OVERRIDING SYSTEM VALUE SELECT * FROM {kept}"))


def written(table: str) -> str:
    """Return the columns that PostgreSQL does not fill by itself."""
    if table.endswith(SHELVES):
        return WRITTEN
    return ", ".join(column.name for column in metadata.tables[table].columns if column.computed is None)


def fresh(services: Services) -> Services:
    """Return the same services with a light embedder and nothing remembered."""
    found = Services(replace(services.settings))
    vars(found)["embedder"] = CountingEmbedder()
    return found
