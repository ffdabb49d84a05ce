"""The text layer of a PDF as words on upright pages, by pypdfium2 (BSD-3/Apache-2).

In: the bytes. Out: `Page`s with boxes, and which pages carry no usable text (they go to recognition). `/Rotate` is
followed, and where the text itself runs sideways the page is turned until most of it is upright.
Pages count to 100 and characters to 50,000 a page; a document beyond that raises LimitExceeded.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Sequence
from math import pi
from struct import Struct
from typing import Any, Final

from orderhub.errors import BrokenDocument, LimitExceeded
from parsers.page_words import CHAR_LIMIT, PAGE_LIMIT, Page, Word, split_labels

ENGINE: Final = "text-layer"
_PASSWORD_ERROR: Final = 4
"""FPDF_ERR_PASSWORD."""
_BREAKS: Final = re.compile(r"[^\s\x00\ufffe\uffff]+\ufffe?")
_ODD: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_MIN_WORDS: Final = 8
"""Below this many words a picture on the page is asked, not the text layer."""


class NeedsPassword(BrokenDocument):
    """The file is encrypted, and its user password is neither empty nor the one given."""


def open_pdf(content: bytes, password: str = "") -> Any:
    """A pypdfium2 document. Raises: pdf.password as NeedsPassword, pdf.broken, pdf.too-many-pages."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(content, password=password or None)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error):
            raise NeedsPassword("pdf.password") from error
        raise BrokenDocument("pdf.broken", reason=str(error)) from error
    if count > PAGE_LIMIT:
        pdf.close()
        raise LimitExceeded("pdf.too-many-pages", pages=count, limit=PAGE_LIMIT)
    if count == 0:
        pdf.close()
        raise BrokenDocument("pdf.broken", reason="no pages")
    return pdf


def read_page(pdf: Any, number: int) -> tuple[Page, int]:
    """One page's words (`number` counts from 1) and the quarter turns clockwise that make its display upright.

    Raises: pdf.too-many-characters, pdf.broken.
    """
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = pdf[number - 1]
        shown = page.get_rotation() // 90
        text_page, upright = _upright_text(page)
    except pypdfium2.PdfiumError as error:
        raise BrokenDocument("pdf.broken-page", page=number, reason=str(error)) from error
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > CHAR_LIMIT:
            raise LimitExceeded("pdf.too-many-characters", page=number, limit=CHAR_LIMIT)
        left, bottom, right, top = _visible(page)
        width, height, place = _placing(left, bottom, right, top, upright)
        words = split_labels(_words(text_page, max(count, 0), place))
    finally:
        text_page.close()
        page.close()
    inside = [one for one in words if one.x1 > 0 and one.y1 > 0 and one.x0 < width and one.y0 < height]
    return Page(number, width, height, _without_doubles(inside), ENGINE), (upright - shown) % 4


def _upright_text(page: Any) -> tuple[Any, int]:
    """The text of a page, and the quarter turns clockwise from page space that make most of it upright.

    Of text that is shown upside down pdfium takes kerned letters for words apart: it is given the page as it is read.
    """
    from pypdfium2 import raw

    shown = page.get_rotation()
    page.set_rotation(0)
    text_page = page.get_textpage()
    upright = _text_turns(text_page, max(raw.FPDFText_CountChars(text_page), 0))
    upright = shown // 90 if upright is None else upright
    if upright == _UPSIDE_DOWN:
        text_page.close()
        page.set_rotation(90 * upright)
        text_page = page.get_textpage()
    page.set_rotation(shown)
    return text_page, upright


_UPSIDE_DOWN: Final = 2


def _visible(page: Any) -> tuple[float, float, float, float]:
    """The crop box within the media box, in page space (left, bottom, right, top)."""
    media, crop = page.get_mediabox(), page.get_cropbox()
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _text_turns(text_page: Any, count: int) -> int | None:
    """Quarter turns clockwise from page space that make most of the text upright; None where none does."""
    from pypdfium2 import raw

    votes: Counter[int] = Counter()
    for step in (max(1, count // 12), max(1, count // 60)):
        votes.clear()
        for at in range(0, count, step):
            angle = raw.FPDFText_GetCharAngle(text_page, at)
            if angle >= 0 and raw.FPDFText_GetUnicode(text_page, at) > 32:
                # pdfium counts the angle clockwise in page space.
                votes[round(angle / (pi / 2)) % 4] += 1
        if len(votes) == 1 and votes.total() > 4:
            # A dozen of one mind are enough; where they differ, more are asked.
            break
    if not votes:
        return None
    turned, hits = votes.most_common(1)[0]
    return -turned % 4 if hits * 2 > votes.total() else None


_RECT: Final = Struct("4f")
"""FS_RECTF: left, top, right, bottom."""
Placing = Callable[[float, float, float, float], tuple[float, float, float, float]]


def _placing(left: float, bottom: float, right: float, top: float, turns: int) -> tuple[float, float, Placing]:
    """Width, height and the way from page space (left, bottom, right, top) to the upright page, origin top left."""
    wide, high = right - left, top - bottom
    if turns == 0:
        return wide, high, lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)
    if turns == 1:
        return high, wide, lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if turns == 2:
        return wide, high, lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
    return high, wide, lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)


