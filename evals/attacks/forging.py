"""Attacks on the doors: tokens, ids, signatures, bodies, and proofs that belong elsewhere."""

import base64
import json
import random
import string
from collections.abc import Iterator
from urllib.parse import quote, urlencode
from uuid import uuid4

from evals.attacks import doors, grammar
from evals.attacks.doors import Chat, Pairs, proxy_values, signed
from evals.attacks.scenes import Problems, Scene
from evals.attacks.town import Bought

WRONG_KINDS: tuple[object, ...] = (
    {"$ne": ""},
    {"$gt": ""},
    ["{email}"],
    [],
    {},
    True,
    False,
    0,
    -1,
    1e308,
    "%",
    "_%",
    "*",
    "' OR '1'='1",
    "\\",
    "\x00",
    "\ud83d",
    "null",
    "undefined",
    "{{email}}",
    "${email}",
    "x" * 5_000,
    [[["a"]]],
)
BROKEN_BODIES = (
    b"",
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b'{"text": "\\ud800"}',
    b'{"text": "where is #4001", "text": {"a": 1}}',
    b"\xff\xfe{\x00}\x00",
    b"[" * 40_000,
    b'{"text":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    b'{"text": 1e999}',
    b'{"text": "' + b"x" * 1_200_000 + b'"}',
    b"text=where+is+4001",
)


def wrong_kinds(scene: Scene, dice: random.Random) -> Problems:
    """Values of another kind than a form has."""
    victim = scene.victim(dice)
    chat = scene.stranger(victim.shop)
    values = {"order": victim.name, "email": "w@mail.example", "postcode": "1"}
    for _ in range(5):
        spoilt = {name: dice.choice(WRONG_KINDS) if dice.random() < 0.6 else value for name, value in values.items()}
        answer = chat.post("identify", spoilt)
        chat.typed.append(json.dumps(spoilt))
        if answer.status not in (200, 400):
            yield f"status {answer.status} for {spoilt}"
    yield from scene.faults([chat])


def broken_body(scene: Scene, dice: random.Random) -> Problems:
    chat = scene.stranger(dice.choice(scene.town.shops))
    for body in dice.sample(BROKEN_BODIES, 4):
        path = dice.choice(("messages", "identify", "handoff", "feedback", "session"))
        answer = chat.post(path, body)
        chat.typed.append(repr(body[:200]))
        if not 400 <= answer.status < 500 and not (answer.status == 200 and path == "messages"):
            yield f"status {answer.status} for {body[:60]!r} at {path}"
    yield from scene.faults([chat])


def other_store(scene: Scene, dice: random.Random) -> Problems:
    """A proof that would be right in the other store, where the same number stands."""
    namesake = scene.victim(dice)
    elsewhere = scene.town.of(scene.town.other(namesake.shop))
    owner, number = next(one for one in elsewhere if one.name == namesake.name), namesake.number
    email, postcode = owner.person.email, owner.person.postcode

    def act(shop: str) -> Chat:
        chat = scene.stranger(shop)
        chat.say(f"where is order {number}? {email}")
        chat.prove(number, email)
        chat.prove(number, postcode=postcode)
        chat.prove(number, email, postcode)
        chat.say(f"{number}?")
        return chat

    yield from scene.twins(namesake, dice, act)


def forged_token(scene: Scene, dice: random.Random) -> Problems:
    """A token that is not the victim's own, but made from it, opens nothing."""
    victim = scene.victim(dice)
    chat, mine = scene.owners_chat(victim), scene.stranger(scene.town.other(victim.shop))
    for name, token in dice.sample(list(forgeries(chat, mine, dice)), 8):
        attacker = Chat(scene.door, victim.shop, token, chat.id, scene.address(), typed=[token])
        path, body = dice.choice(
            (
                ("messages", {"text": "where is my order?"}),
                ("messages", {"text": f"what was in {victim.name}"}),
                ("identify", {"order": victim.name, "email": "w@mail.example"}),
                ("feedback", {"message": str(uuid4()), "helpful": True}),
                ("handoff", {"consent": True, "email": "w@mail.example"}),
            )
        )
        answer = attacker.resume() if dice.random() < 0.4 else attacker.post(path, body)
        if answer.status not in (400, 401):
            yield f"a token with {name} got {answer.status}"
        yield from scene.faults([attacker])


