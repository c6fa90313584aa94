"""Bulk queries: run in a thread over everything a query reaches, and left as a JSONL file."""

from __future__ import annotations

import itertools
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    GraphQLSyntaxError,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    execute_sync,
    get_named_type,
    get_nullable_type,
    is_list_type,
    parse,
    validate,
    visit,
)

from sandbox.shopify.admin_api.context import Context, gid
from sandbox.shopify.records import Json

CONNECTIONS = 5
DEPTH = 2
CONCURRENT = 5  # running operations per shop
BATCH = 100  # root records executed while the shop is locked
RUNNING = ("CREATED", "RUNNING")


class BulkRefused(Exception):
    def __init__(self, message: str, code: str = "INVALID", field_path: list[str] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.field = field_path if field_path is not None else ["query"]


@dataclass
class Operation:
    id: int
    query: str
    created_at: str
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    status: str = "CREATED"
    error_code: str | None = None
    object_count: int = 0
    root_object_count: int = 0
    completed_at: str | None = None
    url: str | None = None
    lines: bytes = b""

    def as_record(self) -> Json:
        return {
            "id": self.id,
            "status": self.status,
            "type": "QUERY",
            "error_code": self.error_code,
            "query": self.query,
            "created_at": self.created_at,
            "completed_at": self.completed_at,
            "object_count": self.object_count,
            "root_object_count": self.root_object_count,
            "file_size": len(self.lines) if self.status == "COMPLETED" else None,
            "url": self.url,
            "partial_data_url": None,
        }


class BulkOperations:
    """The bulk operations of every shop. `pace` is called between batches, so that tests may watch."""

    def __init__(self, pace: Callable[[], None] = lambda: time.sleep(0.01)) -> None:
        self._operations: dict[str, list[Operation]] = {}
        self._lock = threading.Lock()
        self._pace = pace

    def of(self, shop: str) -> list[Operation]:
        with self._lock:
            return list(self._operations.get(shop, ()))

    def find(self, shop: str, number: int) -> Operation | None:
        return next((operation for operation in self.of(shop) if operation.id == number), None)

    def file(self, secret: str) -> bytes | None:
        """The JSONL behind a result's address, which needs no token."""
        with self._lock:
            every = itertools.chain.from_iterable(self._operations.values())
            return next((operation.lines for operation in every if operation.secret == secret), None)

    def start(self, context: Context, schema: GraphQLSchema, query: str) -> Operation:
        """Check the query and run it in the background. Raises BulkRefused."""
        document = _checked(schema, query)
        shop = context.shop
        if sum(operation.status in RUNNING for operation in self.of(shop.domain)) >= CONCURRENT:
            raise BulkRefused("Too many bulk operations are running.", "LIMIT_REACHED", [])
        operation = Operation(shop.next_number(), query, shop.local_time(datetime.now(UTC)))
        with self._lock:
            self._operations.setdefault(shop.domain, []).append(operation)
        arguments = (replace(context, window=(0, 0)), schema, document, operation)
        threading.Thread(target=self._run, args=arguments, name="bulk", daemon=True).start()
        return operation

    def _run(self, context: Context, schema: GraphQLSchema, document: DocumentNode, operation: Operation) -> None:
        operation.status = "RUNNING"
        lines: list[str] = []
        for start in itertools.count(0, BATCH):
            context.window = (start, start + BATCH)
            with context.shop.lock:
                result = execute_sync(schema, document, context_value=context)
            if result.errors:
                operation.error_code = str((result.errors[0].extensions or {}).get("code", "INTERNAL_SERVER_ERROR"))
                break
            batch = list(_flattened(result.data or {}))
            operation.root_object_count += sum("__parentId" not in record for record in batch)
            operation.object_count += len(batch)
            lines.extend(json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in batch)
            if not batch:
                break
            self._pace()
        self._finish(context, operation, lines)

    @staticmethod
    def _finish(context: Context, operation: Operation, lines: list[str]) -> None:
        with context.shop.acting() as action:
            operation.completed_at = context.shop.local_time(action.at)
            operation.lines = "".join(f"{line}\n" for line in lines).encode()
            if lines and operation.error_code is None:
                operation.url = f"{context.base_url}/_sandbox/bulk/{operation.secret}.jsonl"
            operation.status = "FAILED" if operation.error_code else "COMPLETED"
            body = {
                "admin_graphql_api_id": gid("BulkOperation", operation.id),
                "completed_at": operation.completed_at,
                "created_at": operation.created_at,
                "error_code": operation.error_code and operation.error_code.lower(),
                "status": operation.status.lower(),
                "type": "query",
            }
            action.announce("bulk_operations/finish", body)


def _checked(schema: GraphQLSchema, query: str) -> DocumentNode:
    try:
        document = parse(query)
    except GraphQLSyntaxError as error:
        raise BulkRefused(f"Invalid bulk query: {error.message}") from error
    errors = validate(schema, document)
    if errors:
        raise BulkRefused(f"Invalid bulk query: {errors[0].message}")
    shape = _Shape(TypeInfo(schema))
    visit(document, TypeInfoVisitor(shape.types, shape))
    if not shape.connections:
        raise BulkRefused("Bulk queries must contain at least one connection.")
    if shape.connections > CONNECTIONS:
        raise BulkRefused(f"Bulk queries cannot contain more than {CONNECTIONS} connections.")
    if shape.deepest > DEPTH:
        raise BulkRefused(f"Bulk queries cannot contain connections with a nesting depth greater than {DEPTH}.")
    if shape.inside_list:
        raise BulkRefused("Bulk queries cannot contain a connection field within a list field.")
    if shape.without_id:
        raise BulkRefused(
            "The parent 'node' field for a nested connection must select the 'id' field without an alias."
        )
    return document


class _Shape(Visitor):
    """Counts a query's connections and notes a parent whose children could not name it."""

    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.connections = self.deepest = self._depth = 0
        self.without_id = self.inside_list = False
        self._lists = 0
        self._nodes: list[bool] = []

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        if node.name.value in ("node", "nodes") and node.selection_set:
            chosen = [s for s in node.selection_set.selections if isinstance(s, FieldNode)]
            self._nodes.append(any(s.name.value == "id" and not s.alias for s in chosen))
        if self._is_connection():
            self.connections += 1
            self._depth += 1
            self.deepest = max(self.deepest, self._depth)
            self.without_id |= self._depth > 1 and not all(self._nodes)
            self.inside_list |= self._lists > 0
        self._lists += self._is_plain_list(node)

    def leave_field(self, node: FieldNode, *_: Any) -> None:
        if node.name.value in ("node", "nodes") and node.selection_set:
            self._nodes.pop()
        if self._is_connection():
            self._depth -= 1
        self._lists -= self._is_plain_list(node)

    def _is_connection(self) -> bool:
        kind = self.types.get_type()
        return kind is not None and get_named_type(kind).name.endswith("Connection")

    def _is_plain_list(self, node: FieldNode) -> bool:
        kind = self.types.get_type()
        return node.name.value not in ("nodes", "edges") and kind is not None and is_list_type(get_nullable_type(kind))


def _flattened(value: Json, parent: str | None = None) -> Iterator[Json]:
    """Turn nested connections into lines, children after their parent and naming it."""
    for inner in value.values():
        if not isinstance(inner, dict):
            continue
        if not _is_result_connection(inner):
            yield from _flattened(inner, parent)
            continue
        for node in inner.get("nodes") or [edge["node"] for edge in inner.get("edges") or ()]:
            line = _without_connections(node)
            yield line | ({"__parentId": parent} if parent else {})
            yield from _flattened(node, node.get("id"))


def _is_result_connection(value: Json) -> bool:
    return isinstance(value.get("edges"), list) or isinstance(value.get("nodes"), list)


def _without_connections(node: Json) -> Json:
    return {
        name: _without_connections(value) if isinstance(value, dict) else value
        for name, value in node.items()
        if not (isinstance(value, dict) and _is_result_connection(value))
    }
