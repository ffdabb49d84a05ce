"""What people leave on a paper before it is faxed: stamps, ticks, strokes of the pen, a signature.

Everything draws on a grey picture with square pixels of `DPI`; places are points from the top left, as in `layouts`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any, Final

DPI: Final = 204
_POINT: Final = DPI / 72
_PEN: Final = 4
"""Width of a ball-point's stroke, dots."""
_DIGITS: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "0": ((0.5, 0), (0.1, 0.3), (0.1, 0.8), (0.5, 1), (0.9, 0.7), (0.85, 0.2), (0.45, 0)),
    "1": ((0.2, 0.35), (0.6, 0), (0.5, 1)),
    "2": ((0.1, 0.25), (0.5, 0), (0.85, 0.25), (0.5, 0.65), (0.05, 1), (0.95, 0.95)),
    "3": ((0.15, 0.1), (0.7, 0.05), (0.75, 0.35), (0.35, 0.5), (0.85, 0.65), (0.7, 0.95), (0.1, 0.95)),
    "4": ((0.6, 0), (0.1, 0.65), (0.95, 0.6), (0.7, 0.6), (0.75, 0.3), (0.65, 1)),
    "5": ((0.85, 0.02), (0.25, 0.05), (0.2, 0.45), (0.7, 0.45), (0.85, 0.75), (0.55, 1), (0.1, 0.9)),
    "6": ((0.7, 0), (0.2, 0.45), (0.15, 0.85), (0.5, 1), (0.85, 0.75), (0.5, 0.55), (0.2, 0.75)),
    "7": ((0.05, 0.05), (0.9, 0.02), (0.4, 1)),
    "8": ((0.75, 0.15), (0.4, 0), (0.2, 0.2), (0.75, 0.7), (0.5, 1), (0.15, 0.8), (0.8, 0.15)),
    "9": ((0.8, 0.2), (0.45, 0), (0.2, 0.25), (0.5, 0.5), (0.8, 0.2), (0.7, 1)),
}


class Pen:
    """Strokes on a Pillow image of mode L, shaky in the way its chance says."""

    def __init__(self, image: Any, chance: random.Random) -> None:
        from PIL import ImageDraw

        self._image = image
        self._draw = ImageDraw.Draw(image)
        self._chance = chance

    def stroke(self, points: Sequence[tuple[float, float]], shake: float = 0.5, width: int = _PEN) -> None:
        """A line through points, each a little off."""
        off = self._chance.gauss
        placed = [((x + off(0, shake)) * _POINT, (y + off(0, shake)) * _POINT) for x, y in points]
        self._draw.line(_rounded(placed), fill=30, width=width, joint="curve")

    def tick(self, x: float, y: float, size: float = 9) -> None:
        """A tick whose foot stands at (x, y)."""
        self.stroke(((x - 0.35 * size, y - 0.4 * size), (x, y), (x + 0.75 * size, y - 1.1 * size)))

    def strike(self, x0: float, x1: float, y: float) -> None:
        """A line through what is printed at the height of y."""
        steps = 6
        rise = self._chance.uniform(-2, 2)
        at = [(x0 + (x1 - x0) * one / steps, y + rise * (one / steps - 0.5)) for one in range(steps + 1)]
        self.stroke(at, 0.4)

    def number(self, x: float, y: float, digits: str, high: float = 15) -> float:
        """Digits by hand with their foot at y; where they end."""
        for digit in digits:
            slant = self._chance.uniform(-0.1, 0.2)
            wide = 0.6 * high
            self.stroke([(x + wide * px + slant * high * (1 - py), y - high * (1 - py)) for px, py in _DIGITS[digit]])
            x += wide + 0.25 * high
        return x

    def scribble(self, x: float, y: float, long: float, high: float = 9) -> None:
        """A word nobody can read, or a signature: loops that run on."""
        turns = max(3, int(long / (0.9 * high)))
        points = []
        for step in range(turns * 8):
            angle = step * pi / 4
            tall = high * (0.5 + 0.5 * self._chance.random() if step % 8 == 0 else 0.6)
            points.append(
                (x + long * step / (turns * 8) + 0.35 * high * cos(angle), y - tall * (0.5 + 0.5 * sin(angle)))
            )
        self.stroke(points, 0.3)

    def ring(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ring drawn around something."""
        across, down = (x1 - x0) / 2, (y1 - y0) / 2
        points = [
            (x0 + across + across * cos(one * pi / 12), y0 + down + down * sin(one * pi / 12)) for one in range(26)
        ]
        self.stroke(points, 0.5)

    def stamp(self, x: float, y: float, lines: Sequence[str], *, oval: bool, lean: float) -> None:
        """A stamp with its middle at (x, y), `lean` degrees against the clock; uneven ink."""
        from PIL import Image, ImageDraw, ImageFont

        wide, high = round(150 * _POINT), round((30 + 17 * len(lines)) * _POINT)
        seal = Image.new("L", (wide, high), 0)
        draw = ImageDraw.Draw(seal)
        shape = draw.ellipse if oval else draw.rectangle
        shape((4, 4, wide - 5, high - 5), outline=255, width=6)
        font = ImageFont.truetype(font_file(), round(13 * _POINT))
        for at, text in enumerate(lines):
            draw.text((wide / 2, high / 2 + (at - (len(lines) - 1) / 2) * 17 * _POINT), text, 255, font, anchor="mm")
        turned = seal.rotate(lean, expand=True, resample=Image.Resampling.BILINEAR)
        place = (round(x * _POINT - turned.width / 2), round(y * _POINT - turned.height / 2))
        self._image.paste(40, place, turned)


def _rounded(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """More points on a smooth curve through these (Catmull-Rom)."""
    if len(points) < 3:
        return points
    padded = [points[0], *points, points[-1]]
    curve = []
    for at in range(len(points) - 1):
        p0, p1, p2, p3 = padded[at : at + 4]
        for step in range(4):
            t = step / 4
            weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            curve.append(
                tuple(sum(w * p[axis] for w, p in zip(weights, (p0, p1, p2, p3), strict=True)) / 2 for axis in (0, 1))
            )
    return [*((x, y) for x, y in curve), points[-1]]


def font_file() -> str:
    """A bold face that reportlab brings."""
    from pathlib import Path

    import reportlab

    return str(Path(reportlab.__file__).parent / "fonts" / "VeraBd.ttf")