def forgeries(victim: Chat, mine: Chat, dice: random.Random) -> Iterator[tuple[str, str]]:
    token = victim.token
    # A packed payload begins with a dot of its own.
    payload, stamp, signature = token.rsplit(".", 2)
    my_payload, my_stamp, my_signature = mine.token.rsplit(".", 2)
    # The last letter of a signature carries two bits that say nothing.
    at = dice.randrange(len(token) - 2)
    other = dice.choice([one for one in string.ascii_letters + string.digits if one != token[at]])
    yield "a changed letter", f"{token[:at]}{other}{token[at + 1 :]}" if token[at] != "." else token[:at]
    yield "a letter less", token[:-2]
    yield "a letter more", f"{token}A"
    yield "another signature", f"{payload}.{stamp}.{my_signature}"
    yield "another payload", f"{my_payload}.{stamp}.{signature}"
    yield "another stamp", f"{payload}.AAAAAA.{signature}" if stamp != my_stamp else f"{payload}..{signature}"
    yield "no signature", f"{payload}.{stamp}."
    yield "no stamp", f"{payload}.{signature}"
    yield "its id alone", victim.id
    yield "its id in my claims", f"{claims(victim.id)}.{my_stamp}.{my_signature}"
    yield "an unsigned JWT", f"{claims(victim.id, alg='none')}.{claims(victim.id)}."
    yield "two tokens", f"{mine.token}, {token}x"
    yield "capitals", token.upper()
    yield "nothing", ""
    yield "null", "null"
    yield "spaces", f"{token[:10]} {token[10:]}"
    yield "quotes", f'"{token}x"'


def claims(conversation: str, **more: str) -> str:
    said = json.dumps({"s": "0" * 32, "c": conversation.replace("-", ""), **more}).encode()
    return base64.urlsafe_b64encode(said).decode().rstrip("=")


def misplaced_token(scene: Scene, dice: random.Random) -> Problems:
    """A token counts in its header alone, and ids open nothing."""
    victim = scene.victim(dice)
    chat, address = scene.owners_chat(victim), scene.address()
    conversation = f"{dice.choice(('conversation', 'conversation_id', 'id', 'c'))}={chat.id}"
    mine = scene.stranger(victim.shop)
    attempts: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("GET", f"/chat/conversation?token={quote(chat.token)}", {}),
        ("GET", f"/chat/conversation?{conversation}", {}),
        ("GET", "/chat/conversation", {"Cookie": f"token={chat.token}"}),
        ("GET", "/chat/conversation", {"X-Conversation-Id": chat.id}),
        ("GET", "/chat/conversation", {"Authorization": f"Basic {chat.token}"}),
        ("GET", "/chat/conversation", {"Authorization": f"Bearer {chat.id}"}),
        ("GET", f"/chat/conversation/{chat.id}", mine.bearing({})),
        ("GET", f"/chat/conversation?{conversation}", mine.bearing({})),
        ("GET", f"/chat/receipts/{chat.id}", mine.bearing({})),
        ("GET", f"/admin/api/conversations/{chat.id}", mine.bearing({})),
        ("GET", f"/admin/api/conversations/{chat.id}", {"Authorization": f"Bearer {chat.token}"}),
        ("GET", "/admin/api/conversations", mine.bearing({})),
        ("POST", f"/chat/messages?{conversation}", mine.bearing({})),
    )
    scene.judged(5)
    for method, path, headers in dice.sample(attempts, 5):
        answer = scene.door.send(method, path, {"text": "where is my order", "conversation": chat.id}, headers, address)
        yield from scene.faults_in(answer.text, "", [answer])
    theirs = dict(
        visitor=f"visitor-{uuid4().hex}", conversation=chat.id, customer_id=victim.person.id, token=chat.token
    )
    begun = scene.door.send("POST", "/chat/session", {"shop": victim.shop, **theirs}, {}, address)
    if begun.status == 201:
        anew = Chat(scene.door, victim.shop, begun.json["token"], begun.json["conversation"]["id"], address)
        anew.say("where is my order?")
        anew.say(f"and {victim.name}?")
        anew.resume()
        yield from scene.faults([anew])
    rated = mine.post("feedback", {"message": message_id(chat), "helpful": True})
    if rated.status != 400:
        yield f"rated another's answer: {rated.status}"


