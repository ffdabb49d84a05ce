"""Recognised words of a page picture.

In: a `Picture`. Out: a `Page` of engine "rapidocr". A page that leans less than 1.2 degrees is left as it is: turning
one-bit pictures costs more than it gains.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import cos, radians, sin
from typing import Final

import msgspec
import numpy as np

from orderhub.budget import OutOfTime
from orderhub.read_pages import find_page, keep_page
from parsers import ocr_second_engine, page_marks
from parsers.column_figures import straighten
from parsers.glued_titles import split_titles
from parsers.misread_months import with_months
from parsers.ocr_engine import Piece, pieces, read_piece
from parsers.ocr_second_engine import read_zone
from parsers.page_images import Grey, Picture, skew_degrees
from parsers.page_marks import Ink, Printed, cut_edges, machine_lines, without_lines
from parsers.page_units import UNIT_WORDS
from parsers.page_words import CROSSED, Mark, Page, Word, key_of, looks, split_labels
from parsers.receipt_stamps import without_stamps

ENGINE: Final = "rapidocr"
_LEAN_LIMIT: Final = 1.2
"""Degrees from which a page is turned before recognition."""
_DOUBTFUL: Final = 850
"""Mean confidence in per mille below which another orientation is tried."""


_RUINED: Final = 1.6
"""Specks in each square of a figure's size from which a page is ruined: every other figure then holds two."""


def recognise(picture: Picture, number: int) -> Page:
    """All words of the picture, in points of the upright page; a page that lies on its side or head is turned.

    A page that was read before is not read again (`orderhub.read_pages`).
    """
    key = _key(picture)
    sent, crossing = picture.image, machine_lines(picture.image)
    picture = picture._replace(image=without_lines(picture.image, crossing))
    kept = _recalled(key)
    if kept is None:
        image, words, lean, whole = _read(picture.image, picture.scale)
        turns = _better_turn(image, picture.scale, words) if whole and _mean(words) < _DOUBTFUL else 0
        if turns:
            image, words, lean, whole = _read(np.ascontiguousarray(np.rot90(picture.image, -turns)), picture.scale)
        if whole:
            words = _surer(image, picture.scale, words, lean)
            keep_page(key, msgspec.json.encode(_Kept(turns, lean, words)))
    else:
        turns, lean, words, whole = kept.turns, kept.lean, kept.words, True
        image = np.ascontiguousarray(np.rot90(picture.image, -turns))
        image = _level(image, lean) if abs(lean) > _LEAN_LIMIT else image
    height, width = image.shape
    # A page that was turned back by its lean is levelled; one that leans a little was read as it lies.
    leaning = lean if abs(lean) <= _LEAN_LIMIT else 0.0
    marked, words = _marked(image, picture.scale, leaning, words) if whole else ([], words)
    if crossing and turns % 2 == 0:
        thick = np.ascontiguousarray(np.rot90(without_lines(sent, crossing, thick=True), -turns))
        thick = _level(thick, lean) if abs(lean) > _LEAN_LIMIT else thick
        rows = [(height - end, height - top) if turns else (top, end) for top, end in crossing]
        other = partial(_second, thick, picture.scale, leaning)
        words = [
            _crossed(word, other) if _lost(word, rows, picture, lean) else word for word in words
        ]  # fmt: skip
    words = split_titles(split_labels(straighten(without_stamps(words))))
    page = Page(number, width * picture.scale, height * picture.scale, words, ENGINE)
    page.lean, page.turned, page.whole, page.marks = lean, turns, whole, marked
    page.ruined = page_marks.dirt(sent, 72 / picture.scale) > _RUINED
    page.cut = cut_edges(np.ascontiguousarray(np.rot90(picture.image, -turns)), 72 / picture.scale)
    page.second = partial(_second, image, picture.scale, leaning)
    page.other = partial(_other, image, picture.scale, leaning) if ocr_second_engine.prepare() else None
    return page


class _Kept(msgspec.Struct, array_like=True):
    """What is kept of a page that was read."""

    turns: int
    lean: float
    words: list[Word]


_READER: Final = "rapidocr 3.10, reader 6"
"""To be changed with the engine and with anything that changes the words read from a picture."""


def _key(picture: Picture) -> str:
    said = f"{_READER} {picture.image.shape} {picture.scale:.6f}"
    return hashlib.sha256(said.encode() + picture.image.tobytes()).hexdigest()


