"""What should happen to a message: an answer, a proof first, a person, or a friendly no."""

from collections.abc import Iterable, Set
from pathlib import Path

from evals.cases import Asker, Case, Envelope, Judge, Verdict
from evals.data import Data
from evals.house import House
from evals.stores import EvalStore
from sandbox.shopify.seeding import seed_demo
from sandbox.shopify.state import Shop

QUESTIONS = "questions/intent_handoff.jsonl"
HELP = Path(__file__).parent / "help.html"
# What a turn may end in. The orders named are nobody's, so that an answer on one may say that it is not found.
ENDS = {
    "answer": {"answered", "clarify"},
    "verify_then_answer": {"answered", "clarify", "verify_identity", "not_supported"},
    "handoff": {"handoff_offered", "handed_off"},
    "off_topic": {"refused", "not_supported"},
}
# Who asks how to reach people has got there when one is offered.
ALSO = {"contact_customer_service": ENDS["handoff"]}


def fill(shop: Shop, data: Data) -> None:
    """The demo's shop, with a page that has an answer to every support question."""
    seed_demo(shop)
    put_page(shop, "Help", HELP)


def put_page(shop: Shop, title: str, body: Path) -> None:
    now = shop.created_at
    page = {"id": shop.next_number(), "title": title, "handle": body.stem, "body_html": body.read_text("utf-8")}
    shop.put_page({**page, "author": "Shop", "created_at": now, "updated_at": now, "published_at": now})


STORE = EvalStore("help", (), fill)


def cases(house: House) -> Iterable[Case]:
    shop = house.domains[STORE.name]
    customer = house.records(shop, "customers")[0]["id"]
    for row in house.data.rows(QUESTIONS):
        asker = Asker(shop, customer_id=customer if row["identity"] != "none" else None)
        yield Case(
            row["id"],
            row["question"],
            asker,
            ends_in(row["expect"], ALSO.get(row["intent"], set())),
            row["expect"],
            row["lang"],
            row["identity"],
            gold=f"{row['expect']} ({row['intent']})",
        )


def ends_in(expected: str, also: Set[str] = frozenset()) -> Judge:
    """Return a judge of how a turn ended: as expected, or in one of `also`."""

    def judge(envelope: Envelope) -> Verdict:
        outcome = envelope["outcome"]
        return Verdict.of("" if outcome in ENDS[expected] | also else f"{outcome} instead of {expected}")

    return judge
