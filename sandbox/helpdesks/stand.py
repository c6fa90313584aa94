"""The parts every stand-in needs, and the `_sandbox` routes by which scripts steer them."""

import dataclasses
from dataclasses import dataclass

from flask import Blueprint, Response, jsonify

from sandbox.helpdesks.bodies import NOTHING, json_body
from sandbox.helpdesks.clock import Clock
from sandbox.helpdesks.deliveries import Courier
from sandbox.helpdesks.faults import Fault, FaultBook
from sandbox.helpdesks.grants import Client
from sandbox.helpdesks.limits import Windows


@dataclass(frozen=True)
class Stand:
    app_url: str
    client: Client
    clock: Clock
    faults: FaultBook
    windows: Windows
    courier: Courier

    @classmethod
    def build(cls, app_url: str, client: Client) -> "Stand":
        clock = Clock()
        return cls(app_url, client, clock, FaultBook(), Windows(clock), Courier(app_url))


def steering(stand: Stand) -> Blueprint:
    """Faults, time and the delivery journal, below `/<account>/_sandbox`."""
    routes = Blueprint("steering", __name__, url_prefix="/<account>/_sandbox", template_folder="templates")

    @routes.post("/faults")
    def order_fault(account: str) -> tuple[Response, int]:
        fault = Fault.parse(json_body() or NOTHING)
        stand.faults.order(account, fault)
        return jsonify(dataclasses.asdict(fault)), 201

    @routes.delete("/faults")
    def clear_faults(account: str) -> tuple[str, int]:
        stand.faults.clear(account)
        return "", 204

    @routes.post("/clock")
    def advance_clock(account: str) -> Response:
        seconds = (json_body() or NOTHING).get("advance", 0)
        stand.clock.advance(account, float(str(seconds)))
        return jsonify(now=stand.clock.now(account).isoformat())

    @routes.get("/deliveries")
    def list_deliveries(account: str) -> Response:
        return jsonify([dataclasses.asdict(a) for a in list(stand.courier.journal) if a.account == account])

    return routes