def _recalled(key: str) -> _Kept | None:
    content = find_page(key)
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=_Kept)
    except msgspec.MsgspecError:
        return None


def _marked(image: Grey, scale: float, lean: float, words: Sequence[Word]) -> tuple[list[Mark], list[Word]]:
    """Ink that the words do not explain, on the level page, and the words without ticks and with what was missed."""
    height, width = image.shape
    turned = partial(_levelled, x=width * scale / 2, y=height * scale / 2)
    lying = [turned(word, angle=-radians(lean)) for word in words] if lean else words
    boxes = [(one.x0 / scale, one.y0 / scale, one.x1 / scale, one.y1 / scale) for one in lying]
    printed = [Printed(one.text, box, one.confidence) for one, box in zip(lying, boxes, strict=True)]
    inks, figure = page_marks.marks(image, 72 / scale, printed)
    read: list[Word] = []
    left: list[Mark] = []
    ticks: list[page_marks.Box] = []
    for ink in inks:
        if ink.ticks:
            ticks.append(ink.box)
            continue
        word = _missed(image, ink, figure, boxes) if len(read) < _MISSED_LIMIT else None
        x0, y0, x1, y1 = (one * scale for one in ink.box)
        made = turned(Word(word[0] if word else "", x0, y0, x1, y1, word[1] if word else 0), angle=radians(lean))
        if word:
            read.append(made)
        elif not ink.small:
            left.append(Mark(made.x0, made.y0, made.x1, made.y1, ink.strikes))
    kept = [
        word for word, box in zip(words, boxes, strict=True)
        if not any(_is_same(word, other) for other in read) and not (len(word.text) <= 2 and _is_one_of(box, ticks))
        and not (word.text in _TICK_LIKE and page_marks.is_tick(image, 72 / scale, box))
    ]  # fmt: skip
    return left, [*kept, *read]


def _is_same(word: Word, again: Word) -> bool:
    """Whether a word that was hardly read at first has been read again by its ink."""
    across = min(word.x1, again.x1) - max(word.x0, again.x0)
    if word.confidence >= again.confidence or len(again.text) < len(word.text):
        return False
    return across >= 0.4 * (word.x1 - word.x0) and word.y0 <= (again.y0 + again.y1) / 2 <= word.y1


def _lost(word: Word, lines: Sequence[tuple[int, int]], picture: Picture, lean: float) -> bool:
    """Whether a line of the machine took a part of the word away."""
    height, width = picture.image.shape
    scale = picture.scale
    lying = _levelled(word, width * scale / 2, height * scale / 2, -radians(lean))
    least = _LOST * (word.y1 - word.y0)
    return any(lying.y0 < end * scale and top * scale < lying.y1 and (end - top) * scale > least for top, end in lines)


def _crossed(word: Word, other: Callable[[Sequence[Word]], Iterator[str]]) -> Word:
    """Hardly sure, unless it reads the same with the lost rows filled: a B that lost a part looks like an R."""
    filled = next(other([word]), "")
    if re.sub(r"\W", "", filled) == re.sub(r"\W", "", word.text):
        return word
    return word._replace(confidence=min(word.confidence, CROSSED))


_LOST: Final = 0.045
"""Part of a word's height, as the engine frames it, that may go without harm: a row of a fine fax, not two."""


def _is_one_of(word: page_marks.Box, ticks: Sequence[page_marks.Box]) -> bool:
    """Whether a short word is a tick that was taken for a letter."""
    across, down = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return any(one[0] <= across <= one[2] and one[1] <= down <= one[3] for one in ticks)


_TICK_LIKE: Final = frozenset(("V", "v", "Y", "y", "J", "r", "/", "L", "U", "u"))
_MISSED_LIMIT: Final = 24
"""Pieces of ink a page that are read by themselves."""
_MISSED_SURE: Final = 930


def _missed(image: Grey, ink: Ink, figure: float, words: Sequence[page_marks.Box]) -> tuple[str, int] | None:
    """A short word, of the height of the others and in line with some, that was overlooked: often a single figure."""
    x0, y0, x1, y1 = ink.box
    middle = (y0 + y1) / 2
    in_line = any(abs((box[1] + box[3]) / 2 - middle) < 0.35 * figure for box in words)
    if ink.strikes or not in_line or not 0.85 * figure <= y1 - y0 <= 1.15 * figure or x1 - x0 > 8 * figure:
        return None
    aside, above = 0.8 * figure, 0.4 * figure
    cut = image[max(0, int(y0 - above)) : int(y1 + above) + 1, max(0, int(x0 - aside)) : int(x1 + aside) + 1]
    try:
        text, confidence = read_piece(np.ascontiguousarray(cut))
    except OutOfTime:
        return None
    fits = re.fullmatch(r"[\w.,/-]+", text) is not None and len(text) * 0.4 * figure <= x1 - x0 + 0.4 * figure
    return (text, confidence) if fits and confidence >= _MISSED_SURE else None


