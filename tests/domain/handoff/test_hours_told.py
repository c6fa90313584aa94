"""A shopper hears when the team is there: before they agree, and after, by their own clock as well."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from domain.agent.phrases import Say
from domain.handoff import people
from domain.handoff.hours import Holiday, Hours, Slot, Weekly
from domain.handoff.hours_told import are_there, back
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.handoff.words import Word
from domain.language.languages import Language
from tests.domain.talks import WISH, outgoing_of, say
from tests.world import Tenant, World

NINE_TO_FIVE = tuple(Weekly(day, Slot(time(9), time(17))) for day in range(5))
WARSAW = Hours("Europe/Warsaw", NINE_TO_FIVE)
SATURDAY = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 9:00 in Warsaw
OFFER = Say.OFFER_PERSON.value


def keep(world: World, tenant: Tenant, hours: Hours | None, method: HandoffMethod = HandoffMethod.INBOX) -> None:
    with world.services.begin() as work:
        work.handoffs.choose(tenant.store, HandoffSettings(method, hours=hours))


def start(world: World, tenant: Tenant, zone: str, locale: str = "en") -> UUID:
    with world.services.begin() as work:
        return work.conversations.start(tenant.store, "visitor", None, locale, world.services.now(), zone).id


def at(world: World, now: datetime) -> World:
    world.services.now = lambda: now
    return world


def wish(world: World, tenant: Tenant, zone: str, locale: str = "en") -> str:
    text: str = say(world, tenant, start(world, tenant, zone, locale), WISH[locale])["message"]["text"]
    return text


def test_an_offer_out_of_hours_tells_when_they_are_back_and_still_ends_in_the_question(stage: World) -> None:
    keep(stage, stage.alice, WARSAW)
    told = wish(at(stage, SATURDAY), stage.alice, "Asia/Tokyo")
    assert (
        "Our team is away now. They are back on Monday, November 23 at 9:00 AM. That is 5:00 PM where you are." in told
    )
    assert "away" not in wish(stage, stage.bob, "Asia/Tokyo")


def test_it_is_told_again_with_the_ticket(stage: World) -> None:
    keep(stage, stage.alice, WARSAW, HandoffMethod.ZENDESK)
    talk = start(at(stage, SATURDAY), stage.alice, "Europe/Paris")
    say(stage, stage.alice, talk, WISH["en"])
    told = say(stage, stage.alice, talk, "yes, sam@post.example")["message"]["text"]
    assert told.endswith("Our team is away now. They are back on Monday, November 23 at 9:00 AM.")
    outgoing = outgoing_of(stage, stage.alice, talk)
    assert outgoing and "back on Monday, November 23" in outgoing.ticket.note_text + outgoing.ticket.request_text


def test_what_is_told_is_bound_to_the_hours(stage: World) -> None:
    keep(stage, stage.alice, WARSAW)
    talk = start(at(stage, SATURDAY), stage.alice, "Asia/Tokyo")
    for words in (WISH["en"], "yes, sam@post.example"):
        say(stage, stage.alice, talk, words)
        with stage.services.begin() as work:
            receipt = work.conversations.log(stage.alice.store, talk)[-1].receipt or {}
        assert receipt["unbound"] == []
        assert "hours" in {one["kind"] for one in receipt["evidence"]}
        assert any("They are back on Monday" in one["sentence"] for one in receipt["bindings"])


@pytest.mark.parametrize("hours", [None, Hours("Europe/Warsaw")])
def test_nothing_is_said_of_when_where_there_is_nothing_to_say(stage: World, hours: Hours | None) -> None:
    keep(stage, stage.alice, hours, HandoffMethod.ZENDESK)
    assert "team is" not in wish(at(stage, SATURDAY), stage.alice, "Asia/Tokyo").replace(OFFER, "")


def test_people_of_the_own_inbox_are_there_only_within_their_hours(stage: World) -> None:
    keep(stage, stage.alice, WARSAW)
    assert "Our team is there now" not in wish(at(stage, SATURDAY), stage.alice, "")
    assert "Our team is there now" in wish(at(stage, MONDAY), stage.alice, "")
    kept = HandoffSettings(hours=WARSAW)
    assert are_there(kept, MONDAY) and not are_there(kept, SATURDAY)
    assert not are_there(replace(kept, method=HandoffMethod.ZENDESK), MONDAY)
    assert not are_there(HandoffSettings(), MONDAY)


def test_a_holiday_is_named_as_the_merchant_names_it(stage: World) -> None:
    feast = Holiday(date(2026, 11, 23), date(2026, 11, 24), "Inventur {2026}")
    keep(stage, stage.alice, replace(WARSAW, holidays=(feast,)))
    told = wish(at(stage, MONDAY), stage.alice, "Europe/Warsaw")
    assert "Our team is away now (Inventur {2026}). They are back on Wednesday, November 25 at 9:00 AM." in told


@pytest.mark.parametrize("locale", ["es", "de", "pl", "ko"])
def test_it_is_told_in_the_shoppers_language(stage: World, locale: str) -> None:
    keep(stage, stage.alice, WARSAW)
    told = wish(at(stage, SATURDAY), stage.alice, "Europe/Warsaw", locale)
    assert "9:00" in told and "23" in told and "Monday" not in told and "team is" not in told


def told_back(zone: str, theirs: str, now: datetime, language: Language = Language.ENGLISH) -> str:
    hours = Hours(zone, NINE_TO_FIVE)
    return back(hours, hours.next_opening(now), theirs, now, language)


def test_another_day_there_is_named() -> None:
    told = told_back("America/Los_Angeles", "Asia/Tokyo", SATURDAY)
    assert (
        told == "They are back on Monday, November 23 at 9:00 AM. That is Tuesday, November 24, 2:00 AM where you are."
    )


def test_today_is_called_today_by_the_teams_own_calendar() -> None:
    assert told_back("Europe/Warsaw", "Europe/Berlin", datetime(2026, 11, 23, 5, tzinfo=UTC)) == (
        "They are back today at 9:00 AM."
    )
    assert "on Monday" in told_back("Europe/Warsaw", "Europe/Berlin", datetime(2026, 11, 22, 22, tzinfo=UTC))


def test_who_may_be_anywhere_is_told_by_which_clock() -> None:
    assert told_back("Asia/Kolkata", "", SATURDAY).endswith("at 9:00 AM (UTC+5:30).")
    assert told_back("America/New_York", "", SATURDAY).endswith("at 9:00 AM (UTC-5).")


@pytest.mark.parametrize("language", list(Language))
def test_every_language_names_day_and_both_times(language: Language) -> None:
    told = told_back("Europe/Warsaw", "Asia/Tokyo", SATURDAY, language)
    assert "23" in told and "9:00" in told and ("17:00" in told or "5:00 PM" in told)
    assert "{" not in told


def test_who_never_comes_back_is_not_promised() -> None:
    assert back(Hours("UTC", ()), None, "UTC", SATURDAY, Language.ENGLISH) == "I cannot say when they are back."


def test_who_writes_to_a_person_who_has_gone_home_hears_when_they_are_back_once(stage: World) -> None:
    keep(stage, stage.alice, WARSAW)
    talk = start(at(stage, MONDAY), stage.alice, "Europe/Paris")
    with stage.services.begin() as work:
        found = work.conversations.conversation(stage.alice.store, talk, lock=True, in_line=False)
        people.take_over(stage.alice.store, found, MONDAY, work)

    def told(now: datetime) -> str:
        text: str = say(at(stage, now), stage.alice, talk, "Are you there?")["message"]["text"]
        return text

    closing = MONDAY.replace(hour=16)
    assert told(closing - timedelta(minutes=5)) == ""
    away = told(closing + timedelta(hours=2))
    assert away.startswith(Word.WROTE_ON_HERE) and "back on Tuesday, November 24 at 9:00 AM" in away
    assert told(closing + timedelta(hours=2, minutes=1)) == ""


def test_who_stays_after_hours_is_not_talked_over(stage: World) -> None:
    keep(stage, stage.alice, WARSAW)
    talk = start(at(stage, SATURDAY), stage.alice, "Europe/Paris")
    with stage.services.begin() as work:
        found = work.conversations.conversation(stage.alice.store, talk, lock=True, in_line=False)
        people.take_over(stage.alice.store, found, SATURDAY, work)
    later = SATURDAY + timedelta(minutes=10)
    assert say(at(stage, later), stage.alice, talk, "Are you there?")["message"]["text"] == ""
