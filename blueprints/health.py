"""For operators: is it up, can it work, what does it do."""

from concurrent.futures import ThreadPoolExecutor

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST
from redis.exceptions import RedisError
from rq import Queue
from rq.worker_registration import get_keys

from blueprints.guards import by_anyone
from blueprints.house import services
from jobs.queues import QueueName
from runtime.services import DatabaseUnavailable

blueprint = Blueprint("health", __name__)

PATIENCE = 2.0  # seconds; a load balancer seldom has more
# One alone: behind a PostgreSQL that hangs, the next who asks waits no longer and takes no further thread.
asking = ThreadPoolExecutor(1, "health")


@blueprint.get("/health/live")
@by_anyone
def live() -> ResponseReturnValue:
    return jsonify(status="ok")


@blueprint.get("/health/ready")
@by_anyone
def ready() -> ResponseReturnValue:
    """200 when both engines answer, the inbox is emptied and tickets are taken out; else 503 naming who does not."""
    answers = redis()
    queues = {"worker": QueueName.INBOX, "courier": QueueName.TICKETS}
    workers = {name: answers and is_worked(queue) for name, queue in queues.items()}
    checks = {"postgresql": postgresql(), "redis": answers, **workers}
    return jsonify(checks), 200 if all(checks.values()) else 503


@blueprint.get("/metrics")
@by_anyone
def metrics() -> ResponseReturnValue:
    return Response(services().metrics.text(), content_type=CONTENT_TYPE_LATEST)


def postgresql() -> bool:
    """Whether it answers in time: one that hangs, or whose host is gone without a word, is away too."""
    asked = asking.submit(services().storage.database.ping)
    try:
        asked.result(PATIENCE)
    except (DatabaseUnavailable, TimeoutError):
        asked.cancel()
        return False
    return True


def redis() -> bool:
    try:
        return bool(services().redis.ping())
    except RedisError:
        return False


def is_worked(queue: QueueName) -> bool:
    """Whether somebody works it. A killed worker counts until its last sign of life runs out, some minutes."""
    redis = services().redis
    try:
        # RQ's Worker would have every later connection of this client wait seven minutes for an answer.
        named = get_keys(queue=Queue(queue.value, connection=redis))
        return bool(named and redis.exists(*named))
    except RedisError:
        return False
