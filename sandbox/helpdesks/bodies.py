"""Request bodies as plain values of known type."""

from collections.abc import Mapping

from flask import request

Json = Mapping[str, object]
NOTHING: Json = {}


def as_object(value: object) -> Json | None:
    return value if isinstance(value, dict) else None


def json_body() -> Json | None:
    """The request's JSON object; None when it is anything else."""
    return as_object(request.get_json(force=True, silent=True))


def form_or_json() -> dict[str, str]:
    body = json_body() if request.is_json else request.form
    return {str(name): str(value) for name, value in (body or NOTHING).items()}
