"""x"""

from domain.agent.phrases import Claim, Say

PHRASES: dict[Say, str] = {}
CLAIMS: dict[Claim, str] = {}
