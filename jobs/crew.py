"""`python -m jobs.crew QUEUE …`: a worker for each queue named, side by side in one process, until it is stopped.

For what waits for others nearly all the time: a thread costs little, a process a hundred megabytes.
"""

import logging
import signal
import sys
from threading import Event, Thread
from time import monotonic
from typing import Protocol

from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.exceptions import StopRequested
from rq.scheduler import RQScheduler
from rq.serializers import JSONSerializer
from rq.timeouts import TimerDeathPenalty

from jobs.queues import QueueName, services
from runtime.logs import configure_logs
from runtime.services import Services

log = logging.getLogger(__name__)

LIFE = 17  # seconds; RQ waits 15 less for a job before it looks up, which is when an idle worker can be stopped
BEAT = 1.0  # seconds between two looks at what is to be done later
PATIENCE = 8.0  # seconds for a job that is under way when we are to stop; the supervisor kills after ten
AWAY = 2.0  # seconds until Redis is tried again


class Clock(Protocol):
    """What we need of RQ's scheduler, which has no types."""

    @property
    def should_reacquire_locks(self) -> bool: ...

    def acquire_locks(self) -> object: ...

    def register_birth(self) -> None: ...

    def heartbeat(self) -> None: ...

    def enqueue_scheduled_jobs(self) -> None: ...

    def stop(self) -> None: ...


class Hand(SimpleWorker):
    """One worker of a crew. Signals reach the process alone, and a timer ends what takes too long."""

    death_penalty_class = TimerDeathPenalty

    def _install_signal_handlers(self) -> None:
        pass

    def stop(self) -> None:
        """Begin nothing more."""
        self._stop_requested = True

    @property
    def should_run_maintenance_tasks(self) -> bool:
        # RQ has a signal interrupt who waits for a job. A thread is asked where RQ asks this, before each wait.
        if self._stop_requested:
            raise StopRequested
        return bool(super().should_run_maintenance_tasks)


class Crew:
    """Threads that work a queue each. One that fails begins anew."""

    def __init__(self, house: Services, names: list[QueueName]) -> None:
        self.house = house
        self.names = names
        self.stopped = Event()
        self.hands: dict[int, Hand] = {}

    def work(self) -> None:
        """Work until `stopped` is set."""
        threads = [Thread(target=self.man, args=place, daemon=True) for place in enumerate(self.names)]
        for thread in threads:
            thread.start()
        self.keep_time()
        for hand in list(self.hands.values()):
            hand.stop()
        until = monotonic() + PATIENCE
        for thread in threads:
            # What is cut off all the same, the sweep brings back.
            thread.join(max(0.0, until - monotonic()))

    def man(self, place: int, name: QueueName) -> None:
        line = Queue(name.value, connection=self.house.redis, serializer=JSONSerializer)
        while not self.stopped.is_set():
            try:
                self.hands[place] = Hand([line], connection=line.connection, serializer=JSONSerializer, worker_ttl=LIFE)
                self.hands[place].work(logging_level=logging.getLevelName(logging.WARNING))
            except RedisError as error:
                log.warning("queue not worked", extra={"queue": name.value, "error": type(error).__name__})
            self.stopped.wait(AWAY)

    def keep_time(self) -> None:
        """Put into the queues what was to be done later, unless another process does."""
        names = sorted({name.value for name in self.names})
        level = logging.getLevelName(logging.WARNING)
        clock: Clock = RQScheduler(names, self.house.redis, logging_level=level, serializer=JSONSerializer)
        while not self.stopped.wait(BEAT):
            try:
                tick(clock)
            except RedisError as error:
                log.warning("later jobs wait for Redis", extra={"error": type(error).__name__})
        try:
            clock.stop()
        except RedisError as error:
            log.warning("schedule not left to others", extra={"error": type(error).__name__})


def tick(clock: Clock) -> None:
    if clock.should_reacquire_locks:
        clock.acquire_locks()
        clock.register_birth()
    clock.heartbeat()
    clock.enqueue_scheduled_jobs()


def main(names: list[str]) -> None:
    house = services()
    configure_logs(house.settings.log_level)
    crew = Crew(house, [QueueName(name) for name in names])
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: crew.stopped.set())
    log.info("working", extra={"queues": names})
    crew.work()


if __name__ == "__main__":
    main(sys.argv[1:])
