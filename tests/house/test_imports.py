"""The import table of the house: a folder may know only what it is allowed to."""

from pathlib import Path

import pytest

from tests.house.sources import PARTS, PRODUCT, files, imports, name, part_of

MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "app": ("blueprints", "runtime"),
    "blueprints": (
        "blueprints",
        "domain",
        "runtime",
        "jobs",
        # Pure protocol: bytes and texts in, values out; no network, no state.
        "integrations.shopify.deliveries",
        "integrations.shopify.signatures",
        "integrations.shopify.topics",
        "integrations.shopify.fields",
        "integrations.values",
    ),
    "integrations": ("integrations", "domain"),
    "jobs": ("jobs", "domain", "runtime", "integrations.shopify.topics"),
    "domain": ("domain",),
    "storage": ("storage", "domain"),
    "runtime": ("runtime", "domain", "integrations", "storage"),
    "sandbox": ("sandbox",),
    "bin": ("bin", "runtime"),
    # Evaluations speak HTTP to a house they start as `bin` starts it; they fill its shops before it runs.
    "evals": ("evals", "bin", "runtime.engines", "sandbox"),
    # Some benches are the platform themselves: its records change in the process that measures.
    "bench": ("bench", "bin", "evals", "runtime.engines", "sandbox"),
}

# What is true of words is read by what is kept of texts, and both by the agent that answers from them.
LAYERS = [("language", "knowledge"), ("language", "agent"), ("knowledge", "agent"), ("agent", "drafting")]

EXCEPTIONS: dict[str, tuple[str, str]] = {
    "blueprints/admin_views.py": ("storage.conversations", "the types of two read-only rows the merchant is shown"),
    "blueprints/merchant/conversation.py": (
        "storage.conversations",
        "the type of a read-only row the merchant is shown",
    ),
    "bin/demo.py": ("domain.imports.ImportPhase", "the words for how far the import is"),
    "bin/widget_sources.py": ("domain.agent.phrases.Label", "the order in which the app writes what the chat says"),
    "bin/train_router/__main__.py": ("domain", "trains for the very features that a message is read by"),
    "bin/train_router/held_out.py": ("domain.language.words", "compares messages as words are compared"),
    "bin/train_router/fitting.py": ("domain.language", "makes the numbers that a head is read as"),
    "bin/train_router/rows.py": ("domain.language", "makes the very features that a message is read by"),
    "bin/train_router/written.py": (
        "domain.agent.understanding.mentions",
        "masks numbers as a message has them masked",
    ),
    "bin/train_router/meanings.py": ("integrations.embeddings", "embeds the training messages, as the app embeds"),
    "bench/answers/filling.py": ("domain", "fills a store of 50,000 products without an hour of reading it"),
    "bench/answers/goods.py": ("domain", "makes those products"),
    "bench/answers/house.py": ("runtime", "opens the house that they are put into"),
    "bench/handoffs/refreshing.py": (
        "runtime",
        "asks for a token from sixteen sides at once, which HTTP does not offer",
    ),
    "bench/learning/gate.py": ("integrations.web", "makes a gate as the tests do, since no setting can"),
    "bench/learning/importer.py": ("jobs", "is the product's importer, handed that gate"),
    "bench/importing/alone.py": ("integrations.embeddings", "measures the embedder itself, which has no HTTP"),
    "bench/embeddings.py": ("integrations.embeddings", "measures the embedder itself, which has no HTTP"),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_folder_imports_only_what_the_table_allows(part: str) -> None:
    assert files(part)
    wrong = {name(file): beyond(file) for file in files(part)}
    assert {place: found for place, found in wrong.items() if found} == {}


@pytest.mark.parametrize("place", EXCEPTIONS)
def test_no_exception_outlives_its_need(place: str) -> None:
    file = next(file for file in files() if name(file) == place)
    excused, reason = EXCEPTIONS[place]
    assert reason
    assert any(within(one, excused) for one in imports(file))


def test_the_product_never_imports_the_sandbox_nor_the_sandbox_the_product() -> None:
    for file in files(*PRODUCT):
        assert not [one for one in imports(file) if within(one, "sandbox")], name(file)
    for file in files("sandbox"):
        assert not [one for one in imports(file) if not within(one, "sandbox")], name(file)


@pytest.mark.parametrize(("beneath", "above"), LAYERS)
def test_a_layer_of_the_domain_knows_nothing_of_those_above_it(beneath: str, above: str) -> None:
    within_it = [file for file in files("domain") if name(file).startswith(f"domain/{beneath}/")]
    assert within_it
    assert not [name(file) for file in within_it if any(within(one, f"domain.{above}") for one in imports(file))]


def test_nothing_but_tests_imports_tests() -> None:
    assert not [name(file) for file in files() if any(within(one, "tests") for one in imports(file))]


def test_every_python_folder_of_the_house_stands_in_the_table() -> None:
    root = files("app")[0].parent
    folders = {path.parent.name for path in root.glob("*/*.py")} - {"tests", ".venv", "var"}
    assert folders | {"app"} == set(PARTS) == set(MAY_IMPORT)


@pytest.mark.parametrize("word", ["utils", "util", "helpers", "helper", "common", "manager", "service", "misc"])
def test_no_module_is_named_for_nothing(word: str) -> None:
    assert not [name(file) for file in files() if word in (file.stem, file.parent.name)]


def beyond(file: Path) -> list[str]:
    allowed = (*MAY_IMPORT[part_of(file)], *EXCEPTIONS.get(name(file), ())[:1])
    return [one for one in imports(file) if not any(within(one, place) for place in allowed)]


def within(imported: str, place: str) -> bool:
    return imported == place or imported.startswith(f"{place}.")
