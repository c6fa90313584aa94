"""Draws the product pictures: one flat illustration a product type, in the colour asked for."""

from __future__ import annotations

from functools import cache
from string import Template

from sandbox.demo_shop.catalogue import HERE, Sheet, digest, palette, sheets
from sandbox.demo_shop.products import picture_name

WHITE, BLACK, PAPER = (255, 255, 255), (16, 20, 24), (250, 245, 235)
UNDYED = ("Pine", "Clay", "Slate", "Mustard", "Moss", "Rust")  # for products that come in one look

FRAME = Template("""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img"><title>$title</title>
<style>
.m{fill:$main}.d{fill:$dark}.l{fill:$light}.k{fill:$deep}.w{fill:#f8f2e6}.a{fill:$accent}
.b{fill:#b98d5e}.g{fill:#c3c8c6}.h{fill:#646b6e}.sh{fill:$deep;opacity:.12}
.f1{fill:#f9d675}.f2{fill:#e8894a}.rust{fill:#9a5f40}.rustd{fill:#71432c}.cell{fill:#2f4a63}
.leaf{fill:#6f9a63}.leaf2{fill:#4f7a50}.glass{fill:#e4ecea}.drop{fill:#82abc6}.lake{fill:#8fbad0}
.t,.td,.tl,.tb,.tw,.t5,.t8,.t12,.tb5,.tb8,.tm8,.tdash,.tdash2,.tc,.sl{fill:none;stroke-linecap:round;stroke-linejoin:round}
.t{stroke:$deep;stroke-width:3}.td{stroke:$dark;stroke-width:2.5}.tl{stroke:$light;stroke-width:3}
.tb{stroke:$dark;stroke-width:4}.tw{stroke:#f8f2e6;stroke-width:4}.t5{stroke:$deep;stroke-width:6}
.t8{stroke:$deep;stroke-width:12}.t12{stroke:$deep;stroke-width:18}.tb5{stroke:#8f6740;stroke-width:7}
.tb8{stroke:#b98d5e;stroke-width:12}.tm8{stroke:$main;stroke-width:16}.tc{stroke:#6c8aa5;stroke-width:2}
.tdash{stroke:$light;stroke-width:4;stroke-dasharray:3 9}.tdash2{stroke:$deep;stroke-width:3;stroke-dasharray:8 8}
.sl{stroke:#fff;stroke-width:6;opacity:.7}
.tx{fill:#f8f2e6;font:600 30px Georgia,serif;text-anchor:middle}
.tx2{fill:$deep;font:700 19px Georgia,serif;text-anchor:middle}
</style>
<defs><radialGradient id="bg" cx="50%" cy="42%" r="75%">
<stop offset="0" stop-color="$glow"/><stop offset="1" stop-color="$tint"/></radialGradient></defs>
<rect width="400" height="400" fill="url(#bg)"/>
<g transform="translate(200 208) scale(1.14) translate(-200 -212)">
<ellipse cx="200" cy="330" rx="128" ry="13" fill="$deep" opacity=".13"/>
$drawing</g></svg>
""")


def picture(name: str) -> str | None:
    """The SVG called `name` in the shop's image folder, "lapwing-2p-tent.ember.svg"; None when there is none."""
    drawn = _by_name().get(name)
    return draw(*drawn) if drawn else None


def draw(sheet: Sheet, colour: str) -> str:
    main = palette()[colour or UNDYED[digest("look", sheet.sku) % len(UNDYED)]]
    bright = sum(_parts(main)) > 540
    return FRAME.substitute(
        title=sheet.title,
        main=main,
        dark=_mix(main, BLACK, 0.2 if bright else 0.26),
        deep=_mix(main, BLACK, 0.66),
        light=_mix(main, WHITE, 0.24),
        glow=_mix(main, PAPER, 0.93),
        tint=_mix(main, PAPER, 0.76),
        accent="#35594a" if colour in ("Ember", "Rust", "Mustard") else "#cf6a3c",
        drawing=_drawing(sheet.art),
    )


@cache
def _by_name() -> dict[str, tuple[Sheet, str]]:
    return {picture_name(sheet, colour): (sheet, colour) for sheet in sheets() for colour in sheet.colours or [""]}


@cache
def _drawing(art: str) -> str:
    return (HERE / "art" / f"{art}.svg").read_text()


def _mix(colour: str, other: tuple[int, int, int], share: float) -> str:
    mixed = (round(a * (1 - share) + b * share) for a, b in zip(_parts(colour), other, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
