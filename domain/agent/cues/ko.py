"""x"""

from domain.agent.intents import Intent as I

WORDS: dict[str, str] = {}
CUES: dict[I, tuple[str, ...]] = {}
