"""Shoppers as users of a Zendesk account: found, or made, and never taken over."""

from dataclasses import dataclass

from zenpy import Zenpy
from zenpy.lib.api_objects import User

from domain.handoff.tickets import Requester
from integrations.remote import RequestRefused
from integrations.zendesk.connection import ZendeskSession


@dataclass(frozen=True)
class People:
    client: Zenpy
    session: ZendeskSession

    def id_of(self, requester: Requester) -> int:
        """Return the shopper's Zendesk id, making the user if need be.

        A user who already bears an external id keeps name and id as they are: the merchant's own records own them.
        A typed address never gives a user an external id, or a stranger could take over somebody's profile.
        """
        found = self._find(requester.email)
        if found and (found.external_id or not requester.verified):
            return int(found.id)
        saved = self._save_verified(requester) if requester.verified else None
        return int((saved or found or self._create(requester)).id)

    def _save_verified(self, requester: Requester) -> User | None:
        """Return the user with name and profile id; None where that id already sits on another address."""
        user = _user(requester)
        user.external_id = requester.profile_id
        try:
            saved = self.client.users.create_or_update(user)
        except RequestRefused as error:
            if error.status == 422:
                return None
            raise
        return saved if _has_address(saved, requester.email) else None

    def _create(self, requester: Requester) -> User:
        try:
            return self.client.users.create(_user(requester))
        except RequestRefused as error:
            # Somebody else made the user in between.
            found = self._find(requester.email) if error.status == 422 else None
            if found is None:
                raise
            return found

    def _find(self, email: str) -> User | None:
        # Past zenpy, which does not encode a "+" in an address.
        address = f"{self.session.origin}/api/v2/users/search.json"
        response = self.session.get(address, params={"query": f"email:{email}"})
        users = [User(**fields) for fields in response.json()["users"]]
        return next((user for user in users if _has_address(user, email)), None)


def _user(requester: Requester) -> User:
    return User(name=requester.name or requester.email, email=requester.email, skip_verify_email=True)


def _has_address(user: User, email: str) -> bool:
    return (user.email or "").lower() == email.lower()
