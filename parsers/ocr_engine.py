"""RapidOCR 3.10 (Apache-2.0; its models lie in the wheel, nothing is fetched), taken apart for speed.

Where text stands is looked for on a reduced copy, which costs a third and finds the same; what it says is read from
the picture itself, one piece at a time: a batch pads its pieces to the widest, and padding costs as much as text. Made
once a process; takes one thread. Time is asked for before each piece (`orderhub.budget`).
"""

from __future__ import annotations

import logging
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from orderhub.budget import OutOfTime, seconds_left, take_time

Grey = npt.NDArray[np.uint8]
_FIND_DPI: Final = 112
"""Dots an inch at which text is looked for; letters of 8 points are then 12 dots high."""
_FIND_SIDE: Final = 2000
"""Dots of the longer side at most, whatever the page measures."""
_LEAST_SIDE: Final = 32
_ENLARGED_SIDE: Final = 736
"""Dots to which the shorter side of a smaller picture is enlarged: what the finder was made for."""
_TALL: Final = 1.5


class Piece(NamedTuple):
    """A recognised run of text: its box in pixels, what it says, how sure, per mille."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    confidence: int


@cache
def _engine() -> Any:
    """The recogniser of this process with both its models; making it takes about two seconds and 0.8 GB."""
    from rapidocr import RapidOCR

    made = RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
        }
    )
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    # Models are loaded at their first use.
    made(np.full((64, 320, 3), 255, dtype=np.uint8), use_det=True, use_cls=False, use_rec=False)
    made(np.full((48, 320, 3), 255, dtype=np.uint8), use_det=False, use_cls=False, use_rec=True)
    return made


def prepare() -> None:
    """Load the models now."""
    _engine()


def pieces(image: Grey, dpi: float, *, glance: bool = False) -> tuple[list[Piece], bool]:
    """The runs of text on a picture from its top down, and whether there was time for all of them.

    At a `glance` a small picture is not enlarged: a quarter of a page then costs a quarter of it.
    """
    import cv2

    if seconds_left() <= 0:
        return [], False
    height, width = image.shape
    share = min(1.0, _FIND_DPI / dpi, _FIND_SIDE / max(height, width))
    size = max(_LEAST_SIDE, round(width * share)), max(_LEAST_SIDE, round(height * share))
    reduced = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA) if share < 1 else image, dtype=np.uint8)
    finder = _engine().text_det
    finder.limit_side_len = _LEAST_SIDE if glance else _ENLARGED_SIDE
    found = finder(_colour(reduced))
    if found.boxes is None:
        return [], True
    across, down = width / reduced.shape[1], height / reduced.shape[0]
    read: list[Piece] = []
    for corners in found.boxes:
        box = corners.astype(np.float32) * np.array([across, down], dtype=np.float32)
        try:
            text, confidence = read_piece(_cut(image, box))
        except OutOfTime:
            return read, False
        if text.strip() and confidence >= 500:
            x0, y0, x1, y1 = box[:, 0].min(), box[:, 1].min(), box[:, 0].max(), box[:, 1].max()
            read.append(Piece(float(x0), float(y0), float(x1), float(y1), text, confidence))
    return read, True


def read_piece(cut: Grey) -> tuple[str, int]:
    """The text of a picture that holds one run of it, and how sure, per mille. Raises: OutOfTime."""
    from rapidocr.ch_ppocr_rec import TextRecInput

    take_time()
    result = _engine().text_rec(TextRecInput(img=[_colour(cut)]))
    return str(result.txts[0]), round(float(result.scores[0]) * 1000)


def _colour(grey: Grey) -> Grey:
    return np.repeat(grey[:, :, None], 3, axis=2)


def _cut(image: Grey, corners: npt.NDArray[np.float32]) -> Grey:
    """The picture within four corners, levelled; a piece that stands upright is laid down."""
    import cv2

    width = int(max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[2] - corners[3])))
    height = int(max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2])))
    width, height = max(width, 1), max(height, 1)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    cut = cv2.warpPerspective(image, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)
    laid = np.rot90(cut) if height >= _TALL * width else cut
    return np.ascontiguousarray(laid, dtype=np.uint8)
