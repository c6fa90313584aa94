"""The house's own source files, read as syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = (
    "app",
    "blueprints",
    "integrations",
    "jobs",
    "domain",
    "storage",
    "runtime",
    "sandbox",
    "bin",
    "evals",
    "bench",
)
PRODUCT = ("app", "blueprints", "integrations", "jobs", "domain", "storage", "runtime")


@cache
def files(*parts: str) -> tuple[Path, ...]:
    """Return every Python file of the parts named, of all where none is."""
    found = [ROOT / "app.py"] if "app" in (parts or PARTS) else []
    for part in parts or PARTS:
        found += sorted((ROOT / part).rglob("*.py"))
    return tuple(found)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Return all that a file's tree holds: many rules look, and walking takes longer than looking."""
    return tuple(ast.walk(tree(file)))


def name(file: Path) -> str:
    """`blueprints/chat.py` → `blueprints/chat.py`, whatever folder the house stands in."""
    return file.relative_to(ROOT).as_posix()


def part_of(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """Yield what a file imports of ours, dotted, each name of a `from` by itself: `domain.stores.Store`."""
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in (*PARTS, "tests"))
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(file)} imports relatively"
            if (node.module or "").split(".")[0] in (*PARTS, "tests"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
