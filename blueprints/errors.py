"""Which status each error gets. Bodies are a code and a sentence of ours; details stay in the log."""

import logging

from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue
from redis.exceptions import ConnectionError as RedisGone
from redis.exceptions import TimeoutError as RedisSlow
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from domain.errors import (
    BadSignature,
    ConversationNotFound,
    CredentialsRejected,
    InvalidRequest,
    InvalidShopDomain,
    RemoteError,
    StoreNotFound,
    TooManyAttempts,
)
from runtime.services import DatabaseUnavailable

log = logging.getLogger(__name__)

LONGEST_REASON = 200  # characters of a log line
RETRY_SOON = "2"  # seconds; engines come back in about that time

ANSWERS: dict[type[Exception], tuple[int, str, str]] = {
    BadSignature: (401, "bad_signature", "This request could not be verified."),
    InvalidShopDomain: (400, "invalid_shop", "That is not a myshopify.com domain."),
    StoreNotFound: (404, "store_not_found", "This store does not have Shopfloor installed."),
    ConversationNotFound: (404, "conversation_not_found", "There is no such conversation."),
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
    413: ("too_large", "The body is over 1 MB."),
    415: ("unsupported_media_type", "Send JSON with Content-Type: application/json."),
}


def register(app: Flask) -> None:
    for kind in ANSWERS:
        app.register_error_handler(kind, known)
    app.register_error_handler(InvalidRequest, invalid)
    app.register_error_handler(TooManyAttempts, too_many)
    app.register_error_handler(HTTPException, plain_http)
    app.register_error_handler(Exception, unforeseen)


def known(error: Exception) -> ResponseReturnValue:
    kind = next(kind for kind in type(error).__mro__ if kind in ANSWERS)
    status, code, detail = ANSWERS[kind]
    log.info("refused", extra={"code": code, "reason": str(error)[:LONGEST_REASON], "path": request.path})
    headers = {"Retry-After": RETRY_SOON} if status == 503 else {}
    return answer(code, detail, status, headers)


def invalid(error: InvalidRequest) -> ResponseReturnValue:
    log.info("refused", extra={"code": "invalid_request", "reason": error.detail, "path": request.path})
    return answer("invalid_request", error.detail, 400)


def too_many(error: TooManyAttempts) -> ResponseReturnValue:
    headers = {"Retry-After": str(error.retry_after)}
    return answer("too_many_attempts", "That was too often. Please wait a little.", 429, headers)


def plain_http(error: HTTPException) -> ResponseReturnValue:
    if error.code is not None and error.code < 400 and error.response is None:
        return error.get_response()
    code, detail = HTTP_WORDS.get(error.code or 500, ("refused", "This request was refused."))
    headers = {"Allow": ", ".join(error.valid_methods or ())} if isinstance(error, MethodNotAllowed) else {}
    return answer(code, detail, error.code or 500, headers)


def unforeseen(error: Exception) -> ResponseReturnValue:
    log.exception("unforeseen error", exc_info=error, extra={"path": request.path})
    return answer("internal_error", "Something went wrong on our side.", 500)


def answer(code: str, detail: str, status: int, headers: dict[str, str] | None = None) -> ResponseReturnValue:
    return jsonify(error=code, detail=detail), status, headers or {}
