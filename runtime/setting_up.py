"""What the merchant's page and the operators' command say of setting a helpdesk up."""

from dataclasses import dataclass

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.setting_up import Instruction
from domain.handoff.tickets import HandoffMethod
from integrations.gorgias import setting_up as gorgias
from integrations.gorgias.oauth import SCOPE as GORGIAS_SCOPE
from integrations.zendesk import setting_up as zendesk
from integrations.zendesk.oauth import SCOPE as ZENDESK_SCOPE

STEPS: dict[HandoffMethod, tuple[Instruction, ...]] = {
    HandoffMethod.ZENDESK: zendesk.STEPS,
    HandoffMethod.GORGIAS: gorgias.STEPS,
}
LEFT_BEHIND: dict[HandoffMethod, str] = {
    HandoffMethod.ZENDESK: zendesk.LEFT_BEHIND,
    HandoffMethod.GORGIAS: gorgias.LEFT_BEHIND,
}
# By the codes of RFC 6749, 4.1.2.1, that come back instead of a code to trade.
TURNED_BACK = {
    "access_denied": "Access was not allowed at {kind}. Connect again and choose Allow, signed in as an administrator.",
    "invalid_scope": "{kind} does not grant its OAuth client what Shopfloor needs. Allow it these scopes: {scope}.",
    "server_error": "{kind} could not do it just now. Please try again in a few minutes.",
    "temporarily_unavailable": "{kind} could not do it just now. Please try again in a few minutes.",
}
NO_REASON = "{kind} ended the sign-in and gave no reason that we know. Please connect again."
CODE_REFUSED = (
    "{kind} did not accept the sign-in, which is good for two minutes and once. Please connect again; "
    "if you gave an OAuth client of your own, copy its identifier and secret anew."
)
NO_ANSWER = "{kind} does not answer right now. Please try again in a few minutes."
SCOPES = {HandoffMethod.ZENDESK: ZENDESK_SCOPE, HandoffMethod.GORGIAS: GORGIAS_SCOPE}
KEY_STAYS = "{kind}'s API key still opens your account for whoever has it: reset it there if nothing else needs it."


@dataclass(frozen=True)
class Keys:
    """What the merchant's own keys are called there, and `where` they are found. `sign_in` names the helpdesk where
    they also serve to sign in there."""

    login: str
    key: str
    where: str
    sign_in: str = ""


KEYS = {
    HandoffMethod.ZENDESK: Keys(
        "Identifier of the OAuth client",
        "Secret of the OAuth client",
        "Admin Center → Apps and integrations → APIs → OAuth clients, as a confidential client",
        sign_in="Zendesk",
    ),
    HandoffMethod.GORGIAS: Keys("E-mail of the user", "API key", "Settings → REST API"),
}


def why_turned_back(kind: HandoffMethod, error: str) -> str:
    """Return the sentence for a merchant who came back with `error`, anybody's text, and without a code."""
    return TURNED_BACK.get(error, NO_REASON).format(kind=kind.label, scope=SCOPES[kind])


def why_refused(kind: HandoffMethod, error: RemoteError) -> str:
    """Return the sentence for a merchant whose account could not be settled in."""
    plain = CODE_REFUSED if isinstance(error, CredentialsRejected) else NO_ANSWER
    return error.advice or plain.format(kind=kind.label)
