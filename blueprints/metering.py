"""Counting webhook deliveries by what became of them, refused ones too."""

from flask import Blueprint, Response, request

from blueprints.house import services

KEPT, REFUSED, FAILED = "kept", "refused", "failed"


def meter_deliveries(blueprint: Blueprint) -> None:
    """Count each delivery to `blueprint`, whose addresses are `/webhooks/<sender>…`."""
    blueprint.after_request(count_delivery)


def count_delivery(response: Response) -> Response:
    sender = request.path.split("/")[2]
    services().metrics.webhooks.labels(sender, result_of(response.status_code)).inc()
    return response


def result_of(status: int) -> str:
    if status >= 400:
        return REFUSED if status < 500 else FAILED
    return KEPT
