"""The merchant's view of their own texts: what two of them state differently, and what none of them says."""

from typing import Any

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from blueprints.envelopes import moment
from blueprints.guards import by_installed_merchant
from blueprints.house import caller_store, services
from blueprints.privacy import note_reading
from domain.agent.gaps import ToldGap
from domain.agent.policies.clauses.answers import contradictions_of
from domain.agent.policies.clauses.statements import Contradiction
from domain.privacy.accesses import Seen

blueprint = Blueprint("texts", __name__, url_prefix="/admin/api/texts")

MOST_SHOWN = 50  # questions


@blueprint.get("")
@by_installed_merchant
def texts() -> ResponseReturnValue:
    store = caller_store()
    with services().begin() as work:
        differing = contradictions_of(store, work.knowledge)
        gaps = work.gaps.told(store, MOST_SHOWN)
        # Questions are shoppers' own words.
        note_reading(work, Seen.QUESTIONS)
    return jsonify(contradictions=[contradiction_view(one) for one in differing], gaps=[gap_view(one) for one in gaps])


def contradiction_view(found: Contradiction) -> dict[str, Any]:
    stated = [
        {"figure": one.figure, "text": one.unit.text, "title": one.passage.title, "url": one.passage.url}
        for one in found.statements
    ]
    return {"topic": found.topic.value, "statements": stated}


def gap_view(gap: ToldGap) -> dict[str, Any]:
    return {
        "question": gap.question,
        "kind": gap.kind.value,
        "product": gap.product,
        "times": gap.times,
        "last_at": moment(gap.last_at),
    }
