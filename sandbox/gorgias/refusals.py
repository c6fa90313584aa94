"""Gorgias's own words for no."""

from sandbox.helpdesks.refusals import Refusal


def bad_request(msg: str, data: object = None) -> Refusal:
    error = {"msg": msg} if data is None else {"msg": msg, "data": data}
    return Refusal(400, {"error": error})


def not_authenticated() -> Refusal:
    return Refusal(401, {"error": {"msg": "Authentication required."}}, WWW_Authenticate="Basic")


def forbidden(scope: str) -> Refusal:
    return Refusal(403, {"error": {"msg": f"Insufficient scope: {scope} is required."}})


def not_found() -> Refusal:
    return Refusal(404, {"error": {"msg": "Resource not found."}})


def moved_permanently(where: str) -> Refusal:
    """A merged ticket's own no: it went there."""
    return Refusal(301, {}, Location=where)


def already_exists() -> Refusal:
    return Refusal(409, {"error": {"msg": "The resource already exists."}})


def too_many_calls(retry_after: int, limit: int) -> Refusal:
    return Refusal(
        429,
        {"error": {"msg": "Too many requests."}},
        Retry_after=str(retry_after),
        X_Gorgias_Account_Api_Call_Limit=f"{limit}/{limit}",
    )
