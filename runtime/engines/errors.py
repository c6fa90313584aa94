"""What can be wrong with an engine."""

from domain.errors import ShopfloorError


class EngineError(ShopfloorError):
    """PostgreSQL or Redis cannot be used. The message is one line for the operator and carries no password."""


def one_line(error: BaseException) -> str:
    """The first line of a driver's message; hints follow in the others."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
