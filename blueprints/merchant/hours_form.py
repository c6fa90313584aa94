"""The form of a team's hours: a line for each day, holidays, and what people alone answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from flask import request

from blueprints.merchant.forms import CHOOSE, read, typed
from domain.agent.formatting import known_zone
from domain.agent.intents import Intent
from domain.errors import InvalidRequest
from domain.handoff.hours import Holiday, Hours, Weekly
from domain.handoff.hours_written import MOST_HOLIDAYS, read_holiday, read_slot, written_holiday, written_slot
from domain.handoff.settings import TOPICS, HandoffSettings
from domain.stores import Store

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SLOTS = "Write hours like 9:00-12:00 13:00-17:00, or leave the day empty."
NO_HOURS = "Give the hours of one day at least, or choose another answer above."
NO_ZONE = "Name a time zone such as Europe/Warsaw or America/New_York."
LONGEST_LINE = 200  # characters


class When(StrEnum):
    UNSAID = "unsaid"
    WEEK = "week"
    ALWAYS = "always"
    NEVER = "never"


@dataclass
class HoursForm:
    """`fields` are what stands in the fields, by name; `problems` sentences by the same names."""

    when: When
    topics: frozenset[Intent]
    fields: dict[str, str]
    hours: Hours | None = None
    problems: dict[str, str] = field(default_factory=dict)


def kept_form(settings: HandoffSettings, store: Store) -> HoursForm:
    hours = settings.hours
    fields = {"zone": hours.timezone if hours else store.timezone}
    if hours is None:
        return HoursForm(When.UNSAID, settings.topics, fields)
    for one in hours.week or ():
        name = f"day-{one.weekday}"
        fields[name] = f"{fields.get(name, '')} {written_slot(one.slot)}".strip()
    fields["holidays"] = "\n".join(map(written_holiday, hours.holidays))
    when = When.WEEK if hours.week else When.NEVER if hours.week == () else When.ALWAYS
    return HoursForm(when, settings.topics, fields, hours)


def typed_form() -> HoursForm:
    """Return what the request's form says."""
    fields = {name: typed(name) for name in request.form if name != "topic"}
    topics = frozenset(one for one in TOPICS if one.value in request.form.getlist("topic"))
    try:
        form = HoursForm(When(fields.get("when", "")), topics, fields)
    except ValueError:
        return HoursForm(When.UNSAID, topics, fields, problems={"when": CHOOSE})
    if form.when is not When.UNSAID:
        form.hours = Hours(zone_in(form), week_in(form), read(form, "holidays", holidays_in, ()))
    return form


def zone_in(form: HoursForm) -> str:
    zone = form.fields.get("zone", "")
    if not known_zone(zone):
        form.problems["zone"] = NO_ZONE
    return zone


def week_in(form: HoursForm) -> tuple[Weekly, ...] | None:
    if form.when is not When.WEEK:
        return None if form.when is When.ALWAYS else ()
    week = tuple(sorted({one for day in range(len(DAYS)) for one in slots_in(form, day)}))
    if not week and not form.problems:
        form.problems["day-0"] = NO_HOURS
    return week


def slots_in(form: HoursForm, day: int) -> tuple[Weekly, ...]:
    def slots(line: str) -> tuple[Weekly, ...]:
        written = line[:LONGEST_LINE].replace("–", "-").replace(",", " ").split()
        return tuple(Weekly(day, read_slot(one, SLOTS)) for one in written)

    return read(form, f"day-{day}", slots, ())


def holidays_in(text: str) -> tuple[Holiday, ...]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_HOLIDAYS:
        raise InvalidRequest(f"Write at most {MOST_HOLIDAYS} holidays.")
    return tuple(holidays_of(lines))


def holidays_of(lines: list[str]) -> Iterator[Holiday]:
    for line in lines:
        try:
            yield read_holiday(line[:LONGEST_LINE])
        except InvalidRequest as error:
            raise InvalidRequest(f"“{line[:60]}” is not read. {error.detail}") from None
