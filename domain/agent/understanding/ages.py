"""The words for an age in a message: its unit, any age, and that of somebody."""

import re

YEARS = r"years?|yrs?"
UNIT = rf"{YEARS}|months?|mths?"
AGE = re.compile(rf"\b\d{{1,2}}\s?-?(?:{UNIT}|jahre|anos|ans|anni|jaar|lat|roku)\b")
AGE_OF_SOMEBODY = re.compile(
    r"\b(?:son|daughter|kid|child|boy|girl|niece|nephew|grandson|granddaughter|he|she|hes|shes) (?:is |who is |aged? )?"
    rf"(?P<is>\d{{1,2}})(?: (?:{YEARS}|yo)\b|(?![.,]\d)\W|$)|\b(?P<old>\d{{1,2}})[ -]?(?:{YEARS}|y)[ -]?olds?\b"
    r"|\b(?P<yo>\d{1,2}) ?yo\b|\bage[d]? (?P<aged>\d{1,2})\b(?![.,]\d)"
)
