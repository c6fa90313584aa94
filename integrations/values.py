"""Single values out of remote JSON, whatever system it comes from."""

import re
from datetime import UTC, datetime

# PostgreSQL's text holds everything but these.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(value: object) -> str:
    """Return `value` as a text without what cannot be kept."""
    return UNSTORABLE.sub("", str(value))


def parse_time(text: str) -> datetime:
    """Return an aware time; helpdesks write UTC, often without saying so. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
