"""`python -m jobs.worker QUEUE …`: works the queues named, in their order, until it is stopped."""

import logging
import os
import sys

from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer

from jobs.queues import QueueName, services
from runtime.logs import configure_logs

log = logging.getLogger(__name__)

POLITE = 15  # of 19 steps below what answers shoppers


def main(names: list[str]) -> None:
    house = services()
    configure_logs(house.settings.log_level)
    queues = [Queue(QueueName(name).value, connection=house.redis, serializer=JSONSerializer) for name in names]
    if not {QueueName.INBOX, QueueName.TICKETS}.intersection(names):
        # Embedding a catalogue takes all the time it gets; shoppers and webhooks come first.
        os.nice(POLITE)
    # No fork for each job: a webhook's facts must be answerable within a second.
    worker = SimpleWorker(queues, connection=house.redis, serializer=JSONSerializer)
    house.warm_up()
    log.info("working", extra={"queues": names})
    worker.work(with_scheduler=True, logging_level=logging.getLevelName(logging.WARNING))


if __name__ == "__main__":
    main(sys.argv[1:] or [name.value for name in QueueName])
