"""Trying a language model out: one short question, and one sentence on how it went."""

from dataclasses import dataclass
from time import perf_counter

from domain.drafting.models import LanguageModel, Line, Role, Words
from domain.errors import RemoteError

TRIAL_SECONDS, TRIAL_TOKENS = 10.0, 200  # a model that thinks first writes some hundred tokens
TRIAL = (
    Line(Role.SYSTEM, "You are being tried out. Answer with the one word: ready"),
    Line(Role.SHOPPER, "Are you there?"),
)


@dataclass(frozen=True)
class Trial:
    """How a trial went, in one sentence."""

    works: bool
    words: str


def tried(model: LanguageModel) -> Trial:
    """Ask the model for a word. Raises nothing of the model's."""
    began, said = perf_counter(), ""
    try:
        for piece in model.write(TRIAL, (), TRIAL_SECONDS, TRIAL_TOKENS):
            said += piece.text if isinstance(piece, Words) else ""
    except RemoteError as error:
        return Trial(False, error.advice or "The endpoint did not answer as such endpoints do. Look at the address.")
    if not said.strip():
        return Trial(False, "It answered without a word. Choose a model for chats.")
    return Trial(True, f"It works: {model.name} answered in {perf_counter() - began:.1f} seconds.")
