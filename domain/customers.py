"""Customers: the people a store already knows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Customer:
    """`locale` such as "pl" or "en-US" may be empty. `version` is Shopify's `updated_at`."""

    id: int
    email: str
    phone: str
    first_name: str
    last_name: str
    locale: str
    version: datetime

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()
