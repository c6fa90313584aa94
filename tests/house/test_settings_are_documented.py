"""The environment is read in one place, and what is read stands in .env.example."""

import ast
import re
from pathlib import Path

from cryptography.fernet import Fernet

from runtime.settings import Settings
from tests.house.sources import PRODUCT, ROOT, files, name, nodes

READERS = {"text", "parsed", "keys", "refuse_shared"}
ALL_NAMES = {"keys", "refuse_shared"}  # whose arguments are names one and all
NAME = re.compile(r"[A-Z][A-Z0-9_]{2,}")

# Who may look at the environment of the process, and what for.
MAY_SEE_ENVIRONMENT = {
    "app.py": "hands it to Settings.from_env",
    "jobs/queues.py": "hands it to Settings.from_env, once a process",
    "runtime/engines/processes.py": "gives the engines' own programs a PATH and nothing else",
    "runtime/engines/dumps.py": "passes it on to pg_dump and pg_restore, with the database's address",
    "bin/operate.py": "passes it on to the command it runs",
    "bin/run.py": "starts the processes that read it, and makes the keys it lacks",
    "bin/demo.py": "starts the demo: its ports, its catalogue",
    "bin/stack.py": "starts the demo: its ports, its catalogue",
    "bin/supervisor.py": "passes it on to the processes it starts",
    "bench/traffic/house.py": "tells the stand-ins it runs itself the app's credentials",
    "sandbox/__main__.py": "a program of its own, with its own defaults",
    "sandbox/shopify/__init__.py": "a program of its own: the app's credentials it knows",
    "sandbox/zendesk/__init__.py": "a program of its own: the app's credentials it knows",
    "sandbox/gorgias/__init__.py": "a program of its own: the app's credentials it knows",
}


def read_settings() -> set[str]:
    """Return every name that runtime/settings.py asks its reader for."""
    found: set[str] = set()
    for node in nodes(ROOT / "runtime" / "settings.py"):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READERS:
            asked = node.args if node.func.attr in ALL_NAMES else node.args[:1]
            texts = (argument.value for argument in asked if isinstance(argument, ast.Constant))
            found |= {text for text in texts if isinstance(text, str) and NAME.fullmatch(text)}
    return found


def example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_every_setting_stands_in_the_example_and_the_other_way_round() -> None:
    assert "SECRET_KEY" in read_settings()
    assert set(example()) == read_settings()


def test_the_example_is_right_once_its_keys_are_filled_in() -> None:
    filled = {
        **example(),
        "SECRET_KEY": "k" * 32,
        "SEALING_KEYS": Fernet.generate_key().decode(),
        "DATABASE_URL": "postgresql://localhost/shopfloor",
        "REDIS_URL": "redis://localhost",
    }
    bare = {name: filled[name] for name in ("SECRET_KEY", "SEALING_KEYS", "DATABASE_URL", "REDIS_URL")}
    assert Settings.from_env(filled) == Settings.from_env(bare), "the example shows other values than the defaults"


def test_only_those_who_need_it_look_at_the_environment() -> None:
    seeing = {name(file) for file in files() if sees_environment(file)}
    assert seeing <= set(MAY_SEE_ENVIRONMENT)


def test_no_leave_to_look_outlives_its_need() -> None:
    seeing = {name(file) for file in files() if sees_environment(file)}
    missing = {place for place in MAY_SEE_ENVIRONMENT if not (ROOT / place).exists()}
    assert set(MAY_SEE_ENVIRONMENT) - missing <= seeing


def test_the_product_asks_the_environment_for_nothing_by_name() -> None:
    """What looks at it passes it on whole; `PATH` for the engines' programs is the one exception."""
    asked = {text for file in files(*PRODUCT) for text in names_asked(file)}
    assert asked <= {"PATH"}


def sees_environment(file: Path) -> bool:
    return any(
        (isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "environb", "putenv"))
        # A request has an environment of its own, which is WSGI's.
        and not (isinstance(node.value, ast.Name) and node.value.id == "request")
        or (isinstance(node, ast.alias) and node.name in ("environ", "getenv", "environb"))
        for node in nodes(file)
    )


def names_asked(file: Path) -> set[str]:
    found: set[str] = set()
    for node in nodes(file):
        call = node.func if isinstance(node, ast.Call) else None
        place = (
            call.value if isinstance(call, ast.Attribute) else node.value if isinstance(node, ast.Subscript) else None
        )
        if place is not None and ast.unparse(place) in ("os.environ", "environ", "os"):
            arguments = node.args[:1] if isinstance(node, ast.Call) else [node.slice]
            found |= {one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {text for text in found if NAME.fullmatch(text)}
