"""One merchant's Zendesk behind the Helpdesk port."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape
from io import BytesIO

from zenpy import Zenpy
from zenpy.lib.api_objects import Comment as ZenpyComment
from zenpy.lib.api_objects import Ticket as ZenpyTicket

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.tickets import Changes, Comment, Health, Ticket, TicketEvent, TicketRef
from integrations.remote import RequestRefused, Timeouts
from integrations.zendesk import feed, hooks
from integrations.zendesk.advice import ELSEWHERE, FORBIDDEN, advising
from integrations.zendesk.connection import SYSTEM, ZendeskSession, asking, creating, zenpy_client
from integrations.zendesk.fields import conversation_address, filled, prepare_fields
from integrations.zendesk.people import People
from integrations.zendesk.webhooks import check_signature, read_delivery

AT_REST = frozenset({"pending", "hold", "solved"})  # a word of the shopper's opens these again, as by e-mail
MAY_OPEN_TICKETS = frozenset({"agent", "admin"})
NO_FILES = frozenset({403, 413, 415, 422})  # of this size or kind, or of anybody
SAFE_ID = re.compile(r"[A-Za-z0-9_-]{1,255}", re.ASCII)  # zenpy puts ids into addresses as they are
TRANSCRIPT = "conversation.txt"
UNREACHABLE = "Zendesk does not answer right now. Tickets wait and are opened as soon as it does."


def utc_now() -> datetime:
    return datetime.now(UTC)


class ZendeskHelpdesk:
    """Tickets in the account `account`. All methods may raise CredentialsRejected or RemoteError; nothing is retried.

    `origin` is a template ("https://{account}.zendesk.com"); `token()` gives the access token of the moment.
    `own_user_id` is the Zendesk user the token acts as, whose comments are never read back as replies. `fields` are the
    ids of `prepare_fields`; `conversation_page` is where staff read "{conversation}". With a `webhook_url`, health says
    too whether Zendesk still tells that address.
    """

    def __init__(
        self,
        account: str,
        origin: str,
        token: Callable[[], str],
        *,
        webhook_secret: str = "",
        own_user_id: str = "",
        webhook_url: str = "",
        fields: Mapping[str, int] | None = None,
        conversation_page: str = "",
        timeouts: Timeouts | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._account = account
        self._origin = origin.replace("{account}", account).rstrip("/")
        self._session = ZendeskSession(account, self._origin, token, timeouts)
        self._webhook_secret = webhook_secret
        self._own_user_id = own_user_id
        self._webhook_url = webhook_url
        self._fields = fields or {}
        self._conversation_page = conversation_page
        self._now = now

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        _require_safe(ticket.external_id, ticket.requester.profile_id)
        with self._asking("ticket creation") as client:
            requester_id = People(client, self._session).id_of(ticket.requester)
            try:
                return self._create(client, ticket.key, self._whole(ticket, requester_id))
            except RequestRefused as error:
                if error.status == 422:
                    # A tag, field or type may be what this account refuses; a bare ticket is better than none.
                    return self._create(client, f"{ticket.key}-bare", bare_ticket(ticket, requester_id))
                return self._opened_before(ticket, error)

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        """Add it once: a note that already names the ticket's key is not written again."""
        self._require_here(ref)
        with self._asking("note", in_ticket=True) as client:
            if _is_written(client, ref, ticket.key):
                return
            uploads = _uploads(client, ticket.transcript) if ticket.transcript else []
            html = _with_reference(ticket.note_html + self._lead(ticket, attached=bool(uploads)), ticket.key)
            note = ZenpyComment(html_body=html, public=False, **({"uploads": uploads} if uploads else {}))
            client.tickets.update(ZenpyTicket(id=int(ref.id), comment=note))

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        """Add it once, as the note is; a ticket at rest is opened with it, since no e-mail of the shopper's does."""
        self._require_here(ref)
        with self._asking("comment", in_ticket=True) as client:
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

    def changes(self, bookmark: str, now: datetime) -> Changes:
        with self._asking("changed tickets"):
            return feed.read_changes(self._session, bookmark, now)

    def is_here(self, ref: TicketRef) -> bool:
        return ref.url == self._ref(int(ref.id)).url

    def look_at(self, ref: TicketRef, external_id: str, now: datetime) -> list[TicketEvent]:
        with self._asking("ticket"):
            return feed.look_at(self._session, ref, external_id, self._own_user_id, now)

    def health(self) -> Health:
        try:
            with self._asking("sign-in") as client:
                role = str(client.users.me().role)
                ill = "" if role in MAY_OPEN_TICKETS else FORBIDDEN
                ill = ill or (hooks.trouble(client, self._webhook_url) if self._webhook_url else "")
        except CredentialsRejected as error:
            return Health(False, error.advice)
        except RemoteError as error:
            return Health(False, error.advice or UNREACHABLE)
        return Health(not ill, ill)

    def own_user(self) -> str:
        """Return the id of the user the token acts as."""
        with self._asking("sign-in") as client:
            return str(client.users.me().id)

    def install_webhook(self, url: str) -> str:
        """Have Zendesk tell `url` of what happens to tickets; return the secret it will sign with.

        Of our webhooks to this path one remains, however often this runs and wherever the app moved.
        """
        with self._asking("webhook installation") as client:
            return hooks.install(client, url)

    def remove_webhook(self, url: str) -> None:
        with self._asking("webhook removal") as client:
            hooks.remove(client, url)

    def end_token(self) -> None:
        """Zendesk forgets the refresh token with it."""
        with advising():
            self._session.delete(f"{self._origin}/api/v2/oauth/tokens/current.json")

    def prepare_fields(self) -> dict[str, int]:
        """Return the ids of the custom fields we fill, by title, made where they are missing and may be made."""
        with self._asking("custom fields") as client:
            return prepare_fields(client)

    def try_webhook(self, url: str) -> str:
        """Have Zendesk send `url` a test event; return the sentence that helps where it did not arrive, else ""."""
        with self._asking("test event") as client:
            return hooks.try_out(client, url)

    @contextmanager
    def _asking(self, what: str, *, in_ticket: bool = False) -> Iterator[Zenpy]:
        with advising(in_ticket=in_ticket), asking(what):
            yield zenpy_client(self._account, self._session)

    def _lead(self, ticket: Ticket, *, attached: bool) -> str:
        """Lead staff to the conversation, and to what hangs at the note."""
        page = escape(conversation_address(ticket, self._conversation_page))
        lead = f'<p><a href="{page}">The conversation in Shopfloor</a></p>' if page else ""
        return f"{lead}<p>The whole of this long conversation: {TRANSCRIPT}</p>" if attached else lead

    def _whole(self, ticket: Ticket, requester_id: int) -> ZenpyTicket:
        whole = bare_ticket(ticket, requester_id)
        whole.priority = str(ticket.priority)
        whole.type = "question"
        whole.tags = list(ticket.tags)
        if values := filled(self._fields, ticket, self._conversation_page):
            whole.custom_fields = values
        return whole

    def _create(self, client: Zenpy, key: str, ticket: ZenpyTicket) -> TicketRef:
        with creating(key):
            created = client.tickets.create(ticket)
        # zenpy wraps the ticket when the answer carries its audit.
        return self._ref(getattr(created, "ticket", created).id)

    def _opened_before(self, ticket: Ticket, error: RequestRefused) -> TicketRef:
        """Return the ticket an earlier attempt with this key opened; where there is none, the refusal stands."""
        code = error.answer.get("error") if isinstance(error.answer, dict) else None
        found = self.find_by_external_id(ticket.external_id) if "Idempotent" in str(code) else None
        if found is None:
            raise error
        return found

    def _require_here(self, ref: TicketRef) -> None:
        """Another account counts its tickets from one, too: there, the same number is somebody else's."""
        if not self.is_here(ref):
            raise RemoteError(SYSTEM, "ticket of another account", permanent=True, advice=ELSEWHERE, answered=True)

    def _ref(self, ticket_id: int) -> TicketRef:
        return TicketRef(id=str(ticket_id), url=f"{self._origin}/agent/tickets/{ticket_id}")


