"""What makes an order line doubtful though it multiplies: an unlikely article number or unit, numbers nobody read.

In: the lines as read and their table, from a text layer. Out: findings that each name one line, so that only that line
is looked at. Nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, groupby
from typing import Final

from orderhub.document import Finding, Severity, Where
from parsers.column_titles import COLUMN_TITLES
from parsers.counted_rows import counts_rows
from parsers.labelled_in_text import is_of_other_goods
from parsers.line_labels import LINE_LABELS, bare_value, says_supplier, strange_label
from parsers.lost_words import lost_findings
from parsers.missed_prices import missed_prices
from parsers.missed_units import missed_units
from parsers.note_labels import note_label
from parsers.order_table import Table
from parsers.page_lines import LineRead
from parsers.page_totals import last_number
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Word, key_of, matches
from parsers.printed_values import NumberFormat, bare, find_date, looks_numeric, read_number
from parsers.quantity_ways import quantity_findings
from parsers.running_texts import blank_in
from parsers.set_texts import unsure_texts
from parsers.title_owners import Owner, is_own_name, owner_of
from parsers.title_words import TITLE_PARTS
from parsers.total_lines import TOTAL_LABELS, is_money

# 12,5   50mm   4x20   2000x1250   0,75l
_MEASURE: Final = re.compile(
    r"(?i)\d+[.,]\d{1,2}|\d+(?:[.,]\d+)?(?:mm|cm|m|kg|g|l|ml|w|kw|v|a|bar|zoll|°|%)[²³]?|[\dm.,]+x\d+[\dx.,]*"
)
_CODE: Final = re.compile(r"(?=.*\d)[A-Z0-9][\w./-]{3,24}[,;:]?")
_TWICE: Final = 2
_CODED: Final = frozenset(("article", "buyer_article", "gtin"))


def gate_findings(lines: Sequence[LineRead], table: Table, number_format: NumberFormat) -> list[Finding]:
    """One finding for each line and doubt."""
    findings: list[Finding] = []
    stray = 2 * sum(map(_names_second, lines)) < len(lines)
    for at, line in enumerate(lines, 1):
        if line.row.page.engine != "text-layer":
            continue
        findings += _article(at, line, lines)
        findings += _unit(at, line)
        findings += _text(at, line, number_format, stray=stray)
        findings += _crowded(at, line)
        findings += _strange(at, line)
        findings += _undated(at, line)
        findings += _worked_out(at, line)
        findings += list(_label_left(at, line)) if table.by_label else []
        if table.unnamed and line.values.get("article") and line.values.get("buyer_article"):
            said = {"line": str(at), "value": line.values["buyer_article"][0].raw}
            where = line.values["buyer_article"][0].where
            findings.append(Finding("pdf.article-whose", Severity.WARNING, where, said, f"lines[{at}].item"))
    findings += _owner(lines)
    findings += _priceless(lines)
    findings += _unitless(lines)
    findings += _unsure(lines)
    findings += quantity_findings(lines, number_format)
    findings += _passed_over(lines, table, number_format)
    named = {(one.code, one.field) for one in findings}
    return findings + [one for one in lost_findings(lines, table) if (one.code, one.field) not in named]


def _worked_out(at: int, line: LineRead) -> Iterator[Finding]:
    """The values that follow from what is printed below the row, where none is printed as they are."""
    for kind in line.row.worked_out:
        if value := line.values.get(kind):
            said = {"line": str(at), "value": value[0].raw}
            yield Finding("pdf.line-worked-out", Severity.WARNING, value[0].where, said, f"lines[{at}].{kind}")


def _owner(lines: Sequence[LineRead]) -> Iterator[Finding]:
    """A lone column of article numbers whose title is a word for what the buyer has in stock: "Material".

    Or the maker's numbers, where they are all that stands beside the buyer's.
    """
    lone = not any(line.values.get("buyer_article") for line in lines)
    for line in lines:
        header = line.row.header if line.row.page.engine == "text-layer" else None
        columns = (*header.columns, *(header.second or ())) if header is not None else ()
        beside = any(one.kind == "buyer_article" and is_own_name(one.words) for one in columns)
        for column in columns:
            unsure = (lone and is_own_name(column.words)) or (beside and owner_of(column.words) == Owner.MAKER)
            if column.kind == "article" and line.row.cells.get("article") and unsure:
                title = " ".join(one.text for one in column.words)
                yield Finding("pdf.article-owner", Severity.WARNING, line.row.page.where(column.words),
                              {"title": title}, "lines")  # fmt: skip
                return


def _priceless(lines: Sequence[LineRead]) -> Iterator[Finding]:
    """Sums of an order without a price, under a title that says something else."""
    for at, words in missed_prices([one for one in lines if one.row.page.engine == "text-layer"]):
        said = {"line": str(at), "value": " ".join(one.text for one in words)[:60]}
        place = lines[at - 1].row.page.where(words)
        yield Finding("pdf.number-unexplained", Severity.WARNING, place, said, f"lines[{at}].price")


def _unitless(lines: Sequence[LineRead]) -> Iterator[Finding]:
    """Units under a title that says something else, of lines that have none."""
    for at, words in missed_units(lines):
        said = {"line": str(at), "value": " ".join(one.text for one in words)[:60]}
        place = lines[at - 1].row.page.where(words)
        yield Finding("pdf.number-unexplained", Severity.WARNING, place, said, f"lines[{at}].unit")


def _unsure(lines: Sequence[LineRead]) -> Iterator[Finding]:
    """Texts of which a line may as well be that of the order line above or below."""
    numbered = list(enumerate(lines, 1))
    for _, some in groupby(numbered, key=lambda one: id(one[1].row.page)):
        rows = [one for one in some if one[1].row.page.engine == "text-layer"]
        for place in unsure_texts([one.row for _, one in rows]):
            at, line = rows[place]
            said = {"line": str(at), "value": line.row.line.text[:60]}
            yield Finding("pdf.text-whose", Severity.WARNING, _place(line), said, f"lines[{at}].item.name")


def _article(at: int, line: LineRead, lines: Sequence[LineRead]) -> Iterator[Finding]:
    """Words, measures, dates and counters are no article numbers; nor is a short number where the others are long."""
    for name in ("article", "buyer_article"):
        found = line.values.get(name)
        others = _others(name, line, lines)
        if found and (
            not _is_number_like(found[0].raw, others)
            or _is_chance(name, line, lines)
            or _holds_unit(name, line)
            or (others and counts_rows([one.values[name][0].raw for one in lines if one.values.get(name)], gaps=_LOST))
        ):
            said = {"line": str(at), "value": found[0].raw}
            yield Finding("pdf.article-unlikely", Severity.WARNING, found[0].where, said, f"lines[{at}].item")


_LOST: Final = 2
"""Rows that were not read, at most, between numbers that count them."""


def _holds_unit(name: str, line: LineRead) -> bool:
    """Whether the first of two words is a unit, and the line has none: "Stk 4711"."""
    first, *more = line.values[name][0].raw.split()
    return bool(more) and not line.values.get("unit") and len(first) > 1 and key_of(first) in UNIT_WORDS


def _is_chance(name: str, line: LineRead, lines: Sequence[LineRead]) -> bool:
    """Whether the number was taken from the text by its looks alone, and other lines have none there."""
    text = line.row.cells.get("description")
    if name != "article" or line.row.cells.get("article") or not text or line.row.coded:
        return False
    opens = text[0].text.strip(",;:") == line.values["article"][0].raw
    return opens and any(not one.values.get("article") for one in lines)


def _others(name: str, line: LineRead, lines: Sequence[LineRead]) -> list[str]:
    return [one.values[name][0].raw for one in lines if one is not line and one.values.get(name)]


_GROUPS: Final = re.compile(r"\d{1,3}(?: \d{3}){2,}")
"""A number in groups of three: "2 289 939 611"."""


_WHOLE, _FIGURES, _TOLD = 5, 4, 3


def _is_number_like(raw: str, others: Sequence[str]) -> bool:
    tokens = raw.split()
    if raw.startswith("/") or raw.endswith("/"):
        # Half of two numbers that a slash parts.
        return False
    if len(tokens) > 1:
        lettered = [one for one in tokens if any(map(str.isalpha, one)) and sum(map(str.isdigit, one)) >= _TOLD]
        if (
            len(lettered) > 1
            or sum(len(one) >= _WHOLE and sum(map(str.isdigit, one)) >= _FIGURES for one in tokens) > 1
        ):
            # Two numbers in one cell, each long enough to be one by itself.
            return False
        words = [one for one in tokens if sum(map(str.isalpha, one)) >= 4 and not any(map(str.isdigit, one))]
        measured = any(key_of(one) in UNIT_WORDS or key_of(one) == "x" or is_money(one) for one in tokens[1:])
        counted = {one.split()[0] for one in (raw, *others)}
        # A position that stands before each of them: "10 X-4711", "20 X-4712".
        numbered = len(counted) == len(others) + 1 > 1 and all(one.isdigit() and len(one) <= 4 for one in counted)
        numbered &= not all(_GROUPS.fullmatch(one) for one in (raw, *others))
        if words or measured or numbered or len(tokens) > 5:
            return False
    if find_date(raw) is not None and len(raw) in {8, 10} and raw.count(".") == _TWICE:
        return False
    if _MEASURE.fullmatch(raw):
        # "1510L" among "7629S" and "5205E": all of one shape are codes, whatever their letter is elsewhere.
        alike = len(others) > 1 and all(_shape(one) == _shape(raw) for one in others)
        return alike or (len(others) > 0 and all(_MEASURE.fullmatch(one) for one in others))
    digits = sum(1 for one in others if any(map(str.isdigit, one)))
    if not any(map(str.isdigit, raw)):
        return digits < 0.5 * len(others) or not others
    short = raw.isdigit() and len(raw) <= 3
    return not short or len(others) < _TWICE or any(len(one) <= 4 for one in others)


def _shape(raw: str) -> str:
    return re.sub(r"[^\W\d]", "A", re.sub(r"\d", "9", raw))


def _unit(at: int, line: LineRead) -> Iterator[Finding]:
    """A unit of one unknown letter, or with figures in it."""
    found = line.values.get("unit")
    raw = found[0].raw if found else ""
    key = key_of(raw)
    known = key in UNIT_WORDS or not found
    if found and not known and (len(key) < _TWICE or any(is_money(one) for one in raw.split()) or len(raw) > 24):
        said = {"line": str(at), "value": raw}
        yield Finding("pdf.unit-unlikely", Severity.WARNING, found[0].where, said, f"lines[{at}].unit")


def _names_second(line: LineRead) -> bool:
    """Whether the text names a number of the supplier's beside the one that stands in its column."""
    found = line.values.get("description", ()) if line.values.get("article") else ()
    words = [Word(one, 0, 0, 0, 1, 1000) for value in found[:1] for one in value.raw.split()]
    hits = [hit for hit in matches(words, LINE_LABELS) if hit.meaning == "article"]
    return any(says_supplier(words[hit.start : hit.end]) for hit in hits)


