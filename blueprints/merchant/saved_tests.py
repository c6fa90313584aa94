"""A merchant's tests: how they stand, running all of them, and taking a new answer for the right one."""

from datetime import datetime
from uuid import UUID

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.differences import STANDINGS, pairs
from blueprints.merchant.opening import opening
from blueprints.merchant.playground import name_of
from blueprints.merchant.rendering import rendered
from blueprints.quotas import count_rehearsal
from domain.activity import BEARING_ON_ANSWERS, ActivityKind
from domain.privacy.accesses import staff
from domain.rehearsing.saved_tests import SavedTest, Standing, accept
from jobs.rehearsing import run_next, run_tests_later
from runtime.services import Work

blueprint = Blueprint("merchant_saved_tests", __name__)

AT_ONCE = 24  # questions that are asked while the merchant waits, some ten milliseconds each; more are left to a worker
LOOKED_THROUGH = 20  # changes of staff, for one that tests may not have seen
RUN = "All of them were run."
BEGUN = "They are being run. How far that is stands below."
NOT_BEGUN = "They could not be run just now. Try again in a moment."
ACCEPTED = "Accepted. It must hold from now on."
RUN_SINCE = "That test was run again or deleted meanwhile. Look at what it says now."
DELETED = "Deleted."


@blueprint.get("/admin/playground/tests")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return shown()


@blueprint.post("/admin/playground/tests/run")
@by_installed_merchant
def run_all() -> ResponseReturnValue:
    house, store, actor = services(), caller_store(), staff(g.staff)
    count_rehearsal(store, g.staff)
    with house.begin() as work:
        questions = sum(len(test.script.questions) for test in work.saved_tests.all(store))
        work.saved_tests.await_all(store)
    if questions > AT_ONCE:
        return shown(BEGUN if run_tests_later(house.redis, store, actor) else NOT_BEGUN)
    while run_next(house, store, actor):
        pass
    return shown(RUN)


@blueprint.post("/admin/playground/tests/<uuid:test_id>/accept")
@by_installed_merchant
def take(test_id: UUID) -> ResponseReturnValue:
    with services().begin() as work:
        test = accept(caller_store(), test_id, moment_of("run_at"), work)
        if test:
            note_change(work, ActivityKind.ACCEPTED_ANSWER, name_of(test.script))
    return shown(ACCEPTED if test else RUN_SINCE)


@blueprint.post("/admin/playground/tests/<uuid:test_id>/delete")
@by_installed_merchant
def delete(test_id: UUID) -> ResponseReturnValue:
    with services().begin() as work:
        if work.saved_tests.delete(caller_store(), test_id):
            note_change(work, ActivityKind.DELETED_TEST)
    return shown(DELETED)


def shown(told: str = "") -> ResponseReturnValue:
    with services().begin() as work:
        tests = work.saved_tests.all(caller_store())
        people, goods = named(tests, work)
        since = changed_since(tests, work)
    soon = services().retesting.awaits(caller_store())
    return rendered(
        "saved_tests",
        tests=[(test, pairs(test)) for test in tests],
        counts=counted(tests),
        people=people,
        goods=goods,
        standings=STANDINGS,
        since=since,
        soon=soon,
        told=told,
    )


def changed_since(tests: list[SavedTest], work: Work) -> str:
    """Return the last thing that staff changed here after some test was last run, "" where nothing was."""
    oldest = min((test.run_at for test in tests if test.run_at), default=None)
    changes = work.activity.newest(caller_store(), LOOKED_THROUGH) if oldest else []
    return next((one.what for one in changes if oldest and one.at > oldest and one.what in BEARING_ON_ANSWERS), "")


def counted(tests: list[SavedTest]) -> dict[str, int]:
    return {standing.value: sum(test.standing is standing for test in tests) for standing in Standing}


def named(tests: list[SavedTest], work: Work) -> tuple[dict[int, str], dict[int, str]]:
    """Return the names of the customers and products of tests, by their ids; of those that are still there."""
    store = caller_store()
    people = {test.script.customer_id for test in tests if test.script.customer_id}
    found = [one for one in (work.customers.customer(store, each) for each in people) if one]
    goods = work.catalogue.products(store, {test.script.product_id for test in tests if test.script.product_id})
    return {one.id: one.name or "A customer" for one in found}, {one.id: one.title for one in goods}


def moment_of(name: str) -> datetime | None:
    try:
        return datetime.fromisoformat(request.form.get(name, ""))
    except ValueError:
        return None
