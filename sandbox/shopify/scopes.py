"""The algebra of access scopes: lists with commas, in which a write scope implies the read scope."""

from __future__ import annotations


def listed(scopes: str) -> list[str]:
    return [scope.strip() for scope in scopes.split(",") if scope.strip()]


def covers(granted: str, *any_of: str) -> bool:
    """True when one of the scopes was granted."""
    held = set(listed(granted))
    held |= {scope.replace("write_", "read_", 1) for scope in held if scope.startswith("write_")}
    return any(scope in held for scope in any_of)


def missing(granted: str, wanted: str) -> list[str]:
    return [scope for scope in listed(wanted) if not covers(granted, scope)]