def _words(text_page: Any, count: int, place: Placing) -> list[Word]:
    from pypdfium2 import raw

    if count == 0:
        return []
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer) - 1
    text = ctypes.string_at(buffer, max(0, written) * 2).decode("utf-16-le", "replace")
    if len(text) != count:
        # Characters without a Unicode value are left out of the text; then the places must be asked one by one.
        text = "".join(_char(raw.FPDFText_GetUnicode(text_page, at)) for at in range(count))
    rect = raw.FS_RECTF()
    here, target = text_page.raw, ctypes.byref(rect)
    loose = raw.FPDFText_GetLooseCharBox

    def box(at: int) -> tuple[float, float, float, float]:
        loose(here, at, target)
        left, top, right, bottom = _RECT.unpack_from(rect)
        return place(left, bottom, right, top)

    clean = _clean if _UNCLEAN.search(text) else str
    words: list[Word] = []
    for match in _BREAKS.finditer(text):
        start, end = match.span()
        left, top, right, bottom = first = box(start)
        _, last_top, last_right, last_bottom = box(end - 1) if end - start > 1 else first
        width, height = last_right - left, bottom - top
        if 0 <= width <= 1.1 * height * (end - start) and abs(last_bottom - bottom) < 0.6 * height:
            # Comparisons in place of min and max: this runs for each word of a page.
            low = last_top if last_top < top else top  # noqa: FURB136 -- see above
            high = last_bottom if last_bottom > bottom else bottom  # noqa: FURB136 -- see above
            words.append(Word(clean(match[0]), left, low, right if right > last_right else last_right, high))  # noqa: FURB136 -- see above
        else:
            words.extend(_apart(text, start, end, box))
    lone = sum(1 for one in words if len(one.text) == 1)
    return _joined(words) if lone * _LONE >= len(words) else words


_LONE: Final = 8
"""Words of a page for each that is a single letter, from which on its letters may have come one by one."""
_LETTERS: Final = 2.0
"""Characters on the average of words that touch one another, below which they are pieces of one."""
_CHAIN: Final = 3
"""Pieces that tell that a page was broken, at least."""
_TOUCH: Final = 0.12
"""Line heights between letters of one word at most."""


def _joined(words: Sequence[Word]) -> list[Word]:
    """The words of a page of few lines, which pdfium takes for upright columns and breaks behind most letters.

    It may do so in one part of the page, such as the sums beside a text.
    """
    chains: list[list[Word]] = []
    for word in words:
        before = chains[-1][-1] if chains else None
        high = word.y1 - word.y0
        if before is None or abs(word.y1 - before.y1) > _TOUCH * high or abs(word.x0 - before.x1) > _TOUCH * high:
            chains.append([word])
        else:
            chains[-1].append(word)
    broken = any(
        len(chain) >= _CHAIN and sum(len(one.text) for one in chain) < _LETTERS * len(chain) for chain in chains
    )
    return [_whole(chain) if len(chain) > 1 else chain[0] for chain in chains] if broken else list(words)


def _whole(pieces: Sequence[Word]) -> Word:
    text = "".join(one.text for one in pieces)
    top, bottom = min(one.y0 for one in pieces), max(one.y1 for one in pieces)
    return Word(text, pieces[0].x0, top, pieces[-1].x1, bottom)


def _apart(text: str, start: int, end: int, box: Callable[[int], tuple[float, float, float, float]]) -> list[Word]:
    """A run without blanks that jumps on the page, cut where it jumps."""
    words: list[Word] = []
    for at in range(start, end):
        x0, y0, x1, y1 = box(at)
        before = words[-1] if words else None
        near = before is not None and abs(y1 - before.y1) < 0.5 * (y1 - y0) and -1 < (x0 - before.x1) < 0.3 * (y1 - y0)
        if near and before is not None:
            joined = before.text + _clean(text[at])
            words[-1] = Word(joined, before.x0, min(before.y0, y0), max(x1, before.x1), max(before.y1, y1))
        else:
            words.append(Word(_clean(text[at]), x0, y0, x1, y1))
    return words


def _char(code: int) -> str:
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else " "


_UNCLEAN: Final = re.compile("[\x02\ufffe\u00ad\ufb01\ufb02]")


def _clean(text: str) -> str:
    # pdfium marks a hyphen at a line's end, between letters, with U+0002 or U+FFFE.
    return text.replace("\x02", "-").replace("\ufffe", "-").replace("\u00ad", "-").replace("ﬁ", "fi").replace("ﬂ", "fl")


def _without_doubles(words: list[Word]) -> list[Word]:
    """Fake bold prints each word twice a hair apart: one of them goes."""
    seen: dict[str, list[Word]] = {}
    kept: list[Word] = []
    for word in words:
        same = seen.get(word.text)
        if same is None:
            seen[word.text] = [word]
            kept.append(word)
        elif not any(abs(one.x0 - word.x0) < 2 and abs(one.y0 - word.y0) < 2 for one in same[-20:]):
            kept.append(word)
            same.append(word)
    return kept


def is_usable(page: Page) -> bool:
    """Whether a page's text layer can be trusted as text: enough words, printable, more letters than riddles."""
    return len(page.words) >= _MIN_WORDS and is_clean(page)


def is_clean(page: Page) -> bool:
    """Whether what text there is consists of letters and digits; true for none at all."""
    text = "".join([one.text for one in page.words])
    odd = len(_ODD.findall(text))
    plain = sum(map(str.isalnum, text))
    return odd * 20 <= len(text) and "(cid:" not in text and plain * 2 >= len(text)
