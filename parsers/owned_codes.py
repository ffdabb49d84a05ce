"""Numbers of goods behind labels of which only the owner is known: "Our LMC code: KTA5512", "Unsere Ikosa-Nr. 88123".

    Supplier part no: V-4711-20      Our LMC code: KTA5512

    Lieferanten-Artikelnr.: NWS-52436 | OSW-Artikelnr.: OSW.775.913

In: the rows of a table. Out: the numbers stand in the cells of their rows. What a house calls its catalogue nobody can
list; the label tells whose the number is and that it is one. It is no order's and no place's, all rows have it, and
it is not the same in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.code_ends import opening_code
from parsers.header_labels import LABELS
from parsers.house_names import is_house
from parsers.line_labels import LINE_LABELS, OF_ORDERS, bare_value, labels_of
from parsers.note_labels import is_note_title
from parsers.page_words import Line, Word, key_of
from parsers.title_owners import Owner, owner_of
from parsers.title_words import TITLE_PARTS

if TYPE_CHECKING:
    from parsers.order_table import Row

_OWNERS: Final = {
    **dict.fromkeys(("our", "unser", "unsere", "unserer"), "buyer_article"),
    **dict.fromkeys(("your", "ihr", "ihre", "ihrer"), "article"),
}
_NUMBER: Final = ("code", "no", "nr", "number", "nummer", "ref", "id", "kennung", "nos", "num", "#")
_LONGEST: Final = 4
"""Words of a label at most: "Our own LMC code"."""
_SHORTEST: Final = 3
"""Letters and figures of a number, at least."""
_CODED: Final = frozenset(("article", "buyer_article"))

_OF_PAPERS: Final = (
    "ticket", "tag", "appro", "auth", "rfq", "request", "booking", "slot", "tender", "file", "case", "call", "release",
    "freigabe", "genehm", "vorgang", "beleg", "akte", "rahmen", "vertrag", "contract", "agreement", "reserv", "liefer",
    "deliver", "ship", "versand", "charg", "batch", "lot", "seri", "po", "line", "zeile", "memb", "tax", "bank",
    "vorg", "invoice", "rechn", "plan", "budget", "sales", "verkauf", "phase", "task", "wo", "route", "tour",
)  # fmt: skip
"""How words begin that number papers, places and money, not goods."""


class _Owned(NamedTuple):
    """A label with its number in one run of words."""

    key: str
    kind: str
    start: int
    end: int
    code: Word


def take_owned(rows: Sequence[Row]) -> None:
    """Takes such numbers out of what the rows say, where no other is of the same owner."""
    above = [one for one in rows[0].page.lines if one.y0 < rows[0].line.y0] if rows else []
    told = [[*_owned_in(row), *_of_house(row, above)] for row in rows]
    keys = set.intersection(*({(one.kind, one.key) for _, one in some} for some in told)) if told else set()
    for kind, key in sorted(keys):
        found = [next((run, one) for run, one in some if (one.kind, one.key) == (kind, key)) for some in told]
        # One number for most rows is that of a contract; the same goods may be ordered for two days.
        if 2 * len({one.code.text for _, one in found}) <= len(rows) or any(_has(row, kind) for row in rows):
            continue
        for row, (run, one) in zip(rows, found, strict=True):
            row.cells[kind] = [one.code]
            _drop(row, run[one.start : one.end])


def _owned_in(row: Row) -> Iterable[tuple[Sequence[Word], _Owned]]:
    for run in (row.cells.get("description", []), *(line.words for line in (*row.following, *row.beyond))):
        for at, word in enumerate(run):
            kind = _OWNERS.get(key_of(word.text).strip("([|"))
            if kind is not None and (one := _label_at(run, at, kind)) is not None:
                yield run, one


def _of_house(row: Row, above: Sequence[Line]) -> Iterable[tuple[Sequence[Word], _Owned]]:
    """Numbers behind the name of the house that orders: "OSW-Artikelnr.: OSW.775.913", "CFC Item: 497.9778".

    A title of the table that has the name is as good: "Supplier Item / CFC Item".
    """
    columns = row.header.columns if row.header is not None else ()
    titles = [one.text.partition("-")[0] for column in columns for one in column.words]
    for run in (row.cells.get("description", []), *(line.words for line in (*row.following, *row.beyond))):
        for at, word in enumerate(run):
            name, _, rest = word.text.partition("-")
            ends = range(at + 1, min(at + _LONGEST, len(run)))
            end = next((end for end in ends if run[end - 1].text.endswith(":") or _ends_label(run[at:end])), None)
            if end is None or not name.isalpha():
                continue
            number = key_of(rest) + "".join(key_of(one.text) for one in run[at + 1 : end])
            code, size = opening_code(run[end:])
            value = bare_value(code.text)
            coded = sum(map(str.isalnum, value)) >= _SHORTEST and any(map(str.isdigit, value))
            housed = is_house(name, above) or (name in titles and name.isupper() and not _is_word_of_titles(name))
            if coded and _is_number_of_goods(number) and housed:
                yield run, _Owned(f"{key_of(name)}{number}", "buyer_article", at, end + size, code._replace(text=value))


def _ends_label(words: Sequence[Word]) -> bool:
    """Whether the last of a name and further words says "number" for itself: "CFC Stock No", "CFC Part #"."""
    return len(words) > 1 and key_of(words[-1].text) in _NUMBER


def _is_word_of_titles(name: str) -> bool:
    """Whether a word in capitals is no name: it is a part of a title, or says whose the numbers are: "UOM", "MFR"."""
    key = key_of(name)
    return bool(TITLE_PARTS.roles_of(key)) or _is_known(key) or owner_of([Word(name, 0, 0, 0, 0, 0)]) == Owner.MAKER


def _is_number_of_goods(key: str) -> bool:
    """Whether a label says that it numbers goods, and not whose they are: "Artikelnr.", "part no.", "Item"."""
    ways = TITLE_PARTS.roles_of(key)
    owned = any(set("TOKH") & set(way) for way in ways)
    named = LINE_LABELS.meaning_of(key) in _CODED or any(set(way) == {"A"} for way in ways)
    return named and not key.startswith(OF_ORDERS) and not owned


def _label_at(words: Sequence[Word], at: int, kind: str) -> _Owned | None:
    """The label of a number that begins at the word for its owner, and the number."""
    for end in range(at + 2, min(at + _LONGEST, len(words) - 1) + 1):
        last = words[end - 1].text
        if any(map(str.isdigit, last)) or last[-1] in ",;)]":
            return None
        if not key_of(last).endswith(_NUMBER):
            if last.endswith(":"):
                return None
            continue
        code, size = opening_code(words[end:])
        value = bare_value(code.text)
        named = [key_of(one.text) for one in words[at + 1 : end]]
        # What has a meaning of its own is told by others.
        if _is_known("".join(named)) or any(map(_is_known, named[:-1])) or not any(map(str.isdigit, value)):
            return None
        if sum(map(str.isalnum, value)) < _SHORTEST or _is_known(key_of(words[at].text) + "".join(named)):
            return None
        return _Owned("".join(named), kind, at, end + size, code._replace(text=value))
    return None


def _is_known(key: str) -> bool:
    """Whether words name something else than goods of their own: an order, an account, a place, "HS code"."""
    bare = next((key.removesuffix(one) for one in _NUMBER if key.endswith(one) and key != one), key)
    other = {LINE_LABELS.meaning_of(key), LABELS.meaning_of(key), LABELS.meaning_of(bare)} - {None, *_CODED}
    return key.startswith((*OF_ORDERS, *_OF_PAPERS)) or bool(other) or is_note_title(key) or is_note_title(bare)


def _has(row: Row, kind: str) -> bool:
    """Whether a row has a number of this owner already."""
    lines = (*row.following, *row.beyond)
    labelled = (
        hit for line in lines for hit in labels_of(line.words) if hit.meaning == kind and hit.key not in _OWNERS
    )
    return bool(row.cells.get(kind)) or next(labelled, None) is not None


def _drop(row: Row, words: Sequence[Word]) -> None:
    """Leaves words out of the text of a row and the lines below it."""
    gone = {id(one) for one in words}

    def left(lines: Sequence[Line]) -> list[Line]:
        parted = [(line, [one for one in line.words if id(one) not in gone]) for line in lines]
        return [line if len(rest) == len(line.words) else Line(line.page, rest) for line, rest in parted if rest]

    row.following, row.beyond = left(row.following), left(row.beyond)
    if "description" in row.cells:
        row.cells["description"] = [one for one in row.cells["description"] if id(one) not in gone]
        if not row.cells["description"]:
            del row.cells["description"]
