"""A request the remote service would not accept, and how that is answered."""

from collections.abc import Mapping

from flask import Flask, Response, jsonify


class Refusal(Exception):
    def __init__(self, status: int, body: Mapping[str, object], **headers: str) -> None:
        super().__init__(f"{status} {dict(body)}")
        self.status = status
        self.body = body
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def answer_refusals(app: Flask) -> None:
    @app.errorhandler(Refusal)
    def refuse(refusal: Refusal) -> Response:
        response = jsonify(dict(refusal.body))
        response.status_code = refusal.status
        response.headers.update(refusal.headers)
        return response
