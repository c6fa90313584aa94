"""The help centre of a Zendesk account. Source: developer.zendesk.com, Help Center API, Articles and Translations."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from domain.knowledge.help_centres import Article, Listing
from domain.knowledge.web_pages import LONGEST_TITLE, joined
from integrations.remote import BearerAuth, RemoteSession, RequestRefused, reading
from integrations.values import parse_time, storable
from integrations.zendesk.advice import advising

SYSTEM = "zendesk"
PAGE = "25"  # articles of an answer, which stays far below what we read of one
MOST_LOCALES = 100
NO_CENTRE = (
    "This Zendesk account has no help centre that is switched on. Switch it on in Zendesk under Knowledge, then read "
    "it again."
)

Json = dict[str, Any]


class ZendeskHelpCentre:
    """Implements domain.knowledge.help_centres.HelpCentre. `origin` is the account's."""

    def __init__(self, address: str, origin: str, token: Callable[[], str]) -> None:
        self.address = address
        self.session = RemoteSession(SYSTEM, origin=origin, auth=BearerAuth(token))

    def locales(self) -> list[str]:
        with asking("locales"):
            told = self.session.get(f"{self._root}/locales.json").json()["locales"]
            return [plain_locale(told[0]), *map(plain_locale, told[1:MOST_LOCALES])]

    def articles(self, locale: str, after: str) -> Listing:
        """Return a page of the articles that have a text in that language, those that everybody may read."""
        further = {"page[after]": after} if after else {}
        with asking("articles"):
            address = f"{self._root}/{plain_locale(locale)}/articles.json"
            page: Json = self.session.get(address, params={"page[size]": PAGE} | further).json()
            shown = tuple(as_article(one, locale, self.session.origin) for one in page["articles"] if is_public(one))
            return Listing(shown, str(page["meta"]["after_cursor"]) if page["meta"]["has_more"] else "")

    @property
    def _root(self) -> str:
        return f"{self.session.origin}/api/v2/help_center"


@contextmanager
def asking(what: str) -> Iterator[None]:
    """Give each refusal its sentence. Raises RemoteError or CredentialsRejected."""
    try:
        with advising(), reading(SYSTEM, what):
            yield
    except RequestRefused as error:
        if error.status == 404 and error.answer is not None:
            error.advice = NO_CENTRE
        raise


def is_public(article: Json) -> bool:
    """Whether everybody may read it. We ask as staff, who are shown drafts and what is kept to some as well.

    Zendesk names one segment or, on newer plans, several; a field that is missing lets nothing through.
    """
    open_to_all = article["user_segment_id"] is None and not article.get("user_segment_ids")
    return article["draft"] is False and open_to_all


def as_article(article: Json, locale: str, origin: str) -> Article:
    return Article(
        key=f"{plain_locale(locale)}/{int(article['id'])}",
        title=storable(article["title"])[:LONGEST_TITLE],
        url=joined(f"{origin}/", storable(article.get("html_url") or "")),
        html=storable(article["body"] or ""),
        changed_at=parse_time(article["updated_at"]),
    )


def plain_locale(text: object) -> str:
    """Raises ValueError where it could lead to another address."""
    name = str(text).lower()
    if not name.replace("-", "").isalnum() or not name.isascii() or len(name) > 20:
        raise ValueError("not a locale")
    return name
