"""docs/app-doctor.md answers every check of Shopify's `app doctor`, and the tests it names exist."""

import re
from functools import cache

import pytest

from tests.house.sources import ROOT

# As in Shopify CLI 4.8.2.
CHECKS = """
APP_PROXY_LIQUID_INJECTION APP_PROXY_UNVERIFIED_SIGNATURE COMMITTED_SECRET CREDENTIAL_BROWSER_LEAKAGE
CREDENTIAL_LOG_LEAKAGE CSRF_MISSING_PROTECTION DEPRECATED_SCRIPT_TAG_SCOPE EOL_API_VERSION EXPIRING_OFFLINE_TOKEN
EXTERNAL_CDN_DEPENDENCY INSECURE_WEBHOOK_URL KNOWN_CVE_IN_DEPENDENCY LIQUID_UNSAFE_RENDER METAFIELD_OFFLINE_TOKEN
MISSING_AUTHORIZATION_CHECK MISSING_COMPLIANCE_WEBHOOKS MISSING_EMBEDDED_CSP MISSING_SRI MISSING_TENANT_ISOLATION
OPEN_REDIRECT OVERBROAD_DATA_ACCESS REQUEST_CONTROLLED_ADMIN_CONTEXT REQUEST_DERIVED_SHOP_SCOPE
RUNTIME_CONFIG_SCRIPT_EXECUTION SCOPE_OVER_REQUEST SCRIPT_TAG_URL_INJECTION SSRF_REQUEST_FORGERY STATIC_FRAME_ANCESTORS
TEXT_SETTING_HTML_SMUGGLING THEME_EXTENSION_XSS UNAUTHENTICATED_ENDPOINT UNSAFE_INNERHTML UNSCOPED_SHOP_CONFIG_WRITE
WEAK_SHOP_VALIDATION
""".split()
ROW = re.compile(r"^\| `([A-Z_]+)` \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
SHORTEST_REASON = 20  # characters


@cache
def table() -> dict[str, tuple[str, str]]:
    """Return what each check asks and how it is answered: {"OPEN_REDIRECT": ("…", "…")}."""
    rows = ROW.findall((ROOT / "docs/app-doctor.md").read_text("utf-8"))
    return {check: (asks, answer) for check, asks, answer in rows}


def test_every_check_is_answered_and_no_other() -> None:
    assert len(CHECKS) == 34
    assert list(table()) == CHECKS


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_is_held_by_tests_or_has_a_reason_not_to_apply(check: str) -> None:
    asks, answer = table()[check]
    assert asks
    reason = answer.removeprefix("Does not apply: ")
    assert NAMED.findall(answer) or (reason != answer and len(reason) > SHORTEST_REASON)


def test_every_test_that_is_named_exists() -> None:
    named = NAMED.findall((ROOT / "docs/app-doctor.md").read_text("utf-8"))
    assert named
    assert [f"{place}::{test}" for place, test in named if not is_there(place, test)] == []


def is_there(place: str, test: str) -> bool:
    file = ROOT / place
    return file.is_file() and re.search(rf"^def {test}\(", file.read_text("utf-8"), re.MULTILINE) is not None
