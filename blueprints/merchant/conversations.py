"""What shoppers and the agent said: found by words, people, orders and how it ended; taken along as a file."""

import json

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from blueprints.envelopes import moment
from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import REFUSED, rendered
from blueprints.merchant.wanted import place_of, problems_of, query_of, wanted_in
from blueprints.merchant.wishes_in_words import WISHES
from blueprints.privacy import note_reading
from blueprints.spreadsheets import csv_file, download
from domain.agent.intents import SMALL_TALK
from domain.drafting.prompts import NAMES
from domain.figures.endings import TITLES
from domain.figures.lists import ExportedMessage, Listed, Rating
from domain.privacy.accesses import Seen
from runtime.services import Work

blueprint = Blueprint("merchant_conversations", __name__)

A_PAGE = 50  # conversations
MOST_EXPORTED = 10_000  # conversations, the newest; a file of them all is some megabytes
RATINGS = {Rating.LIKED: "Thumb up", Rating.DISLIKED: "Thumb down", Rating.UNRATED: "No thumb"}
TONES = {"resolved": "good", "unanswered": "warn"}
HEAD = "id started_at last_at ending state language signed_in message_count thumbs_up thumbs_down opening".split()


@blueprint.get("/admin/conversations")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return shown()


@blueprint.get("/admin/conversations.csv")
@by_installed_merchant
def as_csv() -> ResponseReturnValue:
    with services().begin() as work:
        return csv_file("conversations.csv", HEAD, [list(line(one).values()) for one in exported(work, "csv")])


@blueprint.get("/admin/conversations.json")
@by_installed_merchant
def as_json() -> ResponseReturnValue:
    """Return the list with what was said in each."""
    with services().begin() as work:
        found = exported(work, "json")
        said = work.lists.messages(caller_store(), found)
    lines = [line(one) | {"messages": [message(told) for told in said[one.id]]} for one in found]
    return download("conversations.json", "application/json", json.dumps(lines, ensure_ascii=False, indent=1))


def shown(told: str = "") -> Response:
    asked, store = request.args, caller_store()
    wanted = wanted_in(asked, store)
    problems = problems_of(wanted)
    with services().begin() as work:
        found = [] if problems else work.lists.found(store, wanted, A_PAGE + 1)
        anything = bool(found) or bool(work.conversations.newest(store, 1))
        note_reading(work, Seen.CONVERSATIONS)
    older = place_of(found[A_PAGE - 1]) if len(found) > A_PAGE else ""
    return rendered(
        "conversations",
        REFUSED if problems else 200,
        found=found[:A_PAGE],
        older=query_of(asked, before=older) if older else "",
        query=query_of(asked),
        anything=anything,
        asked=asked,
        narrowed=query_of(asked) != query_of(MultiDict({"words": asked.get("words", "")})),
        problems=problems,
        told=told,
        **choices(),
    )


def choices() -> dict[str, object]:
    """Return what the page offers to choose from, and the words for it."""
    return {
        "endings": TITLES,
        "tones": TONES,
        "intents": {intent: words for intent, words in WISHES.items() if intent not in SMALL_TALK},
        "languages": NAMES,
        "ratings": RATINGS,
    }


def exported(work: Work, kind: str) -> list[Listed]:
    """Return what the address asks for, and note who took it along."""
    note_reading(work, Seen.EXPORT, f"conversations.{kind}")
    wanted = wanted_in(request.args, caller_store())
    return [] if problems_of(wanted) else work.lists.found(caller_store(), wanted, MOST_EXPORTED)


def line(one: Listed) -> dict[str, object]:
    return {
        "id": str(one.id),
        "started_at": moment(one.started_at),
        "last_at": moment(one.last_at),
        "ending": one.ending.value,
        "state": one.state.value,
        "language": one.language,
        "signed_in": one.signed_in,
        "message_count": one.messages,
        "thumbs_up": one.liked,
        "thumbs_down": one.disliked,
        "opening": one.opening,
    }


def message(told: ExportedMessage) -> dict[str, object]:
    return {"author": told.author, "at": moment(told.at), "text": told.text, "outcome": told.outcome or None}
