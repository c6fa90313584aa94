"""Answers that a language model words, sent sentence by sentence as each is found to be true."""

from collections.abc import Callable, Generator, Iterator

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from blueprints.errors import refusal_of
from blueprints.streams import event, events, stream
from domain.errors import RemoteError
from domain.turns import Envelope
from runtime.services import DatabaseUnavailable

Writing = Generator[str, None, Envelope]


def drafted(writing: Writing, settle: Callable[[Envelope], None], *, streams: bool) -> ResponseReturnValue:
    """Run a turn that yields its answer; `settle` does what follows once it is kept.

    What fails before the first words is answered as an error of its own; afterwards it is an `error` event.
    """
    try:
        first = next(writing)
    except StopIteration as done:
        settle(done.value)
        return stream(events(done.value)) if streams else jsonify(done.value)
    if streams:
        return stream(written(first, writing, settle))
    envelope = ended(writing)
    settle(envelope)
    return jsonify(envelope)


def written(first: str, writing: Writing, settle: Callable[[Envelope], None]) -> Iterator[str]:
    yield event("delta", {"text": first})
    try:
        envelope = yield from deltas(writing)
        settle(envelope)
    except (RemoteError, DatabaseUnavailable) as error:
        yield f"event: error\ndata: {refusal_of(error, request.path).body.decode()}\n\n"
        return
    yield event("message", envelope)
    yield event("done", {})


def deltas(writing: Writing) -> Generator[str, None, Envelope]:
    """Yield each piece as an event, and return the envelope. Closing it closes the turn, which keeps what was said."""
    try:
        while True:
            try:
                piece = next(writing)
            except StopIteration as done:
                envelope: Envelope = done.value
                return envelope
            yield event("delta", {"text": piece})
    finally:
        writing.close()


def ended(writing: Writing) -> Envelope:
    while True:
        try:
            next(writing)
        except StopIteration as done:
            envelope: Envelope = done.value
            return envelope
