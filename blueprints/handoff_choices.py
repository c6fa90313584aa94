"""What a merchant chooses for handing over, read from JSON and shown as JSON."""

from dataclasses import replace
from typing import Any

from blueprints import bodies
from domain.agent.intents import Intent
from domain.errors import InvalidRequest
from domain.handoff.hours import Hours
from domain.handoff.hours_written import LONGEST_WEEK, MOST_HOLIDAYS, read_hours, written_holiday, written_week
from domain.handoff.settings import TOPICS, Channel, HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.stores import Store

LONGEST_NAME = 64  # characters of a method, a channel or a time zone
LONGEST_HOLIDAY = 200  # characters, with its days and hours
LONGEST_EMAIL = 254  # characters; RFC 5321
LONGEST_MESSAGE = 1000  # characters
Json = dict[str, Any]


def channel_in(body: Json) -> Channel:
    try:
        return Channel(bodies.words(body, "channel", LONGEST_NAME) or Channel.WEB_CHAT)
    except ValueError:
        raise InvalidRequest(f"channel must be one of {', '.join(Channel)}.") from None


def chosen_in(body: Json, kept: HandoffSettings, store: Store) -> HandoffSettings:
    """Return what is kept, changed as the body says; what it does not name stays. Raises InvalidRequest."""
    try:
        method = HandoffMethod(bodies.words(body, "method", LONGEST_NAME, required=True))
    except ValueError:
        raise InvalidRequest(f"method must be one of {', '.join(HandoffMethod)}.") from None
    return replace(
        kept,
        method=method,
        email=bodies.words(body, "email", LONGEST_EMAIL) if "email" in body else kept.email,
        message=bodies.words(body, "message", LONGEST_MESSAGE) if "message" in body else kept.message,
        hours=hours_in(body, store) if "hours" in body else kept.hours,
        topics=topics_in(body) if "topics" in body else kept.topics,
    )


def topics_in(body: Json) -> frozenset[Intent]:
    named = bodies.texts(body, "topics", LONGEST_NAME, len(TOPICS))
    if not TOPICS.issuperset(named):
        raise InvalidRequest(f"topics must be of {', '.join(sorted(TOPICS))}.")
    return frozenset(map(Intent, named))


def hours_in(body: Json, store: Store) -> Hours | None:
    """Return the hours of `{"timezone": "", "week": "mon-fri 9:00-17:00", "holidays": ["2026-12-25 Christmas"]}`;
    without a time zone they are in the store's."""
    if body["hours"] is None:
        return None
    told = bodies.inner(body, "hours")
    zone = bodies.words(told, "timezone", LONGEST_NAME) or store.timezone
    holidays = bodies.texts(told, "holidays", LONGEST_HOLIDAY, MOST_HOLIDAYS)
    return read_hours(bodies.words(told, "week", LONGEST_WEEK, required=True), zone, holidays)


def choice_view(chosen: HandoffSettings) -> Json:
    return {
        "method": chosen.method.value,
        "email": chosen.email,
        "message": chosen.message,
        "hours": chosen.hours and hours_view(chosen.hours),
        "topics": sorted(chosen.topics),
    }


def hours_view(hours: Hours) -> Json:
    """Return them as `hours_in` takes them."""
    return {
        "timezone": hours.timezone,
        "week": written_week(hours),
        "holidays": [written_holiday(one) for one in hours.holidays],
    }
