"""One mail server behind the Mail port, by the standard library's SMTP."""

import hashlib
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.markup import one_line
from domain.handoff.tickets import Priority
from domain.letters.letters import Letter

SYSTEM = "mail"
PATIENCE = 10.0  # seconds for each answer of the server
LONGEST_HEADER = 200  # characters
URGENCY = {Priority.URGENT: "1 (Highest)", Priority.HIGH: "2 (High)", Priority.LOW: "5 (Lowest)"}
NOT_LET_IN = "The mail server does not let this app in: correct SMTP_URL on the server."
NO_TLS = "The mail server offers no encryption: correct SMTP_URL on the server."
SENDER_REFUSED = "The mail server does not send for this app's own address: correct MAIL_FROM on the server."
ADDRESS_REFUSED = "The mail server does not take mail for this address: correct it."
MAIL_REFUSED = "The mail server does not take this mail; its own log tells why."


@dataclass(frozen=True)
class MailServer:
    """`tls` from the first byte, or by STARTTLS, without which nothing is sent where it is required."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    starttls: bool = True


class SmtpMail:
    """Sends in the name of `sender`, our own address. Every mail has a connection of its own; nothing is retried."""

    def __init__(self, server: MailServer, sender: str, patience: float = PATIENCE) -> None:
        self.server = server
        self.sender = sender
        self.patience = patience

    def send(self, letter: Letter) -> str:
        message = self._message(letter)
        with self._entered() as session, answers_read():
            session.send_message(message, self.sender, [str(message["To"].addresses[0].addr_spec)])
        return str(message["Message-ID"])

    def check(self) -> None:
        with self._entered() as session, answers_read():
            session.noop()

    def message_id(self, key: str) -> str:
        return f"<{key}@{self.sender.rpartition('@')[2]}>"

    @contextmanager
    def _entered(self) -> Iterator[smtplib.SMTP]:
        """Yield a session that may send. What fails before that has sent nothing."""
        try:
            session = self._connected()
        except (smtplib.SMTPException, OSError) as error:
            raise not_let_in(error) from None
        try:
            yield session
        finally:
            # Whatever is said on leaving changes nothing about what was taken.
            with suppress(smtplib.SMTPException, OSError):
                session.quit()
            session.close()

    def _connected(self) -> smtplib.SMTP:
        session = self._opened()
        try:
            if self.server.starttls and not self.server.tls:
                session.starttls(context=ssl.create_default_context())
            if self.server.user:
                session.login(self.server.user, self.server.password)
        except (smtplib.SMTPException, OSError):
            session.close()
            raise
        return session

    def _opened(self) -> smtplib.SMTP:
        host, port = self.server.host, self.server.port
        if self.server.tls:
            return smtplib.SMTP_SSL(host, port, timeout=self.patience, context=ssl.create_default_context())
        return smtplib.SMTP(host, port, timeout=self.patience)

    def _message(self, letter: Letter) -> EmailMessage:
        """Return the same bytes for the same letter, whenever it is sent."""
        message = EmailMessage(policy=SMTP)
        message["Message-ID"] = self.message_id(letter.key)
        message["Date"] = format_datetime(letter.written_at.astimezone(UTC))
        message["From"] = address(self.sender, letter.sender)
        message["To"] = address(letter.to)
        if letter.reply_to:
            message["Reply-To"] = address(letter.reply_to, letter.reply_name)
        message["Subject"] = one_line(letter.subject, LONGEST_HEADER)
        # So that no out-of-office answer comes back, and no list sends it on.
        message["Auto-Submitted"] = "auto-generated"
        if letter.follows:
            message["In-Reply-To"] = message["References"] = self.message_id(letter.follows)
        if letter.keywords:
            message["Keywords"] = ", ".join(letter.keywords)
        if letter.priority in URGENCY:
            message["X-Priority"] = URGENCY[letter.priority]
        message.set_content(letter.text, cte="quoted-printable")
        message.add_alternative(page(letter), subtype="html", cte="quoted-printable")
        message.set_boundary(f"=_{hashlib.sha256(letter.key.encode()).hexdigest()[:40]}")
        return message


def address(written: str, name: str = "") -> Address:
    """Return it for a header. Raises RemoteError, permanent, for what is no address; a domain is written in ASCII."""
    local, _, domain = written.strip().rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
        return Address(one_line(name, LONGEST_HEADER), addr_spec=f"{local}@{ascii_domain}")
    except (ValueError, IndexError, MessageError) as error:
        what = f"no address ({type(error).__name__})"
        raise RemoteError(SYSTEM, what, permanent=True, advice=ADDRESS_REFUSED, answered=True) from None


def page(letter: Letter) -> str:
    title = escape(one_line(letter.subject, LONGEST_HEADER))
    style = "font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;max-width:44em"
    head = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
    return f'{head}<body style="{style}">{letter.html}</body></html>'


@contextmanager
def answers_read() -> Iterator[None]:
    """Tell what the server said as RemoteError; codes alone, for its words may hold addresses."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code = next((code for code, _ in error.recipients.values()), 0)
        raise refused(code, "recipient", ADDRESS_REFUSED) from None
    except smtplib.SMTPSenderRefused as error:
        if error.smtp_code >= 500:
            raise CredentialsRejected(SYSTEM, f"{error.smtp_code} on sender", SENDER_REFUSED) from None
        raise refused(error.smtp_code, "sender", "") from None
    except smtplib.SMTPResponseException as error:
        raise refused(error.smtp_code, "mail", MAIL_REFUSED) from None
    except smtplib.SMTPNotSupportedError as error:
        raise RemoteError(SYSTEM, str(error), permanent=True, advice=ADDRESS_REFUSED, answered=True) from None
    except (smtplib.SMTPException, OSError) as error:
        raise RemoteError(SYSTEM, f"{type(error).__name__} while sending") from None


def refused(code: int, what: str, advice: str) -> RemoteError:
    permanent = 500 <= code < 600
    return RemoteError(
        SYSTEM, f"{code} on {what}", permanent=permanent, advice=advice if permanent else "", answered=True
    )


def not_let_in(error: Exception) -> RemoteError:
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= 500:
        return CredentialsRejected(SYSTEM, f"{error.smtp_code} on login", NOT_LET_IN)
    if isinstance(error, (smtplib.SMTPNotSupportedError, ssl.SSLCertVerificationError)):
        return CredentialsRejected(SYSTEM, f"{type(error).__name__} on entering", NO_TLS)
    return RemoteError(SYSTEM, f"{type(error).__name__} on entering", answered=True)
