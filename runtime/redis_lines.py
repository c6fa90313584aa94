"""What every turn asks of Redis, on redis-py's connections and past its client.

Around each command the client looks whether the connection lives, counts it and times it: that takes twice as long as
to send the command and to read what is answered.
"""

import os
from collections import deque
from typing import Any

from redis import Redis, exceptions
from redis.connection import Connection


class RedisLines:
    """Connections of a client's pool, each for one command at a time. For what may be sent twice where Redis fails."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis
        self.process, self.idle = os.getpid(), deque[Connection]()

    def ask(self, *command: str | int) -> Any:
        """Return what Redis answers. Where the line is lost, the client tries again. Raises RedisError."""
        line = self.take()
        try:
            line.send_command(*command)  # type: ignore[no-untyped-call]  # as redis-py has it
            return line.read_response()
        except exceptions.ResponseError:
            raise
        except exceptions.ConnectionError:
            return self.redis.execute_command(*command)  # type: ignore[no-untyped-call]  # likewise
        except BaseException:  # no answer in time, too, where to ask again would take as long again
            # Or the next command would read the answer to this one.
            line.disconnect()  # type: ignore[no-untyped-call]  # likewise
            raise
        finally:
            if line.is_connected:
                self.idle.append(line)
            else:
                self.redis.connection_pool.release(line)

    def take(self) -> Connection:
        """Return the line used last. A process that was forked has lines of its own."""
        if self.process != os.getpid():
            self.idle, self.process = deque(), os.getpid()
        try:
            return self.idle.pop()
        except IndexError:
            return self.redis.connection_pool.get_connection()
