"""How the sums of an order stand to each other: what is in the total, and what comes after something was taken off."""

import re

from domain.drafting.checking.parts import Part

# In the total of an order are tax and shipping; in no other of its sums, as far as any record tells.
INCLUDES = re.compile(
    r"\b(?:inclu\w*|incl|inkl\w*|einschlieslich|enthalt\w*|compris\w*|compres\w*|inbegrepen|w tym|zawiera\w*|wliczon\w*)\b"
)
ADDED = frozenset({"tax.money", "shipping.money"})
TAKEN_OFF = re.compile(r"\b(?P<when>after|once) (?:an? |the |your |our )?(?:\w+ )?(?:discount|coupon|code|savings?)\b")
AFTER_DISCOUNTS = frozenset({"total.money", "subtotal.money", "discounts.money"})


def settle_sums_together(part: Part) -> None:
    """Refuse that a sum includes what only the total does; settle "after the discount" beside what comes after it."""
    orders = {order.record.id for order in part.orders}
    fields = {one.field for one in part.sheet.bindings if one.record in orders and one.field.endswith(".money")}
    if fields & ADDED and fields - ADDED and "total.money" not in fields:
        for found in INCLUDES.finditer(part.sentence, part.clause.start, part.clause.end):
            part.sheet.refuse(*found.span())
    if "discounts.money" in fields and len(fields) > 1 and fields <= AFTER_DISCOUNTS:
        for found in TAKEN_OFF.finditer(part.rest):
            part.sheet.settle(*found.span("when"))
