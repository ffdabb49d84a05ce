"""What a row says beside the name of its goods: numbers and values behind labels, remarks, what the form always prints.

    1   MESC 19.11.477                          <- the number that opens each row, with what all of them open with
        Hydraulic oil ISO VG 46 zinc free       <- the name of the goods
        Supplier Item: NWH.1307.45              <- a value with its label, read by `page_lines`
        Cost centre: RD-330   Taxable: No       <- notes: the labels say nothing of the goods
        Note to supplier: deliver on returnable
        pallets only                            <- the note goes on

In: the rows of a table. Out: each line that follows a row holds one label with its value, or text; what says nothing of
the goods stands in `Row.notes`, and so is not lost. A label is a word that the trade has for it, or one with a colon
that comes again in most rows; what stands in one row alone, behind no such word, is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.labelled_openers import take_labelled_openers
from parsers.line_labels import LINE_LABELS, PLAIN_NUMBERS, labels_of
from parsers.line_places import names_place
from parsers.note_labels import is_note_title, note_label, tells_goods
from parsers.noted_below import take_noted
from parsers.owned_codes import take_owned
from parsers.owner_labels import spell_owners
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Match, Word, key_of
from parsers.release_notes import beside_labels, is_count, opens_labels
from parsers.running_texts import join_running
from parsers.title_owners import Owner, owner_of

if TYPE_CHECKING:
    from parsers.order_table import Row
    from parsers.page_titles import Column

_APART: Final = 0.9
"""Line heights between what stands for itself and the next."""
_LONGEST: Final = 4
"""Words of a label at most."""
_MOST: Final = 0.8
_SMALL: Final = 0.9
"""Height of small print, by that of the row."""
_SEVERAL: Final = 3
_VALUES: Final = frozenset(("article", "buyer_article", "gtin", "delivery_date", "discount", "price_unit", "quantity"))
_PARTING: Final = frozenset(("/", "|", "·", "•", ";", ",", "-", "–"))


class Piece(NamedTuple):
    """Words of a line that belong together."""

    words: list[Word]
    label: str
    """The words of its label, by `key_of`; empty for text."""
    meaning: str
    """"value" behind a label of goods, "note", "" for a label nobody knows and for text."""


def part_facts(rows: Sequence[Row]) -> None:
    """Takes numbers and notes out of the texts of all rows."""
    spell_owners(rows)
    join_running(rows)
    texts = [row.cells.get("description", []) for row in rows]
    take_noted(rows)
    take_labelled_openers(rows)
    take_openers(rows)
    take_owned(rows)
    _part_openers(rows, texts)
    for row in rows:
        row.notes += [(row.page, words) for words in _beside(row)]
    told = [row for row in rows if row.following or row.beyond]
    if not told:
        return
    parted: dict[int, list[Piece]] = {}
    for row in told:
        row.following = titled_below(row.following, parted)
        parted |= {id(line): pieces_of(line) for line in (*row.following, *row.beyond) if id(line) not in parted}
        lines = [parted[id(line)] for line in (*row.following, *row.beyond)]
        _makers_aside(lines)
        beside_labels(lines)
    again = _again(rows, parted)
    printed = _printed_always(rows)
    edge = max(line.segments(_APART)[0][-1].x1 for row in told for line in (*row.following, *row.beyond))
    for row in told:
        row.following = list(_without_notes(row, row.following, parted, again | printed, edge))
        row.beyond = list(_without_notes(row, row.beyond, parted, again | printed, edge))


def _part_openers(rows: Sequence[Row], texts: Sequence[Sequence[Word]]) -> None:
    """Takes what stands labelled behind the number that opens a text out of it, where the goods are named below.

    "Our part: KA-1955677   Rev: B" over "BRACKET, MOUNTING". `texts`: those with the numbers.
    """
    openers = [_opener_facts(row, text) for row, text in zip(rows, texts, strict=True)]
    count = Counter(label for one in openers for label in {piece.label for piece in one})
    for row, pieces in zip(rows, openers, strict=True):
        told = [one for one in pieces if one.meaning or (one.label and 1 < count[one.label] >= len(rows) / 2)]
        gone = {id(word) for one in told for word in one.words}
        text = [one for one in row.cells.get("description", []) if id(one) not in gone]
        row.notes += [(row.page, one.words) for one in told if one.meaning != "value"]
        row.following[:0] = [Line(row.page, one.words) for one in told if one.meaning == "value"]
        if told:
            row.cells["description"] = [one for at, one in enumerate(text) if at or one.text not in _PARTING]
            if not row.cells["description"]:
                del row.cells["description"]


def _opener_facts(row: Row, before: Sequence[Word]) -> list[Piece]:
    """The pieces of what stands behind the number in the first line of a text; nothing where it names the goods."""
    text = row.cells.get("description", [])
    code = text[:1] if len(text) == len(before) > _TWO and _CODE.fullmatch(text[0].text) else []
    rest = text[len(code) :]
    while rest and rest[0].text in _PARTING:
        rest = rest[1:]
    if not rest or not any(map(_names_goods, row.following)):
        return []
    if is_count(rest):
        return [Piece(rest, "", "note")]
    if len(rest) == len(before):
        # No number opened it, and no sign.
        return []
    pieces = [pieces_of(Line(row.page, rest))]
    beside_labels(pieces, alone=True)
    return pieces[0] if pieces[0][0].label else []


def _names_goods(line: Line) -> bool:
    return not any(one.label for one in pieces_of(line)) and sum(map(str.isalpha, line.text)) >= _SEVERAL


def _makers_aside(lines: Sequence[list[Piece]]) -> None:
    """Makes the maker's number a note where the supplier's has a label of its own: "Mfr Part No", "Vendor Item No"."""
    owners = [
        (pieces, at, owner_of(one.words[: hit.end]))
        for pieces in lines
        for at, one in enumerate(pieces)
        if one.meaning == "value"
        for hit in labels_of(one.words)[:1]
        if hit.meaning == "article"
    ]
    if any(owner == Owner.SUPPLIER for _, _, owner in owners):
        for pieces, at, owner in owners:
            if owner == Owner.MAKER:
                pieces[at] = pieces[at]._replace(meaning="note")


def _beside(row: Row) -> Iterable[list[Word]]:
    """What stands in columns that are none of the goods' own, "Kontierung", "Lagerort", each with its title."""
    columns = [one for one in row.header.columns if one.kind in _ASIDE] if row.header is not None else []
    for kind in _ASIDE if columns else ():
        words = row.cells.get(kind, [])
        for column in [one for one in columns if one.kind == kind]:
            own = [one for one in words if _nearest(one, columns) is column]
            if own and sum(map(str.isalpha, "".join(one.text for one in own))) >= _LETTERS:
                yield [*column.words, *own] if len(column.words) <= _LONGEST else own


