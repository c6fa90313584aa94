"""Whatever a record or a person wrote, as every part of an answer, is words: no script runs, no stranger is called."""

import json
import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.poison import MARKUP

BESIDE = Path(__file__).parents[2].parent / "shared" / "eval"
EVALUATION = Path(os.environ.get("DATA", BESIDE)) / "questions"
SHOWN = "root.querySelectorAll('.message').length"


def attacks():
    """What others wrote to attack agents: messages and texts in records."""
    for name in ("injection_direct", "injection_indirect", "benign_trigger"):
        for line in (EVALUATION / f"{name}.jsonl").read_text("utf-8").splitlines():
            written = json.loads(line)
            yield from (written[key] for key in ("question", "payload") if key in written)


def poisoned(payload, number):
    """One answer in which everything that is words or an address is the payload, but for addresses on the web."""
    address = "" if payload.startswith(("http", "//")) else payload
    price = {"amount": "1.00", "currency": payload}
    product = {"kind": "product", "id": payload, "handle": payload, "title": payload, "url": address, "image": address}
    parcel = {"company": payload, "number": payload, "url": address}
    step = {"name": payload, "done": True, "at": payload}
    order = {
        "kind": "order",
        "name": payload,
        "status": payload,
        "label": payload,
        "tracking": [parcel],
        "steps": [step],
    }
    return {
        "id": f"p{number}",
        "author": ("agent", "staff", "system", "shopper")[number % 4],
        "author_name": payload,
        "at": "2026-11-20T08:00:00Z",
        "text": payload,
        "cards": [product | {"price": price, "available": True}, order, {"kind": payload}],
        "sources": [{"kind": "page", "id": "", "title": payload, "url": address, "version": "1"}],
        "suggestions": [payload],
        "outcome": "answered",
    }


def harmed(chat):
    """What a payload got done, of all that it might."""
    chat.page.run("new Promise((done) => setTimeout(done, 300))")
    elements = "script, iframe, object, embed, form:not(.composer), base, meta, link, svg script, [srcdoc], style"
    own = urlsplit(chat.page.run("location.href")).netloc
    return {
        "title": chat.page.run("document.title"),
        "owned": chat.page.run("'owned' in window"),
        "elements": chat.run(f"root.querySelectorAll('{elements}').length"),
        "handlers": chat.run(
            "[...root.querySelectorAll('*')].flatMap((one) => [...one.attributes])"
            ".filter(({name}) => /^on/.test(name)).length"
        ),
        "addresses": chat.run(
            "[...root.querySelectorAll('[href], [src], [action]')].map((one) => one.href || one.src || one.action)"
            ".filter((one) => !/^https?:/.test(one))"
        ),
        "strangers": [
            url for url in chat.page.requests() if urlsplit(url).netloc != own and not url.startswith("data:,")
        ],
        "complaints": chat.page.complaints(),
    }


NOTHING = {
    "title": "Shop",
    "owned": False,
    "elements": 0,
    "handlers": 0,
    "addresses": [],
    "strangers": [],
    "complaints": [],
}


def read_all(visit, chats, payloads, **kind):
    chat = visit(**kind).open()
    chat.has(".chip")
    running = chats.by_token["token-1"]
    running["messages"] = [poisoned(payload, number) for number, payload in enumerate(payloads)]
    chat.page.run(
        "localStorage['shopfloor:one.myshopify.com:session'] = JSON.stringify({"
        "...JSON.parse(localStorage['shopfloor:one.myshopify.com:session']),"
        f" greeting: {json.dumps(payloads[0])}, suggestions: {json.dumps(payloads[:3])}}})"
    )
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.wait(f"{SHOWN} >= {len(payloads)}")
    return chat


def test_markup_of_every_kind_stays_words(visit, chats):
    chat = read_all(visit, chats, MARKUP)
    assert harmed(chat) == NOTHING
    for payload in MARKUP[:5]:
        assert payload in chat.run("root.querySelector('.log').textContent")


def test_no_words_however_long_make_the_chat_of_a_phone_wider_than_it_is(visit, chats):
    chat = read_all(visit, chats, MARKUP, width=700, height=640)
    chat.page.resize(320, 640)
    sizes = "(({scrollWidth, clientWidth}) => [scrollWidth, clientWidth])"
    for part in (".log", ".panel", ".below"):
        wide, room = chat.run(f"{sizes}(root.querySelector('{part}'))")
        assert 0 < wide <= room <= 320, part


def test_markup_stays_words_while_it_streams_and_when_the_app_refuses_in_it(visit, chats):
    chat = visit().open()
    for payload in MARKUP[:6]:
        chats.says = payload
        chat.ask("anything")
        chat.wait("root.querySelector('.log').getAttribute('aria-busy') === 'false'")
    chats.refuses = MARKUP[0]
    chat.ask("anything")
    chat.has(".unsent")
    assert harmed(chat) == NOTHING


@pytest.mark.skipif(not EVALUATION.is_dir(), reason="the evaluation data is not beside this repository")
def test_attacks_that_others_wrote_stay_words(visit, chats):
    payloads = list(attacks())
    assert len(payloads) > 100
    assert harmed(read_all(visit, chats, payloads)) == NOTHING
