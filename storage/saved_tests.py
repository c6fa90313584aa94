"""The merchants' tests in PostgreSQL."""

from collections import Counter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, case, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.rehearsing.answers import Told
from domain.rehearsing.rehearsals import Script
from domain.rehearsing.saved_tests import SavedTest, Standing
from domain.stores import Store
from storage.records import from_json, to_json
from storage.tables import saved_tests

URGENCY = case({Standing.DIFFERS.value: 0, Standing.WAITS.value: 1}, value=saved_tests.c.standing, else_=2)


class StoredSavedTests:
    """Implements domain.rehearsing.saved_tests.SavedTestShelf."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def all(self, store: Store) -> list[SavedTest]:
        query = select(saved_tests).where(saved_tests.c.store_id == store.id)
        rows = self.connection.execute(query.order_by(URGENCY, saved_tests.c.saved_at.desc(), saved_tests.c.id))
        return [as_test(row) for row in rows]

    def one(self, store: Store, test_id: UUID) -> SavedTest | None:
        named = saved_tests.c.store_id == store.id, saved_tests.c.id == test_id
        row = self.connection.execute(select(saved_tests).where(*named).with_for_update()).first()
        return as_test(row) if row else None

    def put(self, store: Store, test: SavedTest) -> None:
        values = {
            "questions": list(test.script.questions),
            "customer_id": test.script.customer_id,
            "product_id": test.script.product_id,
            "expected": [to_json(one) for one in test.expected],
            "found": [to_json(one) for one in test.found],
            "standing": test.standing,
            "problem": test.problem,
            "saved_at": test.saved_at,
            "run_at": test.run_at,
        }
        statement = insert(saved_tests).values(store_id=store.id, id=test.id, **values)
        changed = statement.on_conflict_do_update(index_elements=["store_id", "id"], set_=values)
        self.connection.execute(changed)

    def delete(self, store: Store, test_id: UUID) -> bool:
        """Return whether there was one."""
        named = saved_tests.c.store_id == store.id, saved_tests.c.id == test_id
        return self.connection.execute(delete(saved_tests).where(*named)).rowcount == 1

    def forget_customer(self, store: Store, customer_id: int) -> None:
        theirs = saved_tests.c.store_id == store.id, saved_tests.c.customer_id == customer_id
        self.connection.execute(delete(saved_tests).where(*theirs))

    def await_all(self, store: Store) -> None:
        """Note of each that it waits to be run."""
        waits = update(saved_tests).where(saved_tests.c.store_id == store.id).values(standing=Standing.WAITS)
        self.connection.execute(waits)

    def next_waiting(self, store: Store) -> SavedTest | None:
        """Return one that waits, locked to this transaction and past those that others run just now."""
        waiting = saved_tests.c.store_id == store.id, saved_tests.c.standing == Standing.WAITS
        query = select(saved_tests).where(*waiting).order_by(saved_tests.c.saved_at.desc(), saved_tests.c.id)
        row = self.connection.execute(query.limit(1).with_for_update(skip_locked=True)).first()
        return as_test(row) if row else None

    def counts(self, store: Store) -> Counter[Standing]:
        query = select(saved_tests.c.standing, func.count()).where(saved_tests.c.store_id == store.id)
        rows = self.connection.execute(query.group_by(saved_tests.c.standing))
        return Counter({Standing(row[0]): row[1] for row in rows})


def as_test(row: Row[Any]) -> SavedTest:
    return SavedTest(
        id=row.id,
        script=Script(tuple(row.questions), row.customer_id, row.product_id),
        expected=tuple(from_json(Told, one) for one in row.expected),
        found=tuple(from_json(Told, one) for one in row.found),
        standing=Standing(row.standing),
        problem=row.problem,
        saved_at=row.saved_at,
        run_at=row.run_at,
    )
