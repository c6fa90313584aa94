"""Each helpdesk over its stand-in, with all that it was sent held against its schema."""

import itertools
import re
from collections.abc import Iterator

import pytest

from sandbox.gorgias import create_app as gorgias_app
from sandbox.zendesk import create_app as zendesk_app
from tests.integrations.helpdesks.desks import Desk, FakeDesk
from tests.integrations.helpdesks.gorgias_desk import GorgiasDesk
from tests.integrations.helpdesks.mailboxes import Mailbox
from tests.integrations.helpdesks.schemas import Schema, Sent, Watch, complaints, load
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk
from tests.servers import served

APP_URL = "http://127.0.0.1:1"
ZENDESK_SCHEMA = "zendesk_support.yaml.gz"
ZENDESK_BEYOND = r"/api/v2/webhooks.*"  # described in a document of their own
ZENDESK_KNOWN = (
    "body.ticket.id is not declared",  # zenpy repeats the id of the address
    "cursor.json: start_time is missing",  # which only the first call of an export gives
    "uploads.json: ?filename is not declared",  # told of in the document's prose alone
)
GORGIAS_SCHEMA = "gorgias_derived.yaml"
# What public code calls, and no schema describes.
GORGIAS_BEYOND = re.compile(
    r"GET /api/(users/0|events|integrations|tickets/\d+/messages)|POST /api/tags|DELETE /api/integrations/\d+"
)
ACCOUNTS = (f"acme-{number}" for number in itertools.count(1))


@pytest.fixture(scope="session")
def zendesk_watch() -> Watch:
    return Watch(zendesk_app(APP_URL))


@pytest.fixture(scope="session")
def zendesk_base(zendesk_watch: Watch) -> Iterator[str]:
    with served(zendesk_watch) as base:
        yield base


@pytest.fixture(scope="session")
def zendesk_schema() -> Schema | None:
    return load(ZENDESK_SCHEMA, "page[size]", "page[after]", "include")


@pytest.fixture(scope="session")
def gorgias_watch() -> Watch:
    return Watch(gorgias_app(APP_URL))


@pytest.fixture(scope="session")
def gorgias_base(gorgias_watch: Watch) -> Iterator[str]:
    with served(gorgias_watch) as base:
        yield base


@pytest.fixture(scope="session")
def gorgias_schema() -> Schema | None:
    return load(GORGIAS_SCHEMA, "cursor")


@pytest.fixture(scope="session")
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture(scope="session")
def mailbox_url(mailbox: Mailbox) -> Iterator[str]:
    with served(mailbox.app) as base:
        yield base


@pytest.fixture
def zendesk_sent(zendesk_watch: Watch, zendesk_schema: Schema | None) -> Iterator[list[Sent]]:
    """What the product sends during the test, which ends well only where Zendesk's own schema takes all of it."""
    zendesk_watch.sent = []
    yield zendesk_watch.sent
    assert complaints(zendesk_schema, zendesk_watch.sent, beyond=ZENDESK_BEYOND, known=ZENDESK_KNOWN) == []


@pytest.fixture
def zendesk(zendesk_base: str, zendesk_sent: list[Sent], mailbox: Mailbox, mailbox_url: str) -> ZendeskDesk:
    del zendesk_sent
    return ZendeskDesk(zendesk_base, next(ACCOUNTS), mailbox, mailbox_url)


@pytest.fixture
def gorgias_sent(gorgias_watch: Watch, gorgias_schema: Schema | None) -> Iterator[list[Sent]]:
    """What the product sends during the test, which ends well only where the schema takes it and nothing of it would
    be e-mailed to the shopper."""
    gorgias_watch.sent = []
    yield gorgias_watch.sent
    described = [sent for sent in gorgias_watch.sent if not GORGIAS_BEYOND.fullmatch(f"{sent.method} {sent.path}")]
    assert complaints(gorgias_schema, described) == []
    assert [sent for sent in gorgias_watch.sent if would_be_mailed(sent)] == []


def would_be_mailed(sent: Sent) -> bool:
    """Whether Gorgias would e-mail a part of it: what says nothing of when it was sent."""
    written = {"tickets": (sent.body or {}).get("messages", []), "messages": [sent.body]}
    messages = written.get(sent.path.rpartition("/")[2], []) if sent.method in ("POST", "PUT") else []
    return not all(message.get("sent_datetime") for message in messages)


@pytest.fixture
def gorgias(gorgias_base: str, gorgias_sent: list[Sent], mailbox: Mailbox, mailbox_url: str) -> GorgiasDesk:
    del gorgias_sent
    return GorgiasDesk(gorgias_base, next(ACCOUNTS), mailbox, mailbox_url)


@pytest.fixture(params=["fake", "zendesk", "gorgias"])
def desk(request: pytest.FixtureRequest) -> Desk:
    return FakeDesk() if request.param == "fake" else request.getfixturevalue(request.param)
