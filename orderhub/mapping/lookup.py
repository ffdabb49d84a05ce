"""Lookup tables: one CSV or YAML file each under `mappings/lookups/`, UTF-8, or `tables:` in a mapping file.

    code,unit            CSV with comma or semicolon, first line column titles
    STK,C62

    STK: C62             YAML: pairs, or columns with rows

    columns: [number, gtin]
    rows:
      - [NW-1001, "4012345100105"]

`lookup: units` reads the first column as key and the second as value; `{table: articles, key: gtin, value: number}`
names them. Keys are compared exactly first, then without regard to case, blanks and full stops, then without the ending
of a plural in brackets: `box(es)`.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from functools import cached_property
from typing import Final

from orderhub.errors import MappingError
from orderhub.mapping import source
from orderhub.mapping.source import Item

MAX_BYTES = 20_000_000


_PLURAL: Final = re.compile(r"([^\W\d_]{2,})\((?:e?s|e?n|e)\)\.?")


def fold(key: str) -> str:
    """`Stk.` and `stk` are one key."""
    return "".join(key.split()).replace(".", "").casefold()


class Lookup:
    """One table. Immutable after reading; the indices are made when first asked for."""

    def __init__(self, name: str, columns: tuple[str, ...], rows: list[tuple[str, ...]], text: str, file: str) -> None:
        self.name = name
        self.file = file
        """As messages name it, e.g. `lookups/units.csv`."""
        self.text = text
        self.columns = columns
        self.rows = rows
        self.sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self._indices: dict[tuple[int, int], tuple[dict[str, str], dict[str, str]]] = {}

    @cached_property
    def positions(self) -> dict[str, int]:
        """Column number by title."""
        return {title: at for at, title in enumerate(self.columns)}

    def find(self, key: str, by: int = 0, give: int = 1) -> str | None:
        """The value in column `give` of the row whose column `by` is `key`; None when there is none."""
        index = self._indices.get((by, give))
        if index is None:
            index = self._indices[by, give] = self._index(by, give)
        exact, folded = index
        found = exact.get(key)
        if found is None and (found := folded.get(fold(key))) is None and (one := _PLURAL.fullmatch(key.strip())):
            found = folded.get(fold(one[1]))
        return found

    def keys(self, by: int = 0) -> list[str]:
        """All keys of a column."""
        return [row[by] for row in self.rows]

    def _index(self, by: int, give: int) -> tuple[dict[str, str], dict[str, str]]:
        exact: dict[str, str] = {}
        folded: dict[str, str] = {}
        for row in self.rows:
            key, value = row[by], row[give]
            if key and value:
                exact.setdefault(key, value)
                folded.setdefault(fold(key), value)
        return exact, folded


def read(text: str, name: str, suffix: str = ".csv") -> Lookup:
    """The table in `text`. Raises: MappingError with the line, for any text."""
    file = f"lookups/{name}{suffix}"
    if len(text) > MAX_BYTES:
        raise MappingError("mapping.too-big", file=file, line=1, column=1, limit=MAX_BYTES)
    columns, rows = _csv(text, file) if suffix == ".csv" else _yaml(source.read(text, file))
    return Lookup(name, columns, rows, text, file)


def inline(name: str, item: Item) -> Lookup:
    """A table that stands in a mapping file under `tables`. Raises: MappingError."""
    columns, rows = _yaml(item)
    text = json.dumps([columns, *rows], ensure_ascii=False)
    return Lookup(name, columns, rows, text, item.file)


def _csv(text: str, file: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    body = text.removeprefix("\ufeff")
    head = body.split("\n", 1)[0]
    reader = csv.reader(body.splitlines(), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
    columns: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if not any(cells) or cells[0].startswith("#"):
                continue
            if not columns:
                columns = cells
            elif len(cells) != len(columns):
                raise MappingError(
                    "mapping.lookup-broken", file=file, line=reader.line_num, column=1, cells=len(cells),
                    titles=len(columns),
                )  # fmt: skip
            else:
                rows.append(cells)
    except csv.Error as broken:
        raise MappingError("mapping.no-csv", file=file, line=reader.line_num, column=1, problem=broken) from None
    if len(columns) < 2:
        raise MappingError("mapping.lookup-broken", file=file, line=1, column=1, cells=len(columns), titles=2)
    return columns, rows


def _yaml(item: Item) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    entries = item.mapping("pairs such as {STK: C62}, or columns and rows")
    if entries.keys() == {"columns", "rows"} and entries["rows"].items is not None:
        columns = _cells(entries["columns"])
        if len(columns) < 2:
            entries["columns"].fail("mapping.lookup-broken", cells=len(columns), titles=2)
        rows = [_row(one, len(columns)) for one in entries["rows"].items]
        return columns, rows
    if not entries:
        item.fail("mapping.value-wrong", expected="pairs such as {STK: C62}", value="nothing")
    return ("key", "value"), [(key, _cell(value)) for key, value in entries.items()]


def _row(item: Item, columns: int) -> tuple[str, ...]:
    cells = _cells(item)
    if len(cells) != columns:
        item.fail("mapping.lookup-broken", cells=len(cells), titles=columns)
    return cells


def _cells(item: Item) -> tuple[str, ...]:
    if item.items is None:
        item.fail("mapping.value-wrong", expected="a list of cells", value=item.shown)
    return tuple(_cell(one) for one in item.items)


def _cell(item: Item) -> str:
    return "" if item.is_null else item.scalar("a text").strip()
