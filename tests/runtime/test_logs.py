"""Logs: one JSON object a line, whatever is logged."""

import json
import logging
import subprocess
import sys

from runtime.logs import JsonLines

RUN = """
import logging
from runtime.logs import configure_logs
configure_logs("INFO")
logging.getLogger("house").info("stored", extra={"shop": "a.myshopify.com"})
logging.getLogger("werkzeug").info("GET /chat?token=secret")
logging.getLogger("house").debug("unseen")
"""


def line(**extra: object) -> dict[str, object]:
    record = logging.makeLogRecord({"name": "house", "levelname": "INFO", "msg": "stored %s", "args": ("it",), **extra})
    written = JsonLines().format(record)
    assert "\n" not in written
    return json.loads(written)


def test_a_line_holds_the_message_and_its_facts() -> None:
    written = line(shop="a.myshopify.com", count=3)
    assert written.pop("at").endswith("+00:00")
    assert written == {
        "level": "INFO",
        "logger": "house",
        "message": "stored it",
        "shop": "a.myshopify.com",
        "count": 3,
    }


def test_line_breaks_in_a_value_make_no_second_line() -> None:
    assert line(reason='a\n{"level": "FORGED"}')["reason"] == 'a\n{"level": "FORGED"}'


def test_values_that_are_no_json_are_written_as_text() -> None:
    assert "object" in str(line(thing=object())["thing"])


def test_an_error_is_written_with_its_trace() -> None:
    try:
        raise ValueError("odd")
    except ValueError:
        written = line(exc_info=sys.exc_info())
    assert "ValueError: odd" in str(written["trace"])


def test_a_process_logs_its_own_lines_and_no_librarys_chatter() -> None:
    done = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, timeout=30, check=True)
    (only,) = [json.loads(text) for text in done.stderr.splitlines()]
    assert (only["message"], only["shop"]) == ("stored", "a.myshopify.com")
