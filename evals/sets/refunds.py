"""Refunds asked for by who placed the order. A decision is right only as the policy's text decides it.

The data's own decisions are partly wrong, so what is looked for is the clause that decides. An answer is right when it
gives that clause, or brings in a person where the shopper wants something done, and never says the opposite of what
is expected.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import partial

from evals.cases import Asker, Case, Envelope, Judge, Verdict, spoken
from evals.data import Data, Json
from evals.house import House
from evals.stores import EvalStore, for_a_day, put_policies
from sandbox.shopify.state import Shop

QUESTIONS = "questions/policy_refund_decisions.jsonl"
POLICIES = {"en": "refund_policy_en", "ko": "refund_policy_ko", "ja": "refund_policy_jp"}
CURRENCIES = {"en": "USD", "ko": "KRW", "ja": "JPY"}
FIRST_CUSTOMER = 8_300_000_000_000

UNCLEAR, HYGIENE, DEFECT, IN_TRANSIT, BEFORE, PERIOD = "unclear", "hygiene", "defect", "in transit", "before", "period"
REASONS = {
    UNCLEAR: "misuse|verify|고객과실|알 수 없|過失|確認できない",
    DEFECT: "defect|불량|不良",
    HYGIENE: "hygiene|위생|衛生",
    IN_TRANSIT: "during shipping|배송중|配送中",
    BEFORE: "before shipping|배송 전|発送前",
    PERIOD: ".",
}
CLAUSES = {
    UNCLEAR: "defect|damage|evidence|결함|불량|파손|증빙|欠陥|不良|破損|証拠",
    DEFECT: "defect|damage|결함|불량|파손|欠陥|不良|破損",
    HYGIENE: "hygiene|위생|衛生",
    IN_TRANSIT: "in-transit|in transit|cancellation possible|배송 중|배송중|配送中|発送中",
    BEFORE: "free refund|no refund fee|pre-shipping|무료|수수료 없음|無料|手数料なし",
    PERIOD: r"(?<!\d)7 ?(days?|일|日)",
}
YES = r"^\W*(yes\b|네\b|예\b|はい)"
NO = r"^\W*(no\b(?! problem)|unfortunately|sorry, but|아니|죄송하지만|いいえ|申し訳)"
HANDED_OVER = "handoff_offered"


def fill(shop: Shop, data: Data, lang: str) -> None:
    """Let every shopper of the questions order, and the parcel travel, as long before now as the data has it."""
    shop.currency = CURRENCIES[lang]
    put_policies(shop, "REFUND_POLICY", data.document(f"policies/{POLICIES[lang]}.json"))
    for number, row in enumerate(rows(data, lang)):
        shop.put_customer(customer(number))
        place_order(shop, row, FIRST_CUSTOMER + number)


def customer(number: int) -> Json:
    return {
        "id": FIRST_CUSTOMER + number,
        "email": f"shopper{number}@mail.example",
        "first_name": "Shopper",
        "last_name": str(number),
        "updated_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def place_order(shop: Shop, row: Json, customer_id: int) -> None:
    told, today = row["order"], date.fromisoformat(row["today"])
    arrived = date.fromisoformat(told["delivery_date"]) if told["delivery_date"] else None
    # A few rows are delivered before they are ordered.
    ordered = min(date.fromisoformat(told["purchase_date"]), arrived or today)
    live_on(shop, today - ordered)
    order = shop.create_order([(put_ware(shop, told), 1)], customer_id=customer_id)
    if arrived or clause_of(row) == IN_TRANSIT:
        shop.fulfil_order(order["id"], company="UPS", number=f"1Z{order['id']}")
    if arrived:
        live_on(shop, today - arrived)
        shop.advance_shipment(order["id"], "delivered")


def live_on(shop: Shop, ago: timedelta) -> None:
    """Put the shop's clock back by so much."""
    moment = (datetime.now(UTC) - ago).timestamp()
    shop.clock = lambda: int(moment * 1e9)


def put_ware(shop: Shop, told: Json) -> int:
    """File what was ordered as a product of its own; return the id of its variant."""
    product, variant, item = shop.next_number(), shop.next_number(), shop.next_number()
    now = shop.local_time(datetime.fromtimestamp(shop.clock() / 1e9, UTC))
    plain = {"id": variant, "product_id": product, "title": "Default Title", "option1": "Default Title", "position": 1}
    stock = {"inventory_item_id": item, "inventory_quantity": 9, "inventory_management": "shopify"}
    shop.put_product(
        {
            "id": product,
            "title": told["product_name"],
            "handle": f"ware-{product}",
            "product_type": told["category"],
            "body_html": "",
            "vendor": "",
            "tags": "",
            "status": "active",
            "created_at": now,
            "updated_at": now,
            "published_at": now,
            "options": [{"id": variant + 1, "name": "Title", "position": 1, "values": ["Default Title"]}],
            "variants": [
                {**plain, **stock, "price": f"{told['price']}.00", "sku": told["order_id"], "updated_at": now}
            ],
            "images": [],
            "image": None,
        }
    )
    return variant


def rows(data: Data, lang: str) -> list[Json]:
    return [row for row in data.rows(QUESTIONS) if row["lang"] == lang]


def store_of(lang: str) -> EvalStore:
    made_of = (QUESTIONS, f"policies/{POLICIES[lang]}.json")
    return EvalStore(f"refunds-{lang}", made_of, partial(fill, lang=lang), for_a_day)


STORES = {lang: store_of(lang) for lang in POLICIES}


def cases(house: House) -> Iterable[Case]:
    for lang, store in STORES.items():
        for number, row in enumerate(rows(house.data, lang)):
            asker = Asker(house.domains[store.name], customer_id=FIRST_CUSTOMER + number)
            kind, refundable = clause_of(row), row["expected"]["refund_possible"]
            gold = f"{row['expect']}: {row['expected']['reason']} ({row['order']['delivery_status']})"
            judge = decided_by(kind, refundable)
            yield Case(row["id"], row["question"], asker, judge, kind, lang, row["identity"], gold=gold)


def clause_of(row: Json) -> str:
    reason = row["expected"]["reason"]
    return next(kind for kind, words in REASONS.items() if re.search(words, reason, re.IGNORECASE))


def decided_by(kind: str, refundable: bool) -> Judge:
    """Return a judge that looks for the clause, or for a person, and for a decision that is the wrong one."""

    def judge(envelope: Envelope) -> Verdict:
        said = spoken(envelope)
        opposite = re.search(NO if refundable else YES, said, re.IGNORECASE)
        quoted = re.search(CLAUSES[kind], said, re.IGNORECASE)
        person = envelope["outcome"] == HANDED_OVER
        return Verdict.of(
            f"decides against what is expected: {opposite.group()}" if opposite else "",
            "" if quoted or person else f"neither the clause on {kind} nor a person",
        )

    return judge
