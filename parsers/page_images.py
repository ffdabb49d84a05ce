"""Pictures of pages: fax TIFF, PNG, JPEG and PDF pages as grey arrays with square pixels, upright, under limits.

In: bytes of a stranger. Out: `Picture`s for recognition, or a PNG of a page for people (`render_page`), both turned
the same way, so that boxes in ten-thousandths of the upright page fit on either.
Formats are an allow-list; 40 million pixels a page, 100 pages.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from orderhub.errors import BrokenDocument, LimitExceeded
from parsers.page_words import PAGE_LIMIT

Grey = npt.NDArray[np.uint8]
FORMATS: Final = ("TIFF", "PNG", "JPEG")
PIXEL_LIMIT: Final = 40_000_000
RENDER_DPI: Final = 200
_A4_WIDTH: Final = 595.0


class Picture(NamedTuple):
    """One upright page: 0 black to 255 white, and points a pixel."""

    image: Grey
    scale: float
    turns: int = 0
    """Quarter turns clockwise that were made after the file's own orientation."""


def page_count(content: bytes) -> int:
    """Pages of a PDF or frames of a picture. Raises: pdf.broken, pdf.broken-image, pdf.password, pdf.too-many-pages."""
    if b"%PDF" in content[:1024]:
        from parsers.pdf_words import open_pdf

        pdf = open_pdf(content)
        try:
            return len(pdf)
        finally:
            pdf.close()
    with _opened(content) as image:
        return int(getattr(image, "n_frames", 1))


