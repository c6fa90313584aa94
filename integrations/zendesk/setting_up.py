"""What of a Zendesk account only its merchant can set, and what to say where their own client does not let us in."""

from enum import StrEnum

from domain.handoff.setting_up import OUR_TAG, Instruction


class OwnField(StrEnum):
    """The fields of tickets that we fill: their titles in the account, by which they are found again."""

    PROFILE = "Shopfloor profile"
    CONVERSATION = "Shopfloor conversation"
    ORDERS = "Shopfloor orders"


STEPS = (
    Instruction(
        "Have answers reach shoppers who left the chat",
        "In Zendesk's Admin Center open Objects and rules → Business rules → Triggers, and leave “Notify requester and "
        "CCs of comment update” active.",
        "An answer appears in the chat at once, and only this trigger sends it by e-mail to who is no longer there.",
    ),
    Instruction(
        "Keep automatic receipts out of chats",
        "There, add to “Notify requester and CCs of received request” the condition: Tags · Contains none of the "
        f"following · {OUR_TAG}.",
        "The shopper has been told in the chat when your team answers; a second, automatic answer confuses them.",
    ),
    Instruction(
        "See whose conversation it is",
        f"If you have several ticket forms, add the fields {', '.join(OwnField)} under Objects and rules → Tickets → "
        "Forms to those that your team uses for chats.",
        "Only fields of its form are shown on a ticket; on a single form they are there already.",
    ),
)
LEFT_BEHIND = (
    "Shopfloor has forgotten your Zendesk account, but Zendesk did not confirm it. In its Admin Center, under Apps and "
    "integrations, delete the webhook “Shopfloor” (Webhooks) and Shopfloor's access (APIs → OAuth clients)."
)
WRONG_CLIENT = (
    "Zendesk does not take this identifier and secret at that account. Copy both from Admin Center → APIs → OAuth "
    "clients, of a confidential client."
)
