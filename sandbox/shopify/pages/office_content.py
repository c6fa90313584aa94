"""The back office's texts: policies and pages. Changing them sends no webhook, as on the platform."""

from __future__ import annotations

from werkzeug.wrappers import Response as AnyResponse

from sandbox.shopify.content_operations import POLICY_TITLES
from sandbox.shopify.pages.blueprint import back_to, chosen, pages, show, this_shop
from sandbox.shopify.state import NoSuchRecord


@pages.get("/admin/content")
def show_content() -> str:
    shop = this_shop()
    written = {policy["type"] for policy in shop.policies.values()}
    missing = {kind: title for kind, title in POLICY_TITLES.items() if kind not in written}
    policies, texts = list(shop.policies.values()), list(shop.pages.values())
    return show("office/content.html", policies=policies, texts=texts, missing=missing)


@pages.get("/admin/policies/<kind>")
def edit_policy(kind: str) -> str:
    if kind not in POLICY_TITLES:
        raise NoSuchRecord(f"{kind} is not a policy")
    policy = this_shop().policy_of(kind) or {"type": kind, "title": POLICY_TITLES[kind], "body": "", "updated_at": None}
    return show("office/policy.html", policy=policy)


@pages.post("/admin/policies/<kind>")
def change_policy(kind: str) -> AnyResponse:
    policy = this_shop().update_policy(kind, chosen("body"))
    return back_to("edit_policy", f"{policy['title']} saved.", kind=kind)


@pages.post("/admin/policies/<kind>/delete")
def remove_policy(kind: str) -> AnyResponse:
    this_shop().delete_policy(kind)
    return back_to("show_content", f"{POLICY_TITLES[kind]} is deleted.")


@pages.get("/admin/pages/<int:page_id>")
def edit_page(page_id: int) -> str:
    return show("office/page.html", page=this_shop().find("pages", page_id))


@pages.post("/admin/pages/<int:page_id>")
def change_page(page_id: int) -> AnyResponse:
    published = bool(chosen("published"))
    page = this_shop().find("pages", page_id)
    changes: dict[str, object] = {"title": chosen("title"), "body_html": chosen("body_html")}
    if published != bool(page["published_at"]):
        changes["published"] = published
    this_shop().update_page(page_id, **changes)
    return back_to("edit_page", "Page saved.", page_id=page_id)


@pages.post("/admin/pages/<int:page_id>/delete")
def remove_page(page_id: int) -> AnyResponse:
    title = this_shop().find("pages", page_id)["title"]
    this_shop().delete_page(page_id)
    return back_to("show_content", f"“{title}” is deleted.")
