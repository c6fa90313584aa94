"""Fields of a request's form, read into what is kept, with a sentence beside what cannot be."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from flask import request

from domain.errors import InvalidRequest
from integrations.values import storable

CHOOSE = "Choose one of these."
Read = TypeVar("Read")


class Form(Protocol):
    """`problems` are sentences by the fields' names; the first one about a field stays."""

    problems: dict[str, str]


def typed(name: str) -> str:
    """Return what was typed into a field, "" where the form has none of that name."""
    return storable(request.form.get(name, "")).strip()


def read(form: Form, name: str, reading: Callable[[str], Read], otherwise: Read) -> Read:
    """Return what a field says, `otherwise` where `reading` raises InvalidRequest."""
    try:
        return reading(typed(name))
    except InvalidRequest as error:
        form.problems.setdefault(name, error.detail)
        return otherwise


def chosen(form: Form, name: str, kind: Callable[[str], Read], usual: Read) -> Read:
    """Return which of a kind a field names, `usual` where the form does not ask or names none of them."""
    try:
        return kind(typed(name)) if name in request.form else usual
    except ValueError:
        form.problems.setdefault(name, CHOOSE)
        return usual