def _text(at: int, line: LineRead, number_format: NumberFormat, *, stray: bool) -> Iterator[Finding]:
    """A description that holds a total, the line's own amount, or a labelled number that was not taken.

    `stray`: the texts of few lines name a number of the supplier's; the columns have those of all.
    """
    found = line.values.get("description")
    if not found:
        return
    words = [Word(one, 0, 0, 0, 1, 1000) for one in found[0].raw.split()]
    own = {one for one in (line.amount, line.price) if one is not None}
    for index, word in enumerate(words):
        if not is_money(word.text) or index < 1:
            continue
        value = read_number(bare(word.text), number_format)
        labelled = matches(
            [one for one in words[max(0, index - 3) : index] if not looks_numeric(one.text)], TOTAL_LABELS
        )
        last = index == len(words) - 1
        if (value in own and last) or (labelled and last and any(len(hit.key) > 3 for hit in labelled)):
            said = {"line": str(at), "value": word.text}
            yield Finding("pdf.number-unexplained", Severity.WARNING, _place(line), said, f"lines[{at}].item.name")
            return
    yield from _unread(at, line, found[0].raw)
    yield from _torn(at, line)
    if all(line.values.get(one) for one in _CODED):
        return
    taken = {one.raw for values in line.values.values() for one in values}
    for hit in matches(words, LINE_LABELS):
        after = words[hit.end] if hit.end < len(words) else None
        colon = words[hit.end - 1].text.endswith((":", ".", "#"))
        missing = hit.meaning in _CODED and not line.values.get(hit.meaning)
        # A second number beside the article's is somebody's, unless it is that of what the goods are for.
        theirs = says_supplier(words[hit.start : hit.end])
        second = hit.meaning == "article" and (
            (theirs and not stray) or not (theirs or line.values.get("buyer_article"))
        )
        missing |= second and not is_of_other_goods(words, hit.start)
        if not missing or after is None or not colon:
            continue
        code = bare_value(after.text)
        if _CODE.fullmatch(code) and code not in taken:
            said = {"line": str(at), "value": code}
            yield Finding("pdf.number-unexplained", Severity.WARNING, _place(line), said, f"lines[{at}].item")
            return


