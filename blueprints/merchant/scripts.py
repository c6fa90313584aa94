"""What the playground's form asks: the questions so far, who asks them, and on which page."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from blueprints.house import caller_store
from blueprints.merchant.forms import typed
from domain.catalogue import Called, Product
from domain.customers import Customer
from domain.rehearsing.rehearsals import (
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    NO_CUSTOMER,
    NO_PRODUCT,
    TOO_MANY,
    Script,
)
from integrations.shopify.fields import LARGEST
from integrations.values import storable
from runtime.services import Work

MOST_CHOICES = 8  # of one name; who has more namesakes is found by e-mail
LONGEST_WORDS = 200  # characters of a name
NO_WORDS = "Write the e-mail address or the name of one of your customers."
NOBODY = "No customer of your store has this e-mail address or name."
SEVERAL = "Several of your customers are called so. Choose one below, or write the e-mail address."
NOTHING = "No product of your store is called so."
ALIKE = "Several products are called so. Choose one below."
NO_QUESTION = "Write what a shopper would ask."
LONG_QUESTION = f"Keep it under {LONGEST_QUESTION} characters, as a shopper has to."


@dataclass(frozen=True)
class Picked:
    """Who asks and where, as far as that is clear; a sentence for each field that is not, and what may be meant."""

    customer: Customer | None
    product: Product | None
    problems: dict[str, str]
    customers: Sequence[Customer] = ()
    products: Sequence[Called] = ()


def questions_in_form() -> tuple[str, ...]:
    """Return what was asked before, as the page has it."""
    said = [storable(one).strip()[:LONGEST_QUESTION] for one in request.form.getlist("said")]
    return tuple(filter(None, said))[:MOST_QUESTIONS]


def problem_of(question: str, before: tuple[str, ...]) -> dict[str, str]:
    if len(before) == MOST_QUESTIONS:
        return {"question": TOO_MANY}
    if not question:
        return {"question": NO_QUESTION}
    return {"question": LONG_QUESTION} if len(question) > LONGEST_QUESTION else {}


def script_of(picked: Picked, questions: tuple[str, ...]) -> Script:
    return Script(
        questions, picked.customer.id if picked.customer else None, picked.product.id if picked.product else None
    )


def picked_in_form(work: Work) -> Picked:
    customer, told, customers = customer_in_form(work)
    product, told_too, products = product_in_form(work)
    return Picked(customer, product, told | told_too, customers, products)


def customer_in_form(work: Work) -> tuple[Customer | None, dict[str, str], Sequence[Customer]]:
    store, words = caller_store(), words_of("who_words")
    if request.form.get("who") != "customer":
        return None, {}, ()
    if chosen := id_of("customer"):
        known = work.customers.customer(store, chosen)
        return known, {} if known else {"who_words": NO_CUSTOMER}, ()
    found = work.customers.named(store, words, MOST_CHOICES) if words else []
    if len(found) == 1:
        return found[0], {}, ()
    return None, {"who_words": SEVERAL if found else NOBODY if words else NO_WORDS}, found


def product_in_form(work: Work) -> tuple[Product | None, dict[str, str], Sequence[Called]]:
    store, words = caller_store(), words_of("page_words")
    if chosen := id_of("product"):
        known = work.catalogue.product(store, chosen)
        return known, {} if known else {"page_words": NO_PRODUCT}, ()
    found = work.catalogue.resembling(store, words, MOST_CHOICES) if words else []
    named = [one for one in found if one.title.casefold() == words.casefold()] or found
    if len(named) == 1:
        return work.catalogue.product(store, named[0].id), {}, ()
    return None, {"page_words": ALIKE if named else NOTHING} if words else {}, named


def words_of(name: str) -> str:
    return typed(name)[:LONGEST_WORDS]


def id_of(name: str) -> int:
    """Return the id in a field, 0 where there is none that a record could have."""
    number = request.form.get(name, 0, type=int)
    return number if 0 < number <= LARGEST else 0
