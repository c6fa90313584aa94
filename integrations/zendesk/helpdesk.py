"""One merchant's Zendesk behind the Helpdesk port."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlsplit

from zenpy import Zenpy
from zenpy.lib.api_objects import Comment as ZenpyComment
from zenpy.lib.api_objects import Ticket as ZenpyTicket
from zenpy.lib.api_objects import User, Webhook

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.tickets import Comment, Health, Requester, Ticket, TicketEvent, TicketRef
from integrations.remote import RequestRefused, Timeouts
from integrations.zendesk.advice import FORBIDDEN, advising
from integrations.zendesk.connection import ZendeskSession, asking, creating, zenpy_client
from integrations.zendesk.webhooks import READERS, check_signature, read_delivery

WEBHOOK_NAME = "Shopfloor"
SUBSCRIPTIONS = sorted(READERS)
AT_REST = frozenset({"pending", "hold", "solved"})  # a word of the shopper's opens these again, as by e-mail
MAY_OPEN_TICKETS = frozenset({"agent", "admin"})
SAFE_ID = re.compile(r"[A-Za-z0-9_-]{1,255}", re.ASCII)  # zenpy puts ids into addresses as they are
UNREACHABLE = "Zendesk does not answer right now. Tickets wait and are opened as soon as it does."


def utc_now() -> datetime:
    return datetime.now(UTC)


class ZendeskHelpdesk:
    """Tickets in the account `account`. All methods may raise CredentialsRejected or RemoteError; nothing is retried.

    `origin` is a template ("https://{account}.zendesk.com"); `token()` gives the access token of the moment.
    `own_user_id` is the Zendesk user the token acts as, whose comments are never read back as replies.
    """

    def __init__(
        self,
        account: str,
        origin: str,
        token: Callable[[], str],
        *,
        webhook_secret: str = "",
        own_user_id: str = "",
        timeouts: Timeouts | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._account = account
        self._origin = origin.replace("{account}", account).rstrip("/")
        self._session = ZendeskSession(account, self._origin, token, timeouts)
        self._webhook_secret = webhook_secret
        self._own_user_id = own_user_id
        self._now = now

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        _require_safe(ticket.external_id, ticket.requester.profile_id)
        with self._asking("ticket creation") as client:
            requester_id = self._requester_id(client, ticket.requester)
            try:
                with creating(ticket.key):
                    created = client.tickets.create(_ticket(ticket, requester_id))
            except RequestRefused as error:
                return self._opened_before(ticket, error)
            # zenpy wraps the ticket when the answer carries its audit.
            return self._ref(getattr(created, "ticket", created).id)

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        """Add it once: a note that already names the ticket's key is not written again."""
        with self._asking("note") as client:
            if _is_written(client, ref, ticket.key):
                return
            html = _with_reference(ticket.note_html, ticket.key)
            client.tickets.update(ZenpyTicket(id=int(ref.id), comment=ZenpyComment(html_body=html, public=False)))

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        """Add it once, as the note is; a ticket at rest is opened with it, since no e-mail of the shopper's does."""
        with self._asking("comment") as client:
            if _is_written(client, ref, comment.key):
                return
            held = client.tickets(id=int(ref.id))
            html = _with_reference(comment.html, comment.key)
            words = ZenpyComment(author_id=held.requester_id, html_body=html, public=True)
            opening = {"status": "open"} if held.status in AT_REST else {}
            client.tickets.update(ZenpyTicket(id=int(ref.id), comment=words, **opening))

    def find_by_external_id(self, external_id: str) -> TicketRef | None:
        _require_safe(external_id)
        with self._asking("ticket look-up") as client:
            found = client.tickets(external_id=external_id)
            ids = [ticket.id for ticket in found if ticket.external_id == external_id]
            return self._ref(min(ids)) if ids else None

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[TicketEvent]:
        check_signature(headers, body, self._webhook_secret, self._now())
        return read_delivery(body, self._own_user_id)

    def health(self) -> Health:
        try:
            with self._asking("sign-in") as client:
                role = str(client.users.me().role)
        except CredentialsRejected as error:
            return Health(False, error.advice)
        except RemoteError as error:
            return Health(False, error.advice or UNREACHABLE)
        return Health(True, "") if role in MAY_OPEN_TICKETS else Health(False, FORBIDDEN)

    def own_user(self) -> str:
        """Return the id of the user the token acts as."""
        with self._asking("sign-in") as client:
            return str(client.users.me().id)

    def install_webhook(self, url: str) -> str:
        """Have Zendesk tell `url` of what happens to tickets; return the secret it will sign with.

        Of our webhooks to this path one remains, however often this runs and wherever the app moved.
        """
        with self._asking("webhook installation") as client:
            ours = [hook for hook in client.webhooks.list() if _is_ours(hook, url)]
            current = [hook for hook in ours if hook.endpoint == url and sorted(hook.subscriptions) == SUBSCRIPTIONS]
            for outdated in ours:
                if outdated not in current[:1]:
                    client.webhooks.delete(outdated)
            hook = current[0] if current else client.webhooks.create(_webhook(url))
            return str(client.webhooks.show_secret(hook.id).secret)

    @contextmanager
    def _asking(self, what: str) -> Iterator[Zenpy]:
        with advising(), asking(what):
            yield zenpy_client(self._account, self._session)

    def _requester_id(self, client: Zenpy, requester: Requester) -> int:
        """Return the shopper's Zendesk id, making the user if need be.

        A user who already bears an external id keeps name and id as they are: the merchant's own records own them.
        A typed address never gives a user an external id, or a stranger could take over somebody's profile.
        """
        found = self._find_user(requester.email)
        if found and (found.external_id or not requester.verified):
            return int(found.id)
        saved = self._save_verified(client, requester) if requester.verified else None
        return int((saved or found or self._create_user(client, requester)).id)

    def _save_verified(self, client: Zenpy, requester: Requester) -> User | None:
        """Return the user with name and profile id; None where that id already sits on another address."""
        user = _user(requester)
        user.external_id = requester.profile_id
        try:
            saved = client.users.create_or_update(user)
        except RequestRefused as error:
            if error.status == 422:
                return None
            raise
        return saved if _has_address(saved, requester.email) else None

    def _create_user(self, client: Zenpy, requester: Requester) -> User:
        try:
            return client.users.create(_user(requester))
        except RequestRefused as error:
            # Somebody else made the user in between.
            found = self._find_user(requester.email) if error.status == 422 else None
            if found is None:
                raise
            return found

    def _find_user(self, email: str) -> User | None:
        # Past zenpy, which does not encode a "+" in an address.
        response = self._session.get(f"{self._origin}/api/v2/users/search.json", params={"query": f"email:{email}"})
        users = [User(**fields) for fields in response.json()["users"]]
        return next((user for user in users if _has_address(user, email)), None)

    def _opened_before(self, ticket: Ticket, error: RequestRefused) -> TicketRef:
        """Return the ticket an earlier attempt with this key opened; where there is none, the refusal stands."""
        code = error.answer.get("error") if isinstance(error.answer, dict) else None
        found = self.find_by_external_id(ticket.external_id) if "Idempotent" in str(code) else None
        if found is None:
            raise error
        return found

    def _ref(self, ticket_id: int) -> TicketRef:
        return TicketRef(id=str(ticket_id), url=f"{self._origin}/agent/tickets/{ticket_id}")