def _place(line: LineRead) -> Where:
    return line.row.page.where(line.row.words())


def _unread(at: int, line: LineRead, text: str) -> Iterator[Finding]:
    """Numbers below the row behind labels nobody knows, left in the description or in the notes; one number twice."""
    codes = [line.values[one][0].raw for one in ("article", "buyer_article") if line.values.get(one)]
    notes = [words for _, words in line.row.notes if note_label(words) is None]
    strangers = [words for words in notes if strange_label(words) is not None or _numbers_goods(words)]
    if len(set(codes)) < len(codes) or (strangers and len(codes) < _TWICE):
        said = {"line": str(at), "value": " ".join(one.text for one in strangers[0])[:60] if strangers else codes[0]}
        yield Finding("pdf.number-unexplained", Severity.WARNING, _place(line), said, f"lines[{at}].item")
        return
    for one in line.row.following:
        strange = strange_label(one.words)
        if strange is not None and one.text in text:
            said = {"line": str(at), "value": one.text[:60]}
            yield Finding(
                "pdf.number-unexplained", Severity.WARNING, one.page.where(one.words), said, f"lines[{at}].item"
            )


def _numbers_goods(words: Sequence[Word]) -> bool:
    """Whether a word for goods behind one that nobody knows is the label of a number: "QTX Item: 497.9778"."""
    for name, thing, code in zip(words, words[1:], words[2:], strict=False):
        if thing.text.endswith(":"):
            known = any(TITLE_PARTS.roles_of(key_of(one.text)) for one in (name, code))
            return key_of(thing.text) in _GOODS and not known and _CODE.fullmatch(code.text) is not None
    return False


