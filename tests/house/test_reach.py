"""How far a caller's word reaches: not to other hosts, not to other stores, not into Shopify."""

import ast
import re
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, OperationType, parse

from runtime.settings import Settings
from tests.house.sources import PRODUCT, ROOT, files, name, nodes
from tests.house.test_graphql_documents import DOCUMENTS
from tests.runtime.test_settings import BARE

# Who may open a connection. Everybody else goes through `integrations/remote.py`, which stays at its origin.
SOCKETS = {
    "integrations/remote.py": "the one HTTP session",
    "integrations/web/gate.py": "the web at large, each address checked as it is connected to",
    "integrations/models/deadlines.py": "LlamaIndex wants httpx; it stays at the model's origin and ends in time",
    "runtime/cores.py": "opens none: it asks the database's own connection who listens at its end",
}
OPENING = re.compile(
    r"(requests|httpx|urllib3)\.(get|post|put|patch|delete|head|request|stream|Session|Client|PoolManager)"
    r"|(urllib\.request\.)?urlopen|socket\.(socket|create_connection)|(http\.client\.)?HTTPS?Connection"
)
RUNNING = re.compile(r"subprocess\.\w+|Popen|os\.(system|popen|exec\w*|spawn\w*)|eval|exec|compile|__import__")
RUNNERS = {
    "runtime/engines/processes.py": "starts our own database and Redis",
    "runtime/engines/redis_server.py": "asks our own Redis for its version",
    "runtime/engines/dumps.py": "runs pg_dump and pg_restore; the file is named by the operator",
    "runtime/reading_files.py": "reads a merchant's file; the command is ours, the file is named by us",
}
REDIRECTING = {
    "blueprints/admin.py": "from / to /admin/, with what Shopify's admin wrote behind it",
    "blueprints/merchant/home.py": "from the address that tickets bear to the page of that conversation",
    "blueprints/sessions.py": "to the bounce page",
    "blueprints/logins.py": "to a log-in whose host is a setting, and back into the admin of the shop it was for",
}
COOKIES = {"blueprints/logins.py": "binds a log-in to its browser, for ten minutes, on its callback's address alone"}
# Where a shop is read from what a caller wrote, though nothing has vouched for it.
UNPROVEN_SHOPS = {
    "blueprints/chat.py": "a chat of which nothing is proven, in a store whose wares are public",
    "blueprints/guards.py": "whether a shop has the app, which its storefront shows to everybody",
    "blueprints/install.py": "the way to that shop's own log-in; its callback is signed",
    "blueprints/offering.py": "whether a page draws its launcher, which everybody may look at",
    "blueprints/terminals.py": "an operator's own command",
}
MUTATIONS = {"bulkOperationRunQuery", "webhookSubscriptionCreate", "webhookSubscriptionDelete"}
SUPPORTED = timedelta(days=365 + 30)  # a version's year, and the grace that Shopify's own check gives
# The first release without a weakness that mattered to a house like ours. What is new is found by a scanner.
MENDED = {
    "aiohttp": (3, 12, 14),  # CVE-2025-53643
    "authlib": (1, 6, 5),  # CVE-2025-61920
    "certifi": (2024, 7, 4),  # CVE-2024-39689
    "cryptography": (44, 0, 1),  # CVE-2024-12797
    "flask": (3, 1, 1),  # CVE-2025-47278
    "h11": (0, 16),  # CVE-2025-43859
    "idna": (3, 7),  # CVE-2024-3651
    "jinja2": (3, 1, 6),  # CVE-2025-27516
    "nltk": (3, 9),  # CVE-2024-39705
    "pillow": (11, 3),  # CVE-2025-48379
    "protobuf": (6, 31, 1),  # CVE-2025-4565
    "pyjwt": (2, 4),  # CVE-2022-29217
    "requests": (2, 32, 4),  # CVE-2024-47081
    "setuptools": (78, 1, 1),  # CVE-2025-47273
    "tqdm": (4, 66, 3),  # CVE-2024-34062
    "urllib3": (2, 6, 3),  # CVE-2026-21441
    "werkzeug": (3, 1, 4),  # CVE-2025-66221
}


