"""What a query costs: objects one point, connections `first` times their node, mutations ten."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_composite_type,
    is_leaf_type,
)

MUTATION = 10  # points
WRAPPERS = ("Connection", "Edge", "PageInfo", "Payload")


@dataclass(frozen=True)
class Estimator:
    schema: GraphQLSchema
    document: DocumentNode
    operation: OperationDefinitionNode
    variables: Mapping[str, Any]
    scale: float

    def requested(self) -> int:
        """The worst case before execution."""
        root = self.schema.get_root_type(self.operation.operation)
        assert root is not None  # validation has passed
        if self.operation.operation is OperationType.MUTATION:
            return MUTATION * len(list(self._fields(self.operation.selection_set)))
        return self._scaled(self._selection(self.operation.selection_set, root))

    def actual(self, data: Any) -> int:
        """What the answer really held."""
        if self.operation.operation is OperationType.MUTATION:
            return self.requested()
        return self._scaled(_objects(data) - 1) if isinstance(data, dict) else 0

    def _scaled(self, points: float) -> int:
        return max(1, math.ceil(points * self.scale))

    def _selection(self, selections: SelectionSetNode, parent: Any) -> float:
        return sum(self._field(node, kind) for node, kind in self._typed(selections, parent))

    def _field(self, node: FieldNode, parent: Any) -> float:
        if not isinstance(parent, GraphQLObjectType) and not hasattr(parent, "fields"):
            return 0
        definition = parent.fields.get(node.name.value)
        if definition is None or node.selection_set is None:
            return 0
        kind = get_named_type(definition.type)
        if is_leaf_type(kind) or not is_composite_type(kind):
            return 0
        wrapper = kind.name.endswith(WRAPPERS)
        inner = self._selection(node.selection_set, kind) + (0 if wrapper else 1)
        return inner * self._size(node)

    def _size(self, node: FieldNode) -> int:
        for argument in node.arguments or ():
            if argument.name.value in ("first", "last"):
                return self._integer(argument.value)
            if argument.name.value == "ids":
                return self._length(argument.value)
        return 1

    def _length(self, value: Any) -> int:
        given = (
            self.variables.get(value.name.value) if isinstance(value, VariableNode) else getattr(value, "values", ())
        )
        return len(given or ())

    def _integer(self, value: Any) -> int:
        if isinstance(value, IntValueNode):
            return int(value.value)
        if isinstance(value, VariableNode):
            return int(self.variables.get(value.name.value) or 1)
        return 1

    def _fields(self, selections: SelectionSetNode) -> Iterator[FieldNode]:
        return (node for node, _ in self._typed(selections, None))

    def _typed(self, selections: SelectionSetNode, parent: Any) -> Iterator[tuple[FieldNode, Any]]:
        """Yield each field with the type it is of: that of the fragment it stands in, where one is named."""
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                yield selection, parent
                continue
            fragment = selection if isinstance(selection, InlineFragmentNode) else self._fragment(_name(selection))
            kind = self.schema.get_type(fragment.type_condition.name.value) if fragment.type_condition else parent
            yield from self._typed(fragment.selection_set, kind)

    def _fragment(self, name: str) -> FragmentDefinitionNode:
        return next(
            definition
            for definition in self.document.definitions
            if isinstance(definition, FragmentDefinitionNode) and definition.name.value == name
        )


def _name(spread: SelectionNode) -> str:
    assert isinstance(spread, FragmentSpreadNode)  # nothing else is left
    return spread.name.value


def _objects(value: Any) -> int:
    if isinstance(value, list):
        return sum(_objects(element) for element in value)
    if not isinstance(value, dict):
        return 0
    wrapper = bool({"nodes", "edges", "node", "hasNextPage", "endCursor"} & value.keys())
    return (0 if wrapper else 1) + sum(_objects(inner) for inner in value.values())
