"""Trouble on order: the next calls of a path fail, arrive late, or lose their answer."""

import fnmatch
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from flask import Flask, Response, g, jsonify, request

API_PREFIX = re.compile(r"^api/(v2/)?")


@dataclass(frozen=True)
class Fault:
    path: str  # without the API prefix; may hold wildcards: "tickets", "tickets/*", "oauth/tokens"
    method: str | None = None
    status: int | None = None  # None: only the delay
    times: int = 1
    after_commit: bool = False  # the work is done, then the answer is replaced
    html: bool = False
    drop: bool = False  # the connection ends inside the answer
    delay: float = 0.0  # seconds; before the work, or after it with after_commit
    retry_after: int = 1

    @classmethod
    def parse(cls, body: Mapping[str, object]) -> "Fault":
        known = {name: value for name, value in body.items() if name in cls.__dataclass_fields__}
        return cls(**known)  # type: ignore[arg-type]  # a test's own order, checked by use

    def fits(self, method: str, path: str) -> bool:
        return self.method in (None, method) and fnmatch.fnmatchcase(path, self.path)


Whim = Callable[[str, str, str], Fault | None]  # by account, method, and path without the API prefix


def no_whim(account: str, method: str, path: str) -> None:
    return None


class FaultBook:
    """What was ordered strikes first, then whatever a `whim` has in mind for the call."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: dict[str, list[Fault]] = defaultdict(list)
        self.whim: Whim = no_whim

    def order(self, account: str, fault: Fault) -> None:
        with self._lock:
            self._faults[account].append(fault)

    def clear(self, account: str) -> None:
        with self._lock:
            self._faults.pop(account, None)

    def take(self, account: str, method: str, path: str) -> Fault | None:
        """The first ordered fault that fits, one use of it spent; else what the whim says."""
        with self._lock:
            for place, fault in enumerate(self._faults.get(account, [])):
                if fault.fits(method, path):
                    left = replace(fault, times=fault.times - 1)
                    self._faults[account][place : place + 1] = [left] if left.times > 0 else []
                    return fault
        return self.whim(account, method, path)


def answer_faults(app: Flask, book: FaultBook, body_of: Callable[[int], dict[str, object]]) -> None:
    """Let ordered faults strike; `body_of` words a status as this helpdesk would."""

    @app.before_request
    def strike() -> Response | None:
        account, _, rest = request.path.lstrip("/").partition("/")
        if rest.startswith(("_sandbox", "agent")):
            return None
        g.fault = fault = book.take(account, request.method, API_PREFIX.sub("", rest))
        if fault is None or fault.after_commit:
            return None
        time.sleep(fault.delay)
        return failure(fault, body_of)

    @app.after_request
    def strike_after(response: Response) -> Response:
        fault = g.get("fault")
        if fault is None or not fault.after_commit:
            return response
        time.sleep(fault.delay)
        return failure(fault, body_of) or response


def failure(fault: Fault, body_of: Callable[[int], dict[str, object]]) -> Response | None:
    """The broken answer; None when the fault is a mere delay."""
    if fault.drop:
        # Fewer bytes than promised: the client sees the connection end, never a status to trust.
        return Response([b"{"], status=200, headers={"Content-Length": "4096", "Connection": "close"})
    if fault.status is None:
        return None
    headers = {"Retry-After": str(fault.retry_after)} if fault.status in (429, 503) else {}
    if fault.html:
        page = f"<!doctype html><title>{fault.status}</title><h1>Something went wrong</h1>"
        return Response(page, status=fault.status, headers=headers, mimetype="text/html")
    response = jsonify(body_of(fault.status))
    response.status_code = fault.status
    response.headers.update(headers)
    return response
