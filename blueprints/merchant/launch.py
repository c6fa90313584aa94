"""To whom the agent talks, on which channel, and stopping it at once."""

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import refused, rendered
from domain.activity import ActivityKind
from domain.errors import InvalidRequest
from domain.launching import Audience, Launch, share_in
from integrations.values import storable

blueprint = Blueprint("merchant_launch", __name__)

SAVED = "Saved. It is in force for every conversation that begins from now on."
PAUSED = "Paused. Nobody new gets the chat, and running conversations are told that it is paused."
RESUMED = "The chat is open again."


@blueprint.get("/admin/launch")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return shown()


@blueprint.post("/admin/launch")
@by_installed_merchant
def choose() -> ResponseReturnValue:
    now, typed = caller_store().launch, storable(request.form.get("share", ""))
    try:
        audience = Audience(request.form.get("audience", ""))
        share = share_in(typed) if audience is Audience.SHARE else now.share
    except InvalidRequest as error:
        return refused(
            "launch", {"share": str(error)}, launch=now, chosen=Audience.SHARE, typed=typed, theme_editor=theme_editor()
        )
    except ValueError:
        return refused(
            "launch", {"audience": "Choose whom the chat is for."}, launch=now, typed=typed, theme_editor=theme_editor()
        )
    keep(
        lambda kept: replace(kept, audience=audience, share=share),
        ActivityKind.CHOSE_AUDIENCE,
        described(audience, share),
    )
    return shown(SAVED)


@blueprint.post("/admin/launch/pause")
@by_installed_merchant
def pause() -> ResponseReturnValue:
    keep(lambda kept: replace(kept, paused=True), ActivityKind.PAUSED_CHAT)
    return shown(PAUSED)


@blueprint.post("/admin/launch/resume")
@by_installed_merchant
def resume() -> ResponseReturnValue:
    keep(lambda kept: replace(kept, paused=False), ActivityKind.RESUMED_CHAT)
    return shown(RESUMED)


def keep(change: Callable[[Launch], Launch], what: ActivityKind, detail: str = "") -> None:
    """Keep what was changed beside what others change at the same time: a pause must not be lost to another form."""
    with services().begin() as work:
        launch = change(work.stores.alone(caller_store()).launch)
        work.stores.launch(caller_store(), launch)
        note_change(work, what, detail)
    g.store = replace(caller_store(), launch=launch)


def described(audience: Audience, share: int) -> str:
    return f"{share} % of visitors" if audience is Audience.SHARE else audience.value.replace("_", " ")


def shown(told: str = "") -> ResponseReturnValue:
    launch = caller_store().launch
    return rendered("launch", launch=launch, chosen=launch.audience, told=told, theme_editor=theme_editor())


def theme_editor() -> str:
    return f"https://admin.shopify.com/store/{caller_store().shop.name}/themes/current/editor?context=apps"