_ASIDE: Final = ("aside", "other")
_LETTERS: Final = 2


def _nearest(word: Word, columns: Sequence[Column]) -> Column:
    middle = (word.x0 + word.x1) / 2
    return min(columns, key=lambda one: abs((one.x0 + one.x1) / 2 - middle))


def _again(rows: Sequence[Row], parted: dict[int, list[Piece]]) -> set[str]:
    """Labels that nobody knows and that come again in most rows."""
    count = Counter(
        label
        for row in rows
        for label in {one.label for line in (*row.following, *row.beyond) for one in parted[id(line)] if one.label}
    )
    return {label for label, times in count.items() if times > 1 and 2 * times >= len(rows)}


def _printed_always(rows: Sequence[Row]) -> set[str]:
    """The wording of lines in small print that stand below nearly every row."""
    count = Counter(
        wording
        for row in rows
        for wording in {_wording(one) for one in row.following if one.height < _SMALL * row.line.height}
    )
    return {one for one, times in count.items() if one and times >= max(_SEVERAL, _MOST * len(rows))}


def _wording(line: Line) -> str:
    words = [one.text for one in line.words if not any(map(str.isdigit, one.text))]
    return " ".join(words) if sum(map(str.isalpha, "".join(words))) >= _SEVERAL else ""


