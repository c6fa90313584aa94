"""What a shop does not take of a new product, told as Shopify tells it in userErrors: by field, message and code.

The codes are those of ProductSetUserErrorCode, and for a variant those of ProductVariantsBulkCreateUserErrorCode.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sandbox.shopify.records import Json, Refused, read_price

STATUSES = ("active", "draft", "archived")
CHOICES = {"inventory_policy": ("deny", "continue"), "weight_unit": ("g", "kg", "oz", "lb")}
LONGEST_TITLE = 255  # characters
MOST_OPTIONS = 3
LARGEST = 10**18  # no number of a shop's is as large
TIMES = ("created_at", "updated_at", "published_at")
TEXTS = ("body_html", "vendor", "product_type", "handle", "template_suffix", "published_scope", *TIMES)
VARIANT_TEXTS = ("sku", "barcode", "title", "inventory_management", "fulfillment_service", *TIMES[:2])
VARIANT_NUMBERS = ("id", "inventory_item_id", "inventory_quantity", "image_id", "grams")

Path = tuple[str, ...]  # ("variants", "0", "price")


@dataclass(frozen=True)
class UserError:
    field: Path
    message: str
    code: str


class InputRefused(Refused):
    """What was given is wrong; `errors` tell where."""

    def __init__(self, errors: Sequence[UserError]) -> None:
        super().__init__("; ".join(one.message for one in errors))
        self.errors = errors


def check(given: Json) -> None:
    """Raise InputRefused, with all that is wrong, for a product that no shop would take."""
    if errors := list(_errors(given)):
        raise InputRefused(errors)


def _errors(given: Json) -> Iterator[UserError]:
    yield from _title_errors(given.get("title"))
    if given.get("status", "active") not in STATUSES:
        yield UserError(("status",), "Status is not included in the list", "INVALID_PRODUCT")
    tags = given.get("tags") or []
    if not isinstance(tags, str) and not (isinstance(tags, list) and all(isinstance(tag, str) for tag in tags)):
        yield _invalid(("tags",), "INVALID_PRODUCT")
    if not isinstance(given.get("image") or {}, dict):
        yield _invalid(("image",), "INVALID_PRODUCT")
    yield from _text_errors(given, TEXTS, (), "INVALID_PRODUCT")
    yield from _number_errors(given, ("id",), (), "INVALID_PRODUCT")
    unlisted = [name for name in ("options", "variants", "images") if not _is_list(given.get(name) or [])]
    yield from (_invalid((name,), "INVALID_INPUT") for name in unlisted)
    if not unlisted:
        yield from _parts_errors(given)


def _parts_errors(given: Json) -> Iterator[UserError]:
    options = given.get("options") or [{}]
    yield from _options_errors(options)
    yield from _variants_errors(given.get("variants") or [], options)
    for at, image in enumerate(given.get("images") or []):
        yield from _text_errors(image, ("src", "alt"), ("images", str(at)), "INVALID_INPUT")
        yield from _number_errors(image, ("id", "width", "height"), ("images", str(at)), "INVALID_INPUT")


def _title_errors(title: object) -> Iterator[UserError]:
    if not isinstance(title, str) or not title.strip():
        yield UserError(("title",), "Title can't be blank", "INVALID_PRODUCT")
    elif len(title) > LONGEST_TITLE:
        message = f"Title is too long (maximum is {LONGEST_TITLE} characters)"
        yield UserError(("title",), message, "INVALID_PRODUCT")


def _options_errors(options: Sequence[Json]) -> Iterator[UserError]:
    if len(options) > MOST_OPTIONS:
        yield UserError(("options",), f"Can only specify a maximum of {MOST_OPTIONS} options", "OPTIONS_OVER_LIMIT")
    names: set[str] = set()
    for at, option in enumerate(options):
        path = ("options", str(at))
        yield from _text_errors(option, ("name",), path, "INVALID_INPUT")
        yield from _number_errors(option, ("id",), path, "INVALID_INPUT")
        if (name := str(option.get("name") or "").casefold()) and name in names:
            yield UserError((*path, "name"), "Option name is used twice", "DUPLICATED_OPTION_NAME")
        names.add(name)


def _variants_errors(variants: Sequence[Json], options: Sequence[Json]) -> Iterator[UserError]:
    seen: list[Sequence[object]] = []
    for at, variant in enumerate(variants):
        path, values = ("variants", str(at)), _values(variant)
        yield from _text_errors(variant, VARIANT_TEXTS, path, "INVALID")
        yield from _number_errors(variant, VARIANT_NUMBERS, path, "INVALID")
        yield from _values_errors(values, options, path)
        for name in ("price", "compare_at_price"):
            yield from _price_errors(variant.get(name), (*path, name))
        if read_price(variant.get("weight") or 0) is None:
            yield _invalid((*path, "weight"), "INVALID")
        chosen = (name for name, known in CHOICES.items() if variant.get(name, known[0]) not in known)
        yield from (_invalid((*path, name), "INVALID") for name in chosen)
        if values in seen:
            yield UserError(path, "The variant already exists", "VARIANT_ALREADY_EXISTS")
        seen.append(values)


def _values_errors(values: Sequence[object], options: Sequence[Json], path: Path) -> Iterator[UserError]:
    """A product whose only option is none of its own, "Title", has a value for that without being given one."""
    own = len(options) > 1 or options[0].get("name") not in (None, "", "Title")
    for at, value in enumerate(values, 1):
        field = (*path, f"option{at}")
        if value is not None and not isinstance(value, str):
            yield _invalid(field, "INVALID")
        elif value and at > len(options):
            told = "Variant options are more than the product options"
            yield UserError(field, told, "OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS")
        elif own and at <= len(options) and not (value or "").strip():
            yield UserError(field, "Variant options are not enough", "NEED_TO_ADD_OPTION_VALUES")


def _price_errors(value: object, field: Path) -> Iterator[UserError]:
    price = read_price(value or 0)
    if price is None:
        yield UserError(field, "Price is not a number", "INVALID")
    elif price.is_signed():
        yield UserError(field, "Price must be greater than or equal to 0", "GREATER_THAN_OR_EQUAL_TO")


def _text_errors(given: Json, names: Sequence[str], path: Path, code: str) -> Iterator[UserError]:
    wrong = (name for name in names if not isinstance(given.get(name), str | None))
    yield from (_invalid((*path, name), code) for name in wrong)


def _number_errors(given: Json, names: Sequence[str], path: Path, code: str) -> Iterator[UserError]:
    yield from (_invalid((*path, name), code) for name in names if not _is_whole(given.get(name)))


def _is_whole(value: object) -> bool:
    """Whether it is a whole number, written or not, or nothing."""
    if isinstance(value, str) and value.removeprefix("-").isdecimal() and len(value) < len(str(LARGEST)):
        return True
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST)


def _is_list(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(one, dict) for one in found)


def _values(variant: Json) -> list[object]:
    return [variant.get(f"option{at}") for at in range(1, MOST_OPTIONS + 1)]


def _invalid(field: Path, code: str) -> UserError:
    return UserError(field, f"{field[-1].replace('_', ' ').capitalize()} is invalid", code)
