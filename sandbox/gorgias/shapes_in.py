"""What Gorgias accepts: fields, words and lengths."""

from sandbox.gorgias.validation import (
    Field,
    is_anything,
    is_flag,
    is_list,
    is_moment,
    is_number,
    is_object,
    is_text,
)

CHANNELS = frozenset(
    "aircall api chat contact_form email facebook facebook-mention facebook-messenger facebook-recommendations "
    "help-center instagram-ad-comment instagram-comment instagram-direct-message instagram-mention internal-note "
    "phone sms twitter twitter-direct-message whatsapp yotpo-review".split()
)
VIAS = frozenset(
    "aircall api chat contact_form email facebook facebook-mention facebook-messenger facebook-recommendations form "
    "gorgias_chat help-center helpdesk instagram instagram-ad-comment instagram-comment instagram-direct-message "
    "instagram-mention internal-note offline_capture phone rule self_service shopify sms twilio twitter "
    "twitter-direct-message whatsapp yotpo yotpo-review zendesk".split()
)
STATUSES = frozenset({"open", "closed"})
PRIORITIES = frozenset({"critical", "high", "normal", "low"})
TRIGGERS = frozenset(
    "ticket-created ticket-updated ticket-message-created ticket-self-unsnoozed ticket-message-failed "
    "ticket-assignment-updated ticket-status-updated ticket-handed-over".split()
)
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"})
REQUEST_TYPES = frozenset({"application/json", "application/x-www-form-urlencoded"})

ID = Field(is_number, nullable=True)
WORDS = Field(is_text, nullable=True)
MOMENT = Field(is_moment, nullable=True)
ANY_OBJECT = Field(is_object, nullable=True)
EXTERNAL_ID = Field(is_text, nullable=True, longest=255)
EMAIL = Field(is_text, nullable=True, longest=320)
PARTY = Field(is_object, nullable=True, inside={"id": ID, "email": EMAIL, "name": WORDS, "external_id": WORDS})
ADDRESS = Field(is_object, inside={"name": WORDS, "address": Field(is_text, required=True)})
ADDRESSES = Field(is_list, items=ADDRESS)
SOURCE = Field(
    is_object,
    nullable=True,
    inside={"type": Field(is_text), "from": ADDRESS, "to": ADDRESSES, "cc": ADDRESSES, "bcc": ADDRESSES},
)
FILE = Field(
    is_object,
    inside={name: Field(is_text, required=True) for name in ("url", "name", "content_type")},
)
MESSAGE = Field(
    is_object,
    inside={
        "channel": Field(is_text, required=True, choices=CHANNELS),
        "via": Field(is_text, required=True, choices=VIAS),
        "from_agent": Field(is_flag, required=True),
        "public": Field(is_flag),
        "subject": WORDS,
        "body_text": WORDS,
        "body_html": WORDS,
        "stripped_text": WORDS,
        "sender": PARTY,
        "receiver": PARTY,
        "source": SOURCE,
        "external_id": EXTERNAL_ID,
        "message_id": WORDS,
        "created_datetime": MOMENT,
        "sent_datetime": MOMENT,
        "attachments": Field(is_list, nullable=True, items=FILE),
        "mention_ids": Field(is_list, nullable=True, items=Field(is_number)),
        "meta": ANY_OBJECT,
    },
)
TAG = Field(is_object, inside={"name": Field(is_text, required=True, shortest=1, longest=256)})
CUSTOM_FIELD = Field(
    is_object, inside={"id": Field(is_number, required=True), "value": Field(is_anything, required=True, nullable=True)}
)
ASSIGNEE = Field(is_object, nullable=True, inside={"id": ID})
TICKET_FIELDS = {
    "channel": Field(is_text, choices=CHANNELS),
    "via": Field(is_text, choices=VIAS),
    "from_agent": Field(is_flag, nullable=True),
    "status": Field(is_text, choices=STATUSES),
    "priority": Field(is_text, choices=PRIORITIES),
    "subject": Field(is_text, nullable=True, longest=998),
    "customer": PARTY,
    "assignee_user": ASSIGNEE,
    "assignee_team": ASSIGNEE,
    "tags": Field(is_list, nullable=True, items=TAG),
    "custom_fields": Field(is_list, nullable=True, items=CUSTOM_FIELD),
    "external_id": EXTERNAL_ID,
    "language": WORDS,
    "spam": Field(is_flag, nullable=True),
    "meta": ANY_OBJECT,
    "created_datetime": MOMENT,
    "snooze_datetime": MOMENT,
}
TICKET_UPDATE = Field(is_object, inside=TICKET_FIELDS)
TICKET_CREATE = Field(
    is_object,
    inside={
        **TICKET_FIELDS,
        "via": Field(is_text, required=True, choices=VIAS),
        "messages": Field(is_list, required=True, shortest=1, longest=500, items=MESSAGE),
    },
)
TAG_NAMES = Field(
    is_object,
    inside={
        "ids": Field(is_list, items=Field(is_number)),
        "names": Field(is_list, items=Field(is_text, shortest=1, longest=256)),
    },
)
CHANNEL = Field(is_object, inside={"type": Field(is_text, required=True), "address": Field(is_text, required=True)})
CUSTOMER = Field(
    is_object,
    inside={
        "email": EMAIL,
        "name": WORDS,
        "external_id": EXTERNAL_ID,
        "language": WORDS,
        "timezone": WORDS,
        "note": WORDS,
        "channels": Field(is_list, items=CHANNEL),
        "meta": ANY_OBJECT,
    },
)
TEXTS = Field(is_object, nullable=True)
HTTP = Field(
    is_object,
    required=True,
    inside={
        "url": Field(is_text, required=True),
        "method": Field(is_text, required=True, choices=METHODS),
        "request_content_type": Field(is_text, required=True, choices=REQUEST_TYPES),
        "response_content_type": Field(is_text, required=True, choices=frozenset({"application/json"})),
        "form": TEXTS,
        "headers": TEXTS,
        "hmac_secret": WORDS,
        "triggers": Field(is_object, inside={name: Field(is_flag) for name in TRIGGERS}),
    },
)
INTEGRATION = Field(
    is_object,
    inside={
        "name": Field(is_text, required=True, shortest=1),
        "type": Field(is_text, required=True, choices=frozenset({"http"})),
        "http": HTTP,
    },
)
