"""How the agent sounds: how a conversation begins, and what a language model is told of the store's voice."""

from dataclasses import replace

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import refused, rendered
from domain.drafting.prompts import DEFAULT_VOICE, NAMES
from domain.greeting import greeting
from domain.language.languages import Language
from integrations.values import storable

blueprint = Blueprint("merchant_voice", __name__)

LONGEST_GREETING = 300  # characters; three lines of the chat
LONGEST_VOICE = 200  # characters


@blueprint.get("/admin/voice")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return shown()


@blueprint.post("/admin/voice")
@by_installed_merchant
def choose() -> ResponseReturnValue:
    greetings = {one.value: typed(f"greeting-{one.value}") for one in Language}
    voice = " ".join(typed("voice").split())
    if problems := problems_of(greetings, voice):
        return refused("voice", problems, greetings=greetings, voice=voice, **around())
    store, kept = caller_store(), {language: words for language, words in greetings.items() if words}
    with services().begin() as work:
        work.stores.greet(store, kept)
        work.drafting.set_voice(store, voice)
        note_change(work, "changed the voice")
    g.store = replace(store, greetings=tuple(sorted(kept.items())))
    return shown("Saved. Conversations that begin from now on begin so.")


def typed(name: str) -> str:
    return storable(request.form.get(name, "")).strip()


def problems_of(greetings: dict[str, str], voice: str) -> dict[str, str]:
    """Return a sentence for each field that is too long."""
    too_long = f"Please write at most {LONGEST_GREETING} characters."
    wrong = {f"greeting-{one}": too_long for one, words in greetings.items() if len(words) > LONGEST_GREETING}
    return wrong | (
        {"voice": f"Please write at most {LONGEST_VOICE} characters."} if len(voice) > LONGEST_VOICE else {}
    )


def shown(told: str = "") -> ResponseReturnValue:
    store = caller_store()
    with services().begin() as work:
        voice = work.drafting.voice(store)
    return rendered("voice", 200, greetings=dict(store.greetings), voice=voice, told=told, **around())


def around() -> dict[str, object]:
    """Return what the page shows beside the fields."""
    plain = replace(caller_store(), greetings=())
    ours = {one.value: greeting(plain, one.value) for one in Language}
    names = {one.value: NAMES[one] for one in Language}
    return {"ours": ours, "names": names, "has_model": services().drafting is not None, "usual": DEFAULT_VOICE}
