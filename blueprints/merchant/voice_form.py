"""The form of the voice: what was typed, read into what is kept, with a sentence beside what cannot be."""

from dataclasses import dataclass, field

from flask import request

from blueprints.merchant.forms import chosen, read, typed
from domain.language.languages import Language
from domain.voice.settings import Disclaimer, Formality, Kind, Matter, Tone, Voice, Way
from domain.voice.writing import avoided_in, matters_in, written_avoided, written_matters

LONGEST_OWN = 300  # characters of a greeting, a sign-off or a disclaimer; three lines of the chat
LONGEST_VOICE = 200  # characters


@dataclass
class VoiceForm:
    """`fields` are what was typed, by the fields' names; `problems` sentences by the same names."""

    voice: Voice
    greetings: dict[str, str]
    words: str
    fields: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def kept_form(voice: Voice, greetings: dict[str, str], words: str) -> VoiceForm:
    """Return the form as it shows what is kept."""
    own = {f"greeting-{language}": said for language, said in greetings.items()}
    own |= {f"sign-off-{language.value}": said for language, said in voice.sign_offs}
    own |= {f"{one.kind.value}-{one.language.value}": one.words for one in voice.disclaimers}
    lines = {"avoided": written_avoided(voice.avoided), "voice": words}
    return VoiceForm(voice, greetings, words, own | lines | {way: written_matters(voice.matters, way) for way in Way})


def typed_form() -> VoiceForm:
    """Return what the request's form says."""
    form = VoiceForm(Voice(), {}, " ".join(typed("voice").split()))
    form.fields = {name: typed(name) for name in request.form}
    form.greetings = own_words(form, "greeting")
    form.voice = Voice(
        tone=chosen(form, "tone", Tone, Tone.PLAIN),
        address=chosen(form, "address", Formality, Formality.USUAL),
        emoji=typed("emoji") == "yes",
        sign_offs=tuple((Language(one), words) for one, words in own_words(form, "sign-off").items()),
        disclaimers=tuple(
            Disclaimer(kind, Language(one), words)
            for kind in Kind
            for one, words in own_words(form, kind.value).items()
        ),
        avoided=read(form, "avoided", avoided_in, ()),
        matters=tuple(one for way in Way for one in matters_typed(form, way)),
        languages=languages_in(form),
    )
    if len(form.words) > LONGEST_VOICE:
        form.problems["voice"] = f"Please write at most {LONGEST_VOICE} characters."
    return form


def own_words(form: VoiceForm, name: str) -> dict[str, str]:
    """Return the merchant's own words by language, where there are any."""
    said = {one.value: typed(f"{name}-{one.value}") for one in Language}
    for language, words in said.items():
        if len(words) > LONGEST_OWN:
            form.problems[f"{name}-{language}"] = f"Please write at most {LONGEST_OWN} characters."
    return {language: words for language, words in said.items() if words}


def matters_typed(form: VoiceForm, way: Way) -> tuple[Matter, ...]:
    nothing: tuple[Matter, ...] = ()
    return read(form, way.value, lambda said: matters_in(said, way), nothing)


def languages_in(form: VoiceForm) -> tuple[Language, ...]:
    """Return the languages that are ticked, the one for everybody else first; () where that leaves none out."""
    if "first" not in request.form:
        return ()
    ticked = [one for one in Language if one.value in request.form.getlist("language")]
    first = chosen(form, "first", Language, Language.ENGLISH)
    if not ticked:
        form.problems["first"] = "Choose at least one language."
        return ()
    return () if len(ticked) == len(Language) else tuple(dict.fromkeys((first, *ticked)))