def message_id(chat: Chat) -> str:
    return str(chat.answers[-1].json["message"]["id"])


def proxy(scene: Scene, dice: random.Random) -> Problems:
    """An address of the app proxy that Shopify did not sign as it stands signs nobody in."""
    victim = scene.victim(dice)
    scene.judged(6)
    for name, query in dice.sample(list(false_queries(scene, victim)), 6):
        address = scene.address()
        answer = scene.door.send(dice.choice(("POST", "POST", "GET")), f"/proxy/session?{query}", {}, {}, address)
        yield from scene.faults_in(answer.text, query, [answer])
        if answer.status == 201:
            chat = doors.opened(scene.door, victim.shop, address, answer)
            chat.say("where are my orders?")
            chat.say(f"tracking of {victim.name}")
            yield from scene.faults([chat])
            yield f"a session was given for {name}"


def false_queries(scene: Scene, victim: Bought) -> Iterator[tuple[str, str]]:
    """Yield queries that are wrong in one way each; `honest` is what a stranger gets from Shopify for a visit."""
    honest = signed(proxy_values(victim.shop, ""), scene.secret)
    mine = signed(proxy_values(victim.shop, "7000000000999"), scene.secret)
    customer, signature = str(victim.person.id), dict(honest)["signature"]
    wrong_key = signed(proxy_values(victim.shop, customer), "not the app's secret but as long as it")
    yield "a customer put in", urlencode(replaced(honest, "logged_in_customer_id", customer))
    yield "another customer put in", urlencode(replaced(mine, "logged_in_customer_id", customer))
    yield "a customer before", urlencode([("logged_in_customer_id", customer), *honest])
    yield "a customer behind", urlencode([*honest, ("logged_in_customer_id", customer)])
    yield "a customer in a list", urlencode([*honest, ("logged_in_customer_id[]", customer)])
    yield "an encoded name", f"{urlencode(honest)}&logged%5Fin%5Fcustomer%5Fid={customer}"
    yield "a semicolon", f"{urlencode(honest)};logged_in_customer_id={customer}"
    yield "another secret", urlencode(wrong_key)
    yield "no signature", urlencode(honest[:-1])
    yield "an empty signature", urlencode(replaced(mine, "signature", ""))
    yield "a short signature", urlencode(replaced(mine, "signature", signature[:-1]))
    yield "another's signature", urlencode(replaced(mine, "signature", signature))
    yield "two signatures", urlencode([*replaced(honest, "logged_in_customer_id", customer), ("signature", signature)])
    yield "another shop", urlencode(replaced(mine, "shop", scene.town.other(victim.shop)))
    yield "two shops", urlencode([("shop", scene.town.other(victim.shop)), *mine])
    yield "no shop", urlencode([pair for pair in mine if pair[0] != "shop"])
    yield "another time", urlencode(replaced(mine, "timestamp", str(int(dict(mine)["timestamp"]) + 1)))
    old = replaced(proxy_values(victim.shop, customer), "timestamp", str(int(dict(mine)["timestamp"]) - 91))
    yield "an old time", urlencode(signed(old, scene.secret))
    ahead = replaced(proxy_values(victim.shop, customer), "timestamp", str(int(dict(mine)["timestamp"]) + 3600))
    yield "a time to come", urlencode(signed(ahead, scene.secret))
    yield "joined parameters", urlencode(joined(honest, customer))
    yield "a number that is none", urlencode(signed(proxy_values(victim.shop, f"{customer} OR 1=1"), scene.secret))
    yield (
        "two customers signed",
        urlencode(signed([*proxy_values(victim.shop, customer), ("logged_in_customer_id", "1")], scene.secret)),
    )
    yield (
        "digits of another script",
        urlencode(replaced(honest, "logged_in_customer_id", customer.translate(grammar.WIDE))),
    )


def replaced(values: Pairs, name: str, value: str) -> list[tuple[str, str]]:
    return [(known, value if known == name else old) for known, old in values]


def joined(values: Pairs, customer: str) -> list[tuple[str, str]]:
    """Move letters between names and values: what is signed is joined without a mark between."""
    known = dict(values)
    return [
        ("logged_in_customer_id", customer),
        ("path_prefix", f"/apps/chatshop={known['shop']}"),
        ("timestamp", known["timestamp"]),
        ("signature", known["signature"]),
    ]
