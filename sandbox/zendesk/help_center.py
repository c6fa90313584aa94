"""The help centre: its articles by `/api/v2/help_center`, to staff all of them, and the public ones as pages."""

import re

from flask import Blueprint, Response, abort, render_template, url_for

from sandbox.helpdesks.clock import stamp
from sandbox.zendesk.guards import Call, answer, needs, this_zendesk
from sandbox.zendesk.lists import listed
from sandbox.zendesk.records import Account, Article
from sandbox.zendesk.refusals import record_not_found

routes = Blueprint("help_center", __name__, url_prefix="/<account>")
DEFAULT = "en-us"
OUTSIDE_WORDS = re.compile(r"[^\w]+")


@routes.get("/api/v2/help_center/locales")
@needs("hc:read")
def list_locales(call: Call) -> Response:
    return answer(200, locales=locales_of(call.account), default_locale=DEFAULT)


@routes.get("/api/v2/help_center/<locale>/articles")
@needs("hc:read")
def list_articles(call: Call, locale: str) -> Response:
    if locale not in locales_of(call.account):
        raise record_not_found()
    found = [one for one in call.account.articles.values() if one.locale == locale]
    return listed("articles", [article_shape(call.account, one) for one in found])


@routes.get("/hc/<locale>/articles/<int:article_id>")
@routes.get("/hc/<locale>/articles/<int:article_id>-<slug>")
def show_article(account: str, locale: str, article_id: int, slug: str = "") -> str:
    """The page that a shopper opens. What is not public is not there."""
    article = this_zendesk().account(account).articles.get(f"{locale}/{article_id}")
    if article is None or not article.is_public:
        abort(404)
    return render_template("zendesk/article.html", account=account, article=article)


def locales_of(account: Account) -> list[str]:
    return list(dict.fromkeys([DEFAULT, *(one.locale for one in account.articles.values())]))


def article_shape(account: Account, article: Article) -> dict[str, object]:
    named = {"account": account.name, "locale": article.locale}
    slug = OUTSIDE_WORDS.sub("-", article.title).strip("-")
    segments = [] if article.user_segment_id is None else [article.user_segment_id]
    return {
        "id": article.id,
        "url": url_for("help_center.list_articles", **named, _external=True) + f"/{article.id}.json",
        "html_url": url_for("help_center.show_article", **named, article_id=article.id, slug=slug, _external=True),
        "author_id": account.owner.id,
        "title": article.title,
        "name": article.title,
        "body": article.body,
        "draft": article.draft,
        "locale": article.locale,
        "source_locale": DEFAULT,
        "outdated": False,
        "outdated_locales": [],
        "promoted": False,
        "position": 0,
        "section_id": 360001,
        "permission_group_id": 360002,
        "user_segment_id": article.user_segment_id,
        "user_segment_ids": segments,
        "label_names": [],
        "content_tag_ids": [],
        "created_at": stamp(article.created_at),
        "updated_at": stamp(article.updated_at),
        "edited_at": stamp(article.updated_at),
    }