def _second(image: Grey, scale: float, lean: float, words: Sequence[Word]) -> Iterator[str]:
    """The text at the words' place, cut out and recognised by itself in several ways; ends when time does."""
    import cv2

    for margin, grown, blurred in _WAYS:
        cut = _place(image, scale, lean, words, margin)
        if min(cut.shape) < 4:
            return
        made = cv2.resize(cut, (cut.shape[1] * grown, cut.shape[0] * grown), interpolation=cv2.INTER_CUBIC)
        if blurred:
            made = cv2.GaussianBlur(made, (3, 3), blurred)
        try:
            yield read_piece(np.asarray(made, dtype=np.uint8))[0]
        except OutOfTime:
            return


def _other(image: Grey, scale: float, lean: float, words: Sequence[Word]) -> Iterator[str]:
    """The text at the words' place, read by the second engine in several ways; ends when time does."""
    for margin, grown, blur in _OTHER_WAYS:
        try:
            yield read_zone(_place(image, scale, lean, words, margin), grown=grown, blur=blur).text
        except OutOfTime:
            return


def _place(image: Grey, scale: float, lean: float, words: Sequence[Word], margin: float) -> Grey:
    """The picture of the words, with `margin` above and below in their heights; they lie on the level page."""
    height, width = image.shape
    x, y = width * scale / 2, height * scale / 2
    placed = [_levelled(word, x, y, -radians(lean)) for word in words] if lean else words
    tall = max(word.y1 - word.y0 for word in placed)
    left, top = min(word.x0 for word in placed) - 0.25 * tall, min(word.y0 for word in placed) - margin * tall
    right, bottom = max(word.x1 for word in placed) + 0.25 * tall, max(word.y1 for word in placed) + margin * tall
    across = slice(max(0, int(left / scale)), int(right / scale) + 1)
    return image[max(0, int(top / scale)) : int(bottom / scale) + 1, across]


_WAYS: Final = ((0.125, 2, 0.0), (-0.1, 1, 0.0), (0.05, 1, 0.8), (0.05, 2, 1.4))
"""Margin above and below in heights, times enlarged, blur: what one way misreads, another often does not."""
_OTHER_WAYS: Final = ((-0.1, 2, 1.2), (-0.1, 3, 2.2), (-0.05, 3, 1.5))
"""The same for the second engine, which takes rules above and below for text: its places are cut close."""


def _read(image: Grey, scale: float) -> tuple[Grey, list[Word], float, bool]:
    """The picture as it was read, its words on the level, their lean in degrees clockwise, and if these are all."""
    lean = skew_degrees(image)
    if abs(lean) > _LEAN_LIMIT:
        image = _level(image, lean)
        words, whole = _words(image, scale)
        return image, words, lean, whole
    words, whole = _words(image, scale)
    return image, _as_it_lies(words, image, scale, lean), lean, whole


def _surer(image: Grey, scale: float, words: list[Word], lean: float) -> list[Word]:
    """The words of an upright page of standard resolution that is hard to read, or those of its smoothed copy."""
    hard = words and abs(lean) <= _LEAN_LIMIT and _mean(words) < _HARD
    if not hard or not _is_doubled(image) or page_marks.dirt(image, 72 / scale) > _RUINED:
        return words
    smooth, whole = _words(_smoothed(image), scale)
    if not whole or len(smooth) < _AS_MANY * len(words) or _mean(smooth) <= _mean(words):
        return words
    return _as_it_lies(smooth, image, scale, lean)


def _as_it_lies(words: list[Word], image: Grey, scale: float, lean: float) -> list[Word]:
    """Words of a page that leans a little, on the level."""
    if not lean:
        return words
    height, width = image.shape
    return [_levelled(word, width * scale / 2, height * scale / 2, radians(lean)) for word in words]


_HARD: Final = 955
"""Mean confidence in per mille below which a page of standard resolution is read once more, smoothed."""
_AS_MANY: Final = 0.97