_GOODS: Final = frozenset(
    ("item", "items", "article", "part", "sku", "material", "product", "artikel", "teil", "produkt", "ident", "ware")
)
"""Words for goods that are labels of their numbers behind a name."""


def _torn(at: int, line: LineRead) -> Iterator[Finding]:
    """Words that stand one blank before the text, or behind it, but fell to a column nobody knows."""
    text = line.row.cells.get("description")
    for kind in ("other", "aside", "figures"):
        lost = line.row.cells.get(kind)
        gaps = (text[0].x0 - lost[-1].x1, lost[0].x0 - text[-1].x1) if text and lost else ()
        blank = max(_BLANK * line.row.line.height, blank_in(text)) if text else 0.0
        if lost and any(0 <= gap < blank for gap in gaps):
            said, place = {"line": str(at), "value": lost[-1].text[:60]}, line.row.page.where(lost)
            yield Finding("pdf.number-unexplained", Severity.WARNING, place, said, f"lines[{at}].item.name")
            return


_BLANK: Final = 0.45
"""Width of one blank at most, in line heights, where letters are not as wide as it."""


def _strange(at: int, line: LineRead) -> Iterator[Finding]:
    """Words below the line's cells that nobody knows."""
    for words in line.strange[:1]:
        said = {"line": str(at), "value": " ".join(one.text for one in words)[:60]}
        yield Finding("pdf.number-unexplained", Severity.WARNING, line.row.page.where(words), said, f"lines[{at}]")


