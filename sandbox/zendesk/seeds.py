"""A new account: an owner, an agent, and the fields a merchant would have made."""

import zlib
from datetime import UTC, datetime

from sandbox.zendesk.records import Account, Article, Role, TicketField, User

FIELDS = (
    TicketField(360001, "Order", "text"),
    TicketField(360002, "How they found us", "text"),
)
AGENTS_ONLY = 360055501  # the user segment of the account's staff
ARTICLES = (
    (
        4407101,
        "en-us",
        "How do I re-wax my jacket?",
        "<h2>Before you begin</h2><p>Wash the jacket without detergent and let it dry for a day.</p><h2>Waxing</h2>"
        "<p>Warm the wax tin in hot water for ten minutes, rub a thin coat in and hang the jacket up overnight.</p>",
        False,
        None,
    ),
    (
        4407101,
        "de",
        "Wie wachse ich meine Jacke nach?",
        "<p>Die Dose zehn Minuten in heißem Wasser wärmen, das Wachs dünn einreiben und die Jacke über Nacht "
        "aufhängen.</p>",
        False,
        None,
    ),
    (
        4407102,
        "en-us",
        "Do you repair torn tents?",
        "<p>Yes. Send us a photo of the tear. A patch costs 18 USD and takes nine working days.</p>",
        False,
        None,
    ),
    (4407103, "en-us", "Renting skis", "<p>Ski rental begins next winter in the shop at the lake.</p>", True, None),
    (
        4407104,
        "en-us",
        "For agents: goodwill vouchers",
        "<p>Agents may give a goodwill voucher of 75 USD without asking.</p>",
        False,
        AGENTS_ONLY,
    ),
)


def new_account(name: str) -> Account:
    account = Account(name, id=zlib.crc32(name.encode()), fields=FIELDS)
    for person, role in (("Alex Morgan", Role.ADMIN), ("Sam Rivera", Role.AGENT)):
        born = datetime.now(UTC)
        email = f"{person.split()[0].lower()}@{name}.example"
        user = User(account.next_id(), person, email, role, None, created_at=born, updated_at=born)
        account.users[user.id] = user
    born = datetime.now(UTC)
    for article_id, locale, title, body, draft, segment in ARTICLES:
        article = Article(article_id, locale, title, body, draft, segment, created_at=born, updated_at=born)
        account.articles[f"{locale}/{article_id}"] = article
    return account
