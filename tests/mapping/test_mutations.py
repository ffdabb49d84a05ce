"""Each key of a mapping file, misspelt, of the wrong type, taken away or wrong in value: an error at its own line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from orderhub.errors import MappingError
from orderhub.mapping import file, outgoing, rule
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.lookup import read as read_lookup
from orderhub.mapping.source import Item, read
from orderhub.order.model import Order

MAPPINGS = Path(__file__).parents[2] / "mappings"
BASE = file.load("profile: base\nmatch: null\nlines: {each: LIN}\n", "generic/base.yaml")
UNITS = read_lookup("code,unit\nSTK,C62\n", "units")
ARTICLES = read_lookup("number,gtin\nA,401\n", "articles")
SINK = """profile: sink-orders
about: Every key of the language.
extends: base
match:
  format: edifact
  message: ORDERS
  any:
    - {sender: S1}
    - {sender: S2}
partner:
  slug: sink
  name: Sink
  language: de
  gln: "4012345000009"
  customer_number: K-1
  priority: 60
  due_hours: 12
  touchless: true
  price_tolerance: "1.0"
  replies: [ordrsp, mail]
  reply_to: a@b.example
  ack_hours: 4
  unique_interchanges: false
  states:
    - {name: credit, de: Bonität, en: Credit, on: [mapping.check-range]}
  outgoing:
    charset: UNOC:3
    unwritable: hold
    too_long: cut
    limits: {NAD.C080.3036: 25, N1.02: 35}
    separators: {component: ":", element: "|", decimal: ",", release: "?", repetition: "^", terminator: "~"}
    una: true
    line_breaks: true
    sender: {id: "4098765000003", qualifier: "14"}
    receiver: {id: NORD, group: NORDGRP}
numbers: de
syntax:
  policy: {edi.unt-count: ignore, "edi.segment-unexpected": error}
tables:
  small: {KOL: CT}
order:
  number:
    from: [BGM/1004, $type_code]
    required: true
    check: {pattern: "[0-9]+"}
  type_code:
    const: "220"
  issue_date:
    from: "DTM[2005=137]/2380"
    as: date(2379)
  currency:
    from: CUX/6345
    when: ["CUX/6345", "!CUX[6347=9]/6345"]
    default: EUR
  buyer:
    gln: {from: "NAD[3035=BY]/3039", check: gln}
    name: {concat: ["NAD[3035=BY]/3036", "NAD[3035=BY]/3124"], join: ", "}
    customer_number: {from: BGM/1004, split: {at: "-", take: 2}, upper: true, trim: false}
    address.region: {from: BGM/1004, pad: {width: 5, with: "0", side: left}, replace: {A: B}}
  totals.stated.net: {from: "MOA[5025=125]/5004", as: implied_decimal(2), check: {range: [0, 500]}}
  references:
    each: RFF
    when: "RFF[1153=CT]/1154"
    qualifier: RFF/1153
    value: RFF/1154
lines:
  each: LIN
  when: LIN/1082
  line:
    item.gtin: LIN/7140
    item.seller_id:
      from: {lookup: {table: articles, key: gtin, value: number}, key: $item.gtin}
    quantity.value: {from: QTY/6060, as: decimal(de)}
    quantity.unit: {from: QTY/6411, codes: {X: CT}, lookup: units, on_missing: review}
    item.name: {from: IMD/7008, lookup: small, on_missing: pass}
    price.net: {from: PRI/5118, per: PRI/5284}
transform:
  python: swap
