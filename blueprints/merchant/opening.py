"""Opening a page: Shopify lets us in first, or the merchant is told why it does not."""

import logging
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from flask import Response, g, request
from flask.typing import ResponseReturnValue

from blueprints.admission import admitted
from blueprints.frames import framed
from blueprints.house import caller_store, services
from blueprints.sessions import bearer_token, without_token
from domain.errors import CredentialsRejected, RemoteError
from domain.stores import is_installed
from jobs.documents import poll_later

log = logging.getLogger(__name__)

View = Callable[..., ResponseReturnValue]


def opening(view: View) -> View:
    """Make a page that a merchant may open before we are in their store. It stands beneath `by_merchant`."""

    @wraps(view)
    def opened(*args: object, **kwargs: object) -> ResponseReturnValue:
        # A script's call comes from a page that was opened: it need not ask Shopify again.
        if bearer_token() is None or not is_installed(g.store):
            try:
                g.store = admitted()
            except RemoteError as error:
                log.warning("not let in", extra={"shop": str(g.shop), "error": str(error)})
                if not is_installed(g.store):
                    return turned_away(error)
            poll_later(services().redis, caller_store())
        return view(*args, **kwargs)

    return opened


def turned_away(error: RemoteError) -> Response:
    if isinstance(error, CredentialsRejected):
        return framed("install.html", g.shop, 409, install_url=services().shopify_oauth.install_url(g.shop))
    return framed("busy.html", g.shop, 503, again=f"{request.path}?{urlencode(without_token())}")
