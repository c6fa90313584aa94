"""What keeps the deliveries of webhooks."""

import time

from flask import Flask, Request, Response, request

from tests.fakes_helpdesk import Delivery


class Mailbox:
    """Keeps what webhooks bring, by the path they brought it to."""

    def __init__(self) -> None:
        self.app = Flask("mailbox")
        self.app.add_url_rule("/<path:path>", view_func=self._keep, methods=["POST"])
        self._arrived: dict[str, list[Delivery]] = {}

    def _keep(self, path: str) -> Response:
        self._arrived.setdefault(path, []).append(as_delivery(request))
        return Response(status=200)

    def take(self, path: str, at_least: int = 1) -> list[Delivery]:
        """Wait for deliveries and the silence after them."""
        deadline, count = time.monotonic() + 5, -1
        while time.monotonic() < deadline:
            arrived = len(self._arrived.get(path, []))
            if arrived >= at_least and arrived == count:
                break
            count = arrived
            time.sleep(0.15)
        return self._arrived.pop(path, [])


def as_delivery(arrived: Request) -> Delivery:
    return dict(arrived.headers), arrived.get_data()
