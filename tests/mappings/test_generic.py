"""The generic profiles read every value their parsers can name."""

from __future__ import annotations

from pathlib import Path

import pytest

from orderhub.document import Document, Extract, Found, Kind, Node, Where
from orderhub.mapping.apply import apply
from orderhub.mapping_files import catalog
from parsers import table_file, table_titles

MAPPINGS = Path(__file__).parents[2] / "mappings"
FIELDS = {
    "position": ("number", "7"), "article": ("item.seller_id", "7"), "buyer_article": ("item.buyer_id", "7"),
    "gtin": ("item.gtin", "7"), "description": ("item.name", "7"), "quantity": ("quantity.value", "7"),
    "unit": ("quantity.original_unit", "7"), "price": ("price.net", "7"), "amount": ("amount", "7"),
    "delivery_date": ("requested_delivery.earliest", "01.12.2026"),
}  # fmt: skip
WORDS = [(word, meaning) for word, meaning in table_titles._MEANING.items() if meaning in FIELDS]


@pytest.mark.parametrize(("word", "meaning"), WORDS, ids=[word for word, _ in WORDS])
def test_each_column_title_the_table_parser_knows_is_mapped(word: str, meaning: str) -> None:
    field, value = FIELDS[meaning]
    values = {"Bezeichnung": "x", word: value} if meaning != "description" else {word: value}
    row = Node("row", {title: [Found(raw, Where(cell=title))] for title, raw in values.items()})
    known = catalog(MAPPINGS)
    extract = Extract(Kind.ORDER, "table", Node("table", {}, [row]), {"number_format": "de"})
    read = apply(known.choose(extract), extract, known)
    origin = read.provenance.get(f"lines[1].{field}")
    assert origin is not None, f"add {word} to {field} in mappings/generic/table.yaml"
    assert origin.where.cell == word


def test_a_csv_with_labels_above_the_titles() -> None:
    text = "Bestellnummer;4711\nBestelldatum;20.11.2026\nKundennummer;KD-7\n\n"
    text += "Pos;Art.-Nr.;Menge;ME;Stückpreis\n1;NW-1;5;Stk.;1.234,50\n"
    extract = table_file.parse(Document(text.encode(), name="a.csv")).extracts[0]
    known = catalog(MAPPINGS)
    read = apply(known.choose(extract), extract, known)
    assert read.profile == "generic-table"
    assert (read.order.number, str(read.order.issue_date)) == ("4711", "2026-11-20")
    assert read.order.buyer is not None
    assert read.order.buyer.customer_number == "KD-7"
    line = read.order.lines[0]
    assert line.quantity is not None
    assert line.price is not None
    assert (line.item.seller_id, line.quantity.unit, str(line.price.net)) == ("NW-1", "C62", "1234.50")
