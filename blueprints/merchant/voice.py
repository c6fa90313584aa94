"""How the agent sounds and what it leaves alone, and hearing that before it is kept."""

from dataclasses import replace

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.forms import typed
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import REFUSED, rendered
from blueprints.merchant.voice_form import VoiceForm, kept_form, typed_form
from blueprints.merchant.voice_samples import samples
from blueprints.quotas import count_rehearsal
from blueprints.rehearsing import read
from domain.activity import ActivityKind
from domain.agent.phrases import Say
from domain.agent.phrases.voiced import voiced
from domain.drafting.prompts import DEFAULT_VOICE, NAMES
from domain.greeting import greeting
from domain.language.languages import Language, of_locale
from domain.rehearsing.rehearsals import Script
from domain.stores import Store
from domain.voice.settings import Formality, Kind, Tone, Voice
from domain.voice.writing import still_said

blueprint = Blueprint("merchant_voice", __name__)

SAVED = "Saved. It is in force from the next message on."
LONGEST_QUESTION = 300  # characters
TONES = {Tone.PLAIN: "Plain", Tone.WARM: "Warm", Tone.BRIEF: "Brief"}
SHOWN = (Say.GREETING, Say.NOT_SOLD, Say.TROUBLE)  # by which a tone is told from another
ADDRESSES = {
    Formality.USUAL: "As our own sentences do",
    Formality.FAMILIAR: "Familiar: du, tu, tú",
    Formality.POLITE: "Polite: Sie, vous, usted",
}
KINDS = {
    Kind.GOODS: ("Beneath answers about products", "Colours may differ on your screen."),
    Kind.ORDERS: ("Beneath answers about orders", "Carriers’ dates are estimates."),
    Kind.TEXTS: ("Beneath answers from policies and pages", "Our terms and conditions apply."),
}

PARTS = {
    "tone": "tone",
    "address": "how shoppers are addressed",
    "emoji": "emoji",
    "sign_offs": "sign-offs",
    "disclaimers": "words beneath answers",
    "avoided": "words never said",
    "matters": "what it leaves alone",
    "languages": "languages",
}  # of a voice, as the activity log tells them
OWN_FIELDS = {
    one.value: [f"{kind}-{one.value}" for kind in ("greeting", "sign-off", *(kind.value for kind in Kind))]
    for one in Language
}


@blueprint.get("/admin/voice")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    store = caller_store()
    with services().begin() as work:
        words = work.drafting.voice(store)
    return shown(kept_form(store.voice, dict(store.greetings), words))


@blueprint.post("/admin/voice")
@by_installed_merchant
def choose() -> ResponseReturnValue:
    form, store = typed_form(), caller_store()
    if form.problems:
        return shown(form)
    with services().begin() as work:
        work.stores.greet(store, form.greetings)
        work.stores.sound(store, form.voice)
        work.drafting.set_voice(store, form.words)
        work.changed.note_grounds(store)
        note_change(work, ActivityKind.CHANGED_VOICE, changed(store, form))
    g.store = replace(store, greetings=tuple(sorted(form.greetings.items())), voice=form.voice)
    return shown(form, told=SAVED)


@blueprint.post("/admin/voice/try")
@by_installed_merchant
def hear() -> ResponseReturnValue:
    """Answer as the form has it, with this store's own records, and keep nothing of it."""
    form, language = typed_form(), of_locale(typed("language-tried"))
    question = typed("question")[:LONGEST_QUESTION]
    store = replace(caller_store(), voice=form.voice, greetings=tuple(sorted(form.greetings.items())))
    if form.problems:
        return shown(form)
    count_rehearsal(store, g.staff)
    with services().begin() as work:
        asked = [question] if question else samples(work, store, language)
        answers = read(store, Script(tuple(asked), locale=language.value), work).exchanges
    return shown(form, opening=greeting(store, language.value), answers=answers, tried=language, unsaved=True)


def changed(before: Store, now: VoiceForm) -> str:
    """Return which parts differ, as the activity log tells them: "tone, words never said"."""
    parts = [words for name, words in PARTS.items() if getattr(now.voice, name) != getattr(before.voice, name)]
    return ", ".join(parts if now.greetings == dict(before.greetings) else [*parts, "greetings"])


def shown(form: VoiceForm, **words: object) -> ResponseReturnValue:
    store = caller_store()
    plain = replace(store, greetings=(), voice=form.voice)
    return rendered(
        "voice",
        REFUSED if form.problems else 200,
        form=form,
        problems=form.problems,
        stays=still_said(form.voice),
        ours={one.value: greeting(plain, one.value) for one in Language},
        names={one.value: NAMES[one] for one in Language},
        own_fields=OWN_FIELDS,
        owned={one: any(form.fields.get(name) for name in names) for one, names in OWN_FIELDS.items()},
        tones={tone: (name, examples(tone)) for tone, name in TONES.items()},
        addresses=ADDRESSES,
        kinds=KINDS,
        has_model=services().drafter_for(store) is not None,
        usual=DEFAULT_VOICE,
        question=typed("question") if request.method == "POST" else "",
        **words,
    )


def examples(tone: Tone) -> str:
    return " ".join(f"“{voiced(Voice(tone=tone), Language.ENGLISH, one)}”" for one in SHOWN)
