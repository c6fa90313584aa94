"""Checking JSON against a description, with the error tree Gorgias answers: `{"messages": {"0": {"via": [...]}}}`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

Errors = list[str] | dict[str, object]


@dataclass(frozen=True)
class Field:
    check: Callable[[object], str | None]
    required: bool = False
    nullable: bool = False
    choices: frozenset[str] | None = None
    longest: int | None = None
    shortest: int = 0
    items: "Field | None" = None
    inside: Mapping[str, "Field"] = field(default_factory=dict)


def faults(shape: Field, value: object) -> Errors | None:
    """What is wrong with `value`, None when nothing is. Unknown names are let pass."""
    if value is None:
        return None if shape.nullable else ["Field may not be null."]
    if (wrong := shape.check(value)) is not None:
        return [wrong]
    if shape.choices is not None and value not in shape.choices:
        return ["Not a valid choice."]
    if isinstance(value, str | list):
        if shape.longest is not None and len(value) > shape.longest:
            return [f"Longer than maximum length {shape.longest}."]
        if len(value) < shape.shortest:
            return [f"Shorter than minimum length {shape.shortest}."]
    return inner_faults(shape, value) or None


def inner_faults(shape: Field, value: object) -> dict[str, object]:
    found: dict[str, object] = {}
    if shape.items is not None and isinstance(value, list):
        found = {str(place): faults(shape.items, item) for place, item in enumerate(value)}
    if isinstance(value, dict):
        missing = {
            n: ["Missing data for required field."] for n, f in shape.inside.items() if f.required and n not in value
        }
        given = {n: faults(f, value[n]) for n, f in shape.inside.items() if n in value}
        found = {**missing, **given}
    return {name: wrong for name, wrong in found.items() if wrong is not None}


def is_text(value: object) -> str | None:
    return None if isinstance(value, str) else "Not a valid string."


def is_number(value: object) -> str | None:
    return None if isinstance(value, int) and not isinstance(value, bool) else "Not a valid integer."


def is_flag(value: object) -> str | None:
    return None if isinstance(value, bool) else "Not a valid boolean."


def is_list(value: object) -> str | None:
    return None if isinstance(value, list) else "Not a valid list."


def is_object(value: object) -> str | None:
    return None if isinstance(value, dict) else "Invalid input type."


def is_anything(value: object) -> str | None:
    return None


def is_moment(value: object) -> str | None:
    return None if read_moment(value) is not None else "Not a valid datetime."


def read_moment(value: object) -> datetime | None:
    """An ISO 8601 time; one without a zone is UTC."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
