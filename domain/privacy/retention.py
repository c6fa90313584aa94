"""How long what is kept."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Retention:
    """`conversations` counts from the last message, `left_stores` from the uninstallation."""

    conversations: timedelta
    settled_deliveries: timedelta
    set_aside_deliveries: timedelta
    exports: timedelta
    accesses: timedelta
    left_stores: timedelta
    records: timedelta