def _without_notes(
    row: Row, lines: Sequence[Line], parted: dict[int, list[Piece]], again: set[str], edge: float
) -> Iterable[Line]:
    """The lines without the notes in them, which go to the row."""
    note: list[Word] = []
    for line in lines:
        pieces = parted[id(line)]
        if names_place(line):
            # `line_gates` looks at it.
            note = []
            yield line
            continue
        if len(pieces) == 1 and not pieces[0].label:
            if note and _goes_on(note, line, edge):
                note += line.words
            elif _wording(line) in again and line.height < _SMALL * row.line.height:
                note = list(line.words)
                row.notes.append((line.page, note))
            else:
                note = []
                yield line
            continue
        kept: list[Piece] = []
        note = []
        for one in pieces:
            if one.meaning == "note" or (not one.meaning and one.label in again):
                note = list(one.words)
                row.notes.append((line.page, note))
            else:
                note = []
                kept.append(one)
        yield from _kept(line, kept, len(pieces))


def _kept(line: Line, pieces: Sequence[Piece], before: int) -> Iterable[Line]:
    """What is left of a line: each value for itself, text and labels that nobody knows as they stood."""
    if len(pieces) == before and not any(one.meaning == "value" for one in pieces[1:]):
        yield line
        return
    run: list[Word] = []
    for one in pieces:
        if one.meaning == "value" and run:
            yield Line(line.page, run)
            run = []
        run = [*run, *one.words]
        if one.meaning == "value":
            yield Line(line.page, run)
            run = []
    if run:
        yield Line(line.page, run)


def _goes_on(note: Sequence[Word], line: Line, edge: float) -> bool:
    """Whether a line goes on with the note above it: it begins below it, and its first word had no room there."""
    first = line.words[0]
    room = edge - note[-1].x1
    if first.text[0].islower() and note[-1].text.isalpha() and len(note) > _TWO:
        return True
    return first.x1 - first.x0 + 0.2 * line.height > room and any(map(str.isalpha, note[-1].text))


def pieces_of(line: Line) -> list[Piece]:
    """The line parted before each label; in one piece where it begins with text and no label stands apart in it."""
    words = line.words
    told = ":" in line.text or any(map(str.isdigit, line.text)) or note_label(words) is not None
    if len(words) < 2 or not told:
        return [Piece(list(words), "", "")]
    starts: list[tuple[int, str, str]] = []
    hits = {hit.start: hit for hit in labels_of(words) if hit.meaning in _VALUES}
    after = 0
    for at in range(len(words)):
        if at < after:
            continue
        far = at > 0 and words[at].x0 - words[at - 1].x1 > _APART * line.height
        opens = at == 0 or far or (bool(starts) and _parts(words[at - 1].text)) or opens_labels(words, at)
        note, hit = note_label(words, at), hits.get(at)
        colon = _colon(words, at, opens=opens, listed=bool(starts))
        if hit is not None and colon > hit.end and not any(_parts(one.text) for one in words[at : colon - 1]):
            # "Supplier Part Auxiliary ID:" is no number of a part.
            hit = None
        told = hit is not None and (opens or (bool(starts) and words[hit.end - 1].text.endswith(":")))
        if hit is not None and told and (note is None or note.end <= hit.end):
            if not starts or far or starts[-1][2] != "value":
                # Values that follow one another are read together: "Ihre Nr. 4711, unsere Sorte P8059".
                starts.append((at, hit.key, "value"))
            after = hit.end
        elif note is not None and (opens or starts):
            starts.append((at, note.key, "note"))
            after = note.end
        elif colon > at and not tells_goods(words[at:colon]):
            starts.append((at, "".join(key_of(one.text) for one in words[at:colon]), ""))
            after = colon
    return _cut(words, _with_codes_apart(line, starts, hits))


def _with_codes_apart(
    line: Line, starts: Sequence[tuple[int, str, str]], hits: Mapping[int, Match]
) -> list[tuple[int, str, str]]:
    """The starts and those of what stands apart behind a labelled number, or, a label with its code, before one."""
    found: list[tuple[int, str, str]] = []
    words, begun = line.words, {one[0]: one for one in starts}
    for at, word in enumerate(words):
        if at in begun:
            found.append(begun[at])
        elif at == 0 and starts and is_note_title(key := _label_apart(words, 0, line.height)):
            found.append((0, key, ""))
        elif found and found[-1][2] == "value":
            told = any(any(map(str.isdigit, one.text)) for one in words[hits[found[-1][0]].end : at])
            noted = is_note_title(key := _label_apart(words, at, line.height))
            if told and (noted or word.x0 - words[at - 1].x1 > _APART * line.height):
                found.append((at, key, "note" if noted else ""))
    return found


