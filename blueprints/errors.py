"""Which status each error gets. Bodies are a code and a sentence of ours; details stay in the log."""

import json
import logging
from collections.abc import Callable

from flask import Flask, Response, request
from redis.exceptions import ConnectionError as RedisGone
from redis.exceptions import TimeoutError as RedisSlow
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as PlainResponse

from blueprints.asgi import Answer
from blueprints.frames import unframed
from domain.errors import (
    BadSignature,
    ChatNotOpen,
    ConversationNotFound,
    CredentialsRejected,
    ExportNotFound,
    InvalidRequest,
    InvalidShopDomain,
    Overtaken,
    RemoteError,
    StoreNotFound,
    TooManyAttempts,
)
from runtime.services import DatabaseUnavailable

log = logging.getLogger(__name__)

LONGEST_WORDS = 200  # characters of a caller's that a log line may hold
MINUTE = 60  # seconds; of a longer wait it is said how long it is
RETRY_SOON = "2"  # seconds; engines come back in about that time

ANSWERS: dict[type[Exception], tuple[int, str, str]] = {
    BadSignature: (401, "bad_signature", "This request could not be verified."),
    # Widgets take this code for a shop without a chat, and take their button away.
    ChatNotOpen: (404, "store_not_found", "The chat of this store is not open to you now."),
    InvalidShopDomain: (400, "invalid_shop", "That is not a myshopify.com domain."),
    StoreNotFound: (404, "store_not_found", "This store does not have Shopfloor installed."),
    ConversationNotFound: (404, "conversation_not_found", "There is no such conversation."),
    ExportNotFound: (404, "export_not_found", "There is no such export any more."),
    CredentialsRejected: (409, "reconnect", "A connection has to be made again."),
    RemoteError: (503, "remote_unavailable", "Another service did not answer. Please try again."),
    DatabaseUnavailable: (503, "unavailable", "We are back in a moment. Please try again."),
    RedisGone: (503, "unavailable", "We are back in a moment. Please try again."),
    RedisSlow: (503, "unavailable", "We are back in a moment. Please try again."),
}
HTTP_WORDS = {
    400: ("bad_request", "The request could not be read."),
    404: ("not_found", "There is nothing here."),
    405: ("method_not_allowed", "This address does not take that method."),
    408: ("too_slow", "The body did not arrive in time."),
    413: ("too_large", "The body is over 1 MB."),
    415: ("unsupported_media_type", "Send JSON with Content-Type: application/json."),
}


def register(app: Flask) -> None:
    app.register_error_handler(Exception, refuse)


def refuse(error: Exception) -> PlainResponse:
    """Answer for Flask."""
    if isinstance(error, HTTPException) and error.code is not None and error.code < 400 and error.response is None:
        return error.get_response()
    refusal = refusal_of(error, request.path)
    answer = (
        as_page(refusal) if is_opened_by_a_person() else Response(refusal.body, refusal.status, dict(refusal.headers))
    )
    answer.vary.add("Accept")
    return answer


def is_opened_by_a_person() -> bool:
    """Whether a browser opened the address itself: what a script or a machine asks for names no HTML."""
    return request.method == "GET" and any(kind == "text/html" and wish for kind, wish in request.accept_mimetypes)


def as_page(refusal: Answer) -> Response:
    told, later = json.loads(refusal.body), refusal.status in (429, 503)
    page = unframed("refused.html", refusal.status, code=told["error"], detail=told["detail"], later=later)
    page.headers.extend({name: value for name, value in refusal.headers.items() if name != "Content-Type"})
    return page


def refusal_of(error: Exception, path: str) -> Answer:
    """Answer for what Flask does not see, too."""
    handler = next(HANDLERS[kind] for kind in type(error).__mro__ if kind in HANDLERS)
    return handler(error, path)


def known(error: Exception, path: str) -> Answer:
    kind = next(kind for kind in type(error).__mro__ if kind in ANSWERS)
    status, code, detail = ANSWERS[kind]
    log.info("refused", extra={"code": code, "reason": str(error)[:LONGEST_WORDS], "path": path[:LONGEST_WORDS]})
    return refusal(status, code, detail, **({"Retry-After": RETRY_SOON} if status == 503 else {}))


def invalid(error: Exception, path: str) -> Answer:
    # Its text is its detail: a sentence of ours that the caller may read.
    log.info(
        "refused", extra={"code": "invalid_request", "reason": str(error)[:LONGEST_WORDS], "path": path[:LONGEST_WORDS]}
    )
    return refusal(400, "invalid_request", str(error))


def overtaken(error: Exception, path: str) -> Answer:
    log.info("refused", extra={"code": "overtaken", "path": path[:LONGEST_WORDS]})
    return refusal(409, "overtaken", str(error))


def too_many(error: Exception, path: str) -> Answer:
    retry_after, advice = (error.retry_after, error.advice) if isinstance(error, TooManyAttempts) else (0, "")
    detail = advice or f"That was too often. {_when_to_try(retry_after)}"
    return refusal(429, "too_many_attempts", detail, **{"Retry-After": str(retry_after)})


def _when_to_try(seconds: int) -> str:
    if seconds < MINUTE:
        return "Please wait a little."
    minutes = -(-seconds // MINUTE)
    return f"Please try again in {minutes} {'minute' if minutes == 1 else 'minutes'}."


def plain_http(error: Exception, path: str) -> Answer:
    status = (error.code if isinstance(error, HTTPException) else None) or 500
    code, detail = HTTP_WORDS.get(status, ("refused", "This request was refused."))
    methods = (error.valid_methods or ()) if isinstance(error, MethodNotAllowed) else ()
    return refusal(status, code, detail, **({"Allow": ", ".join(methods)} if methods else {}))


def unforeseen(error: Exception, path: str) -> Answer:
    log.exception("unforeseen error", exc_info=error, extra={"path": path[:LONGEST_WORDS]})
    return refusal(500, "internal_error", "Something went wrong on our side.")


def refusal(status: int, code: str, detail: str, **headers: str) -> Answer:
    body = json.dumps({"error": code, "detail": detail}).encode()
    return Answer(status, body, {"Content-Type": "application/json", **headers})


HANDLERS: dict[type[BaseException], Callable[[Exception, str], Answer]] = {
    **dict.fromkeys(ANSWERS, known),
    InvalidRequest: invalid,
    Overtaken: overtaken,
    TooManyAttempts: too_many,
    HTTPException: plain_http,
    Exception: unforeseen,
}
