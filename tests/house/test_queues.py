"""Whatever is put into a queue is taken out by somebody."""

import ast
import shlex

import pytest

from jobs.account_slots import AT_ONCE
from jobs.queues import QueueName
from tests.house.sources import ROOT, files, name, nodes


def processes() -> dict[str, list[str]]:
    lines = (ROOT / "Procfile").read_text("utf-8").splitlines()
    return {title: shlex.split(command) for title, _, command in (line.partition(":") for line in lines if line)}


def watched() -> set[str]:
    """Return the queues named to a worker, all of them where a worker is told none."""
    found: set[str] = set()
    for words in processes().values():
        if "jobs.worker" in words:
            found |= set(words[words.index("jobs.worker") + 1 :]) or {queue.value for queue in QueueName}
        if "jobs.crew" in words:
            found |= set(words[words.index("jobs.crew") + 1 :])
    return found


@pytest.mark.parametrize("queue", QueueName)
def test_every_queue_is_watched(queue: QueueName) -> None:
    assert queue.value in watched()


def test_no_worker_watches_a_queue_that_is_none() -> None:
    assert watched() <= {queue.value for queue in QueueName}


def test_the_kinds_of_process_are_there() -> None:
    assert {"release", "web", "worker", "courier", "importer", "clock"} == set(processes())


def test_a_long_import_has_a_worker_that_no_webhook_waits_for() -> None:
    alone = [words for words in processes().values() if QueueName.IMPORTS.value in words]
    assert alone and not any(QueueName.INBOX.value in words for words in alone)


def test_neither_a_slow_helpdesk_delays_webhooks_nor_a_flood_of_webhooks_tickets() -> None:
    (inbox,) = [words for words in processes().values() if QueueName.INBOX.value in words]
    assert inbox[inbox.index("jobs.worker") + 1 :] == [QueueName.INBOX.value]
    (courier,) = [words for words in processes().values() if QueueName.TICKETS.value in words]
    assert "jobs.crew" in courier and courier.count(QueueName.TICKETS.value) > AT_ONCE


def test_jobs_are_queued_in_one_place_only() -> None:
    calls = {
        name(file)
        for file in files("app", "blueprints", "jobs", "domain", "storage", "runtime", "integrations")
        for node in nodes(file)
        if isinstance(node, ast.Attribute) and node.attr in ("enqueue", "enqueue_in", "enqueue_at", "enqueue_call")
    }
    assert calls == {"jobs/queues.py"}