def _user(requester: Requester) -> User:
    return User(name=requester.name or requester.email, email=requester.email, skip_verify_email=True)


def _has_address(user: User, email: str) -> bool:
    return (user.email or "").lower() == email.lower()


def _ticket(ticket: Ticket, requester_id: int) -> ZenpyTicket:
    return ZenpyTicket(
        subject=ticket.subject,
        requester_id=requester_id,
        submitter_id=requester_id,
        comment=ZenpyComment(author_id=requester_id, html_body=ticket.request_html, public=True),
        external_id=ticket.external_id,
        priority=str(ticket.priority),
        type="question",
        tags=list(ticket.tags),
    )


def _is_written(client: Zenpy, ref: TicketRef, key: str) -> bool:
    """Whether a comment of the ticket ends with the key. Zendesk keeps no idempotency keys for changes of a ticket."""
    comments = client.tickets.comments(ticket=int(ref.id))
    return any((comment.body or "").rstrip().endswith(f"Reference: {key}") for comment in comments)


def _with_reference(html: str, key: str) -> str:
    return f"{html}<p>Reference: {escape(key)}</p>"


def _webhook(url: str) -> Webhook:
    return Webhook(
        name=WEBHOOK_NAME,
        endpoint=url,
        http_method="POST",
        request_format="json",
        status="active",
        subscriptions=SUBSCRIPTIONS,
    )


def _is_ours(hook: Webhook, url: str) -> bool:
    """Tell our webhook of this store, whatever host it points at: the path carries the store's own key."""
    return bool(hook.name == WEBHOOK_NAME and urlsplit(hook.endpoint).path == urlsplit(url).path)


def _require_safe(*ids: str) -> None:
    if not all(SAFE_ID.fullmatch(text) for text in ids):
        raise ValueError("an id may hold letters, digits, _ and - only")
