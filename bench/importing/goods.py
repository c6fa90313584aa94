"""Products as shops have them: ten trades, descriptions of 40 to 200 words, one to twelve variants, no two alike."""

import random
from itertools import product as combinations

from bench.traffic.goods import invented
from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop

TRADES: dict[str, tuple[str, ...]] = {
    "Jacket": ("waterproof", "taped seams", "a two-way zip", "a stowable hood", "recycled nylon", "pit vents"),
    "Tent": ("freestanding", "aluminium poles", "a bathtub floor", "two vestibules", "silnylon", "glow-wire guylines"),
    "Boot": ("full-grain leather", "a Vibram sole", "a padded collar", "a steel shank", "waxed laces", "cork footbeds"),
    "Coffee": ("washed process", "notes of plum", "a honeyed finish", "single origin", "medium roast", "small lots"),
    "Candle": ("soy wax", "cotton wick", "cedar and smoke", "a reusable jar", "forty hours", "poured by hand"),
    "Mug": ("stoneware", "dishwasher safe", "reactive glaze", "a wide handle", "lead free", "kiln fired twice"),
    "Backpack": ("roll-top", "a laptop sleeve", "load lifters", "bluesign fabric", "hidden pockets", "sternum strap"),
    "Blanket": ("merino wool", "fringed edges", "woven in Porto", "moth resistant", "brushed twice", "naturally dyed"),
    "Lantern": ("warm light", "USB-C charging", "a hang loop", "three levels", "shatterproof", "red night mode"),
    "Serum": ("hyaluronic acid", "fragrance free", "vegan", "airless pump", "pH balanced", "tested on volunteers"),
}
MAKERS = ("Nordwind", "Alder & Ash", "Harbour Goods", "Kestrel", "Field Notes Supply", "Mira", "Oxbow", "Tarn")
PLACES = ("the coast", "wet forests", "long commutes", "small kitchens", "high passes", "cold mornings", "city rain")
COLOURS = ("Moss", "Ink", "Rust", "Sand", "Slate", "Plum", "Fog", "Ochre", "Teal", "Bone")
CARE = ("Wash cold", "Wipe clean", "Wash by hand", "Air dry")
SIZES = ("XS", "S", "M", "L", "XL", "XXL")
OPENINGS = (
    "Made for {place}, this {thing} does its work quietly.",
    "We spent {n} seasons on the {thing} before we were content with it.",
    "The {thing} began as a repair job and became the one we reach for.",
    "A {thing} for people who have owned too many of them.",
    "Cut, finished and checked by {n} people whose names are on the label.",
)
MIDDLES = (
    "It has {trait}, which matters most after {n} hours of use.",
    "Expect {trait} and {other}; we left out what only looks good in a picture.",
    "The {colour} version is dyed in batches of {n}, so tones differ a little.",
    "At {n} grams it is lighter than last year's, with {trait} unchanged.",
    "Care is simple: cold water, no softener, and {n} minutes in the shade.",
    "It packs down to the size of {n} apples and comes with {other}.",
    "Tested for {place}, with {trait} and a guarantee of {n} years.",
)


def fill(shop: Shop, count: int, seed: int = 7) -> None:
    """Put `count` products into the shop, the same ones for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        shop.put_product(product(shop, chance, number))


def product(shop: Shop, chance: random.Random, number: int) -> Json:
    trade = chance.choice(list(TRADES))
    maker = chance.choice(MAKERS)
    title = f"{maker} {chance.choice(PLACES).split()[-1].title()} {trade} {number + 1}"
    colours = chance.sample(COLOURS, chance.randint(1, 4))
    sizes = SIZES[: chance.randint(2, 3)] if trade in ("Jacket", "Boot") else ()
    whole = invented(shop, title, chance) | {
        "body_html": description(chance, trade, chance.randint(40, 200)),
        "vendor": maker,
        "product_type": trade,
        "tags": ", ".join(chance.sample(TRADES[trade], 3)),
        "metafields": [metafield(shop, chance.choice(CARE))],
    }
    return with_variants(shop, whole, {"Colour": colours, **({"Size": list(sizes)} if sizes else {})})


def metafield(shop: Shop, value: str) -> Json:
    kind = "single_line_text_field"
    return {"id": shop.next_number(), "namespace": "care", "key": "advice", "type": kind, "value": value}


def with_variants(shop: Shop, whole: Json, options: dict[str, list[str]]) -> Json:
    """Return the product with a variant for each combination, all like its only one."""
    (like,) = whole["variants"]
    made = [
        like
        | {"id": shop.next_number(), "inventory_item_id": shop.next_number(), "title": " / ".join(values)}
        | {f"option{place}": value for place, value in enumerate(values, 1)}
        for values in combinations(*options.values())
    ]
    named = [
        {"id": shop.next_number(), "product_id": whole["id"], "name": name, "position": place, "values": values}
        for place, (name, values) in enumerate(options.items(), 1)
    ]
    return whole | {"variants": made, "options": named}


def description(chance: random.Random, trade: str, words: int) -> str:
    """Return paragraphs of about `words` words."""
    told: list[str] = []
    while sum(len(sentence.split()) for sentence in told) < words:
        told.append(sentence(chance, trade, OPENINGS if not told else MIDDLES))
    half = len(told) // 2
    return "".join(f"<p>{' '.join(part)}</p>" for part in (told[:half], told[half:]) if part)


def sentence(chance: random.Random, trade: str, patterns: tuple[str, ...]) -> str:
    trait, other = chance.sample(TRADES[trade], 2)
    filled = {"place": chance.choice(PLACES), "thing": trade.lower(), "trait": trait, "other": other}
    return chance.choice(patterns).format(**filled, colour=chance.choice(COLOURS), n=chance.randint(2, 900))
