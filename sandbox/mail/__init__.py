"""A mail server on loopback that takes what it is given, for anybody, and a page to read it on."""

from sandbox.mail.pages import create_app
from sandbox.mail.server import MailServer

__all__ = ["MailServer", "create_app"]
