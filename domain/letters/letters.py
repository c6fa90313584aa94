"""An e-mail in our own words, before any mail server's."""

from dataclasses import dataclass
from datetime import datetime

from domain.handoff.tickets import Priority


@dataclass(frozen=True)
class Letter:
    """One e-mail to one person, plain and as HTML.

    `key` ([A-Za-z0-9_-], ours) makes its Message-ID, so that a repeat is the same mail; `follows` is the key of the
    mail that began its thread. It comes from our own address under the name `sender`; answers go to `reply_to`, "" for
    our own address. `html` is a fragment: whoever sends it makes a page of it.
    """

    key: str
    to: str
    subject: str
    text: str
    html: str
    written_at: datetime
    sender: str = ""
    reply_to: str = ""
    reply_name: str = ""
    follows: str = ""
    keywords: tuple[str, ...] = ()
    priority: Priority = Priority.NORMAL