def bare_ticket(ticket: Ticket, requester_id: int) -> ZenpyTicket:
    """Return the ticket with nothing an account could have set its face against."""
    return ZenpyTicket(
        subject=ticket.subject,
        requester_id=requester_id,
        submitter_id=requester_id,
        comment=ZenpyComment(author_id=requester_id, html_body=ticket.request_html, public=True),
        external_id=ticket.external_id,
    )


def _uploads(client: Zenpy, text: str) -> list[str]:
    """Return the token of what hangs at the note, none where the account takes no files: a note is better than none."""
    # With a mark in front, a browser reads it as the Unicode it is.
    content = BytesIO(text.encode("utf-8-sig"))
    try:
        return [str(client.attachments.upload(content, target_name=TRANSCRIPT, content_type="text/plain").token)]
    except RequestRefused as error:
        if error.status in NO_FILES:
            return []
        raise


def _is_written(client: Zenpy, ref: TicketRef, key: str) -> bool:
    """Whether a comment of the ticket ends with the key. Zendesk keeps no idempotency keys for changes of a ticket."""
    comments = client.tickets.comments(ticket=int(ref.id))
    return any((comment.body or "").rstrip().endswith(f"Reference: {key}") for comment in comments)


def _with_reference(html: str, key: str) -> str:
    return f"{html}<p>Reference: {escape(key)}</p>"


def _require_safe(*ids: str) -> None:
    if not all(SAFE_ID.fullmatch(text) for text in ids):
        raise ValueError("an id may hold letters, digits, _ and - only")
