"""Who may read an order: the person it belongs to, as far as that is proven, and nobody else."""

import hashlib
import hmac
from collections.abc import Sequence

from domain.contacts import normalise_email
from domain.conversations import Shopper
from domain.orders import Order
from domain.ports import Hasher
from domain.stores import Store


def may_read(shopper: Shopper, order: Order, hasher: Hasher, store: Store, *, named: bool = False) -> bool:
    """Whether the shopper has proven that `order` is theirs.

    `named` says that they named it by its number: only then a proven e-mail counts, so that an e-mail opens no list.
    """
    signed_in = shopper.customer_id is not None and shopper.customer_id == order.customer_id
    # Every condition is computed every time, so that the time taken tells nothing.
    proven = order.id in shopper.proven_orders
    hashed = hasher.email(store, order.email)
    same_email = any([hmac.compare_digest(hashed, known) for known in sorted(shopper.proven_email_hashes)])
    return signed_in | proven | (named & same_email & bool(order.email))


def prove_order(orders: Sequence[Order], email: str | None = None, postcode: str | None = None) -> Order | None:
    """Return the one of `orders` (all of the number named) that the e-mail or the postcode proves, else None.

    An unknown number and a wrong proof take the same steps: something is always compared, and nothing ends early.
    """
    given_email, given_postcode = normalise_email(email or ""), normalise_postcode(postcode or "")
    proven: Order | None = None
    for order in [*orders, None]:
        by_email = _same(given_email, normalise_email(order.email if order else ""))
        address = order.shipping_address if order else None
        by_postcode = _same(given_postcode, normalise_postcode(address.postcode if address else ""))
        proven = order if (by_email | by_postcode) & (order is not None) else proven
    return proven


def normalise_postcode(postcode: str) -> str:
    return "".join(letter for letter in postcode.upper() if letter.isalnum())


def _same(given: str, kept: str) -> bool:
    """Compare digests in constant time. An empty proof and an empty record are never the same."""
    one, other = (hashlib.sha256(text.encode()).digest() for text in (given, kept))
    return hmac.compare_digest(one, other) & bool(given) & bool(kept)
