"""What a check of a signature comes to: proven, or refused with a reason. No check of ours raises."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Found = TypeVar("Found", covariant=True)


class Reason(StrEnum):
    """Why somebody was not believed; the value is the word in the log."""

    NOT_SET_UP = "not_set_up"  # we have no secret to check with
    MISSING_SIGNATURE = "missing_signature"
    WRONG_SIGNATURE = "wrong_signature"
    WRONG_ALGORITHM = "wrong_algorithm"
    UNREADABLE = "unreadable"
    REPEATED_PARAMETER = "repeated_parameter"
    TIME_UNREADABLE = "time_unreadable"  # or missing
    TIME_OFF = "time_off"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    MISSING_CLAIM = "missing_claim"
    OTHER_APP = "other_app"
    OTHER_ISSUER = "other_issuer"
    OTHER_SHOP = "other_shop"
    NOT_A_SHOP = "not_a_shop"
    NOT_A_CUSTOMER = "not_a_customer"
    NOT_STAFF = "not_staff"
    MISSING_HEADER = "missing_header"
    UNUSABLE_HEADER = "unusable_header"


@dataclass(frozen=True)
class Proven(Generic[Found]):
    """The signature holds, and `value` is what it vouches for."""

    value: Found


@dataclass(frozen=True)
class Refused:
    """Nothing is proven. `what` names the header, parameter or claim at fault, never its content."""

    reason: Reason
    what: str = ""

    def __str__(self) -> str:
        return f"{self.reason.value}: {self.what}" if self.what else self.reason.value
