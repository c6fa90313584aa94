"""What the stand-in answers: the first answer whose word stands in the message."""

from __future__ import annotations

from typing import Any

Answer = tuple[str, str, dict[str, Any]]  # outcome, text, what else the message has


def product(number: int, title: str, amount: str, available: bool) -> dict[str, Any]:
    card = {"kind": "product", "id": f"gid://shopify/Product/{number}", "handle": str(number), "title": title}
    price = {"amount": amount, "currency": "EUR"}
    return card | {"url": f"/products/{number}", "image": "/picture.svg", "price": price, "available": available}


JACKETS = [
    product(1, "Lindås rain jacket", "149.00", True),
    product(2, "Fjell insulated parka with a removable hood", "219.50", True),
    product(3, "Skog wind shell", "89.00", False),
]
BETWEEN = {"amount": "34.00", "most": "46.00", "currency": "EUR"}
PARCEL = {"company": "PostNord", "number": "JD0146000031", "url": "https://tracking.example/JD0146000031"}
REFUND = {"kind": "policy", "id": "p1", "title": "Refund policy", "url": "/policies/refund", "version": "7"}
POISON = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script> javascript:alert(1)"

ANSWERS: dict[str, Answer] = {
    "jacket": (
        "answered",
        "Three jackets keep the rain out:",
        {"cards": JACKETS, "suggestions": ["Which is the warmest?"]},
    ),
    "price": ("answered", "The Lindås rain jacket is €149.00.", {"cards": JACKETS[:1]}),
    "rust": ("answered", "The Lindås rain jacket is €149.00 in rust.", {"cards": [JACKETS[0] | {"variant": 13}]}),
    "bottle": ("answered", "One:", {"cards": [product(4, "Bottle", "34.00", True) | {"price": BETWEEN}]}),
    "tent": (
        "answered",
        "Two:",
        {"cards": [product(5, "Tent 4P", "589.00", True) | {"preorder": True}, JACKETS[2]]},
    ),
    "return": (
        "answered",
        "You can return an item within **30 days**:\n- unworn, with its tags\n- in its own box\n\nSee https://shop.example/returns.",
        {"sources": [REFUND]},
    ),
    "order": ("verify_identity", "I can show an order once I know it is yours.", {}),
    "person": ("handoff_offered", "Shall I connect you with a person from our team?", {}),
    "poison": (
        "answered",
        POISON,
        {
            "cards": [
                product(9, POISON, "1.00", True) | {"url": "javascript:document.title='owned'", "image": "javascript:1"}
            ],
            "sources": [REFUND | {"title": POISON, "url": "data:text/html,owned"}],
            "suggestions": [POISON],
        },
    ),
}
UNKNOWN: Answer = (
    "not_supported",
    "I do not know that. I can connect you with a person.",
    {"suggestions": ["Talk to a person"]},
)


def answer_to(text: str) -> Answer:
    return next((answer for word, answer in ANSWERS.items() if word in text.lower()), UNKNOWN)
