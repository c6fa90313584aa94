"""Trying a language model out: one short question, and one sentence on how it went."""

from dataclasses import dataclass
from datetime import date
from time import perf_counter

from domain.drafting.models import LanguageModel, Line, Role, Used, Words
from domain.drafting.turns import Drafter
from domain.errors import RemoteError
from domain.stores import Store

TRIAL_SECONDS, TRIAL_TOKENS = 10.0, 200  # a model that thinks first writes some hundred tokens
MOST_READ = 100  # tokens of the question, by any model's count
SPENT = "What the server gives your store for today is spent. Try again tomorrow."
TRIAL = (
    Line(Role.SYSTEM, "You are being tried out. Answer with the one word: ready"),
    Line(Role.SHOPPER, "Are you there?"),
)


@dataclass(frozen=True)
class Trial:
    """How a trial went, in one sentence, and the tokens that it took where the model told."""

    works: bool
    words: str
    read: int = 0
    written: int = 0


def tried_out_of_budget(store: Store, day: date, drafter: Drafter) -> Trial:
    """Ask the server's model for a word, paid as a turn of the store's is: out of what the operator allows a day."""
    bounds, most = drafter.bounds, MOST_READ + TRIAL_TOKENS
    money = bounds.cost(MOST_READ, TRIAL_TOKENS)
    with drafter.begin() as shelves:
        if not shelves.drafting.reserve(store, day, most, money, bounds):
            return Trial(False, SPENT)
    trial = tried(drafter.model)
    with drafter.begin() as shelves:
        left = bounds.cost(trial.read, trial.written) - money
        shelves.drafting.settle(store, day, trial.read + trial.written - most, left)
    return trial


def tried(model: LanguageModel) -> Trial:
    """Ask the model for a word. Raises nothing of the model's."""
    began, said, used = perf_counter(), "", Used(0, 0)
    try:
        for piece in model.write(TRIAL, (), TRIAL_SECONDS, TRIAL_TOKENS):
            said += piece.text if isinstance(piece, Words) else ""
            used = piece if isinstance(piece, Used) else used
    except RemoteError as error:
        return Trial(False, error.advice or "The endpoint did not answer as such endpoints do. Look at the address.")
    if not said.strip():
        return Trial(False, "It answered without a word. Choose a model for chats.", used.read, used.written)
    words = f"It works: {model.name} answered in {perf_counter() - began:.1f} seconds."
    return Trial(True, words, used.read, used.written)
