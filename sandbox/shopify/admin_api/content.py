"""The shop itself, its policies, pages and articles."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.admin_api.catalogue import plain_text, split_tags
from sandbox.shopify.admin_api.connections import TIMES, connect, text_of
from sandbox.shopify.admin_api.context import Info, Resolvers, by_gid, found, gid, key, made, shop_of
from sandbox.shopify.admin_api.search import Values
from sandbox.shopify.admin_api.shared_fields import exact_count
from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop

SUMMARY = 150  # characters
PAGE_SEARCH: dict[str, Values] = {
    "default": text_of("title"),
    "id": text_of("id"),
    "handle": text_of("handle"),
    "title": text_of("title"),
    "published_status": lambda page: ["published" if page.get("published_at") else "unpublished"],
    **TIMES,
}
NEWS = {"id": 6_000_000_001, "handle": "news", "title": "News", "updated_at": "2026-01-15T09:00:00-05:00"}
PLAN = {"public_display_name": "Basic", "partner_development": False, "shopify_plus": False}


def blog_of(article: Json) -> Json:
    """An article's blog; one without a blog of its own is in the shop's news."""
    return {**NEWS, **(article.get("blog") or {})}


def _blogs(_source: Any, info: Info, **arguments: Any) -> Json:
    blogs = {blog["id"]: blog for blog in map(blog_of, shop_of(info).articles.values())}
    return connect(blogs.values(), info, arguments)


def _domain(shop: Shop, _source: Any) -> Json:
    host = shop.primary_url.split("://")[-1].split("/")[0]
    secure = shop.primary_url.startswith("https")
    return {"gid": gid("Domain", shop.id), "host": host, "url": shop.primary_url, "ssl_enabled": secure}


def _policies(shop: Shop, _source: Any) -> list[Json]:
    return [
        {**policy, "url": policy.get("url") or f"{shop.primary_url}/policies/{policy.get('handle', '')}"}
        for policy in shop.policies.values()
    ]


def _address(shop: Shop, _source: Any) -> Json:
    return {"gid": gid("ShopAddress", shop.id), "country_code_v2": "US"}


def _accounts(shop: Shop, _source: Any) -> Json:
    return {
        "customer_accounts_version": "NEW_CUSTOMER_ACCOUNTS",
        "login_required_at_checkout": False,
        "url": f"{shop.primary_url}/account",
    }


RESOLVERS: Resolvers = {
    "QueryRoot": {
        "shop": lambda _s, info: {"id": shop_of(info).id},
        "page": by_gid("pages", "Page"),
        "pages": lambda _s, info, **a: connect(shop_of(info).pages.values(), info, a, PAGE_SEARCH),
        "pagesCount": lambda _s, info: exact_count(len(shop_of(info).pages)),
        "article": by_gid("articles", "Article"),
        "articles": lambda _s, info, **a: connect(shop_of(info).articles.values(), info, a, PAGE_SEARCH),
        "blogs": _blogs,
    },
    "Shop": {
        "name": found(lambda shop, _s: shop.name),
        "email": found(lambda shop, _s: shop.contact_email),
        "contactEmail": found(lambda shop, _s: shop.contact_email),
        "myshopifyDomain": found(lambda shop, _s: shop.domain),
        "url": found(lambda shop, _s: shop.primary_url),
        "primaryDomain": found(_domain),
        "currencyCode": found(lambda shop, _s: shop.currency),
        "ianaTimezone": found(lambda shop, _s: shop.timezone),
        "createdAt": found(lambda shop, _s: shop.created_at),
        "weightUnit": found(lambda _shop, _s: "KILOGRAMS"),
        "plan": found(lambda _shop, _s: PLAN),
        "customerAccountsV2": found(_accounts),
        "shopAddress": found(_address),
        "shopPolicies": found(_policies),
    },
    "Page": {
        "body": key("body_html", ""),
        "bodySummary": made(lambda page: plain_text(page.get("body_html"))[:SUMMARY]),
        "isPublished": made(lambda page: bool(page.get("published_at"))),
    },
    "Article": {
        "body": key("body_html", ""),
        "summary": key("summary_html"),
        "isPublished": made(lambda article: bool(article.get("published_at"))),
        "tags": made(lambda article: split_tags(article.get("tags"))),
        "author": made(lambda article: {"name": article.get("author") or "Staff"}),
        "blog": made(blog_of),
    },
}
