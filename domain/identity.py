"""Who may read an order: the person it belongs to, as far as that is proven, and nobody else."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.conversations import Shopper
from domain.orders import Order, OrderKeys


class Factor(StrEnum):
    """What a shopper knows of an order beside its number."""

    EMAIL = "email"
    POSTCODE = "postcode"


EITHER = frozenset(Factor)
SLOTS = 2  # orders compared at least, found or not; more of one number are rare
NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Proof:
    """What a shopper typed to prove an order; what was not given is empty."""

    order_name: str
    email: str = ""
    postcode: str = ""

    @property
    def given(self) -> frozenset[Factor]:
        return frozenset(factor for factor in Factor if getattr(self, factor))


class Degree(StrEnum):
    """How far it is proven who asks."""

    ANONYMOUS = "anonymous"
    ORDER = "order"
    ACCOUNT = "account"


def degree_of(shopper: Shopper) -> Degree:
    if shopper.customer_id is not None:
        return Degree.ACCOUNT
    return Degree.ORDER if shopper.proven_orders else Degree.ANONYMOUS


def is_own(shopper: Shopper, order: Order | OrderKeys) -> bool:
    """Whether the shopper is signed in as whose order it is, or has proven that very order."""
    signed_in = shopper.customer_id is not None and shopper.customer_id == order.customer_id
    return signed_in | (order.id in shopper.proven_orders)


def may_read_named(shopper: Shopper, order: OrderKeys) -> bool:
    """Whether the shopper may read an order that they named by its number.

    Only then a proven e-mail counts, so that an e-mail opens no list.
    """
    # Every condition is computed every time, so that the time taken tells nothing.
    same_email = any([hmac.compare_digest(order.email_hash, known) for known in sorted(shopper.proven_email_hashes)])
    return is_own(shopper, order) | (same_email & bool(order.email_hash))


def prove_order(
    orders: Sequence[OrderKeys], email_hash: str, postcode: str, alone: frozenset[Factor] = EITHER
) -> OrderKeys | None:
    """Return the one of `orders` (all of the number named) that e-mail and postcode prove, else None.

    Either proves it that is in `alone`; both together always do. An order without a postcode needs no other proof
    beside its e-mail. Called by its number alone, an order is proven by nothing without its e-mail, and not where that
    proves another of the number, too. An unknown number and a wrong proof take the same steps: nothing is compared as
    an order would be, and nothing ends early.
    """
    given_postcode = normalise_postcode(postcode)
    proven: OrderKeys | None = None
    several = False
    for order in [*orders, *[None] * (SLOTS - len(orders))]:
        kept_postcode = normalise_postcode(order.postcode if order else "")
        by_email = _same(email_hash, order.email_hash if order else "")
        by_postcode = _same(given_postcode, kept_postcode)
        both = by_email & (by_postcode | (bool(given_postcode) & (not kept_postcode)))
        enough = (by_email & (Factor.EMAIL in alone)) | (by_postcode & (Factor.POSTCODE in alone)) | both
        in_full = order is None or order.in_full
        held = enough & (in_full | by_email) & (order is not None)
        several |= held & (proven is not None) & (not in_full)
        proven = order if held else proven
    return None if several else proven


def normalise_postcode(postcode: str) -> str:
    plain = unicodedata.normalize("NFKC", postcode).upper()
    return NO_LETTER.sub("", plain)


def _same(given: str, kept: str) -> bool:
    """Compare digests in constant time. An empty proof and an empty record are never the same."""
    one, other = (hashlib.sha256(text.encode()).digest() for text in (given, kept))
    return hmac.compare_digest(one, other) & bool(given) & bool(kept)
