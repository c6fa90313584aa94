"""Policies, pages and blog articles."""

from __future__ import annotations

from sandbox.demo_shop.catalogue import HERE, table
from sandbox.demo_shop.products import Json, Setting

CONTENT = HERE / "content"
BLOG = "Field Notes"


def rest_policies(setting: Setting) -> list[Json]:
    return [_policy(setting, entry) for entry in _entries("policy")]


def rest_pages(setting: Setting) -> list[Json]:
    return [_page(setting, entry) for entry in _entries("page")]


def rest_articles(setting: Setting) -> list[Json]:
    return [_article(setting, entry) for entry in _entries("article")]


def _policy(setting: Setting, entry: Json) -> Json:
    kind = entry["type"].lower()
    handle = kind.replace("_", "-")
    return {
        "id": setting.number("policy", kind),
        "type": entry["type"],
        "title": entry["title"],
        "handle": handle,
        "body": (CONTENT / "policies" / f"{kind}.html").read_text(),
        "url": f"{setting.url}/policies/{handle}",
        "created_at": setting.ago(700),
        "updated_at": setting.ago(entry["changed"]),
    }


def _page(setting: Setting, entry: Json) -> Json:
    page_id = setting.number("page", entry["handle"])
    words = CONTENT / "pages" / f"{entry['handle'].replace('-', '_')}.html"
    return {
        "id": page_id,
        "title": entry["title"],
        "handle": entry["handle"],
        "body_html": words.read_text(),
        "author": entry["author"],
        "created_at": setting.ago(690),
        "updated_at": setting.ago(entry["changed"]),
        "published_at": setting.ago(690),
        "template_suffix": None,
        "admin_graphql_api_id": f"gid://shopify/Page/{page_id}",
    }


def _article(setting: Setting, entry: Json) -> Json:
    article_id = setting.number("article", entry["handle"])
    blog_id = setting.number("blog", BLOG)
    return {
        "id": article_id,
        "title": entry["title"],
        "handle": entry["handle"],
        "body_html": (CONTENT / "articles" / f"{entry['handle']}.html").read_text(),
        "author": entry["author"],
        "tags": entry["tags"],
        "blog_id": blog_id,
        "blog": {"id": blog_id, "handle": "field-notes", "title": BLOG},
        "image": {"src": f"{setting.url}/cdn/{entry['picture']}", "alt": entry["title"]},
        "summary_html": None,
        "created_at": setting.ago(entry["changed"] + 3),
        "updated_at": setting.ago(entry["changed"]),
        "published_at": setting.ago(entry["changed"] + 2),
        "template_suffix": None,
        "admin_graphql_api_id": f"gid://shopify/Article/{article_id}",
    }


def _entries(kind: str) -> list[Json]:
    entries: list[Json] = table(CONTENT / "content.toml")[kind]
    return entries
