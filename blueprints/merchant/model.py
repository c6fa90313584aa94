"""Which language model words the answers of a store, what it may cost in a month, and trying it out."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.forms import CHOOSE, read, typed
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import REFUSED, rendered
from blueprints.quotas import count_rehearsal
from domain.activity import ActivityKind
from domain.drafting.own_models import LONGEST_NAME, ModelUse, OwnModel, address_in, money_in, require_countable
from domain.drafting.trials import tried, tried_out_of_budget
from domain.drafting.turns import day_of

blueprint = Blueprint("merchant_model", __name__)

SAVED = "Saved. It is in force from the next message on."
LONGEST_KEY = 500  # characters
KEY_AGAIN = "Give the key of this address: the one that is kept belongs to another."
NO_SERVER = "No language model is set up on this server to be tried."


@dataclass
class ModelForm:
    """`fields` are what was typed, by name, without the key; `problems` sentences by the same names."""

    model: OwnModel
    fields: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


@blueprint.get("/admin/voice/model")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return shown(kept_form(caller_store().model))


@blueprint.post("/admin/voice/model")
@by_installed_merchant
def choose() -> ResponseReturnValue:
    form, store = typed_form(), caller_store()
    if form.problems:
        return shown(form)
    with services().begin() as work:
        work.stores.word_by(store, form.model)
        note_change(work, ActivityKind.CHANGED_MODEL, described(form.model))
    g.store = replace(store, model=form.model)
    return shown(kept_form(form.model), told=SAVED)


@blueprint.post("/admin/voice/model/try")
@by_installed_merchant
def try_out() -> ResponseReturnValue:
    """Ask the model that the form describes for one word; nothing is kept."""
    form, house = typed_form(), services()
    if form.problems or form.model.use is ModelUse.NONE:
        return shown(form, unsaved=True)
    count_rehearsal(caller_store(), g.staff)
    if form.model.use is ModelUse.OWN:
        return shown(form, trial=tried(house.own_models.model(form.model)), unsaved=True)
    if house.drafter is None:
        form.problems["use"] = NO_SERVER
        return shown(form)
    store = caller_store()
    trial = tried_out_of_budget(store, day_of(store, house.now()), house.drafter)
    return shown(form, trial=trial, unsaved=True)


def described(model: OwnModel) -> str:
    return f"{model.name} at {model.address}" if model.use is ModelUse.OWN else model.use.value


def kept_form(model: OwnModel) -> ModelForm:
    sums = {"read_price": model.read_price, "written_price": model.written_price, "monthly": model.monthly}
    told = {name: f"{value:f}" for name, value in sums.items() if value}
    return ModelForm(model, {"address": model.address, "name": model.name, **told})


def typed_form() -> ModelForm:
    """Return what the request's form says. What the chosen use does not need is kept as it was."""
    kept = caller_store().model
    form = ModelForm(kept, {name: typed(name) for name in request.form if name != "key"})
    try:
        use = ModelUse(typed("use"))
    except ValueError:
        form.problems["use"] = CHOOSE
        return form
    form.model = own(form, replace(kept, use=use)) if use is ModelUse.OWN else replace(kept, use=use)
    form.model = replace(form.model, monthly=read(form, "monthly", money_in, Decimal(0)))
    prices = priced(form.model)
    read(form, "monthly", lambda _: require_countable(form.model.monthly, prices), None)
    return form


def own(form: ModelForm, model: OwnModel) -> OwnModel:
    kept = model
    model = replace(
        model,
        address=read(form, "address", address_in, ""),
        name=typed("name")[:LONGEST_NAME],
        read_price=read(form, "read_price", money_in, Decimal(0)),
        written_price=read(form, "written_price", money_in, Decimal(0)),
    )
    if not model.name:
        form.problems["name"] = "Give the model’s name as the endpoint knows it."
    return replace(model, sealed_key=key_of(form, model.address, kept))


def key_of(form: ModelForm, address: str, kept: OwnModel) -> bytes:
    """Return the key, sealed: what was typed, else the one that is kept. That one never goes to another address."""
    key = typed("key")
    if len(key) > LONGEST_KEY or not key.isascii():
        form.problems["key"] = "This is no key. Copy it once more from where you have it."
        return b""
    if key:
        return services().storage.sealer.seal(key)
    if typed("no_key") == "yes" or not kept.sealed_key:
        return b""
    if address != kept.address:
        form.problems["key"] = KEY_AGAIN
        return b""
    return kept.sealed_key


def priced(model: OwnModel) -> tuple[Decimal, Decimal]:
    server = services().settings.model_bounds
    if model.use is ModelUse.OWN:
        return model.read_price, model.written_price
    return server.read_price, server.written_price


def shown(form: ModelForm, **words: object) -> ResponseReturnValue:
    house, store = services(), caller_store()
    with house.begin() as work:
        tokens, money = work.drafting.spent_in_month(store, day_of(store, house.now()))
    server = house.settings.language_model
    return rendered(
        "model",
        REFUSED if form.problems else 200,
        form=form,
        problems=form.problems,
        server=server.model if server else "",
        kept=bool(store.model.sealed_key),
        tokens=tokens,
        money=money,
        priced=any(priced(store.model)),
        monthly=store.model.monthly,
        daily=house.settings.model_bounds.daily_tokens,
        **words,
    )
