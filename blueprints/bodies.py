"""Reading JSON bodies, field by field, with a clear word for what is wrong."""

import re
from typing import Any

from flask import request

from domain.errors import InvalidRequest
from integrations.values import parse_object, storable

VISITOR = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)
LONGEST_VISITOR = 64  # characters


def json_object() -> dict[str, Any]:
    """Return the body, {} where there is none. Raises InvalidRequest or werkzeug's BadRequest."""
    try:
        body = request.get_json(silent=False) if request.get_data(cache=True) else {}
    except RecursionError:
        raise InvalidRequest("The body is nested too deeply.") from None
    return require_object(body)


def object_in(body: bytes) -> dict[str, Any]:
    """Return a delivery's raw body, whatever Content-Type it came with. Raises InvalidRequest."""
    return require_object(parse_object(body))


def require_object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InvalidRequest("The body is not a JSON object.")
    return value


def words(body: dict[str, Any], name: str, longest: int, *, required: bool = False) -> str:
    """Return the text in `body[name]` without what cannot be kept. Raises InvalidRequest."""
    value = body.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        raise InvalidRequest(f"{name} must be a text.")
    text = storable(value).strip()
    if required and not text:
        raise InvalidRequest(f"{name} must not be empty.")
    if len(text) > longest:
        raise InvalidRequest(f"{name} must be at most {longest} characters.")
    return text


def texts(body: dict[str, Any], name: str, longest: int, most: int) -> list[str]:
    """Return the list of texts in `body[name]`, [] where there is none. Raises InvalidRequest."""
    values = body.get(name) or []
    if not isinstance(values, list) or len(values) > most:
        raise InvalidRequest(f"{name} must be a list of at most {most} texts.")
    return [words({name: value}, name, longest, required=True) for value in values]


def truth(body: dict[str, Any], name: str) -> bool:
    value = body.get(name)
    if not isinstance(value, bool):
        raise InvalidRequest(f"{name} must be true or false.")
    return value


def inner(body: dict[str, Any], name: str) -> dict[str, Any]:
    value = body.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise InvalidRequest(f"{name} must be an object.")
    return value


def visitor(body: dict[str, Any]) -> str:
    """Return the browser's own id, "" where it has none yet."""
    value = words(body, "visitor", LONGEST_VISITOR)
    if value and not VISITOR.fullmatch(value):
        raise InvalidRequest("visitor must be 8 to 64 letters, digits, dashes or underscores.")
    return value
