"""Moments as the clock of the calling store tells them."""

from datetime import datetime

from flask import Flask

from blueprints.house import caller_store
from domain.agent.formatting import zone_of


def register(app: Flask) -> None:
    """Let templates write `{{ at | by_clock }}`."""
    app.add_template_filter(by_clock)


def by_clock(at: datetime) -> str:
    """Return "21 Nov 2026, 15:22"."""
    return at.astimezone(zone_of(caller_store().timezone)).strftime("%-d %b %Y, %H:%M")
