"""The SMTP side, in a thread of its own."""

import asyncio
import threading

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from sandbox.mail.mailbox import Fault, Mailbox

TAKEN = "250 2.0.0 Taken"


class MailServer:
    """`port` 0 takes a free one. `start` returns once it listens."""

    def __init__(self, mailbox: Mailbox, port: int = 0, host: str = "127.0.0.1") -> None:
        self.mailbox = mailbox
        self.port = port
        self.host = host
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="mail", daemon=True)

    def start(self) -> int:
        """Return the port it listens at."""
        server = self._loop.run_until_complete(self._loop.create_server(self._session, self.host, self.port))
        self._thread.start()
        return int(server.sockets[0].getsockname()[1])

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)

    def _session(self) -> SMTP:
        return SMTP(Door(self.mailbox), enable_SMTPUTF8=True, authenticator=self._lets_in, auth_require_tls=False)

    def _lets_in(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        given = data.password.decode() if isinstance(data, LoginPassword) else ""
        return AuthResult(success=given == self.mailbox.password, handled=False)


class Door:
    """What aiosmtpd asks at each step."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox

    async def handle_MAIL(  # noqa: N802 - aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.mailbox.password and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return TAKEN

    async def handle_RCPT(  # noqa: N802 - aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if fault := self.mailbox.take_fault("rcpt"):
            return await self.struck(fault, server)
        envelope.rcpt_tos.append(address)
        return TAKEN

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        fault = self.mailbox.take_fault("data")
        if fault is None or fault.after_commit:
            raw = envelope.content if isinstance(envelope.content, bytes) else b""
            self.mailbox.keep(envelope.mail_from or "", envelope.rcpt_tos, raw)
        return await self.struck(fault, server) if fault else TAKEN

    async def struck(self, fault: Fault, server: SMTP) -> str:
        await asyncio.sleep(fault.delay)
        if fault.drop and server.transport is not None:
            server.transport.close()
        return fault.reply or TAKEN
