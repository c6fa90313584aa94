"""Whether what we send is what a helpdesk's own schema takes.

A `Watch` stands before a sandbox and keeps every request of the product's; a `Schema` says what is wrong with one.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import yaml
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

REFERENCE = Path(__file__).parents[4] / "shared/reference/schemas"
DOCUMENT = "urn:schema"
OURS = "Shopfloor"  # the User-Agent of the product; whoever else calls the sandbox plays somebody else
READERS: dict[str, Callable[[str], object]] = {"integer": int, "number": float, "boolean": json.loads}


@dataclass(frozen=True)
class Sent:
    """A request, its path without the account the sandbox puts before it. `body` is None where it is no JSON."""

    method: str
    path: str
    query: str
    body: Any
    key: str = ""  # the Idempotency-Key


class Watch:
    """A WSGI application that keeps what the product sends to the one behind it, as long as the path is the API's."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.sent: list[Sent] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = "/" + environ["PATH_INFO"].split("/", 2)[-1]
        if environ.get("HTTP_USER_AGENT") == OURS and path.startswith("/api/"):
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            environ["wsgi.input"] = BytesIO(body)
            is_json = "json" in environ.get("CONTENT_TYPE", "")
            key = environ.get("HTTP_IDEMPOTENCY_KEY", "")
            read = json.loads(body) if body and is_json else None
            self.sent.append(Sent(environ["REQUEST_METHOD"], path, environ.get("QUERY_STRING", ""), read, key))
        return self._app(environ, start_response)


class Schema:
    """An OpenAPI 3.0 document. What its objects do not declare counts as wrong, unless they allow it outright.

    `everywhere` are the query's parameters that the vendor explains once, for all lists.
    """

    def __init__(self, document: dict[str, Any], everywhere: frozenset[str] = frozenset()) -> None:
        _spell_out_null(document)
        self._everywhere = everywhere
        self._document = document
        self._registry = Registry().with_resource(DOCUMENT, DRAFT4.create_resource(document))
        self._paths = [
            (re.compile(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(template))), template)
            for template in sorted(document["paths"], key=lambda template: template.count("{"))
        ]

    def complaints(self, sent: Sent) -> list[str]:
        """Return what is wrong with the request, one sentence each; nothing where it is as the document has it."""
        place = next((template for pattern, template in self._paths if pattern.fullmatch(sent.path)), None)
        operation = self._document["paths"].get(place, {}).get(sent.method.lower())
        if operation is None:
            return [f"{sent.method} {sent.path}: not in the schema"]
        shared = self._document["paths"][place].get("parameters") or []
        found = [*self._of_query(sent, [*shared, *(operation.get("parameters") or [])])]
        if schema := _body_schema(self._follow(operation.get("requestBody") or {})):
            found += self._of_value(schema, sent.body, "body")
        return [f"{sent.method} {sent.path}: {what}" for what in found]

    def _of_query(self, sent: Sent, parameters: list[Any]) -> Iterator[str]:
        followed = [self._follow(parameter) for parameter in parameters]
        declared = {one["name"]: one for one in followed if one["in"] == "query"}
        given = dict(parse_qsl(sent.query, keep_blank_values=True))
        yield from (f"{name} is missing" for name, one in declared.items() if one.get("required") and name not in given)
        for name, value in given.items():
            if name in declared:
                yield from self._of_text(declared[name].get("schema", {}), value, f"?{name}")
            elif name not in self._everywhere:
                yield f"?{name} is not declared"

    def _of_text(self, schema: Any, text: str, where: str) -> Iterator[str]:
        kind = self._follow(schema).get("type", "")
        read = READERS.get(kind[0] if isinstance(kind, list) else kind, str)
        try:
            value = read(text)
        except ValueError:
            value = text  # which the schema then refuses
        yield from self._of_value(schema, value, where)

    def _of_value(self, schema: Any, value: object, where: str) -> Iterator[str]:
        absolute = json.loads(json.dumps(schema).replace('"#/', f'"{DOCUMENT}#/'))
        checker = Draft4Validator(absolute, registry=self._registry, format_checker=FormatChecker())
        for error in checker.iter_errors(value):
            yield f"{where}{error.json_path[1:]}: {error.message}"
        yield from self._undeclared(schema, value, where)

    def _undeclared(self, schema: Any, value: object, where: str) -> Iterator[str]:
        followed = self._follow(schema)
        if isinstance(value, list):
            for place, one in enumerate(value):
                yield from self._undeclared(followed.get("items", {}), one, f"{where}[{place}]")
        if not isinstance(value, dict):
            return
        parts = list(self._parts(followed))
        declared: dict[str, Any] = {name: one for part in parts for name, one in part.get("properties", {}).items()}
        is_open = not declared or any(part.get("additionalProperties") for part in parts)
        for name, one in value.items():
            if name not in declared and not is_open:
                yield f"{where}.{name} is not declared"
            elif self._follow(declared.get(name, {})).get("readOnly"):
                yield f"{where}.{name} is for reading only"
            else:
                yield from self._undeclared(declared.get(name, {}), one, f"{where}.{name}")

    def _parts(self, schema: Any) -> Iterator[dict[str, Any]]:
        """Yield the schema and all it is put together from."""
        followed = self._follow(schema)
        yield followed
        for how in ("allOf", "anyOf", "oneOf"):
            for part in followed.get(how, ()):
                yield from self._parts(part)

    def _follow(self, part: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in part:
            address = part["$ref"]
            part = self._document
            for step in address.removeprefix("#/").split("/"):
                part = part[step.replace("~1", "/").replace("~0", "~")]
        return part


def load(name: str, *everywhere: str) -> Schema | None:
    """Return the schema of that file name, or None on a machine that does not have it."""
    file = REFERENCE / name
    if not file.is_file():
        return None
    text = gzip.decompress(file.read_bytes()) if name.endswith(".gz") else file.read_bytes()
    return Schema(yaml.load(text, _Loader), frozenset(everywhere))


def complaints(schema: Schema | None, sent: Iterable[Sent], beyond: str = "", known: tuple[str, ...] = ()) -> list[str]:
    """Return what is wrong with all of `sent`, but for what ends with one of `known`.

    `beyond` matches paths that this schema does not speak of.
    """
    spoken_of = [one for one in sent if not (beyond and re.fullmatch(beyond, one.path))]
    found = [what for one in spoken_of for what in schema.complaints(one)] if schema else []
    return [what for what in found if not what.endswith(known)]


class _Loader(yaml.CSafeLoader):
    """Reads times and "=" as the texts they are."""


for _kind in ("value", "timestamp"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _Loader.construct_yaml_str)


def _body_schema(body: dict[str, Any]) -> Any:
    return body.get("content", {}).get("application/json", {}).get("schema")


def _spell_out_null(part: Any) -> None:
    """OpenAPI 3.0 says `nullable` where JSON Schema has a type "null"."""
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _spell_out_null(one)
    if isinstance(part, dict) and part.get("nullable") is True:
        if isinstance(part.get("type"), str):
            part["type"] = [part["type"], "null"]
        if isinstance(part.get("enum"), list):
            part["enum"] = [*part["enum"], None]