def _is_doubled(image: Grey) -> bool:
    """Whether each row stands twice: a fax of standard resolution, made square."""
    half = image.shape[0] // 2
    return bool((image[0 : 2 * half : 2] == image[1 : 2 * half : 2]).mean() > _SAME)


_SAME: Final = 0.99
"""A machine's line that was taken out leaves some rows unlike."""


def _smoothed(image: Grey) -> Grey:
    """Steps and gaps of doubled rows softened: thin strokes, that lost every other dot, hold together again."""
    import cv2

    return np.asarray(cv2.GaussianBlur(image, (3, 3), 0.8), dtype=np.uint8)


def _levelled(word: Word, x: float, y: float, angle: float) -> Word:
    """A word of a leaning page moved to where it stands on the level page; it keeps its size."""
    across, down = (word.x0 + word.x1) / 2 - x, (word.y0 + word.y1) / 2 - y
    right = across * cos(angle) + down * sin(angle) - across
    below = down * cos(angle) - across * sin(angle) - down
    return word._replace(x0=word.x0 + right, x1=word.x1 + right, y0=word.y0 + below, y1=word.y1 + below)


def _mean(words: list[Word]) -> float:
    return sum(one.confidence for one in words) / len(words) if words else 0.0


def _better_turn(image: Grey, scale: float, words: list[Word]) -> int:
    """Quarter turns clockwise under which a strip of the page reads clearly better; 0 for none."""
    tall = sum(1 for one in words if one.y1 - one.y0 > 1.5 * (one.x1 - one.x0) and len(one.text) > 1)
    height, width = image.shape
    strips = {2: image[int(0.35 * height) : int(0.6 * height)]}
    if tall * 3 > len(words) or not words:
        across = image[:, int(0.35 * width) : int(0.6 * width)]
        strips |= {1: across, 3: across}
    best, best_turns = _mean(words) + 80, 0
    for turns, strip in strips.items():
        read, _ = _words(np.ascontiguousarray(np.rot90(strip, -turns)), scale, glance=True)
        if len(read) >= 5 and _mean(read) > best:
            best, best_turns = _mean(read), turns
    return best_turns


