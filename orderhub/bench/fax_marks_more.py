"""More of what papers carry: receipt stamps, seals, underlines, punch holes, folds, stains, corners turned over.

Places and picture as in `fax_marks`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, degrees, pi, sin
from typing import Any, Final

from orderhub.bench.fax_marks import DPI, Pen, font_file

_POINT: Final = DPI / 72
_LETTERS: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "B": ((0.1, 1), (0.15, 0), (0.7, 0.1), (0.2, 0.45), (0.85, 0.7), (0.1, 1)),
    "H": ((0.1, 0), (0.1, 1), (0.1, 0.5), (0.8, 0.45), (0.8, 0), (0.8, 1)),
    "K": ((0.1, 0), (0.1, 1), (0.1, 0.6), (0.8, 0), (0.3, 0.45), (0.9, 1)),
    "M": ((0, 1), (0.15, 0), (0.5, 0.7), (0.85, 0), (1, 1)),
    "S": ((0.9, 0.1), (0.4, 0), (0.2, 0.3), (0.8, 0.65), (0.5, 1), (0.05, 0.85)),
}


class BroadPen(Pen):
    """Whatever else gets onto a paper."""

    def initials(self, x: float, y: float, high: float = 14) -> None:
        """Two letters by hand with their foot at y."""
        for letter in self._chance.sample(sorted(_LETTERS), 2):
            self.stroke([(x + 0.7 * high * px, y - high * (1 - py)) for px, py in _LETTERS[letter]], 0.3)
            x += 0.9 * high

    def underline(self, x0: float, x1: float, y: float, *, double: bool = False) -> None:
        """A line or two below what is printed down to y."""
        for deep in (2.5, 5.0) if double else (2.5,):
            rise = self._chance.uniform(-0.6, 0.6)
            self.stroke(((x0, y + deep), ((x0 + x1) / 2, y + deep + rise), (x1, y + deep + rise)), 0.25)

    def cross(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Crossed out."""
        self.stroke(((x0, y0), (x1, y1)), 0.6)
        self.stroke(((x0, y1), (x1, y0)), 0.6)

    def wave(self, x0: float, x1: float, y: float) -> None:
        """A wavy line through what is printed at the height of y."""
        steps = max(8, int((x1 - x0) / 9))
        self.stroke([(x0 + (x1 - x0) * one / steps, y + (2.4 if one % 2 else -2.4)) for one in range(steps + 1)], 0.4)

    def bracket(self, x: float, y0: float, y1: float) -> None:
        """A brace beside lines, open to the left."""
        middle = (y0 + y1) / 2
        self.stroke(((x, y0), (x + 5, y0 + 4), (x + 5, middle - 4), (x + 9, middle)), 0.4)
        self.stroke(((x + 9, middle), (x + 5, middle + 4), (x + 5, y1 - 4), (x, y1)), 0.4)

    def receipt(self, x: float, y: float, title: str, rows: Sequence[tuple[str, str]], lean: float) -> None:
        """A receipt stamp with its middle at (x, y): a title in a bar, below it boxes that someone fills in."""
        from PIL import Image, ImageDraw, ImageFont

        wide, high = round(130 * _POINT), round((24 + 16 * len(rows)) * _POINT)
        bar = round(20 * _POINT)
        seal = Image.new("L", (wide, high), 0)
        draw = ImageDraw.Draw(seal)
        draw.rectangle((3, 3, wide - 4, high - 4), outline=255, width=4)
        draw.line((3, bar, wide - 4, bar), fill=255, width=4)
        draw.text((wide / 2, bar / 2 + 2), title, 255, ImageFont.truetype(font_file(), round(11 * _POINT)), anchor="mm")
        small = ImageFont.truetype(font_file(), round(8.5 * _POINT))
        for at, (label, value) in enumerate(rows):
            foot = bar + round((at + 1) * 16 * _POINT)
            draw.text((16, foot - 12), label, 255, small, anchor="ls")
            draw.text((round(58 * _POINT), foot - 12), value, 255, small, anchor="ls")
            if at + 1 < len(rows):
                draw.line((3, foot, wide - 4, foot), fill=255, width=2)
        self._press(seal, x, y, lean)

    def seal(self, x: float, y: float, around: str, middle: Sequence[str], lean: float, radius: float = 48) -> None:
        """A round stamp with its middle at (x, y): a name around, words within."""
        from PIL import Image, ImageDraw, ImageFont

        side = round(2 * radius * _POINT)
        seal = Image.new("L", (side, side), 0)
        draw = ImageDraw.Draw(seal)
        draw.ellipse((3, 3, side - 4, side - 4), outline=255, width=5)
        inner = round(0.34 * side)
        draw.ellipse((side / 2 - inner, side / 2 - inner, side / 2 + inner, side / 2 + inner), outline=255, width=3)
        letters = ImageFont.truetype(font_file(), round(8.5 * _POINT))
        turn = min(2 * pi * 0.92, 0.165 * len(around) * 48 / radius)
        for at, letter in enumerate(around):
            angle = -turn / 2 + turn * (at + 0.5) / len(around)
            tile = Image.new("L", (60, 60), 0)
            ImageDraw.Draw(tile).text((30, 30), letter, 255, letters, anchor="mm")
            tile = tile.rotate(-degrees(angle), resample=Image.Resampling.BILINEAR)
            far = 0.415 * side
            place = (round(side / 2 + far * sin(angle) - 30), round(side / 2 - far * cos(angle) - 30))
            seal.paste(255, place, tile)
        words = ImageFont.truetype(font_file(), round(9 * _POINT))
        for at, text in enumerate(middle):
            down = (at - (len(middle) - 1) / 2) * 12 * _POINT
            draw.text((side / 2, side / 2 + down), text, 255, words, anchor="mm")
        self._press(seal, x, y, lean)

    def _press(self, seal: Any, x: float, y: float, lean: float) -> None:
        from PIL import Image

        turned = seal.rotate(lean, expand=True, resample=Image.Resampling.BILINEAR)
        place = (round(x * _POINT - turned.width / 2), round(y * _POINT - turned.height / 2))
        self._image.paste(45, place, turned)

    def hole(self, x: float, y: float, *, torn: bool = False) -> None:
        """A punched hole, dark under the lid; where the paper is torn, open to the left edge."""
        far = 8.2 * _POINT
        x, y = x * _POINT, y * _POINT
        self._draw.ellipse((x - far, y - far, x + far, y + far), fill=20)
        if torn:
            self._draw.polygon(
                ((0, y - 0.2 * far), (x, y - 0.6 * far), (x, y + 0.5 * far), (0, y + 0.4 * far)), fill=20
            )

    def fold(self, y: float, *, upright: bool = False) -> None:
        """A crease across the sheet at y (down the sheet at x): a thin grey line that comes and goes."""
        long = self._image.height if upright else self._image.width
        at, place = 0, round(y * _POINT)
        while at < long:
            step = self._chance.randrange(12, 60)
            if self._chance.random() < 0.6:
                place += self._chance.choice((0, 0, 0, -1, 1))
                ends = (place, at, place, at + step) if upright else (at, place, at + step, place)
                self._draw.line(ends, fill=self._chance.randrange(95, 190), width=self._chance.choice((1, 2)))
            at += step

    def smudge(self, x: float, y: float, across: float, down: float) -> None:
        """A soft grey spot with its middle at (x, y): a finger, grease, dust on the glass."""
        from PIL import Image, ImageDraw, ImageFilter

        wide, high = round(across * _POINT), round(down * _POINT)
        mask = Image.new("L", (wide, high), 0)
        draw = ImageDraw.Draw(mask)
        for _ in range(14):
            left, top = self._chance.uniform(0.15, 0.6) * wide, self._chance.uniform(0.15, 0.6) * high
            draw.ellipse((left, top, left + 0.25 * wide, top + 0.25 * high), fill=self._chance.randrange(30, 120))
        mask = mask.filter(ImageFilter.GaussianBlur(9))
        self._image.paste(60, (round(x * _POINT - wide / 2), round(y * _POINT - high / 2)), mask)

    def cup(self, x: float, y: float, radius: float = 62) -> None:
        """The ring that a cup leaves with its middle at (x, y): thin, darker at one side, broken."""
        side = self._chance.uniform(0, 2 * pi)
        last = None
        for one in range(0, 361, 3):
            angle = one * pi / 180
            far = (radius + 0.8 * sin(5 * angle + side)) * _POINT
            here = (x * _POINT + far * cos(angle), y * _POINT + far * sin(angle))
            grey = round(130 + 70 * cos(angle - side)) + self._chance.randrange(-15, 16)
            if last is not None and grey < 200:
                self._draw.line((*last, *here), fill=max(60, grey), width=self._chance.choice((2, 3, 4, 5)))
            last = here

    def marker(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A highlighter drawn over print: paler grey than any machine makes black, the print stays."""
        from PIL import Image, ImageChops

        box = tuple(round(one * _POINT) for one in (x0, y0, x1, y1))
        part = self._image.crop(box)
        self._image.paste(ImageChops.multiply(part, Image.new("L", part.size, 212)), box)

    def corner(self, size: float, *, right: bool) -> None:
        """An upper corner turned over: black under the lid, with the edge of the fold."""
        wide, far = self._image.width, size * _POINT
        points = ((wide - far, 0), (wide, 0), (wide, far)) if right else ((0, 0), (far, 0), (0, far))
        self._draw.polygon(points, fill=25)

    def staple(self, x: float, y: float) -> None:
        """A staple, aslant."""
        self.stroke(((x, y), (x + 24, y - 7)), 0.1, width=6)

    def lid(self, side: str) -> None:
        """The dark band of a lid that was not shut, along the left or right edge."""
        wide, high = self._image.size
        for at in range(9):
            place = at if side == "left" else wide - 1 - at
            shake = self._chance.randrange(0, 60)
            self._draw.line((place, shake, place, high - shake), fill=25)
