"""Errors are caught narrowly; only the outer edges take whatever comes."""

import ast
from pathlib import Path

from blueprints import errors
from runtime.services import Services
from runtime.settings import SettingError
from tests.house.sources import PRODUCT, files, name, nodes

BROAD = ("Exception", "BaseException")
EDGES = {
    "blueprints/front.py": "whatever happens at a door of the front, its caller gets an answer",
    "jobs/queues.py": "one bad record must not stop all that follow",
}


def test_nothing_is_caught_broadly_but_at_the_edges() -> None:
    broad = [name(file) for file in files() for one in handlers(file) if is_broad(one) and not raises_again(one)]
    assert broad == list(EDGES)


def test_flasks_edge_answers_whatever_a_view_raised(services: Services) -> None:
    from app import create_app

    app = create_app(services)
    assert app.error_handler_spec[None][None][Exception] is errors.refuse


def test_nothing_ends_the_process_but_a_setting_that_makes_no_sense() -> None:
    for file in files(*PRODUCT):
        calls = {ast.unparse(node.func) for node in nodes(file) if isinstance(node, ast.Call)}
        assert not {"sys.exit", "exit", "quit", "os._exit", "SystemExit"} & calls, name(file)
    assert issubclass(SettingError, SystemExit)


def handlers(file: Path) -> list[ast.ExceptHandler]:
    return [node for node in nodes(file) if isinstance(node, ast.ExceptHandler)]


def is_broad(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(ast.unparse(kind) in BROAD for kind in caught)


def raises_again(handler: ast.ExceptHandler) -> bool:
    """Whether it only tidies up: its last word is a bare `raise`."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None
