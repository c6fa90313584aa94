"""The eyes that look at what we send are open."""

import pytest

from tests.integrations.helpdesks.conftest import ZENDESK_SCHEMA
from tests.integrations.helpdesks.schemas import Schema, Sent, load
from tests.integrations.helpdesks.tickets_of import ALICES
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk

CREATION = Sent("POST", "/api/v2/tickets.json", "", {"ticket": {"comment": {"html_body": "<p>Where?</p>"}}})


@pytest.fixture(scope="module")
def schema() -> Schema:
    schema = load(ZENDESK_SCHEMA)
    if schema is None:
        pytest.skip("Zendesk's own schema is not on this machine")
    return schema


def changed(**ticket: object) -> Sent:
    return Sent(CREATION.method, CREATION.path, "", {"ticket": CREATION.body["ticket"] | ticket})


def test_a_right_request_has_nothing_against_it(schema: Schema) -> None:
    assert schema.complaints(CREATION) == []
    assert schema.complaints(Sent("GET", "/api/v2/tickets.json", "external_id=conv_1", None)) == []


@pytest.mark.parametrize(
    "sent",
    [
        changed(comment="Where?"),
        changed(requester_id="35334"),
        changed(priority="critical"),
        changed(custom_fields=[{"value": "#1001"}]),
        changed(language="en"),
        changed(comment={"html_body": "<p>Where?</p>", "created_at": "2026-11-20T08:00:00Z"}),
        Sent("POST", "/api/v2/tickets.json", "", {"ticket": {"subject": "Where?"}}),
        Sent("POST", "/api/v2/tickets.json", "", None),
        Sent("GET", "/api/v2/tickets.json", "externalid=conv_1", None),
        Sent("GET", "/api/v2/tickets.json", "external_id=conv_1&page=2", None),
        Sent("PATCH", "/api/v2/tickets.json", "", CREATION.body),
        Sent("GET", "/api/v2/tickets-of-mine.json", "", None),
    ],
    ids=str,
)
def test_a_wrong_request_is_seen(schema: Schema, sent: Sent) -> None:
    assert schema.complaints(sent)


def test_what_the_product_sends_is_kept_and_what_others_send_is_not(
    zendesk: ZendeskDesk, zendesk_sent: list[Sent]
) -> None:
    zendesk.add_person("carol@example.com", "Carol", None)
    before = len(zendesk_sent)
    zendesk.helpdesk.open_ticket(ALICES)
    made = zendesk_sent[before:]
    assert [sent.path for sent in made if sent.method == "POST"][-1] == "/api/v2/tickets.json"
    assert made[-1].body["ticket"]["subject"] == ALICES.subject
