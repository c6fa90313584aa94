"""What somebody who listens is told: what there is, then whatever news there are of it, and a beat in silence."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from blueprints.flows import Write
from blueprints.streams import event
from runtime.listener_slots import ListenerSlot
from runtime.news import News
from runtime.services import DatabaseUnavailable
from runtime.switchboard import Listener, NotHeard, Switchboard

BEAT = 15.0  # seconds; proxies on the way hang up after a minute of silence
STAYS = 600.0  # seconds, after which a reader comes again, and has to be let in again
AGAIN = 30  # seconds, for whoever cannot be told live just now
ALIVE = ": \n\n"
COME_BACK = event("retry", {"after": AGAIN})
LOOKS = ThreadPoolExecutor(4, "looking")  # of one process; a look at PostgreSQL takes about a millisecond


class Reader(Protocol):
    """Somebody who listens. All but `listener` is called in threads, one call after the other."""

    listener: Listener

    def read(self, news: set[News]) -> str | None:
        """Return the events that tell of the news, and without any of what there is; None for who has lost the right.

        Raises DatabaseUnavailable.
        """

    def stay(self) -> None:
        """Note that they are still there."""

    def leave(self) -> None: ...


class Feed:
    """Implements blueprints.flows.Flow."""

    def __init__(self, switchboard: Switchboard, reader: Reader, slot: ListenerSlot) -> None:
        self.switchboard = switchboard
        self.reader = reader
        self.slot = slot

    async def run(self, write: Write, *, goes_on: bool) -> None:
        try:
            async with self.switchboard.listening(self.reader.listener):
                if await self.tell(set(), write) and goes_on:
                    await self.tell_news(write)
        except (NotHeard, DatabaseUnavailable):
            await write(COME_BACK)
        finally:
            LOOKS.submit(self.reader.leave)

    async def tell_news(self, write: Write) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + STAYS
        while loop.time() < until:
            news = await self.reader.listener.heard(BEAT)
            if not news:
                await loop.run_in_executor(LOOKS, self.reader.stay)
                await write(ALIVE)
            elif not await self.tell(news, write):
                return

    async def tell(self, news: set[News], write: Write) -> bool:
        """Return whether they may hear more."""
        told = await asyncio.get_running_loop().run_in_executor(LOOKS, self.reader.read, news)
        await write(told or "")
        return told is not None

    def close(self) -> None:
        self.slot.give_up()