def _label_apart(words: Sequence[Word], at: int, height: float) -> str:
    """The label before the code that stands with it alone, "Bin A11-2"; empty where text or a measure stands there."""
    run = [words[at]]
    for word in words[at + 1 :]:
        if word.x0 - run[-1].x1 > _APART * height:
            break
        run.append(word)
    *label, code = run
    plain = len(label) <= _LONGEST and all(one.text.rstrip(".").isalpha() for one in label)
    goods = tells_goods(label) or any(key_of(one.text) in UNIT_WORDS for one in label)
    told = plain and not goods and any(map(str.isdigit, code.text))
    return "".join(key_of(one.text) for one in label) if told else ""


def titled_below(lines: Sequence[Line], parted: dict[int, list[Piece]]) -> list[Line]:
    """The lines, and for labels above their values each label with its value: "Cost centre   Due" over "41200   6 May".

    Adds what each of those is to `parted`.
    """
    found: list[Line] = []
    at = 0
    while at < len(lines):
        pieces = _stacked(lines[at], lines[at + 1]) if at + 1 < len(lines) else []
        for one in pieces:
            found.append(Line(lines[at].page, one.words))
            parted[id(found[-1])] = [one]
        if not pieces:
            found.append(lines[at])
        at += 2 if pieces else 1
    return found


def _stacked(titles: Line, values: Line) -> list[Piece]:
    if any(map(str.isdigit, titles.text)) or not any(map(str.isdigit, values.text)) or titles.text.endswith(":"):
        return []
    heads, runs = titles.segments(_APART), values.segments(_APART)
    if len(heads) < _TWO or len(heads) != len(runs):
        return []
    pieces = []
    for head, run in zip(heads, runs, strict=True):
        key = "".join(key_of(one.text) for one in head)
        meaning = "note" if is_note_title(key) else "value" if LINE_LABELS.meaning_of(key) in _VALUES else ""
        if not meaning or abs(head[0].x0 - run[0].x0) > titles.height:
            return []
        pieces.append(Piece([*head, *run], key, meaning))
    return pieces


def _parts(text: str) -> bool:
    return text in _PARTING or text[-1] in ",;"


def _colon(words: Sequence[Word], at: int, *, opens: bool, listed: bool) -> int:
    """Where a label nobody knows ends, that begins at a word: behind its colon; 0 where none does.

    Within a run it is the one word before the colon.
    """
    for end in range(at, min(at + (_LONGEST if opens else 1), len(words))):
        text = words[end].text
        if any(map(str.isdigit, text)) or not any(map(str.isalpha, text)):
            return 0
        if text.endswith(":"):
            return end + 1 if (opens or listed) and end + 1 < len(words) else 0
    return 0


def _cut(words: Sequence[Word], starts: Sequence[tuple[int, str, str]]) -> list[Piece]:
    if not starts:
        return [Piece(list(words), "", "")]
    pieces = [Piece(list(words[: starts[0][0]]), "", "")] if starts[0][0] else []
    stops = [*(one[0] for one in starts[1:]), len(words)]
    for (at, label, meaning), stop in zip(starts, stops, strict=True):
        end = stop
        while end - 1 > at and stop < len(words) and words[end - 1].text in _PARTING:
            end -= 1
        # "Mfr: Parker" gives no number.
        told = meaning != "value" or any(any(map(str.isdigit, one.text)) for one in words[at:end])
        pieces.append(Piece(list(words[at:end]), label, meaning if told else ""))
    return pieces


