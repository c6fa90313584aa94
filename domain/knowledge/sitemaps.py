"""Site maps: which pages a site says it has."""

import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

LARGEST = 5 * 1024 * 1024  # bytes, unpacked
MOST_LISTED = 5_000  # addresses of one map; what follows is not read
GZIP = b"\x1f\x8b"
LONGEST = 2_000  # characters of an address


@dataclass
class SiteMap:
    """The addresses of `pages`, and of further `maps`."""

    pages: list[str] = field(default_factory=list)
    maps: list[str] = field(default_factory=list)


class _Enough(Exception):
    """No more of the map is needed, or it is none."""


def read_sitemap(content: bytes) -> SiteMap:
    """Return what a map lists, as far as it can be read: a broken one is no reason to learn nothing."""
    found = SiteMap()
    try:
        _parse(unpacked(content), found)
    except (expat.ExpatError, zlib.error, LookupError, ValueError, _Enough):  # expat names encodings it cannot read so
        pass
    return found


def unpacked(content: bytes) -> bytes:
    return zlib.decompressobj(31).decompress(content, LARGEST) if content.startswith(GZIP) else content


def _parse(content: bytes, found: SiteMap) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    inside: list[str] = []
    said: list[str] = []

    def start(name: str, _: object) -> None:
        inside.append(name.rpartition(" ")[2])
        said.clear()

    def end(_: str) -> None:
        if inside[-1] == "loc" and len(inside) > 1 and inside[-2] in ("url", "sitemap"):
            _add("".join(said).strip(), found.pages if inside[-2] == "url" else found.maps)
        inside.pop()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = said.append
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(content, True)


def _add(url: str, to: list[str]) -> None:
    if url and len(url) <= LONGEST:
        to.append(url)
    if len(to) >= MOST_LISTED:
        raise _Enough


def _refuse(*_: object) -> None:
    raise _Enough
