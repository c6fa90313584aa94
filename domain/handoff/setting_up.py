"""What a merchant does at their helpdesk, once, so that handing over works there."""

from dataclasses import dataclass

OUR_TAG = "ai_handover"  # every ticket of ours bears it, so that a helpdesk's rules can tell


@dataclass(frozen=True)
class Instruction:
    """`do` is what to set, in the helpdesk's own words; `why` what goes wrong otherwise."""

    title: str
    do: str
    why: str
