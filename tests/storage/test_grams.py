"""What looks alike is found by reading little, however much was written just before."""

import random
from string import ascii_lowercase

from sqlalchemy import text

from storage.trigrams import grams_of
from tests.storage.test_product_terms import goods, learn
from tests.world import World

MOST_PAGES = 30  # of 8 kB: those of the index's tree, of what is unsorted yet, and of the products found
LOOK = text("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT id FROM products WHERE grams @> ARRAY[:gram]")


def test_a_gram_is_looked_for_in_few_pages_after_many_products_came_in(stage: World) -> None:
    chance = random.Random(5)
    titles = [" ".join("".join(chance.choices(ascii_lowercase, k=9)) for _ in range(9)) for _ in range(400)]
    learn(stage, stage.alice, *(goods(number, title) for number, title in enumerate(titles, 1)))
    gram = next(gram for gram in grams_of(stage.alice.store, "zqxj") if gram.endswith("zqx"))
    with stage.services.begin() as work:
        work.connection.execute(text("SET LOCAL enable_seqscan = off"))
        (plan,) = work.connection.execute(LOOK, {"gram": gram}).scalar_one()
    assert plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"] < MOST_PAGES
