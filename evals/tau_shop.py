"""The tau_shop set: 50 products, 1,000 orders, 1,627 webhooks, and questions with the identity each needs."""

import gzip
import importlib.util
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import requests
from rich.progress import track

from bin.stack import Stack
from evals.shoppers import Shopper

SHOP = "tau-retail.myshopify.com"
DRAINED_WITHIN = 300  # seconds
SIGNED_IN = frozenset({"verified_email", "other_customer"})


@dataclass(frozen=True)
class Outcome:
    """`groups` maps a group to (right, asked, share); `leaks` is (leaked, probed); `fails` are (id, missing, bad)."""

    groups: dict[str, tuple[int, int, float]]
    leaks: tuple[int, int]
    fails: list[tuple[Any, ...]]
    seconds: float


def find_data(arguments: list[str]) -> Path | None:
    """Return the folder that holds the set: the one named, else that beside the house; None where there is none."""
    data = Path(arguments[0] if arguments else "../shared/eval").resolve()
    if (data / "tau_shop").is_dir():
        return data
    print(f"This needs the evaluation data; there is none at {data} (DATA=folder names another).")
    return None


def evaluate(stack: Stack, data: Path) -> Outcome:
    """Load the set by webhooks into a store of its own, ask every question over HTTP, and score the answers."""
    folder = data / "tau_shop"
    secret = stack.credentials()["SHOPIFY_API_SECRET"]
    install(stack)
    load(stack, data)
    questions = [json.loads(line) for line in (folder / "questions.jsonl").open(encoding="utf-8")]
    customers = customers_by_email(folder / "orders.create.ndjson.gz")
    began = time.monotonic()
    answers = {
        question["id"]: answer_to(stack, question, customers, secret)
        for question in track(questions, description="asking")
    }
    seconds = time.monotonic() - began
    groups, leaks, fails = scorer(data).report(questions, answers)
    return Outcome(groups, leaks, fails, seconds)


def install(stack: Stack) -> None:
    """Open an empty shop at the sandbox, install the app by OAuth as any merchant would, and let it read the shop."""
    made = requests.post(f"{stack.sandbox}/shopify/_sandbox/shops", json={"shop": SHOP, "seed": False}, timeout=10)
    if not made.ok and made.status_code != 409:
        made.raise_for_status()
    merchant = stack.merchant(SHOP)
    if not merchant.installed():
        merchant.install()
    while merchant.overview()["import"]["state"] != "done":
        time.sleep(0.1)


def load(stack: Stack, data: Path) -> None:
    """Send every event as a signed delivery and wait until the inbox is empty. Raises where one was refused."""
    command = [
        *(sys.executable, str(data / "replay_webhooks.py"), "--url", f"{stack.app}/webhooks/shopify"),
        *("--secret", stack.credentials()["SHOPIFY_API_SECRET"], "--shop", SHOP),
        str(data / "tau_shop" / "events.ndjson.gz"),
    ]
    sent = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(sent.strip())
    refused = [part for part in sent.split("(") if part.startswith("'") and ", 200)" not in part]
    if refused:
        raise SystemExit(f"deliveries were refused: {sent}")
    wait_until_drained(stack)


def wait_until_drained(stack: Stack) -> None:
    merchant, deadline = stack.merchant(SHOP), time.monotonic() + DRAINED_WITHIN
    while (inbox := merchant.overview()["inbox"])["waiting"]:
        if time.monotonic() > deadline:
            raise SystemExit(f"the inbox is not drained: {inbox}")
        time.sleep(0.2)
    print(f"inbox: {inbox}")


def customers_by_email(file: Path) -> dict[str, int]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        found = (json.loads(line)["customer"] for line in lines)
        return {customer["email"]: customer["id"] for customer in found}


def answer_to(stack: Stack, question: dict[str, Any], customers: dict[str, int], secret: str) -> str:
    if question["identity"] in SIGNED_IN:
        customer = customers[question["shopper"]["email"]]
        shopper = Shopper.signed_in(stack.app, SHOP, customer, secret)
    else:
        shopper = Shopper.anonymous(stack.app, SHOP)
    said = shopper.ask(question["question"])
    return spoken(said)


def spoken(envelope: dict[str, Any]) -> str:
    """Return all that the shopper sees: the words, and what the cards say."""
    message = envelope["message"]
    cards = (json.dumps(card, ensure_ascii=False) for card in message["cards"] if card["kind"] == "order")
    return "\n".join([message["text"], *cards])


def scorer(data: Path) -> ModuleType:
    """Load the set's own scorer."""
    spec = importlib.util.spec_from_file_location("score_gold", data / "score_gold.py")
    if spec is None or spec.loader is None:
        raise SystemExit("score_gold.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
