"""What an error of PostgreSQL's may tell: its text gets into logs, where no value of a row belongs.

Details quote whole rows and keys, and of a value that does not fit its type the first line does, too.
"""

from typing import Any

import psycopg
from sqlalchemy import Engine, event

OF_VALUES = "22"  # the class of PostgreSQL's error codes for values that fit nowhere


def attend(engine: Engine) -> None:
    event.listen(engine, "handle_error", hush_both)


def hush_both(context: Any) -> None:
    """Have neither an error of the driver's nor what SQLAlchemy made of it tell a value."""
    error, wrapped = context.original_exception, context.sqlalchemy_exception
    if isinstance(error, psycopg.Error):
        before = str(error)
        hush(error)
        if wrapped is not None:
            wrapped.args = (wrapped.args[0].replace(before, str(error)), *wrapped.args[1:])


def hush(error: psycopg.Error) -> None:
    """Leave of an error's text what names no value. What the driver says by itself stays."""
    if error.sqlstate is not None:
        error.args = (f"{error.sqlstate} {told_of(error)}",)


def told_of(error: psycopg.Error) -> str:
    return "" if (error.sqlstate or "").startswith(OF_VALUES) else error.diag.message_primary or ""
