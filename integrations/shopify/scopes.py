"""What we ask a merchant to let us do, and what of it they do not."""

from collections.abc import Iterable
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

# As in shopify.app.toml; a test compares. The least that our documents, topics and the app proxy need.
SCOPES = (
    "read_products",
    "read_inventory",
    "read_orders",
    "read_fulfillments",
    "read_returns",
    "read_customers",
    "read_legal_policies",
    "read_content",
    "write_app_proxy",
)


def missing(granted: str, needed: Iterable[str]) -> tuple[str, ...]:
    """Return what of `needed` is not in `granted`, as Shopify lists it: `read_orders,write_products`.

    Writing implies reading. Source: ShopifyAPI's ApiAccess.
    """
    # Customer-account scopes, which may stand beside ours, are no access to the Admin API: the algebra refuses them.
    listed = [scope for scope in granted.split(",") if ALGEBRA.ApiAccess.SCOPE_RE.match(scope.strip())]
    access = ALGEBRA.ApiAccess(listed)
    return tuple(scope for scope in needed if not access.covers(ALGEBRA.ApiAccess([scope])))


def alone(package: str, name: str) -> ModuleType:
    """Load one module of a package without the package, whose import builds its global sessions."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(package)
    spec = spec_from_file_location(f"{package}.{name}", Path(found.origin).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"{package}.{name}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ALGEBRA = alone("shopify", "api_access")
