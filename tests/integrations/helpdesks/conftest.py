import itertools
from collections.abc import Iterator

import pytest

from sandbox.gorgias import create_app as gorgias_app
from sandbox.zendesk import create_app as zendesk_app
from tests.integrations.helpdesks.desks import Desk, FakeDesk, GorgiasDesk, ZendeskDesk
from tests.integrations.helpdesks.mailboxes import Mailbox, serving
from tests.integrations.helpdesks.schemas import Schema, Sent, Watch, complaints, load

APP_URL = "http://127.0.0.1:1"
ZENDESK_SCHEMA = "zendesk_support.yaml.gz"
ZENDESK_BEYOND = r"/api/v2/webhooks.*"  # described in a document of their own
ZENDESK_KNOWN = ("body.ticket.id is not declared",)  # zenpy repeats the id of the address
ACCOUNTS = (f"acme-{number}" for number in itertools.count(1))


@pytest.fixture(scope="session")
def zendesk_watch() -> Watch:
    return Watch(zendesk_app(APP_URL))


@pytest.fixture(scope="session")
def zendesk_base(zendesk_watch: Watch) -> Iterator[str]:
    with serving(zendesk_watch) as base:
        yield base


@pytest.fixture(scope="session")
def zendesk_schema() -> Schema | None:
    return load(ZENDESK_SCHEMA, "page[size]")


@pytest.fixture(scope="session")
def gorgias_base() -> Iterator[str]:
    with serving(gorgias_app(APP_URL)) as base:
        yield base


@pytest.fixture(scope="session")
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture(scope="session")
def mailbox_url(mailbox: Mailbox) -> Iterator[str]:
    with serving(mailbox.app) as base:
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
def gorgias(gorgias_base: str, mailbox: Mailbox, mailbox_url: str) -> GorgiasDesk:
    return GorgiasDesk(gorgias_base, next(ACCOUNTS), mailbox, mailbox_url)


@pytest.fixture(params=["fake", "zendesk", "gorgias"])
def desk(request: pytest.FixtureRequest) -> Desk:
    return FakeDesk() if request.param == "fake" else request.getfixturevalue(request.param)
