"""Remote JSON and single values out of it, whatever system it comes from."""

import json
import re
from datetime import UTC, datetime
from typing import Any

# PostgreSQL's text holds everything but these.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def parse_object(text: bytes | str) -> dict[str, Any] | None:
    """Return the JSON object that `text` is; None for everything else, however broken or deeply nested."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def storable(value: object) -> str:
    """Return `value` as a text without what cannot be kept."""
    return UNSTORABLE.sub("", str(value))


def parse_time(text: str) -> datetime:
    """Return an aware time; helpdesks write UTC, often without saying so. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
