"""Ways in which people write the same thing: with a slip of the finger, in another order, with something left out."""

from random import Random

from evals.sets.makes import Make, Product

SHORTEST_SLIP = 5  # letters; in shorter words a slip often makes another word
# Where the values go one by one, most often together. The catalogue's own words stay as the catalogue has them.
FRAMES = {
    "en": (
        "is the {product} in {values} in stock?",
        "do u have {product} {values}",
        "{product} {values} available?",
        "looking for a {product}, {values}. any left",
        "can i still get the {product} with {values}",
    ),
    "de": ("Ist {product} in {values} auf Lager?", "habt ihr {product} {values} noch da"),
    "es": ("¿Tenéis {product} en {values}?", "queda {product} {values} en stock"),
    "fr": ("Est-ce que {product} en {values} est disponible ?", "avez vous {product} {values} en stock"),
    "it": ("{product} in {values} è disponibile?",),
    "ja": ("{product} {values} 在庫ありますか",),
    "ko": ("{product} {values} 재고 있나요?",),
    "nl": ("Is {product} in {values} op voorraad?",),
    "pl": ("Czy {product} {values} jest dostępny?", "macie {product} {values} na stanie"),
    "pt": ("Vocês têm {product} em {values}?",),
}
VALUES_FIRST = {
    "en": ("{values} {product}, in stock?", "got any {values} {product} left", "u have {values} for the {product}?"),
    "de": ("{values} {product}, noch vorrätig?",),
    "es": ("{values} {product}, ¿hay stock?",),
    "fr": ("{values} {product}, en stock ?",),
    "it": ("{values} {product}, disponibile?",),
    "ja": ("{values} {product} 在庫ありますか",),
    "ko": ("{values} {product} 재고 있나요",),
    "nl": ("{values} {product}, op voorraad?",),
    "pl": ("{values} {product}, dostępne?",),
    "pt": ("{values} {product}, tem em estoque?",),
}
# The thing by what it is alone, as typed into a search field.
BARE = ("{noun} {values}", "{values} {noun}", "{noun} in {values}?", "any {noun} {values} left")
ENGLISH_SHARE = 0.8


def language(chance: Random) -> str:
    return "en" if chance.random() < ENGLISH_SHARE else chance.choice([one for one in FRAMES if one != "en"])


def plainly(product: Product, make: Make, lang: str, chance: Random) -> str:
    """Ask after the make with its values in the catalogue's order."""
    frame = chance.choice(FRAMES[lang])
    return frame.format(product=product.title.lower(), values=listed(worded(product, make), chance))


def in_other_order(product: Product, make: Make, lang: str, chance: Random) -> str:
    values = worded(product, make)
    chance.shuffle(values)
    frame = chance.choice(VALUES_FIRST[lang])
    return frame.format(product=product.title.lower(), values=listed(values, chance))


def by_its_kind(product: Product, make: Make, chance: Random) -> str:
    """Ask after the make with the last word of the product's name: "hoodie black m"."""
    noun = product.title.lower().split()[-1]
    return chance.choice(BARE).format(noun=noun, values=" ".join(worded(product, make)))


def misspelt(product: Product, make: Make, lang: str, chance: Random) -> str:
    """Ask plainly, with one slip in the product's name or in a value."""
    title, values = product.title.lower(), listed(worded(product, make), chance)
    long = sorted({word for word in f"{title} {values}".split() if word.isalpha() and len(word) >= SHORTEST_SLIP})
    frame = chance.choice(FRAMES[lang])
    if not long:
        return frame.format(product=title, values=values)
    word = chance.choice(long)
    slipped = slip(word, chance)
    return frame.format(product=title.replace(word, slipped), values=values.replace(word, slipped))


def slip(word: str, chance: Random) -> str:
    """Return the word with one letter doubled, left out, changed or put before its neighbour; the first stays."""
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + chance.choice("aeinorst") + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def listed(values: list[str], chance: Random) -> str:
    return chance.choice((" ", ", ", " ")).join(values)


def worded(product: Product, make: Make) -> list[str]:
    """Say each value as people would: a bare number, a yes or a value of two options needs the option's name."""
    return [value_in_words(product, name, value) for name, value in make.items()]


def value_in_words(product: Product, name: str, value: str) -> str:
    if value in ("yes", "no"):
        return spoken_switch(name, value)
    if value == "none":
        return f"no {name}"
    if value.isdigit():
        return f"{name} {value}"
    return f"{value} {name}" if value in ("high", "medium", "low") or product.is_shared(value) else value


def spoken_switch(name: str, value: str) -> str:
    """Say "with water resistance", but "not waterproof": an option's name may be a property or a thing."""
    if name.endswith("proof"):
        return name if value == "yes" else f"not {name}"
    return f"with {name}" if value == "yes" else f"without {name}"
