"""What a subscription keeps of a payload (`include_fields`) and which payloads it wants at all (`filter`)."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from typing import Any


def reduced(body: bytes, include_fields: Sequence[str]) -> bytes:
    """Keep only the dotted paths; no paths keep the exact bytes."""
    if not include_fields:
        return body
    kept: Any = {}
    payload = json.loads(body)
    for path in include_fields:
        kept = _merge(kept, _picked(payload, path.split(".")))
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def passes(body: bytes, filter_text: str | None) -> bool:
    """True when every `field:value` term matches; any element of a list may match. Unknown fields never do."""
    if not filter_text:
        return True
    payload = json.loads(body)
    terms = [term for term in shlex.split(filter_text) if term != "AND"]
    return all(_matches(payload, term) for term in terms)


def _matches(payload: Any, term: str) -> bool:
    path, colon, wanted = term.partition(":")
    return bool(colon) and wanted in [str(value) for value in _values(payload, path.split("."))]


def _values(value: Any, path: Sequence[str]) -> list[Any]:
    if isinstance(value, list):
        return [found for element in value for found in _values(element, path)]
    if not path:
        return [value]
    return _values(value[path[0]], path[1:]) if isinstance(value, dict) and path[0] in value else []


def _picked(value: Any, path: Sequence[str]) -> Any:
    if isinstance(value, list):
        return [_picked(element, path) for element in value]
    if not path:
        return value
    if not isinstance(value, dict) or path[0] not in value:
        return {}
    return {path[0]: _picked(value[path[0]], path[1:])}


def _merge(first: Any, second: Any) -> Any:
    if isinstance(first, dict) and isinstance(second, dict):
        return first | {key: _merge(first.get(key), value) for key, value in second.items()}
    if isinstance(first, list) and isinstance(second, list):
        return [_merge(a, b) for a, b in zip(first, second, strict=True)]
    return second
