"""A stand-in for an OpenAI-compatible endpoint: it says, calls and fails exactly as it was told."""

from sandbox.models.acts import Act, Breaks, Calls, Dies, Drips, Floods, Garbles, Hangs, Refuses, Says
from sandbox.models.server import ScriptedModel

__all__ = ["Act", "Breaks", "Calls", "Dies", "Drips", "Floods", "Garbles", "Hangs", "Refuses", "Says", "ScriptedModel"]
