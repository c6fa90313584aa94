"""Shops are filled from the data and keep their domain until what they hold changes."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals import stores as eras
from evals.data import Data
from evals.stores import EvalStore, day_of, file_shops, for_a_run, put_orders, put_products
from sandbox.shopify.state import Shop

GOODS, TRADE = "goods.jsonl", "trade.jsonl"


def fill(shop: Shop, data: Data) -> None:
    put_products(shop, data.rows(GOODS))
    put_orders(shop, data.rows(TRADE))


def data_of(folder: Path, *titles: str) -> Data:
    variant = {"id": 11, "inventory_quantity": 2, "price": "9.00"}
    goods = [{"id": place, "title": title, "variants": [variant]} for place, title in enumerate(titles, 1)]
    people = ({"id": 7, "email": "ann@mail.example"}, {"id": 8, "email": "bea@mail.example"})
    trade = [{"id": person["id"] * 10, "order_number": person["id"], "customer": person} for person in people]
    for name, rows in ((GOODS, goods), (TRADE, trade)):
        (folder / name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return Data(folder)


def test_two_shops_are_filed_each_with_its_goods_and_its_customers(tmp_path: Path) -> None:
    data = data_of(tmp_path, "Mug", "Lamp\u2028with a break")
    stores = [EvalStore("one", (GOODS,), fill), EvalStore("two", (GOODS, TRADE), fill)]
    file_shops(stores, data, tmp_path / "shops")
    filed = [json.loads(file.read_text("utf-8")) for file in sorted((tmp_path / "shops").glob("*.json"))]
    assert [shop["domain"].split("-")[0] for shop in filed] == ["one", "two"]
    for shop in filed:
        assert [one["title"] for one in shop["records"]["products"]] == ["Mug", "Lamp\u2028with a break"]
        assert shop["records"]["products"][0]["variants"][0]["inventory_management"] == "shopify"
        assert [one["email"] for one in shop["records"]["customers"]] == ["ann@mail.example", "bea@mail.example"]


def test_a_shop_that_is_there_keeps_what_happened_in_it(tmp_path: Path) -> None:
    data, store = data_of(tmp_path, "Mug"), EvalStore("one", (GOODS,), fill)
    file_shops([store], data, tmp_path / "shops")
    file = tmp_path / "shops" / f"{store.domain(data)}.json"
    file.write_text('{"changed": true}')
    file_shops([store], data, tmp_path / "shops")
    assert json.loads(file.read_text()) == {"changed": True}


def test_a_shop_has_another_domain_once_its_data_changes(tmp_path: Path) -> None:
    store = EvalStore("one", (GOODS,), fill)
    before = store.domain(data_of(tmp_path, "Mug"))
    assert store.domain(data_of(tmp_path, "Mug")) == before
    assert store.domain(data_of(tmp_path, "Cup")) != before
    assert EvalStore("two", (GOODS,), fill).domain(Data(tmp_path)) != store.domain(Data(tmp_path))


def test_a_shop_for_a_run_has_one_domain_in_it_and_another_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, store, other = data_of(tmp_path, "Mug"), EvalStore("one", (), fill, for_a_run), EvalStore("one-b", (), fill)
    first = store.domain(data)
    assert store.domain(data) == first
    file_shops([store, other], data, tmp_path / "shops")
    assert store.former(data, tmp_path / "shops") == []
    monkeypatch.setattr(eras, "RUN", "the next")
    assert store.domain(data) != first
    assert store.former(data, tmp_path / "shops") == [first] and other.former(data, tmp_path / "shops") == []


def test_a_shops_day_begins_at_its_own_midnight() -> None:
    assert day_of("one", datetime(2026, 11, 22, 4, 59, tzinfo=UTC)) == "2026-11-21"
    assert day_of("one", datetime(2026, 11, 22, 5, 0, tzinfo=UTC)) == "2026-11-22"