def take_openers(rows: Sequence[Row]) -> None:
    """Takes the number that opens the text of each row behind the same word: "P/N 740-7239-5K", "MESC 19.11.477".

    A word that only says what it is, is none of the number; any other one is a part of it, where nothing else stands in
    its line. One row alone is enough for a label.
    """
    opened = [(row, found) for row in rows if (found := _opener(row)) is not None]
    if not opened or len(opened) < _MOST * len(rows):
        if not opened:
            _take_below(rows)
            _take_closers(rows)
        return
    prefixes = {" ".join(one.text for one in row.cells["description"][:size]) for row, (size, _) in opened}
    plain = all(is_label for _, (_, is_label) in opened)
    told = plain or ((len(opened) > 1 or opened[0][0].coded) and all(_is_alone(row, one[0]) for row, one in opened))
    if len(prefixes) > 1 or not told:
        return
    for row, (size, is_label) in opened:
        text = row.cells["description"]
        kind = "article" if is_label or not _supplier_below(row) else "buyer_article"
        if plain and _supplier_below(row):
            kind = "buyer_article"
        row.cells[kind] = text[size if is_label else 0 : size + 1]
        if rest := text[size + 1 :]:
            row.cells["description"] = rest
        else:
            del row.cells["description"]


def _take_below(rows: Sequence[Row]) -> None:
    """Takes the number that stands alone below each text behind the same word: "IMPA 174711" under the goods."""
    if len(rows) < _TWO or any(row.cells.keys() & {"article", "buyer_article"} or _supplier_below(row) for row in rows):
        return
    found = [next((one for one in row.following if _is_named_code(one)), None) for row in rows]
    lines = [one for one in found if one is not None]
    if len(lines) < len(rows) or len({one.words[0].text for one in lines}) > 1 or len({one.text for one in lines}) == 1:
        return
    for row, line in zip(rows, lines, strict=True):
        row.cells["article"] = line.words
        row.following.remove(line)


def _take_closers(rows: Sequence[Row]) -> None:
    """Takes the number in brackets that ends the text of each row, where none has another: "Pipe [4711-20]"."""
    texts = [row.cells.get("description", []) for row in rows]
    codes = [text[-1].text for text in texts if len(text) > 1 and _BRACKETED.fullmatch(text[-1].text)]
    if len(rows) < _TWO or len(set(codes)) < len(rows) or any(row.cells.keys() & _CODED for row in rows):
        return
    for row, text in zip(rows, texts, strict=True):
        row.cells["article"] = [text[-1]._replace(text=text[-1].text.strip("()[]"))]
        row.cells["description"] = text[:-1]


_CODED: Final = frozenset(("article", "buyer_article", "gtin"))
_BRACKETED: Final = re.compile(r"[(\[](?=(?:.*\d){3})[A-Z0-9][A-Z0-9./-]{3,24}[)\]]")
_TWO: Final = 2


def _is_named_code(line: Line) -> bool:
    first, last = line.words[0].text, line.words[-1].text
    return len(line.words) == _TWO and first.isalpha() and first.isupper() and _CODE.fullmatch(last) is not None


_CODE: Final = re.compile(r"(?=(?:.*\d){2})[A-Z0-9][\w./-]{2,24}[,;:]?")
_OPENING: Final = PLAIN_NUMBERS | frozenset(
    ("p/n", "pn", "art", "artnr", "artno", "item", "itemno", "part", "partno", "sku", "mat", "matnr", "id", "ident",
     "stockcode", "stockno", "productcode", "code", "cat", "catno", "model", "best", "bestnr")
)  # fmt: skip


def _opener(row: Row) -> tuple[int, bool] | None:
    """How many words stand before the number that opens the text of a row, and whether they only say that it is one."""
    text = row.cells.get("description", [])
    if row.cells.keys() & {"article", "buyer_article"}:
        return None
    size = next((at for at, one in enumerate(text[: _LONGEST + 1]) if any(map(str.isdigit, one.text))), 0)
    if not size or not _CODE.fullmatch(text[size].text) or len(text) + len(row.following) < size + 2:
        return None
    key = "".join(key_of(one.text) for one in text[:size])
    hits = labels_of(text[:size])
    known = (
        bool(hits) and hits[0].start == 0 and hits[0].end == size and hits[0].meaning in {"article", "buyer_article"}
    )
    is_label = known or key in _OPENING
    return (size, is_label) if is_label or (size == 1 and text[0].text.isalpha() and text[0].text.isupper()) else None


def _is_alone(row: Row, size: int) -> bool:
    """Whether nothing but the number stands in the first line of the text."""
    return len(row.cells["description"]) == size + 1 and bool(row.following)


def _supplier_below(row: Row) -> bool:
    return any(
        hit.meaning == "article" and hit.start == 0 for line in row.following for hit in labels_of(line.words)[:1]
    )
