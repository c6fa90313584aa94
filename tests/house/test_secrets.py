"""Secrets: what signs with them, that none is committed, and that no line of a log names one."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.sources import PRODUCT, ROOT, files, imports, name, nodes, tree

CHECKS = ("check_query", "check_proxy", "check_webhook", "check_session_token")

# Where the client secret may be held, and for what. A new line here needs a reason as good as these.
HOLDERS = {
    "runtime/settings.py": "reads it",
    "runtime/services.py": "hands it to the client of Shopify's token endpoint",
    "integrations/shopify/oauth.py": "sends it to Shopify's token endpoint, whose protocol asks for it",
}
# Whatever makes a keyed hash, a signature or a seal, and whose key it is.
SIGNERS = {
    "blueprints/chat_tokens.py": "our chat tokens, by SECRET_KEY",
    "integrations/gorgias/webhooks.py": "compares what Gorgias signed, by the secret we gave it",
    "integrations/shopify/signatures/parameters.py": "compares what Shopify signed",
    "integrations/shopify/signatures/webhooks.py": "compares what Shopify signed",
    "integrations/zendesk/webhooks.py": "compares what Zendesk signed, by the secret it gave us",
    "runtime/parsers.py": "tries the sealing keys",
    "storage/sealing.py": "seals by SEALING_KEYS, hashes by SECRET_KEY",
}
SIGNING = {"hmac.new", "hmac.digest", "Fernet", "MultiFernet", "jwt.encode", "Signer", "TimestampSigner"}
# Who compares must never hand out what the right signature would have been.
COMPARERS = [place for place, why in SIGNERS.items() if why.startswith("compares")]

COMMITTED = {
    "a token or secret of Shopify's": re.compile(r"shp(?:ss|at|ua|ca|rt|pa)_[0-9a-fA-F]{16,}"),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY"),
    "a key of a cloud": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b"),
    "a key of a model": re.compile(r"\bsk-(?:proj-|ant-)?[0-9A-Za-z_-]{20,}"),
    "a token of a forge": re.compile(r"\bgh[pousr]_[0-9A-Za-z]{30,}|\bglpat-[0-9A-Za-z_-]{20}"),
    "a sealing key": re.compile(r"(?<![\w/+-])[A-Za-z0-9_-]{43}=(?![\w=])"),
    "an address with a password": re.compile(
        r"\b(?:postgres(?:ql)?(?:\+psycopg)?|rediss?)://[^\s:@/{}\"']*:[^\s@/{}\"']{6,}@"
    ),
}
# Made up for tests, in words that say so, and signatures that are published as examples.
MADE_UP = re.compile(r"secret|pass-?word|hunter|example|test|geheim", re.IGNORECASE)
SAMPLES = {
    "tests/domain/handoff/test_redaction.py": "what is taken out of a ticket",
    "tests/integrations/helpdesks/test_zendesk.py": "a signature from Zendesk's own documentation",
    "tests/integrations/signatures/test_webhook_signatures.py": "a signature from RFC 4231",
    "tests/runtime/test_settings.py": "a secret that must not show in a log",
    "tests/sandbox/helpdesks/test_sandbox_zendesk_webhooks.py": "a signature from Zendesk's own documentation",
    "tests/sandbox/shopify/test_shopify_signatures.py": "a signature from RFC 4231",
}

LOGGED = re.compile(
    r"token|secret|signature|password|authorization|cookie|access|refresh|body|payload|header|query|args|email|phone"
    r"|address|text",
)


def test_shopifys_secret_is_held_by_those_who_verify_and_the_token_endpoint_alone() -> None:
    assert {name(file) for file in files(*PRODUCT) if holds_secret(file)} == set(HOLDERS)


def test_shopifys_secrets_go_into_checks_and_nowhere_else() -> None:
    """In 2026 a cookie that an app had signed with its client secret could be replayed as a webhook."""
    used = [use for file in files(*PRODUCT) if name(file) != "runtime/settings.py" for use in uses(file)]
    assert len(used) >= len(CHECKS)
    assert [use for use in used if use[1] not in CHECKS] == []


def test_every_signer_is_known_and_has_its_own_key() -> None:
    assert {name(file) for file in files(*PRODUCT) if signs(file)} == set(SIGNERS)


@pytest.mark.parametrize("place", COMPARERS)
def test_who_compares_signatures_hands_none_out(place: str) -> None:
    functions = [node for node in nodes(ROOT / place) if isinstance(node, ast.FunctionDef)]
    makers = [node.name for node in functions if calls(node) & SIGNING and "hmac.compare_digest" not in calls(node)]
    assert "hmac.compare_digest" in calls(tree(ROOT / place))
    module = place.removesuffix(".py").replace("/", ".")
    taken = {one for file in files(*PRODUCT) if name(file) != place for one in imports(file)}
    assert not {f"{module}.{maker}" for maker in makers} & taken


@pytest.mark.parametrize("kind", COMMITTED)
def test_no_secret_is_committed(kind: str) -> None:
    found = [(place, match) for place, text in committed() for match in COMMITTED[kind].findall(text)]
    assert [place for place, match in found if place not in SAMPLES and not MADE_UP.search(match)] == []


@pytest.mark.parametrize("place", SAMPLES)
def test_no_leave_for_samples_outlives_its_need(place: str) -> None:
    text = (ROOT / place).read_text("utf-8")
    assert any(pattern.search(text) for pattern in COMMITTED.values())


def test_the_eyes_of_the_search_are_open() -> None:
    samples = {
        "a token or secret of Shopify's": "shpss_" + "0a1b2c3d" * 4,
        "a private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
        "a key of a cloud": "AKIA" + "ABCDEFGHIJKLMNOP",
        "a key of a model": "sk-proj-" + "a1b2c3d4e5f6g7h8i9j0",
        "a token of a forge": "ghp_" + "a" * 36,
        "a sealing key": "x" * 43 + "=",
        "an address with a password": "postgresql://owner:" + "k3llerassel@db.internal/shop",
    }
    assert samples.keys() == COMMITTED.keys()
    assert [kind for kind, text in samples.items() if not COMMITTED[kind].search(text)] == []


def test_what_holds_secrets_is_ignored_and_the_example_is_empty() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {".env", "var/"} <= set(ignored)
    example = dict(
        line.split("=", 1) for line in (ROOT / ".env.example").read_text("utf-8").splitlines() if "=" in line[:40]
    )
    secret = {key for key in example if key.endswith(("SECRET", "SECRET_OLD", "KEY", "KEYS"))}
    assert secret and {key: example[key] for key in secret if example[key]} == {}


def test_no_line_of_a_log_is_given_what_could_be_a_secret_or_a_person() -> None:
    given = [(name(file), key) for file in files(*PRODUCT) for call in logs(file) for key in extras(call)]
    assert len(given) > 10
    assert [(place, key) for place, key in given if LOGGED.search(key)] == []


def test_a_log_message_is_a_fixed_text() -> None:
    for file in files(*PRODUCT):
        for call in logs(file):
            message = call.args[1] if ast.unparse(call.func).endswith(".log") else call.args[0]
            assert isinstance(message, ast.Constant), f"{name(file)}: {ast.unparse(call)}"


def holds_secret(file: Path) -> bool:
    names = {node.attr for node in nodes(file) if isinstance(node, ast.Attribute)}
    names |= {node.arg for node in nodes(file) if isinstance(node, ast.arg)}
    keys = {ast.unparse(node) for node in nodes(file) if isinstance(node, ast.Attribute)}
    shopifys = any(key.endswith(("shopify.secret", "shopify_old_secret")) for key in keys)
    return shopifys or ("client_secret" in names and "shopify" in file.parts)


def uses(file: Path) -> Iterator[tuple[str, str]]:
    """Yield where `shopify_secrets` is read and what it goes into: ("blueprints/guards.py", "check_proxy")."""
    module = tree(file)
    inside = {id(part): call for call in ast.walk(module) if isinstance(call, ast.Call) for part in call.args}
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr == "shopify_secrets":
            call = inside.get(id(node))
            yield name(file), ast.unparse(call.func) if call else "kept"


def signs(file: Path) -> bool:
    found = calls(tree(file))
    return bool(found & SIGNING) or any(call.endswith("Serializer") for call in found)


def calls(node: ast.AST) -> set[str]:
    return {ast.unparse(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}


def logs(file: Path) -> list[ast.Call]:
    found = [node for node in nodes(file) if isinstance(node, ast.Call)]
    return [call for call in found if re.fullmatch(r"log\.[a-z]+", ast.unparse(call.func))]


def extras(call: ast.Call) -> Iterator[str]:
    """Yield the names of a log line's facts, and of what is written out under them."""
    for keyword in call.keywords:
        if keyword.arg == "extra":
            for node in ast.walk(keyword.value):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
                if isinstance(node, ast.Attribute):
                    yield node.attr


@cache
def committed() -> list[tuple[str, str]]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    ).stdout.split("\0")
    if not listed[0]:
        pytest.skip("this is no git repository")
    places = [place for place in listed if place and (ROOT / place).is_file()]
    return [(place, (ROOT / place).read_text("utf-8", "replace")) for place in places]