def _undated(at: int, line: LineRead) -> Iterator[Finding]:
    """A day behind a label nobody knows, of a line that has none to be delivered on: "Ready for collection: 26 Nov"."""
    if line.values.get("delivery_date"):
        return
    for page, words in line.row.notes:
        colon = next((at for at, one in enumerate(words) if one.text.endswith(":")), len(words))
        label = [key_of(one.text) for one in words[: colon + 1]]
        told = note_label(words) is not None or any(key.startswith(_OTHER_DAYS) for key in label)
        if not told and find_date(" ".join(one.text for one in words[colon + 1 : colon + 4])) is not None:
            said = {"line": str(at), "value": " ".join(one.text for one in words)[:60]}
            yield Finding("pdf.number-unexplained", Severity.WARNING, page.where(words), said,
                          f"lines[{at}].requested_delivery")  # fmt: skip
            return


_OTHER_DAYS: Final = (
    "zeichnung", "drawing", "stand", "rev", "index", "ausgabe", "issue", "edition", "version", "mhd", "mindesthalt",
    "verfall", "ablauf", "expir", "best", "use", "shelf", "angebot", "quot", "offer", "anfrage", "enquiry", "vertrag",
    "contract", "rahmen", "rechnung", "invoice", "gultig", "valid", "auftrag", "bestell", "order", "banf",
    "requisition", "pruf", "calibrat", "kalibr", "charge", "batch", "herstell", "manufact", "produktion", "preis",
    "price", "entwurf",
)  # fmt: skip
"""How words begin that name a day of something else: of a drawing, another paper, what the goods keep to."""


def _label_left(at: int, line: LineRead) -> Iterator[Finding]:
    """A label of a number at the end of the text: its value was taken for another's, or for nothing."""
    for found in line.values.get("description", ()):
        key = key_of(found.raw.split()[-1])
        if (dict.get(COLUMN_TITLES, key) or "") in {"quantity", "price", "amount"} and key not in UNIT_WORDS:
            said = {"line": str(at), "value": found.raw.split()[-1]}
            yield Finding("pdf.number-unexplained", Severity.WARNING, _place(line), said, f"lines[{at}].item.name")


def _crowded(at: int, line: LineRead) -> Iterator[Finding]:
    """Two numbers in the place of one, where no arithmetic says which is meant."""
    if line.closes:
        return
    for kind in ("quantity", "amount"):
        words = line.row.cells.get(kind, ())
        places = [at for at, one in enumerate(words) if looks_numeric(one.text)]
        figures = [words[at].text for at in places]
        together = places[-1:] == places[:1] or places[-1] - places[0] == len(places) - 1
        grouped = together and all(re.fullmatch(r"\d{3}(?:[.,]\d+)?", one) for one in figures[1:])
        if len(figures) > 1 and not grouped:
            said = {"line": str(at), "value": " ".join(figures)}
            place = line.row.page.where(line.row.cells[kind])
            yield Finding("pdf.number-unexplained", Severity.WARNING, place, said, f"lines[{at}].{kind}")


def _passed_over(lines: Sequence[LineRead], table: Table, number_format: NumberFormat) -> Iterator[Finding]:
    """Amounts and numbers between the lines that belong to none of them; sums of the lines before are none."""
    amounts = [one.amount or Decimal(0) for one in lines]
    for before, line in table.extras:
        value = last_number(line, number_format)
        sums = set(accumulate(reversed(amounts[:before])))
        if 0 < before < len(lines) and value not in sums:
            yield _over(before, line.page.where(line.words), line.text)
    for before, line in table.skipped:
        # Between two rows of one page: what stands above and below a table is no part of it.
        if 0 < before < len(lines) and table.rows[before - 1].page is line.page is table.rows[before].page:
            yield _over(before, line.page.where(line.words), line.text)


def _over(at: int, where: object, text: str) -> Finding:
    said = {"line": str(at), "value": text[:60]}
    return Finding("pdf.number-unexplained", Severity.WARNING, where, said, f"lines[{at}]")  # type: ignore[arg-type]  # a Where