def _level(image: Grey, lean: float) -> Grey:
    """The page turned back by its lean, on a grey copy of twice the size, then reduced."""
    import cv2

    height, width = image.shape
    double = cv2.resize(_without_specks(image), (width * 2, height * 2), interpolation=cv2.INTER_LINEAR)
    matrix = cv2.getRotationMatrix2D((float(width), float(height)), lean, 1.0)
    turned = cv2.warpAffine(
        double, matrix, (width * 2, height * 2), flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255)
    )
    return np.asarray(cv2.resize(turned, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _without_specks(image: Grey) -> Grey:
    """Specks of up to 3 pixels go; a leaning page is a scanned one, and those are dirty."""
    import cv2

    ink = (image < 128).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= 3
    small[0] = False
    clean = image.copy()
    clean[small[labels]] = 255
    return clean


def _words(image: Grey, scale: float, *, glance: bool = False) -> tuple[list[Word], bool]:
    """The words of a picture, and whether there was time for all."""
    words: list[Word] = []
    found, whole = pieces(image, 72 / scale, glance=glance)
    for piece in found:
        x0, y0, x1, y1 = (one * scale for one in piece[:4])
        split = _split(piece.text, x0, y0, x1, y1, piece.confidence)
        words.extend(_by_ink(image, scale, piece, split) if len(split) > 1 else split)
    return words, whole


def _by_ink(image: Grey, scale: float, piece: Piece, words: list[Word]) -> list[Word]:
    """The words of a piece where the gaps in its ink are, if those fit; else where their letters' widths put them."""
    height = piece.y1 - piece.y0
    left = max(0, int(piece.x0))
    part = image[int(piece.y0 + 0.2 * height) : int(piece.y1 - 0.2 * height) + 1, left : int(piece.x1) + 1] < 128
    inked = np.flatnonzero(part.sum(axis=0) >= 2)
    if inked.size < 2 * len(words):
        return words
    apart = np.diff(inked)
    widest = np.sort(np.argsort(apart)[-(len(words) - 1) :])
    if apart[widest].min() < 0.16 * height:
        return words
    starts = [int(inked[0]), *(int(inked[at + 1]) for at in widest)]
    ends = [*(int(inked[at]) for at in widest), int(inked[-1])]
    placed = []
    for word, start, end in zip(words, starts, ends, strict=True):
        wide, meant = (end - start + 1) * scale, word.x1 - word.x0
        if not 0.4 * meant - 2 <= wide <= 1.7 * meant + 3:
            return words
        placed.append(word._replace(x0=(left + start) * scale, x1=(left + end + 1) * scale))
    return placed


# 52.185;50   111:192,00   22,069:47   [390]   7.000–Pck   400.
_SEMICOLON: Final = re.compile(r"(\d);(\d)")
_COLON: Final = re.compile(r"(?<!\S)(\d{1,3}):(\d{3}[.,]\d{2})(?!\S)")
_CENTS: Final = re.compile(r"(?<!\S)(\d{1,3})([.,])(\d{3}):(\d{2})(?!\S)")
_PRICE: Final = re.compile(r"(?<!\S)([1-9]\d\d|2[4-9]|[3-9]\d):(\d{2})(?!\S)")
"""No time of the day."""
_TYPOS: Final = re.compile(r"(?<=\d)[\]|}](?=\s|$)|(?:(?<=\s)|^)[\[|{](?=\d)|(?<=\d\d)\.(?=\s|$)")
_TWICE: Final = re.compile(r"(?<=\d)[.,]([.,])(?=\d)")
_TORN: Final = re.compile(r"(?<=\d)\s(?=[.,]\d{2}(?!\S))")
_RULE: Final = re.compile(r"(?<=\w)[|¦](?=\w)")
_DASHED_UNIT: Final = re.compile(r"(?<![A-Za-z\d.,])(\d[\d.,]*)[–—_-]+([A-Z][a-z]{1,3}|VE|Stk)\b")
_UNITS: Final = "|".join(sorted((one for one in UNIT_WORDS if len(one) > 1), key=len, reverse=True))
_GLUED_UNIT: Final = re.compile(rf"(?i)(?<!\S)[-–—]?(\d[\d.,]*)[I|:!]?({_UNITS})(?=\.?(?:\s|$))")
_GLUED_WORD: Final = re.compile(r"(?<!\S)(\d{1,5})([^\W\d_]{3,4})(?=\.?(?:\s|$))")
_UNIT_LOOKS: Final = frozenset(looks(one) for one in UNIT_WORDS if len(one) > 2)
_TICK: Final = re.compile("[√✓✔]")
_NARROW: Final = frozenset(".,;:!|iljtfI'()[]/ ")


def _thousands(found: re.Match[str]) -> str:
    """A colon between thousands is the point, or the comma, that does not stand before the cents."""
    return f"{found[1]}{',' if found[2][3] == '.' else '.'}{found[2]}"


def _cents(found: re.Match[str]) -> str:
    """A colon behind thousands is the sign that does not part them."""
    return f"{found[1]}{found[2]}{found[3]}{',' if found[2] == '.' else '.'}{found[4]}"


def _unit_apart(found: re.Match[str]) -> str:
    """A figure and what looks like a unit behind it are two words: 10Pek is 10 Pck."""
    return f"{found[1]} {found[2]}" if looks(key_of(found[2])) in _UNIT_LOOKS else found[0]


def _split(text: str, x0: float, y0: float, x1: float, y1: float, confidence: int) -> list[Word]:
    """A recognised line as words, its width shared out by the letters' usual widths."""
    text = with_months(_TORN.sub("", _TWICE.sub(r"\1", text)))
    text = _PRICE.sub(r"\1,\2", _CENTS.sub(_cents, text))
    text = _TYPOS.sub("", _COLON.sub(_thousands, _SEMICOLON.sub(r"\1,\2", text))).replace("·", " · ")
    text = _GLUED_UNIT.sub(r"\1 \2", _DASHED_UNIT.sub(r"\1 \2", _TICK.sub(" ", _RULE.sub(" ", text))))
    text = _GLUED_WORD.sub(_unit_apart, text)
    widths = [0.5 if char in _NARROW else 1.0 for char in text]
    total = sum(widths) or 1.0
    starts = [0.0]
    for width in widths:
        starts.append(starts[-1] + width)
    unit = (x1 - x0) / total
    return [
        Word(match.group(), x0 + starts[match.start()] * unit, y0, x0 + starts[match.end()] * unit, y1, confidence)
        for match in re.finditer(r"\S+", text)
    ]
