"""Which pages there are, in the order that they stand beside each other."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A page at `/admin/<name>`. One that is `alone` is left and entered by loading it anew."""

    name: str
    title: str
    alone: bool = False

    @property
    def address(self) -> str:
        return f"/admin/{self.name}"


LINKS = (
    Link("", "Getting started"),
    Link("overview", "Overview"),
    Link("inbox", "Inbox", alone=True),
    Link("conversations", "Conversations"),
    Link("knowledge", "Knowledge"),
    Link("playground", "Playground"),
    Link("voice", "Voice"),
    Link("handoff", "Handoff"),
    Link("launch", "Launch"),
    Link("privacy", "Privacy"),
    Link("activity", "Activity"),
)
