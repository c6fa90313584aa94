"""Sealing secrets at rest, and keyed hashes of what must be found but not read."""

import hashlib
import hmac
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from domain.contacts import normalise_email
from domain.stores import ShopDomain, Store


class Unsealable(Exception):
    """None of the sealing keys opens this secret."""


class Sealer:
    """Seals with the first of `keys` and opens with any, so that keys can be rotated."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = MultiFernet([Fernet(key) for key in keys])

    def seal(self, secret: str) -> bytes:
        return self.keys.encrypt(secret.encode())

    def open(self, sealed: bytes) -> str:
        """Raise Unsealable when no key fits."""
        try:
            return self.keys.decrypt(sealed).decode()
        except InvalidToken as error:
            raise Unsealable from error

    def reseal(self, sealed: bytes) -> bytes:
        """Return the same secret under the newest key."""
        try:
            return self.keys.rotate(sealed)
        except InvalidToken as error:
            raise Unsealable from error


class KeyedHasher:
    """HMAC-SHA256 under a key of ours, another one for each store, so that stores cannot be joined on a person."""

    def __init__(self, secret_key: str) -> None:
        self.key = hashlib.sha256(b"shopfloor.contact-hash" + secret_key.encode()).digest()

    def email(self, store: Store, address: str) -> str:
        """Return the hash of the normalised address, "" for none."""
        normal = normalise_email(address)
        return self.digest(store, "email", normal) if normal else ""

    def shop(self, shop: ShopDomain) -> str:
        """Return the hash by which a shop is still known when nothing else is left of it."""
        return hmac.new(self.key, f"shop\n{shop}".encode(), hashlib.sha256).hexdigest()

    def digest(self, store: Store, kind: str, value: str) -> str:
        return hmac.new(self.key, f"{store.id}\n{kind}\n{value}".encode(), hashlib.sha256).hexdigest()