def calling(pattern: re.Pattern[str]) -> set[str]:
    """Return the files of the product that call what the whole pattern names."""
    return places(lambda node: isinstance(node, ast.Call) and bool(pattern.fullmatch(ast.unparse(node.func))))


def places(is_it: Callable[[ast.AST], bool]) -> set[str]:
    return {name(file) for file in files(*PRODUCT) if any(is_it(node) for node in nodes(file))}


def inherits_session(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and "requests.Session" in map(ast.unparse, node.bases)


def test_one_module_opens_connections() -> None:
    assert calling(OPENING) | places(inherits_session) == set(SOCKETS)


def test_nothing_a_caller_writes_is_run() -> None:
    assert calling(RUNNING) == set(RUNNERS)


def test_redirects_are_few_and_known() -> None:
    assert calling(re.compile(r"(flask\.)?redirect")) == set(REDIRECTING)


def test_no_cookie_vouches_for_anybody_so_no_other_site_can_use_one() -> None:
    """Tokens travel in headers, which other sites' forms cannot set; so forged requests carry no proof."""
    assert calling(re.compile(r"request\.cookies\.\w+|\w+\.(set|delete)_cookie")) == set(COOKIES)
    sessions = places(lambda node: isinstance(node, ast.alias) and node.name in ("session", "flask_login"))
    assert sessions == set()


def test_where_a_shop_is_taken_on_a_callers_word_is_known_and_has_a_reason() -> None:
    parsing = calling(re.compile(r"ShopDomain(\.parse)?"))
    assert {place for place in parsing if place.startswith("blueprints/")} <= set(UNPROVEN_SHOPS)


def test_no_domain_function_and_no_job_takes_a_shop_from_a_text() -> None:
    assert not {place for place in calling(re.compile(r"ShopDomain(\.parse)?")) if place.startswith("jobs/")}


def test_what_we_change_at_shopify_is_our_own_subscriptions() -> None:
    """No metafield, no script tag, no theme and no setting of a shop is ever written."""
    assert {field for file in DOCUMENTS for field in mutations(file)} == MUTATIONS


def test_neither_scopes_nor_documents_know_script_tags() -> None:
    written = [(ROOT / "shopify.app.toml").read_text("utf-8"), *(file.read_text("utf-8") for file in DOCUMENTS)]
    assert not [text for text in written if re.search(r"script_?tags?", text, re.IGNORECASE)]


def test_the_version_we_speak_is_supported_today() -> None:
    """Fails once the year of the version is over: then move on, here and in shopify.app.toml."""
    configured = tomllib.loads((ROOT / "shopify.app.toml").read_text("utf-8"))["webhooks"]["api_version"]
    for version in (configured, Settings.from_env(BARE).shopify_api_version):
        year, month = map(int, version.split("-"))
        assert datetime.now(UTC).date() < date(year, month, 1) + SUPPORTED, version


@pytest.mark.parametrize("package", MENDED)
def test_no_release_with_a_known_weakness_is_locked(package: str) -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = re.findall(rf"^{re.escape(package)}==([0-9.]+)", lock, re.MULTILINE)
    assert locked, f"{package} is locked no more: take it off the table"
    for version in locked:
        assert tuple(map(int, version.split("."))) >= MENDED[package]


def mutations(file: Path) -> list[str]:
    definitions = parse(file.read_text("utf-8")).definitions
    operations = [one for one in definitions if isinstance(one, OperationDefinitionNode)]
    changing = [one for one in operations if one.operation is OperationType.MUTATION]
    return [field.name.value for one in changing for field in one.selection_set.selections if hasattr(field, "name")]