def render_page(content: bytes, media: str, page: int, width: int) -> bytes:
    """PNG of an upright page (counts from 1) `width` pixels wide.

    Raises: pdf.no-such-page, pdf.too-many-pixels, pdf.broken, pdf.broken-image, pdf.password.
    """
    from PIL import Image

    width = max(16, min(width, 4000))
    if media == "application/pdf" or b"%PDF" in content[:1024]:
        picture = _pdf_page(content, page, width)
    else:
        frame = next((one for number, one in enumerate(pictures(content), 1) if number == page), None)
        if frame is None:
            raise BrokenDocument("pdf.no-such-page", page=page)
        image = Image.fromarray(frame.image)
        picture = image.resize((width, max(1, min(round(image.height * width / image.width), PIXEL_LIMIT // width))))
    out = BytesIO()
    picture.save(out, "PNG", optimize=False, compress_level=3)
    return out.getvalue()


def _pdf_page(content: bytes, page: int, width: int) -> Any:
    from PIL import Image

    from parsers.pdf_words import is_usable, open_pdf, read_page

    pdf = open_pdf(content)
    try:
        if not 1 <= page <= len(pdf):
            raise BrokenDocument("pdf.no-such-page", page=page)
        words, turns = read_page(pdf, page)
        if is_usable(words):
            tall = words.height > 12 * words.width
            scale = width / words.width if not tall else width / words.width / 4
            return (
                _rendered(pdf, page, scale, turns)
                .convert("RGB")
                .resize((width, max(1, round(words.height * width / words.width))))
            )
        scanned = pdf_picture(pdf, page)
        grey = None if scanned is None or not shows_something(scanned.image) else scanned
        turned = (grey.turns if grey is not None else 0) % 4
        size = pdf.get_page_size(page - 1)
        across = size[1] if turned % 2 else size[0]
        image = _rendered(pdf, page, width / max(across, 1.0), turned).convert("RGB")
        return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.BILINEAR)
    finally:
        pdf.close()


def _rendered(pdf: Any, page: int, scale: float, turns: int) -> Any:
    """A PIL image of the page at `scale` pixels a point, within the pixel limit."""
    import pypdfium2

    one = pdf[page - 1]
    try:
        wide, high = one.get_size()
        pixels = wide * scale * high * scale
        if pixels > PIXEL_LIMIT:
            scale *= (PIXEL_LIMIT / pixels) ** 0.5 * 0.99
        if wide * scale < 1 or high * scale < 1 or max(wide, high) * scale > 30_000:
            raise LimitExceeded("pdf.too-many-pixels", page=page, limit=PIXEL_LIMIT)
        return one.render(scale=scale, rotation=90 * (turns % 4), may_draw_forms=False).to_pil()
    except pypdfium2.PdfiumError as error:
        raise BrokenDocument("pdf.broken-page", page=page, reason=str(error)) from error
    finally:
        one.close()


def pdf_picture(pdf: Any, number: int) -> Picture | None:
    """A PDF page for recognition: its full-page 1-bit picture unscaled, else the page at 200 dpi. None: no size."""
    width, height = pdf.get_page_size(number - 1)
    if width < 20 or height < 20:
        return None
    embedded = _embedded_bits(pdf, number, width, height)
    if embedded is not None:
        return upright(embedded, width / embedded.shape[1])
    scale = RENDER_DPI / 72
    if width > 1.5 * _A4_WIDTH:
        # Pages of drawings, or scans without a resolution: as many pixels as an A4 page has.
        scale *= 1.5 * _A4_WIDTH / width
    grey = np.asarray(_rendered(pdf, number, scale, 0).convert("L"), dtype=np.uint8)
    return upright(grey, width / grey.shape[1])


def shows_picture(pdf: Any, number: int) -> bool:
    """Whether a picture covers a fifth of a PDF page or more."""
    import pypdfium2
    from pypdfium2 import raw

    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
            left, bottom, right, top = one.get_bounds()
            if (right - left) * (top - bottom) > 0.2 * width * height:
                return True
    except (pypdfium2.PdfiumError, ValueError):
        return False
    finally:
        page.close()
    return False


def _embedded_bits(pdf: Any, number: int, width: float, height: float) -> Grey | None:
    """The one 1-bit picture that fills the page upright, with square pixels; None otherwise."""
    import pypdfium2

    page = pdf[number - 1]
    try:
        objects = list(page.get_objects(max_depth=2)) if page.get_rotation() == 0 else []
        if len(objects) != 1 or not isinstance(objects[0], pypdfium2.PdfImage):
            return None
        matrix = objects[0].get_matrix()
        if abs(matrix.b) > 1 or abs(matrix.c) > 1 or matrix.a < 0.95 * width or matrix.d < 0.95 * height:
            return None
        if objects[0].get_metadata().bits_per_pixel != 1:
            return None
        wide, high = objects[0].get_px_size()
        if not 800 <= wide <= 3000 or wide * high > PIXEL_LIMIT:
            return None
        image = objects[0].get_bitmap(render=False).to_pil().convert("L")
        return square(np.asarray(image, dtype=np.uint8), wide / width * 72, high / height * 72)
    except (pypdfium2.PdfiumError, ValueError, NotImplementedError):
        return None
    finally:
        page.close()


def _opened(content: bytes) -> Any:
    """A PIL image of an allowed format. Raises: pdf.too-many-pixels, pdf.broken-image, pdf.too-many-pages."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.filterwarnings("ignore", category=UserWarning)
            image = Image.open(BytesIO(content), formats=FORMATS)
            frames = int(getattr(image, "n_frames", 1))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LimitExceeded("pdf.too-many-pixels", page=1, limit=PIXEL_LIMIT) from error
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        TypeError,
        KeyError,
        EOFError,
        OverflowError,
    ) as error:
        raise BrokenDocument("pdf.broken-image", reason=str(error)[:200]) from error
    if frames > PAGE_LIMIT:
        raise LimitExceeded("pdf.too-many-pages", pages=frames, limit=PAGE_LIMIT)
    return image


def pictures(content: bytes) -> Iterator[Picture]:
    """The pages of a TIFF, PNG or JPEG, one after the other. Raises as `page_count`."""
    image = _opened(content)
    with image:
        for frame in range(int(getattr(image, "n_frames", 1))):
            try:
                grey, across = _frame(image, frame)
            except LimitExceeded:
                raise
            except Exception as error:
                # Broken strips make libtiff and Pillow raise a dozen kinds of error.
                raise BrokenDocument("pdf.broken-image", reason=str(error)[:200]) from error
            yield upright(grey, 72 / across if 90 <= across <= 1300 else _A4_WIDTH / grey.shape[1])


def _frame(image: Any, frame: int) -> tuple[Grey, float]:
    """One frame with square pixels, turned as its orientation tag says, and its dots an inch (0: unknown)."""
    from PIL import ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image.seek(frame)
        if image.width * image.height > PIXEL_LIMIT:
            raise LimitExceeded("pdf.too-many-pixels", page=frame + 1, limit=PIXEL_LIMIT)
        across, down = _resolution(image)
        grey = np.asarray(_on_white(image), dtype=np.uint8)
        turned = ImageOps.exif_transpose(_with_orientation(image, square(grey, across, down)))
    return np.asarray(turned, dtype=np.uint8), across


def _on_white(image: Any) -> Any:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        from PIL import Image

        layer = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("L")
    return image.convert("L")


def _with_orientation(image: Any, grey: Grey) -> Any:
    from PIL import Image

    plain = Image.fromarray(grey)
    orientation = image.getexif().get(0x0112)
    if orientation in range(2, 9):
        plain.getexif()[0x0112] = orientation
    return plain


def _resolution(image: Any) -> tuple[float, float]:
    """Dots an inch across and down; a fax without tags is told by its shape."""
    try:
        across, down = (float(one) for one in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        across = down = 0.0
    if across > 1 and down > 1:
        return across, down
    # A standard-resolution page: 1728 pixels across, about 1100 lines down (ITU-T T.4).
    if image.width in {1728, 2048, 2432} and image.height < 0.85 * image.width:
        return 204.0, 98.0
    return 0.0, 0.0


def square(grey: Grey, across: float, down: float) -> Grey:
    """Square pixels: standard fax (204 x 98) gets each row twice, super fine (204 x 391) half its rows."""
    if across <= 0 or down <= 0 or 0.9 <= across / down <= 1.1:
        return grey
    ratio = across / down
    if 1.7 <= ratio <= 2.4:
        return np.repeat(grey, 2, axis=0)
    from PIL import Image

    height = round(grey.shape[0] * ratio)
    if not 1 <= height * grey.shape[1] <= PIXEL_LIMIT or not 0.1 <= ratio <= 10:
        return grey
    return np.asarray(Image.fromarray(grey).resize((grey.shape[1], height), Image.Resampling.BOX), dtype=np.uint8)


def shows_something(image: Grey) -> bool:
    """Whether a page bears ink at all."""
    return bool((image[::4, ::4] < 128).mean() > 0.0004)


def upright(grey: Grey, scale: float) -> Picture:
    """The page turned by quarters until its text lines run level and stand on their feet.

    Only where the picture says so plainly: a page left lying is tried again by recognition, one wrongly turned is lost.
    """
    turns = 0
    image = grey
    inner = _without_bands(image)
    level, lean = _leveled(inner)
    across, leaning = _leveled(np.rot90(inner, 3))
    if across > 2.5 * level:
        image, turns, lean = np.rot90(image, 3), 1, leaning
    if _upside_down(image, lean):
        image, turns = np.rot90(image, 2), (turns + 2) % 4
    return Picture(np.ascontiguousarray(image), scale, turns)


def _without_bands(image: Grey) -> Grey:
    """The page without long ink that begins at an edge of it: what an open lid or a corner turned over leaves.

    One long black edge is sharper than all lines of text together, whichever way the page lies.
    """
    import cv2

    high, wide = image.shape
    ink = (image < 128).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y, across, down = (stats[:, at] for at in range(4))
    band = (x <= 1) | (y <= 1) | (x + across >= wide - 1) | (y + down >= high - 1)
    band &= np.maximum(across, down) > _NO_LETTER * max(image.shape)
    band[0] = False
    return np.where(band[labels], np.uint8(255), image).astype(np.uint8) if band.any() else image


_NO_LETTER: Final = 0.08
"""Part of the page's longer side from which connected ink is no letter."""


def _ink(image: Grey, step: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], int]:
    """Rows and columns of the dark pixels without rules and edges, and the width, of every `step`-th pixel."""
    ink = image[::step, ::step] < 128
    ink[ink.mean(axis=1) > 0.5, :] = False
    ink[:, ink.mean(axis=0) > 0.3] = False
    rows, columns = np.nonzero(ink)
    if rows.size > 400_000:
        pick = np.linspace(0, rows.size - 1, 400_000).astype(np.int64)
        rows, columns = rows[pick], columns[pick]
    return rows, columns, ink.shape[1]


def _profile(
    rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], width: int, angle: float
) -> npt.NDArray[np.float64]:
    """Ink a row of the page levelled by `angle` degrees."""
    shifted = rows - columns * np.tan(np.radians(angle)) + width * 0.08
    return np.bincount(np.clip(shifted, 0, None).astype(np.int64)).astype(np.float64)


def _sharpest(image: Grey, span: float) -> tuple[float, float]:
    """How sharply ink gathers in rows at the best angle, and that angle in degrees."""
    rows, columns, width = _ink(image, max(1, min(image.shape) // 850))
    if rows.size < 200:
        return 0.0, 0.0
    best, best_angle = 0.0, 0.0
    for angle in np.arange(-span, span + 0.01, 0.25):
        profile = _profile(rows, columns, width, float(angle))
        sharp = float(np.square(np.diff(profile)).sum()) / rows.size
        if sharp > best * 1.0001:
            best, best_angle = sharp, float(angle)
    return best, best_angle


def _leveled(image: Grey) -> tuple[float, float]:
    return _sharpest(image, 2.5)


def skew_degrees(image: Grey) -> float:
    """The lean of the text lines, degrees clockwise, -4 to 4, by the sharpest projection profile."""
    return _sharpest(image, 4.0)[1]


def _upside_down(image: Grey, lean: float) -> bool:
    """Latin text has more above its small letters (b d f h k l, capitals, digits) than below its baseline (g p q y)."""
    profile = _profile(*_ink(image, 1), lean)
    rows = np.flatnonzero(profile > 0.008 * image.shape[1])
    if rows.size < 20:
        return False
    above = below = 0.0
    up = down = 0
    for band in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):
        if not 8 <= band.size <= 80:
            continue
        line = profile[band[0] : band[-1] + 1]
        core = np.flatnonzero(line > 0.5 * line.max())
        over, under = float(line[: core[0]].sum()), float(line[core[-1] + 1 :].sum())
        above, below = above + over, below + under
        up, down = up + (over > under), down + (under > over)
    return below > 1.4 * above and down > 1.4 * up
