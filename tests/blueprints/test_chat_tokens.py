"""What a chat's token opens, and that nothing else opens it."""

import time
from uuid import UUID

import pytest
from itsdangerous import URLSafeTimedSerializer

from blueprints.chat_tokens import CHAT_TOKEN_LIFETIME, issue_chat_token
from tests.blueprints.callers import ChatShopper, refused, visitor_of
from tests.world import World


def test_an_expired_token_opens_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    caller = visitor_of(world, world.alice)
    late = time.time() + CHAT_TOKEN_LIFETIME + 2
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: late)
    refused(caller.get("conversation"), 401, "bad_signature")


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "bearer x",
        "Bearer a.b.c",
        "Bearer \xff\xfe",
        "Bearer " + "x" * 50_000,
        "Bearer eyJzIjoiYSJ9.aaaa.bbbb",
    ],
    ids=lambda header: str(header)[:20],
)
def test_no_token_and_no_real_token_open_nothing(world: World, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    for method, path in (("get", "conversation"), ("post", "messages"), ("post", "identify"), ("post", "handoff")):
        answer = getattr(world.client, method)(f"/chat/{path}", json={"text": "Hello"}, headers=headers)
        refused(answer, 401, "bad_signature")


def test_a_changed_token_opens_nothing(alices: ChatShopper) -> None:
    payload, rest = alices.token.split(".", 1) if not alices.token.startswith(".") else ("", alices.token[1:])
    changed = ("." if not payload else f"{payload}.") + ("A" if rest[0] != "A" else "B") + rest[1:]
    refused(alices.get("conversation", Authorization=f"Bearer {changed}"), 401, "bad_signature")


def test_a_token_drawn_out_with_what_signatures_leave_out_opens_nothing(alices: ChatShopper) -> None:
    """It would verify, and each of them would be kept in memory as another."""
    rest, signature = alices.token.rsplit(".", 1)
    drawn_out = f"{rest}.{'!' * 60_000}{signature}"
    refused(alices.get("conversation", Authorization=f"Bearer {drawn_out}"), 401, "bad_signature")


def test_a_token_signed_by_shopifys_secret_or_for_another_purpose_opens_nothing(world: World) -> None:
    caller = visitor_of(world, world.alice)
    claims = {"s": world.alice.store.id.hex, "c": UUID(caller.conversation).hex}
    settings = world.services.settings
    for secret, salt in ((settings.shopify_secrets[0], "shopfloor.chat"), (settings.secret_key, "shopfloor.other")):
        forged = URLSafeTimedSerializer(secret, salt=salt).dumps(claims)
        refused(caller.get("conversation", Authorization=f"Bearer {forged}"), 401, "bad_signature")


def test_a_token_for_bobs_store_with_alices_conversation_finds_nothing(world: World, alices: ChatShopper) -> None:
    """Such a token is never issued; were it, the conversation is looked for in its own store only."""
    with alices.client.application.app_context():
        mixed = issue_chat_token(world.bob.store, UUID(alices.conversation))
    refused(alices.get("conversation", Authorization=f"Bearer {mixed}"), 404, "conversation_not_found")
