"""Charts as PNG: bars by event or year, and the provinces as tiles. Drawn on white of their own, so that they read alike in the dark.

Drawn by Pillow, in the typeface of the local workspace's page. Slack shows them 360 pixels wide on a phone: words of 36 are 12 there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from bot.domain.audience import Province

WIDTH: Final = 1080

_MARGIN, _ROW, _TEXT, _TITLE = 48, 76, 36, 46
_INK, _QUIET, _FULL, _PALE, _PAPER = "#1d1c1d", "#4a4a4a", "#0b5394", "#a9cbe6", "#ffffff"
_TINTS: Final = ("#f2f2f2", "#d6e6f4", "#abcfe6", "#6aaed6", "#0b5394")
"""From none to many; words on the last are white."""

_TILES: Final = {
    Province.FRIESLAND: ("FR", 2, 0),
    Province.GRONINGEN: ("GR", 3, 0),
    Province.NOORD_HOLLAND: ("NH", 1, 1),
    Province.FLEVOLAND: ("FL", 2, 1),
    Province.DRENTHE: ("DR", 3, 1),
    Province.ZUID_HOLLAND: ("ZH", 0, 2),
    Province.UTRECHT: ("UT", 1, 2),
    Province.GELDERLAND: ("GE", 2, 2),
    Province.OVERIJSSEL: ("OV", 3, 2),
    Province.ZEELAND: ("ZE", 0, 3),
    Province.NOORD_BRABANT: ("NB", 1, 3),
    Province.LIMBURG: ("LI", 2, 3),
}
"""Each with its column and row: neighbours stay neighbours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line: its name, a full bar (None: not known) before a pale one, and what is said after them."""

    label: str
    full: int | None
    pale: int
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One province: how much of the tint (0 to 1; 0 is nobody) and the two lines under its name."""

    share: float
    lines: tuple[str, str]


def bars(title: str, legend: tuple[str, str], rows: Sequence[Bar]) -> bytes:
    """Draw bars under one another."""
    top = _MARGIN + _TITLE + 28 + _TEXT + 36
    image, draw = _sheet(top + _ROW * len(rows) + _MARGIN, title)
    left = _MARGIN
    for colour, words in zip((_FULL, _PALE), legend, strict=True):
        y = _MARGIN + _TITLE + 28
        draw.rectangle((left, y + 4, left + 30, y + 34), fill=colour)
        draw.text((left + 44, y), words, font=_font(_TEXT), fill=_QUIET)
        left += 44 + round(_font(_TEXT).getlength(words)) + 48
    begin = _MARGIN + round(max((_font(_TEXT).getlength(row.label) for row in rows), default=0)) + 24
    end = WIDTH - _MARGIN - round(max((_font(_TEXT).getlength(row.said) for row in rows), default=0)) - 20
    most = max((max(row.full or 0, row.pale) for row in rows), default=0) or 1
    for place, row in enumerate(rows):
        y = top + place * _ROW
        draw.text((_MARGIN, y + 8), row.label, font=_font(_TEXT), fill=_INK)
        pale, full = ((end - begin) * count // most for count in (row.pale, row.full or 0))
        draw.rectangle((begin, y + 2, begin + pale, y + 58), fill=_PALE)
        if row.full is not None:
            draw.rectangle((begin, y + 14, begin + full, y + 46), fill=_FULL)
        draw.text((begin + max(pale, full) + 20, y + 8), row.said, font=_font(_TEXT), fill=_INK)
    return _png(image)


def provinces(title: str, legend: str, tiles: Mapping[Province, Tile]) -> bytes:
    """Draw the twelve provinces as tiles."""
    gap, side = 16, (WIDTH - 2 * _MARGIN - 3 * 16) // 4
    top = _MARGIN + _TITLE + 36
    image, draw = _sheet(top + 4 * side + 3 * gap + 28 + _TEXT + _MARGIN, title)
    for province, (name, column, row) in _TILES.items():
        tile = tiles[province]
        x, y = _MARGIN + column * (side + gap), top + row * (side + gap)
        step = min(1 + int(tile.share * 4), 4) if tile.share else 0
        ink = _PAPER if step == len(_TINTS) - 1 else _INK
        draw.rounded_rectangle((x, y, x + side, y + side), radius=18, fill=_TINTS[step], outline=_QUIET, width=2)
        draw.text((x + side // 2, y + 46), name, font=_font(_TITLE, bold=True), fill=ink, anchor="mm")
        for place, words in enumerate(tile.lines):
            draw.text((x + side // 2, y + 116 + place * 58), words, font=_font(_TEXT), fill=ink, anchor="mm")
    draw.text((_MARGIN, top + 4 * side + 3 * gap + 24), legend, font=_font(_TEXT), fill=_QUIET)
    return _png(image)


def _sheet(height: int, title: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (WIDTH, height), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((_MARGIN, _MARGIN - 6), title, font=_font(_TITLE, bold=True), fill=_INK)
    return image, draw


def _png(image: Image.Image) -> bytes:
    kept = BytesIO()
    image.quantize(64).save(kept, "PNG", optimize=True)
    return kept.getvalue()


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    with as_file(files("bot.sandbox") / "page" / "fonts" / "inter.woff2") as file:
        font = ImageFont.truetype(file.read_bytes() and str(file), size)
    font.set_variation_by_axes([650 if bold else 450])
    return font
