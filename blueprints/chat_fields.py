"""What a browser says in a shopper's request: its language, its page, a message's id and an address."""

from typing import Any
from uuid import UUID, uuid5

from flask import request

from blueprints import bodies
from blueprints.house import ChatCaller
from blueprints.origins import origin_of, own_origins, without_secrets
from domain.conversations import Page
from domain.errors import InvalidRequest
from domain.handoff.addresses import well_formed
from domain.stores import Store
from integrations.shopify.fields import id_of
from integrations.values import storable

LONGEST_ADDRESS = 2000  # characters of a page's URL
LONGEST_ID = 64  # characters; a UUID has 36
LONGEST_EMAIL = 254  # characters; RFC 5321
LONGEST_LOCALE = 12  # characters; language, script and region, "zh-Hant-TW"
LONGEST_TAG = 64  # characters of a language tag that anybody may send


def locale_of(body: dict[str, Any]) -> str:
    """The language of the page goes before the browser's: it is what the shopper reads just now."""
    page = bodies.words(body, "locale", LONGEST_TAG)
    return storable(page or request.accept_languages.best or "en")[:LONGEST_LOCALE]


def sent_as(body: dict[str, Any], caller: ChatCaller) -> UUID | None:
    """Return the id to keep a message under: the browser's, which means nothing in another conversation."""
    given = bodies.words(body, "id", LONGEST_ID)
    return uuid5(caller.conversation_id, given) if given else None


def page_of(body: dict[str, Any], store: Store) -> Page:
    """Return the page a shopper says they look at. Staff follow its address, so that only the store's own is kept."""
    product, url = body.get("product_id"), bodies.words(body, "url", LONGEST_ADDRESS)
    own = without_secrets(url) if origin_of(url) in own_origins(store) else ""
    return Page(own, None if product is None else id_of(product))


def email_of(body: dict[str, Any]) -> str:
    email = bodies.words(body, "email", LONGEST_EMAIL)
    if not email:
        return ""
    if (address := well_formed(email)) is None:
        raise InvalidRequest("email must be an e-mail address, for example name@example.com.")
    return address