"""
NAMES_OF_THE_PARTNERS_OWN = {"codes", "replace", "small", "tables"}
"""Below these any key is right, as long as nothing names it."""
FREE_VALUES = {
    "about", "name", "de", "en", "gln", "customer_number", "reply_to", "const", "default", "join", "at", "with",
    "message", "sender", "codes", "replace", "small", "X", "A", "KOL", "pattern", "id", "qualifier", "group",
}  # fmt: skip
"""Any text is right there."""


def known(text: str) -> Catalog:
    """The file with what it needs. Raises: MappingError."""
    profile = file.load(text, "partners/sink.yaml")
    transforms = {"swap": lambda order, _: order or Order()}
    return Catalog([BASE, profile], {"units": UNITS, "articles": ARTICLES}, transforms)


class Key(NamedTuple):
    """One key of the file with its value."""

    parent: str
    name: str
    value: Item
    line: int
    column: int


def keys(item: Item, parent: str = "") -> Iterator[Key]:
    for name, value in (item.entries or {}).items():
        yield Key(parent, name, value, *item.key_places[name])
        yield from keys(value, name)
    for value in item.items or ():
        yield from keys(value, parent)


ALL = list(keys(read(SINK, "x")))
IDS = [f"{one.line}-{one.name}" for one in ALL]


def replaced(item: Item, text: str) -> str:
    """The file with another text in place of a scalar."""
    rows = SINK.split("\n")
    row = rows[item.line - 1]
    before, rest = row[: item.column - 1], row[item.column - 1 :]
    length = len(item.text or "") + (0 if item.plain else 2)
    rows[item.line - 1] = before + text + rest[length:]
    return "\n".join(rows)


def refused(text: str) -> int:
    """The line of the complaint."""
    with pytest.raises(MappingError) as caught:
        known(text)
    for language in ("en", "de"):
        assert caught.value.text(language).startswith(f"partners/sink.yaml:{caught.value.params['line']}:")
    return int(caught.value.params["line"])


def scalars(one: Key) -> list[Item]:
    return [item for item in one.value.sequence() if item.text is not None]


def test_the_file_is_right_and_holds_every_key_of_the_language() -> None:
    assert known(SINK).profile("sink-orders").partner is not None
    assert {one.name for one in ALL} >= {
        *file.KEYS,
        *rule.KEYS,
        *outgoing.KEYS,
        *outgoing.SEPARATORS,
        *outgoing.END_KEYS,
    }


@pytest.mark.parametrize("one", ALL, ids=IDS)
def test_a_misspelt_key(one: Key) -> None:
    if one.parent in NAMES_OF_THE_PARTNERS_OWN - {"tables"}:
        return
    rows = SINK.split("\n")
    row = rows[one.line - 1]
    rows[one.line - 1] = row[: one.column - 1] + one.name + "x" + row[one.column - 1 + len(one.name) :]
    line = refused("\n".join(rows))
    if one.parent == "tables":
        assert "lookup: small" in rows[line - 1]
    else:
        # A key that must be there is missed at the mapping it stands in, which may begin on an earlier line.
        assert line == one.line or (
            line < one.line and one.name in {"profile", "match", "slug", "name", "format", "from"}
        )


@pytest.mark.parametrize("one", ALL, ids=IDS)
def test_a_value_of_the_wrong_type(one: Key) -> None:
    for item in scalars(one):
        assert refused(replaced(item, "{zz: 1}")) == item.line
        if one.name != "const":
            continue
        assert refused(replaced(item, "[a, b]")) == item.line


@pytest.mark.parametrize("one", ALL, ids=IDS)
def test_a_wrong_value(one: Key) -> None:
    if one.name in FREE_VALUES or one.parent in FREE_VALUES:
        return
    for item in scalars(one):
        line = refused(replaced(item, "'A//['"))
        assert line == item.line or (one.name in {"slug", "profile"} and line == 1)


@pytest.mark.parametrize("name", ["profile", "match", "format", "slug", "name", "from", "each", "at", "width", "table"])
def test_a_key_taken_away_that_must_be_there(name: str) -> None:
    for one in (one for one in ALL if one.name == name):
        rows = SINK.split("\n")
        row = rows[one.line - 1]
        flow = re.compile(rf"{name}: (?:\"[^\"]*\"|\[[^]]*\]|[^,}}]*)(?:, )?")
        if "{" in row[: one.column]:
            rows[one.line - 1] = row[: one.column - 1] + flow.sub("", row[one.column - 1 :], count=1)
        else:
            end = one.line
            while end < len(rows) and len(rows[end]) - len(rows[end].lstrip()) >= one.column:
                end += 1
            rows[one.line - 1 : end] = []
        if name == "each" and one.parent == "lines":
            assert known("\n".join(rows))
            continue
        if name in {"from", "name", "each"} and one.parent not in {"partner", "number", "references"}:
            continue
        if name == "each":
            # Without it the block is one entry; that is no fault.
            assert known("\n".join(rows))
            continue
        line = refused("\n".join(rows))
        assert line <= one.line


PARTNERS = sorted((MAPPINGS / "partners").glob("*.yaml"))


@pytest.mark.parametrize("path", PARTNERS, ids=lambda path: path.stem)
def test_a_misspelt_key_in_a_file_we_ship(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    for one in keys(read(text, path.name)):
        if one.parent in {"codes", "replace", "tables"} or one.line == 0 or _below_tables(text, one):
            continue
        row = lines[one.line - 1]
        wrong = row[: one.column - 1] + re.sub(re.escape(one.name), one.name + "x", row[one.column - 1 :], count=1)
        with pytest.raises(MappingError) as caught:
            file.load("\n".join([*lines[: one.line - 1], wrong, *lines[one.line :]]), path.name)
        line = int(caught.value.params["line"])
        assert line == one.line or (caught.value.code == "mapping.key-missing" and line <= one.line), one.name


def _below_tables(text: str, one: Key) -> bool:
    tables = (read(text, "x").entries or {}).get("tables")
    return tables is not None and one.parent in (tables.entries or {})
