"""Receipts: why an answer said what it said, ready to be kept as JSON."""

from collections.abc import Sequence
from dataclasses import asdict

from domain.agent.replies import Binding, Checked, Drafted, Evidence, Reply, Setting
from domain.agent.verification import verify
from domain.language.languages import Language, detect

COMPOSED, DRAFTED = "composed", "drafted"


def receipt(
    question: str,
    reply: Reply,
    *,
    milliseconds: float = 0.0,
    locale: str = "en",
    timezone: str = "UTC",
) -> dict[str, object]:
    """Return question, evidence, which words are bound to which field, checks and mode as JSON-ready values.

    `locale` and `timezone` are for a reply that does not say its own.
    """
    language = Language(reply.language) if reply.language else detect(question, locale)
    checked = _lines(reply, language, reply.timezone or timezone)
    account = {"drafting": _account(reply.drafted)} if reply.drafted else {}
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
        "mode": DRAFTED if reply.drafted and reply.drafted.lines else COMPOSED,
        "milliseconds": round(milliseconds, 2),
        **account,
        **({"read_as": reply.read_as} if reply.read_as else {}),
        **({"setting": _setting(reply.setting)} if reply.setting else {}),
    }


def _lines(reply: Reply, language: Language, timezone: str) -> Sequence[Checked]:
    """Return what the answer says with what binds it, as it was checked before it was sent.

    Sentences on one line are not checked again as one: each may speak of a record of its own.
    """
    sent = reply.drafted.lines if reply.drafted else reply.lines
    return sent or verify(reply.text.splitlines(), reply.evidence, language, timezone)


def _account(drafted: Drafted) -> dict[str, object]:
    """Return what a model did for the answer: its name, prompt, steps and tokens, and the sentences not sent."""
    told = {name: value for name, value in asdict(drafted).items() if name not in ("lines", "blocked")}
    blocked = [{"sentence": sentence, "unbound": list(unbound)} for sentence, unbound in drafted.blocked]
    return {**told, "blocked": blocked}


def _setting(setting: Setting) -> dict[str, object]:
    """Return what the question was asked in, without what says nothing."""
    topic = {name: value for name, value in vars(setting.topic).items() if value}
    page = {name: value for name, value in vars(setting.page).items() if value}
    return {"page": page, "topic": topic, "degree": setting.degree.value, "at": setting.at.isoformat()}


def _record(record: Evidence) -> dict[str, object]:
    return dict(vars(record))


def _binding(sentence: str, binding: Binding) -> dict[str, object]:
    return {"sentence": sentence, **vars(binding)}
