"""Counting webhook deliveries by what became of them, refused ones too."""

from flask import Blueprint, Response, g, request

from blueprints.house import services

KEPT, REPEATED, REFUSED, FAILED = "kept", "repeated", "refused", "failed"


def meter_deliveries(blueprint: Blueprint) -> None:
    """Count each delivery to `blueprint`, whose addresses are `/webhooks/<sender>…`."""
    blueprint.after_request(count_delivery)


def note_repeat() -> None:
    """Have this delivery, acknowledged like any other, counted as one we had already."""
    g.repeated = True


def count_delivery(response: Response) -> Response:
    sender = request.path.split("/")[2]
    services().metrics.webhooks.labels(sender, result_of(response)).inc()
    return response


def result_of(response: Response) -> str:
    if response.status_code >= 400:
        return REFUSED if response.status_code < 500 else FAILED
    return REPEATED if g.get("repeated") else KEPT
