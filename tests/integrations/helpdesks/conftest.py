import itertools
from collections.abc import Iterator

import pytest

from sandbox.gorgias import create_app as gorgias_app
from sandbox.zendesk import create_app as zendesk_app
from tests.integrations.helpdesks.desks import Desk, FakeDesk, GorgiasDesk, ZendeskDesk
from tests.integrations.helpdesks.mailboxes import Mailbox, serving

APP_URL = "http://127.0.0.1:1"
ACCOUNTS = (f"acme-{number}" for number in itertools.count(1))


@pytest.fixture(scope="session")
def zendesk_base() -> Iterator[str]:
    with serving(zendesk_app(APP_URL)) as base:
        yield base


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
def zendesk(zendesk_base: str, mailbox: Mailbox, mailbox_url: str) -> ZendeskDesk:
    return ZendeskDesk(zendesk_base, next(ACCOUNTS), mailbox, mailbox_url)


@pytest.fixture
def gorgias(gorgias_base: str, mailbox: Mailbox, mailbox_url: str) -> GorgiasDesk:
    return GorgiasDesk(gorgias_base, next(ACCOUNTS), mailbox, mailbox_url)


@pytest.fixture(params=["fake", "zendesk", "gorgias"])
def desk(request: pytest.FixtureRequest) -> Desk:
    return FakeDesk() if request.param == "fake" else request.getfixturevalue(request.param)
