"""A manual and a site's pages: real sentences, and on each page one fact about a thing that no other page names."""

from __future__ import annotations

import io
import itertools
import random
import textwrap
from html import escape

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from bench.importing.goods import MIDDLES, OPENINGS, TRADES, sentence

WIDTH = 88  # characters of a printed line
BEYOND = 2_000  # pages of a manual at most; the site tells of the things that follow
SENTENCES = 28  # a page; with its fact about 2,300 letters
LEADING = 14  # points between two lines
SYLLABLES = "ba dex fern gul hol ix jor kem lin mund nap oth pry quil rax sel thor ulm vek wick yar zed".split()
NAMES = list(itertools.permutations(SYLLABLES, 3))
random.Random(7).shuffle(NAMES)  # so that neighbours are not alike
THINGS = ("descaler", "grinder", "steamer", "dehumidifier", "soldering iron")


def thing(page: int) -> str:
    """Return what that page alone tells of: "Quilfernoth steamer"."""
    return f"{''.join(NAMES[page]).title()} {THINGS[page % len(THINGS)]}"


def minutes(page: int) -> int:
    return 20 + 7 * page % 971


def fact(page: int) -> str:
    return f"The {thing(page)} runs for {minutes(page)} minutes before it rests."


def question(page: int) -> str:
    return f"How many minutes does the {thing(page)} run before it rests?"


def paragraphs(page: int) -> list[str]:
    """Return what a page says, the same for the same number; its fact stands in the middle."""
    chance = random.Random(f"page {page}")
    trade = chance.choice(list(TRADES))
    told = [sentence(chance, trade, OPENINGS if at % 7 == 0 else MIDDLES) for at in range(SENTENCES)]
    told.insert(SENTENCES // 2, fact(page))
    return [" ".join(told[at : at + 5]) for at in range(0, len(told), 5)]


def manual(pages: int) -> bytes:
    """Return a PDF as programs print it: packed streams of lines, a shared font, page 1 first."""
    writer, out = PdfWriter(), io.BytesIO()
    names = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"}
    font = writer._add_object(DictionaryObject({NameObject(f"/{key}"): NameObject(one) for key, one in names.items()}))
    for number in range(1, pages + 1):
        page = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        stream.set_data(printed(number).encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer.write(out)
    return out.getvalue()


def printed(number: int) -> str:
    lines = [line for words in paragraphs(number) for line in textwrap.wrap(words, WIDTH)]
    shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -{LEADING} Td " for line in lines)
    return f"BT /F1 10 Tf 40 800 Td {shown}ET"


def web_page(number: int, last: int) -> str:
    """Return a page with a menu, its words and a link to the next; what it tells of is in no manual."""
    tells_of = BEYOND + number
    following = f'<a href="/pages/{number + 1}">Next</a>' if number < last else ""
    body = "".join(f"<p>{escape(words)}</p>" for words in paragraphs(tells_of))
    return (
        f"<!doctype html><html lang=en><title>Guide {number}: the {thing(tells_of)}</title><body>"
        f'<nav><a href="/">Home</a><a href="/pages/1">Guides</a></nav><main><h1>{thing(tells_of)}</h1>{body}</main>'
        f"<footer>{following}</footer></body></html>"
    )
