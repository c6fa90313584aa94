"""What a merchant chose comes back as it was kept, for that store alone."""

from datetime import date, time

from domain.handoff.hours import Holiday, Hours, Slot, Weekly
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from tests.world import World

NIGHTS = Hours(
    "Europe/Warsaw",
    (Weekly(0, Slot(time(9), time(12, 30))), Weekly(6, Slot(time(22), time(6)))),
    (Holiday(date(2026, 12, 24), date(2026, 12, 26), "Święta", (Slot(time(10), time(12)),)),),
)


def test_hours_are_kept_to_the_minute_and_for_one_store(world: World) -> None:
    chosen = HandoffSettings(HandoffMethod.INBOX, hours=NIGHTS)
    with world.services.begin() as work:
        work.handoffs.choose(world.alice.store, chosen)
    with world.services.begin() as work:
        assert work.handoffs.settings(world.alice.store) == chosen
        assert work.handoffs.settings(world.bob.store) == HandoffSettings()


def test_always_never_and_unsaid_are_three_things(world: World) -> None:
    for hours in (Hours("UTC"), Hours("UTC", ()), None):
        with world.services.begin() as work:
            work.handoffs.choose(world.alice.store, HandoffSettings(hours=hours))
            assert work.handoffs.settings(world.alice.store).hours == hours
