"""What thumbs and haste do to a message."""

import re
from random import Random

SPACED_ONLY = {"ko", "ja"}
LATE_STARTS = ("en", "hi")  # what English openings and endings are put around
OPENINGS = """hi |hello, |hey |pls |ok so |hi there, |sorry but |good morning |um |yo |can you help me |i need help |
i dont know how to |i need assistance with |please help, |i want to know |quick question |need help with |help |
i would like to know |could you tell me |im trying to find out |tell me |i have to |just wondering """.replace(
    "\n", ""
).split("|")
ENDINGS = (" pls", " please", " thanks", "??", "?", "!", " asap", " thx", " help", " lol", "...")
SIGNS = ("", "", "", "?", "!", "??", "...")
SHORT_FORMS = {
    "you": "u",
    "are": "r",
    "please": "plz",
    "because": "cuz",
    "want to": "wanna",
    "don't": "dont",
    "what": "wat",
    "your": "ur",
    "about": "abt",
    "something": "smth",
}
SHORTEST = 8  # signs; a shorter message with a slip may be any other


def disturb(text: str, language: str, chance: Random) -> str:
    """Return the message as it might be typed in haste."""
    for odds in (0.25, 0.15):
        if language not in SPACED_ONLY and chance.random() < odds:
            text = _slip(text, chance)
    if language not in LATE_STARTS:
        return text + chance.choice(SIGNS)
    if chance.random() < 1 / 4:
        text = chance.choice(OPENINGS) + text
    if chance.random() < 1 / 4:
        text += chance.choice(ENDINGS)
    return _shortened(text) if chance.random() < 1 / 7 else text


def _slip(text: str, chance: Random) -> str:
    """Miss, double or swap a letter."""
    if len(text) < SHORTEST:
        return text
    at = chance.randrange(1, len(text) - 2)
    if not text[at].isalpha():
        return text
    ways = (text[at + 1 :], text[at] + text[at:], text[at + 1] + text[at] + text[at + 2 :])
    return text[:at] + chance.choice(ways)


def _shortened(text: str) -> str:
    for whole, short in SHORT_FORMS.items():
        text = re.sub(rf"\b{whole}\b", short, text)
    return text
