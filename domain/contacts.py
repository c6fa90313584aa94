"""E-mail addresses and phone numbers in the one form in which they are compared, and where a text holds them."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

SHORTEST, LONGEST = 7, 15  # digits of a phone number; E.164 ends at 15
TAIL = 9  # digits by which two ways of writing one number agree: "+49 151 2345678" and "0151 2345678"
SHORT_TAIL = frozenset({7, 8})  # digits of a whole number in countries whose numbers are shorter than that
COUNTRY_CODES = (1, 2, 3)  # digits
MOST_PHONES = 100  # forms kept of one text, so that a message full of digits costs little

# An address may be embedded in any script and any punctuation: every reading of it counts. What stands before its @ is
# read backwards.
HOST = re.compile(r"(?<![a-z0-9.-])[a-z0-9.-]+\.[a-z0-9-]+", re.ASCII)
ADDRESSES = (
    (re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+", re.ASCII), HOST),
    (re.compile(r"[a-z0-9._+%-]+", re.ASCII), HOST),
    (re.compile(r"[\w.+%'-]+"), re.compile(r"[\w.-]+")),
)
LONGEST_PART = 254  # characters; RFC 5321 allows no more for the whole
EDGES = ".-_'`*/="
# What has fewer digits is no number of a phone.
NUMBER = re.compile(rf"\+?[\d(](?:[\s().\-/–—]{{0,3}}\d){{{SHORTEST - 1},}}")
GROUP = re.compile(r"\d+")


def normalise_email(address: str) -> str:
    """Return the form in which addresses are compared: letter case and the spelling of an international domain away."""
    local, at, domain = plain(address).strip().rpartition("@")
    return f"{local}{at}{ascii_domain(domain)}"


def normalise_phone(phone: str) -> frozenset[str]:
    """Return the forms by which a phone number is known however it is written; none for what is none.

    Two numbers are the same where they share a form.
    """
    written = plain(phone)
    digits = digits_of(written)
    return frozenset(forms(digits, international=written.lstrip(" (").startswith(("+", "00"))))


def emails_in(text: str) -> frozenset[str]:
    """Return every reading of an e-mail address in `text`, normalised."""
    found = set(addresses(plain(text)))
    return frozenset(normalise_email(one) for address in found for one in (address, address.strip(EDGES)))


def addresses(text: str) -> Iterator[str]:
    # From each @ outwards: from the beginning, a picture written out in letters would be read anew from each of them.
    for before, behind in pairwise(text.split("@")):
        for backwards, forwards in ADDRESSES:
            name = backwards.match(before[: -LONGEST_PART - 1 : -1])
            host = forwards.match(behind[:LONGEST_PART])
            if name and host:
                yield f"{name.group()[::-1]}@{host.group()}"


def phones_in(text: str) -> frozenset[str]:
    """Return the forms of everything in `text` that may be a phone number, other numbers beside it or not."""
    kept: dict[str, None] = {}
    for run in NUMBER.findall(plain(text)):
        for digits, international in readings(run):
            kept.update(dict.fromkeys(forms(digits, international=international)))
            if len(kept) >= MOST_PHONES:
                return frozenset(list(kept)[:MOST_PHONES])
    return frozenset(kept)


def readings(run: str) -> Iterator[tuple[str, bool]]:
    """Yield neighbouring groups of digits as one number: "1001 0151 2345678" holds a number and what is none."""
    groups = [digits_of(group) for group in GROUP.findall(run)]
    for first in range(len(groups)):
        digits = ""
        for group in groups[first : first + LONGEST + 1]:
            digits += group
            if len(digits) > LONGEST:
                break
            yield digits, digits.startswith("00") or (first == 0 and run.startswith("+"))


def forms(digits: str, *, international: bool) -> Iterator[str]:
    national = digits.lstrip("0")
    if not SHORTEST <= len(national) <= LONGEST:
        return
    if len(national) >= TAIL:
        yield national[-TAIL:]
    else:
        yield national
    if international:
        yield from (national[code:] for code in COUNTRY_CODES if len(national) - code in SHORT_TAIL)


def plain(text: str) -> str:
    """Return `text` without what nobody sees: letter case, width, joiners."""
    if text.isascii():
        return text.lower()
    normal = unicodedata.normalize("NFKC", text)
    if normal.replace("\n", "").isprintable():  # as what is unseen is not
        return normal.lower()
    return "".join(letter for letter in normal if unicodedata.category(letter) != "Cf").lower()


def digits_of(text: str) -> str:
    return "".join(str(unicodedata.digit(letter)) for letter in text if letter.isdecimal())


def ascii_domain(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain
