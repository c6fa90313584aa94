"""Receipts: why an answer said what it said, ready to be kept as JSON."""

from dataclasses import asdict

from domain.agent.language import detect
from domain.agent.replies import Evidence, Reply
from domain.agent.verification import Binding, verify

COMPOSED = "composed"


def receipt(
    question: str,
    reply: Reply,
    *,
    mode: str = COMPOSED,
    milliseconds: float = 0.0,
    locale: str = "en",
    timezone: str = "UTC",
) -> dict[str, object]:
    """Return question, evidence, which words are bound to which field, checks and mode as JSON-ready values."""
    language = detect(question, locale)
    checked = verify(reply.text.splitlines(), reply.evidence, language, timezone)
    return {
        "question": question,
        "answer": reply.text,
        "outcome": reply.outcome.value,
        "intents": list(reply.intents),
        "language": language.value,
        "evidence": [_record(record) for record in reply.evidence],
        "bindings": [_binding(line.sentence, binding) for line in checked for binding in line.bindings],
        "unbound": [words for line in checked for words in line.unbound],
        "checks": list(reply.checks),
        "mode": mode,
        "milliseconds": round(milliseconds, 2),
    }


def _record(record: Evidence) -> dict[str, object]:
    return asdict(record)


def _binding(sentence: str, binding: Binding) -> dict[str, object]:
    return {"sentence": sentence, **asdict(binding)}
