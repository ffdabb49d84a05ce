"""What makes the text of an order line doubtful: a unit, a date, a label or a number in it that is a value of the line.

In: the lines as read. Out: findings that each name one line. A description that carries more than a description was
read from a layout that was not understood; nothing is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from orderhub.document import Finding, Severity
from parsers.line_labels import labels_of
from parsers.page_lines import LineRead
from parsers.page_units import UNIT_WORDS, is_unit
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import looks_numeric

_DATE: Final = re.compile(
    r"(?i)\b\d{1,2}[./-]\d{1,2}[./-]20\d{2}\b|\b20\d{2}-\d{2}-\d{2}\b|"
    # "7,5 kW 2-polig" is a power.
    r"(?<![.,]\d )(?<![.,]\d\d )\b(?!(?-i:kW))(?:KW|CW|week|wk)\.?\s?\d{1,2}\b(?!-[a-z])|"
    r"\b\d{1,2}[.\s-]*(?:jan|feb|mär|mar|apr|ma[iy]|jun|jul|aug|sep|okt|oct|nov|de[zc])[a-z]*[.\s-]*20\d{2}\b|"
    r"\b\d{1,2}[.\s-]*(?:jan|feb|mär|mar|apr|may|jun|jul|aug|sept?|okt|oct|nov|de[zc])[.\s-]*[23]\d\b|"
    r"\b(?:0?[1-9]|[12]\d|3[01])([./])(?:0[1-9]|1[0-2])\1[23]\d\b"
)
_MONEY: Final = re.compile(
    r"(?:(?:€|EUR|CHF|£|GBP|USD|\$)\s?\d[\d.,']*)|(?:\d[\d.,']*[.,]\d{2}\s?(?:€|EUR|CHF|£|GBP|USD|\$))(?!\w)"
)
_CODE: Final = re.compile(r"(?=(?:.*\d){3})[\w./-]{5,24}")
_POSITION: Final = re.compile(r"\W*[A-Za-z]{0,3}\d{1,6}(?:[./-]\d{1,4}){0,3}[A-Za-z]?\W*")
_MOST: Final = 0.67
"""Share of the lines whose text has a number of one shape at one place."""


def text_findings(lines: Sequence[LineRead]) -> list[Finding]:
    """One finding for each line and doubt."""
    findings: list[Finding] = []
    repeated = _repeated(lines)
    firsts, lasts = _shapes(lines, 0), _shapes(lines, -1)
    behind = _behind_sums(lines)
    ends = sum(1 for line in lines if _unit_at_end(line))
    # Where no line has a unit, "bag" or "drum" may end a text or two.
    units = 2 * ends >= len(lines) or any(line.values.get("unit") for line in lines)
    for at, line in enumerate(lines, 1):
        if line.row.page.engine != "text-layer":
            continue
        doubts = chain(_doubts(line, firsts.get(at) or lasts.get(at) or repeated.get(at), units=units), behind[at - 1])
        for value, field in doubts:
            place = line.row.page.where(line.row.words())
            said = {"line": str(at), "value": value[:60]}
            findings.append(Finding("pdf.number-unexplained", Severity.WARNING, place, said, f"lines[{at}].{field}"))
            break
    return findings


def _unit_at_end(line: LineRead) -> str:
    """The unit that ends a text without a number before it, where the line has none."""
    found = line.values.get("description")
    words = found[0].raw.split() if found and not line.values.get("unit") else []
    return words[-1] if len(words) > 1 and _ends_as_unit(words[-1]) and not _has_digit(words[-2]) else ""


def _doubts(line: LineRead, code: str | None, *, units: bool) -> Iterator[tuple[str, str]]:
    """What is doubtful, and the field it may belong to."""
    found = line.values.get("description")
    text = found[0].raw if found else ""
    if code is not None:
        yield code, "item"
    if units and (unit_word := _unit_at_end(line)):
        yield unit_word, "quantity.unit"
    if money := _MONEY.search(text):
        yield money[0], "item.name"
    dates = _DATE.finditer(text)
    if date := next((one for one in dates if _OF_PAPER.search(text[: one.start()]) is None), None):
        yield date[0], "requested_delivery"
    for below in line.row.following:
        if (label := _label_left(below)) and below.text in text:
            yield label, "item"
    yield from _odd_cells(line, text)


_OF_PAPER: Final = re.compile(
    r"(?i)\b(?:(?:rahmen)?angebot\w*|offerte?|quotation|quote|anfrage\w*|e?nquiry|inquiry|rfq|\w*vertrag\w*|kontrakt\w*|"
    r"contract|agreement|preisliste|price ?list|auftrag\w*|bestellung|order|mail|e-mail|telefonat|gespräch|absprache)\b"
    r"[^:;]{0,30}\b(?:vom|v\.|dated?|of|from|from the|of the)\s*$"
)
"""What ends before the day of another paper: "gem. Angebot 2026-1147 vom"."""


def _odd_cells(line: LineRead, text: str) -> Iterator[tuple[str, str]]:
    """Cells that hold more than their value."""
    position = line.values.get("position")
    if position and not _POSITION.fullmatch(position[0].raw):
        yield position[0].raw, "number"
    if torn := _torn_text(line, text):
        yield torn, "item.name"
    if extra := _beside_quantity(line):
        yield extra, "quantity"
    unit = line.values.get("unit")
    if unit and not is_unit(unit[0].raw) and re.search(r"\d|\s", unit[0].raw):
        yield unit[0].raw, "quantity.unit"


def _ends_as_unit(text: str) -> bool:
    key = key_of(text)
    return key in UNIT_WORDS and (len(key) > 1 or text[-1:] == ".")


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


_ATTRIBUTES: Final = frozenset(
    ("farbe", "farbton", "color", "colour", "grosse", "size", "lange", "length", "breite", "width", "hohe", "height",
     "masse", "mass", "abmessung", "abmessungen", "dimensions", "dimension", "ausfuhrung", "finish", "oberflache",
     "werkstoff", "material", "norm", "inhalt", "content", "typ", "type", "modell", "model", "marke", "brand", "dekor",
     "stil", "form", "qualitat", "quality", "sorte", "geschmack", "leistung", "spannung", "gewinde", "starke", "dicke",
     "durchmesser", "diameter", "gewicht", "weight", "muster", "variante", "variant", "version", "bestehend", "incl",
     "inkl", "bemerkung", "note", "hinweis")
)  # fmt: skip
"""Labels of what goods are like: they belong to the text."""


def _label_left(line: Line) -> str:
    """A line "Label: value" or "Termin KW 48" that stayed in the text; a sentence with a colon is longer."""
    for at, word in enumerate(line.words[:4]):
        about = key_of(line.words[0].text) in _ATTRIBUTES
        if word.text.endswith(":") and not about and at + 1 < len(line.words) and len(line.words) - at <= 4:
            return line.text
    labels = labels_of(line.words)
    if labels and not labels[0].start and labels[0].meaning == "delivery_date" and len(line.words) <= 5:
        rest = " ".join(one.text for one in line.words[labels[0].end :])
        return line.text if _has_digit(rest) else ""
    return ""


def _shapes(lines: Sequence[LineRead], end: int) -> dict[int, str]:
    """Numbers of one shape that begin or end the text of most lines: no text, but somebody's article number."""
    codes: dict[int, str] = {}
    many = 0
    for at, line in enumerate(lines, 1):
        found = line.values.get("description")
        words = found[0].raw.split() if found else []
        many += len(words) > 1
        if (
            len(words) > 1
            and _CODE.fullmatch(words[end].strip("()[],;:"))
            and not looks_numeric(words[end - 1 if end else 1])
        ):
            codes[at] = words[end].strip("()[],;:")
    usual, count = Counter(map(_shape, codes.values())).most_common(1)[0] if codes else ("", 0)
    if count < 2 or count < _MOST * many:
        return {}
    same = {code for code in codes.values() if _shape(code) == usual}
    # Each article has its own; "RAL 9010" and "DIN 933" stand in many texts.
    several = len(same) >= _MOST * count
    return {at: code for at, code in codes.items() if code in same} if several else {}


