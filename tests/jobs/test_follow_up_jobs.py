"""What deliveries ask for is done, whatever is killed or away meanwhile, and the newest asking has its way."""

from collections.abc import Sequence

import pytest
from redis import Redis

from domain.errors import RemoteError
from domain.follow_ups import Task
from jobs import follow_ups, inbox, upkeep
from jobs.queues import QueueName
from storage.inbox import StoredInbox
from tests.domain.stage import deliveries, embedder_of, put
from tests.jobs.stock import Shop, item_of, jobs, let_pass, move, open_tasks, read, tell, the_product, variant
from tests.world import World

# Nothing listens on port 1.
AWAY = Redis.from_url("redis://127.0.0.1:1")


def test_vectors_of_new_words_follow_once_embedding_is_back(stage: World) -> None:
    embedder_of(stage).failing = True
    tell(stage, stage.alice, 2, title="Nameless Parka")
    follow_ups.follow_up(str(stage.alice.store.id), Task.EMBED_WORDS.value)
    (task,) = open_tasks(stage, stage.alice.store)
    assert (task["task"], task["record_id"], task["attempts"]) == ("embed_words", stage.alice.product, 1)
    assert the_product(stage, stage.alice).title == "Nameless Parka"
    embedder_of(stage).failing = False
    let_pass(stage)
    follow_ups.follow_up(str(stage.alice.store.id), Task.EMBED_WORDS.value)
    assert open_tasks(stage, stage.alice.store) == []
    assert any("Nameless Parka" in words for words in embedder_of(stage).texts)


def test_words_that_change_while_they_are_embedded_are_embedded_again(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(stage, stage.alice, 2, title="First Name")
    embed = embedder_of(stage).embed

    def embed_slowly(texts: Sequence[str]) -> list[list[float]]:
        monkeypatch.setattr(embedder_of(stage), "embed", embed)
        tell(stage, stage.alice, 3, title="Second Name")
        return embed(texts)

    monkeypatch.setattr(embedder_of(stage), "embed", embed_slowly)
    follow_ups.follow_up(str(stage.alice.store.id), Task.EMBED_WORDS.value)
    assert len(open_tasks(stage, stage.alice.store)) == 1
    let_pass(stage)
    follow_ups.follow_up(str(stage.alice.store.id), Task.EMBED_WORDS.value)
    assert open_tasks(stage, stage.alice.store) == []
    assert any("Second Name" in words for words in embedder_of(stage).texts)


def test_without_redis_it_is_kept_and_the_sweep_has_it_done(
    stage: World, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(stage, stage.alice.store, "inventory_levels/update", {"inventory_item_id": item_of(stage.alice)}, 1)
    with monkeypatch.context() as patch:
        patch.setitem(vars(stage.services), "redis", AWAY)
        inbox.drain_batch(stage.services, stage.alice.store, 50)
    assert [state for _, state, _ in deliveries(stage.services, stage.alice.store)] == ["applied"]
    assert jobs(stage, QueueName.INBOX) == []
    upkeep.sweep()
    expected = ("jobs.follow_ups.follow_up", [str(stage.alice.store.id), "read_stock"])
    assert jobs(stage, QueueName.INBOX) == [expected]


def test_a_worker_killed_before_the_commit_keeps_delivery_and_asking_together(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(stage, stage.alice.store, "shop/redact", {"shop_domain": str(stage.alice.store.shop)}, 1)

    def die(*given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(StoredInbox, "settle", die)
        with pytest.raises(KeyboardInterrupt):
            inbox.drain_inbox(str(stage.alice.store.id))
    assert open_tasks(stage, stage.alice.store) == []
    inbox.drain_inbox(str(stage.alice.store.id))
    assert [task["task"] for task in open_tasks(stage, stage.alice.store)] == ["erase_store"]
    assert jobs(stage, QueueName.UPKEEP)[0][1] == [str(stage.alice.store.id), "erase_store"]


def test_a_worker_killed_while_reading_is_replaced_when_its_lease_is_over(stage: World, shop: Shop) -> None:
    def die() -> None:
        raise KeyboardInterrupt

    move(stage, stage.alice, 1)
    shop.meanwhile = die
    with pytest.raises(KeyboardInterrupt):
        read(stage.alice)
    read(stage.alice)
    assert len(shop.asked) == 1
    let_pass(stage)
    read(stage.alice)
    assert variant(stage, stage.alice).quantity == 7
    assert open_tasks(stage, stage.alice.store) == []


def test_being_told_to_slow_down_counts_as_no_failure(stage: World, shop: Shop) -> None:
    shop.error = RemoteError("shopify", "throttled on stock", retry_after=3.0)
    move(stage, stage.alice, 1)
    for _ in range(20):
        read(stage.alice)
        let_pass(stage)
    (task,) = open_tasks(stage, stage.alice.store)
    assert (len(shop.asked), task["attempts"], task["given_up"]) == (20, 0, False)


def test_what_fails_waits_longer_each_time_and_is_left_to_a_person_in_the_end(stage: World, shop: Shop) -> None:
    shop.error = RemoteError("shopify", "503 on POST /graphql.json")
    move(stage, stage.alice, 1)
    tries = len(follow_ups.AGAIN) + 1
    for _ in range(tries):
        read(stage.alice)
        read(stage.alice)
        let_pass(stage)
    assert len(shop.asked) == tries
    with stage.services.begin() as work:
        (stuck,) = work.follow_ups.stuck(stage.alice.store, 9)
        assert work.follow_ups.due() == []
        assert work.follow_ups.stuck(stage.bob.store, 9) == []
    assert (stuck.attempts, stuck.given_up, stuck.reason) == (tries, True, "shopify: 503 on POST /graphql.json")


def test_what_was_given_up_is_taken_up_by_new_news_and_by_command(stage: World, shop: Shop) -> None:
    shop.error = RemoteError("shopify", "403 on POST /graphql.json", permanent=True)
    for take_up in (lambda: move(stage, stage.alice, 2), lambda: retry(stage)):
        move(stage, stage.alice, 1)
        for _ in range(len(follow_ups.AGAIN) + 1):
            let_pass(stage)
            read(stage.alice)
        assert [task["given_up"] for task in open_tasks(stage, stage.alice.store)] == [True]
        take_up()
        assert [task["given_up"] for task in open_tasks(stage, stage.alice.store)] == [False]
    shop.error = None
    read(stage.alice)
    assert variant(stage, stage.alice).quantity == 7


def retry(world: World) -> None:
    with world.services.begin() as work:
        assert work.follow_ups.retry(world.bob.store) == 0
        assert work.follow_ups.retry(world.alice.store) == 1


def test_a_failure_nobody_foresaw_is_put_off_with_a_word_to_the_log(stage: World, shop: Shop) -> None:
    def stumble() -> None:
        raise ZeroDivisionError

    move(stage, stage.alice, 1)
    shop.meanwhile = stumble
    read(stage.alice)
    (task,) = open_tasks(stage, stage.alice.store)
    assert (task["attempts"], task["reason"]) == (1, follow_ups.UNFORESEEN)
