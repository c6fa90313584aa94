"""Zendesk's own words for no."""

from sandbox.helpdesks.refusals import Refusal


def record_invalid(field: str, description: str, error: str = "InvalidValue") -> Refusal:
    details = {field: [{"description": description, "error": error}]}
    body = {"error": "RecordInvalid", "description": "Record validation errors", "details": details}
    return Refusal(422, body)


def record_not_found() -> Refusal:
    return Refusal(404, {"error": "RecordNotFound", "description": "Not found"})


def invalid_attribute(name: str, wanted: str) -> Refusal:
    message = f"You passed an invalid value for the {name} attribute. Invalid parameter: {name} must be {wanted}"
    return Refusal(400, {"error": {"title": "Invalid attribute", "message": message}})


def unreadable_json() -> Refusal:
    return Refusal(422, {"error": "Unprocessable Entity", "message": "Server could not parse JSON"})


def wrong_media_type() -> Refusal:
    return Refusal(415, {"error": "UnsupportedMediaType", "description": "Send application/json"})


def invalid_token() -> Refusal:
    text = "The access token provided is expired, revoked, malformed or invalid for other reasons."
    return Refusal(401, {"error": "invalid_token", "error_description": text}, WWW_Authenticate="Bearer")


def not_authenticated() -> Refusal:
    return Refusal(401, {"error": "Couldn't authenticate you"})


def insufficient_scope(scope: str) -> Refusal:
    text = f"The request requires higher privileges than provided by the access token: {scope}"
    return Refusal(403, {"error": "insufficient_scope", "error_description": text})


def no_room_for_fields() -> Refusal:
    text = "Your plan does not include more custom ticket fields."
    return Refusal(403, {"error": {"title": "Forbidden", "message": text}})


def only_for_admins() -> Refusal:
    text = "You do not have access to this page. Please contact the account owner of this help desk for further help."
    return Refusal(403, {"error": {"title": "Forbidden", "message": text}})


def key_mismatch() -> Refusal:
    text = "Request parameters don't match the given idempotency key"
    return Refusal(400, {"error": "IdempotentRequestError", "description": text})


def key_too_long() -> Refusal:
    text = "The idempotency key must not be longer than 255 characters"
    return Refusal(400, {"error": "IdempotentRequestError", "description": text})


def update_conflict() -> Refusal:
    text = "Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data."
    return Refusal(409, {"error": "UpdateConflict", "description": text})


def too_many_calls(retry_after: int) -> Refusal:
    text = "Number of allowed API requests per minute exceeded"
    return Refusal(429, {"error": "APIRateLimitExceeded", "description": text}, Retry_After=str(retry_after))


def bad_webhook(detail: str) -> Refusal:
    return Refusal(400, {"errors": [{"status": "400", "code": "BadRequest", "title": "Bad Request", "detail": detail}]})


def webhook_not_found() -> Refusal:
    return Refusal(
        404, {"errors": [{"status": "404", "code": "NotFound", "title": "Not Found", "detail": "Not found"}]}
    )
