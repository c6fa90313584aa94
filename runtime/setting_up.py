"""What the merchant's page and the operators' command say of setting a helpdesk up."""

from dataclasses import dataclass

from domain.handoff.setting_up import Step
from domain.handoff.tickets import HandoffMethod
from integrations.gorgias import setting_up as gorgias
from integrations.zendesk import setting_up as zendesk

STEPS: dict[HandoffMethod, tuple[Step, ...]] = {
    HandoffMethod.ZENDESK: zendesk.STEPS,
    HandoffMethod.GORGIAS: gorgias.STEPS,
}


@dataclass(frozen=True)
class Keys:
    """What the merchant's own keys are called there, and `where` they are found."""

    login: str
    key: str
    where: str


KEYS = {
    HandoffMethod.ZENDESK: Keys(
        "Identifier of the OAuth client",
        "Secret of the OAuth client",
        "Admin Center → Apps and integrations → APIs → OAuth clients, as a confidential client",
    ),
    HandoffMethod.GORGIAS: Keys("E-mail of the user", "API key", "Settings → REST API"),
}
