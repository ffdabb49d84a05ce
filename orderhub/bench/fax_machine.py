"""The way of a paper through two fax machines: scanned askew, made black and white, sent, some of it lost.

In: pages as grey pictures with square pixels of `fax_marks.DPI`. Out: a fax TIFF, 1728 dots wide (ITU-T T.4), G3 or
G4, either fill order, 196 or 98 lines an inch, with the line that the sending machine prints at the top of each page.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from orderhub.bench.fax_marks import DPI

_WIDE: Final = 1728
_HEAD: Final = 46
"""Dots at the top that the machine's line takes."""
Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Way:
    """What the machines do to every page."""

    lines_an_inch: int = 196
    compression: str = "group4"
    low_bit_first: bool = False
    """Fill order 2 of TIFF 6.0."""
    lean: float = 0.0
    """Degrees clockwise."""
    on_its_head: bool = False
    blur: float = 0.6
    toner: int = 150
    """Grey below which a dot is black: the lower, the thinner the letters."""
    noise: float = 12.0
    specks: float = 0.0006
    """Share of the dots that turn."""
    lost_lines: int = 0
    """Scan lines that came white, and as many that came black."""
    cut: str = ""
    """left, right, top or bottom: the edge that did not go through."""
    share: float = 0.12
    """How much of the page is cut off."""
    machine: str = "+49 711 4567990"
    heads: bool = True
    announced: int = 0
    """Pages that the machine's line speaks of, where they are not those that are sent."""


def sent(pages: Sequence[Any], way: Way, chance: random.Random, stamp: str, sender: str) -> bytes:
    """The TIFF that comes out. `stamp`: date and time in the machine's line; `sender`: its name there."""
    frames = []
    count = way.announced or len(pages)
    for number, page in enumerate(pages, 1):
        grey = _scanned(page, way, chance)
        if way.heads:
            line = f"{stamp}   {way.machine}   {sender[:22]}   S. {number:02d}/{count:02d}"
            grey = np.vstack([_head(line), grey[: grey.shape[0] - _HEAD]])
        frames.append(_bits(grey, way, chance))
    return _tiff(frames, way)


def _scanned(page: Any, way: Way, chance: random.Random) -> Grey:
    """The page on the glass: shifted, leaning, unsharp, with what is cut off."""
    from PIL import Image, ImageFilter

    sheet = Image.new("L", (_WIDE, page.height), 255)
    sheet.paste(page, ((_WIDE - page.width) // 2 + chance.randrange(-6, 7), chance.randrange(-4, 5)))
    if way.lean:
        sheet = sheet.rotate(-way.lean, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if way.cut in {"left", "right"}:
        away = round(way.share * _WIDE)
        moved = Image.new("L", sheet.size, 255)
        moved.paste(sheet, (-away if way.cut == "left" else away, 0))
        sheet = moved
    elif way.cut == "bottom":
        sheet = sheet.crop((0, 0, _WIDE, round(sheet.height * (1 - way.share))))
    elif way.cut == "top":
        sheet = sheet.crop((0, round(sheet.height * way.share), _WIDE, sheet.height))
    if way.on_its_head:
        sheet = sheet.rotate(180)
    return np.asarray(sheet.filter(ImageFilter.GaussianBlur(way.blur)), dtype=np.uint8)


def _head(text: str) -> Grey:
    from PIL import Image, ImageDraw, ImageFont

    from orderhub.bench.fax_marks import font_file

    strip = Image.new("L", (_WIDE, _HEAD), 255)
    ImageDraw.Draw(strip).text((60, 8), text, 0, ImageFont.truetype(font_file().replace("VeraBd", "Vera"), 25))
    return np.asarray(strip, dtype=np.uint8)


def _bits(grey: Grey, way: Way, chance: random.Random) -> npt.NDArray[np.bool_]:
    """White dots of the page as sent, true; noise, specks and lost lines are those of the line, not of the paper."""
    from PIL import Image

    high = round(grey.shape[0] * way.lines_an_inch / DPI)
    small = np.asarray(Image.fromarray(grey).resize((_WIDE, high), Image.Resampling.BOX), dtype=np.float64)
    dice = np.random.default_rng(chance.randrange(2**32))
    white = small + dice.normal(0, way.noise, small.shape) > way.toner
    white ^= dice.random(small.shape) < way.specks
    for _ in range(way.lost_lines):
        white[dice.integers(_HEAD, high - 4)] = True
        white[dice.integers(_HEAD, high - 4)] = False
    return np.asarray(white)


def _tiff(frames: Sequence[npt.NDArray[np.bool_]], way: Way) -> bytes:
    from PIL import Image

    images = [Image.fromarray(one) for one in frames]
    out = BytesIO()
    tags = {266: 2} if way.low_bit_first else {}
    images[0].save(
        out, "TIFF", save_all=True, append_images=images[1:], compression=way.compression,
        dpi=(DPI, way.lines_an_inch), tiffinfo=tags,
    )  # fmt: skip
    return out.getvalue()