def _repeated(lines: Sequence[LineRead]) -> dict[int, str]:
    """What stands below most lines in the same words: no part of what each of them is."""
    if len(lines) < 3:
        return {}
    seen = Counter(text for line in lines for text in {one.text for one in line.row.following})
    common = {text for text, count in seen.items() if count >= max(3, _MOST * len(lines))}
    described = [(at, line.values["description"][0].raw) for at, line in enumerate(lines, 1)
                 if line.values.get("description")]  # fmt: skip
    return {at: text for at, raw in described for text in common if text in raw}


def _shape(code: str) -> str:
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "9", code))


def _torn_text(line: LineRead, text: str) -> str:
    """The word that stands far from the one before it in the line's text: it belongs to another column."""
    for before, word in pairwise(line.row.cells.get("description", ())):
        if word.x0 - before.x1 > _APART * (word.y1 - word.y0) and word.text in text:
            return word.text
    return ""


_APART: Final = 1.8
"""Line heights between words of two columns."""


def _behind_sums(lines: Sequence[LineRead]) -> list[list[tuple[str, str]]]:
    """For each line said in words what of its text stands behind its price: that may tell of the price, not the goods.

    It stands in the line of the price, or ends the text of most lines alike.
    """
    tails = [_tail(line) for line in lines]
    ends = Counter(tail[-1].text for tail, _ in tails if tail)
    found: list[list[tuple[str, str]]] = []
    for tail, beside in tails:
        alike = bool(tail) and ends[tail[-1].text] >= max(2, _MOST * len(lines))
        found.append([(tail[0].text, "item.name")] if beside or alike else [])
    return found


def _tail(line: LineRead) -> tuple[list[Word], bool]:
    """The words of a text behind the first sum of its line, if others stand before; whether a sum is beside them."""
    text, cells = line.row.cells.get("description", []), line.row.cells
    sums = [_place(one) for kind in ("price", "amount") for one in cells.get(kind, ()) if _has_digit(one.text)]
    if line.row.header is not None or not sums or not text or _place(text[0]) > min(sums):
        return [], False
    tail = [one for one in text if _place(one) > min(sums)]
    return tail, bool(tail) and _place(tail[0])[0] in {at for at, _ in sums}


def _place(word: Word) -> tuple[int, float]:
    """Where a word stands in reading order, on one page."""
    return round((word.y0 + word.y1) / _SAME), word.x0


_SAME: Final = 8.0
"""Points, twice, within which words stand in one line."""


def _beside_quantity(line: LineRead) -> str:
    """Words in the quantity's cell beside the number and its unit."""
    rest = [
        one.text for one in line.row.cells.get("quantity", ())
        if not looks_numeric(one.text) and key_of(one.text) not in UNIT_WORDS and key_of(one.text)
    ]  # fmt: skip
    unit = line.values.get("unit")
    known = [one.strip(".") for one in unit[0].raw.split()] if unit else []
    return " ".join(one for one in rest if one.strip(" .,:;|·-()") not in known and key_of(one) not in {"x", "à", "a"})
