"""The messages by which understanding is judged. Nothing is learnt from them: else it is judged by what it knows."""

from pathlib import Path

from domain.language.words import WORD, fold

JUDGED = Path("evals/messages")
ANYBODYS = 2  # words; "hello there" and "cancel please" are written by all who write


def held_out(folder: Path = JUDGED) -> frozenset[str]:
    """Return every judged message, as `compared`, but for the shortest."""
    lines = (line for file in folder.glob("*.tsv") for line in file.read_text("utf-8").split("\n") if line)
    messages = (compared(line.split("\t")[-1]) for line in lines)
    return frozenset(message for message in messages if len(message.split()) > ANYBODYS)


def compared(text: str) -> str:
    """Return a message without case, accents and signs."""
    return " ".join(WORD.findall(fold(text)))
